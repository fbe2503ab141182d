"""The futures of one start: courses that share a past, and parted where something was changed.

Whatever trains in the same way from the same past becomes the same future: to change a setting back
where it was changed leads back to the future that was left, and not to a copy of it.
"""

from collections.abc import Hashable, Iterator
from itertools import count
from typing import Final, NamedTuple

import numpy as np

from game.engine.hyperparameters import Hyperparameters
from game.session.presentation import TICKS_PER_SECOND
from game.session.tape.by_hand import ByHand, set_by_hand
from game.session.tape.marks import LockMarks
from game.session.tape.recording import Ghost, Recording

MOST_FUTURES: Final = 3
LETTERS: Final = "ABC"
# A future shorter than this is not kept when it is left: nobody saw it.
SHORTEST: Final = 2
# One that had to make room can be had back for so long.
DROPPED_TICKS: Final = 10 * TICKS_PER_SECOND


class Parting(NamedTuple):
    """The future ``number`` left the course before it at ``epoch``, which was under ``before``."""

    number: int
    epoch: int
    before: Hyperparameters


class Future:
    """One course: its recording, and how it came about.

    ``number`` counts futures by age; ``slot`` (0 to MOST_FUTURES - 1) is its letter's, and free
    again when it goes. ``partings`` lead from the first course to this one, in the order of their
    epochs; the first course has none.
    """

    def __init__(
        self, number: int, recording: Recording, partings: tuple[Parting, ...] = ()
    ) -> None:
        self.number = number
        self.slot = 0
        self.recording = recording
        self.partings = partings
        self.lock_marks = LockMarks()
        self._seen: tuple[Hashable, Ghost | None] = (None, None)

    @property
    def letter(self) -> str:
        """What it is called by."""
        return LETTERS[self.slot]

    @property
    def parting(self) -> Parting | None:
        """Where it left the course before it; None for the first."""
        return self.partings[-1] if self.partings else None

    @property
    def is_own(self) -> bool:
        """Whether anything has been recorded that is not the past of another one."""
        return self.parting is None or self.recording.last_epoch > self.parting.epoch

    def parts_from(self, other: "Future") -> int | None:
        """The epoch up to which both are one course; None for itself."""
        ahead = set(self.partings) ^ set(other.partings)
        return min((parting.epoch for parting in ahead), default=None)

    def seen_from(self, other: "Future") -> Ghost | None:
        """What of this one is not the other one's past, too, as a course to compare it with."""
        recording, first = self.recording, self.parts_from(other) or 0
        key = recording.version, recording.last_epoch, first
        if self._seen[0] != key:
            self._seen = key, recording.ghost_from(first)
        return self._seen[1]


class Dropped(NamedTuple):
    """A future that had to make room for the future ``taker``."""

    future: Future
    taker: int


class Futures:
    """At most MOST_FUTURES futures, one of them ``active``: that is the one that is shown and
    trained. The others stay as they are.
    """

    def __init__(self, recording: Recording) -> None:
        self._numbers: Iterator[int] = count()
        self.active = Future(next(self._numbers), recording)
        # The one that was active last comes last.
        self._kept = [self.active]
        self._dropped: Dropped | None = None
        self._ticks_left = 0

    @property
    def kept(self) -> tuple[Future, ...]:
        """All of them, in the order of their letters."""
        return tuple(sorted(self._kept, key=lambda future: future.slot))

    @property
    def beside(self) -> Future | None:
        """The one that was active before: what the active one is compared with."""
        return self._kept[-2] if len(self._kept) > 1 else None

    @property
    def dropped(self) -> Future | None:
        """One that had to make room, while it can be had back."""
        return None if self._dropped is None else self._dropped.future

    def part(self, epoch: int, rule: Hyperparameters, by_hand: ByHand = ()) -> None:
        """From ``epoch`` on the active course goes on under ``rule``, with some parameters set by
        hand: in another future where something has been recorded after it, else in this one. One
        that has already gone that way becomes active again.

        What is set by hand takes the place of what was trained at ``epoch`` itself: that is kept,
        too, even where nothing comes after it.
        """
        left = self.active
        twin = self._twin(epoch, rule, by_hand)
        lost = left.recording.last_epoch - (0 if by_hand else epoch)
        if twin is not None:
            self._enter(twin)
        elif lost < SHORTEST:
            left.recording.branch(epoch, rule, by_hand)
            if left.parting is not None and epoch < left.parting.epoch:
                left.partings = self._partings(left, left.number, epoch)
        else:
            number = next(self._numbers)
            recording = left.recording.parted(epoch, rule, by_hand)
            partings = self._partings(left, number, epoch)
            self._add(Future(number, recording, partings))

    def bring_back(self, slot: int) -> bool:
        """Make the future with this letter active; False where there is none, or it is so."""
        found = next((future for future in self._kept if future.slot == slot), None)
        if found is None or found is self.active:
            return False
        self._enter(found)
        return True

    def bring_back_dropped(self) -> bool:
        """Make the one active that had to make room; then another one may have to."""
        if self._dropped is None:
            return False
        future, self._dropped = self._dropped.future, None
        self._add(future)
        return True

    def tick(self) -> bool:
        """1/60 s passes; True where one that was dropped is now gone for good."""
        if self._dropped is None:
            return False
        self._ticks_left -= 1
        if self._ticks_left > 0:
            return False
        self._dropped = None
        return True

    def _partings(self, left: Future, number: int, epoch: int) -> tuple[Parting, ...]:
        """How a course comes about that leaves another one at an epoch."""
        before = [parting for parting in left.partings if parting.epoch < epoch]
        if left.partings and left.partings[0].epoch == epoch == 0:
            rule = left.partings[0].before
        else:
            rule = left.recording.rule_at(max(epoch - 1, 0))
        return (*before, Parting(number, epoch, rule))

    def _twin(self, epoch: int, rule: Hyperparameters, by_hand: ByHand) -> Future | None:
        """A future that is the active one up to ``epoch``, and goes on from there in this way."""
        recording = self.active.recording
        vector = set_by_hand(recording.vector_at(epoch), by_hand, recording.topology)
        for future in self._kept:
            parted = self.active.parts_from(future)
            if parted is None or parted < epoch or future.recording.last_epoch < epoch:
                continue
            if future.recording.rule_at(epoch) != rule:
                continue
            if np.array_equal(future.recording.vector_at(epoch), vector):
                return future
        return None

    def _enter(self, future: Future) -> None:
        """Another one becomes active; one that never came to anything is not kept."""
        left, self.active = self.active, future
        self._kept.remove(future)
        self._kept.append(future)
        if left.is_own:
            return
        self._kept.remove(left)
        dropped = self._dropped
        if dropped is not None and dropped.taker == left.number:
            # What had to make room for nothing is there again.
            dropped.future.slot = left.slot
            self._kept.insert(0, dropped.future)
            self._dropped = None

    def _add(self, future: Future) -> None:
        """A further one becomes active; where there is no room the one goes that was active longest
        ago.
        """
        left, dropped = self.active, self._dropped
        if not left.is_own:
            future.slot = left.slot
            if dropped is not None and dropped.taker == left.number:
                self._dropped = dropped._replace(taker=future.number)
        elif len(self._kept) == MOST_FUTURES:
            oldest = self._kept.pop(0)
            future.slot = oldest.slot
            self._dropped, self._ticks_left = Dropped(oldest, future.number), DROPPED_TICKS
        else:
            taken = {other.slot for other in self._kept}
            future.slot = min(set(range(MOST_FUTURES)) - taken)
        self._kept.append(future)
        self._enter(future)
