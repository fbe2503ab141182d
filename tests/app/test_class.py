"""In class: somebody poses a question on a projector, keys the hands, and reveals; by each input
alone, in the program as it runs, and nothing gets lost or stuck on the way.
"""

import random

import pygame
import pytest

from game.app import paths
from game.app.window.gamepad import KEYS
from game.session import commands as c
from game.session.questions.question import Kind
from game.session.questions.turn import Star, State, Turn
from game.session.questions.votes import MOST_HANDS, Votes
from game.view.drawing.text.typeface import Typeface
from game.view.large.lettering import FLOOR, sized
from game.view.scene.actions import SelectLanguage
from game.view.scene.control import Kind as Control
from game.view.scene.page import Page
from game.view.visitor.dock.push_buttons import SIDE
from tests.app.museum import Museum

COUNTED = {
    Kind.LINE: ("xor", 1),
    Kind.PILL: ("xor", 2),
    Kind.ROW: ("locked", 1),
    Kind.WORD: ("locked", 2),
}
ASKED = {**COUNTED, Kind.LOSS: ("xor", 0)}


def classroom(kind: Kind = Kind.PILL, profile: str = "projector") -> Museum:
    """A class that is asked such a question."""
    story, index = ASKED[kind]
    museum = Museum(profile, stories__boot=story, view__start="visitor")
    museum.wake()
    museum.program.application.session.apply(c.TrainTo(turn_of(museum).questions[index].asked))
    museum.send()
    assert turn_of(museum).state is State.ASK
    return museum


def turn_of(museum: Museum) -> Turn:
    turn = museum.run.turn
    assert turn is not None
    return turn


def votes_of(museum: Museum) -> Votes:
    votes = turn_of(museum).votes
    assert votes is not None
    return votes


def until(museum: Museum, state: State) -> None:
    for _ in range(12 * 60):
        if turn_of(museum).state is state:
            return
        museum.send()
    raise AssertionError(f"{turn_of(museum).state} and never {state}")


def type_hands(museum: Museum, *hands: int) -> None:
    for number in hands:
        museum.press(*(pygame.K_0 + int(digit) for digit in str(number)), pygame.K_RETURN)


@pytest.mark.parametrize("kind", COUNTED)
def test_the_keyboard_alone_counts_and_shows(kind: Kind) -> None:
    museum = classroom(kind)
    hands = tuple(range(11, 11 + len(votes_of(museum).answers)))
    type_hands(museum, *hands)
    assert turn_of(museum).state is State.RUN, "Enter after the last shows"
    assert votes_of(museum).hands == hands
    until(museum, State.REVEAL)
    museum.press(pygame.K_RETURN)
    assert turn_of(museum).state is not State.REVEAL


def test_up_and_down_choose_backspace_takes_back_and_arrows_aside_count() -> None:
    museum = classroom()
    museum.press(pygame.K_DOWN, pygame.K_1, pygame.K_5, pygame.K_BACKSPACE)
    assert (votes_of(museum).chosen, votes_of(museum).hands) == (1, (0, 1, 0))
    museum.press(pygame.K_UP, pygame.K_UP, pygame.K_RIGHT, pygame.K_RIGHT, pygame.K_LEFT)
    assert (votes_of(museum).chosen, votes_of(museum).hands) == (2, (0, 1, 1))
    assert museum.run.preset.name.endswith("xor"), "digits choose no story"


def test_enter_on_another_button_presses_that_one() -> None:
    museum = classroom()
    for _ in range(40):
        museum.press(pygame.K_TAB)
        if museum.interface.focused == "just-watch":
            break
    museum.press(pygame.K_RETURN)
    assert turn_of(museum).state is State.WATCH


def test_tab_finds_each_card_and_button() -> None:
    museum = classroom()
    seen = set()
    for _ in range(40):
        museum.press(pygame.K_TAB)
        seen.add(museum.interface.focused)
    assert {"votes.1", "show-me", "just-watch", "votes.2.more", "votes.3.fewer"} <= seen


@pytest.mark.parametrize("kind", COUNTED)
@pytest.mark.parametrize("by", ["touch", "click"])
def test_pointing_alone_counts_and_shows(kind: Kind, by: str) -> None:
    museum = classroom(kind)
    point = getattr(museum, by)
    for name in ("votes.2.more", "votes.2.more", "votes.1.more", "votes.2.fewer", "votes.1.fewer"):
        point(name)
    assert votes_of(museum).hands[:2] == (0, 1)
    point("votes.2")
    assert votes_of(museum).chosen == 1
    point("show-me")
    until(museum, State.REVEAL)
    point("go-on")
    assert turn_of(museum).state is not State.REVEAL


@pytest.mark.parametrize("kind", COUNTED)
@pytest.mark.parametrize("profile", ["kiosk", "projector"])
def test_a_gamepad_alone_answers(kind: Kind, profile: str) -> None:
    """The cross goes to the answers and A gives one; B just watches."""
    story, index = COUNTED[kind]
    museum = Museum(profile, stories__boot=story, view__start="visitor")
    museum.wake()
    museum.program.application.session.apply(c.TrainTo(turn_of(museum).questions[index].asked))
    museum.send()

    def pad(*words: str) -> None:
        for word in words:
            museum.program.application.react(KEYS[word], museum.size)
            museum.send()

    if profile == "projector":
        pad("down", "right", "right", "left", "enter")
        assert votes_of(museum).hands[1] == 1
        pad("play")
    else:
        pad("right", "down", "enter")
        assert turn_of(museum).state is State.PLACED
        pad("enter")
    until(museum, State.REVEAL)
    pad("enter")
    assert turn_of(museum).state is not State.REVEAL


@pytest.mark.parametrize("profile", ["kiosk", "projector"])
def test_a_gamepad_alone_draws_the_loss(profile: str) -> None:
    museum = Museum(profile, stories__boot="xor", view__start="visitor")
    museum.wake()
    museum.program.application.session.apply(c.TrainTo(turn_of(museum).questions[0].asked))
    museum.send()
    for word in ("right", "down", "down", "right", "down", "enter"):
        museum.program.application.react(KEYS[word], museum.size)
        museum.send()
    until(museum, State.REVEAL)
    assert turn_of(museum).counts == (profile == "projector")
    assert turn_of(museum).reply is not None


@pytest.mark.parametrize("by", ["q", "touch", "click"])
def test_the_next_question_is_posed_at_once(by: str) -> None:
    museum = Museum("projector", stories__boot="xor")
    museum.press(pygame.K_SPACE)
    museum.wait(0.5)
    for number, question in enumerate(turn_of(museum).questions):
        if by == "q":
            museum.press(pygame.K_q)
        else:
            getattr(museum, by)("ask")
        turn = turn_of(museum)
        assert (turn.state, turn.index, museum.run.epoch) == (State.ASK, number, question.asked)
        assert museum.control("ask") is None
        museum.press(pygame.K_ESCAPE)
        assert turn_of(museum).state is State.WATCH
    assert museum.control("ask") is None, "nothing is left to ask"


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_in_a_narrow_window_ask_has_its_word_and_the_timeline_its_place(language: str) -> None:
    museum = Museum("projector", size=(640, 480), stories__boot="xor")
    museum.press(pygame.K_SPACE)
    museum.program.application.carry_out(SelectLanguage(language))
    museum.send()
    ask = museum.control("ask")
    assert ask is not None
    assert museum.control("timeline") is not None
    typeface = Typeface(1.0, paths.FONTS)
    word = typeface.width(ask.label, sized(Page.PROJECTOR, FLOOR), "semibold")
    assert word + 2 * SIDE <= ask.target.w


@pytest.mark.parametrize("profile", ["kiosk", "classroom"])
def test_elsewhere_nobody_poses_and_nobody_counts(profile: str) -> None:
    museum = classroom(Kind.LINE, profile)
    assert turn_of(museum).votes is None
    museum.press(pygame.K_ESCAPE, pygame.K_q)
    assert museum.control("ask") is None
    assert turn_of(museum).state is State.WATCH


@pytest.mark.parametrize("state", [State.ASK, State.RUN, State.REVEAL])
@pytest.mark.parametrize("kind", COUNTED)
def test_escape_language_and_a_smaller_window_in_every_state(kind: Kind, state: State) -> None:
    museum = classroom(kind)
    museum.press(pygame.K_4)
    if state is not State.ASK:
        museum.touch("show-me")
        until(museum, state)
    votes = votes_of(museum)
    museum.program.application.carry_out(SelectLanguage("fr"))
    museum.size = (640, 480)
    museum.send()
    assert museum.scene.texts.language == "fr"
    assert turn_of(museum).votes == votes
    museum.press(pygame.K_ESCAPE)
    assert turn_of(museum).state is (State.WATCH if state is State.ASK else state)
    bright = [each.id for each in museum.scene.controls if each.kind is Control.PRIMARY]
    assert "start-over" not in bright
    museum.press(pygame.K_F5)
    assert set(turn_of(museum).stars) == {Star.TO_COME}


def test_no_clock_runs_in_class() -> None:
    museum = classroom()
    museum.wait(25)
    assert turn_of(museum).state is State.ASK
    museum.press(pygame.K_3, pygame.K_SPACE)
    until(museum, State.REVEAL)
    museum.wait(20)
    assert turn_of(museum).state is State.REVEAL


def test_ten_thousand_hands_are_refused_with_a_sign() -> None:
    museum = classroom()
    museum.press(pygame.K_1, pygame.K_0, pygame.K_0, pygame.K_0, pygame.K_0)
    assert (votes_of(museum).hands[0], votes_of(museum).full) == (100, True)
    museum.press(pygame.K_BACKSPACE)
    assert (votes_of(museum).hands[0], votes_of(museum).full) == (10, False)
    museum.press(pygame.K_9, pygame.K_9)
    assert votes_of(museum).hands[0] <= MOST_HANDS


KEYS_HIT = (
    *range(pygame.K_0, pygame.K_9 + 1),
    *(pygame.K_BACKSPACE, pygame.K_ESCAPE, pygame.K_RETURN, pygame.K_SPACE, pygame.K_TAB),
    *(pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT),
    *(pygame.K_q, pygame.K_q, pygame.K_t, pygame.K_h),
)


@pytest.mark.parametrize("state", [State.ASK, State.RUN, State.REVEAL])
@pytest.mark.parametrize("kind", [*COUNTED, Kind.LOSS])
def test_any_keys_and_touches(kind: Kind, state: State) -> None:
    """Digits and all else that a teacher's hand may hit, from each state of each kind: hands stay
    hands, and home is near.
    """
    dice = random.Random(f"{kind.value} {state.value}")
    museum = classroom(kind)
    museum.size = dice.choice([(640, 480), (960, 540), (540, 960)])
    if state is not State.ASK:
        # A loss is lifted by its handles, hands are typed.
        drawn = (pygame.K_RIGHT, pygame.K_DOWN, pygame.K_RETURN)
        museum.press(*(drawn if kind is Kind.LOSS else (pygame.K_7,)), pygame.K_SPACE)
        until(museum, state)
    for step in range(35):
        if dice.random() < 0.7:
            museum.press(dice.choice(KEYS_HIT))
        else:
            museum.touch(dice.choice([each.id for each in museum.scene.controls]))
        if step == 17:
            museum.program.application.carry_out(SelectLanguage(dice.choice(["en", "de", "fr"])))
        votes = None if museum.run.turn is None else museum.run.turn.votes
        assert votes is None or all(0 <= hands <= MOST_HANDS for hands in votes.hands)
        assert museum.program.application.running
    museum.press(pygame.K_F5)
    assert museum.run.epoch == 0
    assert set(turn_of(museum).stars) == {Star.TO_COME}
