"""What the picture of the network says: every number and mark that stands in it at one moment.

A reading is a plain value, read off a snapshot; equal readings look the same.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.engine.topology import NeuronId, ParameterId
from game.engine.trace import EpochTrace
from game.engine.what_if.any_input import Probe
from game.session.presentation import (
    PHASE_ENDS,
    PHASES_BY_ROW,
    Mode,
    Phase,
    presentation_ticks,
)
from game.session.snapshot import Snapshot
from game.session.terms.inside import Inside
from game.session.terms.stations import Kind, Station
from game.view.network.reading.listening import SmallCurve, small_curve
from game.view.network.reading.staging import Staging, staging, steadied
from game.view.network.reading.term_light import made_so_far

# Magnitudes are told in levels on a log scale: 1 up to 10^-5, LEVELS from 1 on.
LEVELS: Final = 8
DECADES: Final = 5.0
# Below this nothing is let through at all.
NOTHING_BELOW: Final = 1e-7

# How bright a neuron can be, from off to full.
LAMP_STEPS: Final = 24
# Where the printed weight changes from old to new, and how long its label is lit then.
TURNING_POINT: Final = 0.5
FLASH: Final = 0.35
FLASH_STEPS: Final = 4
# Brightness of arcs in 32nds: unlit, lit by the least gradient, by the greatest; at rest lit ones
# are dimmer.
ARC_UNLIT: Final = 11
ARC_NOTHING: Final = 7
ARC_LEAST: Final = 12
ARC_FULL: Final = 32
ARC_AT_REST: Final = 0.7
PULSE_STEPS: Final = 24
# When all rows are told one after another, each quicker than this, the light does not follow them:
# it would go on and off more than twice a second.
ROW_TICKS: Final = 32
SHORTEST_BY_ROW: Final = min(
    PHASE_ENDS[phase] - (PHASE_ENDS[Phase(phase - 1)] if phase else 0.0) for phase in PHASES_BY_ROW
)


class NeuronReading(NamedTuple):
    """A computing neuron.

    ``activation`` None: its packets have not arrived yet; ``delta`` None: not shown.  ``bounded``:
    the activation function stays between 0 and 1.  ``lamp``: how bright its ring is, in LAMP_STEPS:
    off at an activation of 0, full from 1 on.  ``curve``: the small curve on its rim, if any.
    """

    activation: float | None
    delta: float | None
    bounded: bool
    lamp: int
    curve: SmallCurve | None
    locked: bool
    dead: bool


class WeightReading(NamedTuple):
    """A weight or bias: the ``printed`` number, and the one the tube is ``drawn`` for.

    ``flash``: how lit its label is because it is just changing, 0 to FLASH_STEPS.
    """

    printed: float
    drawn: float
    flash: int


class Reading(NamedTuple):
    """Everything that stands in the picture.

    ``inputs`` hold the values of each input, one or (for all rows) one per row, and ``shining`` how
    brightly each of them shines, 0 to 1.  ``neurons`` and ``weights`` follow the topology's order.
    ``target`` and ``raw_error`` are None while not shown; ``is_mean``: the numbers are means over
    the rows.  ``arcs``: brightness of the arcs that start at each connection's target.  ``pulse``:
    how far the output's ripple is (0: none).  ``is_own``: the numbers are of an input of one's own,
    which has no target.
    """

    inputs: tuple[tuple[float, ...], ...]
    shining: tuple[float, ...]
    neurons: tuple[NeuronReading, ...]
    weights: tuple[WeightReading, ...]
    target: float | None
    raw_error: float | None
    is_mean: bool
    arcs: tuple[int, ...]
    pulse: int
    is_own: bool = False


def read(snapshot: Snapshot) -> Reading:
    """The reading of a snapshot."""
    if snapshot.probe is not None:
        return _read_probe(snapshot, snapshot.probe)
    if snapshot.inside is not None:
        return _read_inside(snapshot, snapshot.inside)
    moment, trace, dataset = snapshot.moment, snapshot.trace, snapshot.dataset
    sample = moment.sample
    stage = staging(moment, snapshot.topology.depth)
    rows = range(dataset.sample_count) if sample is None else (sample,)
    one = sample is not None
    lit = None if hurries(snapshot) else sample
    if hurries(snapshot):
        stage = steadied(stage, moment.phase)
    return Reading(
        inputs=tuple(tuple(float(values[row]) for row in rows) for values in dataset.inputs),
        shining=tuple(_share(values, lit) for values in dataset.inputs),
        neurons=tuple(_neuron(snapshot, n, stage, lit) for n in snapshot.topology.neurons),
        weights=tuple(_weight(trace, p, stage) for p in snapshot.topology.parameters),
        target=float(dataset.targets[0, sample]) if one and stage.target else None,
        raw_error=float(trace.backward.raw_error[0, sample]) if one and stage.error else None,
        is_mean=not one and stage.target,
        arcs=tuple(_arc(snapshot, c, stage, lit) for c in snapshot.topology.connections),
        pulse=round(stage.pulse * PULSE_STEPS),
    )


def _read_probe(snapshot: Snapshot, probe: Probe) -> Reading:
    """The forward numbers of an input of one's own: as of a row, but with nothing to compare."""
    moment = snapshot.moment._replace(mode=Mode.READY, sample=0)
    alone = replace(
        snapshot, trace=probe.trace, dataset=probe.trace.dataset, moment=moment, probe=None
    )
    own = read(alone)
    return own._replace(target=None, raw_error=None, is_mean=False, is_own=True)


def _read_inside(snapshot: Snapshot, inside: Inside) -> Reading:
    """Where somebody walks through the epoch: what is not made yet is not there."""
    topology, row = snapshot.topology, inside.row
    moment = snapshot.moment._replace(mode=Mode.REST, sample=row)
    whole = read(replace(snapshot, inside=None, moment=moment))
    neurons = zip(topology.neurons, whole.neurons, strict=True)
    lit = staging(moment, topology.depth)._replace(lit=(1.0,) * topology.depth)
    parameters = zip(topology.parameters, whole.weights, strict=True)
    made = made_so_far(snapshot)
    compared = Station(Kind.LOSS) in made
    return whole._replace(
        neurons=tuple(_made_of_neuron(made, id_, shown) for id_, shown in neurons),
        weights=tuple(
            _new_weight(snapshot, inside, id_) if Station(Kind.UPDATE) in made else shown
            for id_, shown in parameters
        ),
        target=whole.target if compared else None,
        raw_error=whole.raw_error if compared else None,
        arcs=tuple(
            _arc(snapshot, each, lit, row)
            if each.source_neuron is not None and Station(Kind.BACKPROP, each.source_neuron) in made
            else ARC_UNLIT
            for each in topology.connections
        ),
    )


def _made_of_neuron(made: frozenset[Station], id_: NeuronId, shown: NeuronReading) -> NeuronReading:
    if Station(Kind.ACTIVATION, id_) not in made:
        curve = None if shown.curve is None else shown.curve._replace(places=())
        return shown._replace(activation=None, delta=None, lamp=0, curve=curve)
    return shown if Station(Kind.DELTA, id_) in made else shown._replace(delta=None)


def _new_weight(snapshot: Snapshot, inside: Inside, id_: ParameterId) -> WeightReading:
    """At the end all weights have their new values, at once."""
    new = snapshot.trace.updated(id_)
    return WeightReading(new, new, FLASH_STEPS if id_ == inside.parameter else 0)


def hurries(snapshot: Snapshot) -> bool:
    """Whether rows are told one after another, too quickly for lights that follow each of them."""
    moment = snapshot.moment
    if snapshot.inside is not None:
        return False
    if snapshot.sample is not None or moment.mode is not Mode.STAGED:
        return False
    told = presentation_ticks(snapshot.settings.animation_speed) * SHORTEST_BY_ROW
    return told / snapshot.dataset.sample_count < ROW_TICKS


def magnitude_level(value: float) -> int:
    """0 for nothing, else 1 (a whisper) to LEVELS, on a log scale."""
    size = abs(value)
    if not size >= NOTHING_BELOW:
        return 0
    share = (math.log10(min(size, 1.0)) + DECADES) / DECADES
    return 1 + round((LEVELS - 1) * max(share, 0.0))


def forward_value(trace: EpochTrace, connection: ParameterId, sample: int | None) -> float:
    """What runs forward along a connection: the activation that leaves its source.

    Without a sample the mean of |value| over the rows; so below.
    """
    values = trace.forward.activations[connection.layer][connection.source]
    return float(abs(values).mean()) if sample is None else float(values[sample])


def backward_value(trace: EpochTrace, connection: ParameterId, sample: int | None) -> float:
    """What runs backward along a connection, from its target.

    From an output neuron: its delta times the weight, its share of the complaint.  From a hidden
    neuron: its delta, that is, what its slope has let through.
    """
    deltas = trace.backward.deltas[connection.layer][connection.target]
    value = float(abs(deltas).mean()) if sample is None else float(deltas[sample])
    if connection.layer == len(trace.backward.deltas) - 1:
        value *= trace.parameters.value(connection)
    return value


def _share(values: NDArray[np.float64], lit: int | None) -> float:
    value = float(values.mean() if lit is None else values[lit])
    return min(max(value, 0.0), 1.0)


def _neuron(snapshot: Snapshot, neuron: NeuronId, stage: Staging, lit: int | None) -> NeuronReading:
    trace, sample = snapshot.trace, snapshot.moment.sample
    layer = neuron.layer - 1
    is_output = neuron.layer == snapshot.topology.depth
    activation = trace.rule.output_activation if is_output else trace.rule.activation
    arrived = stage.forward[layer] > 0.0
    bright = trace.activation(neuron, lit) * stage.rings[layer]
    return NeuronReading(
        activation=trace.activation(neuron, sample) if arrived else None,
        delta=trace.delta(neuron, sample) if stage.deltas[layer] else None,
        bounded=not activation.can_die,
        lamp=lamp_level(bright),
        curve=small_curve(snapshot, neuron, lit, arrived),
        locked=neuron in snapshot.locked,
        dead=neuron in snapshot.dead,
    )


def lamp_level(activation: float) -> int:
    """Steps of the lamp; one that is on is never quite off, nor full unless it says 1."""
    if not activation > 0.0:
        return 0
    if activation >= 1.0:
        return LAMP_STEPS
    return min(max(round(activation * LAMP_STEPS), 1), LAMP_STEPS - 1)


def _weight(trace: EpochTrace, parameter: ParameterId, stage: Staging) -> WeightReading:
    old = trace.parameters.value(parameter)
    share = stage.updated
    if share == 0.0:
        return WeightReading(old, old, 0)
    new = trace.updated(parameter)
    near = max(1.0 - abs(share - TURNING_POINT) / FLASH, 0.0)
    return WeightReading(
        printed=old if share < TURNING_POINT else new,
        drawn=old + (new - old) * share,
        flash=round(near * FLASH_STEPS) if new != old else 0,
    )


def _arc(snapshot: Snapshot, connection: ParameterId, stage: Staging, sample: int | None) -> int:
    lit = stage.lit[connection.layer]
    if lit == 0.0:
        return ARC_UNLIT
    value = backward_value(snapshot.trace, connection, sample)
    level = magnitude_level(value)
    bright = ARC_LEAST + (ARC_FULL - ARC_LEAST) * level / LEVELS if level else ARC_NOTHING
    if snapshot.moment.mode is Mode.REST:
        bright *= ARC_AT_REST
    return round(ARC_UNLIT + (bright - ARC_UNLIT) * lit)
