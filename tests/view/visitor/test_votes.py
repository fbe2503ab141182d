"""What a projector says and shows of a class: its numbers are the hands, in every language."""

import itertools
import re
from dataclasses import replace
from functools import cache

import numpy as np
import pygame
import pytest

from game.app import paths
from game.app.commands.turn_options import TurnShot, taken_to
from game.session.questions.answer import Curve, Slot, possible
from game.session.questions.question import Kind
from game.session.questions.truth import Went
from game.session.questions.votes import MOST_HANDS, Votes
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.view.drawing.box import Box
from game.view.drawing.text.text_log import TextBox
from game.view.drawing.theme import DARK
from game.view.large.lettering import FLOOR, LARGER
from game.view.large.sentence import plain
from game.view.network.places.geometry import GeometryCache, place_of
from game.view.numbers.digits import grouped
from game.view.scene.texts import load_texts
from game.view.screen import Screen
from game.view.visitor.turn.places import line_box, spots_of
from game.view.visitor.turn.sentences import spoken
from game.view.visitor.votes.panel import vote_cards
from game.view.visitor.votes.places import card_places
from game.view.visitor.votes.sentences import said_by
from tests.view.visitor.stage import ALL, FEATURES, PROJECTOR, STORIES

TEXTS = {code: load_texts(paths.TEXTS, code) for code in ("en", "de", "fr")}
COUNTED = [
    (name, number)
    for name, story in STORIES.items()
    for number, question in enumerate(story.questions)
    if question.kind is not Kind.LOSS
]
THREE_ROWS = ("sure", 0)
PILL, LINE, ROW, WORD = ("xor", 2), ("xor", 1), ("locked", 1), ("locked", 2)

# The middle of a neuron's name, in its radii above its own.
NAME = 0.45


@cache
def told(name: str, number: int, hands: tuple[int, ...] = (), stage: str = "reveal") -> Snapshot:
    story = STORIES[name]
    count = len(possible(story.questions[number]))
    session = Session(ALL, story, np.random.default_rng(1))
    votes = hands or tuple(range(count, 0, -1))
    taken_to(session, TurnShot(story, number, None, stage, votes))
    return session.snapshot()


def votes_of(snapshot: Snapshot, hands: tuple[int, ...]) -> Votes:
    assert snapshot.turn is not None
    assert snapshot.turn.question is not None
    return Votes(possible(snapshot.turn.question), hands)


def said(hands: tuple[int, ...], language: str = "en", of: tuple[str, int] = PILL) -> str:
    snapshot = told(*of)
    assert snapshot.turn is not None
    assert snapshot.turn.question is not None
    votes = votes_of(snapshot, hands)
    return plain(said_by(votes, snapshot.turn.question, snapshot, TEXTS[language], DARK))


def numbers_in(text: str) -> list[int]:
    """Whole numbers, without those of names."""
    text = re.sub(r"„.*?“|«.*?»|“.*?”|\b[Rr]ow\s\d\s\d|[Zz]eile\s\d\s\d|ligne\s\d\s\d", "", text)
    return [int(re.sub(r"\D", "", found)) for found in re.findall(r"\d[\d\u202f\u2009 ,.]*", text)]


@pytest.mark.parametrize(
    ("hands", "sentence"),
    [
        ((6, 5, 15), "15 of 26 said down."),
        ((0, 0, 0), "Nobody said anything."),
        ((1, 0, 0), "1 of 1 said up."),
        ((2, 0, 0), "2 of 2 said up."),
        ((0, 0, 26), "All 26 said down."),
        ((5, 5, 3), "A tie: up and stay, 5 of 13 each."),
        ((1, 0, 1), "A tie: up and down, 1 of 2 each."),
        ((5, 5, 5), "A tie of 3 answers, 5 of 15 each."),
    ],
)
def test_what_is_said_of_hands(hands: tuple[int, ...], sentence: str) -> None:
    assert said(hands) == sentence


def test_one_hand_is_one_in_each_language() -> None:
    assert said((1, 0, 0), "de") == "1 von 1 sagte „steigt“."
    assert said((2, 1, 0), "de") == "2 von 3 sagten „steigt“."
    assert said((1, 0, 0), "fr") == "1 sur 1 a dit «\u202fmonte\u202f»."
    assert said((2, 1, 0), "fr") == "2 sur 3 ont dit «\u202fmonte\u202f»."


@pytest.mark.parametrize("of", [PILL, LINE, ROW, WORD], ids=str)
@pytest.mark.parametrize("language", TEXTS)
def test_its_numbers_are_those_of_the_hands(of: tuple[str, int], language: str) -> None:
    rng = np.random.default_rng(3)
    count = len(possible(STORIES[of[0]].questions[of[1]]))
    snapshot = told(*of)
    for most in (1, 2, 3, 30, MOST_HANDS):
        for _ in range(12):
            hands = tuple(int(number) for number in rng.integers(0, most + 1, count))
            votes, text = votes_of(snapshot, hands), said(hands, language, of)
            assert "{" not in text
            if of is LINE:
                text = re.sub(r"[xho][₁₂]\\s→\\s[xho][₁₂]", "", text)
            found, leaders = numbers_in(text), len(votes.leaders)
            if not votes.total:
                assert found == []
            elif leaders > 2:
                assert found == [leaders, votes.most, votes.total]
            elif leaders == 1 and votes.most == votes.total >= 3:
                assert found == [votes.total]
            else:
                assert found == [votes.most, votes.total]


@pytest.mark.parametrize(("name", "number"), COUNTED)
@pytest.mark.parametrize("language", TEXTS)
def test_what_came_is_said_after_it_whatever_was_said(
    name: str, number: int, language: str
) -> None:
    snapshot, count = told(name, number), len(possible(STORIES[name].questions[number]))
    reply = spoken(snapshot, TEXTS[language], DARK)
    assert reply is not None
    text, hands = plain(reply.caption), said(tuple(range(count, 0, -1)), language, (name, number))
    assert "{" not in text + plain(reply.line) + plain(reply.brief)
    assert text.startswith(hands)
    assert len(text) > len(hands) + 5
    assert plain(reply.line)


def test_the_slot_that_is_told_is_the_true_one() -> None:
    words = {Slot.UP: "It went up:", Slot.DOWN: "It went down:", Slot.STAY: "It "}
    for name, number in COUNTED:
        snapshot = told(name, number)
        if snapshot.turn is None or not isinstance(snapshot.turn.truth, Went):
            continue
        reply = spoken(snapshot, TEXTS["en"], DARK)
        assert reply is not None
        assert words[snapshot.turn.truth.slot] in plain(reply.caption)


@pytest.mark.parametrize("of", [PILL, LINE, ROW, WORD], ids=str)
def test_the_bars_add_up_to_all_hands(of: tuple[str, int]) -> None:
    snapshot = told(*of)
    assert snapshot.turn is not None
    rng = np.random.default_rng(4)
    count = len(possible(STORIES[of[0]].questions[of[1]]))
    for most in (0, 1, 5, MOST_HANDS):
        hands = tuple(int(number) for number in rng.integers(0, most + 1, count))
        turn = replace(snapshot.turn, votes=votes_of(snapshot, hands))
        cards = vote_cards(replace(snapshot, turn=turn), TEXTS["en"])
        assert [card.hands for card in cards] == list(hands)
        shares = [card.share for card in cards]
        assert sum(shares) == pytest.approx(1.0 if sum(hands) else 0.0)
        assert all(
            share * sum(hands) == pytest.approx(n) for share, n in zip(shares, hands, strict=True)
        )
        assert sum(card.came for card in cards) == 1
        yours = [card.hands for card in cards if card.yours]
        assert set(yours) == ({max(hands)} if sum(hands) else set())


@pytest.mark.parametrize("count", [2, 3, 4, 6])
@pytest.mark.parametrize("room", [Box(1260, 240, 620, 694), Box(850, 303, 550, 631)])
def test_cards_lie_inside_and_apart_and_can_be_hit(room: Box, count: int) -> None:
    places = card_places(room, count)
    for place in places:
        assert room.y - 1e-6 <= place.card.y < place.card.bottom <= room.bottom + 1e-6
        for button in (place.fewer, place.more):
            assert min(button.w, button.h) >= 68.0
            assert place.card.y <= button.y <= button.bottom <= place.card.bottom
            assert place.words.right <= button.x
            assert button.right <= place.card.right
    for upper, lower in itertools.pairwise(places):
        assert upper.card.bottom + 10.0 <= lower.card.y


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720)])
@pytest.mark.parametrize("of", [PILL, LINE, ROW, THREE_ROWS, WORD], ids=str)
def test_no_number_and_no_word_is_cut(of: tuple[str, int], size: tuple[int, int]) -> None:
    count = len(possible(STORIES[of[0]].questions[of[1]]))
    log: list[TextBox] = []
    features = replace(FEATURES, languages=TEXTS)
    screen = Screen(paths.FONTS, TEXTS["en"], ALL, log=log, features=features)
    for language, stage in (("de", "ask"), ("fr", "ask"), ("en", "reveal")):
        log.clear()
        snapshot = told(*of, (MOST_HANDS,) * count, stage)
        scene = screen.draw(pygame.Surface(size), snapshot, replace(PROJECTOR, language=language))
        assert scene.layout.large is not None
        room = scene.layout.large.votes
        assert room is not None
        scale = scene.layout.scale
        cards = [text for text in log if text.owner is not None and text.owner.name == "votes"]
        written = [text.string for text in cards]
        assert written.count(grouped(MOST_HANDS)) == count
        assert len(written) == (3 if stage == "reveal" and of in (ROW, THREE_ROWS) else 2) * count
        for text in cards:
            assert text.size >= FLOOR * LARGER - 0.75, text.string
            assert room.x * scale <= text.rect.left < text.rect.right <= room.right * scale
            assert room.y * scale <= text.rect.top < text.rect.bottom <= room.bottom * scale
        for first, second in itertools.combinations(cards, 2):
            assert not first.rect.colliderect(second.rect), (first.string, second.string)
        counted = [text for text in log if text.owner is not None and text.owner.name == "hands"]
        assert bool(counted) == (stage == "ask")
        assert scene.layout.large.story is not None
        for text in counted:
            assert text.rect.right <= scene.layout.large.story.right * scale


@cache
def _in_all_languages() -> tuple[Screen, list[TextBox]]:
    """A screen for many pictures, and where it notes the texts."""
    log: list[TextBox] = []
    features = replace(FEATURES, languages=TEXTS)
    return Screen(paths.FONTS, TEXTS["en"], ALL, log=log, features=features), log


@pytest.mark.parametrize(("name", "number"), COUNTED)
def test_why_it_came_so_is_read_from_the_last_row_in_four_to_three(name: str, number: int) -> None:
    screen, log = _in_all_languages()
    surface = pygame.Surface((1024, 768))
    count = len(possible(STORIES[name].questions[number]))
    # A tie of a class as large as they come.
    snapshot = told(name, number, (15,) * count)
    for language in ("de", "fr"):
        log.clear()
        screen.draw(surface, snapshot, replace(PROJECTOR, language=language))
        caption = [t for t in log if t.owner is not None and t.owner.name == "visitor-caption"]
        assert min(t.size for t in caption) >= FLOOR * LARGER - 0.75, language


@pytest.mark.parametrize("stage", ["ask", "reveal"])
def test_on_a_small_projector_labels_of_lines_are_as_small_as_their_numbers(stage: str) -> None:
    """They cover no name of a neuron, no card, and not each other."""
    snapshot = told(*LINE, stage=stage)
    screen = Screen(paths.FONTS, TEXTS["en"], ALL, features=FEATURES)
    layout = screen.draw(pygame.Surface((1024, 768)), snapshot, PROJECTOR).layout
    geometry = GeometryCache().of(*place_of(layout))
    spots = spots_of(geometry)
    boxes = [line_box(spots, line) for line in spots.labels]
    assert layout.large is not None
    assert layout.large.votes is not None
    for box in boxes:
        assert box.w <= 1.1 * spots.width
        assert box.right < layout.large.votes.x
        assert not any(box.overlaps(other) for other in boxes if other is not box)
        for disc in geometry.neurons.values():
            assert not box.contains(disc.x, disc.y - NAME * disc.r)


@pytest.mark.parametrize("language", TEXTS)
def test_a_class_is_told_to_draw_the_loss_until_somebody_does(language: str) -> None:
    """On a projector there is no second line, which says it elsewhere."""
    invitation = TEXTS[language]("visitor.turn.draw-here")
    for answer, stage in ((None, "ask"), (Curve((1.1, 0.7, 0.4)), "placed")):
        session = Session(ALL, STORIES["xor"], np.random.default_rng(1))
        taken_to(session, TurnShot(STORIES["xor"], 0, answer, stage, counts=True))
        log: list[TextBox] = []
        screen = Screen(paths.FONTS, TEXTS[language], ALL, log=log, features=FEATURES)
        screen.draw(pygame.Surface((1024, 768)), session.snapshot(), PROJECTOR)
        assert (invitation in [text.string for text in log]) == (stage == "ask")
