"""The pages of a lesson, one after the other."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pygame

from game.session.questions.lesson import Lesson
from game.view.drawing.canvas import Canvas
from game.view.drawing.kit import DrawingKit
from game.view.drawing.text.text_log import TextBox
from game.view.scene.preset_text import preset_text
from game.view.scene.texts import Texts
from game.view.worksheet import paper
from game.view.worksheet.answer_page import PER_PAGE, draw_answers
from game.view.worksheet.question_page import draw_frame, draw_question
from game.view.worksheet.wording import SECTION, capital


class Page(NamedTuple):
    """A page, and the end of its file's name."""

    name: str
    surface: pygame.Surface


def pages(
    lesson: Lesson, texts: Texts, fonts: Path, log: list[list[TextBox]] | None = None
) -> Iterator[Page]:
    """A page for each question, then the answers; ``log`` collects the texts of each page."""
    kit = DrawingKit.open(paper.SCALE, fonts, paper.PAPER, texts.decimal)
    story = preset_text(lesson.preset, texts)
    # Not the story itself: it would tell the answers.
    puzzle = f"{capital(texts(f'visitor.puzzle.{lesson.preset.dataset.name}.rule'))}."
    asked = lesson.asked
    groups = range(0, len(asked), PER_PAGE)
    count = len(asked) + len(groups)

    def blank(title: str, number: int) -> Canvas:
        surface = pygame.Surface(paper.PIXELS, depth=24)
        surface.fill(paper.WHITE)
        written: list[TextBox] | None = None
        if log is not None:
            written = []
            log.append(written)
        canvas = Canvas(surface, kit, log=written)
        page = texts(f"{SECTION}page", page=number, pages=count)
        draw_frame(canvas, (title, puzzle), page, texts, signed=number <= len(asked))
        return canvas

    for number, each in enumerate(asked, 1):
        canvas = blank(story.title, number)
        draw_question(canvas, number, each, texts)
        yield Page(str(number), canvas.surface)
    for place, first in enumerate(groups, 1):
        canvas = blank(texts(f"{SECTION}answers", title=story.title), len(asked) + place)
        learned = story.learned if first == groups[-1] else ""
        draw_answers(canvas, first + 1, asked[first : first + PER_PAGE], learned, texts)
        yield Page("answers" if len(groups) == 1 else f"answers-{place}", canvas.surface)
