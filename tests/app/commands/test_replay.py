"""--record writes what was done in a window, and ``replay`` plays it again or says why not."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from game.app.cli import main
from game.app.program.attendant import Attendant
from game.session import commands as c
from game.session.fingerprint import fingerprint
from tests.full_disk import files_of_at_most

Captured = pytest.CaptureFixture[str]


def visit(program: Attendant) -> str:
    """What somebody does in a window."""
    application = program.application
    for command in (c.TogglePlay(), c.ChangeSetting("learning_rate", 0.4), c.NewWeights()):
        application.carry_out(command)
        for _ in range(70):
            application.tick()
    return fingerprint(application.session)


def watch(program: Attendant) -> str:
    """Until the replay is over."""
    while program.application.playback is not None:
        program.application.tick()
    return fingerprint(program.application.session)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The fingerprints with which windows were closed; --record makes one a visit."""
    closed: list[str] = []

    def play(program: Attendant, *_: object) -> int:
        use: Callable[[Attendant], str] = visit
        if program.application.playback is not None:
            use = watch
        closed.append(use(program))
        return 0

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("game.app.window.loop.play", play)
    monkeypatch.setattr("game.app.window.display.display_available", lambda: True)
    return closed


@pytest.fixture
def recorded(seen: list[str], capsys: Captured) -> str:
    assert main(["--seed", "7", "--learning-rate", "0.8", "--record", "run.json"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("run.json: 4 actions in 0:04.")
    assert said.err == ""
    return seen.pop()


def test_a_recorded_run_is_played_again(recorded: str, seen: list[str], capsys: Captured) -> None:
    assert main(["replay", "run.json"]) == 0
    assert seen == [recorded]
    assert capsys.readouterr().out == ""


def test_without_a_window_it_is_only_checked(
    recorded: str, seen: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["replay", "run.json", "--headless"]) == 0
    said = capsys.readouterr()
    assert "4 actions in 0:04; played again it is the same at all 4 looks" in said.out
    assert said.err == ""
    monkeypatch.setattr("game.app.window.display.display_available", lambda: False)
    assert main(["replay", "run.json"]) == 0
    assert "There is no display" in capsys.readouterr().err
    assert main(["replay", "run.json", "--size", "1280x720"]) == 2
    assert main(["--record", "other.json"]) == 2
    assert os.listdir() == ["run.json"]
    assert seen == []


def test_what_cannot_be_played_is_one_sentence(
    recorded: str, seen: list[str], capsys: Captured
) -> None:
    text = Path("run.json").read_text()
    os.mkdir("folder")
    Path("cut.json").write_text(text[:400])
    Path("other.json").write_text(text.replace('"value": 0.4', '"value": 0.5'))
    Path("sealed.json").write_text(text.replace('"seal": "', '"seal": "0'))
    for name, words in {
        "folder": "it is a folder",
        "nowhere.json": "No such file",
        os.devnull: "a pipe or a device",
        "cut.json": "line ",
        "other.json": "tick 120: here it is no longer",
        "sealed.json": "the seal is broken",
    }.items():
        assert main(["replay", name]) == 2
        said = capsys.readouterr()
        (sentence,) = said.err.strip().splitlines()
        assert words in sentence
        assert sentence.startswith(f"{name} cannot be played again")
        assert said.out == ""
    assert seen == []


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_record_that_cannot_be_written_is_said_and_leaves_nothing_half(
    seen: list[str], capsys: Captured
) -> None:
    assert main(["--record", "nowhere/run.json"]) == 2
    assert "nowhere/run.json cannot be written" in capsys.readouterr().err
    assert seen == []
    with files_of_at_most(300):
        assert main(["--record", "run.json"]) == 2
    assert "run.json cannot be written" in capsys.readouterr().err
    assert os.listdir() == []
