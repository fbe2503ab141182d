"""How many starts of a story came to an end, and how many came free: a mark for each, and a count.

An overlay in the hint's place, from the first end that is no win on.
"""

from collections.abc import Hashable
from typing import Final

from game.session.outcome import State
from game.session.snapshot import Snapshot
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.text.typeface import Measure
from game.view.large.lettering import LABEL
from game.view.large.marks import draw_mark
from game.view.scene.page import Page
from game.view.scene.scene import Scene
from game.view.visitor.captions.run_stage import is_over
from game.view.visitor.turn.shown import shows_end

MARK: Final = 38.0
MARK_STEP: Final = 44.0
GAP: Final = 12.0
# The latest starts have marks.
MOST_MARKS: Final = 5


def shown_tries(snapshot: Snapshot) -> tuple[bool, ...]:
    """Of every start whether it came free, the one of now among them if it is over; none where the
    first one came free at once.
    """
    tries = snapshot.tries
    if is_over(snapshot):
        tries = (*tries, snapshot.outcome.state is State.SOLVED)
    return tries if False in tries else ()


class TriesCard:
    """The overlay "tries"."""

    name = "tries"
    margin = 4.0

    def __init__(self, measure: Measure) -> None:
        self._measure = measure

    def box(self, scene: Scene) -> Box | None:
        """As wide as marks and words; None while there is nothing to count, or a card is open."""
        boxes, tries = scene.layout.large, shown_tries(scene.snapshot)
        if scene.page is not Page.VISITOR or boxes is None or boxes.hint is None or not tries:
            return None
        if scene.snapshot.card_open or shows_end(scene.snapshot):
            return None
        marks = min(len(tries), MOST_MARKS) * MARK_STEP
        width = marks + GAP + self._measure(_words(scene, tries), LABEL, "medium")
        place = boxes.hint
        return Box(place.right - width, place.y, width, place.h)

    def key(self, scene: Scene) -> Hashable:
        """The starts, and the language."""
        return shown_tries(scene.snapshot), scene.texts.language

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw marks and words."""
        box, tries = self.box(scene), shown_tries(scene.snapshot)
        if box is None:
            return
        for place, free in enumerate(tries[-MOST_MARKS:]):
            draw_mark(canvas, free, box.x + (place + 0.5) * MARK_STEP, box.centery, MARK)
        words, color = _words(scene, tries), canvas.palette.text
        canvas.text(words, box.right, box.centery, LABEL, color, ax=1.0)


def _words(scene: Scene, tries: tuple[bool, ...]) -> str:
    values = {"starts": len(tries), "free": sum(tries)}
    return scene.texts.counted("visitor.tries.many", len(tries), **values)
