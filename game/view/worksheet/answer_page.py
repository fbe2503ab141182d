"""The answers, for whoever teaches: each with the engine's numbers and the one sentence of why."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from game.engine.topology import NETWORK_2_2_1
from game.session.questions import wording
from game.session.questions.answer import Answer, Line, Row, Word
from game.session.questions.judging import is_right
from game.session.questions.lesson import Asked
from game.session.questions.truth import Course, Held, Moved, Reached, Truth, Went
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.text.typeface import Face
from game.view.numbers.digits import grouped
from game.view.numbers.readout import row_name
from game.view.scene.texts import Texts
from game.view.visitor.turn.values import compared, decimals
from game.view.worksheet import paper
from game.view.worksheet.loss_graph import draw_loss
from game.view.worksheet.paper import ROOM
from game.view.worksheet.wording import (
    SECTION,
    asking,
    capital,
    compared_with,
    line_name,
    neuron_name,
    reason,
    slot_word,
    two_words,
    values_of,
)

# So many answers have room on a page.
PER_PAGE: Final = 3
FIRST_Y: Final = 196.0
BLOCK: Final = 440.0
INDENT: Final = 60.0
LEARNED_HEIGHT: Final = 80.0
CAPTION, FACTS, GRAPH_HEIGHT = 160.0, 198.0, 190.0
FACT_PITCH: Final = 34.0


class Fact(NamedTuple):
    """A number and what it belongs to; ``best``: it is that of the answer; ``counts``: choosing it
    is right.
    """

    name: str
    number: str
    best: bool
    counts: bool


def draw_answers(
    canvas: Canvas, first: int, asked: Sequence[Asked], learned: str, texts: Texts
) -> None:
    """Up to ``PER_PAGE`` answers, the first with the number ``first``; ``learned`` may be empty."""
    for place, each in enumerate(asked):
        room = Box(ROOM.x, FIRST_Y + place * BLOCK, ROOM.w, BLOCK)
        _draw_answer(canvas, room, first + place, each, texts)
    if learned:
        below = Box(ROOM.x, FIRST_Y + len(asked) * BLOCK, ROOM.w, LEARNED_HEIGHT)
        canvas.wrapped_text(learned, below, paper.HEADING, paper.INK, 0.5)


def _draw_answer(canvas: Canvas, room: Box, number: int, asked: Asked, texts: Texts) -> None:
    left, width = room.x + INDENT, room.w - INDENT
    line = room.bottom - 24
    canvas.line(room.x, line, room.right, line, paper.FAINT)
    canvas.text(f"{number}", room.x, room.y + 24, paper.QUESTION, paper.INK, "display")
    question = asking(asked.question, wording.QUESTION, texts)
    canvas.fitted_text(question, left, room.y + 24, paper.BODY, paper.GREY, width)
    canvas.fitted_text(
        headline(asked, texts), left, room.y + 70, paper.HEADING, paper.INK, width, "semibold"
    )
    why = Box(left, room.y + 96, width, 58)
    canvas.wrapped_text(reason(asked, texts), why, paper.BODY, paper.INK)
    if isinstance(asked.truth, Course):
        _draw_course(canvas, Box(left, room.y + CAPTION, width, BLOCK - CAPTION - 34), asked, texts)
        return
    numbers = facts(asked)
    if not numbers:
        return
    caption = texts(
        f"{SECTION}facts.{asked.question.kind.value}",
        asked=grouped(asked.question.asked),
        target=grouped(asked.question.target),
        neuron=neuron_name(asked.question.neuron) if asked.question.neuron else "",
    )
    if any(fact.counts for fact in numbers):
        caption += " " + texts(f"{SECTION}counts")
    canvas.fitted_text(caption, left, room.y + CAPTION + 16, paper.NOTE, paper.GREY, width)
    column = width / len(numbers)
    for place, fact in enumerate(numbers):
        x, y = left + place * column, room.y + FACTS + 20
        canvas.text(fact.name, x, y, paper.NOTE, paper.INK)
        face: Face = "bold" if fact.best else "medium"
        box = canvas.text(fact.number, x, y + FACT_PITCH, paper.HEADING, paper.INK, face)
        if fact.counts:
            canvas.line(x, box.bottom, box.right, box.bottom, paper.INK, paper.FRAME)


def headline(asked: Asked, texts: Texts) -> str:
    """The answer in one line."""
    question = asked.question
    told = values_of(asked, texts) | {"target": grouped(question.target)}
    match asked.answer:
        case Line(connection):
            told["line"] = line_name(connection)
        case Row():
            assert question.neuron is not None
            told["neuron"] = neuron_name(question.neuron)
        case Word(first):
            told["word"] = capital(two_words(question, texts)[not first])
        case _:
            pass
    if isinstance(asked.truth, Went):
        told["slot"] = capital(slot_word(asked.truth.slot, texts))
    return texts(f"{SECTION}answer.{question.kind.value}", **told)


def facts(asked: Asked) -> list[Fact]:
    """The numbers that the answer is read off."""
    truth: Truth = asked.truth
    names = [row_name(name) for name in asked.trace.dataset.sample_names]
    places = decimals(compared_with(asked))
    match truth:
        case Moved(moved):
            lines = NETWORK_2_2_1.connections
            numbers = [compared(abs(moved[line]), places) for line in lines]
            return [
                Fact(line_name(line), number, *_judged(Line(line), asked))
                for line, number in zip(lines, numbers, strict=True)
            ]
        case Reached(reach):
            rows = asked.question.rows
            numbers = [compared(reach[row], places) for row in rows]
            return [
                Fact(names[row], number, *_judged(Row(row), asked))
                for row, number in zip(rows, numbers, strict=True)
            ]
        case Went():
            most = max(map(abs, truth.pulls))
            places = decimals(truth.pulls)
            numbers = [compared(pull, places, plus=True) for pull in truth.pulls]
            return [
                Fact(name, number, abs(pull) == most != 0.0, False)
                for name, number, pull in zip(names, numbers, truth.pulls, strict=True)
            ]
        case Course() | Held():
            return []


def _judged(answer: Answer, asked: Asked) -> tuple[bool, bool]:
    return answer == asked.answer, is_right(answer, asked.truth)


def _draw_course(canvas: Canvas, room: Box, asked: Asked, texts: Texts) -> None:
    truth = asked.truth
    assert isinstance(truth, Course)
    epochs = (*range(len(asked.losses) - 1), *truth.epochs)
    losses = (*asked.losses[:-1], *truth.losses)
    # Where it bounces the real curve may leave the canvas of the drawing.
    reach = asked.question.target, max(truth.height, *losses)
    names = texts(f"{SECTION}loss"), texts(f"{SECTION}epoch")
    draw_loss(canvas, room, (epochs, losses), reach, names)
