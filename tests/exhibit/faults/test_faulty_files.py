"""Files of the program that are faulty, as staff leaves them: the exhibit runs on without them."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exhibit.faults.kiosk import PATIENT, Kiosk
from tests.exhibit.faults.stage import ROOT
from tests.exhibit.faults.waiting import PATIENCE_SECONDS
from tests.exhibit.faults.xvfb import Xvfb, need_xvfb

MAC = b"\0\x05\x16\x07\0\x02\0\0Mac OS X        "


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    need_xvfb()
    with Xvfb() as server:
        yield server.display


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program without its files, compiled as far as it is."""
    copy = tmp_path_factory.mktemp("copied") / "glass-box"
    shutil.copytree(ROOT / "game", copy / "game")
    for file in ("main.py", "pyproject.toml"):
        shutil.copy(ROOT / file, copy / file)
    return copy


@pytest.fixture
def program(copied: Path) -> Iterator[Path]:
    """A copy of the program, whose files may be spoilt."""
    ignored = shutil.ignore_patterns("pictures")
    shutil.copytree(ROOT / "assets", copied / "assets", ignore=ignored)
    yield copied
    shutil.rmtree(copied / "assets")


def files(program: Path) -> list[Path]:
    return [path for name in ("presets", "stories") for path in folder_of(program, name)]


def folder_of(program: Path, name: str) -> list[Path]:
    return sorted((program / "assets" / name).glob("[!.]*.toml"))


def few(program: Path) -> list[str]:
    """A file of each kind, and hidden ones that are none of ours."""
    assets = program / "assets"
    for folder in ("presets", "stories", "texts"):
        for name in ("._xor.toml", "._en.toml", ".#xor.toml"):
            (assets / folder / name).write_bytes(MAC)
    (assets / "presets" / "xor.toml").write_text("order = 2\nscenario = xor\n")
    (assets / "stories" / "and.toml").write_bytes(b'scenario = "and"\nsample = "\xe4"\n')
    (assets / "stories" / "new.toml").mkdir()
    german = (assets / "texts" / "de.toml").read_text(encoding="utf-8")
    (assets / "texts" / "de.toml").write_text(german.replace("{epoch}", "{epoche}"), "utf-8")
    (assets / "texts" / "fr.toml").write_text("a = \n")
    return ["presets/xor.toml", "stories/and.toml", "stories/new.toml", "de.toml", "fr.toml"]


def all_presets_and_stories(program: Path) -> list[str]:
    for path in files(program):
        path.write_text("broken")
    return [f"{path.parent.name}/{path.name}" for path in files(program)]


def none_of_any(program: Path) -> list[str]:
    for name in ("presets", "stories"):
        shutil.rmtree(program / "assets" / name)
    return ["assets/presets", "assets/stories"]


def the_reference(program: Path) -> list[str]:
    (program / "assets" / "texts" / "en.toml").write_text("[window\n")
    return ["en.toml"]


def all_texts(program: Path) -> list[str]:
    for path in folder_of(program, "texts"):
        path.write_text("[window\n")
    return ["en.toml", "de.toml", "fr.toml"]


@pytest.mark.parametrize(
    "spoil", [few, all_presets_and_stories, none_of_any, the_reference, all_texts]
)
def test_the_exhibit_runs_on(tmp_path: Path, display: str, program: Path, spoil) -> None:
    named = spoil(program)
    settings = PATIENT + "[view]\nlanguage = 'de'\n[times]\nidle = 15\n"
    with Kiosk(tmp_path / "logs", display, program=program, settings=settings) as kiosk:
        kiosk.ready()
        assert kiosk.end() == ""
        assert len(kiosk.children) == 1
        assert "Traceback" not in kiosk.told
        for name in named:
            assert name in kiosk.told
        assert "._" not in kiosk.told


def run(program: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(program / "main.py"), *arguments]
    return subprocess.run(
        command, cwd=program, capture_output=True, text=True, timeout=PATIENCE_SECONDS
    )


def test_each_faulty_file_is_named_by_the_check_and_costs_what_it_must(program: Path) -> None:
    named = few(program)
    checked = run(program, "config", "--check", "assets/kiosk.toml")
    assert checked.returncode == 2
    lines = checked.stdout.splitlines()
    assert [name for name in named if not any(name in line for line in lines)] == []
    assert all("line " in line for line in lines if "new.toml" not in line), lines
    assert "._" not in checked.stdout
    for asked in (["train"], ["train", "--preset", "xor"], ["shot", "o.png"]):
        refused = run(program, *asked, "--epochs", "3")
        assert (refused.returncode, refused.stdout) == (2, "")
        (sentence,) = refused.stderr.splitlines()
        assert "presets/xor.toml" in sentence
        assert "line 2" in sentence
    trained = run(program, "train", "--preset", "and", "--epochs", "3", "--lang", "de")
    assert (trained.returncode, trained.stderr) == (0, "")
    other = run(program, "train", "--lang", "fr")
    assert (other.returncode, len(other.stderr.splitlines())) == (2, 1)


def test_without_the_reference_a_command_says_which_line_to_mend(program: Path) -> None:
    the_reference(program)
    for asked in (["train"], ["config", "--check", "assets/kiosk.toml"], ["--help"]):
        refused = run(program, *asked)
        assert refused.returncode == 2
        (sentence,) = refused.stderr.splitlines()
        assert "en.toml" in sentence
        assert "line 1" in sentence
    missing = run(program, "--kiosk", "--config", "nowhere.toml")
    assert (missing.returncode, len(missing.stderr.splitlines())) == (2, 1)
