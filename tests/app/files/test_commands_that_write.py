"""Each command that writes a file writes all of it or leaves what is there, and says so."""

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pygame
import pytest

from game.app.cli import main
from game.app.commands.telling.told_to_end import until_told_to_end
from game.session.problem import ProblemError
from tests.full_disk import files_of_at_most

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links, modes and pipes of POSIX")
ROOT = Path(__file__).resolve().parents[3]
OLD = b"precious"
SIZE = ["--size", "640x480", "--epochs", "3"]
SHORT = ["--hours", "0.001", "--pictures", "6", "--size", "640x480"]
COMMANDS: dict[str, tuple[str, list[str]]] = {
    "table": ("run.csv", ["train", "--epochs", "30", "--out"]),
    "script": ("run.py", ["train", "--epochs", "30", "--export"]),
    "torch": ("run.py", ["train", "--epochs", "30", "--export-torch"]),
    "png": ("o.png", ["shot", *SIZE]),
    "jpg": ("o.jpg", ["shot", *SIZE]),
    "jpeg": ("o.JPEG", ["shot", *SIZE]),
    "tga": ("o.tga", ["shot", *SIZE]),
    "bmp": ("o.bmp", ["shot", *SIZE]),
    "show": ("show.png", ["shot", "--size", "640x480", "--attract", "1"]),
    "report": ("soak.json", ["soak", *SHORT, "--report"]),
}
WRITES = pytest.mark.parametrize(("name", "command"), COMMANDS.values(), ids=COMMANDS)
Captured = pytest.CaptureFixture[str]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refused(capsys: Captured, path: Path, command: list[str]) -> str:
    """The one sentence on standard error."""
    capsys.readouterr()
    assert main([*command, str(path)]) == 2
    *before, sentence = capsys.readouterr().err.strip().splitlines()
    # Only how far it has come stands before it.
    assert before == [] or command[0] == "soak"
    assert str(path) in sentence
    assert "problem." not in sentence
    return sentence


@WRITES
@pytest.mark.parametrize("there", [True, False])
def test_a_full_disk_keeps_what_was_there(
    name: str, command: list[str], there: bool, tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / name
    if there:
        path.write_bytes(OLD)
    with files_of_at_most(300):
        sentence = refused(capsys, path, command)
    assert "too large" in sentence
    assert names(tmp_path) == [name] * there
    assert not there or path.read_bytes() == OLD


@WRITES
def test_links_and_modes_stay(name: str, command: list[str], tmp_path: Path) -> None:
    target = tmp_path / f"target{Path(name).suffix}"
    target.write_bytes(OLD)
    target.chmod(0o640)
    (tmp_path / name).symlink_to(target)
    assert main([*command, str(tmp_path / name)]) == 0
    assert (tmp_path / name).is_symlink()
    assert len(target.read_bytes()) > 300
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@WRITES
def test_a_device_stays_one(
    name: str, command: list[str], tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / name).symlink_to("/dev/null")
    assert main([*command, str(tmp_path / name)]) == 0
    (tmp_path / name).unlink()
    (tmp_path / name).symlink_to("/dev/full")
    assert "No space left" in refused(capsys, tmp_path / name, command)
    assert (tmp_path / name).is_symlink()
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
    assert stat.S_ISCHR(os.stat("/dev/full").st_mode)


@WRITES
def test_a_pipe_is_written_into(name: str, command: list[str], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / name)
    with (tmp_path / "read").open("wb") as read:
        reader = subprocess.Popen(["cat", str(tmp_path / name)], stdout=read)
    assert main([*command, str(tmp_path / name)]) == 0
    assert reader.wait(60) == 0
    assert (tmp_path / "read").stat().st_size > 300
    assert names(tmp_path) == sorted([name, "read"])


@WRITES
@pytest.mark.parametrize(
    "place", ["gone/{}", "folder/{}", "{}/x", "{name:x>300}", "file/{}", "circle/{}"]
)
def test_a_place_where_nothing_can_be_is_named_before_the_work(
    name: str, command: list[str], place: str, tmp_path: Path, capsys: Captured,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    for work in ("shot.draw", "train.train"):
        monkeypatch.setattr(f"game.app.commands.{work}", lambda *_: pytest.fail("it worked"))
    monkeypatch.setattr("game.app.soak.soak.BurnIn", lambda *_: pytest.fail("it worked"))
    (tmp_path / "folder" / name).mkdir(parents=True)
    (tmp_path / "file").touch()
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / name).touch()
    written = place.format(name, name=name)
    if place == "{}/x":
        written += Path(name).suffix
    refused(capsys, tmp_path / written, command)


@WRITES
def test_a_name_of_any_bytes(
    name: str, command: list[str], tmp_path: Path, capsys: Captured
) -> None:
    odd = os.fsdecode(b"\xff\xfe") + name
    assert main([*command, str(tmp_path / odd)]) == 0
    assert (tmp_path / odd).stat().st_size > 300


def test_a_picture_is_the_same_in_every_format(tmp_path: Path) -> None:
    for name in ("o.png", "o.bmp", "o.tga"):
        assert main(["shot", *SIZE, str(tmp_path / name)]) == 0
    pictures = [pygame.image.load(tmp_path / name) for name in ("o.png", "o.bmp", "o.tga")]
    assert len({pygame.image.tobytes(picture, "RGB") for picture in pictures}) == 1


def test_the_old_report_is_there_until_the_new_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "soak.json"
    report.write_bytes(OLD)

    def look(*_: object) -> None:
        assert report.read_bytes() == OLD
        raise ProblemError("no-display")

    monkeypatch.setattr("game.app.soak.soak.BurnIn", look)
    command = ["soak", *SHORT, "--report", str(report)]
    assert main(command) == 2
    assert report.read_bytes() == OLD
    monkeypatch.undo()
    assert main(command) == 0
    assert json.loads(report.read_text())["hours"] == 0.001
    assert names(tmp_path) == ["soak.json"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("nameless", [True, False])
def test_a_signal_in_the_middle_leaves_nothing_behind(
    number: int, there: bool, nameless: bool, tmp_path: Path
) -> None:
    if number == signal.SIGKILL and not nameless:
        pytest.skip("nobody can tidy up after that")
    out = tmp_path / "run.csv"
    if there:
        out.write_bytes(OLD)
    program = (
        "import os, signal, sys\n"
        # Whoever runs the tests in the background ignores two of these, and children inherit that.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "signal.signal(signal.SIGHUP, signal.SIG_DFL)\n"
        f"if not {nameless}: del os.O_TMPFILE\n"
        "import itertools, time\n"
        "import game.app.commands.train as train\n"
        "rows = train.rows\n"
        "def some(*all):\n"
        "    yield from itertools.islice(rows(*all), 100)\n"
        "    print('now', flush=True)\n"
        "    time.sleep(600)\n"
        "train.rows = some\n"
        "from game.app.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    command = ["train", "--epochs", "200", "--out", str(out)]
    with subprocess.Popen(
        [sys.executable, "-c", program, *command],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as writer:  # fmt: skip
        assert writer.stdout is not None
        assert writer.stderr is not None
        assert writer.stdout.readline() == "now\n"
        writer.send_signal(number)
        said = writer.stderr.read()
    assert writer.returncode == (-number if number == signal.SIGKILL else 128 + number)
    assert names(tmp_path) == ["run.csv"] * there
    assert not there or out.read_bytes() == OLD
    if number != signal.SIGKILL:
        assert said.count("\n") == 1
        assert "nothing was written" in said


def test_a_signal_that_is_to_mean_nothing_means_nothing() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        assert until_told_to_end(lambda: (os.kill(os.getpid(), signal.SIGHUP), 7)[1]) == 7
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)
