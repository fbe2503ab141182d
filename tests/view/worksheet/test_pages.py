"""Worksheets: every question on its page, the engine's numbers in it, nothing cut or overlaid."""

import os
import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pygame
import pytest

from game.app import paths
from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session.presets import load_presets, load_stories
from game.session.questions.answer import possible
from game.session.questions.judging import is_right
from game.session.questions.lesson import Asked, Lesson, lesson_of, lessons
from game.session.questions.question import Kind
from game.session.questions.truth import Course, Held, Moved, Reached, Went
from game.view.drawing.text.text_log import TextBox
from game.view.numbers import visitor_numbers as written
from game.view.numbers.digits import NEARLY_ZERO, parse
from game.view.scene.texts import Texts, load_texts
from game.view.worksheet import paper
from game.view.worksheet.answer_page import facts, headline
from game.view.worksheet.sheets import pages
from game.view.worksheet.wording import asking, reason

LANGUAGES = ["en", "de", "fr"]
LESSONS = lessons(load_stories(paths.STORIES), load_presets(paths.PRESETS))
ENGLISH = load_texts(paths.TEXTS, "en")
NUMBER = re.compile(r"[+−]?\d+\.\d+")
# What is smaller on paper nobody reads.
SMALLEST = 18.0


class Sheet(NamedTuple):
    name: str
    size: tuple[int, int]
    pixels: np.ndarray
    written: list[TextBox]

    @property
    def words(self) -> str:
        return "\n".join(box.string for box in self.written)


@cache
def lesson(name: str) -> Lesson:
    return lesson_of(LESSONS[name])


@cache
def texts_of(language: str) -> Texts:
    return load_texts(paths.TEXTS, language)


# Of the other languages the words are looked at, and where they are.
UNSEEN = np.zeros(0)


@cache
def sheets(name: str, language: str) -> tuple[Sheet, ...]:
    log: list[list[TextBox]] = []
    drawn = []
    for page in pages(lesson(name), texts_of(language), paths.FONTS, log):
        if language == "en":
            small = pygame.transform.smoothscale(page.surface, (620, 877))
            pixels = pygame.surfarray.array3d(small)
        else:
            pixels = UNSEEN
        drawn.append(Sheet(page.name, page.surface.get_size(), pixels, log[-1]))
    return tuple(drawn)


EACH = pytest.mark.parametrize("name", LESSONS)
IN_EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
EVERY_QUESTION = pytest.mark.parametrize(
    ("name", "number"),
    [(name, number) for name in LESSONS for number in range(len(LESSONS[name].questions))],
)


def asked_of(name: str, number: int) -> Asked:
    return lesson(name).asked[number]


def squeezed(words: str) -> str:
    """Without what tells where a line was broken."""
    return re.sub(r"\s+", "", words)


def test_whatever_asks_something_is_a_lesson():
    assert {"and", "xor", "locked", "stuck", "lab-and", "lab-xor", "dying-relu"} <= set(LESSONS)
    assert {kind for name in LESSONS for kind in (q.kind for q in LESSONS[name].questions)} == set(
        Kind
    )


@EACH
@IN_EACH_LANGUAGE
def test_a_page_for_each_question_and_the_answers_on_their_own(name, language):
    count = len(lesson(name).asked)
    assert count == len(LESSONS[name].questions)
    drawn = sheets(name, language)
    assert [sheet.name for sheet in drawn] == [*map(str, range(1, count + 1)), "answers"]
    assert {sheet.size for sheet in drawn} == {paper.PIXELS} == {(2480, 3508)}


@EACH
@IN_EACH_LANGUAGE
def test_each_question_stands_on_its_page_and_its_reason_on_the_last(name, language):
    texts, drawn = texts_of(language), sheets(name, language)
    for asked, page in zip(lesson(name).asked, drawn, strict=False):
        for key in ("question", "hint", "first", "second"):
            words = asking(asked.question, key, texts)
            assert squeezed(words) in squeezed(page.words)
        why = reason(asked, texts)
        assert squeezed(why) in squeezed(drawn[-1].words)
        assert squeezed(why) not in squeezed(page.words)
        assert headline(asked, texts) in drawn[-1].words
        assert headline(asked, texts) not in page.words


@EACH
@IN_EACH_LANGUAGE
def test_nothing_is_cut_small_written_over_or_off_the_paper(name, language):
    for sheet in sheets(name, language):
        bounds = pygame.Rect(0, 0, *sheet.size).inflate(-150, -150)
        for box in sheet.written:
            assert "…" not in box.string
            assert not re.search(r"[{}]|worksheet\.", box.string)
            assert box.size >= SMALLEST, box
            assert bounds.contains(box.rect), box
        for one, other in combinations(sheet.written, 2):
            assert not one.rect.colliderect(other.rect), (one, other)


@EACH
def test_paper_is_white_and_ink_is_black(name):
    for sheet in sheets(name, "en"):
        grey, green, blue = np.moveaxis(sheet.pixels, 2, 0)
        assert (grey == green).all(), "no colour anywhere"
        assert (grey == blue).all(), "no colour anywhere"
        assert (grey[:40] == 255).all()
        assert (grey == 255).mean() > 0.8
        assert grey.min() < 40


@EVERY_QUESTION
def test_each_line_and_each_neuron_has_its_number(name, number):
    asked, sheet = asked_of(name, number), sheets(name, "en")[number]
    wanted = Counter(written.weight(asked.trace.parameters.value(p)) for p in NETWORK.parameters)
    there = Counter(box.string for box in sheet.written)
    assert wanted <= there
    for shown, value in (
        (written.weight(value), value)
        for value in map(asked.trace.parameters.value, NETWORK.parameters)
    ):
        assert shown in (NEARLY_ZERO, "0") or agrees(value, parse(shown))


@EVERY_QUESTION
def test_each_row_of_the_table_has_the_engines_numbers(name, number):
    asked, sheet = asked_of(name, number), sheets(name, "en")[number]
    trace = asked.trace
    for row, label in enumerate(("0 0", "0 1", "1 0", "1 1")):
        (begin,) = (box.rect for box in sheet.written if box.string == label)
        beside = [
            box
            for box in sheet.written
            if abs(box.rect.centery - begin.centery) < 12 and box.rect.left > begin.right
        ]
        shown = [box.string for box in sorted(beside, key=lambda box: box.rect.left)][:5]
        goal = float(trace.dataset.targets[0][row])
        says = [trace.activation(neuron, row) for neuron in NETWORK.neurons]
        for text, value in zip(shown, [*says, goal, says[-1] - goal], strict=True):
            if text == NEARLY_ZERO:
                assert abs(value) < 1e-4
            elif text.startswith("≈"):
                assert abs(Decimal(value) - parse(text[1:])) < Decimal("1e-4")
            else:
                # The error agrees with the answer beside it, so it may be rounded twice.
                assert abs(Decimal(value) - parse(text)) <= Decimal("0.006")
        assert trace.right[row] == ((says[-1] - 0.5) * (goal - 0.5) > 0)


def agrees(value: float, shown: Decimal) -> bool:
    exponent = shown.as_tuple().exponent
    assert isinstance(exponent, int)
    return abs(Decimal(value) - shown) <= Decimal(10) ** exponent / 2


@EVERY_QUESTION
def test_the_answer_is_the_truth(name, number):
    asked = asked_of(name, number)
    assert is_right(asked.answer, asked.truth)
    told = headline(asked, ENGLISH)
    numbers = [parse(word) for word in NUMBER.findall(told)]
    match asked.truth:
        case Moved(moved):
            assert agrees(max(map(abs, moved.values())), numbers[0])
        case Reached(reach):
            assert agrees(max(reach), numbers[0])
        case Went(before, after):
            assert agrees(before, numbers[0])
            assert agrees(after, numbers[1])
        case Course():
            assert agrees(asked.truth.losses[-1], numbers[0])
            assert asked.losses[-1] == asked.truth.losses[0]
            assert len(asked.losses) == asked.question.asked + 1
        case Held():
            first, second = (asking(asked.question, key, ENGLISH) for key in ("first", "second"))
            said = first if asked.truth.holds else second
            assert told.lower().startswith(said.lower())
            assert f"{asked.truth.right} of {asked.truth.rows}" in told


@EVERY_QUESTION
def test_each_fact_is_written_so_that_it_can_be_compared(name, number):
    asked = asked_of(name, number)
    shown = facts(asked)
    if asked.question.kind in (Kind.LINE, Kind.ROW):
        right = [is_right(answer, asked.truth) for answer in possible(asked.question)]
        assert [fact.counts for fact in shown] == right
        assert [fact.best for fact in shown].count(True) == 1
        assert next(fact.number for fact in shown if fact.best) in headline(asked, ENGLISH)
    elif asked.question.kind is Kind.PILL:
        assert isinstance(asked.truth, Went)
        assert len(shown) == 4
        for fact, pull in zip(shown, asked.truth.pulls, strict=True):
            near = fact.number in (NEARLY_ZERO, "0")
            assert near or agrees(pull, parse(fact.number))
    else:
        assert shown == []


def test_the_boxes_to_tick_are_those_of_the_rows_that_may_be_chosen():
    asked = asked_of("lab-and", 0)
    assert asked.question.rows == (0, 1, 2)
    all_four, three = sheets("locked", "en")[1], sheets("lab-and", "en")[0]
    for sheet, last_has_one in ((all_four, True), (three, False)):
        row = next(box.rect for box in sheet.written if box.string == "1 1")
        left, y = int(paper.ROOM.x * 2 / 4), row.centery // 4
        strip = sheet.pixels[left : row.left // 4 - 4, y]
        assert (strip.min() < 128) == last_has_one


def drawn_anew(changed: Lesson) -> list[Sheet]:
    log: list[list[TextBox]] = []
    return [
        Sheet(page.name, page.surface.get_size(), np.zeros(0), log[-1])
        for page in pages(changed, ENGLISH, paths.FONTS, log)
    ]


def test_a_story_of_many_questions_has_more_pages_of_answers():
    asked = lesson("xor").asked
    many = drawn_anew(replace(lesson("xor"), asked=(*asked, *asked, asked[0])))
    answers = ["answers-1", "answers-2", "answers-3"]
    assert [sheet.name for sheet in many] == [*map(str, range(1, 8)), *answers]
    learned = LESSONS["xor"].texts["en"].learned
    assert [learned in sheet.words for sheet in many] == [False] * 9 + [True]
    assert [f"{number}" in [box.string for box in many[-1].written] for number in (6, 7)] == [
        False,
        True,
    ]


@pytest.mark.parametrize("name", ["xor", "locked"])
def test_sentences_as_long_as_a_story_may_have_them_stay_whole(name):
    sentence = " ".join(["neuron"] * 28)
    asked = tuple(
        replace(each, question=replace(each.question, texts=long_texts(each, sentence)))
        for each in lesson(name).asked
    )
    for sheet in drawn_anew(replace(lesson(name), asked=asked)):
        assert "…" not in sheet.words
        for box in sheet.written:
            assert pygame.Rect(0, 0, *paper.PIXELS).contains(box.rect), box
        for one, other in combinations(sheet.written, 2):
            assert not one.rect.colliderect(other.rect), (one, other)


def long_texts(asked: Asked, sentence: str) -> dict[str, dict[str, str]]:
    # The two words are short: they stand on buttons.
    texts = asked.question.texts["en"]
    return {"en": {n: t if n in ("first", "second") else sentence for n, t in texts.items()}}


# ---------------------------------------------------------------- a stored picture

STORED = Path(__file__).parent / "xor-en-3.png"


def test_a_page_looks_as_it_did():
    now = sheets("xor", "en")[2].pixels
    if "GLASS_BOX_STORE_PICTURES" in os.environ:
        pygame.image.save(pygame.surfarray.make_surface(now), str(STORED))
    before = pygame.surfarray.array3d(pygame.image.load(STORED))
    apart = np.abs(now.astype(int) - before.astype(int))
    assert apart.mean() <= 0.4
    assert (apart.max(axis=2) > 32).mean() <= 0.002
