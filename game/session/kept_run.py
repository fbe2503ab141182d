"""The run that a preset has taken the place of: kept for a while, so that it can be had back."""

from dataclasses import dataclass
from typing import Final

from game.session.presentation import TICKS_PER_SECOND
from game.session.presets import Preset
from game.session.questions.flow import Flow
from game.session.settings import Settings
from game.session.tape.marks import LockMarks
from game.session.tape.playhead import Playhead
from game.session.tape.recording import Recording

# A run of more epochs than these is not lost to a key that was pressed by mistake.
LONG_RUN: Final = 100
KEPT_TICKS: Final = 10 * TICKS_PER_SECOND


@dataclass(slots=True, eq=False)
class KeptRun:
    """Everything that made the run what it was; ``ticks``: for so long it is still kept."""

    preset: Preset
    settings: Settings
    seed: int | None
    sample: int | None
    pinned_sample: int
    number: int
    lock_marks: LockMarks
    recording: Recording
    playhead: Playhead
    flow: Flow
    crowned: bool
    tries: tuple[bool, ...]
    ticks: int = KEPT_TICKS
