"""What the exhibit's program takes from its configuration, in safe mode and out of it."""

import argparse
from pathlib import Path

import pytest

from game.app.commands.kiosk import _configuration
from game.app.program.assembly import rules_of


def arguments(path: Path | None, safe: bool) -> argparse.Namespace:
    return argparse.Namespace(config=None if path is None else str(path), safe=safe)


@pytest.mark.parametrize("safe", [False, True])
@pytest.mark.parametrize(
    ("content", "pin"),
    [
        (b"[staff]\npin = '4711'\n", "4711"),
        (b"[staff]\npin = '4711'\n[times]\nidle = \n", "4711"),
        (b"[staff]\npin = 4711\n", None),
        (b"# caf\xe9\n[staff]\npin = '4711'\n", None),
        (None, None),
    ],
)
def test_the_default_pin_opens_nothing_where_another_was_to_hold(
    content: bytes | None, pin: str | None, safe: bool, tmp_path: Path
) -> None:
    path = tmp_path / "kiosk.toml"
    if content is not None:
        path.write_bytes(content)
    configuration, faults = _configuration(arguments(path, safe))
    rules = rules_of(configuration)
    assert (rules.pin, rules.locked) == (pin, True)
    assert any("no PIN opens" in fault for fault in faults) == (pin is None)
    assert not any("4711" in fault for fault in faults)


def test_a_file_that_goes_while_the_exhibit_runs_lets_nobody_in(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("[staff]\npin = '4711'\n")
    assert rules_of(_configuration(arguments(path, False))[0]).pin == "4711"
    path.unlink()
    assert rules_of(_configuration(arguments(path, False))[0]).pin is None
    path.mkdir()
    assert rules_of(_configuration(arguments(path, False))[0]).pin is None


def test_only_without_a_file_the_default_pin_holds() -> None:
    assert rules_of(_configuration(arguments(None, True))[0]).pin == "2580"
