"""The flow of a race: START, MOVE and MACHINE by turns, END.

A state machine on ticks of 1/60 s. The machine's side is the run's own recording, trained as ever;
the other side is a copy of its start, of which one weight is moved at a time. Whatever else moves
the run is obeyed, and ends the race.
"""

import math
from typing import Final

import numpy as np

from game.engine.arrays import Array, read_only
from game.engine.topology import ParameterId
from game.engine.trace import EpochTrace
from game.session.presentation import TICKS_PER_SECOND
from game.session.race.race import Pull, Race, Rules, Stage
from game.session.tape.playhead import Playhead
from game.session.tape.recording import Recording

# The machine trains its epochs in this time, one after another.
MACHINE_TICKS: Final = 3 * TICKS_PER_SECOND // 2
# So far it is looked ahead when the machine will have all rows right.
LOOKED_AHEAD: Final = 1_000


class RaceFlow:
    """The race of one run; without ``rules`` there is none."""

    def __init__(self, rules: Rules | None, recording: Recording, playhead: Playhead) -> None:
        self._rules = rules
        self._recording = recording
        self._playhead = playhead
        self._left = False
        self._stage = Stage.START
        self._version = recording.version
        self._epoch = 0
        self._ticks = 0
        self._revision = 0
        self._vector = np.array(recording.vector_at(0))
        self._pull: Pull | None = None
        self._pulls: tuple[Pull, ...] = ()
        # Most runs have no race, and begin a little sooner.
        self._yours: tuple[float, ...] = () if rules is None else (self._loss,)
        self._solved: int | None = None

    # ------------------------------------------------------------------ what somebody does

    def begin(self) -> None:
        """The first move can be made."""
        if self._is_on and self._stage is Stage.START:
            self._stage, self._yours = Stage.MOVE, (self._loss,)

    def pull(self, line: ParameterId, value: float) -> None:
        """Pull a line to a weight, or as near to it as it may go; another one is put back."""
        rules = self._rules
        if rules is None or self._stage is not Stage.MOVE or line not in rules.lines:
            return
        if not math.isfinite(value):
            return
        if self._pull is not None and self._pull.line != line:
            self.put_back()
        before = self._weight(line) if self._pull is None else self._pull.before
        now = min(max(value, before - rules.reach), before + rules.reach)
        self._set(line, now)
        self._pull = Pull(line, before, now) if now != before else None

    def put_back(self) -> None:
        """Nothing is pulled."""
        if self._pull is not None:
            self._set(self._pull.line, self._pull.before)
            self._pull = None

    def move(self) -> None:
        """The pull stands: it is the machine's turn."""
        if self._stage is Stage.MOVE and self._pull is not None:
            self._pulls = (*self._pulls, self._pull)
            self._yours = (*self._yours, self._loss)
            self._pull = None
            self._stage, self._ticks = Stage.MACHINE, 0

    def follow(self, recording: Recording) -> None:
        """Another course of the same start: a race that was on is over."""
        self.leave()
        self._recording, self._version = recording, recording.version

    def leave(self) -> bool:
        """Give it up, and tell whether it was on; at the start it can still begin."""
        was_on = self._is_on and self._stage is not Stage.START
        self._left = self._left or was_on
        return was_on

    # ------------------------------------------------------------------ time

    def tick(self) -> bool:
        """1/60 s has passed. True where anything has changed."""
        self.obey()
        if not self._is_on or self._stage is not Stage.MACHINE:
            return False
        assert self._rules is not None
        self._ticks += 1
        first = (len(self._pulls) - 1) * self._rules.epochs
        due = first + self._rules.epochs * self._ticks // MACHINE_TICKS
        changed = due > self._epoch
        self._recording.train(due - self._epoch)
        self._epoch = self._recording.last_epoch
        self._playhead.stop_at(self._epoch)
        if self._ticks >= MACHINE_TICKS:
            self._next()
        return changed or self._stage is not Stage.MACHINE

    def _next(self) -> None:
        assert self._rules is not None
        if len(self._pulls) < self._rules.moves:
            self._stage = Stage.MOVE
        else:
            self._stage, self._solved = Stage.END, self._look_ahead()

    def obey(self) -> None:
        """After anything has moved the run: what does not go with it is over."""
        recording, playhead = self._recording, self._playhead
        at_rest = not playhead.moves and not playhead.is_inside_epoch
        untouched = (recording.version, recording.last_epoch) == (self._version, self._epoch)
        if not (at_rest and untouched and playhead.epoch == self._epoch):
            self.leave()
            # A run that has begun otherwise is not at the race's start any more.
            self._left = self._left or recording.last_epoch > 0 or playhead.moves

    # ------------------------------------------------------------------ looking

    @property
    def _is_on(self) -> bool:
        return self._rules is not None and not self._left

    @property
    def trace(self) -> EpochTrace | None:
        """Everything that the moved weights compute; None while no race is on."""
        return self._traced() if self._is_on and self._stage is not Stage.START else None

    @property
    def revision(self) -> int:
        """Grows with each change of a weight by hand."""
        return self._revision

    @property
    def has_ended(self) -> bool:
        """Whether the end is shown."""
        return self._is_on and self._stage is Stage.END

    def race(self) -> Race | None:
        """What the view may see; None where there is no race, or not any more."""
        if self._rules is None or self._left:
            return None
        trace = self._traced()
        vectors = self._recording.vectors
        steps = np.abs(np.diff(vectors, axis=0))
        return Race(
            stage=self._stage,
            rules=self._rules,
            yours=self._yours,
            machine=tuple(float(loss) for loss in self._recording.losses),
            loss=float(trace.loss),
            pull=self._pull,
            pulls=self._pulls,
            largest_step=float(steps.max()) if len(steps) else 0.0,
            right=trace.right_count,
            rows=trace.dataset.sample_count,
            solved=self._solved,
        )

    # ------------------------------------------------------------------ inside

    def _traced(self) -> EpochTrace:
        vector: Array = read_only(self._vector.copy())
        return self._recording.trace_of(vector, 0)

    @property
    def _loss(self) -> float:
        return float(self._traced().loss)

    def _place(self, line: ParameterId) -> int:
        return self._recording.topology.parameters.index(line)

    def _weight(self, line: ParameterId) -> float:
        return float(self._vector[self._place(line)])

    def _set(self, line: ParameterId, value: float) -> None:
        self._vector[self._place(line)] = value
        self._revision += 1

    def _look_ahead(self) -> int | None:
        """When the machine will have all rows right: its own epochs, trained on from here."""
        recording = self._recording
        ahead = Recording(
            recording.vector_at(0),
            recording.dataset,
            recording.rule_at(0),
            recording.topology,
            capacity=LOOKED_AHEAD + 2,
        )
        ahead.train(LOOKED_AHEAD)
        return ahead.first_solved
