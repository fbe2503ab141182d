"""The ear: hears from one tick's picture to the next what has happened.

Only what plays is heard. Whoever seeks, steps back or starts over hears nothing of it; a run that
was told once may be played again, but its chime rings once. The limits keep it gentle: a fast
telling ticks at most twelve times a second, a stream pulses, and rests when nothing changes.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from game.exhibit.sound.heard import Heard, Sound, pitch_of
from game.session.outcome import State
from game.session.presentation import (
    PHASE_ENDS,
    PHASES_BY_ROW,
    TICKS_PER_SECOND,
    Mode,
    Phase,
    presentation_ticks,
)
from game.session.race.race import Stage
from game.session.snapshot import Snapshot
from game.view.network.reading.staging import ARRIVAL, part_of_layer

# At least so many ticks from one sound to the next of its kind.
GAPS: Final[Mapping[Sound, int]] = {
    Sound.FORWARD: 5,
    Sound.BACKWARD: 5,
    Sound.THUD: TICKS_PER_SECOND,
    Sound.CHIME: 2 * TICKS_PER_SECOND,
}
# A stream's pulses, forward and backward in turn.
PULSE_TICKS: Final = 24
PULSE_GAIN: Final = 0.5
PULSE_SOUNDS: Final = (Sound.FORWARD, Sound.BACKWARD)
# After this time at the same pitch a stream has nothing new to tell.
REST_TICKS: Final = 10 * TICKS_PER_SECOND
# How far to the sides the first and the last layer are heard.
SIDE: Final = 0.5
PHASE_SOUNDS: Final[Mapping[Phase, Sound]] = {
    Phase.FORWARD: Sound.FORWARD,
    Phase.BACKWARD: Sound.BACKWARD,
}


class Ear:
    """Listens to the session that is shown; to be fed once a tick."""

    def __init__(self) -> None:
        self._before: Snapshot | None = None
        self._tick = 0
        self._heard_at: dict[Sound, int] = {}
        self._rung: tuple[int, int] | None = None
        self._pulses = 0
        self._pulsed_at = -PULSE_TICKS
        self._pitch = -1
        self._pitch_since = 0

    def listen(self, now: Snapshot) -> tuple[Heard, ...]:
        """What is heard in this tick."""
        self._tick += 1
        before, self._before = self._before, now
        revealed = () if before is None else tuple(_revealed(before, now))
        if before is None or now.races or not _plays_on(before, now):
            return revealed
        heard = (
            *revealed,
            *_arrivals(before, now),
            *self._pulse(now),
            *_locks(before, now),
            *self._chime(before, now),
        )
        return tuple(each for each in heard if self._is_due(each.sound))

    def _is_due(self, sound: Sound) -> bool:
        last = self._heard_at.get(sound)
        if last is not None and self._tick - last < GAPS.get(sound, 0):
            return False
        self._heard_at[sound] = self._tick
        return True

    def _pulse(self, now: Snapshot) -> Iterator[Heard]:
        if now.moment.mode is not Mode.STREAM:
            return
        pitch = pitch_of(float(now.trace.loss))
        if pitch != self._pitch:
            self._pitch, self._pitch_since = pitch, self._tick
        rests = self._tick - self._pitch_since > REST_TICKS
        if rests or self._tick - self._pulsed_at < PULSE_TICKS:
            return
        self._pulsed_at = self._tick
        sound = PULSE_SOUNDS[self._pulses % len(PULSE_SOUNDS)]
        self._pulses += 1
        yield Heard(sound, pitch, PULSE_GAIN)

    def _chime(self, before: Snapshot, now: Snapshot) -> Iterator[Heard]:
        solved = now.outcome.state is State.SOLVED and before.outcome.state is not State.SOLVED
        if solved and self._rung != now.run:
            self._rung = now.run
            yield Heard(Sound.CHIME)


def _revealed(before: Snapshot, now: Snapshot) -> Iterator[Heard]:
    """What was said stands beside what came; a race is over."""
    race, ran = now.race, before.race
    if (
        race is not None
        and race.stage is Stage.END
        and ran is not None
        and ran.stage is not Stage.END
    ):
        yield Heard(Sound.FORESEEN if race.is_won else Sound.UNFORESEEN)
    turn, was = now.turn, before.turn
    if turn is None or turn.reply is None or (was is not None and was.reply is not None):
        return
    yield Heard(Sound.FORESEEN if turn.reply.right else Sound.UNFORESEEN)


def _plays_on(before: Snapshot, now: Snapshot) -> bool:
    """Whether the playhead came here by playing, or by the telling of a single step."""
    if before.run[0] != now.run[0]:
        return False
    was, place = (before.epoch, _told(before)), (now.epoch, _told(now))
    if place <= was:
        return False
    if now.playing or before.playing:
        return now.playing
    # A step is told tick by tick; who drags the timeline jumps.
    moved = sum(place) - sum(was)
    return moved <= 1.5 / presentation_ticks(now.settings.animation_speed)


def _told(snapshot: Snapshot) -> float:
    """Which share of its epoch has been told."""
    moment = snapshot.moment
    if moment.mode is not Mode.STAGED:
        return 0.0
    begin = PHASE_ENDS[Phase(moment.phase - 1)] if moment.phase else 0.0
    share = moment.progress
    if snapshot.sample is None and moment.phase in PHASES_BY_ROW:
        share = ((moment.sample or 0) + share) / snapshot.dataset.sample_count
    return begin + share * (PHASE_ENDS[moment.phase] - begin)


def _arrivals(before: Snapshot, now: Snapshot) -> Iterator[Heard]:
    """A tick wherever the packets of a layer arrive."""
    moment, depth = now.moment, now.topology.depth
    arrived = _arrived(now)
    if moment.phase not in PHASE_SOUNDS or not arrived or _stage(before) == _stage(now):
        return
    layer = arrived if moment.phase is Phase.FORWARD else depth - arrived
    sound = PHASE_SOUNDS[moment.phase]
    yield Heard(sound, pitch_of(float(now.trace.loss)), pan=_pan(layer, depth))


def _stage(snapshot: Snapshot) -> tuple[int, Phase, int | None, int]:
    moment = snapshot.moment
    return snapshot.epoch, moment.phase, moment.sample, _arrived(snapshot)


def _arrived(snapshot: Snapshot) -> int:
    """How many layers' packets have arrived in this phase of this row."""
    moment, depth = snapshot.moment, snapshot.topology.depth
    if moment.mode is not Mode.STAGED:
        return 0
    parts = (part_of_layer(moment.progress, layer, depth) for layer in range(depth))
    return sum(part >= ARRIVAL for part in parts)


def _locks(before: Snapshot, now: Snapshot) -> Iterator[Heard]:
    """A thud for a neuron that just locked."""
    newly = now.locked - before.locked
    if newly and now.epoch > before.epoch:
        yield Heard(Sound.THUD, pan=_pan(min(n.layer for n in newly), now.topology.depth))


def _pan(layer: int, depth: int) -> float:
    """Where a layer is heard; the inputs are layer 0."""
    return SIDE * (2.0 * layer / depth - 1.0)
