"""The recipes in assets/exhibit say what the program does, and systemd understands them."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from game.exhibit.configuration.rules import RULES
from game.exhibit.logs.folders import log_folders
from game.exhibit.supervisor.exit_codes import STAFF_EXIT
from game.exhibit.supervisor.systemd import LONGEST_PAUSE_SECONDS

ROOT = Path(__file__).resolve().parents[2]
RECIPES = ROOT / "assets" / "exhibit"
INSTALLED = "/opt/glass-box"
EXHIBITS = ("glass-box.service", "glass-box-x.service")
UNITS = (*EXHIBITS, "glass-box-x-server.service")
# Of 100, where 96 is a service without any protection: what systemd calls "OK".
MOST_EXPOSED = "25"


def settings(unit: str) -> list[tuple[str, str]]:
    """The lines of a unit; a key may stand there more than once."""
    lines = (RECIPES / unit).read_text(encoding="utf-8").splitlines()
    return [
        (key, value) for key, equals, value in (line.partition("=") for line in lines) if equals
    ]


def setting(unit: str, key: str) -> str:
    (found,) = (value for name, value in settings(unit) if name == key)
    return found


def environment(unit: str) -> dict[str, str]:
    pairs = (
        pair for key, value in settings(unit) if key == "Environment" for pair in value.split()
    )
    return dict(pair.split("=", 1) for pair in pairs)


def run(command: list[str], **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, capture_output=True, text=True, timeout=60, check=False, env=os.environ | more
    )


def analyze(*arguments: str) -> subprocess.CompletedProcess[str]:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("needs systemd-analyze")
    return run(["systemd-analyze", *arguments], SYSTEMD_LOG_LEVEL="warning")


@pytest.mark.parametrize("unit", UNITS)
def test_systemd_has_no_complaint(unit: str, tmp_path: Path) -> None:
    for other in UNITS:
        text = (RECIPES / other).read_text(encoding="utf-8")
        # What is installed only on the exhibit's machine.
        text = re.sub(
            rf"^ExecStart=({INSTALLED}|/usr/bin/Xorg)\S*", "ExecStart=/bin/sh", text, flags=re.M
        )
        (tmp_path / other).write_text(text, encoding="utf-8")
    said = analyze("verify", str(tmp_path / unit))
    about_ours = [line for line in said.stderr.splitlines() if "glass-box" in line]
    assert not about_ours


@pytest.mark.parametrize("unit", EXHIBITS)
def test_it_is_shut_in(unit: str) -> None:
    said = analyze("security", "--offline=true", f"--threshold={MOST_EXPOSED}", str(RECIPES / unit))
    assert said.returncode == 0, said.stdout[-200:]


@pytest.mark.parametrize("unit", EXHIBITS)
def test_it_ends_for_staff_alone_and_is_never_given_up(unit: str) -> None:
    assert setting(unit, "Restart") == "always"
    assert setting(unit, "StartLimitIntervalSec") == "0"
    assert setting(unit, "TimeoutStartSec") == "infinity"
    for key in ("RestartPreventExitStatus", "SuccessExitStatus"):
        assert setting(unit, key) == str(STAFF_EXIT)
    assert f"!= {STAFF_EXIT} ]" in setting(unit, "ExecStopPost")
    assert int(setting(unit, "WatchdogSec")) >= 4 * LONGEST_PAUSE_SECONDS
    # Of all processes the one below cage speaks, and systemd listens to those of the unit alone.
    assert not any(key == "PAMName" for key, _ in settings(unit))


@pytest.mark.parametrize("unit", EXHIBITS)
def test_logs_go_where_they_may(unit: str) -> None:
    folder = log_folders("", environment(unit), "linux")[0]
    assert folder == Path("/var/lib") / setting(unit, "StateDirectory")


@pytest.mark.parametrize("unit", EXHIBITS)
def test_what_it_starts_is_there(unit: str) -> None:
    words = setting(unit, "ExecStart").split()
    ours = [word.removeprefix(f"{INSTALLED}/") for word in words if word.startswith(INSTALLED)]
    for name in (name for name in ours if not name.startswith(".venv")):
        assert (ROOT / name).is_file()
    assert "--kiosk" in words


@pytest.mark.skipif(os.name != "posix", reason="a shell script")
@pytest.mark.parametrize("code", [0, 1, STAFF_EXIT, 137])
def test_cage_hides_no_exit_code(code: int, tmp_path: Path) -> None:
    assert in_cage(tmp_path, 'shift; "$@"; exit 0', ["sh", "-c", f"exit {code}"]) == code


@pytest.mark.skipif(os.name != "posix", reason="a shell script")
def test_cage_without_a_screen_is_a_fault(tmp_path: Path) -> None:
    # Left over from the time before.
    (tmp_path / "exit-code").write_text(f"{STAFF_EXIT}\n", encoding="ascii")
    assert in_cage(tmp_path, "exit 0", ["true"]) == 1


def in_cage(folder: Path, cage: str, command: list[str]) -> int:
    """The exit code of in-cage.sh with a cage of our own."""
    stand_in = folder / "cage"
    stand_in.write_text(f"#!/bin/sh\n{cage}\n", encoding="ascii")
    stand_in.chmod(0o755)
    path = f"{folder}:{os.environ['PATH']}"
    around = {"RUNTIME_DIRECTORY": str(folder), "PATH": path}
    return run([str(RECIPES / "in-cage.sh"), *command], **around).returncode


def test_the_readme_names_keys_that_are_there() -> None:
    text = (RECIPES / "README.md").read_text(encoding="utf-8")
    tables = {name.partition(".")[0] for name in RULES if "." in name}
    named = re.findall(rf"`((?:{'|'.join(sorted(tables))})\.[a-z-]+)`", text)
    assert named
    assert set(named) - {"supervisor.log"} <= {*RULES, "inputs.buttons"}


@pytest.mark.parametrize("page", [ROOT / "README.md", RECIPES / "README.md"], ids=["all", "staff"])
def test_the_links_of_both_readmes_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    assert links
    for link in links:
        name, _, chapter = link.partition("#")
        target = (page.parent / name) if name else page
        assert target.exists(), link
        assert not chapter or chapter in chapters(target), link


def chapters(page: Path) -> list[str]:
    """The names under which the page's chapters are linked to."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return [re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings]
