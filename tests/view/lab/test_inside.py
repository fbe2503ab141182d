"""Inside an epoch, on the screen: what is said is true, what is written fits, all of it works."""

import math
from dataclasses import replace
from decimal import Decimal, localcontext
from functools import cache
from pathlib import Path

import pytest

from game.app import paths
from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.engine.topology import NeuronId
from game.session import commands as c
from game.session.snapshot import Snapshot
from game.session.terms.inside import Inside
from game.session.terms.stations import Kind, stations_of
from game.session.terms.term import term_at
from game.view.chain_rule.explanation import Explainer
from game.view.chain_rule.inside.so_far import so_far
from game.view.lab.inside.pill import TermPill
from game.view.lab.inside.sentence import SentencePanel, SentenceReader
from game.view.lab.inside.strip import StripPanel
from game.view.lab.inside.wording import Calculation, calculate
from game.view.network.panel import NetworkPanel
from game.view.network.places.geometry import GeometryCache, place_of
from game.view.network.places.label_places import Label, clearance
from game.view.network.reading.reading import read
from game.view.numbers.calculations import EXACTLY
from game.view.numbers.digits import EQUAL, MINUS, ROUNDED, UNDEFINED
from game.view.scene.texts import load_texts
from tests.engine.cases import Case
from tests.session.terms.test_term import case_of
from tests.view.interaction.desk import Desk
from tests.view.stage import (
    COMPACT,
    ENGLISH,
    FOLDS,
    SIZES,
    STACK,
    WIDE,
    complaints,
    device,
    scene,
    snapshot,
    written,
)

LAST = 19
# What a neuron says stands inside this share of its radius; at the rim is none of it.
FACE = 0.82
# Each phase's first station.
FIRST = {"forward": 1, "loss": 8, "backward": 9, "update": 18}
H1, H2, O1 = NETWORK.neurons
BY_NAME = NETWORK.by_name
TEXTS = {language: load_texts(paths.TEXTS, language) for language in ("en", "de", "fr")}
TERM = {(each.kind, each.neuron): number for number, each in enumerate(stations_of(NETWORK), 1)}


@cache
def seen(preset: str, epoch: int, term: int, *more: c.Command) -> Snapshot:
    return snapshot(preset, c.TrainTo(epoch), *more, c.GoToTerm(term))


@pytest.mark.parametrize("size", [WIDE, STACK])
def test_by_finger_a_phase_that_stands_still_leads_to_its_stations(size: tuple[int, int]) -> None:
    for phase, term in FIRST.items():
        desk = Desk(size)
        desk.session.apply(c.TrainTo(60))
        desk.click_on(f"phase.{phase}", touch=True)
        assert desk.session.snapshot().inside is None
        desk.click_on(f"phase.{phase}", touch=True)
        assert desk.session.snapshot().inside is None, "while it moves it begins anew"
        desk.frame(600)
        desk.click_on(f"phase.{phase}", touch=True)
        inside = desk.session.snapshot().inside
        assert inside is not None
        assert inside.term == term
        desk.click_on("term-on", touch=True)
        inside = desk.session.snapshot().inside
        assert inside is not None
        assert inside.term == term + 1


@pytest.mark.parametrize("ticks", [5, 40, 60, 95, 110])
def test_by_finger_the_one_phase_of_a_small_window_leads_to_its_stations(ticks: int) -> None:
    desk = Desk(COMPACT)
    desk.session.apply(c.TrainTo(60))
    assert not [each.id for each in desk.controls if each.id.startswith("phase.")]
    desk.click_on("step", touch=True)
    desk.frame(ticks)
    (phase,) = [each.id for each in desk.controls if each.id.startswith("phase.")]
    desk.click_on(phase, touch=True)
    assert desk.session.snapshot().inside is None, "while it moves it begins anew"
    desk.frame(600)
    desk.click_on(phase, touch=True)
    inside = desk.session.snapshot().inside
    assert inside is not None
    assert inside.term == FIRST[phase.removeprefix("phase.")]


def said(given: Snapshot) -> str:
    told = SentenceReader().read(given, ENGLISH)
    assert told is not None
    return told.what


# ------------------------------------------------------------------ numbers


def value_of(text: str) -> Decimal:
    """A written number, or a calculation in brackets such as (1 − 1.2×10⁻⁷)."""
    bare = text.strip("()")
    if f" {MINUS} " in bare:
        first, second = bare.split(f" {MINUS} ")
        return value_of(first) - value_of(second)
    raised = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
    number, _, power = bare.replace(MINUS, "-").partition("×10")
    return Decimal(number).scaleb(int(power.translate(raised)) if power else 0)


def computed(shown: Calculation, kind: Kind) -> Decimal | None:
    """What the written pieces give; None where they are no sum of products."""
    texts = [piece.text for piece in shown.pieces]
    if kind in (Kind.INPUT, Kind.ACTIVATION, Kind.LOSS) or "→" in shown.sign:
        return None
    if kind is Kind.MEAN:
        numbers = [value_of(t) for t in texts[1:-3] if t != "+"]
        return sum(numbers, Decimal()) / int(texts[-1])
    total, factor, sign = Decimal(), Decimal(1), 1
    for text in texts:
        if text in ("+", MINUS):
            total, factor, sign = total + sign * factor, Decimal(1), 1 if text == "+" else -1
        elif text != "×":
            factor *= value_of(text)
    return total + sign * factor


def places(text: str) -> Decimal:
    """Half a unit of the last written place."""
    value = value_of(text)
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(5).scaleb(exponent - 1)


@pytest.mark.parametrize("number", range(60))
def test_a_sign_of_equality_stands_only_where_the_digits_give_it(number: int) -> None:
    case, row = case_of(number)
    topology = case.topology
    parameter = topology.parameters[number % len(topology.parameters)]
    with localcontext(EXACTLY):
        for term in range(1, len(stations_of(topology)) + 1):
            check(case, Inside(term, row, parameter))


def check(case: Case, inside: Inside) -> None:
    kind = inside.station(case.topology).kind
    shown = calculate(case.trace, case.topology, inside)
    made = term_at(case.trace, case.topology, inside)
    if kind is Kind.INPUT:
        assert [float(value_of(piece.text)) for piece in shown.pieces] == list(made.values)
        return
    assert shown.sign in (EQUAL, ROUNDED, "→")
    assert abs(float(value_of(shown.result)) - made.value) <= 1.0001 * float(
        places(shown.result)
    ) + 1e-15 * abs(made.value)
    exact = computed(shown, kind)
    if exact is None:
        return
    off = abs(exact - value_of(shown.result))
    if shown.sign == EQUAL:
        assert off == 0 or off < places(shown.result), (shown, exact)
    assert math.isclose(float(exact), made.value, rel_tol=0.05, abs_tol=0.01), (shown, made)


def test_the_calculation_is_that_of_the_card() -> None:
    given = seen("xor", 300, TERM[Kind.MEAN, None], c.SelectConnection(BY_NAME["x1-h1"]))
    words = Explainer().explain(given, BY_NAME["x1-h1"]).wording
    shown = calculate(given.trace, NETWORK, given.inside)
    assert (shown.result, shown.sign) == (words.mean.text, words.mean_sign)


# ------------------------------------------------------------------ sentences


def slope_of(preset: str, epoch: int, neuron: NeuronId, *more: c.Command) -> str:
    return said(seen(preset, epoch, TERM[Kind.SLOPE, neuron], *more))


def test_cross_entropy_strikes_the_slope_out_and_delta_is_the_error() -> None:
    entropy = (c.ChangeSetting("loss", "cross-entropy"),)
    assert "struck out" in slope_of("xor", 30, O1, *entropy)
    assert "struck out" not in slope_of("xor", 30, O1)
    assert "struck out" not in slope_of("xor", 30, H1, *entropy)
    delta = seen("xor", 30, TERM[Kind.DELTA, O1], *entropy)
    assert "raw error alone" in said(delta)
    row = delta.inside.row
    assert delta.trace.delta(O1, row) == delta.trace.backward.raw_error[0, row]
    assert "raw error alone" not in said(seen("xor", 30, TERM[Kind.DELTA, O1]))
    slope = seen("xor", 30, TERM[Kind.SLOPE, O1], *entropy)
    assert calculate(slope.trace, NETWORK, slope.inside).struck
    assert not calculate(delta.trace, NETWORK, delta.inside).struck


def test_a_locked_neuron_is_said_to_be_so() -> None:
    for epoch, more in ((30, ()), (30, (c.ChangeSetting("lock_threshold", 0.0),))):
        given = seen("vanishing-gradient", epoch, TERM[Kind.SLOPE, O1], *more)
        assert ("locked" in said(given)) is (O1 in given.locked)
    assert "locked" in slope_of("vanishing-gradient", 30, O1)


def test_a_dead_one_and_a_relu_on_either_side() -> None:
    heard = set()
    for epoch in (0, 20, 40):
        for row in range(4):
            for neuron in (H1, H2):
                more = (c.SelectSample(row),)
                given = seen("dying-relu", epoch, TERM[Kind.SLOPE, neuron], *more)
                words, positive = said(given), given.trace.pre_activation(neuron, row) > 0
                dead = neuron in given.dead
                assert ("is dead" in words) is dead
                if not dead:
                    assert ("gets through" in words and "nothing" not in words) is positive
                    assert ("nothing gets through" in words) is not positive
                heard.add((dead, positive))
                answer = said(seen("dying-relu", epoch, TERM[Kind.ACTIVATION, neuron], *more))
                assert ("makes it 0" in answer) is not positive
                delta = said(seen("dying-relu", epoch, TERM[Kind.DELTA, neuron], *more))
                assert ("nothing gets through" in delta) is (given.trace.slope(neuron, row) == 0)
    assert heard == {(False, True), (False, False), (True, False)}


def test_a_weight_that_stays_is_said_to_stay() -> None:
    dead = seen("dying-relu", 60, LAST, c.SelectConnection(BY_NAME["x1-h1"]))
    assert "stays as it is" in said(dead)
    assert dead.trace.updated(BY_NAME["x1-h1"]) == dead.trace.parameters.value(BY_NAME["x1-h1"])
    assert "against its gradient" in said(seen("xor", 30, LAST))


def test_a_bias_carries_one() -> None:
    gradient = TERM[Kind.GRADIENT, None]
    assert "the bias carries 1" in said(
        seen("xor", 30, gradient, c.SelectConnection(BY_NAME["b.h1"]))
    )
    assert "the bias carries 1" not in said(seen("xor", 30, gradient))


# ------------------------------------------------------------------ what is there so far


@pytest.mark.parametrize("term", range(1, LAST + 1))
def test_what_is_not_made_yet_is_a_dash(term: int) -> None:
    given = seen("xor", 300, term, c.SelectConnection(BY_NAME["x1-h1"]))
    reading, row = read(given), given.inside.row
    for neuron, shown in zip(NETWORK.neurons, reading.neurons, strict=True):
        stands = term >= TERM[Kind.ACTIVATION, neuron]
        assert shown.activation == (given.trace.activation(neuron, row) if stands else None)
        stands = term >= TERM[Kind.DELTA, neuron]
        assert shown.delta == (given.trace.delta(neuron, row) if stands else None)
    assert (reading.raw_error is not None) is (term >= TERM[Kind.LOSS, None])
    words = so_far(Explainer().explain(given, BY_NAME["x1-h1"]), given, BY_NAME["x1-h1"]).wording
    for figure, kind, neuron in (
        (words.first_factor, Kind.BACKPROP, H1),
        (words.slope, Kind.SLOPE, H1),
        (words.delta, Kind.DELTA, H1),
        (words.row_gradient, Kind.GRADIENT, None),
        (words.mean, Kind.MEAN, None),
        (words.new_weight, Kind.UPDATE, None),
    ):
        assert (figure.text == UNDEFINED) is (term < TERM[kind, neuron])
    new = [given.trace.updated(p) for p in NETWORK.parameters]
    old = [given.trace.parameters.value(p) for p in NETWORK.parameters]
    assert [w.printed for w in reading.weights] == (new if term == LAST else old)


def test_nothing_is_drawn_again_while_one_stands() -> None:
    given = scene(seen("xor", 300, 11, c.SelectConnection(BY_NAME["x1-h1"])))
    panel, other = NetworkPanel(), scene(seen("xor", 300, 12, c.SelectConnection(BY_NAME["x1-h1"])))
    assert panel.key(given) == panel.key(scene(given.snapshot))
    assert panel.key(given) != panel.key(other)


# ------------------------------------------------------------------ places


@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("size", FOLDS)
def test_all_is_written_in_its_place(size: tuple[int, int], language: str) -> None:
    texts = TEXTS[language]
    for term in (1, 2, 6, 8, 9, 10, 11, 14, 17, 18, 19):
        given = scene(seen("xor", 300, term, c.SelectSample(2)), size)
        given = replace(given, texts=texts)
        boxes, scale = given.layout.inside, given.layout.scale
        assert boxes is not None
        for panel, box in (
            (StripPanel(), boxes.strip),
            (SentencePanel(SentenceReader()), boxes.sentence),
        ):
            found = complaints(written(panel, given), device(box, scale), 12.0)
            assert [f for f in found if "overlap" not in f] == [], (term, found)


@pytest.mark.parametrize("size", SIZES)
def test_the_pill_stays_in_the_drawing(size: tuple[int, int]) -> None:
    for term in range(2, LAST + 1):
        given = scene(seen("xor", 300, term), size)
        box = TermPill(SentenceReader()).box(given)
        assert box is not None
        assert given.layout.drawing.covers(box, slack=1.0), term
        boxes = given.layout.inside
        assert boxes is not None
        assert not box.overlaps(boxes.sentence)


@pytest.mark.parametrize("size", [size for size in SIZES if size != STACK])
def test_the_pill_of_a_neuron_lies_on_no_weight(size: tuple[int, int]) -> None:
    """In the narrowest drawing there is no room for both everywhere."""
    for term in range(2, LAST - 2):
        given = scene(seen("xor", 300, term), size)
        box = TermPill(SentenceReader()).box(given)
        assert box is not None
        geometry = GeometryCache().of(*place_of(given.layout))
        for place in geometry.pills.values():
            assert not box.overlaps(Label(*geometry.label).at(place)), (term, box)


@pytest.mark.parametrize("line", BY_NAME)
@pytest.mark.parametrize("size", SIZES)
def test_the_pill_of_a_line_covers_nothing_that_a_neuron_says(
    size: tuple[int, int], line: str
) -> None:
    for term in range(LAST - 2, LAST + 1):
        given = scene(seen("xor", 20, term, c.SelectConnection(BY_NAME[line])), size)
        box = TermPill(SentenceReader()).box(given)
        assert box is not None
        neurons = GeometryCache().of(*place_of(given.layout)).neurons.values()
        faces = tuple(disc._replace(r=FACE * disc.r) for disc in neurons)
        assert clearance(box, faces, ()) >= 0.0, (term, box)


@pytest.mark.parametrize("size", SIZES)
def test_stations_and_sentence_lie_in_the_network_apart_from_all_else(
    size: tuple[int, int],
) -> None:
    layout = scene(seen("xor", 300, 11), size).layout
    assert layout.inside is not None
    strip, sentence = layout.inside
    assert layout.network.covers(strip, slack=1.0)
    assert layout.network.covers(sentence, slack=1.0)
    assert not strip.overlaps(sentence)
    for other in (layout.drawing, layout.rows, layout.legend, layout.state):
        assert other is None or not (other.overlaps(strip) or other.overlaps(sentence))


# ------------------------------------------------------------------ gestures


def walker(size: tuple[int, int] = WIDE) -> Desk:
    desk = Desk(size)
    desk.session.apply(c.TrainTo(30))
    return desk


def at(desk: Desk) -> int | None:
    inside = desk.session.snapshot().inside
    return None if inside is None else inside.term


def test_comma_and_point_lead_back_and_on_and_escape_out() -> None:
    desk = walker()
    assert desk.keys(".", ".", ".", ",") == [c.StepTerm(1)] * 3 + [c.StepTerm(-1)]
    assert at(desk) == 2
    assert desk.keys("escape") == [c.LeaveTerms()]
    assert at(desk) is None
    assert desk.keys("escape") == []


@pytest.mark.parametrize("size", FOLDS)
def test_mouse_and_finger_alone(size: tuple[int, int]) -> None:
    desk = walker(size)
    desk.keys(".")
    assert desk.click_on("term-on", touch=True) == [c.StepTerm(1)]
    assert desk.click_on("term-back") == [c.StepTerm(-1)]
    line = desk.control("term").target
    assert desk.click(line.right - 3.0, line.centery) == [c.GoToTerm(LAST)]
    assert desk.click(line.x + 3.0, line.centery, touch=True) == [c.GoToTerm(1)]


def test_the_line_with_the_keyboard() -> None:
    desk = walker()
    desk.keys(".")
    desk.focus("term")
    assert desk.keys("right", "end", "pagedown", "home") == [
        *(c.StepTerm(1), c.GoToTerm(LAST), c.GoToTerm(LAST - 4), c.GoToTerm(1))
    ]
    assert desk.keys("1", "1", "enter") == [c.GoToTerm(11)]
    assert desk.keys("2", "0", "enter") == []
    assert desk.interface.toast is not None
    assert "1 to 19" in desk.interface.toast.text
    assert desk.keys(".") == [c.StepTerm(1)], "and no number begins with a point"


def test_before_anything_is_trained_the_first_epoch_can_be_walked() -> None:
    desk = Desk(STACK)
    desk.keys(".")
    assert at(desk) == 1
    assert desk.control("term-back").enabled is False


def test_the_lesson_says_what_is_there() -> None:
    """The README's ten full stops, and one more."""
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    desk = Desk()
    desk.keys("2", *["."] * 10)
    for _ in range(2):
        given = desk.session.snapshot()
        assert given.inside is not None
        shown = calculate(given.trace, given.topology, given.inside)
        assert " ".join(piece.text for piece in shown.pieces) in readme
        assert shown.result in readme
        desk.keys(".")
