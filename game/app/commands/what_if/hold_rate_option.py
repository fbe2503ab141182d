"""``--hold-rate 0.5``: the learning rate is held there, so where the next update lands is shown."""

from dataclasses import replace
from typing import Final

from game.app.commands.run_options import number
from game.session.commands import ChangeSetting
from game.session.problem import ProblemError
from game.session.settings import check_setting
from game.view.scene.interface import RATE, Interface

OPTION: Final = "--hold-rate"
SETTING: Final = "learning_rate"


def held_rate(word: str | None) -> ChangeSetting | None:
    """The learning rate that is held; ProblemError where that is none."""
    if word is None:
        return None
    value = number(OPTION, word)
    try:
        check_setting(SETTING, value)
    except ProblemError as problem:
        raise ProblemError(problem.key, **problem.values | {"name": OPTION}) from problem
    return ChangeSetting(SETTING, value)


def holding(interface: Interface) -> Interface:
    """The interface with a finger on the slider."""
    return replace(interface, pressed=RATE)
