"""The ten minutes with a class of README.md, played: what it names is on the screen."""

import re
from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.session.outcome import State
from game.session.questions.turn import State as Turn
from game.session.snapshot import Snapshot
from game.view.drawing.text.text_log import TextBox
from tests.app.museum import SECOND, Museum

README = Path(__file__).resolve().parents[2] / "README.md"
SIZE = (1920, 1080)
# A class waits no longer than this for anything.
PATIENCE = 60 * SECOND


class Lesson:
    """A class in front of a projector, and the README's minutes by their number."""

    def __init__(self) -> None:
        self.log: list[TextBox] = []
        # As `--profile projector` sets it up: the visitor view, in a window that can be closed.
        self.museum = Museum(
            "projector", SIZE, log=self.log, view__start="visitor", staff__locked_exit=False
        )
        self.surface = pygame.Surface(SIZE)
        chapter = README.read_text(encoding="utf-8").partition("## Ten minutes with a class\n")[2]
        rows = re.findall(r"^\| (\d) \| (.+) \|$", chapter.partition("\n## ")[0], re.MULTILINE)
        self.minutes = {int(minute): told for minute, told in rows}

    @property
    def run(self) -> Snapshot:
        return self.museum.run

    def press(self, *keys: int) -> None:
        self.museum.press(*keys)

    def click(self, connection: str) -> None:
        self.museum.click(f"connection.{connection}")
        self.museum.wait(1)

    def until(self, there: Callable[[], bool]) -> float:
        """Wait for something; how many seconds it took."""
        for tick in range(PATIENCE):
            if there():
                return tick / SECOND
            self.museum.send()
        pytest.fail("the class waits in vain")

    def asked(self) -> bool:
        return self.run.turn is not None and self.run.turn.state is Turn.ASK

    def solved(self) -> bool:
        return self.run.outcome.state is State.SOLVED

    def shows(self, minute: int, *named: str) -> None:
        """What the README names in this minute is on the screen."""
        self.log.clear()
        scene = self.museum.scene
        self.museum.program.screen.draw(self.surface, scene.snapshot, scene.interface)
        shown = f" {' '.join(box.string for box in self.log)} "
        for words in named:
            # Whole numbers only: 0.25 is not found in 0.251, nor in −0.25.
            alone = re.compile(rf"(?<![\w.−+]){re.escape(words)}(?!\w|\.\d)")
            assert alone.search(self.minutes[minute]), f"minute {minute} does not name {words}"
            assert alone.search(shown), f"{words} is not among {shown}"


@pytest.fixture
def lesson() -> Lesson:
    return Lesson()


def test_there_are_ten_minutes(lesson: Lesson) -> None:
    assert sorted(lesson.minutes) == list(range(10))


def test_first_they_see_four_rows_learned_together(lesson: Lesson) -> None:
    lesson.shows(0, "say 1 when exactly one input is 1", "0.02")

    for answers in (["0.39"], ["0.11"], [], ["0.09"], []):
        lesson.press(pygame.K_t)
        lesson.shows(1, *answers)
    assert list(lesson.run.trace.right) == [True, False, False, True]
    lesson.shows(0, "0.02")

    lesson.press(pygame.K_RIGHT)
    lesson.museum.wait(3)
    lesson.shows(2, "−0.98", "1.295")
    lesson.museum.wait(3.5)
    lesson.shows(2, "−2.60", "+0.19")
    lesson.museum.wait(1)
    lesson.shows(2, "−2.41")
    assert lesson.until(lambda: not lesson.run.moves) == pytest.approx(8 - 7.5, abs=0.5)
    lesson.shows(2, "0.03", "1.114", "2 of 4")

    lesson.click("h1-o1")
    lesson.shows(3, "−0.97", "0.92", "−0.89", "−0.19", "−2.41", "−2.24")
    pinned = lesson.run.pinned
    assert pinned is not None
    rule = lesson.run.settings.learning_rate
    assert rule == 0.9
    trace = lesson.run.trace
    alone = trace.backward.deltas[1][0, 1] * trace.forward.activations[1][0, 1]
    assert rule * alone == pytest.approx(-0.80, abs=5e-3)
    moved = trace.updated(pinned) - trace.parameters.value(pinned)
    assert moved == pytest.approx(0.17, abs=5e-3)

    lesson.press(pygame.K_ESCAPE)
    assert lesson.run.pinned is None
    before = lesson.run.trace.parameters.weights
    lesson.press(pygame.K_SPACE)
    played = 0.0
    questions = ("How will the loss go on?", "Which line will move most?")
    for question in (*questions, "Will this number go up, down, or stay?"):
        played += lesson.until(lesson.asked)
        lesson.shows(4, question)
        lesson.press(pygame.K_ESCAPE)
    played += lesson.until(lesson.solved)
    assert played == pytest.approx(25, abs=1)
    lesson.museum.wait(4)
    assert not lesson.run.playing
    lesson.shows(4, "118 epochs")
    after = lesson.run.trace.parameters.weights
    turned = [(old * new < 0).tolist() for old, new in zip(before, after, strict=True)]
    # Rows are targets: the line from h2 to o1, and no other.
    assert turned == [[[False, False], [False, False]], [[False, True]]]


def test_then_an_error_that_does_not_get_through(lesson: Lesson) -> None:
    lesson.press(pygame.K_v, pygame.K_3)
    lesson.shows(5, "Vanishing", "0.999", "+0.999")

    lesson.press(pygame.K_SPACE)
    lesson.museum.wait(10)
    lesson.press(pygame.K_SPACE)
    assert lesson.run.epoch == pytest.approx(100, abs=1)
    lesson.shows(6, "0.3742")
    lesson.click("h1-o1")
    lesson.shows(6, "0.3742", "0.9988", "0.0012")

    lesson.press(*7 * (pygame.K_PAGEDOWN,))
    assert lesson.run.epoch == pytest.approx(30, abs=2)
    lesson.press(pygame.K_l)
    switched = lesson.run.epoch
    assert lesson.run.trace.loss == pytest.approx(5.36, abs=0.005)
    lesson.press(pygame.K_SPACE)
    assert lesson.until(lesson.solved) == pytest.approx(6, abs=0.5)
    assert lesson.run.outcome.since == switched + 60
    lesson.press(pygame.K_SPACE, pygame.K_ESCAPE)
    lesson.shows(7, "A", "B", "½ squared error")
    lesson.museum.click("futures.A")
    assert lesson.run.trace.right_count < 4


def test_at_last_a_neuron_that_cannot_come_back(lesson: Lesson) -> None:
    # It plays when it is pressed: what is left from the minute before.
    lesson.press(pygame.K_v, pygame.K_3, pygame.K_SPACE)
    lesson.press(pygame.K_4, pygame.K_SPACE)
    assert lesson.until(lambda: bool(lesson.run.dead)) == pytest.approx(7, abs=0.5)
    assert lesson.run.epoch == 33
    lesson.click("x2-h1")
    lesson.shows(8, "dead: slope 0 on every row")
    pinned, trace = lesson.run.pinned, lesson.run.trace
    assert pinned is not None
    assert trace.gradient(pinned) == 0
    assert trace.updated(pinned) == trace.parameters.value(pinned)

    lesson.until(lambda: lesson.run.epoch == 53)
    assert not lesson.run.trace.right[1]
    lesson.press(pygame.K_ESCAPE, pygame.K_a)
    lesson.museum.click("setting.pace")
    assert lesson.run.settings.pace > 5
    lesson.until(lesson.solved)
    assert 9 <= (lesson.run.outcome.since - 53) / 20 <= 33


def test_the_next_class_finds_all_as_it_was(lesson: Lesson) -> None:
    lesson.press(pygame.K_SPACE, pygame.K_v, pygame.K_4, pygame.K_l, pygame.K_SPACE)
    lesson.museum.wait(2)
    lesson.press(pygame.K_F5)
    lesson.shows(0, "say 1 when exactly one input is 1", "0.02")
