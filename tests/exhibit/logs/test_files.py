"""Logs fill no disk, disturb nobody and name nobody."""

import logging
from pathlib import Path

import pytest

from game.exhibit.logs import crash_file, files
from game.exhibit.logs.files import (
    MOST_CHARACTERS,
    PROGRAM,
    RETRY_SECONDS,
    SUPERVISOR,
    FoldersHandler,
    start_log,
)
from game.exhibit.logs.folders import log_folders

MEGABYTE = 1_000_000


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


def record(text, *values):
    return logging.LogRecord("game", logging.ERROR, "here", 1, text, values, None)


@pytest.fixture
def handler(tmp_path):
    """Of the program, with three folders that do not exist yet."""
    handler = FoldersHandler(PROGRAM, [tmp_path / name for name in "abc"], Clock())
    yield handler
    handler.close()


def words(folder: Path) -> str:
    return "".join(path.read_text() for path in sorted(folder.glob("*.log")))


def test_all_logs_together_stay_under_20_megabytes(tmp_path):
    folders = [tmp_path / name for name in "abc"]
    for name in (PROGRAM, SUPERVISOR):
        for first in range(len(folders)):
            # Each folder in turn is the first that takes it, as after a disk was full.
            handler = FoldersHandler(name, folders, Clock())
            handler._open(first)
            for _ in range(1000):
                handler.emit(record("x" * MOST_CHARACTERS * 2))
            handler.close()
    written = sum(path.stat().st_size for path in tmp_path.rglob("*.log*"))
    assert 14 * MEGABYTE < written <= 20 * MEGABYTE - 2 * crash_file.MOST_BYTES


def test_each_file_keeps_its_size(tmp_path, handler):
    for number in range(600):
        handler.emit(record("%d é\n%s", number, "y" * 10_000))
    sizes = [path.stat().st_size for path in (tmp_path / "a").iterdir()]
    assert len(sizes) >= 2
    assert max(sizes) <= 2.8 * MEGABYTE
    assert "599 \\xe9" in words(tmp_path / "a")


def test_a_full_disk_sends_the_words_elsewhere(tmp_path, handler):
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    handler.emit(record("before"))
    handler.close()
    (tmp_path / "a" / "exhibit.log").unlink()
    (tmp_path / "a" / "exhibit.log").symlink_to("/dev/full")
    clock = Clock()
    handler = FoldersHandler(PROGRAM, [tmp_path / "a", tmp_path / "b"], clock)
    handler.emit(record("full"))
    handler.emit(record("still full"))
    assert handler.file == tmp_path / "b" / "exhibit.log"
    (tmp_path / "a" / "exhibit.log").unlink()
    handler.emit(record("not yet tried again"))
    clock.now += RETRY_SECONDS
    handler.emit(record("room again"))
    handler.close()
    assert [line.split()[-1] for line in words(tmp_path / "b").splitlines()] == [
        *("full", "full", "again")
    ]
    assert "room again" in words(tmp_path / "a")


def test_folders_that_cannot_be_are_passed_over_down_to_none(tmp_path):
    (tmp_path / "a").write_text("a file in place of the folder")
    (tmp_path / "b").symlink_to(tmp_path / "b")
    handler = FoldersHandler(PROGRAM, [tmp_path / "a", tmp_path / "b" / "c"], Clock())
    assert handler.file is None
    handler.emit(record("lost"))
    handler.close()
    assert (tmp_path / "a").read_text() == "a file in place of the folder"
    nowhere = FoldersHandler(SUPERVISOR, [], Clock())
    nowhere.emit(record("lost"))
    nowhere.close()


def test_a_folder_that_is_taken_away_comes_back(tmp_path, handler):
    handler.emit(record("before"))
    handler._handler.stream.close()  # as a network drive that is gone
    handler.emit(record("after"))
    assert "after" in words(tmp_path / "b")


def test_a_failing_rotation_loses_no_words(tmp_path, handler, monkeypatch):
    def refuse(*_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("os.rename", refuse)
    for number in range(200):
        handler.emit(record("%d %s", number, "z" * MOST_CHARACTERS))
    assert handler.file != tmp_path / "a" / "exhibit.log"
    handler.emit(record("the end"))


def test_an_entry_that_cannot_be_formatted_disturbs_nobody(tmp_path, handler, capsys):
    handler.emit(record("%d", "no number"))
    handler.emit(record("good"))
    assert "good" in words(tmp_path / "a")
    assert capsys.readouterr().err == ""


def test_no_name_of_a_person(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", "/home/ada")
    handler = FoldersHandler(PROGRAM, [tmp_path], Clock())
    handler.emit(record("%s is broken", "/home/ada/glass-box/main.py"))
    handler.close()
    assert "~/glass-box/main.py is broken" in words(tmp_path)
    assert "ada" not in words(tmp_path)


def test_a_traceback_is_in_the_log_with_the_time(tmp_path):
    logger = logging.Logger("game.trial")
    path = start_log(SUPERVISOR, [tmp_path], logger)
    assert path == tmp_path / "supervisor.log"
    try:
        raise ZeroDivisionError("by nothing")
    except ZeroDivisionError:
        logger.exception("crashed")
    for handler in logger.handlers:
        handler.close()
    text = path.read_text()
    assert "Traceback" in text
    assert "ZeroDivisionError: by nothing" in text
    assert text[:2] == "20"
    assert text.split()[1] == "ERROR"


# ---------------------------------------------------------------- where they are


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"HOME": "/home/a"}, "/home/a/.local/state/glass-box"),
        ("linux", {"HOME": "/home/a", "XDG_STATE_HOME": "/s"}, "/s/glass-box"),
        ("linux", {"HOME": "/home/a", "XDG_STATE_HOME": "s"}, "/home/a/.local/state/glass-box"),
        ("darwin", {"HOME": "/Users/a"}, "/Users/a/Library/Logs/glass-box"),
        ("win32", {"LOCALAPPDATA": "/l"}, "/l/glass-box"),
    ],
)
def test_the_folder_of_the_user(platform, environment, expected):
    first, *others = log_folders("", environment, platform)
    assert first == Path(expected)
    assert len(others) == 1


def test_the_configured_folder_comes_first_and_somewhere_there_is_always_one():
    assert log_folders("/x", {"HOME": "/h"}, "linux")[:2] == (
        Path("/x"),
        Path("/h/.local/state/glass-box"),
    )
    assert len(log_folders("", {}, "win32")) == 1


@pytest.mark.parametrize("error", [MemoryError(), LookupError("unknown encoding"), OSError(24)])
def test_whatever_keeps_a_log_from_opening_disturbs_nobody(tmp_path, monkeypatch, error):
    def refuse(*_, **__):
        raise error

    monkeypatch.setattr(files, "_StrictHandler", refuse)
    logger = logging.Logger("of a test")
    assert start_log(PROGRAM, [tmp_path, tmp_path / "next"], logger) is None
    logger.error("lost")
