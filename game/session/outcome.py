"""How the run stands, in one word: ready, learning, slow, overshooting, solved, stuck, dead or
diverged.
"""

from enum import Enum
from typing import Final, NamedTuple

from game.engine.saturation import is_dead, is_locked
from game.engine.topology import NeuronId
from game.engine.trace import EpochTrace
from game.session.tape.recording import Recording

# The loss is called slow when it falls by less than this share over this many epochs, and flat when
# it has moved by less than that share all along so many. These are epochs at learning rate 1:
# smaller steps need more of them to get as far.
SLOW_EPOCHS, SLOW_FALL = 100, 0.01
STUCK_EPOCHS, STUCK_FALL = 300, 0.002
# A step that raises the loss by more than this share went too far; it is spoken of for so many
# epochs, whatever their learning rate.
OVERSHOOT_EPOCHS, OVERSHOOT_RISE = 30, 0.01


class State(Enum):
    """The state in words."""

    READY = "ready"
    LEARNING = "learning"
    SLOW = "slow"
    OVERSHOOTING = "overshooting"
    SOLVED = "solved"
    STUCK = "stuck"
    DEAD = "dead"
    DIVERGED = "diverged"


# After these, another try is the next thing to do.
ENDS: Final = frozenset({State.SOLVED, State.STUCK, State.DEAD, State.DIVERGED})


class Outcome(NamedTuple):
    """``state``; ``since``: from which epoch on all rows have been right (solved); ``neurons``: the
    locked or dead ones that may be the reason; ``flat``: for how many epochs the loss has hardly
    moved (stuck, dead); ``silent``: the dead ones beside which the others learn on; ``bouncing``:
    all rows are right just now, but steps have been going too far, and the next may spoil it.
    """

    state: State
    since: int | None = None
    neurons: tuple[NeuronId, ...] = ()
    flat: int = 0
    silent: tuple[NeuronId, ...] = ()
    bouncing: bool = False


def judge(recording: Recording, epoch: int, trace: EpochTrace, lock_threshold: float) -> Outcome:
    """The outcome at ``epoch``, whose trace is given: a function of the recording up to there."""
    if recording.diverged and epoch == recording.last_epoch:
        return Outcome(State.DIVERGED)
    if trace.right.all():
        since = recording.solved_since(epoch)
        bouncing = recording.largest_rise(epoch, OVERSHOOT_EPOCHS) > OVERSHOOT_RISE
        since = epoch if since is None else since
        return Outcome(State.SOLVED, since=since, bouncing=bouncing)
    neurons = recording.topology.neurons
    dead = tuple(neuron for neuron in neurons if is_dead(trace, neuron))
    locked = tuple(
        neuron
        for neuron in neurons
        if is_locked(trace, neuron, lock_threshold) and neuron not in dead
    )
    if recording.last_epoch == 0:
        return Outcome(State.READY, neurons=locked, silent=dead)
    if recording.largest_rise(epoch, OVERSHOOT_EPOCHS) > OVERSHOOT_RISE:
        return Outcome(State.OVERSHOOTING, neurons=locked, silent=dead)
    flat = epoch - recording.flat_since(epoch, STUCK_FALL)
    if flat >= round(STUCK_EPOCHS / trace.rule.learning_rate) or (dead and _is_over(trace)):
        if dead:
            return Outcome(State.DEAD, neurons=dead, flat=flat)
        return Outcome(State.STUCK, neurons=locked, flat=flat)
    state = State.SLOW if _is_slow(trace) else State.LEARNING
    return Outcome(state, neurons=locked, silent=dead)


def _is_over(trace: EpochTrace) -> bool:
    """Whether no update will ever change anything again."""
    return not trace.backward.gradients.vector.any()


def _is_slow(trace: EpochTrace) -> bool:
    """Whether at this steepness the loss would fall by less than SLOW_FALL over those epochs.

    A small step of gradient descent lowers the loss by eta |gradient|^2 (to first order); the
    epochs are counted in 1/eta, so eta cancels.
    """
    gradient = trace.backward.gradients.vector
    return bool(SLOW_EPOCHS * (gradient @ gradient) < SLOW_FALL * trace.loss)
