"""The story's race at the stages that are drawn, for pictures."""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from game.app.commands.race_options import RaceShot, raced_to
from game.session import commands as c
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.view.scene.interface import Interface
from tests.session.race.races import BY_NAME, RACE, ended
from tests.view.visitor.stage import PROJECTOR, VISITOR

GERMAN = replace(VISITOR, language="de")
CONTRAST = replace(VISITOR, high_contrast=True)
# Moves that help, but not enough, and moves that do not.
NEAR = (
    ("x2-h2", -1.2),
    ("h2-o1", -3.2),
    ("x2-h1", -3.6),
    ("x2-h2", -1.4),
    ("x2-h2", -1.2),
    ("x2-h2", -1.3),
)
AWAY = (
    ("x2-h2", 2.4),
    ("x2-h2", 4.2),
    ("x2-h1", -1.0),
    ("h2-o1", -0.2),
    ("x2-h1", 0.8),
    ("h2-o1", 0.2),
)


@dataclass(frozen=True, eq=False)
class Raced:
    """The race after some moves; ``moves`` of one's own lead to its end."""

    made: int = 0
    stage: str = "ask"
    interface: Interface = VISITOR
    moves: tuple[tuple[str, float], ...] = ()

    @cache  # noqa: B019 - races live as long as the tests
    def snapshot(self) -> Snapshot:
        if self.moves:
            pulls = (c.PullLine(BY_NAME[name], value) for name, value in self.moves)
            return ended(*pulls).snapshot()
        session = Session({RACE.name: RACE}, RACE, np.random.default_rng(1))
        raced_to(session, RaceShot(RACE, self.made, self.stage))
        return session.snapshot()


RACES = {
    "race-move": Raced(3),
    "race-pull": Raced(3, "placed", replace(CONTRAST, focused="pull.h2-o1.up", focus_visible=True)),
    "race-machine": Raced(2, "run", GERMAN),
    "race-projector": Raced(0, "placed", PROJECTOR),
    "race-won": Raced(6),
    "race-lost": Raced(interface=GERMAN, moves=AWAY),
}
