"""``status`` tells a human how the exhibit is."""

import json
import os
import re
import subprocess
import sys
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime, timedelta

import pytest

from game.app import paths
from game.app.cli import main
from game.app.commands import status
from game.app.program.reporter import HIDDEN
from game.exhibit.logs.time_of_day import local_time
from game.exhibit.predictions import FILE_NAME as PREDICTIONS
from game.exhibit.predictions import PredictionFile
from game.exhibit.status.file import Status, StatusFile
from game.exhibit.status.processes import this_machine
from game.exhibit.supervisor.rounds import ENDED_AS_ASKED, ENDED_BY_STAFF
from game.session.questions.count import Tally
from game.view.scene.texts import load_texts

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)
TEXTS = load_texts(paths.TEXTS, "en")
GOOD = Status(
    written_at=NOON.isoformat(),
    started_at=(NOON - timedelta(days=3, hours=4)).isoformat(),
    uptime=273_600.0,
    pid=4711,
    version="0.1.0",
    picture=True,
    stage="attract",
    view="visitor",
    profile="kiosk",
    visits=42,
    restarts=3,
    restarts_last_hour=1,
    last_fault="killed by signal 9",
    frames=1_000_000,
    frames_changed=940_312,
    still_seconds=0.1,
    frame_p50=6.6,
    frame_p95=8.0,
    frame_p99=9.1,
    frame_longest=40.2,
    memory=171.4,
)


def told(tmp_path, capsys, written, seconds_later, code):
    StatusFile([tmp_path]).write(written)
    now = NOON + timedelta(seconds=seconds_later)
    assert status.tell([tmp_path], now, False, TEXTS) == code
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def test_a_running_exhibit_is_told_whole(tmp_path, capsys):
    out = told(tmp_path, capsys, GOOD, 30, 0)
    for words in (
        "is running",
        "30 s ago, process 4711",
        "3 d 4 h, since 2030-04-28T08:00:00+00:00",
        "nobody is there; the show runs",
        "42",
        "3, 1 of them in the last hour",
        "killed by signal 9",
        "changed 0.1 s before it was seen, in 940,312 of 1,000,000 frames",
        "1,000,000; half of them within 6.6 ms",
        "171 MB",
        str(tmp_path / "status.json"),
    ):
        assert words in out
    assert "status." not in out.replace("status.json", "")
    assert "safe mode" not in out


@pytest.mark.parametrize(
    ("changes", "later", "words"),
    [
        ({}, 59, "59 s"),
        ({"picture": False, "stage": "waiting for a display"}, 119, "1 min"),
        ({"picture": False, "stage": ENDED_BY_STAFF}, 119, "3 s"),
        ({}, 3600, "3 s"),
    ],
)
def test_it_is_up_until_now_or_until_it_was_seen_last(changes, later, words, tmp_path, capsys):
    started = NOON - timedelta(seconds=3)
    written = replace(GOOD, started_at=started.isoformat(), uptime=3.0, **changes)
    StatusFile([tmp_path]).write(written)
    status.tell([tmp_path], started + timedelta(seconds=later), False, TEXTS)
    (line,) = (each for each in capsys.readouterr().out.splitlines() if each.startswith("up "))
    assert line.split(maxsplit=1)[1].startswith(f"{words}, since ")


def test_one_that_was_not_seen_is_not_running(tmp_path, capsys):
    out = told(tmp_path, capsys, GOOD, 12 * 60, 1)
    assert "not running: not seen for 12 min" in out.splitlines()[0]


@pytest.mark.parametrize(
    ("still", "words"), [(59.94, "59.9 s"), (60.0, "1 min"), (7260, "2 h 1 m")]
)
def test_a_picture_that_stands_still_is_told(still, words, tmp_path, capsys):
    out = told(tmp_path, capsys, replace(GOOD, still_seconds=float(still)), 10, 0)
    assert f"picture      changed {words}" in out


def test_one_without_a_picture_says_why(tmp_path, capsys):
    dark = replace(GOOD, picture=False, stage="waiting for a display", frames=0, safe=True)
    out = told(tmp_path, capsys, dark, 10, 1)
    assert "no picture now: waiting for a display" in out.splitlines()[0]
    assert "in safe mode" in out


def test_one_that_no_pin_opens_says_so(tmp_path, capsys):
    assert "\nexit " not in told(tmp_path, capsys, GOOD, 10, 0)
    out = told(tmp_path, capsys, replace(GOOD, shut=True), 10, 0)
    assert "\nexit         no PIN opens it" in out


SPOILED = "\x1b[2J\x1b]0;owned\x07\x9b31m\u202e\r\n\x00\udcff"


@pytest.mark.parametrize("raw", [False, True])
def test_nothing_in_the_file_speaks_to_the_terminal(raw, tmp_path, capsys):
    words = [field.name for field in fields(Status) if field.type == "str" or field.type is str]
    spoiled = {name: SPOILED for name in words if not name.endswith("_at")}
    line = json.dumps(asdict(GOOD) | spoiled | {"odd": SPOILED})
    for written in (line, line.replace("\\u009b", "\x9b").replace("\\u202e", "\u202e")):
        (tmp_path / "status.json").write_text(written, encoding="utf-8")
        status.tell([tmp_path], NOON, raw, TEXTS)
        captured = capsys.readouterr()
        assert captured.out.replace("\n", "").isprintable()
        assert "owned" in captured.out
        assert captured.err == ""


@pytest.mark.parametrize(
    "content",
    [
        b"\xff", b"[]", b"3", b'"text"', b"null", b"{}", b"[" * 50_000, b" " * 200_000,
        json.dumps(asdict(GOOD) | {"uptime": float("nan")}).encode(),
        json.dumps(asdict(GOOD) | {"still_seconds": float("inf")}).encode(),
        json.dumps(asdict(GOOD) | {"shut": 1}).encode(),
        json.dumps(asdict(GOOD) | {"written_at": "now"}).encode(),
        json.dumps(asdict(GOOD) | {"visits": "HERE"}).encode().replace(b'"HERE"', b"1" * 5000),
    ],
)  # fmt: skip
def test_a_file_that_is_no_status_is_none(content, tmp_path, capsys):
    (tmp_path / "status.json").write_bytes(content)
    assert status.tell([tmp_path], NOON, False, TEXTS) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1


def test_the_file_of_an_older_program_is_read(tmp_path, capsys):
    older = {name: value for name, value in asdict(GOOD).items() if name != "shut"}
    (tmp_path / "status.json").write_text(json.dumps(older))
    assert status.tell([tmp_path], NOON, False, TEXTS) == 0


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices of POSIX")
@pytest.mark.parametrize("name", ["pipe", "zero", "folder", "circle"])
@pytest.mark.parametrize("option", ["--folder", "--config"])
def test_what_is_no_file_is_not_waited_for(option, name, tmp_path, capsys):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    (tmp_path / "folder").mkdir()
    (tmp_path / "circle").symlink_to("circle")
    if option == "--folder":
        (tmp_path / "status.json").symlink_to(tmp_path / name)
        assert main(["status", "--folder", str(tmp_path)]) == 1
    else:
        assert main(["status", "--config", str(tmp_path / name)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize(
    ("stage", "words"),
    [(ENDED_BY_STAFF, "was ended by staff"), (ENDED_AS_ASKED, "was ended as asked")],
)
@pytest.mark.parametrize(("minutes", "ago"), [(1, "1 min"), (180, "3 h")])
def test_one_that_was_ended_on_purpose_says_so_at_once_and_later(
    stage, words, minutes, ago, tmp_path, capsys
):
    ended = replace(GOOD, picture=False, stage=stage, view="", visits=0)
    out = told(tmp_path, capsys, ended, minutes * 60, 1)
    assert out.splitlines()[0] == f"Glass Box 0.1.0 {words}, {ago} ago."
    assert "visits" not in out, "the supervisor counts nobody"
    assert "\nnow " not in out, "the first line says it"


@pytest.mark.skipif(os.name != "posix", reason="no process is asked after elsewhere")
def test_one_whose_process_is_gone_is_not_running(tmp_path, capsys):
    child = subprocess.Popen([sys.executable, "-c", ""])
    written = replace(GOOD, pid=child.pid, machine=this_machine())
    child.wait()
    out = told(tmp_path, capsys, written, 20, 1)
    assert f"not running: its process {child.pid} is gone; last seen 20 s ago." in out
    told(tmp_path, capsys, replace(written, pid=os.getpid()), 20, 0)
    told(tmp_path, capsys, replace(written, machine="another"), 20, 0)


def test_a_clock_that_was_set_back_is_named(tmp_path, capsys):
    out = told(tmp_path, capsys, GOOD, -7200, 1)
    assert "2 h in the future" in out.splitlines()[0]
    assert "-" not in out.splitlines()[1]


def test_the_command_finds_the_folder_of_the_configuration(tmp_path, capsys):
    StatusFile([tmp_path / "logs"]).write(replace(GOOD, written_at=local_time().isoformat()))
    file = tmp_path / "kiosk.toml"
    file.write_text(f"[staff]\nlog-folder = {json.dumps(str(tmp_path / 'logs'))}\n")
    assert main(["status", "--config", str(file)]) == 0
    assert "is running" in capsys.readouterr().out
    assert main(["status", "--folder", str(tmp_path / "logs"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["visits"] == 42


def test_no_file_is_a_sentence_and_code_1(tmp_path, capsys):
    (tmp_path / "status.json").write_text("half a li")
    assert main(["status", "--folder", str(tmp_path)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert str(tmp_path) in captured.err
    assert captured.err.count("\n") == 1


def test_bad_options_are_named(tmp_path, capsys):
    assert main(["status", "--config", str(tmp_path / "none.toml")]) == 2
    assert "none.toml" in capsys.readouterr().err
    assert main(["status", "--config", "a", "--folder", "b"]) == 2
    assert "--folder" in capsys.readouterr().err


# What the exhibit's README shows, as it was written 41 s before.
SAMPLE_NOW = datetime(2026, 11, 25, 12, 10, 23, tzinfo=UTC)
SAMPLE = replace(
    GOOD,
    written_at=(SAMPLE_NOW - timedelta(seconds=41)).isoformat(),
    started_at=(SAMPLE_NOW - timedelta(hours=3, minutes=20)).isoformat(),
    visits=17,
    restarts=1,
    restarts_last_hour=0,
    frames=719_640,
    frames_changed=671_204,
    frame_p50=6.4,
    frame_p95=8.1,
    frame_p99=9.7,
    frame_longest=48.3,
)
COUNTED = (
    ("story-xor", "loss", Tally(asked=120, answered=92, right=31, again=30, again_right=24)),
    ("story-xor", "line", Tally(asked=94, answered=68, right=40, again=18, again_right=16)),
)
SAMPLE_FILE = "/var/lib/glass-box/status.json"


def test_the_exhibits_readme_shows_what_is_printed(tmp_path, capsys):
    StatusFile([tmp_path]).write(SAMPLE)
    PredictionFile([tmp_path]).write(COUNTED)
    assert status.tell([tmp_path], SAMPLE_NOW, False, TEXTS) == 0
    printed = capsys.readouterr().out.replace(str(tmp_path / "status.json"), SAMPLE_FILE)
    readme = (paths.ASSETS / "exhibit" / "README.md").read_text(encoding="utf-8")
    assert "".join(f"    {line}\n" for line in printed.splitlines()) in readme


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"), (59.9, "59 s"), (60, "1 min"), (3599, "59 min"), (3600, "1 h"),
        (3660, "1 h 1 min"), (86_400, "1 d"), (86_460, "1 d"), (90_000, "1 d 1 h"),
        (8_640_000, "100 d"),
    ],
)  # fmt: skip
def test_durations_are_told_in_their_two_largest_units(seconds, words):
    assert status.duration(seconds, TEXTS) == words


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_a_hidden_window_is_no_picture(language, tmp_path, capsys):
    texts = load_texts(paths.TEXTS, language)
    StatusFile([tmp_path]).write(replace(GOOD, picture=False, stage=HIDDEN))
    assert status.tell([tmp_path], NOON + timedelta(seconds=9), False, texts) == 1
    out = capsys.readouterr().out
    assert texts("status.stage.hidden") in out.splitlines()[0]
    assert "shows no picture" in out or language != "en"


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_what_was_predicted_is_told_together_and_for_each_question(language, tmp_path, capsys):
    texts = load_texts(paths.TEXTS, language)
    StatusFile([tmp_path]).write(GOOD)
    PredictionFile([tmp_path]).write(COUNTED)
    assert status.tell([tmp_path], NOON, False, texts) == 0
    lines = capsys.readouterr().out.splitlines()
    begin = next(
        n for n, line in enumerate(lines) if line.startswith(texts("status.label.predictions"))
    )
    counts = [
        [int(word) for word in re.findall(r"[0-9]+", line)] for line in lines[begin : begin + 3]
    ]
    assert counts == [[214, 160, 71, 48, 40], [120, 92, 31, 30, 24], [94, 68, 40, 18, 16]]
    assert [line.split()[0] for line in lines[begin + 1 : begin + 3]] == [
        "story-xor/loss",
        "story-xor/line",
    ]


def test_what_was_predicted_is_in_the_json(tmp_path, capsys):
    StatusFile([tmp_path]).write(GOOD)
    assert status.tell([tmp_path], NOON, True, TEXTS) == 0
    assert json.loads(capsys.readouterr().out)["predictions"] == []
    PredictionFile([tmp_path]).write(COUNTED)
    assert status.tell([tmp_path], NOON, True, TEXTS) == 0
    first = json.loads(capsys.readouterr().out)["predictions"][0]
    assert first == {"story": "story-xor", "question": "loss"} | asdict(COUNTED[0][2])


@pytest.mark.parametrize("raw", [False, True])
def test_a_broken_table_speaks_to_no_terminal_and_is_left_alone(raw, tmp_path, capsys):
    StatusFile([tmp_path]).write(GOOD)
    spoiled = b"story,question\nxor,\x1b[2Jloss,1,1,1,0,0\nxor,line,3,2,1,0,0\n\x00\n"
    (tmp_path / PREDICTIONS).write_bytes(spoiled)
    assert status.tell([tmp_path], NOON, raw, TEXTS) == 0
    captured = capsys.readouterr()
    assert captured.out.replace("\n", "").isprintable()
    assert ("line" in captured.out, "loss" in captured.out, captured.err) == (True, False, "")
    assert (tmp_path / PREDICTIONS).read_bytes() == spoiled, "status only looks"
