"""Cards over the picture cost nothing while nothing changes, and never lie over themselves; a
stream's numbers change seldom enough to be read, but wishes are answered at once.
"""

from dataclasses import replace
from itertools import pairwise, permutations

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.session import commands as c
from game.session.session import Session
from game.view.composition.cards import outermost
from game.view.drawing import theme
from game.view.scene.interface import Interface
from tests.view.cards.stage import MENU, PIN, screen
from tests.view.made_once import afresh
from tests.view.stage import pixels, session

SIZE = (1280, 720)
LAB = Interface()


def always():
    return True


@pytest.mark.parametrize("interface", [Interface(help_open=True), MENU, PIN])
def test_an_open_card_over_a_still_picture_is_not_drawn_again(interface):
    seen, window, shown = session("xor").snapshot(), screen(), pygame.Surface(SIZE)
    window.draw(shown, seen, interface)
    assert window.render(shown, window.scene(seen, interface, SIZE), always) == []


@pytest.mark.parametrize("playing", [False, True])
@pytest.mark.parametrize("opened", [MENU, PIN])
def test_a_card_kept_over_a_changing_picture_equals_one_drawn_afresh(opened, playing):
    running = session("xor", c.TrainTo(60), *([c.TogglePlay()] if playing else []))
    window, shown, fresh = screen(), pygame.Surface(SIZE), pygame.Surface(SIZE)
    closed = replace(opened, menu_open=False, pin_pad=None)
    hovered = replace(opened, hovered="menu.motion" if opened.menu_open else "pin.5")
    told = []
    for interface in (closed, opened, hovered, opened, opened, closed, opened):
        running.tick()
        running.apply(c.Seek(running.snapshot().last_epoch, 0.3))
        seen = running.snapshot()
        window.render(shown, window.scene(seen, interface, SIZE), always)
        told.append((seen, interface, pixels(shown)))
    afresh()
    for seen, interface, kept in told:
        screen().draw(fresh, seen, interface)
        assert kept == pixels(fresh)


def test_numbers_of_a_stream_change_a_few_times_a_second() -> None:
    running, window, shown = streaming(), screen(), pygame.Surface(SIZE)
    told = []
    for _ in range(6 * theme.REFRESH_FRAMES):
        running.tick()
        window.render(shown, window.scene(running.snapshot(), LAB, SIZE), always)
        told.append(window.published)
    changes = [frame for frame, (a, b) in enumerate(pairwise(told)) if a is not b]
    assert all(b - a >= theme.REFRESH_FRAMES for a, b in pairwise(changes))
    assert len(changes) >= 4


@pytest.mark.parametrize(
    "wish",
    [c.ChangeSetting("pace", 30.0), c.SelectSample(1), c.TogglePlay()],
)
def test_a_wish_in_a_stream_is_answered_without_waiting(wish: c.Command) -> None:
    running, window, shown = streaming(), screen(), pygame.Surface(SIZE)
    for _ in range(theme.REFRESH_FRAMES):
        running.tick()
        window.render(shown, window.scene(running.snapshot(), LAB, SIZE), always)
    running.apply(wish)
    for _ in range(5):
        window.render(shown, window.scene(running.snapshot(), LAB, SIZE), always)
    assert window.published is running.snapshot()


def streaming() -> Session:
    return session("xor", c.ChangeSetting("pace", 60.0), c.TrainTo(60), c.TogglePlay())


@given(
    st.lists(
        st.tuples(*(st.integers(0, 6) for _ in range(2)), *(st.integers(1, 6) for _ in range(2))),
        max_size=7,
    )
)
def test_what_is_restored_covers_all_that_changed_and_none_lies_in_another(
    places: list[tuple[int, int, int, int]],
) -> None:
    rects = [pygame.Rect(place) for place in places]
    kept = outermost(rects)
    assert _covered(kept) == _covered(rects)
    for one, other in permutations(kept, 2):
        assert not one.contains(other)


def _covered(rects: list[pygame.Rect]) -> set[tuple[int, int]]:
    return {
        (x, y)
        for rect in rects
        for x in range(rect.left, rect.right)
        for y in range(rect.top, rect.bottom)
    }
