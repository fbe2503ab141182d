"""The staff's door remembers wrong PINs when the program is started again."""

from pathlib import Path

import pytest

from game.app.program.staff_door import NOTE_TICKS, StaffDoor
from game.exhibit.lock_memory import FILE_NAME, LockMemory
from game.exhibit.staff_exit import HOLD_TICKS, WRONG_PINS
from game.session.presentation import TICKS_PER_SECOND
from game.view.interaction import PointerPressed, PointerReleased
from game.view.scene.actions import EnterDigit
from tests.app.museum import Museum

LAYOUT = Museum().scene.layout
RIGHT = LAYOUT.width - 1, LAYOUT.height - 1
CORNERS = [(1.0, 1.0), (RIGHT[0], 1.0), RIGHT, (1.0, RIGHT[1])]
PIN = "4711"


class Building:
    """A computer that runs; each door is that of a program started anew."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seconds = 0.0
        self.boot = "first"
        self.start()

    def start(self) -> None:
        memory = LockMemory([self.folder], lambda: self.seconds, self.boot)
        self.door = StaffDoor(True, PIN, memory)

    def wait(self, seconds: float) -> None:
        for _ in range(round(seconds * TICKS_PER_SECOND)):
            self.seconds += 1 / TICKS_PER_SECOND
            self.door.tick()

    def enter(self, *pins: str) -> None:
        """The four corners, and then PINs."""
        if self.door.pad is None:
            for x, y in CORNERS:
                self.door.watch(PointerPressed(x, y), LAYOUT)
                self.wait(HOLD_TICKS / TICKS_PER_SECOND if (x, y) == CORNERS[-1] else 0)
                self.door.watch(PointerReleased(x, y), LAYOUT)
        assert self.door.pad is not None
        for pin in pins:
            self.door.use([EnterDigit(digit) for digit in pin])

    @property
    def locked(self) -> int:
        self.enter()
        assert self.door.pad is not None
        return self.door.pad.seconds


@pytest.fixture
def building(tmp_path: Path) -> Building:
    return Building(tmp_path)


def test_a_restart_does_not_open_the_lock(building: Building) -> None:
    building.enter(*["0000"] * WRONG_PINS)
    for _ in range(3):
        building.start()
        assert 0 < building.locked <= 60
        building.enter(PIN)
        assert not building.door.opened
    building.seconds += 60
    building.start()
    building.enter(PIN)
    assert building.door.opened


def test_a_restart_gives_no_further_tries(building: Building) -> None:
    for _ in range(WRONG_PINS):
        building.start()
        building.enter("0000")
    building.start()
    assert building.locked > 50
    building.seconds += 60
    for _ in range(WRONG_PINS):
        building.start()
        building.enter("0000")
    building.start()
    assert 110 < building.locked <= 120, "each time for twice as long"


def test_the_right_pin_forgets_the_wrong_ones(building: Building) -> None:
    building.enter("0000", "0000", PIN)
    assert building.door.opened
    building.start()
    building.enter("0000", "0000")
    assert building.locked == 0


def test_the_power_may_go_at_any_time(building: Building) -> None:
    building.enter(*["0000"] * WRONG_PINS)
    waited = 0.0
    for start in range(20):
        building.wait(15)
        waited += 15
        building.seconds, building.boot = 0.0, f"start {start}"
        building.start()
        left = building.door._exit.locked_seconds
        assert 60 - waited <= left <= max(60 - waited + (start + 1) * NOTE_TICKS / 60, 0)
    assert building.locked == 0, "and it does not last for ever"


def test_nothing_is_written_while_nobody_tries(building: Building) -> None:
    building.wait(100)
    building.enter()
    building.wait(100)
    assert list(building.folder.iterdir()) == []
    building.enter("0000")
    note = (building.folder / FILE_NAME).stat().st_mtime_ns
    building.wait(100)
    assert (building.folder / FILE_NAME).stat().st_mtime_ns == note


def test_where_nothing_is_locked_nothing_is_remembered(tmp_path: Path) -> None:
    building = Building(tmp_path)
    building.enter(*["0000"] * WRONG_PINS)
    memory = LockMemory([tmp_path], lambda: building.seconds, "first")
    assert StaffDoor(False, PIN, memory).pad is None
    assert memory.recall().wrong == WRONG_PINS
