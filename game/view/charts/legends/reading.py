"""What a chart's legend reads: the values at the playhead, or under the crosshair."""

import numpy as np

from game.engine.arrays import Array
from game.engine.value_type import fixed_type
from game.session.snapshot import Snapshot
from game.session.tape.history import Quantity
from game.session.tape.recording import Ghost
from game.view.charts.legends.crosshair import crosshair_epoch
from game.view.scene.scene import Scene


@fixed_type
class Reading:
    """Exact ``values`` (series,) at ``epoch``; ``crosshair``: whether the pointer chose it."""

    epoch: int
    values: Array
    crosshair: bool


def reading_of(scene: Scene, quantity: Quantity) -> Reading:
    """The reading of a chart of the scene."""
    snapshot = scene.snapshot
    pointed = crosshair_epoch(scene)
    epoch = snapshot.epoch if pointed is None else pointed
    values = values_of(snapshot, quantity, epoch)
    return Reading(epoch, values, pointed is not None)


def values_of(snapshot: Snapshot, quantity: Quantity, epoch: int) -> Array:
    """The exact values at a recorded epoch; at the playhead they are at hand."""
    if epoch != snapshot.epoch:
        return snapshot.history.values_at(epoch, quantity, snapshot.sample)
    trace, sample = snapshot.trace, snapshot.sample
    neurons = snapshot.topology.neurons
    match quantity:
        case Quantity.LOSS:
            return np.atleast_1d(snapshot.history.measured(trace))
        case Quantity.ACTIVATIONS:
            return np.array([trace.activation(neuron, sample) for neuron in neurons])
        case Quantity.DELTAS:
            return np.array([trace.delta(neuron, sample) for neuron in neurons])
        case Quantity.WEIGHTS:
            return trace.parameters.vector


def ghost_loss(ghost: Ghost, epoch: int) -> tuple[float, bool] | None:
    """The old future's loss at an epoch, and whether it is exact; None outside of it."""
    if not ghost.epochs[0] <= epoch <= ghost.epochs[-1]:
        return None
    exact = bool(np.isin(epoch, ghost.epochs))
    return float(np.interp(epoch, ghost.epochs, ghost.losses)), exact
