"""What each frame tells: beats, the status file, and a word where the show stands still."""

import logging
from pathlib import Path

import pytest

from game.app.program.reporter import HIDDEN, Reporter
from game.exhibit.configuration.keys import Configuration, Staff
from game.exhibit.predictions import FILE_NAME as PREDICTIONS
from game.exhibit.predictions import PredictionFile
from game.exhibit.status.file import FILE_NAME, parsed
from game.exhibit.supervisor.heartbeat import Heartbeat
from game.session import commands as c
from game.session.questions.count import Tally
from tests.app.museum import Museum


def reporter_of(museum: Museum, folder: Path) -> Reporter:
    configuration = Configuration(staff=Staff(log_folder=str(folder)))
    return Reporter(museum.program, configuration, Heartbeat(None))


@pytest.mark.parametrize("somebody", [False, True])
def test_a_show_that_stands_still_is_told_once_in_the_log(
    somebody: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("game.exhibit.status.stillness.LONGEST_SHOW_SECONDS", 0.0)
    museum = Museum()
    if somebody:
        museum.wake()
    reporter = reporter_of(museum, tmp_path)
    with caplog.at_level(logging.WARNING, "game"):
        for _ in range(5):
            reporter.shown(8.0, False)
    told = [record for record in caplog.records if "stood still" in record.getMessage()]
    # A visitor may have paused it.
    assert len(told) == (0 if somebody else 1)


def test_frames_that_change_something_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.exhibit.status.report.EVERY_SECONDS", 0.0)
    reporter = reporter_of(Museum(), tmp_path)
    for changed in (True, True, False, True):
        reporter.shown(8.0, changed)
    status = parsed((tmp_path / FILE_NAME).read_text())
    # The first picture is what the others are compared with.
    assert (status.frames, status.frames_changed) == (3, 2)


@pytest.mark.parametrize(
    ("pin", "locked", "shut"), [(None, True, True), ("4711", True, False), (None, False, False)]
)
def test_an_exhibit_that_no_pin_opens_is_told(
    pin: str | None, locked: bool, shut: bool, tmp_path: Path
) -> None:
    staff = Staff(log_folder=str(tmp_path), pin=pin, locked_exit=locked)
    Reporter(Museum().program, Configuration(staff=staff), Heartbeat(None)).shown(8.0, True)
    assert parsed((tmp_path / FILE_NAME).read_text()).shut == shut


@pytest.mark.parametrize("somebody", [False, True])
def test_a_window_that_is_hidden_is_told_at_once(
    somebody: bool, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    museum = Museum()
    if somebody:
        museum.wake()
    sights = [True, True, False, False, True, False]
    configuration = Configuration(staff=Staff(log_folder=str(tmp_path)))
    reporter = Reporter(museum.program, configuration, Heartbeat(None), lambda: sights[0])
    while sights:
        reporter.shown(8.0, True)
        status = parsed((tmp_path / FILE_NAME).read_text())
        assert status.picture == sights[0]
        shown = "visitor" if somebody else "attract"
        assert status.stage == (shown if sights.pop(0) else HIDDEN)
    assert [record.getMessage() for record in caplog.records] == [
        "the window is hidden",
        "the window is in sight again",
        "the window is hidden",
    ]


def asked_once(museum: Museum) -> None:
    """A visitor who answers the first question of XOR, and sees."""
    session = museum.program.application.session
    for command in (c.SelectPreset("story-xor"), c.AskQuestions(True, False)):
        session.apply(command)
    session.apply(c.TrainTo(session.snapshot().preset.questions[0].asked))
    session.tick()


@pytest.mark.parametrize("counts", [True, False])
def test_what_is_asked_is_counted_unless_staff_do_not_want_it(counts: bool, tmp_path: Path) -> None:
    museum = Museum()
    museum.wake()
    configuration = Configuration(staff=Staff(log_folder=str(tmp_path), predictions=counts))
    reporter = Reporter(museum.program, configuration, Heartbeat(None))
    reporter.shown(8.0, True)
    asked_once(museum)
    reporter.shown(8.0, True)
    reporter.ends()
    assert (tmp_path / PREDICTIONS).exists() == counts
    if counts:
        assert PredictionFile([tmp_path]).read() == (("story-xor", "loss", Tally(asked=1)),)
