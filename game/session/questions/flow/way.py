"""The way of a run from a question to its target: how it gets there, and how fast."""

from dataclasses import replace
from typing import Final

from game.session.questions.question import Question
from game.session.settings import RANGES, Settings
from game.session.tape.playhead import Playhead

# One epoch is told, more stream by.
SECONDS_UP_TO: Final = ((20, 3.0), (200, 5.0))
MOST_SECONDS: Final = 6.0
# At animation speed 0.2 an epoch is told in four seconds.
TELLING_SPEED: Final = 0.2
STREAM_SPEED: Final = 0.4


def drive(playhead: Playhead, question: Question) -> bool:
    """On towards the target; nothing is to be done by hand. False where the run ends before it."""
    if playhead.moves:
        return True
    told = question.span == 1 and playhead.is_at(question.asked)
    return playhead.step() if told else playhead.toggle()


def tempo(question: Question, settings: Settings) -> Settings:
    """The settings with which it takes as long as it should; they change no number."""
    span = question.span
    if span == 1:
        return replace(settings, animation_speed=TELLING_SPEED)
    seconds = next((s for most, s in SECONDS_UP_TO if span <= most), MOST_SECONDS)
    limits = RANGES["pace"]
    pace = min(max(span / seconds, limits.low + limits.step), limits.high)
    return replace(settings, pace=pace, animation_speed=STREAM_SPEED)
