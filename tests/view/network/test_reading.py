"""What stands in the picture at each moment: numbers arrive with their packets, never before."""

from dataclasses import replace

import numpy as np
import pytest

from game.engine.topology import NeuronId
from game.session import commands as c
from game.session.presentation import Mode, Phase
from game.view.network.reading.reading import (
    ARC_FULL,
    ARC_UNLIT,
    FLASH_STEPS,
    LAMP_STEPS,
    LEVELS,
    Reading,
    backward_value,
    lamp_level,
    magnitude_level,
    read,
)
from tests.view.network.stage import NETWORK, at, moments
from tests.view.stage import snapshot

HIDDEN, OUTPUT = slice(0, 2), 2


def during(phase: Phase, progress: float) -> Reading:
    return read(at(snapshot("and", c.TrainTo(20)), Mode.STAGED, phase, progress))


def test_ready_shows_the_forward_numbers_and_nothing_of_the_backward_pass() -> None:
    reading = read(moments()["ready"])
    assert all(neuron.activation is not None for neuron in reading.neurons)
    assert all(neuron.delta is None for neuron in reading.neurons)
    assert reading.target is not None
    assert reading.raw_error is not None
    assert set(reading.arcs) == {ARC_UNLIT}


@pytest.mark.parametrize("name", ["rest", "stream"])
def test_between_steps_and_in_a_stream_all_numbers_stand(name: str) -> None:
    reading = read(moments()[name])
    assert all(neuron.activation is not None for neuron in reading.neurons)
    assert all(neuron.delta is not None for neuron in reading.neurons)
    assert reading.target is not None


def test_in_the_forward_phase_numbers_appear_layer_by_layer() -> None:
    before, between, after = (during(Phase.FORWARD, p) for p in (0.2, 0.6, 1.0))
    assert all(neuron.activation is None and neuron.lamp == 0 for neuron in before.neurons)
    assert all(neuron.activation is not None for neuron in between.neurons[HIDDEN])
    assert between.neurons[OUTPUT].activation is None
    assert after.neurons[OUTPUT].activation is not None
    for reading in (before, between, after):
        assert all(neuron.delta is None for neuron in reading.neurons)
        assert reading.target is None
        assert reading.raw_error is None


def test_the_loss_phase_brings_the_target_and_then_the_raw_error() -> None:
    before, middle, after = (during(Phase.LOSS, p) for p in (0.05, 0.3, 0.9))
    assert (before.target, before.raw_error) == (None, None)
    assert middle.target is not None
    assert middle.raw_error is None
    assert after.raw_error is not None
    assert 0 < before.pulse < middle.pulse < after.pulse


def test_in_the_backward_phase_deltas_appear_from_the_output_on() -> None:
    first, second = during(Phase.BACKWARD, 0.3), during(Phase.BACKWARD, 0.7)
    assert first.neurons[OUTPUT].delta is not None
    assert all(neuron.delta is None for neuron in first.neurons[HIDDEN])
    assert all(neuron.delta is not None for neuron in second.neurons)
    arcs = dict(zip(NETWORK.connections, first.arcs, strict=True))
    later = dict(zip(NETWORK.connections, second.arcs, strict=True))
    into_hidden, into_input = NETWORK.by_name["h1-o1"], NETWORK.by_name["x1-h1"]
    assert arcs[into_hidden] > ARC_UNLIT
    assert arcs[into_input] == ARC_UNLIT
    assert later[into_input] > ARC_UNLIT


def test_the_update_moves_the_tubes_and_prints_only_the_old_and_the_new_weight() -> None:
    seen = snapshot("and", c.TrainTo(20))
    parameter = NETWORK.by_name["b.o1"]
    index = NETWORK.parameters.index(parameter)
    old, new = seen.trace.parameters.value(parameter), seen.trace.updated(parameter)
    drawn = []
    for step in range(11):
        reading = read(at(seen, Mode.STAGED, Phase.UPDATE, step / 10))
        weight = reading.weights[index]
        assert weight.printed in (old, new)
        assert (weight.printed == old) == (step < 5)
        assert 0 <= weight.flash <= FLASH_STEPS
        drawn.append(weight.drawn)
    assert drawn[0] == old
    assert drawn[-1] == pytest.approx(new)
    assert drawn == sorted(drawn, reverse=new < old)


def test_all_rows_show_means_and_every_input() -> None:
    seen = moments()["all rows"]
    reading = read(seen)
    assert reading.is_mean
    assert reading.inputs == ((0.0, 0.0, 1.0, 1.0), (0.0, 1.0, 0.0, 1.0))
    assert reading.target is None
    assert reading.raw_error is None
    mean = seen.trace.activation(NeuronId(2, 0), None)
    assert reading.neurons[OUTPUT].activation == mean


def test_told_for_all_rows_one_row_is_shown_at_a_time() -> None:
    seen = moments()["told by rows"]
    assert seen.sample is None
    reading = read(seen)
    assert not reading.is_mean
    assert all(len(values) == 1 for values in reading.inputs)
    assert read(moments()["mean loss"]).is_mean


def test_the_lamp_is_the_activation() -> None:
    seen = snapshot("and", c.TrainTo(20))
    for neuron, shown in zip(NETWORK.neurons, read(seen).neurons, strict=True):
        share = seen.trace.activation(neuron, seen.sample)
        assert shown.lamp / LAMP_STEPS == pytest.approx(share, abs=1 / LAMP_STEPS)
    dead = read(moments()["dead"]).neurons[0]
    assert dead.dead
    assert dead.lamp == 0


def test_a_lamp_is_off_at_0_and_full_from_1_on() -> None:
    assert lamp_level(0.0) == lamp_level(-3.0) == lamp_level(float("nan")) == 0
    assert lamp_level(1e-9) == 1
    assert lamp_level(1 - 1e-9) == LAMP_STEPS - 1
    assert lamp_level(1.0) == lamp_level(7.5) == lamp_level(float("inf")) == LAMP_STEPS
    levels = [lamp_level(share) for share in (0.0, 0.24, 0.5, 0.92, 1.0)]
    assert (np.diff(levels) >= 2).all()


def test_marks_follow_the_snapshot_and_not_the_row() -> None:
    seen = moments()["stream"]
    marked = replace(seen, locked=frozenset({NETWORK.neurons[0]}))
    assert [neuron.locked for neuron in read(marked).neurons] == [True, False, False]


def test_a_magnitude_has_levels_on_a_log_scale() -> None:
    assert magnitude_level(0.0) == 0
    assert magnitude_level(9e-8) == 0
    assert magnitude_level(float("nan")) == 0
    assert magnitude_level(2e-7) == 1
    assert magnitude_level(-1.0) == magnitude_level(1.0) == LEVELS
    assert magnitude_level(float("inf")) == LEVELS
    levels = [magnitude_level(10.0**power) for power in range(-7, 3)]
    assert levels == sorted(levels)
    assert set(levels) >= {1, LEVELS}


def test_what_leaves_a_neuron_backward_is_what_its_slope_let_through() -> None:
    trace = snapshot("and", c.TrainTo(20)).trace
    output = NETWORK.by_name["h1-o1"]
    expected = trace.parameters.value(output) * trace.delta(NeuronId(2, 0), 1)
    assert backward_value(trace, output, 1) == pytest.approx(expected)
    hidden = NETWORK.by_name["x1-h2"]
    assert backward_value(trace, hidden, 3) == pytest.approx(trace.delta(NeuronId(1, 1), 3))


def test_a_dead_neuron_lets_nothing_through() -> None:
    reading = read(moments()["dead"])
    arcs = dict(zip(NETWORK.connections, reading.arcs, strict=True))
    assert arcs[NETWORK.by_name["x1-h1"]] < ARC_UNLIT < arcs[NETWORK.by_name["h1-o1"]] <= ARC_FULL
