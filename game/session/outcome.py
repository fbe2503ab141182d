"""How the run stands, in one word: ready, learning, slow, solved, stuck, dead or diverged."""

from dataclasses import dataclass
from enum import Enum

from game.engine.saturation import is_dead, is_locked
from game.engine.topology import NeuronId
from game.engine.trace import EpochTrace
from game.session.tape.recording import Recording

# The loss is called flat when it falls by less than this share over this many epochs. These are
# epochs at learning rate 1: smaller steps need more of them to get as far.
SLOW_EPOCHS, SLOW_FALL = 100, 0.01
STUCK_EPOCHS, STUCK_FALL = 300, 0.002


class State(Enum):
    """The state in words."""

    READY = "ready"
    LEARNING = "learning"
    SLOW = "slow"
    SOLVED = "solved"
    STUCK = "stuck"
    DEAD = "dead"
    DIVERGED = "diverged"


@dataclass(frozen=True, slots=True)
class Outcome:
    """``state``; ``since``: from which epoch on all rows have been right (solved); ``neurons``: the
    locked or dead ones that may be the reason.
    """

    state: State
    since: int | None = None
    neurons: tuple[NeuronId, ...] = ()


def judge(recording: Recording, epoch: int, trace: EpochTrace, lock_threshold: float) -> Outcome:
    """The outcome at ``epoch``, whose trace is given: a function of the recording up to there."""
    if recording.diverged and epoch == recording.last_epoch:
        return Outcome(State.DIVERGED)
    if trace.right.all():
        since = recording.solved_since(epoch)
        return Outcome(State.SOLVED, since=epoch if since is None else since)
    neurons = recording.topology.neurons
    dead = tuple(neuron for neuron in neurons if is_dead(trace, neuron))
    if dead:
        return Outcome(State.DEAD, neurons=dead)
    locked = tuple(neuron for neuron in neurons if is_locked(trace, neuron, lock_threshold))
    if recording.last_epoch == 0:
        return Outcome(State.READY, neurons=locked)
    if _is_flat(recording, epoch, STUCK_EPOCHS, STUCK_FALL):
        return Outcome(State.STUCK, neurons=locked)
    if _is_slow(trace):
        return Outcome(State.SLOW, neurons=locked)
    return Outcome(State.LEARNING, neurons=locked)


def _is_slow(trace: EpochTrace) -> bool:
    """Whether at this steepness the loss would fall by less than SLOW_FALL over those epochs.

    A small step of gradient descent lowers the loss by eta |gradient|^2 (to first order); the
    epochs are counted in 1/eta, so eta cancels.
    """
    gradient = trace.backward.gradients.vector
    return bool(SLOW_EPOCHS * (gradient @ gradient) < SLOW_FALL * trace.loss)


def _is_flat(recording: Recording, epoch: int, epochs: int, fall: float) -> bool:
    changed = max(change.epoch for change in recording.rules if change.epoch <= epoch)
    epochs = round(epochs / recording.rule_at(epoch).learning_rate)
    if epoch - epochs < changed:
        return False
    losses = recording.losses
    before = losses[(epoch - epochs) // recording.stride]
    return bool(before - losses[epoch // recording.stride] < fall * before)
