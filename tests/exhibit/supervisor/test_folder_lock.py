"""One exhibit for a folder, and nothing left over of the one before."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.exhibit.supervisor import folder_lock
from game.exhibit.supervisor.folder_lock import NAME, FolderLock, lock_folder
from game.session.problem import ProblemError

LIVES = "import time; time.sleep(60)"
HOLDS = """
import sys, time
from pathlib import Path
from game.exhibit.supervisor.folder_lock import lock_folder
lock = lock_folder([Path(sys.argv[1])])
lock.end_left_over()
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def frozen() -> Iterator[subprocess.Popen[bytes]]:
    """A child as a supervisor starts it, that takes no notice of anything any more."""
    command = [sys.executable, "-S", "-c", LIVES, "--heartbeat", "9"]
    with subprocess.Popen(command, start_new_session=True) as process:
        process.send_signal(signal.SIGSTOP)
        yield process
        process.kill()


def note(folder: Path, **noted: object) -> None:
    """Change what the supervisor before has written down."""
    path = folder / NAME
    path.write_text(json.dumps(json.loads(path.read_text()) | noted))


def left_by_the_one_before(folder: Path, pid: int) -> None:
    lock = lock_folder([folder])
    lock.note_child(pid)
    lock.release()


def test_the_second_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    first = lock_folder([folder])
    first.end_left_over()
    for _ in range(3):
        with pytest.raises(ProblemError) as refused:
            lock_folder([folder, tmp_path])
        assert refused.value.key == "already-running"
        assert refused.value.values == {"folder": folder, "pid": os.getpid()}
    other = lock_folder([tmp_path / "other", folder])
    first.release()
    lock_folder([folder]).release()
    other.release()


def test_whatever_ends_the_first_lets_go_of_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDS, str(tmp_path)]
    root = Path(__file__).resolve().parents[3]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        holder.send_signal(signal.SIGSTOP)
        with pytest.raises(ProblemError) as refused:
            lock_folder([tmp_path])
        assert refused.value.values["pid"] == holder.pid
        holder.kill()
    lock_folder([tmp_path]).release()


@pytest.mark.parametrize("content", ["", "\0" * 5_000, "[]", "[" * 4_000, '{"child": "1"}', "7"])
def test_what_is_no_record_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / NAME).write_text(content)
    lock = lock_folder([tmp_path])
    with pytest.raises(ProblemError) as refused:
        lock_folder([tmp_path])
    assert refused.value.values["pid"] == "?"
    assert lock.end_left_over() is None
    assert json.loads((tmp_path / NAME).read_text())["supervisor"] == os.getpid()
    lock.release()


def test_folders_that_take_no_lock_are_passed_over_down_to_none(tmp_path: Path) -> None:
    file, link, pipe, folder = (tmp_path / name for name in ("file", "link", "pipe", "folder"))
    file.touch()
    for place in (link, pipe, folder):
        place.mkdir()
    (link / NAME).symlink_to(file)
    (folder / NAME).mkdir()
    impossible = [file, link, folder, Path("/proc/no/where"), Path("a\0b"), tmp_path / ("a" * 300)]
    lock = lock_folder([*impossible, tmp_path / "last"])
    with pytest.raises(ProblemError):
        lock_folder([*impossible, tmp_path / "last"])
    lock.release()
    none = lock_folder(impossible)
    none.note_child(1)
    assert none.end_left_over() is None
    assert file.read_text() == ""
    os.mkfifo(pipe / NAME)
    waits_for_nobody = lock_folder([pipe])
    waits_for_nobody.note_child(1)
    assert waits_for_nobody.end_left_over() is None
    waits_for_nobody.release()


def test_a_disk_that_takes_nothing_still_takes_a_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    lock_folder([tmp_path]).release()
    monkeypatch.setattr(os, "pwrite", full)
    lock = lock_folder([tmp_path])
    lock.note_child(os.getpid())
    with pytest.raises(ProblemError):
        lock_folder([tmp_path])
    lock.release()


def test_what_was_left_behind_is_ended(tmp_path: Path, frozen: subprocess.Popen[bytes]) -> None:
    left_by_the_one_before(tmp_path, frozen.pid)
    lock = lock_folder([tmp_path])
    assert lock.end_left_over() == frozen.pid
    assert frozen.wait(20) == -signal.SIGKILL
    assert lock.end_left_over() is None
    lock.release()


@pytest.mark.parametrize(
    "noted",
    [
        {"started": 1},
        {"started": None},
        {"started": "1"},
        {"boot": "another"},
        {"boot": ""},
        {"machine": "another"},
        {"child": 0},
        {"child": -1},
        {"child": 1},
        {"child": None},
        {"child": True},
        {"child": 2**70},
    ],
    ids=str,
)
def test_nobody_else_is_ended(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    frozen: subprocess.Popen[bytes],
    noted: dict[str, object],
) -> None:
    monkeypatch.setattr(os, "killpg", lambda *_: pytest.fail("somebody was ended"))
    left_by_the_one_before(tmp_path, frozen.pid)
    note(tmp_path, **noted)
    lock = lock_folder([tmp_path])
    assert lock.end_left_over() is None
    assert frozen.poll() is None
    lock.release()


def test_a_process_that_is_no_exhibit_is_not_ended(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-S", "-c", LIVES], start_new_session=True) as process:
        left_by_the_one_before(tmp_path, process.pid)
        lock = lock_folder([tmp_path])
        assert lock.end_left_over() is None
        assert process.poll() is None
        process.kill()
        lock.release()


def test_a_record_of_somebody_else_is_none(
    tmp_path: Path, frozen: subprocess.Popen[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    left_by_the_one_before(tmp_path, frozen.pid)
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    lock = lock_folder([tmp_path])
    assert lock.end_left_over() is None
    assert frozen.poll() is None
    lock.release()


def test_windows_has_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_lock.sys, "platform", "win32")
    assert isinstance(lock_folder([tmp_path]), FolderLock)
    assert list(tmp_path.iterdir()) == []
