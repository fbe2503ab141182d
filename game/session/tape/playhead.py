"""Where the visitor is in the recording, and how far the telling of that epoch has come.

The playhead moves by wishes (play, step, seek) and by ticks of 1/60 s; where it goes beyond the
end of the recording, training goes on. Methods that may need to train tell whether it held.
"""

from game.session.presentation import (
    TICKS_PER_SECOND,
    Mode,
    Moment,
    Phase,
    flow_per_tick,
    is_staged,
    presentation_ticks,
    staged_moment,
)
from game.session.settings import FULL_PACE, Settings
from game.session.tape.recording import Recording

# "full" pace is a fixed number of epochs a tick, so that it, too, is the same on every machine.
FULL_PACE_EPOCHS_PER_TICK = 168


class Playhead:
    """At ``epoch`` of a recording; ``playing`` or standing still."""

    def __init__(self, recording: Recording) -> None:
        self.playing = False
        self._recording = recording
        self._streaming = False
        self._flow = 0.0
        self.stop_at(0)

    @property
    def epoch(self) -> int:
        """The epoch that is shown."""
        return self._epoch

    @property
    def progress(self) -> float:
        """How far the telling of that epoch has come, from 0 to 1."""
        return self._progress

    def follow(self, recording: Recording) -> None:
        """To the same moment of another recording; where that is not recorded there, to the
        beginning of its epoch, or to the end. It plays on if it was playing.
        """
        self._recording = recording
        last = recording.last_epoch
        if self._epoch + self.is_inside_epoch > last:
            self.stop_at(min(self._epoch, last))

    def stop_at(self, epoch: int) -> None:
        """To the beginning of an epoch."""
        self._epoch = epoch
        self._progress = 0.0
        self._telling = False
        self._half_told = False
        self._credit = 0.0

    def toggle(self) -> bool:
        """Play, or pause; False at the end of a recording that cannot go on.

        While a single step is told, hold it where it is; then tell on from there. It is that step
        that one means: nothing else begins before it is over.
        """
        if self._telling or self._half_told:
            self._telling, self._half_told = self._half_told, self._telling
            return True
        if not self.playing and self._at_last_end():
            return False
        self.playing = not self.playing
        return True

    def pause(self) -> None:
        """Stand still; what is being told stays half told."""
        self.playing = False
        self._half_told = self._half_told or self._telling
        self._telling = False

    def rest(self) -> None:
        """Stand still at the beginning of the epoch that is shown; nothing is being told."""
        self.playing = False
        self.stop_at(self._epoch)

    def step(self, halt: int | None = None) -> bool:
        """Tell this epoch, phase by phase; what was being told is over. Pauses.

        Where what was being told ends at the epoch ``halt``, that is all.
        """
        self.playing = False
        self._streaming = False
        if self.is_inside_epoch:
            self.stop_at(min(self._epoch + 1, self._recording.last_epoch))
            if self._epoch == halt:
                return True
        self._telling = self._reach(self._epoch + 1)
        return self._telling

    def step_back(self) -> None:
        """To the beginning of this epoch, or of the one before. Pauses."""
        self.playing = False
        self._streaming = False
        self.stop_at(self._epoch if self.is_inside_epoch else max(self._epoch - 1, 0))

    def seek(self, epoch: int, progress: float) -> None:
        """To a moment of a recorded epoch. Pauses."""
        self.playing = False
        self.stop_at(min(max(epoch, 0), self._recording.last_epoch))
        if progress > 0.0 and self._reach(self._epoch + 1):
            self._progress = min(progress, 1.0)
            self._streaming = False

    def hold_at(self, epoch: int, progress: float) -> bool:
        """To a moment of an epoch's telling, held there: ``toggle`` tells on from it. False, and
        nothing has changed, where the recording ends before the end of that epoch. Pauses.
        """
        if not self._reach(epoch + 1):
            return False
        self.playing = False
        self._streaming = False
        self.stop_at(epoch)
        self._progress, self._half_told = progress, True
        return True

    def train_to(self, epoch: int) -> bool:
        """Record up to an epoch and go there, as if it had been played. Pauses."""
        self.playing = False
        held = self._reach(max(epoch, 0))
        self.stop_at(min(max(epoch, 0), self._recording.last_epoch))
        self._streaming = True
        return held

    @property
    def streams(self) -> bool:
        """Whether it plays faster than epochs can be told."""
        return self.playing and self._streaming

    @property
    def moves(self) -> bool:
        """Whether a tick changes anything."""
        return self._telling or self.playing

    def tick(self, settings: Settings, halt: int | None = None) -> bool:
        """1/60 s passes. Playing does not go beyond the epoch ``halt``, if there is one."""
        if self._telling:
            self._tell(settings)
            return True
        if not self.playing:
            return True
        staged = is_staged(settings.pace, settings.animation_speed)
        held = self._play_staged(settings) if staged else self._play_stream(settings, halt)
        if not held:
            self.playing = False
            self.stop_at(self._recording.last_epoch)
        return held

    def moment(self, sample: int | None) -> Moment:
        """What is shown of the epoch; ``sample`` is the row chosen, None for all rows."""
        if self.is_inside_epoch:
            return staged_moment(self._progress, sample, self._recording.dataset.sample_count)
        mode = Mode.STREAM if self._streaming else Mode.REST
        if self._recording.last_epoch == 0:
            mode = Mode.READY
        return Moment(mode, Phase.FORWARD, 0.0, sample, self._flow)

    def _tell(self, settings: Settings) -> None:
        self._progress += 1.0 / presentation_ticks(settings.animation_speed)
        if self._progress >= 1.0:
            self.stop_at(self._epoch + 1)

    def _play_staged(self, settings: Settings) -> bool:
        self._streaming = False
        if not self._reach(self._epoch + 1):
            return False
        told = 1.0 / presentation_ticks(settings.animation_speed)
        self._progress = min(self._progress + told, 1.0)
        self._credit += settings.pace / TICKS_PER_SECOND
        if self._credit >= 1.0 and self._progress >= 1.0:
            self.stop_at(self._epoch + 1)
        return True

    def _play_stream(self, settings: Settings, halt: int | None) -> bool:
        self._streaming = True
        self._progress = 0.0
        self._flow += flow_per_tick(settings.animation_speed)
        pace = settings.pace
        self._credit += FULL_PACE_EPOCHS_PER_TICK if pace == FULL_PACE else pace / TICKS_PER_SECOND
        epochs = int(self._credit)
        self._credit -= epochs
        target = self._epoch + epochs
        if halt is not None:
            target = max(min(target, halt), self._epoch)
        held = self._reach(target)
        self._epoch = min(target, self._recording.last_epoch)
        return held

    def _reach(self, epoch: int) -> bool:
        """Train until ``epoch`` is recorded; False where the recording ends before it."""
        self._recording.train(epoch - self._recording.last_epoch)
        return epoch <= self._recording.last_epoch

    @property
    def is_inside_epoch(self) -> bool:
        """Whether an epoch is being told, or stays half told."""
        return self._telling or self._half_told or self._progress > 0.0

    def is_at(self, epoch: int) -> bool:
        """Whether it stands at, or is at rest before, an epoch's update."""
        return self._epoch == epoch and not self.is_inside_epoch

    def _at_last_end(self) -> bool:
        return self._recording.ends and self._epoch == self._recording.last_epoch
