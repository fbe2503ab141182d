"""``shot`` draws a question at any stage; what it cannot draw is said in one sentence."""

from pathlib import Path

import pytest

from game.app.cli import main

XOR = ("--story", "xor")
BAD = [
    ("--question", "1"),
    (*XOR, "--question", "0"),
    (*XOR, "--question", "4"),
    (*XOR, "--question", "two"),
    ("--story", "nothing", "--question", "1"),
    ("--answer", "down"),
    ("--stage", "ask"),
    (*XOR, "--question", "3", "--answer", "sideways"),
    (*XOR, "--question", "3", "--answer", "line:x1-h2"),
    (*XOR, "--question", "2", "--answer", "line:x9-h2"),
    (*XOR, "--question", "1", "--answer", "curve:nowhere.txt"),
    (*XOR, "--question", "3", "--answer", "down", "--stage", "later"),
    (*XOR, "--question", "3", "--answer", "down", "--stage", "ask"),
    (*XOR, "--question", "3", "--stage", "reveal"),
    (*XOR, "--question", "3", "--epochs", "7"),
    (*XOR, "--question", "3", "--seed", "7"),
    (*XOR, "--seed", "7"),
    ("--votes", "1,2,3"),
    (*XOR, "--votes", "1,2,3"),
    (*XOR, "--question", "1", "--votes", "1,2,3"),
    (*XOR, "--question", "2", "--votes", "1,2,3"),
    (*XOR, "--question", "3", "--votes", "1,2"),
    (*XOR, "--question", "3", "--votes", ""),
    (*XOR, "--question", "3", "--votes", "1,,3"),
    (*XOR, "--question", "3", "--votes", "one,two,three"),
    (*XOR, "--question", "3", "--votes", "1.5,2,3"),
    (*XOR, "--question", "3", "--votes", "1,-2,3"),
    (*XOR, "--question", "3", "--votes", "-1,2,3"),
    (*XOR, "--question", "3", "--votes", "10000,2,3"),
    (*XOR, "--question", "3", "--votes", f"1,{'9' * 5000},3"),
    (*XOR, "--question", "3", "--votes", "1,2,3", "--answer", "up"),
    (*XOR, "--question", "3", "--votes", "1,2,3", "--stage", "placed"),
    (*XOR, "--question", "3", "--votes", "1,2,3", "--text", "normal"),
    (*XOR, "--question", "3", "--answer", "up", "--profile", "projector"),
    ("--race", "7"),
    ("--race", "-1"),
    ("--race", "some"),
    (*XOR, "--race", "2"),
    ("--race", "2", "--stage", "reveal"),
    ("--race", "6", "--stage", "placed"),
    ("--race", "2", "--question", "1"),
    ("--race", "2", "--epochs", "7"),
]


@pytest.mark.parametrize("arguments", BAD, ids=lambda words: " ".join(words)[:60])
def test_what_cannot_be_drawn_is_said_in_one_sentence(
    arguments: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["shot", "out.png", *arguments]) == 2
    said = capsys.readouterr()
    assert len(said.err.splitlines()) == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("stage", ["ask", "placed", "run", "reveal", "end"])
def test_every_stage_is_drawn(stage: str, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    answer = () if stage == "ask" else ("--answer", "stay")
    sized = ("--size", "960x540", "--profile", "kiosk")
    assert main(["shot", str(out), *XOR, "--question", "3", *answer, "--stage", stage, *sized]) == 0
    assert out.exists()


@pytest.mark.parametrize("stage", ["ask", "run", "reveal", "end"])
def test_the_votes_of_a_class_are_drawn(stage: str, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    votes = ("--votes", "15, 6,5", "--stage", stage, "--size", "960x540")
    assert main(["shot", str(out), *XOR, "--question", "3", *votes]) == 0
    assert out.exists()


def test_on_a_projector_a_class_is_asked_also_without_hands(tmp_path: Path) -> None:
    """The picture is that of a class of which nobody has raised a hand yet."""
    asked = ("shot", *XOR, "--profile", "projector", "--size", "960x540", "--question", "3")
    none, zero = tmp_path / "none.png", tmp_path / "zero.png"
    assert main([asked[0], str(none), *asked[1:]]) == 0
    assert main([asked[0], str(zero), *asked[1:], "--votes", "0,0,0", "--stage", "ask"]) == 0
    assert none.read_bytes() == zero.read_bytes()


@pytest.mark.parametrize("stage", ["ask", "placed", "run"])
def test_a_race_is_drawn_at_each_of_its_stages(stage: str, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    sized = ("--size", "960x540", "--profile", "kiosk", "--lang", "fr")
    assert main(["shot", str(out), "--story", "race", "--race", "1", "--stage", stage, *sized]) == 0
    assert out.exists()


def test_a_curve_is_read_from_a_file(tmp_path: Path) -> None:
    file, out = tmp_path / "curve.txt", tmp_path / "out.png"
    file.write_text("1.1 0.7\n0.4 0.2", encoding="utf-8")
    arguments = (*XOR, "--question", "1", "--answer", f"curve:{file}", "--size", "960x540")
    assert main(["shot", str(out), *arguments]) == 0
    assert out.exists()
