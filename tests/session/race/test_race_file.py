"""The table of a race in a story's file: what is wrong with it is named with its line."""

from pathlib import Path

import pytest

from game.session.presets import load_preset
from game.session.problem import ProblemError
from tests.session.race.races import RACE
from tests.session.scenario import ROOT

FILE = (ROOT / "assets" / "stories" / "race.toml").read_text(encoding="utf-8")


def test_the_shipped_race_is_read() -> None:
    rules = RACE.race
    assert rules is not None
    assert (len(rules.lines), rules.moves, rules.reach, rules.epochs) == (3, 6, 2.0, 10)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('"x2-h1", ', '"x2-h9", ', "unknown-choice"),
        ('"x2-h1", ', '"b.h1", ', "unknown-choice"),
        ('"x2-h1", ', '"x2-h2", ', "named-twice"),
        ('lines = ["x2-h1", "x2-h2", "h2-o1"]', "lines = []", "unknown-choice"),
        ("moves = 6\n", "moves = 7\n", "out-of-range"),
        ("moves = 6\n", "moves = 0\n", "out-of-range"),
        ("moves = 6\n", 'moves = "six"\n', "not-a-whole-number"),
        ("moves = 6\n", "", "missing-name"),
        ("moves = 6\n", "moves = 6\nlaps = 2\n", "unknown-name"),
        ("reach = 2.0", "reach = 0", "out-of-range"),
        ("reach = 2.0", "reach = nan", "out-of-range"),
        ("reach = 2.0", "reach = true", "not-a-number"),
        ("epochs = 10", "epochs = 1000", "out-of-range"),
    ],
)
def test_bad_rules_are_named_with_their_line(old: str, new: str, key: str, tmp_path: Path) -> None:
    assert FILE.count(old) == 1
    path = tmp_path / "race.toml"
    path.write_text(FILE.replace(old, new), encoding="utf-8")
    with pytest.raises(ProblemError) as caught:
        load_preset(path)
    reason = caught.value.values["reason"]
    assert isinstance(reason, ProblemError)
    assert reason.key == "in-line"
    inner = reason.values["reason"]
    assert isinstance(inner, ProblemError)
    assert inner.key == key


def test_a_race_that_is_no_table_is_said(tmp_path: Path) -> None:
    path = tmp_path / "race.toml"
    begin, end = FILE.index("[race]"), FILE.index("[text.en]")
    path.write_text("race = 6\n" + FILE[:begin] + FILE[end:], encoding="utf-8")
    with pytest.raises(ProblemError, match="not-a-table"):
        load_preset(path)
