"""What is drawn in the lab and does nothing tells about itself: touched, pointed at, or by keys."""

from dataclasses import replace

import pytest

from game.app import paths
from game.session import commands as c
from game.view.drawing import theme
from game.view.interaction.focus import stops
from game.view.lab.stats import StatsPanel
from game.view.network.reading.reading import read
from game.view.numbers.digits import parse
from game.view.scene.control import Control, Kind
from game.view.scene.facts import FACTS
from game.view.scene.interface import Bubble, Interface
from game.view.scene.texts import load_texts
from game.view.widgets.notes.tooltip import Tooltip
from tests.view.interaction.desk import Desk
from tests.view.stage import FOLDS, PRESETS, kit, table, words

PLACES = {"stat.epoch", "stat.loss", "stat.right", "fact.state", "fact.target", "fact.error"}
LANGUAGES = {name: load_texts(paths.TEXTS, name) for name in ("en", "de", "fr")}


def facts(desk: Desk) -> list[Control]:
    return [control for control in desk.controls if control.kind is Kind.FACT]


def told(desk: Desk, name: str) -> str:
    """What a finger is told that touches it."""
    desk.click_on(name, touch=True)
    card = Tooltip(desk.measure)
    note = card.note(desk.scene)
    assert note is not None, name
    assert desk.layout.window.covers(note.box), name
    return " ".join(note.lines)


def desk_of(preset: str, *commands: c.Command, size: tuple[int, int] = FOLDS[0]) -> Desk:
    desk = Desk(size, preset)
    for command in commands:
        desk.session.apply(command)
    return desk


@pytest.mark.parametrize("size", FOLDS, ids=str)
def test_each_is_told_by_a_finger_in_one_touch(size: tuple[int, int]) -> None:
    desk = desk_of("xor", c.TrainTo(20), size=size)
    names = {fact.id for fact in facts(desk)}
    assert names >= PLACES
    for name in names:
        said = told(desk, name)
        assert said.endswith((".", "?")), name
        assert "told." not in said
        assert "{" not in said


def test_the_note_of_the_error_lies_over_no_number_that_it_speaks_of() -> None:
    for size in FOLDS:
        desk = desk_of("xor", c.TrainTo(20), size=size)
        told(desk, "fact.error")
        note = Tooltip(desk.measure).box(desk.scene)
        assert note is not None
        for name in ("fact.target", "fact.error", "neuron.o1"):
            target = desk.control(name).target
            written = target.inset(target.w / 4) if name == "neuron.o1" else target
            assert not note.overlaps(written), (size, name)


def test_it_goes_by_another_touch_or_by_itself() -> None:
    desk = desk_of("xor", c.TrainTo(20))
    told(desk, "fact.error")
    desk.click_on("neuron.h1", touch=True)
    assert Tooltip(desk.measure).note(desk.scene) is None
    told(desk, "fact.error")
    desk.frame(theme.BUBBLE_TICKS)
    assert Tooltip(desk.measure).note(desk.scene) is None


def test_a_mouse_that_rests_is_told_too_and_numbers_follow_the_run() -> None:
    desk = desk_of("xor", c.TrainTo(20))
    x, y = desk.control("stat.loss").target.centerx, desk.control("stat.loss").target.centery
    desk.interface = replace(
        desk.interface, pointer=(x, y), hovered="stat.loss", hovered_for=theme.TOOLTIP_DELAY_TICKS
    )
    for epoch in (20, 21):
        desk.session.apply(c.TrainTo(epoch))
        note = Tooltip(desk.measure).note(desk.scene)
        assert note is not None
        shown = words(StatsPanel(), desk.scene)
        assert any(value in " ".join(note.lines) for value in shown if value.startswith("0."))


def test_for_the_keyboard_all_of_them_are_one_stop() -> None:
    desk = desk_of("xor", c.TrainTo(20))
    assert len([stop for stop in stops(desk.controls, None) if stop.group == FACTS]) == 1
    desk.focus("fact.error")
    assert desk.interface.bubble == Bubble("fact.error", theme.BUBBLE_TICKS)


def test_what_does_something_lies_before_it() -> None:
    """A bias's line under the legend's target, the neurons beside the target."""
    desk = desk_of("xor", c.TrainTo(20))
    for control in desk.controls:
        if control.kind in (Kind.NEURON, Kind.INPUT, Kind.CONNECTION):
            assert desk.click_on(control.id) != [], control.id
            desk.session.apply(c.SelectConnection(None))


@pytest.mark.parametrize("preset", PRESETS)
def test_the_error_is_answer_minus_target_in_the_digits_of_the_picture(preset: str) -> None:
    for row in range(4):
        desk = desk_of(preset, c.TrainTo(7), c.SelectSample(row))
        reading = read(desk.session.snapshot())
        assert reading.raw_error is not None
        said = told(desk, "fact.error")
        way = "more" if reading.raw_error < 0 else "less"
        assert f"should have said {way}" in said or "exactly" in said
        if "=" in said:
            answer, target, error = (
                said.split("o₁ − y = ")[1].split(". ")[0].replace(" = ", " − ", 1).split(" − ", 2)
            )
            assert parse(answer) - parse(target) == parse(error), said
            assert abs(float(parse(error)) - reading.raw_error) < 0.0051


STATES = {
    "ready": ("xor", ()),
    "paused": ("xor", (c.TrainTo(20),)),
    "solved": ("xor", (c.TrainTo(400),)),
    "dead": ("dying-relu", (c.TrainTo(2000),)),
    "overshooting": ("overshoot", (c.TrainTo(60),)),
}
SAID = {
    "ready": "Nothing has been learned yet",
    "paused": "It stands still at epoch 20",
    "solved": "Since epoch 349 all 4 answers",
    "dead": "is 0 on every row",
    "overshooting": "it went too far",
}


@pytest.mark.parametrize("name", STATES)
def test_the_state_says_what_it_is_and_nothing_else(name: str) -> None:
    preset, commands = STATES[name]
    said = told(desk_of(preset, *commands), "fact.state")
    assert [key for key, words_ in SAID.items() if words_ in said] == [name], said


def test_means_and_an_input_of_ones_own_have_no_target() -> None:
    desk = desk_of("xor", c.TrainTo(20), c.SelectSample(None))
    assert "means" in told(desk, "fact.target")
    assert "fact.error" not in {fact.id for fact in facts(desk)}


def test_what_is_not_computed_yet_is_not_told() -> None:
    """In Forward no answer has arrived, no error, and no delta."""
    desk = desk_of("xor", c.TrainTo(20), c.Seek(10, 0.02))
    assert "fact.error" not in {fact.id for fact in facts(desk)}
    assert "o1" not in told(desk, "legend.ring")
    assert "Now" not in told(desk, "legend.gradient")
    desk = desk_of("xor", c.TrainTo(20), c.Seek(10, 0.9))
    assert "Now: h1" in told(desk, "legend.gradient")


def test_with_cross_entropy_no_slope_of_the_output_is_told() -> None:
    for loss, there in (("mse", True), ("cross-entropy", False)):
        desk = desk_of("xor", c.ChangeSetting("loss", loss), c.TrainTo(20))
        assert ("o1" in told(desk, "legend.curve")) is there
        assert ("−ln" in told(desk, "stat.loss")) is not there


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_it_whole(language: str) -> None:
    """In the narrowest window no line is cut: each lies in the window, and is filled."""
    size, texts = FOLDS[2], LANGUAGES[language]
    for key in (key for key in texts.entries if key.startswith("told.")):
        assert "{" not in texts(key, **dict.fromkeys(NAMES, "0.123")), key
    desk = desk_of("xor", c.TrainTo(20), size=size)
    card = Tooltip(kit(desk.layout.scale).typeface.width)
    for fact in facts(desk):
        interface = replace(Interface(), bubble=Bubble(fact.id, 9))
        controls = table(desk.layout).controls(
            desk.session.snapshot(), interface, desk.layout, desk.measure, texts
        )
        given = replace(desk.scene, interface=interface, texts=texts, table=lambda c=controls: c)
        box = card.box(given)
        assert box is not None
        assert desk.layout.window.covers(box), fact.id


NAMES = (
    *("epoch", "loss", "right", "rows", "seed", "row", "target", "answer", "error", "values"),
    *("threshold", "epochs", "share", "since", "flat", "names"),
)
