"""The panels of the chrome at every size: inside their boxes, apart, readable, pure."""

import itertools

import pygame
import pytest

from game.session.commands import ChangeSetting, StepEpoch, TogglePlay, TrainTo
from game.view.cards.help import HelpCard
from game.view.drawing import theme
from game.view.drawing.canvas import Canvas
from game.view.drawing.text.fitting import ELLIPSIS
from game.view.drawing.text.text_log import TextBox
from game.view.scene.control import Kind
from game.view.scene.interface import Interface, Toast, Typing
from game.view.scene.scene import Scene
from game.view.widgets.notes.toast import ToastCard
from game.view.widgets.notes.tooltip import Tooltip
from tests.view.stage import (
    FOLDS,
    GROUND,
    SIZES,
    change_outside,
    device,
    kit,
    picture,
    pixels,
    scene,
    snapshot,
    words,
    written,
)
from tests.view.widgets.stage import BREATH, changed, overlays, panels

OPEN = Interface(settings_open=True)
OVERLAYS = (HelpCard, ToastCard, Tooltip)


def label(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


def scenes(size: tuple[int, int]) -> list[Scene]:
    """The states in which most words, and the longest ones, are on the screen."""
    trained = snapshot("vanishing-gradient", TrainTo(40), ChangeSetting("loss", "cross-entropy"))
    return [
        scene(snapshot("vanishing-gradient"), size),
        scene(trained, size, OPEN),
        scene(snapshot("xor", TrainTo(12_000), ChangeSetting("learning_rate", 0.0125)), size, OPEN),
    ]


def overlapping(log: list[TextBox]) -> list[tuple[str, str]]:
    return [
        (a.string, b.string)
        for a, b in itertools.combinations(log, 2)
        if a.rect.colliderect(b.rect)
    ]


@pytest.mark.parametrize("size", SIZES, ids=label)
def test_every_text_is_whole_large_enough_and_alone(size: tuple[int, int]) -> None:
    for given in scenes(size):
        texts: list[TextBox] = []
        for panel in panels():
            box = panel.box_of(given)
            if box is None:
                continue
            log = written(panel, given)
            for text in log:
                assert device(box, given.layout.scale).contains(text.rect), text
                assert text.size >= theme.TYPE_FLOOR, text
                assert ELLIPSIS not in text.string, text
                assert not text.string.startswith(("settings.", "help.", "controls.")), text
            texts += log
        assert not overlapping(texts)


@pytest.mark.parametrize("size", SIZES, ids=label)
def test_panels_lie_in_the_window_and_apart(size: tuple[int, int]) -> None:
    for given in scenes(size):
        boxes = [box for panel in panels() if (box := panel.box_of(given)) is not None]
        assert all(given.layout.window.covers(box, 1e-6) for box in boxes)
        others = [given.layout.network, given.layout.card, given.layout.graphs]
        rects = [device(box, given.layout.scale) for box in (*boxes, *others) if box is not None]
        for a, b in itertools.combinations(rects, 2):
            assert not a.colliderect(b)


@pytest.mark.parametrize("size", FOLDS, ids=label)
def test_nothing_is_drawn_outside_of_a_panel_not_even_a_focus_ring(size: tuple[int, int]) -> None:
    given = scenes(size)[1]
    for panel in panels():
        box = panel.box_of(given)
        controls = panel.controls(given) if hasattr(panel, "controls") else ()
        for name in (None, *(control.id for control in controls)):
            focused = changed(given, focused=name, focus_visible=True, hovered=name)
            if box is not None:
                frame = device(box, given.layout.scale)
                assert change_outside(picture(panel, focused), frame) <= BREATH, name


@pytest.mark.parametrize("size", FOLDS, ids=label)
def test_equal_keys_give_equal_pixels(size: tuple[int, int]) -> None:
    first, again = scenes(size)[1], scenes(size)[1]
    for panel in panels():
        if panel.box_of(first) is not None:
            assert panel.key(first) == panel.key(again)
            assert pixels(picture(panel, first)) == pixels(picture(panel, again))


def test_every_state_of_a_control_is_in_the_key_and_can_be_seen() -> None:
    given = scenes((1920, 1080))[1]
    for panel in panels():
        if not hasattr(panel, "controls"):
            continue
        plain = picture(panel, given)
        for control in panel.controls(given):
            states: list[dict[str, object]] = [{"focused": control.id, "focus_visible": True}]
            if control.enabled:
                states += [{"hovered": control.id}, {"hovered": control.id, "pressed": control.id}]
            if control.kind is Kind.SLIDER:
                states.append({"typing": Typing(control.id, "0.3")})
            for state in states:
                other = changed(given, **state)
                assert panel.key(other) != panel.key(given), (control.id, state)
                assert pixels(picture(panel, other)) != pixels(plain), (control.id, state)


def test_an_epoch_redraws_the_stats_alone() -> None:
    size = (1920, 1080)
    before, after = (scene(snapshot("xor", TrainTo(epoch)), size) for epoch in (50, 51))
    differing = [panel.name for panel in panels() if panel.key(before) != panel.key(after)]
    assert differing == ["stats"]


def test_a_dragged_slider_redraws_the_sliders_alone() -> None:
    size = (1920, 1080)
    slow, fast = (
        scene(snapshot("xor", StepEpoch(), ChangeSetting("pace", pace)), size) for pace in (2, 9)
    )
    differing = [panel.name for panel in panels() if panel.key(slow) != panel.key(fast)]
    assert differing == ["rate-and-pace"]


def test_play_becomes_pause() -> None:
    size = (1280, 720)
    ready, playing = scene(snapshot("xor"), size), scene(snapshot("xor", TogglePlay()), size)
    transport = next(panel for panel in panels() if panel.name == "transport")
    assert transport.key(ready) != transport.key(playing)
    assert words(transport, ready) == ["Play"]
    assert words(transport, playing) == []


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)], ids=label)
def test_a_part_drawn_into_its_own_buffer_is_the_same(size: tuple[int, int]) -> None:
    given = scenes(size)[1]
    given = changed(given, hovered="step", hovered_for=99, toast=Toast("Saved.", 9))
    scale = given.layout.scale
    for part in (*panels(), *overlays(given)):
        box = part.box(given) if isinstance(part, OVERLAYS) else part.box_of(given)
        if box is None:
            continue
        rect = device(box, scale)
        whole = picture(part, given)
        own = pygame.Surface(rect.size, 0, 32)
        own.fill(GROUND)
        part.draw(Canvas(own, kit(scale), (rect.x / scale, rect.y / scale)), given)
        cut = pygame.Surface(rect.size, 0, 32)
        cut.blit(whole, (0, 0), rect)
        assert pixels(own) == pixels(cut), part.name
