"""Two words between the hidden neurons: the one that was chosen has the pin, the one that came true
a white edge.

An overlay, as the network moves there.
"""

from collections.abc import Hashable
from typing import Final

from game.session.questions.answer import Word
from game.session.questions.question import Kind
from game.session.questions.truth import Held
from game.session.questions.turn import State, Turn
from game.view.drawing.box import Box
from game.view.drawing.canvas import ICON_FILL, Canvas
from game.view.drawing.styles.styles import ROUND
from game.view.large import looks
from game.view.large.lettering import FLOOR, enlargement, sized
from game.view.network.places.geometry import GeometryCache, place_of
from game.view.scene.scene import Scene
from game.view.visitor.turn import marks
from game.view.visitor.turn.answer_controls import ANSWER
from game.view.visitor.turn.places import spots_of, word_boxes
from game.view.visitor.turn.shown import open_turn
from game.view.visitor.turn.values import template
from game.view.widgets.choices import around

SIZE: Final = 54.0
PADDING: Final = 20.0
PIN: Final = 54.0
# While it runs, the words that were not chosen are of no use.
MARGIN: Final = 18.0


class WordsCard:
    """The overlay "words"."""

    name = "words"
    margin = MARGIN

    def __init__(self, geometries: GeometryCache) -> None:
        self._geometries = geometries

    def box(self, scene: Scene) -> Box | None:
        """Around both words; None where no such question is open."""
        if not scene.page.is_visitor_view:
            return None
        return around(self._boxes(scene)) if _turn(scene) is not None else None

    def key(self, scene: Scene) -> Hashable:
        """Which is chosen, which is true, and how the pointer and the keyboard stand."""
        turn = _turn(scene)
        if turn is None:
            return None
        names = [f"{ANSWER}.{name}" for name in ("first", "second")]
        lit = [_lit(scene, name) for name in names]
        stands = turn.state, turn.answer, turn.index, scene.texts.language, scene.palette
        return stands, lit, scene.interface.swells and turn.is_asked

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw both words."""
        turn = _turn(scene)
        if turn is None or turn.question is None:
            return
        for name, box in zip(("first", "second"), self._boxes(scene), strict=True):
            word = Word(name == "first")
            string = template(turn.question, name, scene.texts)
            _draw_word(canvas, scene, turn, word, box, string)

    def _boxes(self, scene: Scene) -> tuple[Box, Box]:
        spots = spots_of(self._geometries.of(*place_of(scene.layout)))
        return word_boxes(scene.layout, spots)


def _turn(scene: Scene) -> Turn | None:
    turn = open_turn(scene.snapshot, Kind.WORD)
    # A class has them on the cards on which its hands are counted.
    return None if turn is None or turn.votes is not None else turn


def _lit(scene: Scene, name: str) -> tuple[bool, bool]:
    interface = scene.interface
    return interface.hovered == name, interface.has_ring(name)


def _draw_word(canvas: Canvas, scene: Scene, turn: Turn, word: Word, box: Box, string: str) -> None:
    page, palette, larger = scene.page, canvas.palette, enlargement(scene.page)
    yours = turn.answer == word
    came_true = isinstance(turn.truth, Held) and turn.truth.holds == word.first
    hovered, focused = _lit(scene, f"{ANSWER}.{'first' if word.first else 'second'}")
    if came_true:
        canvas.panel(box, canvas.style(marks.truth))
    elif yours:
        canvas.panel(box, canvas.style(marks.chosen))
    else:
        canvas.panel(box, canvas.style(marks.hovered if hovered else marks.ground))
    if (turn.is_asked and not yours) or (turn.state is State.REVEAL and yours):
        swells = scene.interface.swells and turn.is_asked
        marks.draw_beads(canvas, box, ROUND, swells, larger)
    if focused:
        looks.draw_ring(canvas, box.inset(-4.0), ROUND)
    pin = PIN * larger * ICON_FILL if yours else 0.0
    room = box.w - 2 * PADDING - pin
    ink = palette.muted if turn.answer is not None and not (yours or came_true) else palette.text
    floor = sized(page, FLOOR)
    middle = box.centerx + pin / 2
    drawn = canvas.fitted_text(
        string, middle, box.centery, sized(page, SIZE), ink, room, "display", ax=0.5, floor=floor
    )
    if yours:
        canvas.icon("pin", drawn.x - pin / 2, box.centery, PIN * larger, palette.pink)
