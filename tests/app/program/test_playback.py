"""A run in the window, and the same run played again in a window."""

from pathlib import Path

import numpy as np
import pygame
import pytest

from game.app.program.application import Application
from game.app.program.assembly import Extras, assemble
from game.exhibit.configuration.keys import of_profile
from game.session import commands as c
from game.session.fingerprint import fingerprint
from game.session.replay.logged_run import LoggedRun
from game.session.replay.writing import lines
from game.view.scene.actions import GoHome, SavePicture, SwitchView, ToggleHelp
from game.view.scene.page import View
from tests.app.museum import ENGLISH, PRESETS, SIZE


def window(
    replay: LoggedRun | None = None, profile: str = "classroom", records: bool = False
) -> Application:
    extras = Extras(rng=np.random.default_rng(3), sound=False, replay=replay, records=records)
    return assemble(of_profile(profile), PRESETS, ENGLISH, extras).application


def wait(application: Application, ticks: int) -> None:
    for _ in range(ticks):
        application.tick()


def visited(records: bool = False) -> Application:
    """Both views, a story that plays and asks, a change in the past."""
    application = window(records=records)
    application.carry_out(c.TogglePlay())
    wait(application, 90)
    application.carry_out(c.StepBack())
    application.carry_out(c.ChangeSetting("learning_rate", 0.3))
    application.carry_out(SwitchView())
    application.carry_out(c.SelectPreset("story-and"))
    application.carry_out(c.TogglePlay())
    wait(application, 400)
    return application


@pytest.fixture(scope="module")
def first() -> Application:
    return visited()


@pytest.fixture(scope="module")
def run(first: Application) -> LoggedRun:
    assert first.log is not None
    return first.log.taken()


def said(application: Application) -> str:
    toast = application.interface.toast
    return "" if toast is None else toast.text


def test_a_window_plays_what_was_done_in_another_one(first: Application, run: LoggedRun) -> None:
    again = window(run)
    assert "is played again" in said(again)
    views = set()
    for _ in range(run.ticks):
        views.add(again.interface.view)
        again.tick()
    assert views == set(View)
    assert again.interface.view is first.interface.view
    assert fingerprint(again.session) == fingerprint(first.session)
    assert again.playback is None
    assert "it is yours" in said(again)
    # It is: and what is done now belongs to the run that P writes.
    again.carry_out(c.NewWeights())
    assert again.session.snapshot().epoch == 0
    assert again.log is not None
    assert again.log.taken().done == (*run.done, (run.ticks, c.NewWeights()))


def test_meanwhile_play_holds_it_step_skips_and_nothing_else_moves_it(run: LoggedRun) -> None:
    again = window(run)
    wait(again, 50)
    again.carry_out(c.TogglePlay())
    before = fingerprint(again.session)
    wait(again, 20)
    for action in (c.NewWeights(), SwitchView(), c.SelectPreset("and"), c.Pause()):
        again.carry_out(action)
        assert "At its end it is yours" in said(again)
    assert fingerprint(again.session) == before
    again.carry_out(ToggleHelp())
    assert again.interface.help_open
    again.carry_out(c.TogglePlay())
    again.carry_out(c.StepEpoch())
    assert fingerprint(again.session) != before
    wait(again, 1)
    assert again.playback is None


def test_start_over_ends_a_replay(run: LoggedRun) -> None:
    again = window(run)
    wait(again, 50)
    again.carry_out(GoHome())
    assert again.playback is None
    assert fingerprint(again.session) == fingerprint(window().session)
    again.carry_out(c.TogglePlay())
    wait(again, 1)
    assert again.session.playing


def test_a_log_begins_with_start_over_unless_all_is_recorded() -> None:
    for records in (True, False):
        application = visited(records)
        application.carry_out(GoHome())
        wait(application, 5)
        assert application.log is not None
        run = application.log.taken()
        assert (run.ticks == 5) is not records
        again = window(run)
        wait(again, run.ticks)
        assert fingerprint(again.session) == fingerprint(application.session)


def test_p_writes_what_was_done_and_no_kiosk_keeps_anything(
    first: Application, run: LoggedRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first.carry_out(SavePicture())
    picture = pygame.Surface(SIZE)
    for _ in range(100):
        first.after_frame(picture)
    endings = [path.suffix for path in sorted(tmp_path.iterdir())]
    assert endings == [".csv", ".json", ".png", ".py"]
    (file,) = tmp_path.glob("*.json")
    assert file.read_text() == "".join(lines(run))
    kiosk = window(profile="kiosk")
    assert kiosk.log is None
    assert kiosk.session.witness is None
