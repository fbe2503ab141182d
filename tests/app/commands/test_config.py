"""``config`` checks, shows and writes the configuration file."""

import os
import re
import stat
from pathlib import Path

import pytest

from game.app import paths
from game.app.cli import main
from game.exhibit.configuration.file import load
from game.exhibit.configuration.installed import Installed
from game.exhibit.configuration.keys import Stories, of_profile
from tests.full_disk import files_of_at_most

THERE = Installed(("de", "en", "fr"), tuple(sorted(Stories().offered)))


@pytest.fixture(autouse=True)
def _everything_is_installed(monkeypatch):
    monkeypatch.setattr("game.app.commands.config.installed", lambda _: THERE)


def test_the_shipped_file_is_well_but_for_its_pin(capsys):
    assert main(["config", "--check", str(paths.ASSETS / "kiosk.toml")]) == 0
    captured = capsys.readouterr()
    assert "all is well" in captured.out
    assert "staff.pin" in captured.out
    assert captured.err == ""


def test_a_file_of_ones_own_is_well(capsys, tmp_path):
    path = tmp_path / "own.toml"
    path.write_text('[staff]\npin = "4071"\n')
    assert main(["config", "--check", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}: all is well.\n"


def test_each_fault_is_a_line_with_its_place_in_order(capsys, tmp_path):
    path = tmp_path / "own.toml"
    path.write_text('[times]\nidle = 7\nidel = 8\n[view]\nstart = lab\n[stories]\nboot = "nor"\n')
    assert main(["config", "--check", str(path)]) == 2
    captured = capsys.readouterr()
    lines = captured.out.splitlines()
    assert [line.removeprefix(str(path)).split(" ")[0] for line in lines] == [
        *(":2:", ":3:", ":5:", ":7:", ":")
    ]
    assert "no PIN opens the exhibit" in lines[-1]
    assert all(re.search(r"[;?] ?.*[.?]$", line) for line in lines)
    assert captured.err == ""


def test_a_file_that_is_not_there_is_one_line(capsys, tmp_path):
    assert main(["config", "--check", str(tmp_path / "none.toml")]) == 2
    line, shut = capsys.readouterr().out.splitlines()
    assert "none.toml" in line
    assert line.count("none.toml") == 1
    assert "no PIN opens the exhibit" in shut


@pytest.mark.parametrize(
    ("text", "shut"),
    [
        ("[staff]\npin = 4711\n", True),
        ("[staff]\npin = 4711\nlocked-exit = false\n", False),
        ('[staff]\npin = "4071"\n[times]\nidle = 3\n', False),
        ("[times]\nidle = 3\n", False),
        ("# caf\xe9\n", True),
    ],
)
def test_a_pin_that_is_not_known_is_said(text, shut, capsys, tmp_path):
    path = tmp_path / "own.toml"
    path.write_bytes(text.encode("latin-1"))
    assert main(["config", "--check", str(path)]) == 2
    captured = capsys.readouterr()
    assert ("no PIN opens the exhibit" in captured.out) == shut
    assert captured.err == ""
    assert main(["config", "--show", str(path)]) == 0
    captured = capsys.readouterr()
    assert ("# pin: none opens it" in captured.out) == (shut or "4711" in text)
    assert "4711" not in captured.out + captured.err


def test_what_is_shown_is_a_configuration_with_origins(capsys, tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(
        'profile = "projector"\n[times]\nidle = 90\n[staff]\npin = "4071"\n'
        '[stories]\noffered = ["and"]\n[inputs.buttons]\n"axis-3+" = "tab"\n'
    )
    assert main(["config", "--show", str(path)]) == 0
    captured = capsys.readouterr()
    shown = re.sub(r"  +", "  ", captured.out).splitlines()
    for line in (
        'profile = "projector"  # own.toml, line 1',
        "idle = 90  # own.toml, line 3",
        'text = "large"  # profile projector',
        'boot = "and"  # put right, see the mistakes',
        "watching = 180  # default",
        '"axis-3+" = "tab"  # own.toml, line 9',
        "# pin: not shown  # own.toml, line 5",
    ):
        assert line in shown
    assert "4071" not in captured.out + captured.err
    assert "own.toml:7: stories.boot" in captured.err
    again = tmp_path / "again.toml"
    again.write_text(captured.out)
    reread = load(again)
    assert reread.faults == ()
    assert reread.configuration.times == load(path).configuration.times
    assert reread.configuration.stories == load(path).configuration.stories


def test_without_a_file_the_defaults_are_shown(capsys, tmp_path):
    assert main(["config", "--show"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    (tmp_path / "a.toml").write_text(captured.out)
    assert load(tmp_path / "a.toml").configuration == of_profile("kiosk")
    assert set(re.findall(r"  # (.*)$", captured.out, re.M)) == {"default"}


def written_pin(tmp_path, capsys, name="new.toml"):
    """The PIN of a new file, as it is said and as it is written."""
    path = tmp_path / name
    assert main(["config", "--write", str(path)]) == 0
    said = capsys.readouterr().out
    assert str(path) in said
    (pin,) = re.findall(r"[0-9]{4,}", said.replace(str(path), ""))
    assert load(path).configuration.staff.pin == pin
    return pin


def test_each_written_file_has_a_pin_of_its_own(capsys, tmp_path):
    pins = {written_pin(tmp_path, capsys, f"{number}.toml") for number in range(5)}
    assert len(pins) == 5
    assert {len(pin) for pin in pins} == {6}
    assert main(["config", "--check", str(tmp_path / "0.toml")]) == 0
    assert capsys.readouterr().out.endswith(": all is well.\n")


@pytest.mark.skipif(os.name != "posix", reason="there are no modes elsewhere")
def test_nobody_else_reads_the_written_file(capsys, tmp_path):
    before = os.umask(0)
    try:
        written_pin(tmp_path, capsys)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.toml").stat().st_mode) == 0o600


@pytest.mark.parametrize("room", [0, 100, 4000])
def test_a_full_disk_leaves_no_half_of_it(room, capsys, tmp_path):
    with files_of_at_most(room):
        assert main(["config", "--write", str(tmp_path / "new.toml")]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_what_is_written_is_the_shipped_file_and_never_over_another(capsys, tmp_path):
    path = tmp_path / "new.toml"
    pin = written_pin(tmp_path, capsys)
    shipped = (paths.ASSETS / "kiosk.toml").read_text(encoding="utf-8")
    assert path.read_text(encoding="utf-8") == shipped.replace('"2580"', f'"{pin}"')
    path.write_text("precious")
    assert main(["config", "--write", str(path)]) == 2
    assert str(path) in capsys.readouterr().err
    assert path.read_text() == "precious"
    assert main(["config", "--write", str(tmp_path / "no" / "new.toml")]) == 2
    assert "No such file" in capsys.readouterr().err


@pytest.mark.parametrize("options", [[], ["--check", "a", "--show"], ["--write", "a", "--show"]])
def test_one_thing_has_to_be_asked_for(capsys, options):
    assert main(["config", *options]) == 2
    assert "--check FILE" in capsys.readouterr().err


def test_everything_that_the_shipped_file_names_is_there():
    shipped = load(Path(paths.ASSETS / "kiosk.toml")).configuration
    there = {path.stem for path in (paths.ASSETS / "stories").glob("*.toml")}
    assert set(shipped.stories.offered) <= there
