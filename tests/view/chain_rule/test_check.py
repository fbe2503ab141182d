"""The gradient check on the screen: one line in the card, a sheet of all parameters, a stat."""

from dataclasses import replace

import pytest

from game.app import paths
from game.engine.activation import RELU
from game.engine.gradient_check.check import Cause, GradientCheck, check_gradient
from game.engine.parameters import Parameters, named_vector
from game.engine.topology import NETWORK_2_2_1
from game.engine.trace import trace_epoch
from game.session.commands import ChangeSetting, SelectConnection, TrainTo
from game.session.snapshot import Snapshot
from game.view.chain_rule.card import CardPanel
from game.view.chain_rule.check.notes import notes
from game.view.chain_rule.check.sheet import CheckSheet
from game.view.chain_rule.check.verdict import verdict_of
from game.view.chain_rule.peek import PeekCard
from game.view.control_table import build_controls
from game.view.interaction import KeyPressed
from game.view.interaction.keyboard import key_pressed
from game.view.lab.layout import pinned_card
from game.view.network.reading.face_share import face_share
from game.view.scene.actions import SelectTab, Tab, ToggleCheck, ToggleSettings
from game.view.scene.interface import Interface, connection_control
from game.view.scene.layout import Fold
from game.view.scene.page import Page, View
from game.view.scene.scene import Scene
from game.view.scene.texts import load_texts
from tests.view.interaction.desk import Desk
from tests.view.stage import (
    COMPACT,
    ENGLISH,
    FOLDS,
    PRESETS,
    STACK,
    WIDE,
    arranged,
    complaints,
    device,
    kit,
    scene,
    session,
    words,
    written,
)
from tests.view.stories import pin

OPEN = Interface(check_open=True)
LANGUAGES = {language: load_texts(paths.TEXTS, language) for language in ("en", "de", "fr")}
# For every sentence at the foot a state in which it is true, and what then differs.
STATES = {
    "fine": (("xor", TrainTo(300), pin("h1-o1")), []),
    "smaller": (("dying-relu", TrainTo(13)), []),
    "kink": (("overshoot", pin("b.h1")), ["b.h1", "b.o1"]),
    "near-kink": (("dying-relu", TrainTo(328), pin("b.h2")), ["b.h2"]),
}
H1_KINK = "b → h1: in row 0 0 h1 has z = 0 and crosses the kink of ReLU."
O1_KINK = "b → o1: in row 0 0 o1 has z = 0 and crosses the kink of ReLU."

# Weights that hardly change a loss.
ALMOST_NOTHING = {
    NETWORK_2_2_1.column_name(parameter): 1e-6 if parameter.layer else 1.0
    for parameter in NETWORK_2_2_1.parameters
}


def state(name: str) -> Snapshot:
    preset, *commands = STATES[name][0]
    return session(preset, *commands).snapshot()


def note(seen: Snapshot) -> str:
    """The sentence at the foot, with its lines joined."""
    log = written(CheckSheet(), scene(seen, WIDE, OPEN))
    foot = max(text.rect.y for text in log if text.string.isdigit())
    return " ".join(text.string for text in log if text.rect.y > foot + 30)


def in_language(seen: Snapshot, size: tuple[int, int], language: str) -> Scene:
    texts = LANGUAGES[language]
    layout = arranged(seen, size, OPEN)
    measure = kit(layout.scale).typeface.width
    controls = build_controls(seen, OPEN, layout, texts, measure, PRESETS)
    return replace(scene(seen, size, OPEN), texts=texts, table=lambda: controls)


@pytest.mark.parametrize("name", STATES)
def test_what_agrees_is_ticked_and_what_does_not_is_told(name: str) -> None:
    seen, apart = state(name), STATES[name][1]
    check = check_gradient(seen.trace, seen.topology)
    names = [seen.topology.parameter_name(t.parameter) for t in check.tests if not t.agrees]
    assert names == apart
    said = words(CheckSheet(), scene(seen, WIDE, OPEN))
    for test in check.tests:
        verdict = verdict_of(test, ENGLISH)
        assert (verdict.icon == "tick") == test.agrees
        assert verdict.digits == "" or verdict.digits in said
        written_out = "".join(said)
        assert verdict.pair.first[: verdict.pair.same] in written_out
        if not test.agrees:
            assert verdict.pair.first != verdict.pair.second


def test_the_note_says_why() -> None:
    fine, smaller = note(state("fine")), note(state("smaller"))
    assert fine == "Two ways to the same number: one by calculus, one by trying."
    assert smaller.endswith("the loss bends so much that a smaller nudge was tried.")
    assert words(CheckSheet(), scene(state("smaller"), WIDE, OPEN)).count("h ÷ 10") == 1
    assert note(state("kink")) == f"{H1_KINK} {O1_KINK} {ENGLISH('check.sides')}"
    assert note(state("near-kink")).startswith("In row 0 0 h2 has z = 0.000058: a nudge")
    other = session("overshoot", pin("b.o1")).snapshot()
    assert note(other).startswith(f"{O1_KINK} {H1_KINK}")


def test_what_has_no_room_is_counted() -> None:
    seen = state("kink")
    check = check_gradient(seen.trace, seen.topology)
    first, o1 = check.of(NETWORK_2_2_1.by_name["x1-h1"]), check.of(NETWORK_2_2_1.by_name["b.o1"])
    three = [check.of(NETWORK_2_2_1.by_name[name]) for name in ("h1-o1", "h2-o1", "x2-h1")]
    apart = [first._replace(cause=Cause.UNKNOWN)]
    apart += [each._replace(cause=Cause.ROUNDING) for each in three]
    unpinned = replace(seen, pinned=None)
    tries = notes(unpinned, GradientCheck((*apart, o1)), ENGLISH)
    assert "h1 → o1, h2 → o1 and 1 more: two large losses" in tries[0]
    assert O1_KINK in tries[0]
    assert tries[-1].startswith("x1 → h1: neither")
    assert tries[-1].endswith("And 4 more.")


def test_a_loss_too_large_for_the_test_is_told() -> None:
    seen = session("xor").snapshot()
    rule = replace(seen.trace.rule, output_activation=RELU)
    huge = named_vector(NETWORK_2_2_1, {**ALMOST_NOTHING, "b.o1": 3e4})
    trace = trace_epoch(Parameters.of_vector(huge, NETWORK_2_2_1), seen.dataset, rule)
    assert note(replace(seen, trace=trace)).startswith(
        "x1 → h1, x1 → h2 and 4 more: the two losses are so"
    )


def test_a_wrong_gradient_would_be_told() -> None:
    seen = session("xor").snapshot()
    seen.trace.backward.gradients.weights[1][0, 0] += 1e-3
    assert note(seen) == ENGLISH("check.note.unknown", parameter="h1 → o1")


@pytest.mark.parametrize("size", [WIDE, COMPACT])
def test_card_and_sheet_write_the_same_digits(size: tuple[int, int]) -> None:
    seen = state("fine")
    card = words(CardPanel(), scene(seen, size))
    test = check_gradient(seen.trace, seen.topology).of(NETWORK_2_2_1.by_name["h1-o1"])
    verdict = verdict_of(test, ENGLISH)
    sheet = words(CheckSheet(), scene(seen, size, OPEN))
    same = verdict.pair.first[: verdict.pair.same]
    assert card.count(same) == sheet.count(same) == 2
    assert f"{verdict.digits} digits the same" in card


def test_the_card_sends_to_the_sheet_for_the_reason() -> None:
    card = words(CardPanel(), scene(state("kink"), WIDE))
    assert "differs: see CHECK" in card
    assert not any("kink" in string for string in card)


def test_a_weight_without_effect_is_zero_by_both_ways() -> None:
    seen = session("dying-relu", TrainTo(60), pin("x1-h1")).snapshot()
    assert "0, 0, both exactly" in words(CardPanel(), scene(seen, WIDE))


def test_a_card_in_two_columns_has_no_line() -> None:
    assert "nudge test" not in words(CardPanel(), scene(state("fine"), STACK))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [*FOLDS, (1080, 1920)])
@pytest.mark.parametrize("name", ["fine", "kink"])
def test_the_sheet_fits(name: str, size: tuple[int, int], language: str) -> None:
    given = in_language(state(name), size, language)
    box = CheckSheet().box_of(given)
    assert box is not None
    log = written(CheckSheet(), given)
    assert complaints(log, device(box, given.layout.scale), 16.0) == []


@pytest.mark.parametrize("size", [*FOLDS, (1080, 1920)])
def test_rows_are_large_enough_for_a_finger(size: tuple[int, int]) -> None:
    given = scene(state("fine"), size, OPEN)
    rows = [c for c in given.controls_of("check") if c.id.startswith("check-row.")]
    assert len(rows) == len(NETWORK_2_2_1.parameters)
    assert all(row.target.h >= 55.9 for row in rows)
    assert given.layout.check is not None
    assert all(given.layout.check.covers(row.target) for row in rows)


def test_mouse_finger_and_keys_open_and_close_it() -> None:
    desk = Desk()
    assert desk.click_on("check") == [ToggleCheck()]
    assert desk.click_on("check-close") == [ToggleCheck()]
    assert desk.click_on("check", touch=True) == [ToggleCheck()]
    assert desk.keys("escape") == [ToggleCheck()]
    assert desk.keys("y", "y") == [ToggleCheck(), ToggleCheck()]
    desk.focus("check")
    desk.keys("enter")
    assert desk.interface.check_open


def test_a_row_pins_its_connection_and_the_sheet_stays() -> None:
    desk = Desk()
    desk.keys("y")
    b_h2, x1_h1 = (NETWORK_2_2_1.by_name[name] for name in ("b.h2", "x1-h1"))
    assert desk.click_on("check-row.b.h2") == [SelectConnection(b_h2)]
    assert desk.interface.check_open
    assert desk.control("check-row.b.h2").selected
    desk.focus("check-row.x1-h1")
    assert desk.session.snapshot().pinned == x1_h1
    assert desk.keys("escape") == [ToggleCheck()]
    assert desk.layout.card is not None


@pytest.mark.parametrize("size", FOLDS)
def test_it_lies_where_card_and_graphs_would_be(size: tuple[int, int]) -> None:
    desk = Desk(size)
    desk.keys("y")
    layout = desk.layout
    assert layout.check is not None
    assert (layout.card, layout.graphs) == (None, None)
    assert not layout.network.overlaps(layout.check)
    desk.interface = replace(desk.interface, hovered=connection_control("x1-h1"))
    assert PeekCard(pinned_card).box(desk.scene) is None
    desk.click_on("settings")
    assert desk.layout.check is None
    assert not desk.interface.check_open
    desk.keys("y")
    assert not desk.interface.settings_open
    assert ToggleSettings() in desk.done


def test_it_belongs_to_the_lab() -> None:
    desk = Desk()
    desk.keys("y", "v")
    assert not desk.interface.check_open
    assert desk.interface.view is View.VISITOR
    large = replace(desk.scene, layout=desk.layout._replace(page=Page.VISITOR))
    assert key_pressed(KeyPressed("y"), large).actions == ()


def test_no_faces_cover_the_marks() -> None:
    desk = Desk()
    desk.session.apply(ChangeSetting("pace", 20.0))
    desk.interface = replace(desk.interface, tab=Tab.MAP)
    desk.keys("space")
    desk.frame(60)
    assert face_share(desk.scene) > 0.0
    desk.keys("y")
    assert face_share(desk.scene) == 0.0
    assert SelectTab(Tab.MAP) not in desk.done


def test_a_stack_shows_it_in_a_grid() -> None:
    given = scene(state("fine"), STACK, OPEN)
    assert given.layout.fold is Fold.STACK
    tops = {c.target.y for c in given.controls_of("check") if c.id.startswith("check-row.")}
    assert len(tops) == 3
