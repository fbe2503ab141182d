"""Last words are kept, in bounds, and never cost more than they are worth."""

import os
from pathlib import Path

from game.exhibit.logs.crash_file import BEFORE, MOST_BYTES, NAME, CrashFile
from tests.full_disk import files_of_at_most


def test_the_last_words_are_kept_in_two_files_at_most(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    crash_file = CrashFile([folder])
    for number in range(2000):
        crash_file.write(b"%04d" % number + b"x" * 996)
    files = sorted(path.name for path in folder.iterdir())
    assert files == sorted([NAME, BEFORE])
    assert all((folder / name).stat().st_size <= MOST_BYTES for name in files)
    assert b"1999x" in (folder / NAME).read_bytes()


def test_a_silent_end_leaves_nothing(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    copying = CrashFile([tmp_path]).listen(reading, "process 7")
    os.close(writing)
    copying.join(5)
    assert list(tmp_path.iterdir()) == []


def test_who_spoke_and_when(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    copying = CrashFile([tmp_path]).listen(reading, "process 7")
    os.write(writing, b"farewell\n")
    os.close(writing)
    copying.join(5)
    heading, words = (tmp_path / NAME).read_text().strip().splitlines()
    assert heading.startswith("== 2")
    assert heading.endswith(" process 7 ==")
    assert words == "farewell"


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    CrashFile([]).write(b"farewell")
    CrashFile([tmp_path / "file" / "folder", tmp_path / "next"]).write(b"farewell")
    assert (tmp_path / "next" / NAME).read_bytes() == b"farewell"
    with files_of_at_most(0):
        CrashFile([tmp_path]).write(b"farewell")
    assert (tmp_path / NAME).read_bytes() == b""
