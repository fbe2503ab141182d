"""A page with one question: what is asked, what it is about, and room for an answer."""

from typing import Final

from game.engine.topology import NeuronId, ParameterId
from game.session.questions import wording
from game.session.questions.answer import Slot
from game.session.questions.lesson import Asked
from game.session.questions.question import Kind, Question
from game.session.questions.truth import Course
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.numbers.digits import grouped
from game.view.scene.texts import Texts
from game.view.worksheet import paper
from game.view.worksheet.loss_graph import draw_loss
from game.view.worksheet.network import draw_network
from game.view.worksheet.paper import ROOM
from game.view.worksheet.table import draw_table
from game.view.worksheet.wording import SECTION, asking, slot_word, two_words

NUMBER_DISC: Final = 26.0
ASKED: Final = Box(ROOM.x + 76, 190, ROOM.w - 76, 104)
HINT_Y: Final = 300.0
SEEN: Final = Box(ROOM.x, 344, ROOM.w, 32)
NETWORK: Final = Box(ROOM.x, 380, ROOM.w, 400)
LEGEND: Final = Box(ROOM.x, 802, ROOM.w, 54)
TABLE: Final = Box(ROOM.x, 870, 600, 214)
SO_FAR: Final = Box(ROOM.x + 640, 862, ROOM.w - 640, 224)
HOW: Final = Box(ROOM.x, 1104, ROOM.w, 34)
CHOICES: Final = Box(ROOM.x, 1150, ROOM.w, 50)
WHY: Final = Box(ROOM.x, 1226, ROOM.w, 240)
THEN: Final = Box(ROOM.x, 1480, ROOM.w, 170)
# A drawing takes the room of the choices, and more.
DRAWING: Final = Box(ROOM.x, 1144, ROOM.w, 350)
WHY_OF_A_DRAWING: Final = Box(ROOM.x, 1520, ROOM.w, 130)
# As much higher than the loss has been is the graph beside the table.
HEADROOM: Final = 1.15


def draw_question(canvas: Canvas, number: int, asked: Asked, texts: Texts) -> None:
    """The page of a question; ``number`` counts from 1."""
    question = asked.question
    x, y = ROOM.x + NUMBER_DISC, ASKED.y + ASKED.h / 2
    canvas.disc(x, y, NUMBER_DISC, paper.INK)
    canvas.text(str(number), x, y, paper.HEADING, paper.WHITE, "semibold", ax=0.5)
    canvas.wrapped_text(
        asking(question, wording.QUESTION, texts), ASKED, paper.QUESTION, paper.INK, 0.5, 1.25
    )
    hint = asking(question, wording.HINT, texts)
    if hint:
        canvas.fitted_text(hint, ASKED.x, HINT_Y, paper.HEADING, paper.INK, ASKED.w)
    seen = texts.counted(f"{SECTION}seen", question.asked, epochs=grouped(question.asked))
    canvas.fitted_text(seen, SEEN.x, SEEN.centery, paper.HEADING, paper.INK, SEEN.w, "semibold")
    draw_network(canvas, NETWORK, asked.trace, marked(question))
    canvas.wrapped_text(texts(f"{SECTION}legend"), LEGEND, paper.NOTE, paper.GREY)
    choices = question.rows if question.kind is Kind.ROW else ()
    draws = question.kind is Kind.LOSS
    table = TABLE._replace(w=ROOM.w) if draws else TABLE
    draw_table(canvas, table, asked.trace, choices, texts)
    how = texts(f"{SECTION}how.{question.kind.value}", target=grouped(question.target))
    canvas.fitted_text(how, HOW.x, HOW.centery, paper.HEADING, paper.INK, HOW.w, "semibold")
    if draws:
        _draw_room_for_a_curve(canvas, asked, texts)
        paper.lines_to_write_on(canvas, WHY_OF_A_DRAWING, texts(f"{SECTION}why"))
        return
    epochs, high = range(len(asked.losses)), max(asked.losses) * HEADROOM
    draw_loss(canvas, SO_FAR, (epochs, asked.losses), (len(epochs) - 1, high), _axes(texts))
    words = _words(question, texts)
    if words:
        paper.options(canvas, CHOICES, words)
    top = WHY.y if words else CHOICES.y
    why = Box(WHY.x, top, WHY.w, WHY.bottom - top)
    paper.lines_to_write_on(canvas, why, texts(f"{SECTION}why"))
    paper.lines_to_write_on(canvas, THEN, texts(f"{SECTION}then"))


def marked(question: Question) -> ParameterId | NeuronId | None:
    """What in the network the question is about."""
    return question.connection or question.neuron


def _axes(texts: Texts) -> tuple[str, str]:
    return texts(f"{SECTION}loss"), texts(f"{SECTION}epoch")


def _draw_room_for_a_curve(canvas: Canvas, asked: Asked, texts: Texts) -> None:
    assert isinstance(asked.truth, Course)
    course = range(len(asked.losses)), asked.losses
    reach = asked.question.target, asked.truth.height
    draw_loss(canvas, DRAWING, course, reach, _axes(texts), asked.question.asked)


def _words(question: Question, texts: Texts) -> list[str]:
    """What is to be ticked below the pictures."""
    match question.kind:
        case Kind.PILL:
            return [slot_word(slot, texts) for slot in Slot]
        case Kind.WORD:
            return list(two_words(question, texts))
        case _:
            return []


def draw_frame(
    canvas: Canvas, title: tuple[str, str], page: str, texts: Texts, signed: bool
) -> None:
    """What is on each page: the ``title`` and what stands below it, where ``signed`` a name and a
    date, the page.
    """
    right = ROOM.x + ROOM.w * 0.58
    canvas.fitted_text(
        title[0], ROOM.x, ROOM.y + 22, paper.TITLE, paper.INK, right - ROOM.x - 30, "display"
    )
    canvas.fitted_text(title[1], ROOM.x, ROOM.y + 66, paper.BODY, paper.INK, ROOM.w)
    blanks = ("name", right, 0.80), ("date", ROOM.x + ROOM.w * 0.82, 1.0)
    for word, left, end in blanks if signed else ():
        box = canvas.text(texts(SECTION + word), left, ROOM.y + 26, paper.NOTE, paper.GREY)
        y, stop = box.bottom - 4, ROOM.x + ROOM.w * end
        canvas.line(box.right + theme.STEP, y, stop, y, paper.GREY, theme.STROKE_HAIR)
    y = ROOM.y + 92
    canvas.line(ROOM.x, y, ROOM.right, y, paper.INK, paper.FRAME)
    canvas.text(page, ROOM.right, ROOM.bottom, paper.NOTE, paper.GREY, ax=1.0)
    canvas.text(texts("window.title"), ROOM.x, ROOM.bottom, paper.NOTE, paper.GREY)
