"""The count of predictions is kept beside the logs, whatever happens to disk and file."""

import csv
import logging
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.exhibit.predictions import (
    BROKEN_NAME,
    FILE_NAME,
    MOST_BYTES,
    MOST_COUNTED,
    MOST_ROWS,
    PredictionFile,
    Predictions,
)
from game.session import commands as c
from game.session.questions.answer import Line
from game.session.questions.count import COLUMNS, Tally
from game.session.questions.turn import State
from tests.full_disk import files_of_at_most
from tests.session.questions.stage import Visit

ROWS = (
    ("xor", "loss", Tally(9, 7, 3, 2, 1)),
    ("xor", "line", Tally(5, 5, 5)),
    ("and", "loss", Tally(1)),
)


class Exhibit:
    """A program that counts, and its clock."""

    def __init__(self, *folders: Path) -> None:
        self.seconds = 1000.0
        self.file = PredictionFile(folders)
        self.visit = Visit(clocks=False)
        self.start()

    def start(self) -> None:
        self.predictions = Predictions(self.file, lambda: self.seconds)

    def look(self, seconds: float = 0.0) -> None:
        self.seconds += seconds
        now = self.visit.session.snapshot()
        self.predictions.look(now.preset.name, now.run[0], now.turn)


@pytest.fixture
def exhibit(tmp_path: Path) -> Exhibit:
    return Exhibit(tmp_path / "logs")


def test_a_visit_is_written_within_a_minute(exhibit: Exhibit, tmp_path: Path) -> None:
    exhibit.look()
    assert not (tmp_path / "logs").exists(), "nothing was asked yet"
    exhibit.visit.at(1)
    exhibit.look(59.0)
    assert exhibit.file.read() == ()
    exhibit.visit.do(c.PlaceAnswer(Line(NETWORK.connections[0])), c.ShowMe()).until(State.REVEAL)
    exhibit.look(1.0)
    assert exhibit.file.read() == (("xor", "line", Tally(asked=1, answered=1)),)
    assert [path.name for path in (tmp_path / "logs").iterdir()] == [FILE_NAME]


def test_nothing_is_written_where_there_is_no_news(exhibit: Exhibit, tmp_path: Path) -> None:
    exhibit.visit.at(0)
    exhibit.look()
    before = os.stat(tmp_path / "logs" / FILE_NAME)
    for _ in range(5):
        exhibit.look(100.0)
    exhibit.predictions.write()
    after = os.stat(tmp_path / "logs" / FILE_NAME)
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_the_next_program_goes_on_counting(exhibit: Exhibit) -> None:
    for times in (1, 2, 3):
        exhibit.visit.do(c.StartOver()).at(0)
        exhibit.look()
        exhibit.predictions.write()
        assert exhibit.file.read() == (("xor", "loss", Tally(asked=times)),)
        exhibit.start()


def test_it_is_a_table_that_says_what_is_in_it(tmp_path: Path) -> None:
    assert PredictionFile([tmp_path]).write(ROWS)
    with open(tmp_path / FILE_NAME, encoding="utf-8", newline="") as file:
        table = list(csv.reader(file))
    assert tuple(table[0]) == COLUMNS
    assert table[1] == ["xor", "loss", "9", "7", "3", "2", "1"]
    assert PredictionFile([tmp_path]).read() == ROWS


# ---------------------------------------------------------------- a disk that does not take it


def test_a_full_disk_keeps_what_was_there_and_is_told_once(
    exhibit: Exhibit, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    exhibit.file.write(ROWS)
    before = (tmp_path / "logs" / FILE_NAME).read_bytes()
    exhibit.start()
    exhibit.visit.at(0)
    with files_of_at_most(10), caplog.at_level(logging.WARNING, "game"):
        for _ in range(3):
            exhibit.look(100.0)
    assert (tmp_path / "logs" / FILE_NAME).read_bytes() == before
    assert [path.name for path in (tmp_path / "logs").iterdir()] == [FILE_NAME]
    assert len(caplog.records) == 1
    exhibit.look(100.0)
    assert exhibit.file.read()[0] == ("xor", "loss", Tally(10, 7, 3, 2, 1))


def test_another_folder_takes_it_and_gives_it_back(tmp_path: Path) -> None:
    (tmp_path / "first").write_text("in place of the folder")
    both = [tmp_path / "first", tmp_path / "second"]
    assert PredictionFile(both).write(ROWS)
    assert PredictionFile(both).read() == ROWS
    (tmp_path / "first").unlink()
    assert PredictionFile(both).write(ROWS)
    assert (tmp_path / "first" / FILE_NAME).exists()
    assert not (tmp_path / "second" / FILE_NAME).exists()
    assert not PredictionFile([]).write(ROWS)


def test_of_two_files_the_larger_counts_hold(tmp_path: Path) -> None:
    PredictionFile([tmp_path / "a"]).write((("xor", "loss", Tally(9, 3)), ROWS[1]))
    PredictionFile([tmp_path / "b"]).write((("xor", "loss", Tally(8, 5)), ROWS[2]))
    both = PredictionFile([tmp_path / "a", tmp_path / "b"]).read()
    assert both == (("xor", "loss", Tally(9, 5)), ROWS[1], ROWS[2])


# ---------------------------------------------------------------- a file that is broken

HEAD = ",".join(COLUMNS)


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (b"\xff\xfe", ()),
        (b"\0", ()),
        (b"x" * (MOST_BYTES + 1), ()),
        (b'"' + b"x" * 140_000, ()),
        (f"{HEAD}\nxor,loss,1,1\n".encode(), ()),
        (f"{HEAD}\nxor,loss,1,1,1,-1,0\n".encode(), ()),
        (f"{HEAD}\nxor,loss,1,1,1,1.5,0\n".encode(), ()),
        (f"{HEAD}\nxor,loss,1,1,1,,0\n".encode(), ()),
        (f"{HEAD}\nxor,loss,1,1,1,{'9' * 5000},0\n".encode(), ()),
        (f"{HEAD}\nxor,loss,1,1,1,\u0661,0\n".encode(), ()),
        (f"{HEAD}\nxor,,1,1,1,1,0\n".encode(), ()),
        (f"{HEAD}\nxor,\x1b[2J,1,1,1,1,0\n".encode(), ()),
        (f"{HEAD}\nxor;loss;1;1;1;1;0\nxor,line,5,5,5,0,0\n".encode(), (ROWS[1],)),
        (f"{HEAD}\nxor,line,5,5,5,0,0\nxor,line,6,6,6,0,0\n".encode(), (ROWS[1],)),
    ],
    ids=lambda given: ascii(given)[:40],
)
def test_what_can_be_understood_counts_and_the_rest_is_kept_aside(
    content: bytes,
    rows: tuple[tuple[str, str, Tally], ...],
    exhibit: Exhibit,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(content)
    with caplog.at_level(logging.WARNING, "game"):
        exhibit.start()
    assert len(caplog.records) == 1
    assert (folder / BROKEN_NAME).read_bytes() == content
    exhibit.visit.at(0)
    exhibit.look()
    assert exhibit.file.read() == (*rows, ("xor", "loss", Tally(asked=1)))
    exhibit.start()
    assert len(caplog.records) == 1, "what was written in its place is whole"


def test_what_a_spreadsheet_saves_is_understood(tmp_path: Path) -> None:
    lines = [HEAD, "xor,loss,9,7,3,2,1", '"xor","line",5,5,5,0,0', "", "and,loss,1,0,0,0,0", ""]
    (tmp_path / FILE_NAME).write_bytes("\r\n".join(lines).encode("utf-8-sig"))
    file = PredictionFile([tmp_path])
    assert file.read() == ROWS
    assert file.put_broken_aside() == ()


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices of POSIX")
@pytest.mark.parametrize("kind", ["pipe", "zero", "folder", "circle"])
def test_what_is_no_file_is_neither_waited_for_nor_in_the_way(
    kind: str, exhibit: Exhibit, tmp_path: Path
) -> None:
    place = tmp_path / "logs" / FILE_NAME
    place.parent.mkdir()
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "folder":
        place.mkdir()
    else:
        place.symlink_to("/dev/zero" if kind == "zero" else FILE_NAME)
    exhibit.start()
    exhibit.visit.at(0)
    exhibit.look()
    assert exhibit.file.read() == (("xor", "loss", Tally(asked=1)),)


def test_it_never_grows_beyond_what_is_read_again(tmp_path: Path) -> None:
    name = "a" * 100
    many = tuple((name, f"{number:0100}", Tally(*[10**30] * 5)) for number in range(5000))
    file = PredictionFile([tmp_path])
    assert file.write(many)
    assert os.path.getsize(tmp_path / FILE_NAME) <= MOST_BYTES
    assert file.read() == tuple((*row[:2], Tally(*[MOST_COUNTED] * 5)) for row in many[:MOST_ROWS])


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode()))
def test_nothing_in_the_file_stops_the_program(content: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    Predictions(PredictionFile([tmp_path]), lambda: 0.0).write()
