"""Standard streams that are closed: every command does its work, and nothing gets their numbers."""

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from tests.app.forks import CLOSED, Forks

ROOT = Path(__file__).resolve().parents[2]
CLOSINGS = ("<&-", ">&-", "2>&-")
COMBINATIONS = [
    " ".join(each for each, closed in zip(CLOSINGS, choice, strict=True) if closed)
    for choice in product((False, True), repeat=3)
][1:]
ALL = COMBINATIONS[-1]


def run(closed: str, *command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command with some of its streams closed."""
    closing = ["sh", "-c", f'exec "$@" {closed}', "sh", *command]
    around = os.environ | {"SDL_VIDEODRIVER": "dummy"}
    return subprocess.run(
        closing, cwd=folder, env=around, capture_output=True, text=True, timeout=120
    )


@pytest.mark.parametrize("closed", COMBINATIONS)
def test_the_next_file_gets_no_stream_s_number(tmp_path: Path, closed: str) -> None:
    program = "; ".join(
        [
            "import os, sys",
            f"sys.path.insert(0, {str(ROOT)!r})",
            "import main",
            "main.open_closed_streams()",
            "file = open('told', 'w')",
            "print('said')",
            "print('complained', file=sys.stderr)",
            "file.write(str(file.fileno()) + repr(sys.stdin.read()))",
            "file.write(str([os.get_inheritable(number) for number in range(3)]))",
        ]
    )
    done = run(closed, sys.executable, "-S", "-c", program, folder=tmp_path)
    assert done.returncode == 0
    told = (tmp_path / "told").read_text()
    number, _, rest = told.partition("'")
    assert int(number) > 2
    assert rest == "'[True, True, True]"
    assert done.stdout == ("" if CLOSINGS[1] in closed.split() else "said\n")
    assert done.stderr == ("" if CLOSINGS[2] in closed.split() else "complained\n")


@pytest.mark.parametrize(
    ("command", "code", "made"),
    [
        ("train --epochs 3 --out run.csv", 0, "run.csv"),
        ("train --preset nonsense", 2, ""),
        ("shot picture.png --size 400x320 --epochs 2", 0, "picture.png"),
        ("soak --hours 0.001 --size 400x320 --report report.json", 0, "report.json"),
        ("config --write kiosk.toml", 0, "kiosk.toml"),
        ("config --check nowhere.toml", 2, ""),
        ("status --folder .", 1, ""),
        ("--help", 0, ""),
        ("--kiosk --nonsense", 2, ""),
        ("--kiosk --config nowhere.toml", 2, ""),
    ],
)
def test_every_command_does_without_streams(
    tmp_path: Path, command: str, code: int, made: str, forks: Forks
) -> None:
    closed = {"stdin": CLOSED, "stdout": CLOSED, "stderr": CLOSED}
    assert forks.run(*command.split(), folder=tmp_path, **closed).returncode == code
    assert [path.name for path in tmp_path.iterdir()] == ([made] if made else [])
    assert all(path.stat().st_size > 100 for path in tmp_path.iterdir())


@pytest.mark.parametrize("closed", COMBINATIONS)
def test_training_says_what_can_be_heard(tmp_path: Path, closed: str, forks: Forks) -> None:
    streams = zip(("stdin", "stdout", "stderr"), CLOSINGS, strict=True)
    shut = {name: CLOSED for name, closing in streams if closing in closed.split()}
    done = forks.run("train", "--epochs", "3", folder=tmp_path, **shut)
    assert done.returncode == 0
    assert done.stderr == ""
    assert bool(done.stdout) == (CLOSINGS[1] not in closed.split())


@pytest.mark.parametrize("closed", [ALL, CLOSINGS[2]])
def test_a_program_of_its_own_does_so_as_well(tmp_path: Path, closed: str) -> None:
    words = [sys.executable, str(ROOT / "main.py"), "train", "--epochs", "3", "--out", "run.csv"]
    done = run(closed, *words, folder=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["run.csv"]
    assert done.returncode == 0
    assert done.stderr == ""
    assert bool(done.stdout) == (CLOSINGS[1] not in closed.split())
