"""Every number of a neuron's card against a second implementation, and when its signs hold."""

from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest

from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session import commands as c
from game.session.snapshot import Snapshot
from game.view.neuron_card.axes import axes_of
from game.view.neuron_card.dots import at_rest, dots
from game.view.neuron_card.figures import FiguresReader, Listening, NeuronFigures
from game.view.numbers.digits import UNDEFINED
from game.view.numbers.figures import Figure
from tests.view.chain_rule.arithmetic import worked_out
from tests.view.neuron_card.independent import is_relu, passed, sigmoid, states
from tests.view.stage import session
from tests.view.stories import STORIES, Story, pin_neuron

H1, H2, O1 = NETWORK.neurons
# Of the last bit of a number computed in another way.
BITS = 1e-12
# The engine takes no sigmoid for smaller than this.
NOTHING = 1e-300
FARTHEST = 709


@cache
def cards() -> list[tuple[Snapshot, NeuronFigures]]:
    """Every neuron of every state."""
    return [
        (seen, FiguresReader().read(seen, neuron))
        for seen in states()
        for neuron in NETWORK.neurons
    ]


def card(name: str) -> NeuronFigures:
    seen = STORIES[name].snapshot()
    assert seen.pinned_neuron is not None
    return FiguresReader().read(seen, seen.pinned_neuron)


def is_near(figure: Figure, value: float) -> bool:
    """Whether the written number is the value, rounded to the last written place."""
    if figure.number is None:
        return False
    tiny = BITS * max(abs(value), float(abs(figure.number))) + NOTHING
    return abs(float(figure.number) - value) <= float(figure.slack) * (1 + 1e-9) + tiny


def test_every_number_is_that_of_a_second_implementation() -> None:
    for seen, shown in cards():
        rows = [passed(seen, shown.neuron, row) for row in range(4)]
        here = rows[shown.row]
        for term, (value, weight) in zip(shown.terms, here.terms, strict=True):
            assert is_near(term.value, value)
            assert is_near(term.weight, weight)
            assert is_near(term.product, value * weight) or abs(value) < NOTHING
        # Sums lose digits where large terms cancel.
        loss = BITS * sum(abs(value * weight) for value, weight in here.terms)
        assert shown.z.number is not None
        assert abs(float(shown.z.number) - here.z) <= float(shown.z.slack) * 1.000001 + loss * 10
        if loss < BITS * 100:
            assert is_near(shown.activation, here.a)
            assert is_near(shown.slope, here.slope)
            for point, row in zip(shown.rows, rows, strict=True):
                assert is_near(point.slope, row.slope)
            assert is_near(shown.mean_slope, sum(row.slope for row in rows) / 4)
            if shown.rest is not None:
                assert is_near(shown.rest, sigmoid(-here.z))
            if shown.raw_error is not None:
                target = float(seen.dataset.targets[0, shown.row])
                # Far out the difference itself has lost its digits.
                far = target == 1.0 and shown.rest is not None
                error = -sigmoid(-here.z) if far else here.a - target
                assert is_near(shown.raw_error, error)


def test_the_state_of_the_neuron_is_told() -> None:
    for seen, shown in cards():
        mean = sum(passed(seen, shown.neuron, row).slope for row in range(4)) / 4
        dead = is_relu(seen, shown.neuron) and mean == 0
        assert shown.dead == dead
        assert shown.locked == (mean < seen.settings.lock_threshold and not dead)
        assert shown.slope_cancelled == (
            shown.neuron == O1 and seen.trace.rule.loss.name == "cross-entropy"
        )
        assert (shown.target is not None) == (shown.neuron == O1)


def written(figure: Figure) -> Fraction:
    assert figure.number is not None
    return Fraction(figure.number)


def gives(exact: Fraction, result: Figure) -> bool:
    difference = abs(exact - written(result))
    return difference == 0 or difference < Fraction(result.slack)


def test_an_equals_sign_stands_only_where_the_written_numbers_give_the_written_result() -> None:
    held = 0
    for _, shown in cards():
        total = sum(written(term.value) * written(term.weight) for term in shown.terms)
        assert shown.sum_holds == gives(Fraction(total), shown.z)
        held += shown.sum_holds
        mean = sum(written(point.slope) for point in shown.rows) / 4
        assert shown.mean_holds == gives(Fraction(mean), shown.mean_slope)
        if shown.rest is not None:
            assert written(shown.activation) + written(shown.rest) == 1
            product = written(shown.activation) * written(shown.rest)
            assert shown.slope_holds == gives(product, shown.slope)
            z = written(shown.z)
            lower = shown.activation if z <= 0 else shown.rest
            there = Fraction(Decimal(sigmoid(-abs(float(z)))))
            followed = abs(z) <= FARTHEST
            assert shown.activation_holds == (followed and gives(there, lower))
        if shown.raw_error is not None and shown.target is not None:
            error = written(shown.activation) - Fraction(shown.target)
            assert error == written(shown.raw_error)
        for term in shown.terms:
            product = written(term.value) * written(term.weight)
            assert term.product_holds == gives(product, term.product)
    assert held > len(cards()) / 2, "mostly the sum comes out"


def test_no_number_looks_like_nothing_or_like_all_that_is_neither() -> None:
    for _, shown in cards():
        for figure in (shown.activation, shown.slope, shown.z, shown.mean_slope):
            text = figure.text.strip("()")
            if figure.number is not None and figure.number not in (0, 1):
                assert worked_out(text.replace("−", "-").replace("-", "−")) not in (0, 1)


def test_the_axes_hold_every_row_and_the_target() -> None:
    for seen, shown in cards():
        axes = axes_of([row.z for row in shown.rows], shown.curve, shown.target)
        assert axes.reach >= max(abs(row.z) for row in shown.rows)
        if is_relu(seen, shown.neuron):
            assert axes.top == axes.reach >= 1.0
            assert axes.top >= (shown.target or 0.0)
        else:
            assert axes.top == 1.0
            assert axes.reach >= 6.5
        assert list(axes.ticks) == sorted(axes.ticks)
        assert 3 <= len(axes.ticks) <= 13
        assert all(abs(tick) <= axes.reach for tick in axes.ticks)


@pytest.mark.parametrize(
    ("name", "listening"),
    [
        ("neuron-hidden", Listening.LISTENS),
        ("neuron-output", Listening.LISTENS),
        ("neuron-locked", Listening.HARDLY),
        ("neuron-cancelled", Listening.CANCELLED),
        ("neuron-dead", Listening.DEAD),
        ("neuron-relu", Listening.LISTENS),
    ],
)
def test_how_it_listens(name: str, listening: Listening) -> None:
    assert card(name).listening is listening


def test_a_relu_is_silent_on_a_row_without_being_dead() -> None:
    shown = FiguresReader().read(
        Story("dying-relu", (c.TrainTo(60), c.SelectSample(1))).snapshot(), H2
    )
    assert shown.listening is Listening.SILENT
    assert not shown.dead
    assert shown.activation.text == shown.slope.text == "0"


def test_hardly_means_under_the_threshold_that_is_set() -> None:
    for threshold, listening in ((0.0, Listening.LISTENS), (0.2, Listening.HARDLY)):
        seen = Story(
            "xor",
            (c.TrainTo(120), c.SelectSample(2), c.ChangeSetting("lock_threshold", threshold)),
        ).snapshot()
        shown = FiguresReader().read(seen, H1)
        assert shown.shown.slope_value < 0.2
        assert shown.listening is listening
        assert shown.threshold.text == f"{threshold:.2f}".replace("0.00", "0")


def test_what_has_not_been_computed_yet_is_a_dash() -> None:
    shown = card("neuron-unknown")
    assert not shown.known
    figures = (shown.z, shown.activation, shown.slope)
    assert {figure.text for figure in figures} == {UNDEFINED}
    assert shown.raw_error is None
    h1, h2, bias = shown.terms
    assert (h1.value.text, h2.value.text) == (UNDEFINED, UNDEFINED)
    assert bias.product.text != UNDEFINED
    for progress, of_h1, of_o1 in ((0.1, False, False), (0.25, True, False), (0.45, True, True)):
        seen = session("xor", c.TrainTo(120), c.SelectSample(2), c.Seek(120, progress)).snapshot()
        assert FiguresReader().read(seen, H1).known is of_h1
        assert FiguresReader().read(seen, O1).known is of_o1


def test_the_raw_error_stands_once_it_has_been_compared() -> None:
    for progress, stands in ((0.2, False), (0.39, False), (0.49, True), (0.9, True)):
        seen = session("xor", c.TrainTo(120), c.SelectSample(2), c.Seek(120, progress)).snapshot()
        assert (FiguresReader().read(seen, O1).raw_error is not None) is stands


def test_nothing_is_worked_out_twice() -> None:
    told = session("xor", c.TrainTo(120), pin_neuron("o1"), c.Seek(120, 0.9))
    reader = FiguresReader()
    first = reader.read(told.snapshot(), O1)
    told.apply(c.Seek(120, 0.95))
    assert reader.read(told.snapshot(), O1) is first
    told.apply(c.Seek(119, 0.95))
    assert reader.read(told.snapshot(), O1) is not first


# ------------------------------------------------------------------ dots


def moment(epoch: int, progress: float, sample: int | None = 2) -> Snapshot:
    return session(
        "xor", c.TrainTo(130), c.SelectSample(sample), c.Seek(epoch, progress)
    ).snapshot()


@pytest.mark.parametrize("neuron", NETWORK.neurons)
def test_the_dots_slide_to_where_the_next_epoch_has_them(neuron) -> None:
    before, after = dots(moment(120, 0.5), neuron), dots(moment(121, 0.999), neuron)
    courses = [dots(moment(120, 0.86 + 0.01 * step), neuron) for step in range(14)]
    next_epoch = dots(moment(121, 0.4), neuron)
    for row in range(4):
        start, end = before.rows[row].z, next_epoch.rows[row].z
        places = [course.rows[row].z for course in courses]
        assert places[0] == pytest.approx(start, abs=1e-9)
        assert places == sorted(places, reverse=end < start)
        assert abs(places[-1] - end) <= abs(places[-1] - start)
    assert after.rows[0].z != before.rows[0].z
    last = dots(moment(120, 0.999999), neuron)
    for ours, theirs in zip(last.rows, next_epoch.rows, strict=True):
        assert ours.z == pytest.approx(theirs.z, abs=1e-6)
        assert ours.a == pytest.approx(theirs.a, abs=1e-6)


def test_the_chosen_dot_comes_with_its_packets() -> None:
    assert dots(moment(120, 0.05), H1).chosen is None
    assert dots(moment(120, 0.25), H1).chosen == dots(moment(120, 0.25), H1).rows[2]
    assert dots(moment(120, 0.25), O1).chosen is None


def test_while_all_rows_are_told_the_chosen_dot_slides_from_row_to_row() -> None:
    slow = (c.ChangeSetting("animation_speed", 0.01), c.TrainTo(130), c.SelectSample(None))
    told = session("xor", *slow)
    places = []
    for step in range(380):
        told.apply(c.Seek(120, step / 1000))
        there = dots(told.snapshot(), H1)
        if there.chosen is not None:
            places.append((there.row, there.chosen.z))
    rows = [row.z for row in there.rows]
    assert [row for row, _ in places if row == 0], "the first row has been there"
    assert places[-1] == (3, pytest.approx(rows[3]))
    between = [z for row, z in places if row == 1 and min(rows[:2]) < z < max(rows[:2])]
    assert between, "it slides"


def test_at_rest_the_dots_are_where_the_figures_are() -> None:
    for name in ("neuron-hidden", "neuron-output", "neuron-dead"):
        seen = STORIES[name].snapshot()
        shown, there = card(name), dots(seen, card(name).neuron)
        for ours, theirs in zip(at_rest(shown).rows, there.rows, strict=True):
            assert ours.z == pytest.approx(theirs.z)
            assert ours.a == pytest.approx(theirs.a)
            assert ours.slope == pytest.approx(theirs.slope)


# ------------------------------------------------------------------ an input of one's own


@pytest.mark.parametrize("inputs", [(0.7, 0.8), (-0.1, 0.33), (1.0, 0.0), (0.0, 0.0)])
def test_an_input_of_ones_own_is_spelled_out_instead_of_a_row(inputs) -> None:
    running = session("xor", c.TrainTo(120), c.SelectSample(2), c.ProbeInput(inputs))
    seen = running.snapshot()
    hidden = []
    for neuron, name in ((H1, "h1"), (H2, "h2")):
        weights = [
            seen.trace.parameters.value(NETWORK.by_name[f"{x}-{name}"]) for x in ("x1", "x2")
        ]
        bias = seen.trace.parameters.value(NETWORK.by_name[f"b.{name}"])
        z = inputs[0] * weights[0] + inputs[1] * weights[1] + bias
        shown = FiguresReader().read(seen, neuron)
        assert shown.own == inputs
        assert shown.chosen_row is None
        assert is_near(shown.z, z)
        assert is_near(shown.activation, sigmoid(z))
        assert is_near(shown.slope, sigmoid(z) * sigmoid(-z))
        there = dots(seen, neuron)
        assert there.row is None
        assert there.chosen is not None
        assert there.chosen.z == pytest.approx(z)
        hidden.append(sigmoid(z))
    shown = FiguresReader().read(seen, O1)
    assert [float(term.value.number or 0) for term in shown.terms[:2]] == pytest.approx(
        hidden, abs=1e-4
    )
    assert shown.target is None
    assert shown.raw_error is None
    running.apply(c.ProbeInput(None))
    assert FiguresReader().read(running.snapshot(), O1).own is None
