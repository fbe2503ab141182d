"""The option with which a picture shows a story's race after some moves; they are always the same.

These are the moves of the sketch: the fourth goes too far, and after the sixth they win. Where a
story's race has other lines, these are pulled down in turn, each by half of what a move may go.
"""

import argparse
from collections.abc import Mapping
from typing import Final, NamedTuple

from game.app.commands.run_options import whole_number
from game.app.commands.turn_options import ASK, PLACED, RUN, chosen_story
from game.engine.topology import NETWORK_2_2_1, ParameterId
from game.session import commands
from game.session.presets import Preset
from game.session.problem import ProblemError, unknown_choice
from game.session.race.flow import MACHINE_TICKS
from game.session.race.race import Rules, Stage
from game.session.session import Session

MOVES: Final = (
    ("x2-h2", -1.2),
    ("h2-o1", -3.2),
    ("x2-h1", -3.6),
    ("h2-o1", -1.6),
    ("h2-o1", -3.6),
    ("x2-h2", -3.2),
)
# Before the next move, while it is pulled, while the machine trains.
STAGES: Final = (ASK, PLACED, RUN)


class RaceShot(NamedTuple):
    """A story's race after ``moves`` moves, at a stage of the next one."""

    story: Preset
    moves: int
    stage: str


def add_race_options(parser: argparse.ArgumentParser) -> None:
    """``--race``; its value is checked by :func:`chosen_race`."""
    parser.add_argument("--race", metavar="N")


def chosen_race(arguments: argparse.Namespace, stories: Mapping[str, Preset]) -> RaceShot:
    """The race that is asked for; ProblemError for a bad value."""
    story = chosen_story(arguments, stories)
    if story is None:
        story = next((each for each in stories.values() if each.race is not None), None)
    if story is None or story.race is None:
        raise ProblemError("no-race", story=arguments.story or ", ".join(stories))
    moves = whole_number("--race", arguments.race, 0, story.race.moves)
    stage = arguments.stage or ASK
    possible = STAGES if moves < story.race.moves else STAGES[:1]
    if stage not in possible:
        raise unknown_choice("--stage", stage, possible)
    return RaceShot(story, moves, stage)


def raced_to(session: Session, shot: RaceShot) -> None:
    """Make the moves."""
    session.apply(commands.AskQuestions(True))
    session.apply(commands.BeginRace())
    for number in range(shot.moves):
        pull(session, number)
        session.apply(commands.MakeMove())
        _tick(session, MACHINE_TICKS)
    if shot.stage != ASK:
        pull(session, shot.moves)
    if shot.stage == RUN:
        session.apply(commands.MakeMove())
        _tick(session, MACHINE_TICKS // 2)


def pull(session: Session, number: int) -> None:
    """Pull the line of the move ``number``, counted from 0."""
    race = session.snapshot().race
    assert race is not None
    assert race.stage is Stage.MOVE
    line, value = _move(race.rules, number, session)
    session.apply(commands.PullLine(line, value))


def _move(rules: Rules, number: int, session: Session) -> tuple[ParameterId, float]:
    names = NETWORK_2_2_1.by_name
    if all(names[name] in rules.lines for name, _ in MOVES):
        name, value = MOVES[number]
        return names[name], value
    line = rules.lines[number % len(rules.lines)]
    return line, session.snapshot().trace.parameters.value(line) - rules.reach / 2


def _tick(session: Session, ticks: int) -> None:
    for _ in range(ticks):
        session.tick()
