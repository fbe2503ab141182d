"""The tape: every epoch of a run can be had back exactly, in bounded memory.

Every ``stride``-th epoch is stored; the stride doubles whenever the store is full. An epoch in
between is trained again from the stored one before it, under the rules in force then: training is
deterministic, so it comes back as it was.
"""

from bisect import bisect_right
from copy import copy
from itertools import count
from typing import NamedTuple

import numpy as np

from game.engine.arrays import Array, read_only
from game.engine.dataset import Dataset
from game.engine.hyperparameters import Hyperparameters
from game.engine.loss import MSE
from game.engine.parameters import Parameters
from game.engine.saturation import mean_slopes
from game.engine.topology import Topology
from game.engine.trace import EpochTrace, Tracer, measured, trace_epoch
from game.engine.training import descend, first_diverged
from game.engine.value_type import fixed_type
from game.session.tape.by_hand import ByHand, set_by_hand
from game.session.tape.stretches import Stretches
from game.session.tape.swings import Swings, is_outside

CAPACITY = 1 << 16
# A run ends here. By then every 256th epoch is stored, so that to look at any epoch fewer than so
# many are trained again: what a picture can wait for.
MOST_EPOCHS = 10_000_000
# Beyond this a number has left what a visitor could read and a square of it stays finite.
DIVERGENCE_LIMIT = 1e6
GHOST_POINTS = 1024
# Epochs trained and stored at once: enough to share the work, few enough to need little memory.
EPOCHS_PER_BLOCK = 2048
# What is looked at in one picture lies in few places: playhead, pointer, end.
COURSES_KEPT = 4
# A future shorter than this leaves no ghost: nobody saw it.
SHORTEST_GHOST = 2


@fixed_type
class Ghost:
    """The course that another one took the place of: losses (point,) at epochs (point,).

    ``measured_by`` names the losses that these are; ``squared_errors`` (point,) are the same
    course by half the squared error, whatever it was trained by.
    """

    epochs: Array
    losses: Array
    squared_errors: Array
    measured_by: frozenset[str]


class RuleChange(NamedTuple):
    """From ``epoch`` on the updates follow ``rule``; ``by_hand``: what parameters were set to
    before its update, instead of what training had made of them.
    """

    epoch: int
    rule: Hyperparameters
    by_hand: ByHand = ()


class Recording:
    """Parameters, loss, mean slopes of the epochs 0 to ``last_epoch``, and when all was right.

    ``version`` becomes another one whenever what was recorded has changed; recordings that have
    parted from one another never have the same.
    """

    def __init__(
        self,
        start: Array,
        dataset: Dataset,
        rule: Hyperparameters,
        topology: Topology,
        capacity: int = CAPACITY,
        most_epochs: int = MOST_EPOCHS,
        ghost: Ghost | None = None,
    ) -> None:
        self.dataset = dataset
        self.topology = topology
        self.stride = 1
        self.last_epoch = 0
        self.diverged = False
        self.ghost = ghost
        self._versions = count()
        self.version = next(self._versions)
        self._capacity = capacity
        self._most_epochs = most_epochs
        self._rules = [RuleChange(0, rule)]
        self._head = read_only(np.array(start))
        self._vectors = np.empty((capacity, len(start)))
        self._losses = np.empty(capacity)
        self._swings = Swings(capacity)
        # Of the last epoch that was looked at, under the rule that trains on from there.
        self._newest_loss: float | None = None
        self._slopes = np.empty((capacity, len(topology.neurons)))
        self._solved = Stretches()
        self._between: dict[int, Array] = {}
        self._tracer = Tracer(topology, dataset, rule)
        self._store(0, self._head[None])

    @property
    def ends(self) -> bool:
        """Whether it cannot go on: it has diverged, or is as long as a run may be."""
        return self.diverged or self.last_epoch >= self._most_epochs

    @property
    def megabytes(self) -> float:
        """Of memory that its stores have room for."""
        stores = (self._vectors, self._losses, self._slopes, *self._swings.stores)
        return sum(store.nbytes for store in stores) / 1e6

    @property
    def rules(self) -> tuple[RuleChange, ...]:
        """The rules of training and since when each is in force."""
        return tuple(self._rules)

    @property
    def stored(self) -> int:
        """How many epochs are stored."""
        return self.last_epoch // self.stride + 1

    @property
    def stored_epochs(self) -> Array:
        """Which epochs are stored: (stored,)."""
        return np.arange(self.stored, dtype=np.float64) * self.stride

    @property
    def vectors(self) -> Array:
        """The parameters of every stored epoch: (stored, parameter)."""
        return self._view(self._vectors)

    @property
    def losses(self) -> Array:
        """The loss of every stored epoch: (stored,)."""
        return self._view(self._losses)

    @property
    def mean_slopes(self) -> Array:
        """Mean |slope| of every neuron at every stored epoch: (stored, neuron)."""
        return self._view(self._slopes)

    def solved_since(self, epoch: int) -> int | None:
        """The first epoch of the unbroken stretch of all rows right that holds at ``epoch``.

        Exact however much is thinned out; None where a row is wrong, or where it is too long ago to
        be remembered.
        """
        return self._solved.since(epoch)

    @property
    def first_solved(self) -> int | None:
        """The first epoch of all with all rows right; None where there is none, or where it is too
        long ago to be remembered.
        """
        return self._solved.first

    def rule_at(self, epoch: int) -> Hyperparameters:
        """The rule in force for the update of ``epoch``."""
        return self._change_before(epoch).rule

    def by_hand_at(self, epoch: int) -> ByHand:
        """What was set by hand just before the update of ``epoch``."""
        change = self._change_before(epoch)
        return change.by_hand if change.epoch == epoch else ()

    def rule_since(self, epoch: int) -> int:
        """Since when the rule of ``epoch`` has been in force, and nothing was set by hand."""
        return self._change_before(epoch).epoch

    def flat_since(self, epoch: int, share: float) -> int:
        """From which epoch on, up to ``epoch`` and under its rule, the loss has never been further
        than this share from what it is there.

        Every epoch in between counts, also those that are not stored; once epochs are thinned out
        it may come out later by less than a stride.
        """
        begin, changed = epoch // self.stride * self.stride, self.rule_since(epoch)
        first, end = -(-changed // self.stride), epoch // self.stride
        if epoch == self.last_epoch and changed <= begin:
            loss = float(self._losses_of(epoch, epoch)[0])
            end += 1  # the stride under way ends here
        else:
            here = self._losses_of(max(begin, changed), epoch)
            loss = float(here[-1])
            outside = np.flatnonzero(is_outside(here, here, loss, share))
            if len(outside):
                return max(begin, changed) + int(outside[-1]) + 1
            if changed > begin:
                return changed
        found = self._swings.last_outside(loss, share, first, end)
        return min(self.stride * (first if found is None else found + 1), epoch)

    def largest_rise(self, epoch: int, epochs: int) -> float:
        """By which share a single update of the last ``epochs`` has raised the loss, at most, under
        the rule of ``epoch``; 0 where none has.

        Once epochs are thinned out, those of the stride under way do not count yet.
        """
        first = max(epoch - max(epochs, 2 * self.stride), self.rule_since(epoch)) + 1
        return self._swings.largest_rise(-(-first // self.stride), (epoch + 1) // self.stride)

    def vector_at(self, epoch: int) -> Array:
        """The parameters before the update of ``epoch``: (parameter,)."""
        if epoch == self.last_epoch:
            return self._head
        index, beyond = divmod(epoch, self.stride)
        if not beyond:
            return read_only(self._vectors[index].copy())
        first = epoch - beyond
        course = self._between.get(first)
        if course is None or len(course) <= beyond:
            steps = min(self.stride - 1, self.last_epoch - first)
            course = self._descend(first, self._vectors[index], steps)
            self._remember(first, course)
        return read_only(course[beyond].copy())

    def trace_at(self, epoch: int) -> EpochTrace:
        """Everything that epoch computes."""
        return self.trace_of(self.vector_at(epoch), epoch)

    def trace_of(self, vector: Array, epoch: int) -> EpochTrace:
        """Everything that epoch would compute with the parameters ``vector`` (parameter,)."""
        rule = self.rule_at(epoch)
        if self._tracer.rule != rule:
            self._tracer = Tracer(self.topology, self.dataset, rule)
        return self._tracer.trace(vector)

    def traces_at(
        self, indices: np.ndarray[tuple[int, ...], np.dtype[np.intp]]
    ) -> list[EpochTrace]:
        """The stored epochs with these ascending store indices, side by side, one trace for each
        rule.
        """
        bounds = [-(-change.epoch // self.stride) for change in self._rules[1:]]
        cuts = np.searchsorted(indices, bounds)
        return [
            self._side_by_side(self._vectors[part], change.rule)
            for part, change in zip(np.split(indices, cuts), self._rules, strict=True)
            if len(part)
        ]

    def train(self, epochs: int) -> None:
        """Go on from the last epoch; stops at the last sound one where the numbers diverge, and
        where the run is as long as one may be.
        """
        end = min(self.last_epoch + epochs, self._most_epochs)
        while self.last_epoch < end and not self.diverged:
            self._train_block(min(end - self.last_epoch, EPOCHS_PER_BLOCK))

    def _train_block(self, epochs: int) -> None:
        course = self._descend(self.last_epoch, self._head, epochs)
        bad = first_diverged(course, DIVERGENCE_LIMIT)
        if bad is not None:
            course, self.diverged = course[:bad], True
        first = self.last_epoch
        self._head = read_only(course[-1].copy())
        self.last_epoch = first + len(course) - 1
        while self.last_epoch // self.stride >= self._capacity:
            self._thin(first)
        self._store(first + 1, course[1:])

    def branch(self, epoch: int, rule: Hyperparameters, by_hand: ByHand = ()) -> None:
        """From ``epoch`` on another rule, or with parameters set by hand there: what came after it
        is forgotten.
        """
        self._head = set_by_hand(self.vector_at(epoch), by_hand, self.topology)
        hands = tuple({**dict(self.by_hand_at(epoch)), **dict(by_hand)}.items())
        self._between.clear()
        self.last_epoch = epoch
        self.diverged = False
        self._rules = [c for c in self._rules if c.epoch < epoch]
        if not self._rules or self._rules[-1].rule != rule or hands:
            self._rules.append(RuleChange(epoch, rule, hands))
        self.version = next(self._versions)
        self._solved.cut(epoch)
        # What was cut off must not count for what is left of its stride.
        for kept in range(epoch // self.stride * self.stride, epoch):
            loss = self._losses_of(kept, kept)
            self._swings.extend(kept, loss, self.stride, self._loss_before(kept))
        self._newest_loss = self._loss_before(epoch)
        self._store(epoch, self._head[None])

    def parted(self, epoch: int, rule: Hyperparameters, by_hand: ByHand = ()) -> "Recording":
        """Another recording with the same past, that goes on from ``epoch`` as one that is branched
        there; this one stays as it is.

        The past is copied, not shared: at most some megabytes, and each may be thinned out by
        itself.
        """
        other = copy(self)
        kept = epoch // self.stride + 1
        for name in ("_vectors", "_losses", "_slopes"):
            store = getattr(self, name)
            own = np.empty_like(store)
            own[:kept] = store[:kept]
            setattr(other, name, own)
        other._swings = self._swings.copied(kept)
        other._solved = self._solved.copied()
        other._between = dict(self._between)
        other.ghost = None
        other.branch(epoch, rule, by_hand)
        return other

    def _change_before(self, epoch: int) -> RuleChange:
        return self._rules[bisect_right(self._rules, epoch, key=lambda c: c.epoch) - 1]

    def _loss_before(self, epoch: int) -> float | None:
        """The loss one epoch earlier; None where another rule was in force there, or none."""
        if self.rule_since(epoch) == epoch:
            return None
        return float(self._losses_of(epoch - 1, epoch - 1)[0])

    def _losses_of(self, first: int, last: int) -> Array:
        """The losses of a few epochs of one stride and one rule: (epoch,)."""
        if self.stride == 1:
            return self._losses[first : last + 1]
        vectors = np.stack([self.vector_at(epoch) for epoch in range(first, last + 1)])
        return np.asarray(self._side_by_side(vectors, self.rule_at(first)).loss)

    def _descend(self, first: int, vector: Array, epochs: int) -> Array:
        # Epochs are trained in the blocks in which one rule holds.
        courses = [np.array(vector)[None]]
        epoch, end = first, first + epochs
        while epoch < end:
            ahead = [c.epoch for c in self._rules if c.epoch > epoch]
            until = min([end, *ahead])
            rule = self.rule_at(epoch)
            course = descend(courses[-1][-1], until - epoch, self.dataset, rule, self.topology)[1:]
            hands = self.by_hand_at(until)
            if hands:
                last = set_by_hand(course[-1], hands, self.topology)
                course = np.concatenate([course[:-1], last[None]])
            courses.append(course)
            epoch = until
        return np.concatenate(courses)

    def _remember(self, first: int, course: Array) -> None:
        """Keep what was trained again from ``first`` on, and forget the oldest such course."""
        self._between.pop(first, None)
        while len(self._between) >= COURSES_KEPT:
            del self._between[next(iter(self._between))]
        self._between[first] = course

    def _store(self, first: int, vectors: Array) -> None:
        """Of the epochs from ``first`` on, which one rule governs: all are looked at, some kept."""
        if not len(vectors):
            return
        trace = self._side_by_side(vectors, self.rule_at(first))
        self._solved.extend(first, np.logical_and.reduce(trace.right, axis=0))
        kept = slice(-first % self.stride, None, self.stride)
        begin = -(-first // self.stride)
        stored = slice(begin, begin + len(vectors[kept]))
        self._vectors[stored] = vectors[kept]
        self._losses[stored] = trace.loss[kept]
        self._swings.extend(first, trace.loss, self.stride, self._newest_loss)
        self._newest_loss = float(trace.loss[-1])
        self._slopes[stored] = mean_slopes(trace).T[kept]

    def _side_by_side(self, vectors: Array, rule: Hyperparameters) -> EpochTrace:
        parameters = Parameters.of_vector(np.ascontiguousarray(vectors.T), self.topology)
        return trace_epoch(parameters, self.dataset, rule)

    def _thin(self, last_stored: int) -> None:
        count = last_stored // self.stride + 1
        for store in (self._vectors, self._losses, self._slopes):
            kept = store[:count:2].copy()
            store[: len(kept)] = kept
        self._swings.thin(count)
        self.stride *= 2
        self.version = next(self._versions)

    def ghost_from(self, epoch: int) -> Ghost | None:
        """What was recorded from ``epoch`` on, for a course that takes its place; the ghost there
        is already where nobody has seen more of it.
        """
        first = -(-epoch // self.stride)
        count = min(GHOST_POINTS, self.stored - first)
        if self.last_epoch - epoch < SHORTEST_GHOST or count < 1:
            return self.ghost
        indices = np.unique(np.linspace(first, self.stored - 1, count).astype(int))
        epochs = read_only(self.stored_epochs[indices].copy())
        traces = self.traces_at(indices)
        squared = np.concatenate([np.atleast_1d(measured(trace, MSE)) for trace in traces])
        names = frozenset(trace.rule.loss.name for trace in traces)
        return Ghost(epochs, read_only(self._losses[indices].copy()), read_only(squared), names)

    def _view(self, store: Array) -> Array:
        return read_only(store[: self.stored])
