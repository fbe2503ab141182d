"""The status file: one line a minute, whole or not at all, right on clocks that jump."""

import json
import logging
import os
import time
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime, timedelta

import pytest

from game.exhibit.logs.crash_file import CrashFile
from game.exhibit.logs.files import BriefFormatter
from game.exhibit.logs.time_of_day import local_time
from game.exhibit.status.file import (
    FILE_NAME,
    Status,
    StatusFile,
    parsed,
    read_line,
)
from game.exhibit.status.memory import resident_megabytes
from game.exhibit.status.report import Clocks, ProgramReport, SupervisorReport, version
from game.exhibit.status.restarts import HOUR, MOST_RECENT, VARIABLE, RestartHistory, inherited
from tests.full_disk import files_of_at_most

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)
NOW = {"stage": "visitor", "view": "lab", "profile": "kiosk", "visits": 7}


class World:
    """Two clocks and a folder."""

    def __init__(self, folder):
        self.seconds, self.day = 5000.0, NOON
        self.clocks = Clocks(lambda: self.seconds, lambda: self.day)
        self.file = StatusFile([folder])
        self.path = folder / FILE_NAME

    def pass_by(self, seconds, jump=0.0):
        self.seconds += seconds
        self.day += timedelta(seconds=seconds + jump)

    @property
    def status(self):
        return parsed(self.path.read_text())


@pytest.fixture
def world(tmp_path):
    return World(tmp_path / "logs")


@pytest.fixture
def status():
    return Status(
        written_at=NOON.isoformat(), started_at=NOON.isoformat(), uptime=0.0, pid=1,
        version="1", picture=True, stage="visitor",
    )  # fmt: skip


# ---------------------------------------------------------------- the program


def test_the_program_writes_one_line_a_minute(world):
    report = ProgramReport(world.file, RestartHistory(started=4990.0), world.clocks)
    for number in range(100):
        report.frame_times.add(8.0 + number / 100)
    report.frame_times.add(55.5)
    assert report.write_when_due(**NOW)
    line = world.path.read_text()
    assert line.count("\n") == 1
    assert set(json.loads(line)) == {field.name for field in fields(Status)}
    first = world.status
    assert (first.uptime, first.pid, first.picture) == (10.0, os.getpid(), True)
    assert (first.frames, first.frame_p50, first.frame_longest) == (101, 8.6, 55.5)
    assert (first.stage, first.view, first.profile, first.visits) == ("visitor", "lab", "kiosk", 7)
    assert first.version == version() != "unknown"
    assert first.memory == pytest.approx(resident_megabytes(), abs=50)
    world.pass_by(59.9)
    assert not report.write_when_due(**NOW)
    world.pass_by(0.2)
    assert report.write_when_due(**NOW | {"visits": 8})
    assert world.status.visits == 8
    assert [path.name for path in world.path.parent.iterdir()] == [FILE_NAME]


def test_it_is_told_how_long_the_picture_has_stood_still(world):
    report = ProgramReport(world.file, RestartHistory(started=5000.0), world.clocks)
    world.pass_by(4.0)
    report.stillness.begin()
    for changed in (True, False, True, False, False):
        world.pass_by(0.5)
        report.stillness.frame(changed)
    report.write_when_due(**NOW)
    assert (world.status.frames_changed, world.status.still_seconds) == (2, 1.0)
    world.pass_by(80.0, jump=-86_400)
    report.write_when_due(**NOW)
    assert world.status.still_seconds == 81.0


def test_a_show_that_stands_still_is_news_once_each_time(world):
    report = ProgramReport(world.file, RestartHistory(started=5000.0), world.clocks)
    news = []
    for second in range(120):
        world.pass_by(1.0)
        report.stillness.frame(second in (0, 59))
        news.append(report.stillness.is_news())
    assert [second for second, new in enumerate(news) if new] == [30, 89]


def test_clock_jumps_leave_the_uptime_and_the_minutes_alone(world):
    report = ProgramReport(world.file, RestartHistory(started=5000.0), world.clocks)
    report.write_when_due(**NOW)
    world.pass_by(60, jump=-86_400 * 365)
    assert report.write_when_due(**NOW)
    assert world.status.uptime == 60
    assert datetime.fromisoformat(world.status.started_at) == world.day - timedelta(seconds=60)
    world.pass_by(10, jump=86_400 * 3650)
    assert not report.write_when_due(**NOW)
    world.pass_by(50)
    assert report.write_when_due(**NOW)
    assert world.status.uptime == 120
    assert world.status.is_fresh(world.day)


def test_without_a_supervisor_the_program_is_its_own_beginning(world):
    history = inherited({}, world.seconds)
    assert history.uptime(world.seconds + 3) == 3
    assert history.uptime(world.seconds - 3) == 0


def test_the_end_is_written_at_once(world):
    report = ProgramReport(world.file, RestartHistory(started=5000.0), world.clocks)
    report.write_when_due(**NOW)
    assert report.write(**NOW | {"stage": "ended"}, picture=False)
    assert (world.status.stage, world.status.picture) == ("ended", False)


# ---------------------------------------------------------------- a disk that does not take it


def test_a_disk_that_does_not_take_it_disturbs_nobody(tmp_path, status, monkeypatch):
    (tmp_path / "file").write_text("in place of the folder")
    assert not StatusFile([tmp_path / "file"]).write(status)
    assert not StatusFile([]).write(status)
    assert StatusFile([tmp_path / "file", tmp_path / "b"]).write(status)
    assert read_line([tmp_path / "file", tmp_path / "b"])[0] == tmp_path / "b" / FILE_NAME


def test_a_disk_that_is_full_keeps_the_line_before(tmp_path, status):
    file = StatusFile([tmp_path])
    file.write(status)
    with files_of_at_most(100):
        assert not file.write(replace(status, visits=9))
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]
    assert parsed((tmp_path / FILE_NAME).read_text()) == status


def test_the_line_written_last_counts(tmp_path, status):
    older, newer = tmp_path / "a", tmp_path / "b"
    StatusFile([older]).write(status)
    later = replace(status, written_at=(NOON + timedelta(hours=1)).isoformat(), visits=3)
    StatusFile([newer]).write(later)
    path, line = read_line([older, newer])
    assert path.parent == newer
    assert parsed(line) == later


@pytest.mark.parametrize("line", ["", "{", "[]", "3", "{}", '{"written_at": 3}', "[" * 100_000])
def test_what_is_no_status_is_none(tmp_path, line):
    (tmp_path / FILE_NAME).write_text(line)
    assert read_line([tmp_path]) is None
    assert read_line([tmp_path / "nowhere"]) is None
    with pytest.raises(ValueError, match=r".+"):
        parsed(line)


def test_a_line_with_a_field_of_another_kind_is_none(status):
    good = asdict(status)
    assert parsed(json.dumps(good)) == status
    for name, value in (("visits", "7"), ("picture", 1), ("uptime", None), ("written_at", "2030")):
        with pytest.raises(ValueError, match=r".+"):
            parsed(json.dumps(good | {name: value}))


def test_freshness_is_measured_both_ways(status):
    assert status.is_fresh(NOON + timedelta(seconds=149))
    assert not status.is_fresh(NOON + timedelta(seconds=151))
    assert not status.is_fresh(NOON - timedelta(hours=1))


# ---------------------------------------------------------------- the supervisor


def test_the_supervisor_tells_while_there_is_no_picture(world):
    report = SupervisorReport(world.file, "kiosk", world.clocks)
    report.no_picture("starting", 0, "")
    assert (world.status.picture, world.status.stage) == (False, "starting")
    report.picture()
    world.pass_by(100)
    before = world.path.read_text()
    report.variables(safe=False)
    assert world.path.read_text() == before, "the program writes now"
    report.no_picture("waiting to restart", 1, "killed by signal 9")
    told = world.status
    assert (told.restarts, told.restarts_last_hour, told.uptime) == (1, 1, 100)
    assert told.last_fault == "killed by signal 9"


def test_the_supervisor_tells_of_the_end(world):
    report = SupervisorReport(world.file, "kiosk", world.clocks)
    report.no_picture("starting", 0, "")
    report.picture()
    world.pass_by(3600)
    report.no_picture("ended by staff", 0, "")
    assert (world.status.picture, world.status.stage) == (False, "ended by staff")
    assert (world.status.uptime, world.status.written_at) == (3600, world.day.isoformat())


def test_waiting_for_a_display_is_told_every_minute(world):
    report = SupervisorReport(world.file, "kiosk", world.clocks)
    report.variables(safe=False)
    report.no_picture("waiting for a display", 0, "")
    for _ in range(600):
        world.pass_by(1.0)
        report.variables(safe=False)
        assert world.status.is_fresh(world.day)


def test_the_program_hears_of_earlier_restarts(world):
    supervisor = SupervisorReport(world.file, "kiosk", world.clocks)
    supervisor.no_picture("waiting to restart", 1, "first")
    world.pass_by(HOUR - 60)
    supervisor.no_picture("waiting to restart", 2, "second")
    history = inherited(supervisor.variables(safe=True), world.seconds)
    program = ProgramReport(world.file, history, world.clocks)
    program.write_when_due(**NOW)
    told = world.status
    assert (told.restarts, told.restarts_last_hour, told.last_fault) == (2, 2, "second")
    assert told.safe
    assert told.uptime == HOUR - 60
    world.pass_by(61)
    program.write_when_due(**NOW)
    assert (world.status.restarts, world.status.restarts_last_hour) == (2, 1)


def test_weeks_of_crashes_fit_into_a_variable():
    history = RestartHistory(started=0.0)
    for second in range(5000):
        history = history.after_restart(float(second), "ended with exit code 1")
    assert history.restarts == 5000
    assert len(history.recent) == MOST_RECENT
    assert len(history.variables()[VARIABLE]) < 10_000
    assert inherited(history.variables(), 5000.0) == history


@pytest.mark.parametrize(
    "words",
    [
        *("", "[]", "3", "[1, 2, 3, 4, 5]", '["x", 1, [], "", false]', "[" * 100_000),
        *('[1e999, 1, [], "", false]', '[NaN, 1, [], "", false]', '[1, 1e999, [], "", false]'),
        *(f'[{"9" * 400}, 1, [], "", false]', f'[{"9" * 5_000}, 1, [], "", false]'),
        f'[1, 1, [{"9" * 400}], "", false]',
    ],
    ids=lambda words: words[:16],
)
def test_a_broken_variable_is_a_fresh_start(words):
    assert inherited({VARIABLE: words}, 9.0) == RestartHistory(started=9.0)


ZONES = [
    *("UTC+24", "UTC-24", "UTC+24:59:59", "UTC-24:59:59", "XYZ99", "XYZ-99:99:99", "UTC0", ""),
    *("Europe/Berlin", "No/Where", ":/dev/null", ":/", "../../etc/passwd", "A" * 5_000, "\udcff"),
    *("<+25>-25", "EST5EDT,M3.2.0,M11.1.0", "UTC+24DST-24,0/0,J365/25", "-", "1", "%s%n"),
]


@pytest.mark.parametrize("zone", ZONES, ids=lambda zone: ascii(zone[:12]))
def test_there_is_a_time_of_day_in_any_zone(zone, tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        now = local_time()
        CrashFile([tmp_path]).listen(_pipe_with(b"farewell"), "process 7").join(20)
        said = BriefFormatter().format(logging.makeLogRecord({"msg": "told"}))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert now.tzinfo is not None
    assert abs((datetime.now(UTC) - now).total_seconds()) < 60
    assert b"farewell" in (tmp_path / "crash.log").read_bytes()
    assert said.endswith(" told")


def _pipe_with(said):
    reading, writing = os.pipe()
    os.write(writing, said)
    os.close(writing)
    return reading


def test_the_memory_is_known():
    assert 5 < resident_megabytes() < 2000
