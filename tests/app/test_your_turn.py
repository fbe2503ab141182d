"""It is somebody's turn: each kind of question is answered by each input alone, in the program as
it runs, and nothing gets lost or stuck on the way.
"""

import pygame
import pytest

from game.app.window.gamepad import KEYS
from game.exhibit.presence.presence import Stage
from game.session import commands as c
from game.session.questions.answer import Curve, Line, Row, Slot, Word
from game.session.questions.question import Kind
from game.session.questions.turn import Star, State, Turn
from game.view.scene.actions import SelectLanguage
from game.view.scene.control import Kind as Control
from tests.app.museum import Museum, finger

# Of each kind: the story, which of its questions, an answer's control, and the answer.
KINDS = {
    Kind.LOSS: ("xor", 0, "answer.canvas", None),
    Kind.LINE: ("xor", 1, "answer.x1-h2", None),
    Kind.PILL: ("and", 1, "answer.down", Slot.DOWN),
    Kind.ROW: ("locked", 1, "answer.01", Row(1)),
    Kind.WORD: ("locked", 2, "answer.second", Word(False)),
}
TYPES = {Kind.LOSS: Curve, Kind.LINE: Line, Kind.PILL: Slot, Kind.ROW: Row, Kind.WORD: Word}


def asked(kind: Kind, profile: str = "kiosk", **values: object) -> Museum:
    """A museum in which a question of this kind has just been asked."""
    story, index, *_ = KINDS[kind]
    museum = Museum(profile, stories__boot=story, view__start="visitor", **values)
    museum.wake()
    questions = turn_of(museum).questions
    museum.program.application.session.apply(c.TrainTo(questions[index].asked))
    museum.send()
    assert turn_of(museum).state is State.ASK
    assert turn_of(museum).question is questions[index]
    return museum


def turn_of(museum: Museum) -> Turn:
    turn = museum.run.turn
    assert turn is not None
    return turn


def until(museum: Museum, state: State, seconds: float = 12.0) -> None:
    for _ in range(round(seconds * 60)):
        if turn_of(museum).state is state:
            return
        museum.send()
    raise AssertionError(f"{turn_of(museum).state} and never {state}")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("by", ["touch", "click"])
def test_each_kind_is_answered_by_pointing_alone(kind: Kind, by: str) -> None:
    museum = asked(kind)
    point = getattr(museum, by)
    *_, control, answer = KINDS[kind]
    point(control)
    assert turn_of(museum).state is State.PLACED
    assert isinstance(turn_of(museum).answer, TYPES[kind])
    assert answer is None or turn_of(museum).answer == answer
    point("show-me")
    assert turn_of(museum).state is State.RUN
    until(museum, State.REVEAL)
    assert turn_of(museum).reply is not None
    point("go-on")
    assert turn_of(museum).state is not State.REVEAL


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_answered_by_the_keyboard_alone(kind: Kind) -> None:
    museum = asked(kind)
    museum.press(pygame.K_RIGHT, pygame.K_RIGHT)
    assert turn_of(museum).state is State.ASK, "arrows only look for an answer"
    if kind is Kind.LOSS:
        museum.press(pygame.K_DOWN, pygame.K_DOWN)
    else:
        museum.press(pygame.K_RETURN)
    assert turn_of(museum).state is State.PLACED
    assert isinstance(turn_of(museum).answer, TYPES[kind])
    museum.press(pygame.K_RETURN)
    until(museum, State.REVEAL)
    museum.press(pygame.K_RETURN)
    assert turn_of(museum).state is not State.REVEAL


@pytest.mark.parametrize("kind", KINDS)
def test_three_big_buttons_do_for_each_kind(kind: Kind) -> None:
    """Step goes to the next answer, Play gives it, then shows, then goes on."""
    museum = asked(kind)
    museum.press(pygame.K_SPACE, pygame.K_RIGHT, pygame.K_SPACE)
    assert turn_of(museum).state is State.PLACED
    museum.press(pygame.K_SPACE)
    until(museum, State.REVEAL)
    museum.press(pygame.K_SPACE)
    assert turn_of(museum).state is not State.REVEAL


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("placed", [False, True])
def test_escape_just_watches(kind: Kind, placed: bool) -> None:
    museum = asked(kind)
    if placed:
        museum.touch(KINDS[kind][2])
    museum.press(pygame.K_ESCAPE)
    assert turn_of(museum).state is State.WATCH
    assert turn_of(museum).stars[KINDS[kind][1]] is Star.SKIPPED


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", [State.ASK, State.PLACED, State.RUN, State.REVEAL])
def test_start_over_in_every_state(kind: Kind, state: State) -> None:
    museum = asked(kind)
    lead_to(museum, kind, state)
    museum.touch("start-over")
    assert museum.run.epoch == 0
    assert turn_of(museum).state is State.WATCH
    assert set(turn_of(museum).stars) == {Star.TO_COME}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("by", ["touch", "click", "keyboard", "gamepad"])
def test_home_is_one_action_or_two_away_from_each_state_by_each_input(
    by: str, state: State
) -> None:
    museum = asked(Kind.WORD)
    if state is State.WATCH:
        museum.press(pygame.K_ESCAPE)
    else:
        lead_to(museum, Kind.WORD, State.REVEAL if state is State.END else state)
    if state is State.END:
        museum.touch("go-on")
        until(museum, State.END)
    assert turn_of(museum).state is state
    for _ in range(2):
        if by == "keyboard":
            museum.press(pygame.K_F5)
        elif by == "gamepad":
            museum.program.application.react(KEYS["start-over"], museum.size)
            museum.send()
        else:
            getattr(museum, by)("start-over")
        if museum.run.epoch == 0:
            return
    raise AssertionError("not home after two")


def lead_to(museum: Museum, kind: Kind, state: State) -> None:
    if state is State.ASK:
        return
    museum.touch(KINDS[kind][2])
    if state is State.PLACED:
        return
    museum.touch("show-me")
    if state is not State.RUN:
        until(museum, state)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", [State.ASK, State.PLACED, State.REVEAL])
def test_the_language_changes_in_the_middle(kind: Kind, state: State) -> None:
    museum = asked(kind)
    lead_to(museum, kind, state)
    before = turn_of(museum)
    museum.program.application.carry_out(SelectLanguage("de"))
    museum.send()
    assert museum.scene.texts.language == "de"
    assert (turn_of(museum).state, turn_of(museum).answer) == (before.state, before.answer)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", [State.ASK, State.PLACED, State.REVEAL])
def test_there_is_one_bright_pill_at_most_and_it_is_never_start_over(
    kind: Kind, state: State
) -> None:
    museum = asked(kind)
    lead_to(museum, kind, state)
    bright = [each.id for each in museum.scene.controls if each.kind is Control.PRIMARY]
    wanted = {State.ASK: [], State.PLACED: ["show-me"], State.REVEAL: ["go-on"]}
    assert bright == wanted[state]


def test_a_tap_on_the_words_makes_the_targets_pulse_and_answers_nothing() -> None:
    museum = asked(Kind.LINE)
    museum.touch("your-turn")
    assert museum.interface.nudged
    assert turn_of(museum).state is State.ASK
    museum.wait(2)
    assert not museum.interface.nudged


def test_digits_choose_no_story_while_a_question_is_open() -> None:
    museum = asked(Kind.LINE)
    museum.press(pygame.K_1)
    assert museum.run.preset.name == "story-xor"
    assert turn_of(museum).state is State.ASK


def test_a_second_finger_is_ignored() -> None:
    museum = asked(Kind.ROW)
    scene = museum.scene
    places = []
    for name in ("answer.01", "answer.10"):
        control = scene.control(name)
        assert control is not None
        box = control.target
        places.append((box.centerx / scene.layout.width, box.centery / scene.layout.height))
    museum.send(finger(pygame.FINGERDOWN, places[0], 0))
    museum.send(finger(pygame.FINGERDOWN, places[1], 1))
    museum.send(finger(pygame.FINGERUP, places[1], 1))
    museum.send(finger(pygame.FINGERUP, places[0], 0))
    assert turn_of(museum).answer == Row(1)


def test_an_answer_can_be_dragged_to_its_slot() -> None:
    museum = asked(Kind.PILL)
    stay, up = place(museum, "answer.stay"), place(museum, "answer.up")
    museum.send(finger(pygame.FINGERDOWN, stay))
    museum.send(finger(pygame.FINGERMOTION, up))
    museum.send(finger(pygame.FINGERUP, up))
    assert turn_of(museum).answer is Slot.UP


def place(museum: Museum, name: str) -> tuple[float, float]:
    scene = museum.scene
    control = scene.control(name)
    assert control is not None
    box = control.target
    return box.centerx / scene.layout.width, box.centery / scene.layout.height


def test_the_loss_is_drawn_and_taken_when_the_finger_is_lifted() -> None:
    museum = asked(Kind.LOSS)
    scene = museum.scene
    canvas = scene.control("answer.canvas")
    assert canvas is not None
    box = canvas.target
    ways = [(0.1 + 0.1 * step, 0.3 + 0.05 * step) for step in range(6)]
    places = [
        ((box.x + x * box.w) / scene.layout.width, (box.y + y * box.h) / scene.layout.height)
        for x, y in ways
    ]
    museum.send(finger(pygame.FINGERDOWN, places[0]))
    for each in places[1:]:
        museum.send(finger(pygame.FINGERMOTION, each))
    assert turn_of(museum).state is State.ASK, "the finger is still down"
    museum.send(finger(pygame.FINGERUP, places[-1]))
    answer = turn_of(museum).answer
    assert isinstance(answer, Curve)
    now = museum.run.history.loss_at(museum.run.epoch)
    assert answer.heights[0] == pytest.approx(now)
    assert answer.heights[32] < answer.heights[8]
    assert answer.heights[-1] == pytest.approx(answer.heights[45]), (
        "what is not drawn goes on level"
    )


def test_the_lab_asks_nothing_and_the_visitor_view_does_again() -> None:
    museum = asked(Kind.LINE)
    museum.press(pygame.K_v)
    assert museum.run.turn is None
    museum.press(pygame.K_v)
    assert museum.run.turn is not None


def test_questions_go_away_by_themselves_unless_somebody_leads() -> None:
    museum = asked(Kind.LINE)
    museum.wait(21)
    assert turn_of(museum).state is State.WATCH
    led = asked(Kind.LINE, "projector")
    led.wait(200)
    assert turn_of(led).state is State.ASK


def test_clocks_are_no_touches() -> None:
    """Who has gone is asked for, though questions come and go."""
    museum = asked(Kind.LINE)
    museum.wait(77)
    assert museum.stage is Stage.COUNTDOWN


def test_at_the_end_what_was_missed_comes_once_more() -> None:
    museum = asked(Kind.WORD)
    museum.touch("answer.first")
    museum.touch("show-me")
    until(museum, State.REVEAL)
    museum.touch("go-on")
    until(museum, State.END)
    assert turn_of(museum).once_more == 2
    museum.touch("once-more")
    assert turn_of(museum).state is State.ASK
    museum.touch("answer.second")
    museum.touch("show-me")
    until(museum, State.REVEAL)
    museum.touch("go-on")
    assert turn_of(museum).state is State.END
    assert turn_of(museum).stars[2] is Star.EARNED
    bright = [each.id for each in museum.scene.controls if each.kind is Control.PRIMARY]
    assert bright == ["next-story"]


def test_an_open_card_does_not_lie_over_a_question() -> None:
    museum = asked(Kind.LINE)
    museum.program.application.session.apply(
        c.SelectConnection(museum.run.topology.by_name["x1-h1"])
    )
    museum.wait(0.1)
    assert not museum.run.card_open
    assert turn_of(museum).state is State.ASK
