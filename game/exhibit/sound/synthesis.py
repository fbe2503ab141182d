"""The sounds as samples, made from sines and a little noise.

All are soft: they swell for some milliseconds, die away and end in silence, so that nothing clicks.
They are brought to their loudness as the ear weighs it (A-weighting), never above ``PEAK``: several
at once still fit.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.exhibit.sound.heard import PITCHED, PITCHES, Sound

Signal = NDArray[np.floating[Any]]
Samples = NDArray[np.int16]

RATE: Final = 48_000
PEAK: Final = 0.5
LARGEST_SAMPLE: Final = 32_767
LOWEST_HZ: Final = 261.63  # C4
SEMITONE: Final = 2.0 ** (1.0 / 12.0)
# Level of the loudest moment in dB below full scale, A-weighted. What is heard often is softer.
LEVELS: Final[Mapping[Sound, float]] = {
    Sound.FORWARD: -27.0,
    Sound.BACKWARD: -27.0,
    Sound.THUD: -29.0,
    Sound.CHIME: -23.0,
    Sound.TOUCH: -31.0,
    Sound.START_OVER: -29.0,
    Sound.FORESEEN: -26.0,
    Sound.UNFORESEEN: -28.0,
}
MOMENT_SECONDS: Final = 0.05
# A bar of glass swings at these multiples of its lowest tone.
BAR_PARTIALS: Final = (1.0, 2.76, 5.40)
SHRILL_HZ: Final = 5_000.0
CHIME_SEMITONES: Final = (12, 16, 19, 24)  # C5 E5 G5 C6
CHIME_SPACING_SECONDS: Final = 0.11
# A fourth up to the chime's first note; and a third, which falls and is no buzzer.
FORESEEN_SEMITONES: Final = (7, 12)
UNFORESEEN_SEMITONES: Final = (4, 7)
NOTE_SPACING_SECONDS: Final = 0.16
NOISE_SEED: Final = 7


def sounds() -> Iterator[tuple[Sound, int, Samples]]:
    """Every sound at each of its pitches: 16-bit stereo samples (time, channel) at ``RATE``."""
    for sound, make in MAKERS.items():
        for pitch in range(PITCHES if sound in PITCHED else 1):
            yield sound, pitch, _finished(make(pitch), LEVELS[sound])


def hertz(pitch: int) -> float:
    """The frequency of a pitch (of a forward tick; a backward one is an octave higher)."""
    return LOWEST_HZ * SEMITONE**pitch


def loudness(signal: Signal) -> float:
    """The A-weighted level of its loudest 50 ms, in dB below full scale."""
    spectrum = np.fft.rfft(signal)
    frequencies = np.arange(len(spectrum)) * (RATE / len(signal))
    weighted = np.fft.irfft(spectrum * _a_weights(frequencies), len(signal))
    moment = round(MOMENT_SECONDS * RATE)
    energy = np.concatenate([[0.0], np.cumsum(weighted**2), np.zeros(moment)])
    energy[len(weighted) + 1 :] = energy[len(weighted)]
    strongest = np.max(energy[moment:] - energy[:-moment]) / moment
    return float(10.0 * np.log10(max(strongest, 1e-12)))


# ------------------------------------------------------------------ the sounds


def _forward_tick(pitch: int) -> Signal:
    """Round and light, like a soft mallet on wood."""
    time = _times(0.20)
    tone = hertz(pitch)
    body = _sine(tone, time) * np.exp(-time / 0.045)
    warmth = 0.30 * _sine(2.0 * tone, time) * np.exp(-time / 0.025)
    return _swell(body + warmth, 0.005)


def _backward_tick(pitch: int) -> Signal:
    """Glassier, an octave higher."""
    return _swell(_bar(2.0 * hertz(pitch), _times(0.30), 0.075), 0.004)


def _thud(_pitch: int) -> Signal:
    """A muffled thud: a low tone that sinks, and a breath of dull noise."""
    time = _times(0.36)
    tone = 95.0 + 75.0 * np.exp(-time / 0.05)
    phase = 2.0 * np.pi * np.cumsum(tone) / RATE
    # The octave is what small loudspeakers can play.
    low = (np.sin(phase) + 0.45 * np.sin(2.0 * phase)) * np.exp(-time / 0.09)
    felt = 0.5 * _noise(len(time), 220.0, 120.0) * np.exp(-time / 0.04)
    return _swell(low + felt, 0.008)


def _chime(_pitch: int) -> Signal:
    """A soft arpeggio upwards that rings out."""
    time = _times(1.9)
    chord = np.zeros_like(time)
    for number, semitones in enumerate(CHIME_SEMITONES):
        late = round(number * CHIME_SPACING_SECONDS * RATE)
        own = time[: len(time) - late]
        tone = hertz(semitones)
        note = _sine(tone, own) * np.exp(-own / 0.42)
        note += 0.25 * _sine(2.0 * tone, own) * np.exp(-own / 0.22)
        note += 0.08 * _sine(3.0 * tone, own) * np.exp(-own / 0.10)
        chord[late:] += _swell(note, 0.008)
    return _swell(chord, 0.008)


def _touch(_pitch: int) -> Signal:
    """A soft click."""
    time = _times(0.05)
    return _swell(_sine(1_050.0, time) * np.exp(-time / 0.008), 0.003)


def _start_over(_pitch: int) -> Signal:
    """A breath of air that sinks."""
    time = _times(0.5)
    share = time / time[-1]
    high = _noise(len(time), 1_300.0, 500.0) * (1.0 - share)
    low = _noise(len(time), 600.0, 250.0) * share
    return _swell((high + low) * np.sin(np.pi * share) ** 2, 0.02)


def _two_notes(first: int, second: int) -> Signal:
    """Two soft notes, one into the other."""
    time = _times(0.9)
    both = np.zeros_like(time)
    for semitones, seconds in ((first, 0.0), (second, NOTE_SPACING_SECONDS)):
        late = round(seconds * RATE)
        own = time[: len(time) - late]
        note = _sine(hertz(semitones), own) * np.exp(-own / 0.24)
        note += 0.2 * _sine(2.0 * hertz(semitones), own) * np.exp(-own / 0.12)
        both[late:] += _swell(note, 0.02)
    return _swell(both, 0.02)


MAKERS: Final[Mapping[Sound, Callable[[int], Signal]]] = {
    Sound.FORWARD: _forward_tick,
    Sound.BACKWARD: _backward_tick,
    Sound.THUD: _thud,
    Sound.CHIME: _chime,
    Sound.TOUCH: _touch,
    Sound.START_OVER: _start_over,
    Sound.FORESEEN: lambda _pitch: _two_notes(*FORESEEN_SEMITONES),
    Sound.UNFORESEEN: lambda _pitch: _two_notes(*reversed(UNFORESEEN_SEMITONES)),
}

# ------------------------------------------------------------------ the means


def _times(seconds: float) -> Signal:
    return np.arange(round(seconds * RATE)) / RATE


def _sine(tone: float, time: Signal) -> Signal:
    return np.asarray(np.sin(2.0 * np.pi * tone * time))


def _bar(tone: float, time: Signal, decay: float) -> Signal:
    """A struck bar: the higher its partials, the softer and the shorter; none are shrill."""
    parts: Sequence[Signal] = [
        _sine(tone * ratio, time)
        * np.exp(-time * ratio / decay)
        * (0.4**number * min(1.0, SHRILL_HZ / (tone * ratio)) ** 2)
        for number, ratio in enumerate(BAR_PARTIALS)
    ]
    return np.asarray(np.sum(parts, axis=0))


def _noise(length: int, middle: float, width: float) -> Signal:
    """The same noise every time, around a frequency, at most 1 in size."""
    spectrum = np.fft.rfft(np.random.default_rng(NOISE_SEED).standard_normal(length))
    frequencies = np.fft.rfftfreq(length, 1.0 / RATE)
    shaped = np.fft.irfft(spectrum * np.exp(-(((frequencies - middle) / width) ** 2)), length)
    return np.asarray(shaped / np.abs(shaped).max())


def _swell(signal: Signal, attack: float) -> Signal:
    """Swelling in ``attack`` seconds from nothing, and back to nothing over the last quarter."""
    shape = np.ones(len(signal))
    rising = round(attack * RATE)
    falling = len(signal) // 4
    shape[:rising] *= _ramp(rising)
    shape[-falling:] *= _ramp(falling)[::-1]
    return np.asarray(signal * shape)


def _ramp(length: int) -> Signal:
    return np.asarray(0.5 - 0.5 * np.cos(np.pi * np.arange(length) / length))


def _finished(signal: Signal, level: float) -> Samples:
    signal = signal - signal.mean() * _swell(np.ones(len(signal)), 0.01)
    signal = signal * 10.0 ** ((level - loudness(signal)) / 20.0)
    signal = signal * min(1.0, PEAK / np.abs(signal).max())
    one = np.round(signal * LARGEST_SAMPLE).astype(np.int16)
    return np.ascontiguousarray(np.stack([one, one], axis=1))


def _a_weights(frequencies: Signal) -> Signal:
    """How strongly the ear takes each frequency (IEC 61672, 1 at 1,000 Hz)."""
    square = frequencies**2
    weights = square**2 * 12_194.0**2
    weights /= (square + 20.6**2) * (square + 12_194.0**2)
    weights /= np.sqrt((square + 107.7**2) * (square + 737.9**2))
    return np.asarray(weights * 10.0 ** (2.0 / 20.0))
