"""Questions of the stories at the stages that are drawn, for pictures."""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from game.app.commands.turn_options import TurnShot, taken_to
from game.engine.topology import NETWORK_2_2_1
from game.session.questions.answer import Answer, Curve, Line, Row, Slot, Word
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.view.scene.interface import Interface
from game.view.scene.page import View
from tests.view.visitor.stage import ALL, STORIES

VISITOR = Interface(view=View.VISITOR)
PROJECTOR = replace(VISITOR, large_text=True)
CONTRAST = replace(VISITOR, high_contrast=True)
GERMAN, FRENCH = replace(VISITOR, language="de"), replace(VISITOR, language="fr")
SINKING = Curve(tuple(0.62 * (1.0 - place / 60.0) for place in range(60)))
THICKEST = Line(NETWORK_2_2_1.by_name["x2-h1"])
THINNEST = Line(NETWORK_2_2_1.by_name["h2-o1"])


@dataclass(frozen=True, eq=False)
class Asked:
    """A story's question (counted from 0), what was answered, and how far it is."""

    story: str
    number: int
    answer: Answer | None
    stage: str
    interface: Interface = VISITOR
    votes: tuple[int, ...] | None = None

    @cache  # noqa: B019 - questions live as long as the tests
    def snapshot(self) -> Snapshot:
        story = STORIES[self.story]
        session = Session(ALL, story, np.random.default_rng(1))
        taken_to(session, TurnShot(story, self.number, self.answer, self.stage, self.votes))
        return session.snapshot()


TURNS = {
    "turn-loss-ask": Asked("stuck", 0, None, "ask"),
    "turn-loss-run": Asked("xor", 0, SINKING, "run", GERMAN),
    "turn-loss-reveal": Asked("stuck", 0, SINKING, "reveal"),
    "turn-line-ask": Asked("xor", 1, None, "ask"),
    "turn-line-placed": Asked("xor", 1, THICKEST, "placed", PROJECTOR),
    "turn-line-reveal": Asked("xor", 1, THICKEST, "reveal"),
    "turn-line-right": Asked("xor", 1, THINNEST, "reveal", CONTRAST),
    "turn-pill-ask": Asked("and", 1, None, "ask"),
    "turn-pill-placed": Asked("and", 1, Slot.DOWN, "placed", FRENCH),
    "turn-pill-reveal": Asked("and", 1, Slot.DOWN, "reveal"),
    "turn-row-ask": Asked("locked", 1, None, "ask"),
    "turn-row-reveal": Asked("locked", 1, Row(1), "reveal"),
    "turn-row-projector": Asked("locked", 1, Row(1), "reveal", PROJECTOR),
    "turn-word-ask": Asked("locked", 2, None, "ask"),
    "turn-word-reveal": Asked("locked", 2, Word(True), "reveal", GERMAN),
    "turn-word-apart": Asked("apart", 0, Word(False), "reveal"),
    "turn-line-twins": Asked("twins", 1, Line(NETWORK_2_2_1.by_name["x1-h1"]), "reveal", FRENCH),
    "turn-votes-ask": Asked("xor", 2, None, "ask", PROJECTOR, (7, 4, 15)),
    "turn-votes-reveal": Asked("xor", 2, None, "reveal", PROJECTOR, (7, 4, 15)),
    "turn-votes-lines": Asked(
        "xor", 1, None, "reveal", replace(PROJECTOR, language="fr"), (7, 4, 15, 0, 2, 1)
    ),
    "turn-votes-rows": Asked(
        "locked", 1, None, "ask", replace(PROJECTOR, language="de"), (7, 4, 115, 3)
    ),
    "turn-end": Asked("xor", 2, Slot.DOWN, "end"),
    "turn-end-all": Asked("and", 0, None, "end", FRENCH),
}
