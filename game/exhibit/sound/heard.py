"""What can be heard, and how the loss becomes a pitch; knows neither samples nor devices."""

import math
from dataclasses import dataclass
from enum import Enum

# Semitones from C4 up to B5. The chime's last note is the C above: a falling loss climbs towards
# it.
PITCHES = 24
# The losses at the lowest and at the highest pitch; in between every semitone is the same factor.
LOWEST_AT_LOSS, HIGHEST_AT_LOSS = 1.0, 0.003


class Sound(Enum):
    """The sounds; the two ticks exist at every pitch."""

    FORWARD = "forward"  # packets arrive on their way forward
    BACKWARD = "backward"  # gradients arrive on their way back
    THUD = "thud"  # a neuron locked
    CHIME = "chime"  # all rows right
    TOUCH = "touch"  # something was touched
    START_OVER = "start-over"  # everything begins anew
    FORESEEN = "foreseen"  # somebody has seen it coming: a tone that rises
    UNFORESEEN = "unforeseen"  # and somebody has not: one that falls, as softly


PITCHED = frozenset({Sound.FORWARD, Sound.BACKWARD})


@dataclass(frozen=True, slots=True)
class Heard:
    """One sound: ``pitch`` counts from the lowest (0), ``gain`` is a share of the full loudness,
    ``pan`` goes from -1 (left) to 1 (right).
    """

    sound: Sound
    pitch: int = 0
    gain: float = 1.0
    pan: float = 0.0


def pitch_of(loss: float) -> int:
    """The pitch of a loss: the smaller the loss, the higher.

    Rising means getting there, as with the beeps of a parking car: it needs no explanation, and the
    chime that follows is the note next above the highest.
    """
    if not loss > 0.0:
        return PITCHES - 1 if loss == 0.0 else 0
    climbed = math.log(LOWEST_AT_LOSS / loss) if loss < math.inf else 0.0
    share = climbed / math.log(LOWEST_AT_LOSS / HIGHEST_AT_LOSS)
    return round(min(max(share, 0.0), 1.0) * (PITCHES - 1))
