"""What was asked for on the command line: nothing of it is left out without a word."""

import argparse
from collections.abc import Iterable
from typing import Any

from game.session.problem import ProblemError


class Usual(str):
    """What an option says where nobody has said anything."""

    __slots__ = ()


def is_asked(arguments: argparse.Namespace, option: str) -> bool:
    """Whether somebody gave the ``option`` (its name without the dashes)."""
    return _says_something(getattr(arguments, _name(option), None))


def refuse_idle(arguments: argparse.Namespace, options: Iterable[str], beside: str) -> None:
    """ProblemError for the first of the ``options`` that was given: ``beside`` what else was asked
    for, it changes nothing.
    """
    for option in options:
        if is_asked(arguments, option):
            raise ProblemError("idle-option", name=f"--{option}", beside=beside)


class Commands(argparse._SubParsersAction):  # type: ignore[type-arg]
    """The commands. An option that stands before one counts as if it stood behind it; where the
    command has no such option, that is a ProblemError.
    """

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        """Take the command's own options, then those from before it that it has not been given."""
        before = {
            name: value
            for name, value in vars(namespace).items()
            if _says_something(value) and value != parser.get_default(name)
        }
        super().__call__(parser, namespace, values, option_string)
        command = self.choices[values[0]]
        names = {action.dest for action in command._actions}
        for name, value in before.items():
            if name not in names:
                option = f"--{name.replace('_', '-')}"
                raise ProblemError("option-before-command", name=option, command=values[0])
            if not is_asked(namespace, name):
                setattr(namespace, name, value)


def _says_something(value: object) -> bool:
    return value is not None and value is not False and not isinstance(value, Usual)


def _name(option: str) -> str:
    return option.replace("-", "_")
