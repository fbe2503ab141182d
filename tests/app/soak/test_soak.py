"""The burn-in simulates the time it says, and tells no figure that it has not measured."""

import json
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest

from game.app import paths
from game.app.cli import main
from game.app.program.assembly import assemble
from game.app.program.attendant import Attendant
from game.app.soak import soak
from game.app.soak.soak import HOUR_TICKS, BurnIn, Report
from game.exhibit.configuration.keys import Configuration
from game.session.presentation import TICKS_PER_SECOND
from game.session.presets import load_presets
from game.view.scene.texts import load_texts


@pytest.fixture
def empty_hall(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Nothing is drawn and nobody comes; what passes is counted. At ``breaks`` it breaks."""
    seen = SimpleNamespace(ticks=0, each=set(), breaks=None)

    def picture(burn_in: BurnIn, number: int, ticks: int) -> None:
        if number == seen.breaks:
            raise RuntimeError("broken")
        seen.ticks += ticks
        seen.each.add(ticks)
        burn_in._times.add(1.0)

    monkeypatch.setattr(BurnIn, "_picture", picture)
    monkeypatch.setattr(soak, "assemble", _untouched)
    return seen


@cache
def _program() -> Attendant:
    return assemble(Configuration(), load_presets(paths.PRESETS), load_texts(paths.TEXTS, "en"))


def _untouched(*_: object) -> Attendant:
    """A program that nobody uses in an empty hall: made once."""
    return _program()


@pytest.mark.parametrize("pictures", range(1, TICKS_PER_SECOND + 1))
def test_any_number_of_pictures_a_second_makes_the_hour_as_long(
    pictures: int, empty_hall: SimpleNamespace
) -> None:
    report, english = Report(1, False, 0.01, "640x480", pictures), load_texts(paths.TEXTS)
    burn_in = BurnIn(report, Configuration(), {}, english, (640, 480))
    burn_in.run(soak._progress(report.hours, pictures, english))
    assert empty_hall.ticks == 0.01 * HOUR_TICKS
    assert max(empty_hall.each) - min(empty_hall.each) <= 1
    assert report.simulated_hours == 0.01


@pytest.mark.parametrize("pictures", [1, 7, TICKS_PER_SECOND])
def test_the_report_says_how_long_it_was(
    pictures: int, empty_hall: SimpleNamespace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report.json"
    asked = ["--hours", "0.01", "--pictures", str(pictures), "--size", "640x480"]
    assert main(["soak", *asked, "--report", str(out)]) == 0
    assert empty_hall.ticks == 0.01 * HOUR_TICKS
    report = json.loads(out.read_text())
    assert report["simulated_hours"] == 0.01
    assert "in 0.01 simulated hours" in capsys.readouterr().out


@pytest.mark.parametrize("lang", ["en", "de", "fr"])
@pytest.mark.parametrize("hours", ["0.05", "1", "0.000001"])
@pytest.mark.usefixtures("empty_hall")
def test_a_slope_that_was_not_measured_is_not_told(
    hours: str, lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report.json"
    asked = ["--hours", hours, "--pictures", "1", "--size", "640x480", "--lang", lang]
    assert main(["soak", *asked, "--report", str(out)]) == 0
    report = json.loads(out.read_text())
    for name in ("memory_slope", "memory_slope_error", "objects_slope"):
        assert report[name] is None
    assert report["frames"] > 0
    said = capsys.readouterr().out
    assert "±" not in said
    assert "None" not in said


@pytest.mark.usefixtures("empty_hall")
def test_a_slope_that_was_measured_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    grown = iter(range(100, 200))
    monkeypatch.setattr(soak, "resident_megabytes", lambda: float(next(grown)))
    monkeypatch.setattr(soak, "PEAK_EVERY_TICKS", 1000 * HOUR_TICKS)
    out = tmp_path / "report.json"
    asked = ["--hours", "4", "--pictures", "1", "--size", "640x480", "--report", str(out)]
    assert main(["soak", *asked]) == 0
    # One megabyte each half an hour.
    assert json.loads(out.read_text())["memory_slope"] == pytest.approx(2.0, abs=0.01)
    assert "slope 2.0" in capsys.readouterr().out


def test_after_a_fault_the_time_until_then_is_told(
    empty_hall: SimpleNamespace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty_hall.breaks = 360 * 31
    out = tmp_path / "report.json"
    asked = ["--hours", "1", "--pictures", "31", "--size", "640x480", "--report", str(out)]
    assert main(["soak", *asked]) == 1
    report = json.loads(out.read_text())
    assert (report["hours"], report["simulated_hours"]) == (1.0, 0.1)
    assert report["fault_at_tick"] == 0.1 * HOUR_TICKS
    said = capsys.readouterr().out
    assert "in 0.1 simulated hours" in said
    assert "--hours 1 --size 640x480 --pictures 31" in said
