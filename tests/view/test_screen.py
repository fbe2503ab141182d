"""The whole screen: pure drawing, nothing cut off, nothing overlapping, at every size and state."""

from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.app import paths
from game.session import commands as c
from game.session.session import Session
from game.view.charts.timeline import ON_IT
from game.view.drawing import theme
from game.view.drawing.text.text_log import TextBox
from game.view.interaction.hits import IN_NETWORK, control_at
from game.view.scene.actions import Tab
from game.view.scene.control import Kind
from game.view.scene.interface import Interface
from game.view.screen import Screen
from tests.view.made_once import afresh
from tests.view.stage import ENGLISH, PRESETS, pixels
from tests.view.stories import STORIES, pin

MAIN_SIZES = [(1920, 1080), (1280, 720), (1024, 768)]
SIZES = [
    *MAIN_SIZES,
    (2560, 1080),
    (1366, 768),
    (1440, 900),
    (1920, 1200),
    (1280, 1024),
    (1600, 1200),
    (3440, 1440),
    (1080, 1920),
]
# Told at the main sizes only: they show at the others what some other story shows.
TOLD_AT_MAIN_SIZES = {"playing", "pinned-bias", "loss", "update", "past", "long", "deltas"}
SMALLEST_PIXELS = 13.4
# Texts that stand closer than this share of their height are read as one.
INK = 0.9


def screen(log: list[TextBox] | None = None) -> Screen:
    return Screen(paths.FONTS, ENGLISH, PRESETS, log=log)


@pytest.mark.parametrize("name", ["start", "stream", "backward", "dead", "cancelled", "help"])
def test_drawing_the_same_twice_gives_the_same_pixels(name: str) -> None:
    story = STORIES[name]
    snapshot = story.snapshot()
    window = screen()
    first, second = pygame.Surface((1280, 720)), pygame.Surface((1280, 720))
    window.draw(first, snapshot, story.interface)
    window.draw(second, snapshot, story.interface)
    assert pixels(first) == pixels(second)
    other = pygame.Surface((1280, 720))
    afresh()
    screen().draw(other, story.snapshot(), story.interface)
    assert pixels(first) == pixels(other), "what was drawn before must not show"


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (1920, 1080)])
def test_a_picture_kept_up_to_date_equals_one_drawn_afresh(size: tuple[int, int]) -> None:
    session = Session(PRESETS, PRESETS["xor"], np.random.default_rng(1))
    kept = screen()
    window = pygame.Surface(size)
    steps: list[tuple[c.Command | None, Interface]] = [
        (None, Interface()),
        (c.TogglePlay(), Interface()),
        (pin("h1-o1"), Interface(hovered="connection.x1-h1", pointer=(300.0, 300.0))),
        (c.SelectSample(None), Interface(settings_open=True)),
        (c.SelectConnection(None), Interface(settings_open=True, hovered="play", hovered_for=60)),
        (c.StepEpoch(), Interface(tab=Tab.ALL, focused="restart", focus_visible=True)),
        (c.Seek(3), Interface(help_open=True)),
        (c.SelectPreset("dying-relu"), Interface(tab=Tab.WEIGHTS, pointer=(1500.0, 600.0))),
        (c.TrainTo(300), Interface(tab=Tab.ALL)),
        (c.ChangeSetting("activation", "sigmoid"), Interface()),
    ]
    for command, interface in steps:
        if command is not None:
            session.apply(command)
        for _ in range(7):
            session.tick()
            scene = kept.scene(session.snapshot(), interface, size)
            kept.render(window, scene, lambda: False)
        scene = kept.scene(session.snapshot(), interface, size)
        for _ in range(theme.REFRESH_FRAMES + 6):
            # The group of panels that is under way is finished and shown, then, as soon as it is
            # due, the last one.
            kept.render(window, scene, lambda: True)
        if size == (1024, 768) or (command, interface) == steps[-1]:
            # At every step in one of the windows, at the end in all.
            afresh()
        expected = pygame.Surface(size)
        screen().draw(expected, session.snapshot(), interface)
        if pixels(window) != pixels(expected):
            pytest.fail(f"after {command}: {_where(window, expected)}")


def test_all_panels_tell_of_one_epoch_while_epochs_stream_past() -> None:
    session = Session(PRESETS, PRESETS["xor"], np.random.default_rng(1))
    session.apply(c.ChangeSetting("pace", 60.0))
    session.apply(pin("h1-o1"))
    session.apply(c.TrainTo(300))
    session.apply(c.TogglePlay())
    kept, other = screen(), screen()
    size = (1280, 720)
    window, expected = pygame.Surface(size), pygame.Surface(size)
    interface = Interface(tab=Tab.ALL)
    seen = {}
    # In every call there is time for one step only.
    for _ in range(6 * theme.REFRESH_FRAMES):
        session.tick()
        snapshot = session.snapshot()
        seen[snapshot.epoch] = snapshot
        kept.render(window, kept.scene(snapshot, interface, size), lambda: False)
        published = kept.published
        assert published is not None
        shown = replace(seen[published.epoch], moment=snapshot.moment)
        other.draw(expected, shown, interface)
        assert pixels(window) == pixels(expected), f"at epoch {snapshot.epoch}"
    assert len(seen) == 6 * theme.REFRESH_FRAMES
    assert published.epoch > min(seen) + theme.REFRESH_FRAMES, "it follows"


def _where(shown: pygame.Surface, expected: pygame.Surface) -> str:
    difference = pygame.surfarray.array3d(shown) != pygame.surfarray.array3d(expected)
    columns, rows = np.nonzero(difference.any(axis=2))
    return f"x {columns.min()}..{columns.max()}, y {rows.min()}..{rows.max()}"


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut_off_small_or_on_another(size: tuple[int, int]) -> None:
    log: list[TextBox] = []
    window = screen(log)
    surface = pygame.Surface(size)
    told = list(STORIES.items())
    if size not in MAIN_SIZES:
        # Each at two of these sizes, beside the main ones, which are one for each fold.
        told = [(name, story) for name, story in told if name not in TOLD_AT_MAIN_SIZES]
        told = told[SIZES.index(size) % 4 :: 4]
    for name, story in told:
        log.clear()
        interface = replace(story.interface, help_open=False)
        scene = window.draw(surface, story.snapshot(), interface)
        assert log, name
        frame = surface.get_rect()
        for box in log:
            assert frame.contains(box.rect), f"{name}: {box.string!r} leaves the window"
            assert box.owner is not None, f"{name}: {box.string!r} belongs to nobody"
            room = _pixels(box.owner.rect, scene.layout.scale)
            assert room.contains(box.rect), f"{name}: {box.string!r} leaves {box.owner.name}"
            shown = box.size * scene.layout.scale
            # Indices below the line and exponents are smaller than what they belong to.
            assert shown >= SMALLEST_PIXELS or len(box.string) <= 2, f"{name}: {box}"
            assert "nan" not in box.string, name
            assert "inf" not in box.string.split(), name
        _nothing_overlaps(name, log)


def _pixels(box: tuple[float, float, float, float], scale: float) -> pygame.Rect:
    x, y, width, height = (side * scale for side in box)
    return pygame.Rect(round(x) - 1, round(y) - 1, round(width) + 2, round(height) + 2)


def _nothing_overlaps(name: str, log: list[TextBox]) -> None:
    boxes = sorted(log, key=lambda box: box.rect.left)
    for position, box in enumerate(boxes):
        ink = box.rect.scale_by(1.0, INK)
        for other in boxes[position + 1 :]:
            if other.rect.left >= ink.right:
                break
            overlap = ink.clip(other.rect.scale_by(1.0, INK))
            if overlap.w > 1 and overlap.h > 1:
                pytest.fail(f"{name}: {box.string!r} {box.rect} on {other.string!r} {other.rect}")


@pytest.mark.parametrize("size", SIZES)
def test_the_help_card_is_whole_at_every_size(size: tuple[int, int]) -> None:
    log: list[TextBox] = []
    surface = pygame.Surface(size)
    screen(log).draw(surface, STORIES["help"].snapshot(), STORIES["help"].interface)
    card = [box for box in log if box.owner is not None and box.owner.name == "help"]
    assert len(card) > 20
    assert all(surface.get_rect().contains(box.rect) for box in card)
    _nothing_overlaps("help", card)


@pytest.mark.parametrize("size", SIZES)
def test_targets_do_not_overlap_and_lie_in_the_window(size: tuple[int, int]) -> None:
    window = screen()
    for name, story in STORIES.items():
        scene = window.scene(story.snapshot(), story.interface, size)
        # Lines and discs of the network are hit where nothing else is, the nearest one.
        targets = [control for control in scene.controls if control.kind not in IN_NETWORK]
        if story.interface.help_open:
            targets = [control for control in targets if control.panel == "help"]
        for position, control in enumerate(targets):
            inside = scene.layout.window.covers(control.target, slack=0.5)
            assert inside, f"{name}: {control.id} leaves the window"
            for other in targets[position + 1 :]:
                if control.kind is Kind.TIMELINE and control.target.overlaps(other.target):
                    # What stands on it, pins, letters and a button, is hit before it.
                    assert other.panel in ON_IT, f"{name}: {other.id}"
                    x, y = other.target.centerx, other.target.centery
                    assert control_at(scene.controls, x, y) == other, f"{name}: {other.id}"
                    continue
                assert not control.target.overlaps(other.target), f"{name}: {control.id} {other.id}"


@pytest.mark.parametrize("size", [(40, 30), (200, 1000), (1000, 200), (320, 240), (5000, 300)])
def test_absurd_sizes_are_drawn_without_complaint(size: tuple[int, int]) -> None:
    surface = pygame.Surface(size)
    for name in ("start", "cancelled", "dead"):
        screen().draw(surface, STORIES[name].snapshot(), STORIES[name].interface)
