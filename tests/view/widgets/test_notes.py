"""Tooltips and toasts: where they are, and when."""

import pytest

from game.session.commands import SelectConnection, TrainTo
from game.session.snapshot import Snapshot
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.text.fitting import ELLIPSIS
from game.view.scene.control import Control, Kind
from game.view.scene.interface import Interface, Toast, Typing
from game.view.scene.scene import Scene
from game.view.widgets.notes.places import balanced_lines, beside
from game.view.widgets.notes.toast import ToastCard
from game.view.widgets.notes.tooltip import Tooltip, tooltip_control
from tests.view.stage import FOLDS, SIZES, device, kit, scene, snapshot, written
from tests.view.widgets.stage import changed

PATH = "/home/somebody/" + 12 * "a folder of pictures/".replace(" ", "-") + "glass-box.png"
LONG = (
    "Saved /home/somebody/pictures of networks/glass-box-2031-12-24-180000.png and "
    "/home/somebody/pictures of networks/glass-box-2031-12-24-180000.csv."
)


def explained(given: Scene) -> Control | None:
    return tooltip_control(given.interface, given.controls)


def tooltip(given: Scene) -> Tooltip:
    return Tooltip(kit(given.layout.scale).typeface.width)


def toast(given: Scene) -> ToastCard:
    return ToastCard(kit(given.layout.scale).typeface.width)


def states(size: tuple[int, int]) -> list[Scene]:
    pinned = SelectConnection(snapshot("xor").topology.by_name["h1-o1"])
    trained: Snapshot = snapshot("xor", TrainTo(30), pinned)
    return [
        scene(trained, size),
        scene(trained, size, Interface(settings_open=True)),
        scene(trained, size, Interface(help_open=True)),
    ]


@pytest.mark.parametrize("size", SIZES)
def test_a_tooltip_is_in_the_window_beside_its_control_and_whole(size: tuple[int, int]) -> None:
    for given in states(size):
        card = tooltip(given)
        for control in given.controls:
            if control.kind is Kind.FACT:  # told once it is asked: tests/view/lab/test_facts.py
                continue
            hovered = changed(given, hovered=control.id, hovered_for=theme.TOOLTIP_DELAY_TICKS)
            box = card.box(hovered)
            if control.kind in (Kind.CONNECTION, Kind.NEURON):  # their card is peeked at
                assert box is None
                continue
            assert box is not None, control.id
            assert given.layout.window.covers(box)
            assert not box.overlaps(control.target), control.id


@pytest.mark.parametrize("size", FOLDS)
def test_the_words_of_a_tooltip_lie_inside_it(size: tuple[int, int]) -> None:
    given = states(size)[1]
    card = tooltip(given)
    for control in given.controls:
        focused = changed(given, focused=control.id, focus_visible=True)
        box = card.box(focused)
        if box is None:
            continue
        log = written(card, focused)
        assert " ".join(text.string for text in log) == control.tip
        assert all(device(box, given.layout.scale).contains(text.rect) for text in log)


def test_a_tooltip_waits_and_keeps_out_of_the_way() -> None:
    given = scene(snapshot("xor"), (1920, 1080))
    due = theme.TOOLTIP_DELAY_TICKS
    assert explained(changed(given, hovered="step", hovered_for=due - 1)) is None
    assert explained(changed(given, hovered="step", hovered_for=due)) is not None
    assert explained(changed(given, focused="step")) is None
    rested = {"focused": "step", "focus_visible": True, "hovered_for": due}
    assert explained(changed(given, **rested)) is not None
    for busy in (
        {"pressed": "step"},
        {"typing": Typing("setting.pace", "3")},
        {"hovered": "connection.h1-o1"},
    ):
        quiet = changed(given, **{"hovered": "step", "hovered_for": due, **busy})
        assert explained(quiet) is None, busy


def test_a_card_goes_above_else_below_else_aside() -> None:
    room = Box(0, 0, 400, 300)
    assert beside(Box(100, 200, 40, 40), (120, 50), room, 10) == Box(60, 140, 120, 50)
    assert beside(Box(100, 10, 40, 40), (120, 50), room, 10) == Box(60, 60, 120, 50)
    assert beside(Box(300, 0, 40, 300), (120, 50), room, 10) == Box(170, 125, 120, 50)
    assert beside(Box(0, 0, 40, 300), (120, 50), room, 10) == Box(50, 125, 120, 50)


def test_a_card_lies_over_as_few_things_as_it_can() -> None:
    room, target, size = Box(0, 0, 400, 300), Box(100, 150, 40, 40), (120, 50)
    above, below = Box(60, 90, 120, 50), Box(60, 200, 120, 50)
    assert beside(target, size, room, 10, (below,)) == above
    assert beside(target, size, room, 10, (above,)) == below
    assert beside(target, size, room, 10, (above, below)) == Box(150, 145, 120, 50)
    assert beside(target, size, room, 10, (above, above, below, Box(150, 145, 9, 9))) == below


def test_a_tooltip_keeps_clear_of_a_toast() -> None:
    for given in states((1920, 1080)) + states((1024, 768)):
        told = changed(given, toast=Toast("Saved as a file.", 60))
        taken = toast(told).box(told)
        assert taken is not None
        for control in told.controls:
            focused = changed(told, focused=control.id, focus_visible=True)
            box = tooltip(focused).box(focused)
            assert box is None or not box.overlaps(taken), control.id


def test_lines_are_about_equally_long() -> None:
    def width(string: str, size: float, face: str) -> float:
        return len(string) * size

    lines = balanced_lines("one two three four five six seven", 1.0, 24.0, width)
    assert len(lines) == 2
    assert max(map(len, lines)) <= 20


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", ["Saved.", LONG, f"Saved {PATH}."])
def test_a_toast_stands_above_the_transport_and_what_it_opened(
    size: tuple[int, int], text: str
) -> None:
    for given in states(size):
        told = changed(given, toast=Toast(text, 60))
        box = toast(told).box(told)
        assert box is not None
        layout = given.layout
        assert layout.window.covers(box)
        assert box.bottom < layout.transport.y
        assert layout.drawer is None or box.bottom < layout.drawer.y
        log = written(toast(told), told)
        # A path may be broken between its parts.
        told_words = "".join(line.string for line in log).replace(" ", "")
        assert told_words == text.replace(" ", "")
        for words in log:
            assert device(box, layout.scale).contains(words.rect)
            assert ELLIPSIS not in words.string


def test_a_warning_looks_different_from_news() -> None:
    given = states((1280, 720))[0]
    plain, loud = (changed(given, toast=Toast("So.", 9, warning)) for warning in (False, True))
    assert toast(plain).key(plain) != toast(loud).key(loud)


def test_there_is_no_card_without_a_reason() -> None:
    given = scene(snapshot("xor"), (1280, 720))
    assert tooltip(given).box(given) is None
    assert toast(given).box(given) is None
