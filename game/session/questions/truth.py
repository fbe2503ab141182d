"""What really happened: computed from the recording when it is looked at, never stored."""

import itertools
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from game.engine.arrays import Array
from game.engine.saturation import is_dead, is_locked
from game.engine.topology import NETWORK_2_2_1, NeuronId, ParameterId
from game.engine.trace import EpochTrace
from game.session.questions.answer import Slot
from game.session.questions.question import Condition, Kind, Question
from game.session.tape.recording import Recording

# A weight that ends less than this away has stayed.
STAYS_WITHIN = 0.05
# Of the real course of the loss no more points are taken than a picture can show.
MOST_POINTS = 257
# Answers that differ by less than this are nearly the same.
ALIKE = 0.05
# The canvas of a drawing is higher than the loss has been by this.
HEADROOM = 1.15


class Moved(NamedTuple):
    """How far each weight moved, with its sign, from the epoch that was asked at to the target;
    ``before`` is what each was.
    """

    moved: Mapping[ParameterId, float]
    before: Mapping[ParameterId, float]


class Reached(NamedTuple):
    """At the target epoch: |delta| of the neuron (row,), what of each row's error reaches it; and
    |error| of each row (row,).
    """

    reach: tuple[float, ...]
    errors: tuple[float, ...]


class Went(NamedTuple):
    """Where a weight went. ``pulls`` (row,) are the rows' shares -eta delta a / rows of its next
    update at the target epoch, ``first_pulls`` at the epoch that was asked at, and ``earlier`` is
    what it was one span before that.
    """

    before: float
    after: float
    slot: Slot
    pulls: tuple[float, ...]
    first_pulls: tuple[float, ...]
    earlier: float


class Course(NamedTuple):
    """The loss: ``losses`` (point,) at ``epochs`` (point,) from where it was asked to the target;
    ``height`` of the canvas in units of the loss; ``slope`` at the beginning, a unit an epoch;
    ``solved``: the first epoch with all rows right, if there is one by the target; ``asleep``: the
    hidden neurons that are locked at the start of the run, when asked, and at the target;
    ``alike``: two rows that want different answers and get nearly the same one there.
    """

    epochs: tuple[int, ...]
    losses: tuple[float, ...]
    height: float
    slope: float
    solved: int | None
    asleep: tuple[NeuronId, ...]
    alike: tuple[int, int] | None


class Held(NamedTuple):
    """Whether the condition holds at the target; ``right`` of ``rows`` rows are right there, and
    the neuron is ``silent`` on so many of them.
    """

    holds: bool
    right: int
    rows: int
    silent: int


Truth = Moved | Reached | Went | Course | Held


def truth_of(question: Question, recording: Recording, lock_threshold: float) -> Truth:
    """The truth of a question whose target is recorded."""
    match question.kind:
        case Kind.LINE:
            return _moved(question, recording)
        case Kind.ROW:
            return _reached(question, recording)
        case Kind.PILL:
            return _went(question, recording)
        case Kind.LOSS:
            return _course(question, recording, lock_threshold)
        case Kind.WORD:
            return _held(question, recording, lock_threshold)


def canvas_height(recording: Recording, asked: int) -> float:
    """How high a drawing's canvas is, in units of the loss: all that was recorded has room."""
    highest = max(_loss_at(recording, epoch) for epoch in _spread(0, asked))
    return HEADROOM * highest


def slot_of(before: float, after: float) -> Slot:
    """Up, stay or down."""
    if abs(after - before) < STAYS_WITHIN:
        return Slot.STAY
    return Slot.UP if after > before else Slot.DOWN


def pulls_on(trace: EpochTrace, connection: ParameterId) -> tuple[float, ...]:
    """Each row's share of the next update of a weight: they add up to it. (row,)"""
    deltas = trace.backward.deltas[connection.layer][connection.target]
    sources = trace.forward.activations[connection.layer][connection.source]
    share = trace.rule.learning_rate / trace.dataset.sample_count
    return _floats(-share * deltas * sources)


def _moved(question: Question, recording: Recording) -> Moved:
    begin, end = recording.vector_at(question.asked), recording.vector_at(question.target)
    count = len(NETWORK_2_2_1.connections)
    connections = NETWORK_2_2_1.connections
    return Moved(
        dict(zip(connections, _floats((end - begin)[:count]), strict=True)),
        dict(zip(connections, _floats(begin[:count]), strict=True)),
    )


def _reached(question: Question, recording: Recording) -> Reached:
    trace, neuron = recording.trace_at(question.target), _neuron(question)
    deltas = trace.backward.deltas[neuron.layer - 1][neuron.unit]
    return Reached(_floats(np.abs(deltas)), _floats(np.abs(trace.backward.raw_error[0])))


def _went(question: Question, recording: Recording) -> Went:
    connection = question.connection
    assert connection is not None
    first, last = recording.trace_at(question.asked), recording.trace_at(question.target)
    earlier = recording.trace_at(max(question.asked - question.span, 0))
    before, after = first.parameters.value(connection), last.parameters.value(connection)
    return Went(
        before=before,
        after=after,
        slot=slot_of(before, after),
        pulls=pulls_on(last, connection),
        first_pulls=pulls_on(first, connection),
        earlier=earlier.parameters.value(connection),
    )


# As far back as the eye looks for where a curve is heading.
LOOKED_BACK = 20


def _course(question: Question, recording: Recording, lock_threshold: float) -> Course:
    epochs = _spread(question.asked, question.target)
    losses = tuple(_loss_at(recording, epoch) for epoch in epochs)
    back = min(LOOKED_BACK, question.asked)
    solved = recording.first_solved
    return Course(
        epochs=epochs,
        losses=losses,
        height=canvas_height(recording, question.asked),
        slope=(losses[0] - _loss_at(recording, question.asked - back)) / back,
        solved=solved if solved is not None and solved <= question.target else None,
        asleep=_asleep(question, recording, lock_threshold),
        alike=_alike(recording.trace_at(question.target)),
    )


def _asleep(
    question: Question, recording: Recording, lock_threshold: float
) -> tuple[NeuronId, ...]:
    epochs = (0, question.asked, question.target)
    traces = [recording.trace_at(epoch) for epoch in epochs]
    hidden = (neuron for neuron in NETWORK_2_2_1.neurons if neuron.layer < NETWORK_2_2_1.depth)
    return tuple(n for n in hidden if all(is_locked(t, n, lock_threshold) for t in traces))


def _alike(trace: EpochTrace) -> tuple[int, int] | None:
    answers, goals = trace.forward.activations[-1][0], trace.dataset.targets[0]
    pairs = [
        (first, second)
        for first, second in itertools.combinations(range(len(goals)), 2)
        if goals[first] != goals[second] and abs(answers[first] - answers[second]) < ALIKE
    ]
    return min(pairs, key=lambda p: abs(answers[p[0]] - answers[p[1]])) if pairs else None


def _held(question: Question, recording: Recording, lock_threshold: float) -> Held:
    trace, before = recording.trace_at(question.target), recording.trace_at(question.asked)
    silent = 0
    if question.neuron is not None:
        slopes = trace.forward.slopes[question.neuron.layer - 1][question.neuron.unit]
        silent = int(np.count_nonzero(slopes == 0.0))
    rows = trace.dataset.sample_count
    holds = _holds(question, before, trace, lock_threshold)
    return Held(holds, trace.right_count, rows, silent)


def _holds(
    question: Question, before: EpochTrace, trace: EpochTrace, lock_threshold: float
) -> bool:
    match question.condition:
        case Condition.AWAKE:
            return not is_locked(trace, _neuron(question), lock_threshold)
        case Condition.SOUNDS:
            return not is_dead(trace, _neuron(question))
        case Condition.APART:
            first, *others = trace.forward.activations[1]
            return any(bool((np.abs(other - first) >= ALIKE).any()) for other in others)
        case Condition.NEARER:
            (row,) = question.rows
            missed = [abs(float(t.backward.raw_error[0][row])) for t in (before, trace)]
            return missed[1] < missed[0]
        case _:
            return bool(trace.right.all())


def _neuron(question: Question) -> NeuronId:
    assert question.neuron is not None
    return question.neuron


def _loss_at(recording: Recording, epoch: int) -> float:
    if recording.stride == 1:
        return float(recording.losses[epoch])
    return float(recording.trace_at(epoch).loss)


def _spread(first: int, last: int) -> tuple[int, ...]:
    """Epochs from first to last, both among them, no more than a picture can show."""
    count = min(last - first + 1, MOST_POINTS)
    return tuple(int(epoch) for epoch in np.unique(np.linspace(first, last, count).round()))


def _floats(values: Array) -> tuple[float, ...]:
    return tuple(float(value) for value in values)
