"""Weeks of supervision in a moment: clock, waiting, child and systemd are played."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

import pytest

from game.exhibit.supervisor import exit_codes
from game.exhibit.supervisor.back_off import BackOffRule
from game.exhibit.supervisor.child import Signs
from game.exhibit.supervisor.hang_watch import Patience
from game.exhibit.supervisor.rounds import Condition, Rules, Supervisor, Surroundings
from game.exhibit.supervisor.systemd import Notifier

ON = 1e9


@dataclass(frozen=True)
class Life:
    """Seconds after its start at which a child shows its first picture, hangs, and ends."""

    picture: float = 0.5
    hang: float = ON
    end: float = ON
    code: int = 1
    start_error: Exception | None = None
    look_error: Exception | None = None


KILLED = Life(end=10.0, code=-9)
NO_DISPLAY = Life(picture=ON, end=0.3, code=exit_codes.NO_DISPLAY)
DIES_EARLY = Life(end=0.6)
NEVER_STARTS = Life(picture=ON, end=0.2)
CANNOT_START = Life(start_error=OSError("no more processes"))
STAFF = Life(end=3.0, code=exit_codes.STAFF_EXIT)


class PlayedChild:
    """A child that lives as planned, on the stage's clock."""

    pid = 4711

    def __init__(self, life: Life, clock: Callable[[], float]) -> None:
        self._life, self._clock, self._born = life, clock, clock()
        self.fate = ""

    def look(self) -> Signs:
        age, life = self._clock() - self._born, self._life
        if life.look_error is not None and age >= life.end:
            raise life.look_error
        shown = age >= life.picture
        beats = int((min(age, life.hang) - life.picture) * 60) + 1 if shown else 0
        return Signs(beats, shown, life.code if age >= life.end else None)

    def cut_off(self) -> None:
        self.fate = f"cut off after {self._clock() - self._born:.1f}"

    def ask_to_end(self, seconds: float) -> None:
        self.fate = "asked to end"


@dataclass
class Stage:
    """Plays one life after the other; then the last one again and again until ``end``."""

    lives: list[Life]
    end: float = 100.0
    now: float = 0.0
    starts: list[tuple[float, bool]] = field(default_factory=list)
    children: list[PlayedChild] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    sent: list[tuple[float, str]] = field(default_factory=list)
    tell_error: Exception | None = None
    wait_error: Exception | None = None

    def start(self, safe: bool) -> PlayedChild:
        life = self.lives[min(len(self.starts), len(self.lives) - 1)]
        self.starts.append((round(self.now, 1), safe))
        if life.start_error:
            raise life.start_error
        self.children.append(PlayedChild(life, lambda: self.now))
        return self.children[-1]

    def wait(self, seconds: float) -> None:
        self.now += seconds
        if self.wait_error is not None and self.now < self.end / 2:
            raise self.wait_error

    def tell(self, condition: Condition) -> None:
        self.conditions.append(condition)
        if self.tell_error is not None:
            raise self.tell_error

    def run(self) -> int:
        notifier = Notifier(
            lambda text: self.sent.append((round(self.now, 1), text)), lambda: self.now
        )
        around = Surroundings(
            self.start,
            lambda: self.now,
            self.wait,
            lambda: self.now >= self.end,
            notifier,
            self.tell,
        )
        return Supervisor(Rules(Patience(), BackOffRule()), around).run()

    @property
    def pauses(self) -> list[float]:
        """Seconds between two starts."""
        times = [time for time, _ in self.starts]
        return [round(b - a, 1) for a, b in pairwise(times)]

    @property
    def phases(self) -> list[str]:
        return [condition.phase for condition in self.conditions]


@pytest.mark.parametrize("life", [KILLED, Life(end=10.0, code=1), Life(end=10.0, code=0)])
def test_whatever_ends_it_brings_it_back_at_once(life: Life) -> None:
    stage = Stage([life, Life()])
    assert stage.run() == 0
    assert len(stage.starts) == 2
    assert stage.pauses[0] == pytest.approx(life.end + 0.1, abs=0.2)
    assert stage.phases == [
        "starting",
        "running",
        "waiting to restart",
        "starting",
        "running",
        "ended as asked",
    ]
    assert stage.conditions[-1].restarts == 1


def test_a_hang_is_cut_at_five_seconds() -> None:
    stage = Stage([Life(hang=20.0), Life()])
    stage.run()
    fate = stage.children[0].fate
    assert fate.startswith("cut off after 25."), fate
    assert float(fate.rpartition(" ")[2]) <= 25.2
    assert "5.0 s without a picture" in stage.conditions[-1].last_fault


def test_a_child_without_a_first_picture_is_cut_off_later() -> None:
    stage = Stage([Life(picture=ON), Life()])
    stage.run()
    assert stage.children[0].fate.startswith("cut off after 30.")
    assert "no first picture" in stage.conditions[-1].last_fault


@pytest.mark.parametrize("life", [DIES_EARLY, NEVER_STARTS, CANNOT_START])
def test_a_crash_loop_is_slowed_down_and_tried_in_safe_mode(life: Life) -> None:
    stage = Stage([life], end=300.0)
    stage.run()
    lived = 0.0 if life.start_error else life.end
    for measured, wait in zip(
        stage.pauses, [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 30.0, 30.0], strict=False
    ):
        assert measured == pytest.approx(lived + wait, abs=0.25)
    assert [safe for _, safe in stage.starts[:7]] == [False] * 5 + [True] * 2
    assert stage.conditions[-1].safe


# What a system says that has no more to give, and what nobody expects.
ERRORS = [
    BlockingIOError(11, "Resource temporarily unavailable"),
    RuntimeError("can't start new thread"),
    MemoryError(),
    ValueError("embedded null byte"),
    OverflowError("int too large to convert to float"),
    RecursionError(),
    ZeroDivisionError("division by zero"),
]
with_each_error = pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)


@with_each_error
def test_whatever_keeps_a_child_from_starting_is_waited_for(error: Exception) -> None:
    stage = Stage([Life(start_error=error)] * 7 + [Life()], end=60.0)
    assert stage.run() == 0
    assert [safe for _, safe in stage.starts] == [False] * 5 + [True] * 3
    assert stage.phases[-2:] == ["running", "ended as asked"]
    assert type(error).__name__ in stage.conditions[-1].last_fault


@with_each_error
def test_whatever_goes_wrong_with_a_child_costs_that_child_alone(error: Exception) -> None:
    stage = Stage([Life(end=8.0, look_error=error), Life()])
    assert stage.run() == 0
    assert stage.children[0].fate.startswith("cut off after 8."), "there would be two of it"
    assert stage.children[1].fate == "asked to end"
    assert type(error).__name__ in stage.conditions[-1].last_fault


@with_each_error
def test_a_status_that_cannot_be_told_disturbs_nobody(error: Exception) -> None:
    stage = Stage([KILLED] * 3 + [DIES_EARLY] * 5 + [Life()], tell_error=error)
    assert stage.run() == 0
    assert len(stage.starts) == 9
    assert stage.starts[-1][1], "safe mode"
    assert stage.phases[-1] == "ended as asked"


@with_each_error
def test_it_goes_on_when_not_even_a_death_can_be_dealt_with(error: Exception) -> None:
    stage = Stage([Life()], wait_error=error)
    assert stage.run() == 0
    assert all(child.fate for child in stage.children), "a child that nobody looks after"
    assert stage.phases[-2:] == ["running", "ended as asked"]


def test_safe_mode_stays_until_the_next_start_after_a_long_healthy_life() -> None:
    stage = Stage([DIES_EARLY] * 5 + [Life(end=700.0), Life()], end=1000.0)
    stage.run()
    assert [safe for _, safe in stage.starts] == [False] * 5 + [True, False]
    assert not stage.conditions[-1].safe


def test_it_waits_for_a_display_a_whole_night_without_calling_it_a_crash(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    nights = 10_000
    stage = Stage([NO_DISPLAY] * nights + [Life()], end=20_000.0)
    stage.run()
    assert len(stage.starts) == nights + 1
    assert max(stage.pauses) <= 1.6
    assert stage.phases == ["starting", "waiting for a display", "running", "ended as asked"]
    assert stage.conditions[-1].restarts == 0
    assert len(caplog.records) < 10


def test_a_display_that_vanishes_is_a_crash_and_then_waited_for() -> None:
    stage = Stage([Life(end=30.0, code=1), NO_DISPLAY, NO_DISPLAY, Life()])
    stage.run()
    assert stage.phases == [
        "starting",
        "running",
        "waiting to restart",
        "starting",
        "waiting for a display",
        "running",
        "ended as asked",
    ]


def test_staff_leaves_for_good() -> None:
    stage = Stage([KILLED, STAFF])
    assert stage.run() == exit_codes.STAFF_EXIT
    assert len(stage.starts) == 2
    assert stage.phases[-1] == "ended by staff"
    assert stage.sent[-1][1] == "STOPPING=1"


def test_asked_to_end_it_ends_its_child() -> None:
    stage = Stage([Life()], end=7.0)
    assert stage.run() == 0
    assert stage.children[0].fate == "asked to end"
    assert [text for _, text in stage.sent[-2:]] == ["STOPPING=1", "STATUS=ended as asked"]


def test_the_end_is_not_kept_waiting_by_a_back_off() -> None:
    stage = Stage([DIES_EARLY], end=150.0)
    stage.run()
    assert stage.now <= 150.2


def test_systemd_hears_of_the_first_picture_once_and_of_life_always() -> None:
    lives = [NO_DISPLAY] * 20 + [KILLED, Life(hang=2.0)] + [NEVER_STARTS] * 9 + [Life()]
    stage = Stage(lives, end=400.0)
    stage.run()
    ready = [time for time, text in stage.sent if text == "READY=1"]
    first_shown = stage.starts[20][0] + 0.5
    assert len(ready) == 1
    assert ready[0] == pytest.approx(first_shown, abs=0.2)
    pings = [time for time, text in stage.sent if text == "WATCHDOG=1"]
    assert max(b - a for a, b in pairwise(pings)) <= 5.2


def test_a_wall_clock_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: pytest.fail("the time of day was asked"))
    logging.disable(logging.CRITICAL)
    try:
        Stage([KILLED, Life(hang=3.0), Life()]).run()
    finally:
        logging.disable(logging.NOTSET)
