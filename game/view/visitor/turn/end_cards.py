"""The end of a story's questions: a card for each, with its star, what was said, and what came.

An overlay over the network.
"""

from collections.abc import Hashable
from dataclasses import replace
from typing import Final, NamedTuple

from game.session.questions.answer import Curve, Line, Row, Slot, Word
from game.session.questions.judging import mean_gap
from game.session.questions.question import Question
from game.session.questions.truth import Course, Held, Moved, Reached, Truth, Went
from game.session.questions.turn import Result, Star, Turn
from game.session.snapshot import Snapshot
from game.view.drawing.box import Box, side_by_side
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.glass import Style
from game.view.drawing.theme import Palette
from game.view.large import looks
from game.view.large.lettering import FLOOR, enlargement, sized
from game.view.large.looks import CARD_RADIUS, State
from game.view.numbers import visitor_numbers
from game.view.scene.page import Page
from game.view.scene.scene import Scene
from game.view.scene.texts import Texts
from game.view.visitor.turn.marks import draw_beads, draw_star
from game.view.visitor.turn.places import sheet_box
from game.view.visitor.turn.shown import shows_end
from game.view.visitor.turn.values import answer_name
from game.view.visitor.votes.sentences import counted

GAP: Final = 22.0
PADDING: Final = 20.0
MARGIN: Final = 12.0
STAR: Final = 250.0
TITLE: Final = 58.0
LINE: Final = 42.0
# Middles of the parts, as shares of the card's height.
STAR_MIDDLE: Final = 0.31
TITLE_MIDDLE: Final = 0.64
LINES_MIDDLE: Final = 0.83
PITCH: Final = 1.3
BEADS_INSIDE: Final = 9.0


class EndCard(NamedTuple):
    """What a card says; ``again``: this one is asked once more."""

    star: Star
    title: str
    said: str
    came: str
    again: bool


class EndCards:
    """The overlay "end-cards"."""

    name = "end-cards"
    margin = MARGIN

    def box(self, scene: Scene) -> Box | None:
        """Where the network is; None before the end, and on other pages."""
        if not scene.page.is_visitor_view or not shows_end(scene.snapshot):
            return None
        return sheet_box(scene.layout)

    def key(self, scene: Scene) -> Hashable:
        """What the cards say."""
        return end_cards(scene.snapshot, scene.texts), scene.page, scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the cards side by side."""
        box, cards = self.box(scene), end_cards(scene.snapshot, scene.texts)
        if box is None or not cards:
            return
        canvas.panel(box, canvas.style(veil))
        for card, place in zip(cards, _places(box, len(cards)), strict=True):
            _draw_card(canvas, place, card, scene.page)


def veil(palette: Palette) -> Style:
    """What hides the network between the cards."""
    color = palette.background_center
    return Style(top=color, bottom=color, opacity=1.0, radius=CARD_RADIUS)


def opaque_card(palette: Palette) -> Style:
    """A card that lets nothing through."""
    return replace(looks.card(palette, State()), opacity=1.0)


def _places(box: Box, count: int) -> list[Box]:
    """Side by side; below each other where there is more height than width."""
    if box.w >= box.h:
        return side_by_side(box, count, GAP)
    height = (box.h - GAP * (count - 1)) / count
    return [box._replace(y=box.y + n * (height + GAP), h=height) for n in range(count)]


def end_cards(snapshot: Snapshot, texts: Texts) -> tuple[EndCard, ...]:
    """What the cards say of a snapshot."""
    turn = snapshot.turn
    if turn is None:
        return ()
    return tuple(_card(turn, index, snapshot, texts) for index in range(len(turn.questions)))


def _card(turn: Turn, index: int, snapshot: Snapshot, texts: Texts) -> EndCard:
    question, result = turn.questions[index], turn.results[index]
    title, again = texts(f"visitor.turn.title.{question.kind.value}"), turn.once_more == index
    if result is None:
        place = "votes" if turn.counts else "turn"
        return EndCard(turn.stars[index], title, texts(f"visitor.{place}.watched"), "", again)
    name = answer_name(result.answer, question, snapshot, texts)
    if not turn.counts:
        said = texts("visitor.turn.you", answer=name)
    elif result.votes is None:
        said = texts("visitor.votes.curve")
    elif result.votes.is_tie:
        said = texts("visitor.votes.split")
    else:
        said = texts("visitor.votes.class", of=counted(result.votes, texts), answer=name)
    came = _came(result, question, snapshot, texts)
    return EndCard(turn.stars[index], title, said, came, again)


def _came(result: Result, question: Question, snapshot: Snapshot, texts: Texts) -> str:
    """What really happened, in a few words."""
    answer, truth = result.answer, result.truth
    if isinstance(answer, Curve) and isinstance(truth, Course):
        gap = visitor_numbers.number(mean_gap(answer, truth))
        return texts("visitor.turn.away", gap=gap)
    if result.reply.right:
        return texts("visitor.turn.so-it-was")
    if isinstance(truth, Went):
        return texts(f"visitor.turn.went.{truth.slot.value}")
    real = _real_answer(truth)
    name = "" if real is None else answer_name(real, question, snapshot, texts)
    return texts("visitor.turn.came", answer=name)


def _real_answer(truth: Truth) -> Line | Row | Slot | Word | None:
    match truth:
        case Moved(moved):
            return Line(max(moved, key=lambda line: abs(moved[line])))
        case Reached(reach):
            return Row(max(range(len(reach)), key=reach.__getitem__))
        case Went():
            return truth.slot
        case Held(holds):
            return Word(holds)
        case _:
            return None


def _draw_card(canvas: Canvas, box: Box, card: EndCard, page: Page) -> None:
    palette = canvas.palette
    canvas.panel(box, canvas.style(opaque_card))
    if card.again:
        draw_beads(canvas, box.inset(BEADS_INSIDE), CARD_RADIUS, larger=enlargement(page))
    star = min(STAR, 0.62 * box.w, 0.42 * box.h)
    draw_star(canvas, card.star, box.centerx, box.y + STAR_MIDDLE * box.h, star)
    x, room, floor = box.centerx, box.w - 2 * PADDING, sized(page, FLOOR)
    title, line = sized(page, TITLE), sized(page, LINE)
    y = box.y + TITLE_MIDDLE * box.h
    canvas.fitted_text(card.title, x, y, title, palette.text, room, "display", ax=0.5, floor=floor)
    y = box.y + LINES_MIDDLE * box.h - PITCH * line / 2
    for words, color in ((card.said, palette.muted), (card.came, palette.text)):
        canvas.fitted_text(words, x, y, line, color, room, ax=0.5, floor=floor)
        y += PITCH * line
