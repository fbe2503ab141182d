"""``--branch loss=cross-entropy@120``: another future, which parts from the run at an epoch."""

from collections.abc import Sequence
from typing import Final

from game.app.commands.run_options import number, whole_number
from game.session import commands
from game.session.problem import ProblemError, unknown_choice
from game.session.session import Session
from game.session.settings import CHOICES, TRAINING_SETTINGS, check_setting
from game.session.tape.futures import MOST_FUTURES, SHORTEST

OPTION: Final = "--branch"
EQUALS: Final = "="
AT: Final = "@"


def take_branches(session: Session, words: Sequence[str]) -> None:
    """Of the run that is recorded, a future for each word, as long as the run itself; the last one
    is shown. ProblemError where one is none.
    """
    if len(words) >= MOST_FUTURES:
        raise ProblemError("branch-too-many", name=OPTION, most=MOST_FUTURES - 1)
    last = session.recording.last_epoch
    for word in words:
        name, value, epoch = _read(word, last)
        session.apply(commands.BringBack(0))
        session.apply(commands.Seek(epoch))
        before = session.snapshot().futures
        session.apply(commands.ChangeSetting(name, value))
        if name == "activation" and not session.recording.topology.has_hidden:
            raise ProblemError("idle-option", name=f"{OPTION} {word}", beside="--hidden off")
        if getattr(session.settings, name) != value:
            raise ProblemError("relu-with-cross-entropy")
        if len(session.snapshot().futures) <= len(before):
            raise ProblemError("branch-nothing", name=OPTION, value=word, epoch=epoch)
        session.apply(commands.TrainTo(last))


def _read(word: str, last: int) -> tuple[str, float | str, int]:
    """Setting, value and epoch of one branch."""
    change, at, since = word.rpartition(AT)
    option, equals, told = change.partition(EQUALS)
    if not (at and equals and option and told and since):
        raise ProblemError("branch-form", name=OPTION, value=word)
    name = option.replace("-", "_")
    if name not in TRAINING_SETTINGS:
        allowed = sorted(each.replace("_", "-") for each in TRAINING_SETTINGS)
        raise unknown_choice(OPTION, option, allowed)
    said = f"{OPTION} {word}"
    value: float | str = told if name in CHOICES else number(said, told)
    try:
        check_setting(name, value)
    except ProblemError as problem:
        raise ProblemError(problem.key, **problem.values | {"name": said}) from problem
    # Of a shorter future nothing is kept.
    return name, value, whole_number(said, since, 0, max(last - SHORTEST, 0))
