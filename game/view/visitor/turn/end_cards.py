"""The end of a story's questions: a card for each, with its star, what was said, and what came.

An overlay over the network.
"""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from functools import partial
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
from game.view.drawing.text.typeface import Face
from game.view.drawing.theme import Palette
from game.view.large import looks
from game.view.large.lettering import FLOOR, PITCH, enlargement, sized
from game.view.large.looks import CARD_RADIUS, State
from game.view.large.sentence import FittedSentence, Run, Sentence, fit_sentence, plain
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
PADDING: Final = 28.0
# Between the title and what is below it, in sizes of the title.
TITLE_AIR: Final = 0.15
MARGIN: Final = 12.0
STAR: Final = 250.0
TITLE: Final = 58.0
LINE: Final = 42.0
# Middles of the parts, as shares of the card's height.
STAR_MIDDLE: Final = 0.31
TITLE_MIDDLE: Final = 0.64
LINES_MIDDLE: Final = 0.83
OPEN_PITCH: Final = 1.3
# The most lines of a title, and of what is said below it.
LINES: Final = 2
# A star's size, in the card's width and height, and in the room above the title.
STAR_WIDE: Final = 0.62
STAR_HIGH: Final = 0.42
STAR_ROOM: Final = 0.80
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
        boxes = _boxes(box, len(cards))
        written = _written(canvas, cards, boxes[0].w - 2 * PADDING, scene.page)
        places = _places(boxes[0], written, enlargement(scene.page))
        for card, place, words in zip(cards, boxes, written, strict=True):
            _draw_card(canvas, place, card, words, places)


def opaque_card(palette: Palette) -> Style:
    """A card that lets nothing through."""
    return replace(looks.card(palette, State()), opacity=1.0)


def _boxes(box: Box, count: int) -> list[Box]:
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


class Places(NamedTuple):
    """From a card's upper edge to the middles of its star and of the first lines of its title and
    of what is below it; the ``star``'s size, and from line to line.
    """

    star_middle: float
    star: float
    title: float
    lines: float
    pitch: float
    larger: float


class Written(NamedTuple):
    """The words of a card as they are written: its title, and what was said and came below it."""

    title: FittedSentence
    lines: tuple[FittedSentence, ...]


def _written(canvas: Canvas, cards: Sequence[EndCard], room: float, page: Page) -> list[Written]:
    """In one size on all cards, in as few lines as it takes."""
    ink = canvas.palette

    def fitted(words: Sequence[Run], size: float, face: Face) -> list[FittedSentence]:
        floor, width = sized(page, FLOOR), partial(canvas.text_width, face=face)
        tried = [fit_sentence((w,), sized(page, size), floor, room, LINES, width) for w in words]
        one = min((each.size for each in tried), default=floor)
        return [fit_sentence((word,), one, one, room, LINES, width) for word in words]

    titles = fitted([Run(card.title, ink.text) for card in cards], TITLE, "display")
    below = [Run(c.said, ink.muted) for c in cards] + [Run(c.came, ink.text) for c in cards]
    lines = fitted(below, LINE, "medium")
    said, came = lines[: len(cards)], lines[len(cards) :]
    return [Written(title, tuple(each)) for title, *each in zip(titles, said, came, strict=True)]


def _places(box: Box, written: Sequence[Written], larger: float) -> Places:
    """Where the parts of every card are: where words take more lines, what is above moves up."""
    title, size = written[0].title.size, written[0].lines[0].size
    titled = max(len(words.title.lines) for words in written)
    count = max(sum(len(each.lines) for each in words.lines) for words in written)
    pitch = size * (OPEN_PITCH if count <= LINES else PITCH)
    reach = pitch * (count - 1) / 2
    middle = min(LINES_MIDDLE * box.h, box.h - PADDING - size / 2 - reach)
    first = middle - reach
    last = min(TITLE_MIDDLE * box.h, first - (size + title) / 2 - TITLE_AIR * title)
    named = last - PITCH * title * (titled - 1)
    room = named - title / 2
    star = min(STAR, STAR_WIDE * box.w, STAR_HIGH * box.h, STAR_ROOM * room)
    return Places(min(STAR_MIDDLE * box.h, room / 2), star, named, first, pitch, larger)


def _draw_card(canvas: Canvas, box: Box, card: EndCard, words: Written, places: Places) -> None:
    canvas.panel(box, canvas.style(opaque_card))
    if card.again:
        draw_beads(canvas, box.inset(BEADS_INSIDE), CARD_RADIUS, larger=places.larger)
    draw_star(canvas, card.star, box.centerx, box.y + places.star_middle, places.star)
    y = box.y + places.title
    for line in words.title.lines:
        _draw_line(canvas, line, box.centerx, y, words.title.size, "display")
        y += PITCH * words.title.size
    y = box.y + places.lines
    for fitted in words.lines:
        for line in fitted.lines:
            _draw_line(canvas, line, box.centerx, y, fitted.size, "medium")
            y += places.pitch


def _draw_line(canvas: Canvas, line: Sentence, x: float, y: float, size: float, face: Face) -> None:
    """A line of one colour about its middle."""
    canvas.text(plain(line), x, y, size, line[0].color, face, ax=0.5)
