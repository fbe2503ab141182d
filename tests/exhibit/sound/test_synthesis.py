"""The sounds, measured: soft, clean, alike in loudness, at their pitches."""

import numpy as np
import pytest

from game.exhibit.sound.heard import (
    HIGHEST_AT_LOSS,
    LOWEST_AT_LOSS,
    PITCHED,
    PITCHES,
    Sound,
    pitch_of,
)
from game.exhibit.sound.synthesis import LARGEST_SAMPLE, LEVELS, PEAK, RATE, hertz, loudness, sounds

ALL = {(sound, pitch): samples for sound, pitch, samples in sounds()}
NAMES = [f"{sound.value}-{pitch}" for sound, pitch in ALL]
every_sound = pytest.mark.parametrize(("key", "samples"), ALL.items(), ids=NAMES)


def signal(samples):
    return samples[:, 0] / LARGEST_SAMPLE


def spectrum(samples):
    one = signal(samples)
    return np.abs(np.fft.rfft(one)) ** 2, np.fft.rfftfreq(len(one), 1.0 / RATE)


def strongest(samples):
    power, frequencies = spectrum(samples)
    return frequencies[power.argmax()]


def share(samples, low, high):
    power, frequencies = spectrum(samples)
    return power[(frequencies >= low) & (frequencies < high)].sum() / power.sum()


def test_every_sound_is_there_at_every_pitch():
    wanted = {(s, p) for s in Sound for p in range(PITCHES if s in PITCHED else 1)}
    assert set(ALL) == wanted


@every_sound
def test_samples_are_16_bit_stereo_without_clipping(key, samples):
    assert samples.dtype == np.int16
    assert samples.shape[1] == 2
    assert np.abs(samples.astype(int)).max() <= PEAK * LARGEST_SAMPLE


@every_sound
def test_no_direct_current(key, samples):
    assert abs(signal(samples).mean()) < 1e-4


@every_sound
def test_begins_and_ends_in_silence(key, samples):
    one = signal(samples)
    assert samples[0].tolist() == samples[-1].tolist() == [0, 0]
    millisecond = RATE // 1000
    assert np.abs(one[: millisecond // 4]).max() < 0.01
    assert np.abs(one[-millisecond:]).max() < 0.003


@every_sound
def test_nothing_jumps(key, samples):
    """A click is a step between two samples that no tone of the sound would make."""
    one = signal(samples)
    assert np.abs(np.diff(one, n=2)).max() < 0.02


@every_sound
def test_is_as_loud_as_meant(key, samples):
    sound, _ = key
    assert loudness(signal(samples)) == pytest.approx(LEVELS[sound], abs=0.5)


def test_sounds_are_alike_in_loudness():
    levels = [loudness(signal(samples)) for samples in ALL.values()]
    assert max(levels) - min(levels) < 9.0


def test_all_voices_together_leave_room():
    """Two ticks, the thud and the chime at once."""
    longest = max(len(samples) for samples in ALL.values())
    mixed = np.zeros(longest)
    for key in ((Sound.FORWARD, 0), (Sound.BACKWARD, 0), (Sound.THUD, 0), (Sound.CHIME, 0)):
        one = signal(ALL[key])
        mixed[: len(one)] += np.abs(one)
    assert mixed.max() < 1.0


@pytest.mark.parametrize("pitch", range(PITCHES))
def test_ticks_have_their_pitch(pitch):
    forward, backward = ALL[Sound.FORWARD, pitch], ALL[Sound.BACKWARD, pitch]
    assert strongest(forward) == pytest.approx(hertz(pitch), abs=6.0)
    assert strongest(backward) == pytest.approx(2.0 * hertz(pitch), abs=6.0)
    # Glassier: more of it lies high above its own tone.
    above = 2.5 * hertz(pitch)
    assert share(forward, above, RATE) < 0.01
    assert share(backward, 2.0 * above, RATE) > 0.01


def test_thud_is_muffled():
    thud = ALL[Sound.THUD, 0]
    assert 80.0 < strongest(thud) < 200.0
    assert share(thud, 0.0, 500.0) > 0.98


def test_chime_climbs():
    chime = ALL[Sound.CHIME, 0]
    notes = [hertz(p) for p in (12, 16, 19, 24)]
    eighth = round(0.11 * RATE)
    first = chime[:eighth]
    assert strongest(first) == pytest.approx(notes[0], abs=15.0)
    last = chime[4 * eighth : 12 * eighth]
    assert all(share(last, note - 8.0, note + 8.0) > 0.03 for note in notes)


def test_start_over_is_a_sinking_breath():
    breath = ALL[Sound.START_OVER, 0]
    half = len(breath) // 2
    assert share(breath[:half], 900.0, RATE) > 2 * share(breath[half:], 900.0, RATE)


def test_the_same_every_time():
    again = {(sound, pitch): samples for sound, pitch, samples in sounds()}
    assert all(np.array_equal(ALL[key], again[key]) for key in ALL)


# ---------------------------------------------------------------- pitch of the loss


def test_a_falling_loss_climbs():
    losses = np.geomspace(2.0, 0.001, 200)
    pitches = [pitch_of(float(loss)) for loss in losses]
    assert pitches == sorted(pitches)
    assert set(pitches) == set(range(PITCHES))


@pytest.mark.parametrize(
    ("loss", "pitch"),
    [
        (LOWEST_AT_LOSS, 0),
        (HIGHEST_AT_LOSS, PITCHES - 1),
        (0.0, PITCHES - 1),
        (1e300, 0),
        (float("inf"), 0),
        (float("nan"), 0),
        (-1.0, 0),
    ],
)
def test_any_loss_has_a_pitch(loss, pitch):
    assert pitch_of(loss) == pitch
