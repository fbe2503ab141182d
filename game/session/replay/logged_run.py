"""A run as it was: what it began with, what was done at which tick, and looks at its state."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from game.session.commands import Command
from game.session.presets import Preset


class Done(NamedTuple):
    """A command that was applied when so many ticks had passed."""

    tick: int
    command: Command


class Check(NamedTuple):
    """The session's ``state_hash`` after so many ticks, before what is done then."""

    tick: int
    state: str


class LoggedRun(NamedTuple):
    """``preset``: what it began with; ``luck``: the state of what draws new seeds, at the
    beginning; ``ticks``: how many passed; ``end``: the ``state_hash`` after all that was done.
    """

    preset: Preset
    luck: Mapping[str, Any]
    ticks: int
    done: tuple[Done, ...]
    checks: tuple[Check, ...]
    end: str
