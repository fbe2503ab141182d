"""The lock of the PIN pad outlives the program, whatever the clocks and the power do."""

import json
import logging
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.exhibit.lock_memory import DOUBTED, FILE_NAME, LockMemory
from game.exhibit.staff_exit import FIRST_LOCK_TICKS, LONGEST_LOCK_TICKS, WRONG_PINS, Lock
from game.session.presentation import TICKS_PER_SECOND
from tests.full_disk import files_of_at_most


class Computer:
    """A folder, a clock that nobody sets, and a number for each time it was started."""

    def __init__(self, *folders: Path) -> None:
        self.folders = folders
        self.seconds = 1000.0
        self.boot = "first"

    @property
    def memory(self) -> LockMemory:
        """That of a program that has just been started."""
        return LockMemory(self.folders, lambda: self.seconds, self.boot)

    def start_again(self, boot: str = "second") -> None:
        self.seconds, self.boot = 3.0, boot


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path / "logs")


def test_nothing_is_remembered_at_first(computer: Computer) -> None:
    assert computer.memory.recall() == Lock()
    assert list(computer.folders[0].parent.iterdir()) == []


def test_a_lock_goes_on_while_the_program_is_away(computer: Computer) -> None:
    computer.memory.note(Lock(3, 60 * TICKS_PER_SECOND), durable=True)
    assert computer.memory.recall() == Lock(3, 60 * TICKS_PER_SECOND)
    computer.seconds += 59
    assert computer.memory.recall() == Lock(3, TICKS_PER_SECOND)
    computer.seconds += 100_000
    assert computer.memory.recall() == Lock(3, 0)


def test_wrong_pins_that_lock_nothing_yet_are_remembered(computer: Computer) -> None:
    for wrong in (1, 2, 4):
        computer.memory.note(Lock(wrong, 0), durable=True)
        computer.seconds += 10_000
        assert computer.memory.recall() == Lock(wrong, 0)
    computer.memory.note(Lock(), durable=True)
    assert computer.memory.recall() == Lock()


@pytest.mark.parametrize("boot", ["second", ""])
def test_after_a_start_of_the_computer_what_was_left_is_waited_for(
    computer: Computer, boot: str
) -> None:
    if not boot:
        computer.boot = ""
    computer.memory.note(Lock(6, 50 * TICKS_PER_SECOND), durable=True)
    computer.start_again(boot)
    assert computer.memory.recall() == Lock(6, 50 * TICKS_PER_SECOND)
    computer.seconds += 1_000_000
    assert computer.memory.recall() == Lock(6, 50 * TICKS_PER_SECOND), "nobody was there to wait"


@given(
    st.integers(0, 40),
    st.floats(0, 3600),
    st.lists(st.tuples(st.floats(-1e9, 1e9), st.sampled_from(["first", "second", ""]))),
)
def test_no_clock_opens_it_early_or_keeps_it_longer_than_it_was(
    tmp_path_factory: pytest.TempPathFactory,
    wrong: int,
    left: float,
    jumps: list[tuple[float, str]],
) -> None:
    computer = Computer(tmp_path_factory.mktemp("computer"))
    ticks = round(left * TICKS_PER_SECOND)
    computer.memory.note(Lock(wrong, ticks), durable=False)
    before = computer.seconds
    for jump, boot in jumps:
        computer.seconds, computer.boot = before + jump, boot
        recalled = computer.memory.recall()
        assert recalled.wrong == wrong
        assert 0 <= recalled.ticks <= ticks
        passed = max(jump * TICKS_PER_SECOND, 0.0) if boot == "first" else 0.0
        assert recalled.ticks >= ticks - passed - 1e-3


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"null", b"\xff", b"3", b"x" * 100_000, b"[" * 9000,
        b'{"wrong": 3}',
        b'{"wrong": "3", "ticks": 1, "until": 1, "boot": "first"}',
        b'{"wrong": true, "ticks": 1, "until": 1, "boot": "first"}',
        b'{"wrong": -3, "ticks": 1, "until": 1, "boot": "first"}',
        b'{"wrong": 1e9, "ticks": 1, "until": 1, "boot": "first"}',
        b'{"wrong": 10000000000, "ticks": 1, "until": 1, "boot": "first"}',
        b'{"wrong": 3, "ticks": NaN, "until": 1, "boot": ""}',
        b'{"wrong": 3, "ticks": Infinity, "until": 1, "boot": ""}',
        b'{"wrong": 3, "ticks": 1, "until": NaN, "boot": "first"}',
        b'{"wrong": 3, "ticks": [], "until": 1, "boot": "first"}',
    ],
)  # fmt: skip
def test_a_note_that_is_none_locks_for_the_shortest_time(
    computer: Computer, content: bytes
) -> None:
    (folder,) = computer.folders
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(content)
    assert computer.memory.recall() == DOUBTED == Lock(WRONG_PINS, FIRST_LOCK_TICKS)
    computer.memory.note(Lock(), durable=True)
    assert computer.memory.recall() == Lock()


@pytest.mark.parametrize("ticks", [LONGEST_LOCK_TICKS + 1, 10**30, -1, 1.5])
@pytest.mark.parametrize("boot", ["first", "other"])
def test_no_note_locks_longer_than_the_longest(computer: Computer, ticks: float, boot: str) -> None:
    (folder,) = computer.folders
    folder.mkdir()
    note = {"wrong": 90, "ticks": ticks, "until": 1e12, "boot": boot}
    (folder / FILE_NAME).write_text(json.dumps(note))
    assert computer.memory.recall() == DOUBTED
    note["ticks"] = LONGEST_LOCK_TICKS
    (folder / FILE_NAME).write_text(json.dumps(note))
    assert computer.memory.recall() == Lock(90, LONGEST_LOCK_TICKS)


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_what_is_no_file_is_not_waited_for(computer: Computer) -> None:
    (folder,) = computer.folders
    folder.mkdir()
    os.mkfifo(folder / FILE_NAME)
    assert computer.memory.recall() == DOUBTED
    computer.memory.note(Lock(1, 0), durable=True)
    assert computer.memory.recall() == Lock(1, 0)


def test_a_full_disk_sends_it_elsewhere_and_back(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_text("no folder")
    computer = Computer(first, second)
    memory = computer.memory
    memory.note(Lock(3, 600), durable=True)
    assert computer.memory.recall() == Lock(3, 600)
    first.unlink()
    memory.note(Lock(), durable=True)
    assert computer.memory.recall() == Lock()
    assert not (second / FILE_NAME).exists(), "the old one would come back with the next start"

    monkeypatch.setattr(logging.getLogger("game"), "propagate", True)
    with files_of_at_most(0), caplog.at_level(logging.WARNING, "game"):
        for _ in range(5):
            memory.note(Lock(3, 600), durable=True)
    assert len(caplog.records) == 1
    assert computer.memory.recall() == Lock()
