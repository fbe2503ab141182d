"""Each kind of bad input gets one clear sentence, exit code 2, and nothing half-written."""

import csv
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pygame
import pytest

from game.app import paths
from game.app.cli import main
from game.app.commands.run_options import DEFAULT_EPOCHS
from game.app.commands.telling.closed_pipe import EXIT_CLOSED_PIPE
from game.engine.topology import NETWORK_2_2_1
from game.exhibit.logs.time_of_day import local_time
from game.exhibit.status.file import Status, StatusFile, times
from tests.app.forks import UNREAD, Forks

ROOT = Path(__file__).resolve().parents[3]
START = {NETWORK_2_2_1.column_name(p): 0.25 for p in NETWORK_2_2_1.parameters}


def complaint(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one sentence that these arguments bring."""
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    lines = captured.err.strip().splitlines()
    assert len(lines) == 1, lines
    assert "Traceback" not in lines[0]
    assert not lines[0].startswith("problem."), "the sentence is missing from the texts"
    return lines[0]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["train", "--preset", "nope"], ["--preset", "nope", "xor"]),
        (["train", "--scenario", "or"], ["--scenario", "or", "xor"]),
        (["train", "--preset", "xor", "--scenario", "and"], ["--preset", "--scenario"]),
        (["train", "--activation", "tanh"], ["activation", "tanh", "sigmoid"]),
        (["train", "--output-activation", "tanh"], ["output-activation", "tanh"]),
        (["train", "--loss", "hinge"], ["loss", "hinge", "cross-entropy"]),
        (["train", "--learning-rate", "2"], ["learning-rate", "2", "0.01", "1"]),
        (["train", "--learning-rate", "0"], ["learning-rate", "0.01"]),
        (["train", "--learning-rate", "nan"], ["learning-rate", "nan"]),
        (["train", "--learning-rate", "inf"], ["learning-rate", "inf"]),
        (["train", "--learning-rate", "fast"], ["learning-rate", "fast"]),
        (["train", "--weight-init", "8.5"], ["weight-init", "8"]),
        (["train", "--weight-init", "-1"], ["weight-init"]),
        (["train", "--bias-init", "5"], ["bias-init", "-4", "4"]),
        (["shot", "out.png", "--lock-threshold", "1.5"], ["lock-threshold"]),
        (["shot", "out.png", "--pace", "0.1"], ["pace", "0.5"]),
        (["train", "--seed", "-1"], ["seed", "-1"]),
        (["train", "--seed", "1.5"], ["seed", "1.5"]),
        (["train", "--epochs", "-5"], ["--epochs", "-5"]),
        (["train", "--epochs", "many"], ["--epochs", "many"]),
        (["train", "--epochs", "99999999999"], ["--epochs"]),
        (["train", "--loss", "cross-entropy", "--output-activation", "relu"], ["ReLU", "sigmoid"]),
        (["train", "--decimal", "dot", "--out", "x.csv"], ["--decimal", "dot", "comma"]),
        (["train", "--decimal", "comma"], ["--decimal", "--out"]),
        (["train", "--export", "a.py", "--export-torch", "./a.py"], ["--export-torch", "a.py"]),
        (["train", "--export", "nowhere/a.py"], ["nowhere/a.py", "No such file"]),
        (["train", "--nonsense"], ["--nonsense", "--help"]),
        (["dance"], ["dance", "--help"]),
        (["train", "--lang", "xx"], ["lang", "xx", "en"]),
        (["train", "--lang", "x" * 300], ["lang", "en"]),
        (["train", "--lang", "../texts/de"], ["lang", "en"]),
        (["train", "--lang", ""], ["lang", "en"]),
        (["train", "--start", "x" * 300], ["--start", "too long"]),
        (["train", "--start", "/dev/zero"], ["--start", "/dev/zero"]),
        (["train", "--start", "/dev/null/x"], ["--start", "/dev/null/x"]),
        (["--config", "x" * 300], ["--config", "too long"]),
        (["--config", "/dev/zero"], ["--config", "/dev/zero"]),
        (["shot", "out.png", "--config", "/dev/null/x"], ["--config", "/dev/null/x"]),
        (["soak", "--config", "."], ["--config", "folder"]),
        (["status", "--config", "x" * 300], ["--config", "too long"]),
        (["config", "--write", "x" * 300], ["too long"]),
        (["config", "--write", "no-such-folder/x"], ["no-such-folder"]),
        (["shot"], ["OUT.png", "--help"]),
        (["shot", "out.png", "--size", "big"], ["--size", "big", "1920x1080"]),
        (["shot", "out.png", "--size", "10x10"], ["--size", "10x10"]),
        (["shot", "out.png", "--size", "99999x99999"], ["--size"]),
        (["shot", "out.png", "--progress", "1.5"], ["--progress", "1.5"]),
        (["shot", "out.png", "--progress", "nan"], ["--progress", "nan"]),
        (["shot", "out.png", "--probe", "2,nan"], ["--probe", "nan"]),
        (["shot", "out.png", "--probe", "0.5,2"], ["--probe", "0.5,2", "1.18"]),
        (["shot", "out.png", "--probe", "0.5"], ["--probe", "0.5"]),
        (["shot", "out.png", "--probe", "a,b"], ["--probe", "a"]),
        (["shot", "out.png", "--connection", "h1-h2"], ["--connection", "h1-h2", "h1-o1"]),
        (["shot", "out.png", "--neuron", "x9"], ["--neuron", "x9", "h1", "o1"]),
        (["shot", "out.png", "--neuron", "x1"], ["--neuron", "x1", "h1", "o1"]),
        (["shot", "out.png", "--neuron", "h1", "--connection", "h1-o1"], ["--neuron"]),
        (["shot", "out.png", "--sample", "22"], ["sample", "22", "01"]),
        (["shot", "out.png", "--tab", "pie"], ["--tab", "pie", "loss"]),
        (["shot", "out.png", "--open", "door"], ["--open", "door", "settings"]),
        (["shot", "out.txt"], ["out.txt", ".png"]),
        (["shot", "no-such-folder/out.png"], ["no-such-folder"]),
        (["--video", "magic"], ["--video", "magic", "software"]),
    ],
)
def test_bad_option_is_named_with_a_remedy(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    named: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    sentence = complaint(capsys, *arguments)
    for word in named:
        assert word in sentence
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("{", ["not JSON"]),
        ("[1, 2]", ["object"]),
        (json.dumps({k: v for k, v in START.items() if k != "b.o1"}), ["b.o1", "missing"]),
        (json.dumps(START | {"w.x1-h3": 1}), ["w.x1-h3"]),
        (json.dumps(START | {"b.h1": "one"}), ["b.h1", "one"]),
        (json.dumps(START | {"b.h1": True}), ["b.h1"]),
        (json.dumps(START | {"b.h1": None}), ["b.h1"]),
        (json.dumps(START).replace("0.25", "NaN", 1), ["nan"]),
        (json.dumps(START | {"b.h1": 1e300}), ["b.h1"]),
        ("[" * 100_000, ["not JSON"]),
    ],
)
def test_broken_start_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str, named: list[str]
) -> None:
    file = tmp_path / "start.json"
    file.write_text(content)
    sentence = complaint(capsys, "train", "--start", str(file), "--epochs", "1")
    assert "start.json" in sentence
    for word in named:
        assert word in sentence


def test_start_file_that_is_missing_or_no_text(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert "nowhere.json" in complaint(capsys, "train", "--start", str(tmp_path / "nowhere.json"))
    binary = tmp_path / "binary.json"
    binary.write_bytes(b"\xff\xfe\x00")
    assert "binary.json" in complaint(capsys, "train", "--start", str(binary))
    file = tmp_path / "start.json"
    file.write_text(json.dumps(START))
    assert "--seed" in complaint(capsys, "train", "--start", str(file), "--seed", "3")


def test_out_is_checked_before_training_and_never_half_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.app.commands.train.train", lambda *_: pytest.fail("it trained"))
    for out in (tmp_path / "no" / "run.csv", tmp_path):
        sentence = complaint(capsys, "train", "--out", str(out))
        assert str(out) in sentence
    monkeypatch.undo()
    out = tmp_path / "run.csv"
    out.write_text("precious")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("game.app.commands.train.write_table", fail)
    assert "No space left" in complaint(capsys, "train", "--epochs", "3", "--out", str(out))
    assert out.read_text() == "precious"
    assert [path.name for path in tmp_path.iterdir()] == ["run.csv"]


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("scenario = ", ["broken"]),
        ('scenario = "nand"', ["scenario", "nand"]),
        ('scenario = "xor"\ncolour = 1', ["colour"]),
        ('scenario = "xor"\n[settings]\nlearning-rate = 7', ["learning-rate", "7"]),
        ('scenario = "xor"\n[settings]\nlearning-rate = "x"', ["learning-rate"]),
        ('scenario = "xor"\n[settings]\nspeed = 7', ["speed"]),
        ('scenario = "xor"\n[start]\n"b.h1" = 1', ["w.x1-h1"]),
        ('scenario = "xor"\n[text.en]\ntitle = "X"', ["short"]),
        ('scenario = "xor"\nseed = -3', ["seed"]),
        ('scenario = "xor"\nsettings = 3', ["settings"]),
    ],
)
def test_broken_preset_file(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: str,
    named: list[str],
) -> None:
    (tmp_path / "mine.toml").write_text(content)
    monkeypatch.setattr(paths, "PRESETS", tmp_path)
    sentence = complaint(capsys, "train")
    for word in ["mine.toml", *named]:
        assert word in sentence


def test_missing_presets_and_broken_texts(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "PRESETS", tmp_path)
    assert str(tmp_path) in complaint(capsys, "train")
    monkeypatch.undo()
    (tmp_path / "en.toml").write_text("[cli]\nabout = 3")
    monkeypatch.setattr(paths, "TEXTS", tmp_path)
    assert "cli.about" in complaint(capsys, "train")
    (tmp_path / "en.toml").unlink()
    assert str(tmp_path) in complaint(capsys, "train")


def test_train_writes_the_table_and_the_summary(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "run.csv"
    assert main(["train", "--preset", "and", "--epochs", "60", "--out", str(out)]) == 0
    captured = capsys.readouterr()
    assert captured.err == "", "quiet in a pipe"
    assert "60 epochs" in captured.out
    assert "4 of 4" in captured.out
    assert "solved at epoch 52" in captured.out
    table = list(csv.DictReader(out.read_text().splitlines()))
    assert [row["epoch"] for row in table] == [str(e) for e in range(61)]
    first, second = table[0], table[1]
    for name in START:
        gradient = "grad." + name.removeprefix("w.")
        moved = float(first[name]) - 0.5 * float(first[gradient])
        assert moved == pytest.approx(float(second[name]), rel=1e-12, abs=1e-15)
    assert repr(float(first["a.h1.01"])) == first["a.h1.01"]


@pytest.mark.parametrize("options", [["--preset", "xor"], ["--scenario", "and", "--seed", "3"]])
@pytest.mark.parametrize("epochs", ["0", "60"])
def test_the_table_for_a_spreadsheet_with_decimal_commas_says_the_same(
    tmp_path: Path, options: list[str], epochs: str
) -> None:
    start = tmp_path / "start.json"
    # Numbers so small that they are written with an exponent.
    start.write_text(json.dumps(START | {"w.x1-h1": 1e-7, "b.h1": -2.5e-300}))
    asked = ["train", *options, "--epochs", epochs]
    if "--seed" not in options:
        asked += ["--start", str(start)]
    for name, decimal in (("point", ["--decimal", "point"]), ("comma", ["--decimal", "comma"])):
        assert main([*asked, *decimal, "--out", str(tmp_path / f"{name}.csv")]) == 0
    assert main([*asked, "--out", str(tmp_path / "usual.csv")]) == 0
    usual, point, comma = (
        (tmp_path / f"{name}.csv").read_text() for name in ("usual", "point", "comma")
    )
    assert usual == point
    plain = list(csv.reader(point.splitlines()))
    with_commas = list(csv.reader(comma.splitlines(), delimiter=";"))
    assert with_commas[0] == plain[0]
    assert [[word.replace(",", ".") for word in row] for row in with_commas[1:]] == plain[1:]
    assert len(plain) == int(epochs) + 2
    assert not any("." in word for row in with_commas[1:] for word in row)
    assert {len(row) for row in with_commas} == {len(plain[0])}


def test_options_win_over_the_preset(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    start = tmp_path / "start.json"
    start.write_text(json.dumps(START))
    out = tmp_path / "run.csv"
    options = ["--preset", "and", "--start", str(start), "--learning-rate", "0.2"]
    assert main(["train", *options, "--epochs", "1", "--out", str(out)]) == 0
    first, second = csv.DictReader(out.read_text().splitlines())
    assert {float(first[name]) for name in START} == {0.25}
    moved = 0.25 - 0.2 * float(first["grad.b.o1"])
    assert float(second["b.o1"]) == pytest.approx(moved, rel=1e-12)
    assert "explicit start" in capsys.readouterr().out


def test_cross_entropy_brings_the_output_back_to_the_sigmoid(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["train", "--preset", "and", "--loss", "cross-entropy", "--epochs", "5"]) == 0
    assert "5 epochs" in capsys.readouterr().out


def test_a_diverging_run_says_so_and_ends_well(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    start = tmp_path / "start.json"
    start.write_text(json.dumps(dict.fromkeys(START, 100.0)))
    options = ["--scenario", "xor", "--activation", "relu", "--output-activation", "relu"]
    options += ["--learning-rate", "1", "--start", str(start)]
    assert main(["train", *options, "--epochs", "500"]) == 0
    said = capsys.readouterr().out
    assert "diverged" in said
    assert "nan" not in said
    assert "inf" not in said.split()


@pytest.mark.parametrize("command", ["train", "shot", "bench", "soak", "config", "status"])
def test_each_option_is_explained(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    assert "cli.option" not in capsys.readouterr().out


@pytest.mark.parametrize("command", ["train", "shot"])
def test_the_default_of_the_epochs_is_told_in_help_and_readme(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert f"--epochs N how many epochs to train, {DEFAULT_EPOCHS} unless told" in told
    readme = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    (line,) = (line for line in readme if line.startswith(f"    python main.py {command} "))
    assert f"--epochs N ({DEFAULT_EPOCHS} unless told)" in line


def test_shot_draws_the_size_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    options = ["--epochs", "20", "--connection", "h1-o1", "--progress", "0.7"]
    assert main(["shot", str(out), "--size", "1280x720", *options]) == 0
    assert pygame.image.load(out).get_size() == (1280, 720)
    assert [path.name for path in tmp_path.iterdir()] == ["out.png"]


def run_process(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("SDL_")}
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        kept.pop(name, None)
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        cwd=cwd,
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_without_a_display_it_does_what_it_can(tmp_path: Path) -> None:
    result = run_process(cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert "glass-box.png" in result.stderr
    assert "xor" in result.stdout
    assert pygame.image.load(tmp_path / "glass-box.png").get_size() == (1920, 1080)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_asked_for_a_window_without_a_display(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    result = run_process("--fullscreen", cwd=tmp_path)
    assert result.returncode == 2
    assert len(result.stderr.strip().splitlines()) == 1
    assert "display" in result.stderr
    # With the other options it is asked in the same way.
    monkeypatch.setattr("game.app.window.display.display_available", lambda: False)
    monkeypatch.chdir(tmp_path)
    for asked in (["--size", "800x600"], ["--video", "auto"]):
        assert "display" in complaint(capsys, *asked)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_dependency_is_named(tmp_path: Path) -> None:
    # -S leaves out the folder into which packages are installed.
    result = subprocess.run(
        [sys.executable, "-S", str(ROOT / "main.py"), "train"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 2
    assert len(result.stderr.strip().splitlines()) == 1
    assert "numpy" in result.stderr
    assert "requirements.txt" in result.stderr


@pytest.mark.parametrize(
    ("language", "words"), [("de", "Epochen, Verlust"), ("fr", "époques, perte")]
)
def test_a_run_is_told_in_the_language_that_was_asked_for(
    language: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = str(tmp_path / "run.csv")
    assert main(["train", "--lang", language, "--epochs", "3", "--out", table]) == 0
    assert words in capsys.readouterr().out
    picture = str(tmp_path / "picture.png")
    assert main(["shot", picture, "--lang", language, "--size", "640x480"]) == 0


def test_a_terminal_without_accents_is_written_to_as_well() -> None:
    command = [sys.executable, "main.py", "train", "--lang", "fr", "--preset", "nix"]
    plain = {**os.environ, "PYTHONIOENCODING": "ascii"}
    told = subprocess.run(command, cwd=ROOT, env=plain, capture_output=True, text=True, check=False)
    assert told.returncode == 2
    assert told.stderr.startswith("--preset?: il n?y a pas de")


@pytest.mark.skipif(os.name != "posix", reason="other systems tell of a closed pipe in other ways")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "command",
    [["--help"], ["config", "--show"], ["train", "--epochs", "3"], ["status", "--folder", "."]],
)
def test_nobody_reads_on(command: list[str], unbuffered: str, tmp_path: Path, forks: Forks) -> None:
    StatusFile([tmp_path]).write(
        Status(**times(local_time(), 3.0), pid=1, version="1", picture=False, stage="starting")
    )
    done = forks.run(*command, folder=tmp_path, stdout=UNREAD, unbuffered=bool(unbuffered))
    assert done.stderr == ""
    # argparse itself forgives a help that cannot be written at once.
    forgiven = command == ["--help"] and bool(unbuffered)
    assert done.returncode == (0 if forgiven else EXIT_CLOSED_PIPE)


@pytest.mark.skipif(os.name != "posix", reason="other systems tell of a closed pipe in other ways")
def test_nobody_reads_on_what_a_program_of_its_own_says(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "train", "--epochs", "3"],
            cwd=tmp_path,
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    finally:
        os.close(writing)
    assert done.stderr == ""
    assert done.returncode == EXIT_CLOSED_PIPE


# A user of no rights, who has read the program before: each command is a process of its own.
NOBODY = """
import json, os, sys, tempfile
import game.app.cli, game.app.soak.soak, game.app.bench.bench, game.app.window.display
import game.exhibit.supervisor.supervisor as supervisor
commands = json.loads(sys.argv[1])
spoken = [tempfile.TemporaryFile() for _ in commands]
os.setgroups([])
os.setuid(65534)
told = []
for command, said in zip(commands, spoken):
    child = os.fork()
    if not child:
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
        run = supervisor.main if "--kiosk" in command else game.app.cli.main
        sys.exit(run(command))
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    said.seek(0)
    told.append([code, said.read().decode()])
print(json.dumps(told))
"""


@pytest.mark.skipif(os.name != "posix", reason="users and modes of POSIX")
@pytest.mark.skipif(os.name == "posix" and os.geteuid() != 0, reason="plays another user")
def test_a_folder_that_may_not_be_entered_is_a_sentence(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o700)
    for name in ("start.json", "kiosk.toml", "out.png", "run.csv"):
        (locked / name).touch()
    if not all(folder.stat().st_mode & stat.S_IXOTH for folder in (ROOT, *ROOT.parents)):
        pytest.skip("another user does not reach the program")
    expected = [
        (["train", "--epochs", "1", "--start", f"{locked}/start.json"], 2),
        (["train", "--epochs", "1", "--out", f"{locked}/run.csv"], 2),
        (["shot", f"{locked}/out.png", "--size", "640x480"], 2),
        (["soak", "--report", f"{locked}/soak.json"], 2),
        (["soak", "--config", f"{locked}/kiosk.toml"], 2),
        (["--config", f"{locked}/kiosk.toml"], 2),
        (["--kiosk", "--config", f"{locked}/kiosk.toml"], 2),
        (["config", "--check", f"{locked}/kiosk.toml"], 2),
        (["config", "--write", f"{locked}/kiosk.toml"], 2),
        (["status", "--config", f"{locked}/kiosk.toml"], 2),
        (["status", "--folder", f"{locked}"], 1),
    ]
    # Python's own folders may be closed to others, too.
    asked = json.dumps([command for command, _ in expected])
    done = subprocess.run(
        [sys.executable, "-c", NOBODY, asked],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    for (command, wanted), (code, said) in zip(expected, json.loads(done.stdout), strict=True):
        assert code == wanted, (command, said)
        assert "Traceback" not in said
        first, *more = said.strip().splitlines()
        assert str(locked) in first, command
        assert more == [] or "--check" in command, command
