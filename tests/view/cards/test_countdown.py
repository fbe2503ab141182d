"""The countdown: what was there can no longer be read, and only what changes is drawn again."""

from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.view.cards.countdown import blurred, countdown_places
from game.view.cards.countdown_ring import Gauge
from game.view.drawing.theme import DARK
from game.view.scene.actions import KeepGoing
from game.view.scene.interface import Countdown
from tests.view.cards.stage import (
    COUNTDOWN,
    LAB,
    PROJECTOR,
    VISITOR,
    over,
    scene,
    screen,
    surface,
    targets,
)
from tests.view.stage import SIZES, complaints, device, pixels, snapshot

SMALL = (1280, 720)
PAGES = {"visitor": VISITOR, "projector": PROJECTOR, "lab": LAB}


def always():
    return True


def counting(seconds, share):
    return replace(COUNTDOWN, countdown=Countdown(seconds, share))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("size", [(1920, 1080), SMALL, (1024, 768), (1080, 1920)])
def test_the_words_fit_and_nothing_else_is_to_be_read(size, page):
    log = []
    interface = over(PAGES[page], COUNTDOWN)
    given = screen(log).draw(surface(size), snapshot("xor"), interface)
    unit = min(given.layout.width / 1440, given.layout.height / 1080)
    least = (54 if page == "projector" else 39) * unit
    assert complaints(log, pygame.Rect((0, 0), size), least - 1e-6) == []
    assert [text.string for text in log if "14" in text.string] == ["14"]
    assert len(log) == 5
    assert {text.owner.name for text in log} == {"countdown"}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page", PAGES)
def test_keep_going_is_the_only_thing_to_do(size, page):
    given = scene(snapshot("xor"), over(PAGES[page], COUNTDOWN), size)
    (control,) = targets(given, "countdown")
    assert (control.id, control.action) == ("keep-going", KeepGoing())
    places = countdown_places(given.layout)
    assert given.layout.window.covers(places.ring)
    assert not places.ring.overlaps(control.target)


def test_only_the_ring_changes_while_it_counts():
    seen, window, shown = snapshot("xor"), screen(), surface(SMALL)
    window.draw(shown, seen, VISITOR)
    first = window.scene(seen, counting(14, 0.7), SMALL)
    assert window.render(shown, first, always) == [shown.get_rect()]
    assert window.render(shown, first, always) == []
    before = shown.copy()
    second = window.scene(seen, counting(13, 0.65), SMALL)
    (rect,) = window.render(shown, second, always)
    assert rect == device(countdown_places(second.layout).ring, second.layout.scale)
    before.fill((0, 0, 0), rect)
    fresh = surface(SMALL)
    screen().draw(fresh, seen, counting(13, 0.65))
    assert pixels(fresh) == pixels(shown)
    shown.fill((0, 0, 0), rect)
    assert pixels(before) == pixels(shown)


def test_the_pill_answers_the_pointer_alone():
    seen, window, shown = snapshot("xor"), screen(), surface(SMALL)
    window.draw(shown, seen, COUNTDOWN)
    hovered = window.scene(seen, replace(COUNTDOWN, hovered="keep-going"), SMALL)
    (rect,) = window.render(shown, hovered, always)
    pill = countdown_places(hovered.layout).pill
    assert rect.contains(device(pill, hovered.layout.scale))
    assert rect.height < SMALL[1] / 4
    fresh = surface(SMALL)
    screen().draw(fresh, seen, replace(COUNTDOWN, hovered="keep-going"))
    assert pixels(fresh) == pixels(shown)


def test_lost_pixels_are_shown_again_and_afterwards_the_picture_is_back():
    seen, window, shown = snapshot("xor"), screen(), surface(SMALL)
    window.draw(shown, seen, COUNTDOWN)
    kept = pixels(shown)
    shown.fill((9, 9, 9))
    window.repaint()
    window.render(shown, window.scene(seen, COUNTDOWN, SMALL), always)
    assert pixels(shown) == kept
    window.render(shown, window.scene(seen, VISITOR, SMALL), always)
    fresh = surface(SMALL)
    screen().draw(fresh, seen, VISITOR)
    assert pixels(fresh) == pixels(shown)


def test_in_another_language_all_of_it_changes():
    seen, window, shown = snapshot("xor"), screen(), surface(SMALL)
    window.draw(shown, seen, COUNTDOWN)
    other = window.scene(seen, replace(COUNTDOWN, language="de"), SMALL)
    assert window.render(shown, other, always) == [shown.get_rect()]


def test_the_picture_is_dimmed_and_has_no_sharp_edge():
    sharp = surface(SMALL)
    sharp.fill((255, 255, 255), (0, 0, SMALL[0] // 2, SMALL[1]))
    soft = pygame.surfarray.array3d(blurred(sharp, DARK, 0.7)).astype(int)
    assert soft.max() <= 0.45 * 255
    assert np.abs(np.diff(soft, axis=0)).max() <= 6
    assert soft[5].mean() > 90 > 20 > soft[-5].mean()


def test_the_gauge_shows_its_share_to_a_hundredth():
    gauge = Gauge(120, 20.0, (255, 255, 255), (0, 0, 90))
    for share in (0.0, 0.013, 0.25, 0.5, 0.77, 1.0):
        alpha = pygame.surfarray.array3d(gauge.picture(share))[..., 0].astype(float)
        whole = pygame.surfarray.array3d(gauge.picture(1.0))[..., 0].astype(float)
        assert alpha.sum() / whole.sum() == pytest.approx(share, abs=0.002)


def test_the_gauge_empties_clockwise_from_the_top():
    picture = Gauge(100, 20.0, (255, 255, 255), (0, 0, 90)).picture(0.25)
    assert picture.get_at((163, 36))[:3] == (255, 255, 255)
    for place in ((163, 163), (36, 163), (36, 36)):
        assert picture.get_at(place)[:3] == (0, 0, 90)
    assert picture.get_at((100, 100)) == (0, 0, 0, 0)
