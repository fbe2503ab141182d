"""Folders where every user may make one: only our own will do, and nothing in them is followed."""

import json
import logging
import os
import stat
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

import pytest

from game.app.cli import main
from game.exhibit.files.folder import is_shared, make_folder, may_be_used
from game.exhibit.logs.crash_file import CrashFile
from game.exhibit.logs.files import PROGRAM, SUPERVISOR, start_log
from game.exhibit.logs.folders import log_folders
from game.exhibit.logs.time_of_day import local_time
from game.exhibit.status.file import Status, StatusFile, read_line, times

pytestmark = pytest.mark.skipif(os.name != "posix", reason="users and modes of POSIX")
OTHER = 65534
IS_ROOT = os.name == "posix" and os.geteuid() == 0
needs_root = pytest.mark.skipif(not IS_ROOT, reason="plays another user")


@pytest.fixture
def shared(tmp_path, monkeypatch):
    """A place like /tmp, and no folder of the user."""
    place = tmp_path / "shared"
    place.mkdir()
    place.chmod(0o1777)
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null")
    return place


def name(number: int = 1) -> str:
    return f"glass-box-{os.getuid()}" + (f"-{number}" if number > 1 else "")


def status_of(**changes) -> Status:
    return Status(
        **times(local_time(), 3.0), pid=os.getpid(), version="1", picture=True, stage="visitor",
        **changes,
    )  # fmt: skip


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def last_of(folders: tuple[Path, ...]) -> Path:
    return folders[-1]


# ---------------------------------------------------------------- which folder


def test_a_folder_of_our_own_is_made_for_us_alone(shared):
    folder = last_of(log_folders(""))
    assert folder == shared / name()
    before = os.umask(0)
    try:
        make_folder(folder)
    finally:
        os.umask(before)
    assert mode(folder) == 0o700
    assert last_of(log_folders("")) == folder
    make_folder(folder)


def test_one_of_an_earlier_version_is_closed_to_others(shared):
    (shared / name()).mkdir(mode=0o755)
    (shared / name()).chmod(0o755)
    folder = last_of(log_folders(""))
    assert folder == shared / name()
    make_folder(folder)
    assert mode(folder) == 0o700


def theirs(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    os.chown(folder, OTHER, OTHER)


def theirs_for_all(folder: Path) -> None:
    theirs(folder)
    folder.chmod(0o777)


def for_all(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)


def for_a_group(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o770)


def link(folder: Path) -> None:
    own = folder.with_name("own")
    own.mkdir(mode=0o700, exist_ok=True)
    folder.symlink_to(own)


def link_to_nothing(folder: Path) -> None:
    folder.symlink_to("nothing")


def file(folder: Path) -> None:
    folder.touch()


TRAPS = [
    pytest.param(theirs, marks=needs_root),
    pytest.param(theirs_for_all, marks=needs_root),
    *(for_all, for_a_group, link, link_to_nothing, file),
]


@pytest.mark.parametrize("trap", TRAPS)
def test_one_that_others_could_have_made_is_left_alone(shared, trap):
    trap(shared / name())
    before = sorted(shared.rglob("*"))
    assert not may_be_used(shared / name())
    with pytest.raises(OSError):  # noqa: PT011 (of many kinds)
        make_folder(shared / name())
    assert last_of(log_folders("")) == shared / name(2)
    trap(shared / name(2))
    assert last_of(log_folders("")) == shared / name(3)
    for number in range(3, 10):
        trap(shared / name(number))
    assert not any(shared in folder.parents for folder in log_folders(""))
    assert set(before) <= set(shared.rglob("*"))
    assert not (shared / "nothing").exists()


@pytest.mark.parametrize("trap", TRAPS)
def test_one_that_comes_between_is_left_alone(shared, trap, tmp_path):
    """It was not there when it was asked for."""
    folders = [shared / name(), tmp_path / "next"]
    trap(shared / name())
    inside = shared / name()
    assert StatusFile(folders).write(status_of())
    CrashFile(folders).write(b"farewell")
    logger = logging.Logger("game.trial")
    log = start_log(PROGRAM, folders, logger)
    for handler in logger.handlers:
        handler.close()
    assert log == tmp_path / "next" / "exhibit.log"
    written = {path.name for path in (tmp_path / "next").iterdir()}
    assert written == {"status.json", "crash.log", "exhibit.log"}
    assert not inside.is_dir() or list(inside.iterdir()) == []


@pytest.mark.parametrize("trap", TRAPS)
def test_so_is_one_on_the_way(shared, trap):
    trap(shared / "way")
    assert not may_be_used(shared / "way" / "glass-box")
    with pytest.raises(OSError):  # noqa: PT011 (of many kinds)
        make_folder(shared / "way" / "glass-box")


def test_folders_elsewhere_are_made_as_ever(tmp_path):
    folder = tmp_path / "a" / "b"
    before = os.umask(0o022)
    try:
        make_folder(folder)
    finally:
        os.umask(before)
    assert mode(folder) == 0o755
    assert not is_shared(folder)
    (tmp_path / "link").symlink_to(folder)
    make_folder(tmp_path / "link")
    StatusFile([tmp_path / "link"]).write(status_of())
    assert (folder / "status.json").exists()


# ---------------------------------------------------------------- what status believes


@needs_root
def test_status_believes_no_folder_of_another_user(shared, capsys):
    folder = shared / name()
    theirs(folder)
    (folder / "status.json").write_text(json.dumps(asdict(status_of(last_fault="\x1b[2J"))))
    assert main(["status"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "\x1b" not in captured.err
    os.chown(folder, 0, 0)
    assert main(["status"]) == 0


# ---------------------------------------------------------------- what is in it


def test_no_link_in_it_is_followed(shared, tmp_path):
    folder = shared / name()
    make_folder(folder)
    precious = tmp_path / "precious"
    precious.write_text("precious")
    for each in ("status.json", "exhibit.log", "supervisor.log", "crash.log"):
        (folder / each).symlink_to(precious)
    folders = [folder, tmp_path / "next"]
    StatusFile(folders).write(status_of())
    CrashFile(folders).write(b"farewell")
    for each in (PROGRAM, SUPERVISOR):
        logger = logging.Logger("game.trial")
        assert start_log(each, folders, logger) == tmp_path / "next" / f"{each}.log"
        logger.warning("words")
        for handler in logger.handlers:
            handler.close()
    assert precious.read_text() == "precious"
    assert not (folder / "status.json").is_symlink()
    assert read_line(folders)[0] == folder / "status.json"


def test_a_log_that_is_no_file_is_not_waited_for(tmp_path):
    """In a process of its own, which could hang."""
    program = (
        "import logging, os, sys\nfrom pathlib import Path\n"
        "from game.exhibit.logs.crash_file import CrashFile\n"
        "from game.exhibit.logs.files import PROGRAM, start_log\n"
        "folders = [Path(each) for each in sys.argv[1:]]\n"
        "logger = logging.Logger('game.trial')\n"
        "print(start_log(PROGRAM, folders, logger))\n"
        "logger.warning('words')\n"
        "CrashFile(folders).write(b'farewell')\n"
    )
    for trial, make in enumerate((os.mkfifo, lambda path: os.symlink("/dev/zero", path), os.mkdir)):
        folder, other = tmp_path / f"{trial}", tmp_path / f"{trial}-next"
        folder.mkdir()
        for each in ("exhibit.log", "crash.log"):
            make(folder / each)
        done = subprocess.run(
            [sys.executable, "-c", program, str(folder), str(other)],
            cwd=Path(__file__).parents[3], capture_output=True, text=True, timeout=30, check=True,
        )  # fmt: skip
        assert done.stdout.strip() == str(other / "exhibit.log")
        assert "words" in (other / "exhibit.log").read_text()
        assert (other / "crash.log").read_text() == "farewell"


def test_a_log_may_be_a_link_where_the_folder_is_ours(tmp_path):
    folder = tmp_path / "logs"
    folder.mkdir()
    (folder / "exhibit.log").symlink_to(tmp_path / "elsewhere.log")
    (folder / "status.json").symlink_to(tmp_path / "elsewhere.json")
    logger = logging.Logger("game.trial")
    start_log(PROGRAM, [folder], logger)
    logger.warning("words")
    for handler in logger.handlers:
        handler.close()
    assert "words" in (tmp_path / "elsewhere.log").read_text()
    assert StatusFile([folder]).write(status_of())
    assert (folder / "status.json").is_symlink()
    assert json.loads((tmp_path / "elsewhere.json").read_text())["stage"] == "visitor"
