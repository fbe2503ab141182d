"""The strangest words for every option: a sentence in one line, or they are taken; never more."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pygame
import pytest

from game.app.cli import main
from game.app.files.faulty_files import faulty_questions
from game.engine.topology import NETWORK_2_2_1
from game.exhibit.configuration.installed import installed
from game.session.presets import load_presets, load_stories, read_presets
from game.session.start_file import load_start
from game.view.scene.texts import load_texts
from tests.app.commands.option_table import PLAY, TABLE, stand_in_for_what_takes_long
from tests.app.forks import Forks

ROOT = Path(__file__).resolve().parents[3]
ODD_WORDS = (
    *("", " ", "-", "--", "---", "=", "-1", "+1", "0", "1", "0x10", "1_0", "1e999", "-inf", "nan"),
    *("9" * 5000, "-" + "9" * 5000, "1." + "9" * 5000, "1e" + "9" * 5000, "9" * 5000 + "x1"),
    *("1x" + "9" * 5000, "x", "1x1", "1x1x1", "640x480x", "³x²", "٣", "½", "１２"),
    *("\0", "a\0b", "\udcff", "\udc80.png", "\n", "\r", "\x1b[2J", "‮", "￿", "😀"),
    *("{}", "{0}", "{name}", "%s", "%(prog)s", "'", '"', "\\", "/", ".", "..", "~", "None", "True"),
    *("a" * 300, "a/" * 3000, "nowhere/there.csv", "[]", "null", "--help", "xor", "full", "all"),
)
_texts, _presets, _read_presets, _stories, _installed, _faulty_questions = map(
    cache,
    (load_texts, load_presets, read_presets, load_stories, installed, faulty_questions),
)
LEAST = {PLAY: [], "shot": ["shot", "out.png"], "worksheet": ["worksheet", "pages"]}


@pytest.fixture
def quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is trained or drawn for long, and no window opens."""
    monkeypatch.chdir(tmp_path)
    stand_in_for_what_takes_long(monkeypatch)
    for module in ("train", "shot", "play"):
        monkeypatch.setattr(f"game.app.commands.{module}.train", lambda *_: None)
    monkeypatch.setattr("game.app.commands.shot.draw", lambda *_: pygame.Surface((4, 4)))
    monkeypatch.setattr("game.app.commands.worksheet.pages", lambda *_: ())
    # Read and made once and not a thousand times; only what is asked differs.
    monkeypatch.setattr("game.app.cli.load_texts", _texts)
    monkeypatch.setattr("game.app.cli.load_presets", _presets)
    monkeypatch.setattr("game.app.commands.play.read_presets", _read_presets)
    monkeypatch.setattr("game.app.commands.config.installed", _installed)
    monkeypatch.setattr("game.app.commands.config.faulty_questions", _faulty_questions)
    for module in ("play", "shot"):
        monkeypatch.setattr(f"game.app.commands.{module}.load_stories", _stories)
    monkeypatch.setattr("game.app.window.display.display_available", lambda: False)


def expect_a_sentence_or_nothing(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    try:
        code = main(arguments)
    except SystemExit as left:
        # argparse's way to end after --help.
        code = int(left.code or 0)
    said = capsys.readouterr()
    assert code in (0, 1, 2), arguments
    assert "Traceback" not in said.err
    if code == 2:
        assert len(said.err.splitlines()) == 1 or not said.err, said.err
        assert said.err or said.out
        assert "problem." not in said.err
        assert "\x1b" not in said.err


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(("command", "option"), TABLE)
def test_odd_words_for_an_option(
    capsys: pytest.CaptureFixture[str], command: str, option: str
) -> None:
    least = LEAST.get(command, [command])
    for word in ODD_WORDS:
        expect_a_sentence_or_nothing(capsys, [*least, f"--{option}={word}"])
    for word in ("", "-1", "--", "-", "\0", "\udcff", "--help"):
        expect_a_sentence_or_nothing(capsys, [*least, f"--{option}", word])
        expect_a_sentence_or_nothing(capsys, [*least[:1], word, f"--{option}"])


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("word", ODD_WORDS)
def test_an_odd_word_as_command_option_or_picture(
    capsys: pytest.CaptureFixture[str], word: str
) -> None:
    for arguments in ([word], ["shot", word], [f"--{word}"], [word, "train"], ["train", word]):
        expect_a_sentence_or_nothing(capsys, arguments)


@pytest.mark.parametrize(
    "word", ["--config=--", "--config=-", "--config", "--config=", "x", "\udcff"]
)
def test_odd_words_for_the_kiosk(word: str, tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--kiosk", word],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert told.returncode == 2
    assert len(told.stderr.splitlines()) == 1


# ---------------------------------------------------------------- start files


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_a_start_file_in_any_encoding_of_json(tmp_path: Path, encoding: str) -> None:
    start = {NETWORK_2_2_1.column_name(p): 0.25 for p in NETWORK_2_2_1.parameters}
    file = tmp_path / "start.json"
    file.write_text(json.dumps(start, indent=1), encoding=encoding)
    assert load_start(file) == start


# ---------------------------------------------------------------- ways to start Python


TRAIN, EXHIBIT = ["train", "--epochs", "3"], ["--kiosk", "--config", "nowhere"]


@pytest.mark.parametrize("flags", [["-P"], ["-I"], ["-E", "-s"], ["-B"]])
@pytest.mark.parametrize("safe_path", ["", "1"])
def test_the_program_is_found_however_python_is_started(
    flags: list[str], safe_path: str, tmp_path: Path
) -> None:
    link = tmp_path / "box.py"
    link.symlink_to(ROOT / "main.py")
    # Every two of: flags, safe path, script, and which part of the program.
    script = link if (flags[0] in ("-P", "-E")) == bool(safe_path) else ROOT / "main.py"
    arguments = EXHIBIT if (flags[0] in ("-P", "-I")) == bool(safe_path) else TRAIN
    told = subprocess.run(
        [sys.executable, *flags, str(script), *arguments],
        cwd=tmp_path,
        env=os.environ | {"PYTHONSAFEPATH": safe_path},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Error" not in told.stderr
    assert told.returncode == (2 if "--kiosk" in arguments else 0)


# ---------------------------------------------------------------- nowhere to write to

FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["train", "--help"],
        ["train", "--epochs", "3"],
        ["train", "--epochs", "3", "--lang", "de"],
        ["soak", "--hours", "0.0001", "--size", "640x480"],
        ["config", "--show"],
        ["config", "--check", "nowhere.toml"],
        ["config", "--check", str(ROOT / "assets" / "kiosk.toml")],
    ],
)
def test_what_cannot_be_written_down_is_said(
    arguments: list[str], unbuffered: str, tmp_path: Path, forks: Forks
) -> None:
    # Full together, or one alone; which one, with and without a buffer, alternates.
    alternates = len(" ".join(arguments)) % 2 == len(unbuffered)
    for full in ("stdout", "stderr") if alternates else ("both",):
        streams = {name: str(FULL) for name in ("stdout", "stderr") if full in (name, "both")}
        told = forks.run(*arguments, folder=tmp_path, unbuffered=bool(unbuffered), **streams)
        if full == "stderr":
            assert told.returncode in (0, 2)
            assert told.stdout
        else:
            assert told.returncode == 2
        if full == "stdout":
            assert "Traceback" not in told.stderr
            # A progress bar may stand before it.
            *_, sentence = told.stderr.splitlines()
            german = "--lang" in arguments
            assert sentence.startswith("Was zu sagen ist" if german else "What there is to say")


@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_program_of_its_own_says_so_as_well(unbuffered: str, tmp_path: Path) -> None:
    with FULL.open("w") as device:
        told = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), *TRAIN],
            cwd=tmp_path,
            env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
            stdout=device,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    assert told.returncode == 2
    assert told.stderr.splitlines()[-1].startswith("What there is to say")
