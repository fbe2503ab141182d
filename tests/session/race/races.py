"""A session at the start of the story's race, and the moves of the sketch."""

import numpy as np

from game.app.commands.race_options import MOVES
from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session import commands as c
from game.session.presets import Preset, load_stories
from game.session.race.flow import MACHINE_TICKS
from game.session.race.race import Race
from game.session.session import Session
from tests.session.scenario import ROOT

STORIES = load_stories(ROOT / "assets" / "stories")
RACE: Preset = STORIES["race"]
BY_NAME = NETWORK.by_name
DRAWN = tuple(c.PullLine(BY_NAME[name], value) for name, value in MOVES)


def started(asked: bool = True) -> Session:
    """A session at the race's start, where questions are asked."""
    known = {story.name: story for story in STORIES.values()}
    session = Session(known, RACE, np.random.default_rng(1))
    session.apply(c.AskQuestions(asked))
    return session


def race_of(session: Session) -> Race:
    race = session.snapshot().race
    assert race is not None
    return race


def tick(session: Session, ticks: int = MACHINE_TICKS) -> None:
    for _ in range(ticks):
        session.tick()


def play(session: Session, *pulls: c.PullLine) -> None:
    """Make moves, and let the machine answer each."""
    for pull in pulls:
        session.apply(pull)
        session.apply(c.MakeMove())
        tick(session)


def ended(*pulls: c.PullLine) -> Session:
    """A race that has come to its end, by default as it was drawn."""
    session = started()
    session.apply(c.BeginRace())
    play(session, *(pulls or DRAWN))
    return session
