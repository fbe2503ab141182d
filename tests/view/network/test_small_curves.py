"""The small curve on a neuron's rim: its dot, its tangent, and when there is none."""

import math
from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.engine.trace import trace_epoch
from game.session import commands as c
from game.session.presentation import Mode, Phase
from game.view.drawing.box import Box
from game.view.drawing.theme import DARK
from game.view.network.nodes.small_curves import CurveLook, SmallCurves
from game.view.network.places.geometry import network_geometry
from game.view.network.reading.large_reading import Discretion, read_large
from game.view.network.reading.listening import (
    PLACES,
    SIGMOID_REACH,
    SmallCurve,
    height,
    small_curve,
    steepness,
)
from game.view.network.reading.reading import read
from game.view.scene.page import Page
from tests.view.network.stage import NETWORK, at, drawings, moments
from tests.view.stage import kit, snapshot

H1, H2, O1 = NETWORK.neurons


def curves(name: str) -> list[SmallCurve | None]:
    return [neuron.curve for neuron in read(moments()[name]).neurons]


@pytest.mark.parametrize("sample", range(4))
def test_the_dot_stands_at_the_row_s_sum(sample: int) -> None:
    seen = snapshot("and", c.TrainTo(20), c.SelectSample(sample))
    for neuron in NETWORK.neurons:
        curve = small_curve(seen, neuron, sample, True)
        assert curve is not None
        z = seen.trace.pre_activation(neuron, sample)
        shown = min(max(z, -SIGMOID_REACH), SIGMOID_REACH)
        assert curve.places[0] * SIGMOID_REACH / PLACES == pytest.approx(shown, abs=0.06)
        said = height(False, curve.places[0])
        assert said == pytest.approx(seen.trace.activation(neuron, sample), abs=0.02)


def test_the_tangent_is_as_steep_as_the_curve_there() -> None:
    for place in range(-PLACES + 1, PLACES):
        around = height(False, place + 1) - height(False, place - 1)
        assert steepness(False, place) == pytest.approx(around * PLACES / 2, rel=0.01)
    assert [steepness(True, place) for place in (-PLACES, 0, 1, PLACES)] == [0.0, 0.0, 1.0, 1.0]


def test_a_relu_s_dot_stands_at_the_kink_only_if_its_sum_is_0() -> None:
    seen = moments()["dead"]
    curve = small_curve(seen, H2, 0, True)
    assert curve is not None
    assert curve.kinked
    sums = [seen.trace.pre_activation(H2, row) for row in range(4)]
    reach = max(1.0, *sums)
    for row, z in enumerate(sums):
        shown = small_curve(seen, H2, row, True)
        assert shown is not None
        place = shown.places[0]
        assert (place > 0, place < 0) == (z > 0, z < 0)
        assert place / PLACES == pytest.approx(max(z / reach, -1.0), abs=1 / PLACES)


def test_nothing_stands_on_the_curve_before_anything_has_arrived() -> None:
    seen = snapshot("and", c.TrainTo(20))
    before = read(at(seen, Mode.STAGED, Phase.FORWARD, 0.2)).neurons
    assert all(neuron.curve == SmallCurve(False, ()) for neuron in before)
    between = [n.curve for n in read(at(seen, Mode.STAGED, Phase.FORWARD, 0.6)).neurons]
    assert between[2] == SmallCurve(False, ())
    assert all(curve is not None and len(curve.places) == 1 for curve in between[:2])


def test_for_all_rows_every_row_has_a_dot() -> None:
    seen = moments()["all rows"]
    curve = small_curve(seen, H1, None, True)
    rows = [small_curve(seen, H1, row, True) for row in range(4)]
    assert curve is not None
    assert set(curve.places) == {row.places[0] for row in rows if row is not None}


def test_a_dead_neuron_has_its_flatline_instead() -> None:
    assert curves("dead")[0] is None
    assert curves("dead")[1] is not None


def test_an_output_has_none_where_the_loss_cancels_its_slope() -> None:
    own = snapshot("vanishing-gradient", c.TrainTo(20))
    assert read(own).neurons[2].curve is not None
    entropy = snapshot(
        "vanishing-gradient", c.TrainTo(20), c.ChangeSetting("loss", "cross-entropy")
    )
    shown = [neuron.curve for neuron in read(entropy).neurons]
    assert shown[2] is None
    assert all(curve is not None for curve in shown[:2])


def test_a_page_without_hints_has_none() -> None:
    quiet = read_large(moments()["stream"], Discretion(hints=False))
    assert all(neuron.curve is None for neuron in quiet.base.neurons)
    assert read_large(moments()["stream"], Discretion()).base.neurons[0].curve is not None


def test_numbers_that_ran_away_leave_the_curve_bare() -> None:
    seen = snapshot("and", c.TrainTo(20))
    biases = tuple(bias * np.nan for bias in seen.trace.parameters.biases)
    wild = replace(seen.trace.parameters, biases=biases)
    broken = replace(seen, trace=trace_epoch(wild, seen.dataset, seen.trace.rule))
    assert small_curve(broken, O1, 0, True) == SmallCurve(False, ())


def surface(curve: SmallCurve, locked: bool = False) -> np.ndarray:
    look = CurveLook(34, curve, DARK.hidden, locked)
    return pygame.surfarray.array3d(SmallCurves(kit(1.0)).sprite(look)).astype(int)


def test_equal_curves_have_equal_pixels_and_others_do_not() -> None:
    one = surface(SmallCurve(False, (12,)))
    assert np.array_equal(one, surface(SmallCurve(False, (12,))))
    for other in (SmallCurve(False, (13,)), SmallCurve(True, (12,)), SmallCurve(False, ())):
        assert not np.array_equal(one, surface(other))
    assert not np.array_equal(one, surface(SmallCurve(False, (12,)), locked=True))


def test_the_tangent_leans_where_the_curve_is_steep_and_lies_level_where_it_is_flat() -> None:
    def amber(place: int) -> tuple[float, float]:
        pixels = surface(SmallCurve(False, (place,)))
        lit = (pixels[..., 0] > 200) & (pixels[..., 1] > 140) & (pixels[..., 2] < 130)
        x, y = np.nonzero(lit)
        return float(np.ptp(x)), float(np.ptp(y))

    steep, flat = amber(0), amber(-PLACES)
    assert steep[1] > 0.8 * steep[0]
    assert flat[1] < 0.3 * flat[0]


def test_visitors_see_it_large_enough_to_touch_and_it_hides_no_label() -> None:
    visitor = network_geometry(Box(376.0, 246.0, 1512.0, 600.0), Page.VISITOR)
    assert all(2 * circle.r >= 64.0 for circle in (visitor.curves[H1], visitor.curves[H2]))
    for place in visitor.pills.values():
        for curve in visitor.curves.values():
            width, tall = visitor.label
            across = max(abs(place[0] - curve.x) - width / 2, 0.0)
            down = max(abs(place[1] - curve.y) - tall / 2, 0.0)
            assert math.hypot(across, down) > curve.r


@pytest.mark.parametrize("name", drawings())
def test_in_the_lab_it_hides_no_label_and_stays_in_the_drawing(name: str) -> None:
    geometry = network_geometry(drawings()[name])
    for curve in geometry.curves.values():
        around = Box(curve.x - curve.r, curve.y - curve.r, 2 * curve.r, 2 * curve.r)
        drawing = geometry.drawing
        assert drawing.x <= around.x
        assert around.right <= drawing.right
        assert drawing.y <= around.y
        assert around.bottom <= drawing.bottom
        for x, y in geometry.pills.values():
            width, tall = geometry.label
            across = max(abs(x - curve.x) - width / 2, 0.0)
            down = max(abs(y - curve.y) - tall / 2, 0.0)
            assert math.hypot(across, down) > 0.9 * curve.r
