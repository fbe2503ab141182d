"""What of a snapshot a neuron's card speaks of: which row, which curve, and how far it is told."""

from enum import Enum

from game.engine.activation import SIGMOID, Activation
from game.engine.topology import NeuronId
from game.session.presentation import PHASES_BY_ROW, Mode
from game.session.snapshot import Snapshot
from game.session.terms.stations import Kind
from game.view.network.reading.reading import hurries
from game.view.network.reading.staging import Staging, staging, steadied
from game.view.network.reading.term_light import has_made


class Curve(Enum):
    """Which curve answers."""

    SIGMOID = "sigmoid"
    RELU = "relu"


def row_of(snapshot: Snapshot) -> int:
    """The row that a neuron's card spells out.

    The last one that was chosen; while all rows are told one after another, slowly enough to be
    followed, the one that is being told.
    """
    told = snapshot.moment.sample
    return told if told is not None and told_by_row(snapshot) else snapshot.pinned_sample


def chosen_row(snapshot: Snapshot) -> int | None:
    """The row that the card spells out; None while it spells out an input of one's own."""
    return row_of(snapshot) if snapshot.probe is None else None


def told_by_row(snapshot: Snapshot) -> bool:
    """Whether all rows are told one after another now, and the card follows them."""
    moment = snapshot.moment
    staged = moment.mode is Mode.STAGED and moment.phase in PHASES_BY_ROW
    return snapshot.sample is None and staged and not hurries(snapshot)


def curve_of(snapshot: Snapshot, neuron: NeuronId) -> Activation:
    """The activation function of a neuron under the rule in force."""
    rule = snapshot.trace.rule
    return rule.output_activation if neuron.layer == snapshot.topology.depth else rule.activation


def curve_kind(curve: Activation) -> Curve:
    """What an activation function's curve is called."""
    return Curve.SIGMOID if curve is SIGMOID else Curve.RELU


def target_of(snapshot: Snapshot, neuron: NeuronId) -> float | None:
    """The output's target in the card's row; None for other neurons, and for one's own input."""
    if neuron.layer < snapshot.topology.depth or snapshot.probe is not None:
        return None
    return float(snapshot.dataset.targets[neuron.unit, row_of(snapshot)])


def forward_share(snapshot: Snapshot, neuron: NeuronId) -> float:
    """How far the row's numbers have come to a neuron, 0 (not at all) to 1."""
    return stage_of(snapshot, neuron).forward[neuron.layer - 1]


def stage_of(snapshot: Snapshot, neuron: NeuronId) -> Staging:
    """How far the telling has come of what the card of a neuron spells out."""
    if snapshot.inside is not None:
        return _stage_inside(snapshot, neuron)
    stage = staging(snapshot.moment, snapshot.topology.depth)
    return steadied(stage, snapshot.moment.phase) if hurries(snapshot) else stage


def _stage_inside(snapshot: Snapshot, neuron: NeuronId) -> Staging:
    """The same where somebody walks term by term: a layer before the neuron's own stands once all
    of it does.
    """
    topology = snapshot.topology
    stage = staging(snapshot.moment, topology.depth)
    made = {n: has_made(snapshot, Kind.ACTIVATION, n) for n in topology.neurons}
    layers = (
        made[neuron] if layer == neuron.layer else all(made[n] for n in made if n.layer == layer)
        for layer in range(1, topology.depth + 1)
    )
    forward = tuple(float(stands) for stands in layers)
    return stage._replace(forward=forward, error=has_made(snapshot, Kind.LOSS), updated=0.0)
