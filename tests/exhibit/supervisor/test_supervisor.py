"""``--kiosk`` as it is typed: what is wrong with it is said in one sentence, and it stays small."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from game.exhibit.status.file import parsed
from game.exhibit.status.report import SupervisorReport
from game.exhibit.supervisor import supervisor
from game.exhibit.supervisor.rounds import Rules

ROOT = Path(__file__).resolve().parents[3]


def kiosk(*arguments: str, python: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *python, str(ROOT / "main.py"), "--kiosk", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--nonsense"], "--nonsense"),
        (["--fullscreen"], "--fullscreen"),
        (["train"], "train"),
        (["--config"], "--config"),
        (["--config", "nowhere.toml"], "nowhere.toml"),
        (["--config", "."], "--config"),
        (["--config", "/dev/zero"], "a pipe or a device"),
        (["--config", "x" * 300], "too long"),
        (["--config", "/dev/null/kiosk.toml"], "should be a folder"),
        (["--config", ""], "--config"),
        (["--config", "\udcff.toml"], "--config"),
    ],
)
def test_bad_usage_is_one_sentence(arguments: list[str], named: str) -> None:
    done = kiosk(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert named in done.stderr
    assert "problem." not in done.stderr


def test_a_missing_package_is_told_before_anything_is_started() -> None:
    done = kiosk(python=("-S",))
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "requirements.txt" in done.stderr


def test_help_lists_it() -> None:
    done = kiosk("--help")
    assert done.returncode == 0
    assert "--kiosk" in done.stdout


def test_the_supervisor_loads_nothing_heavy() -> None:
    program = "; ".join(
        [
            "import sys, main",
            "main.missing_package()",
            "import game.exhibit.supervisor.supervisor",
            "sys.exit(str({'numpy', 'pygame', 'tqdm'} & set(sys.modules)))",
        ]
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.stderr.strip() == "set()"


def test_the_configuration_is_obeyed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(
        "[supervisor]\nhang-seconds = 4.0\nback-off-first = 0.5\nback-off-most = 9.0\n"
        f"safe-mode-after = 3\n[staff]\nlog-folder = '{tmp_path}'\n[views]\n"
    )
    given: list[tuple[list[str], Rules]] = []

    def supervise(command: list[str], rules: Rules, *_: object) -> int:
        given.append((command, rules))
        return 0

    monkeypatch.setattr(supervisor, "supervise", supervise)
    monkeypatch.setattr("game.exhibit.supervisor.bell.Bell.listen_to_signals", lambda self: None)
    monkeypatch.setattr(supervisor, "log", logging.getLogger("kiosk of a test"))
    assert supervisor.main(["--kiosk", "--config", str(path)]) == 0
    (command, rules), *_ = given
    assert command[1:] == [str(ROOT / "main.py"), "--exhibit-child", "--config", str(path)]
    assert rules.patience.hang == 4.0
    assert (rules.back_off.first, rules.back_off.most) == (0.5, 9.0)
    assert rules.back_off.deaths_to_safe_mode == 3
    # A mistake in the file costs that key, and is told in the log.
    assert "views" in (tmp_path / "supervisor.log").read_text()


@pytest.mark.parametrize(
    ("content", "shut"),
    [(b"[staff]\npin = 4711\n", True), (b"# caf\xe9\n", True), (b"[staff]\npin = '4711'", False)],
)
def test_a_pin_that_is_not_known_is_told_in_the_log_and_the_status(
    content: bytes, shut: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_bytes(content)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    def supervise(*given: object) -> int:
        (report,) = (each for each in given if isinstance(each, SupervisorReport))
        report.no_picture("starting", 0, "")
        return 0

    monkeypatch.setattr(supervisor, "supervise", supervise)
    monkeypatch.setattr("game.exhibit.supervisor.bell.Bell.listen_to_signals", lambda self: None)
    monkeypatch.setattr(supervisor, "log", logging.getLogger(f"kiosk of a test {content!r}"))
    assert supervisor.main(["--kiosk", "--config", str(path)]) == 0
    folder = tmp_path / "glass-box"
    assert parsed((folder / "status.json").read_text()).shut == shut
    assert ("no PIN opens" in (folder / "supervisor.log").read_text()) == shut
    assert "4711" not in (folder / "supervisor.log").read_text()
