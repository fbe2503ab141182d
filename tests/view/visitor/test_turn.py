"""What is said and shown of the questions: whole sentences, true numbers, marks that are there."""

import itertools
from functools import cache

import numpy as np
import pygame
import pytest

from game.app import paths
from game.app.commands.turn_options import TurnShot, taken_to
from game.session.questions.answer import Answer, Row, Slot
from game.session.questions.course_ahead import ahead, sample_answers
from game.session.questions.question import Kind
from game.session.questions.truth import Moved, truth_of
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.session.tape.start import own_start
from game.view.drawing.box import Box
from game.view.drawing.canvas import ICON_FILL, Canvas
from game.view.drawing.kit import DrawingKit
from game.view.drawing.text.text_log import TextBox
from game.view.drawing.theme import DARK
from game.view.large.lettering import FLOOR, sized
from game.view.large.sentence import plain
from game.view.network.places.geometry import GeometryCache, place_of
from game.view.network.sprites import NetworkSprites
from game.view.numbers import visitor_numbers
from game.view.numbers.digits import parse
from game.view.scene.interface import Interface
from game.view.scene.texts import load_texts
from game.view.screen import Screen
from game.view.visitor.page import cards
from game.view.visitor.rows import RowCardsPanel
from game.view.visitor.turn.canvas import sketch_of
from game.view.visitor.turn.end_cards import EndCards, end_cards
from game.view.visitor.turn.loss_card import LossCard
from game.view.visitor.turn.marks import beads
from game.view.visitor.turn.places import slot_boxes, spots_of
from game.view.visitor.turn.reached import DIAMOND, reached_rows
from game.view.visitor.turn.sentences import spoken
from game.view.visitor.turn.shown import DRAWN_KINDS
from game.view.visitor.turn.values import compared, decimals
from tests.view.stage import complaints, device, kit, written
from tests.view.visitor.stage import ALL, FEATURES, PROJECTOR, STORIES, VISITOR, scene
from tests.view.visitor.turns import SINKING, TURNS

TEXTS = {code: load_texts(paths.TEXTS, code) for code in ("en", "de", "fr")}
QUESTIONS = [
    (name, number) for name, story in STORIES.items() for number in range(len(story.questions))
]


def answers(name: str, number: int) -> tuple[Answer, ...]:
    story = STORIES[name]
    question = story.questions[number]
    start, rule = own_start(story), story.settings.hyperparameters
    course = ahead(start, story.dataset, rule, [question])
    return sample_answers(question, truth_of(question, course, story.settings.lock_threshold))


@cache
def shown(name: str, number: int, answer: Answer | None, stage: str) -> Snapshot:
    story = STORIES[name]
    session = Session(ALL, story, np.random.default_rng(1))
    taken_to(session, TurnShot(story, number, answer, stage))
    return session.snapshot()


def test_every_kind_is_drawn() -> None:
    assert frozenset(Kind) == DRAWN_KINDS


@pytest.mark.parametrize(("name", "number"), QUESTIONS)
def test_every_reply_is_a_whole_sentence_in_each_language(name: str, number: int) -> None:
    for answer in answers(name, number):
        snapshot = shown(name, number, answer, "reveal")
        for texts in TEXTS.values():
            said = spoken(snapshot, texts, DARK)
            assert said is not None
            for sentence in (said.caption, said.line):
                assert plain(sentence)
                assert "{" not in plain(sentence)


@pytest.mark.parametrize(("name", "number"), QUESTIONS)
def test_what_is_asked_and_what_was_said_are_whole_sentences(name: str, number: int) -> None:
    first = answers(name, number)[0]
    for stage, answer in (("ask", None), ("placed", first)):
        snapshot = shown(name, number, answer, stage)
        for texts in TEXTS.values():
            said = spoken(snapshot, texts, DARK)
            assert said is not None
            assert said.star is None
            assert plain(said.caption)
            assert "{" not in plain(said.caption) + plain(said.line)


def test_the_number_in_the_sentence_is_the_one_at_the_line() -> None:
    for answer in answers("xor", 1):
        snapshot = shown("xor", 1, answer, "reveal")
        said, turn = spoken(snapshot, TEXTS["en"], DARK), snapshot.turn
        assert said is not None
        assert turn is not None
        assert isinstance(turn.truth, Moved)
        moved = turn.truth.moved
        places = decimals(moved.values())
        largest = compared(max(map(abs, moved.values())), places)
        assert largest in plain(said.caption)


@pytest.mark.parametrize("name", [n for n, story in STORIES.items() if story.questions])
def test_the_end_tells_of_every_question(name: str) -> None:
    snapshot = shown(name, 0, None, "end")
    cards = end_cards(snapshot, TEXTS["en"])
    assert len(cards) == len(STORIES[name].questions)
    assert all(card.said and card.came for card in cards)
    said = spoken(snapshot, TEXTS["en"], DARK)
    assert said is not None
    assert f"You saw all {len(cards)} coming!" in plain(said.caption)
    assert plain(said.line) == STORIES[name].texts["en"].learned


def test_numbers_that_are_compared_never_look_equal() -> None:
    rng = np.random.default_rng(5)
    for _ in range(300):
        values = rng.uniform(0.001, 0.7, size=4).round(4).tolist()
        places = decimals(values)
        written = [compared(value, places) for value in values]
        for (first, a), (second, b) in itertools.combinations(zip(values, written, strict=True), 2):
            if first != second:
                assert a != b
        for value, shown_as in zip(values, written, strict=True):
            assert abs(float(parse(shown_as)) - value) <= 0.5 * 10.0**-places + 1e-12


@pytest.mark.parametrize("radius", [0.0, 20.0, 1e9])
def test_beads_lie_on_the_edge_evenly(radius: float) -> None:
    box = Box(10.0, 20.0, 310.0, 104.0)
    points = beads(box, radius)
    steps = [
        np.hypot(a[0] - b[0], a[1] - b[1])
        for a, b in zip(points, [*points[1:], points[0]], strict=True)
    ]
    assert max(steps) < 18.0
    assert min(steps) > 9.0
    for x, y in points:
        assert box.x - 1e-6 <= x <= box.right + 1e-6
        assert box.y - 1e-6 <= y <= box.bottom + 1e-6


PILLS = [
    (name, number)
    for name, number in QUESTIONS
    if STORIES[name].questions[number].kind is Kind.PILL
]


@pytest.mark.parametrize(
    ("interface", "size"),
    [(VISITOR, (1280, 720)), (VISITOR, (1024, 768)), (PROJECTOR, (1024, 768))],
)
@pytest.mark.parametrize(("name", "number"), PILLS)
def test_the_slots_of_a_number_lie_over_no_other_number(
    name: str, number: int, interface: Interface, size: tuple[int, int]
) -> None:
    log: list[TextBox] = []
    screen = Screen(paths.FONTS, TEXTS["en"], ALL, log=log, features=FEATURES)
    line = STORIES[name].questions[number].connection
    assert line is not None
    for stage, answer in (("ask", None), ("reveal", Slot.DOWN)):
        snapshot = shown(name, number, answer, stage)
        own = visitor_numbers.weight(snapshot.trace.parameters.value(line))
        log.clear()
        drawn = screen.draw(pygame.Surface(size), snapshot, interface)
        geometry = GeometryCache().of(*place_of(drawn.layout))
        spots = spots_of(geometry)
        scale = drawn.layout.scale
        slots = [
            pygame.Rect(*(round(side * scale) for side in box))
            for box in slot_boxes(drawn.layout, spots, line).values()
        ]
        # An own push and a small curve are seen whole, or not at all.
        beside = geometry.beside_answers(line)
        ends = [end for push in beside.pushes.values() for end in (push.tail, push.tip, push.sign)]
        ends += [curve.at(side) for curve in beside.curves.values() for side in range(0, 360, 30)]
        for x, y in ends:
            assert not any(slot.collidepoint(x * scale, y * scale) for slot in slots), stage
        weights = [
            text
            for text in log
            if text.owner is not None and text.owner.name == "network"
            if text.string[:1] in "+\N{MINUS SIGN}" and len(text.string) > 2
        ]
        assert len(weights) > 2
        for text in weights:
            covered = text.rect.collidelist(slots) >= 0
            assert not covered or text.string == own, (stage, text.string)


@pytest.mark.parametrize("name", TURNS)
@pytest.mark.parametrize("size", [(960, 540), (640, 480)])
def test_no_card_of_a_question_cuts_what_it_writes(name: str, size: tuple[int, int]) -> None:
    asked = TURNS[name]
    given = scene(asked.snapshot(), size, asked.interface, texts=TEXTS["de"])
    scale = given.layout.scale
    commas = DrawingKit.open(scale, paths.FONTS, DARK, ",")  # which hang below the line
    for card in cards(commas.typeface.width):
        box = card.box(given)
        if box is None:
            continue
        log: list[TextBox] = []
        card.draw(Canvas(pygame.Surface(size), commas, log=log), given)
        room = device(box.inset(-card.margin), scale)
        for text in log:
            assert room.contains(text.rect), (card.name, text.string)


@pytest.mark.parametrize("size", [(960, 540), (640, 480)])
@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("interface", [VISITOR, PROJECTOR])
def test_the_word_of_the_loss_stands_clear_of_where_it_is_drawn(
    interface: Interface, language: str, size: tuple[int, int]
) -> None:
    given = scene(TURNS["turn-loss-ask"].snapshot(), size, interface, texts=TEXTS[language])
    sketch = sketch_of(given.snapshot, given.layout)
    assert sketch is not None
    word = TEXTS[language]("visitor.loss")
    text = next(text for text in written(LossCard(), given) if text.string == word)
    assert not text.rect.colliderect(device(sketch.frame, given.layout.scale))


@pytest.mark.parametrize("stage", ["ask", "placed", "run", "reveal"])
def test_only_while_it_is_asked_the_question_is_now(stage: str) -> None:
    """Then the run has gone on: the playhead is elsewhere."""
    given = scene(shown("xor", 0, None if stage == "ask" else SINKING, stage), (1920, 1080))
    said = [text.string for text in written(LossCard(), given)]
    asked = stage in ("ask", "placed")
    assert ("now: epoch 2" in said) is asked
    assert ("epoch 2" in said) is not asked
    assert "epoch 20" in said
    assert (given.snapshot.epoch == 2) is asked


@pytest.mark.parametrize("name", ["turn-loss-ask", "turn-loss-run", "turn-loss-reveal", "turn-end"])
def test_nothing_of_the_network_is_seen_round_a_sheet(name: str) -> None:
    log: list[TextBox] = []
    screen = Screen(paths.FONTS, TEXTS["en"], ALL, log=log, features=FEATURES)
    sheet = screen.draw(pygame.Surface((640, 360)), TURNS[name].snapshot(), PROJECTOR)
    assert not sheet.layout.shows_network
    assert NetworkSprites(kit(sheet.layout.scale)).box(sheet).w == 0.0
    assert log
    assert "network" not in {text.owner.name for text in log if text.owner}


@pytest.mark.parametrize("interface", [VISITOR, PROJECTOR])
@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (1080, 1920)])
@pytest.mark.parametrize("language", TEXTS)
def test_the_cards_at_the_end_are_written_alike_and_never_too_small(
    interface: Interface, size: tuple[int, int], language: str
) -> None:
    for name in ("turn-end", "turn-end-all"):
        given = scene(TURNS[name].snapshot(), size, interface, texts=TEXTS[language])
        log = written(EndCards(), given)
        assert len({text.size for text in log}) <= 2
        floor = sized(given.page, FLOOR)
        box = EndCards().box(given)
        assert box is not None
        assert complaints(log, device(box, given.layout.scale), floor) == []


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (1080, 1920)])
@pytest.mark.parametrize(("name", "number"), [("sure", 0), ("locked", 1)])
def test_what_reaches_a_neuron_stands_clear_of_the_rows_name(
    name: str, number: int, size: tuple[int, int], language: str
) -> None:
    given = scene(shown(name, number, Row(1), "reveal"), size, texts=TEXTS[language])
    reached = reached_rows(given.snapshot)
    assert reached is not None
    log = written(RowCardsPanel(), given)
    numbers = [text for text in log if text.string in {reach.number for reach in reached}]
    assert len({text.size for text in numbers}) == 1
    diamond = (DIAMOND * ICON_FILL + 10.0) * given.layout.scale
    for text in numbers:
        beside = [t for t in log if t.string in "01" and abs(t.rect.y - text.rect.y) < 9]
        left = [t for t in beside if t.rect.x < text.rect.x]
        assert left
        assert max(t.rect.right for t in left) + diamond <= text.rect.x
