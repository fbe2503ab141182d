"""What must hold whatever was done: checked all the time while the program is burnt in."""

import math

import numpy as np

from game.app.program.attendant import Attendant
from game.exhibit.presence.presence import Stage
from game.session.fingerprint import fingerprint
from game.session.snapshot import Snapshot


class BrokenInvariantError(AssertionError):
    """Something does not hold; the text says what."""


class Invariants:
    """Holds what the program was like at the beginning, to compare it with what it is now."""

    def __init__(self, program: Attendant) -> None:
        self._home = fingerprint(program.application.session)
        self._stage = program.presence.stage

    def check(self, program: Attendant, locked: bool) -> None:
        """BrokenInvariantError where something does not hold; ``locked``: only staff can leave."""
        check_snapshot(program.application.session.snapshot())
        require(not program.left_by_staff, "nobody who does not know the PIN leaves")
        if locked:
            require(program.running, "visitors do not end it")
        stage, self._stage = self._stage, program.presence.stage
        if self._stage is Stage.ATTRACT and stage is not Stage.ATTRACT:
            self._check_home(program)

    def _check_home(self, program: Attendant) -> None:
        application = program.application
        same = fingerprint(application.session) == self._home
        require(same, "starting over gives the run back as it was at the beginning")
        expected = application.home
        seen = application.interface
        require(
            (seen.view, seen.language, seen.high_contrast, seen.muted, seen.menu_open)
            == (expected.view, expected.language, expected.high_contrast, expected.muted, False),
            "starting over gives the screen back as it was at the beginning",
        )


def check_snapshot(snapshot: Snapshot) -> None:
    """BrokenInvariantError where a number, or the playhead, is where it cannot be."""
    require(0 <= snapshot.epoch <= snapshot.last_epoch, "the playhead is in the recording")
    finite = bool(np.isfinite(snapshot.trace.parameters.vector).all())
    require(finite and math.isfinite(float(snapshot.trace.loss)), "all numbers are finite")
    settings = snapshot.settings
    require(
        settings.output_allowed(settings.output_activation), "the loss is defined for the output"
    )
    rows = snapshot.dataset.sample_count
    require(snapshot.sample is None or 0 <= snapshot.sample < rows, "the row is there")
    require(0.0 <= snapshot.moment.progress <= 1.0, "the telling is inside its epoch")


def require(holds: bool, what: str) -> None:
    """BrokenInvariantError unless it holds."""
    if not holds:
        raise BrokenInvariantError(what)
