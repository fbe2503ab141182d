"""The network without a hidden layer, from the command line and in the window."""

import json
from pathlib import Path

import numpy as np
import pytest

from game.app.cli import main
from game.app.program.application import Application
from game.app.program.assembly import Extras, assemble
from game.engine.topology import NETWORK_2_1
from game.exhibit.configuration.keys import of_profile
from game.session import commands as c
from game.session.fingerprint import fingerprint
from game.session.replay.replay import Replay, session_of
from game.session.run import LONG_RUN
from game.view.scene.actions import SwitchView
from game.view.scene.page import Page, View
from tests.app.museum import ENGLISH, PRESETS, SIZE

THREE = {"w.x1-o1": 0.5, "w.x2-o1": -0.25, "b.o1": 1.0}


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(list(arguments))
    captured = capsys.readouterr()
    return code, captured.out + captured.err


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_training_writes_three_parameters(at_home, capsys):
    Path("three.json").write_text(json.dumps(THREE), encoding="utf-8")
    given = ("train", "--hidden", "off", "--start", "three.json", "--scenario", "and")
    assert said(capsys, *given, "--epochs", "3", "--out", "run.csv", "--export", "run.py")[0] == 0
    names, first, *_ = (line.split(",") for line in Path("run.csv").read_text().splitlines())
    row = dict(zip(names, first, strict=True))
    assert {name: float(row[name]) for name in THREE} == THREE
    assert not any("h1" in name for name in names)
    script = Path("run.py").read_text(encoding="utf-8")
    assert "hidden" not in script
    assert "<" not in script.replace("<=", "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("train", "--hidden", "half"), ("--hidden", "on, off")),
        (("train", "--hidden", "off", "--activation", "relu"), ("--activation", "--hidden off")),
        (("train", "--preset", "and-no-hidden", "--activation", "relu"), ("--activation",)),
        (("train", "--hidden", "off", "--start", "nine.json"), ("w.x1-h1", "nine.json")),
        (("train", "--start", "three.json"), ("w.x1-o1", "three.json")),
        (("shot", "a.png", "--hidden", "off", "--view", "visitor"), ("--hidden off", "lab")),
        (
            ("shot", "a.png", "--preset", "xor-no-hidden", "--profile", "projector"),
            ("--preset xor-no-hidden", "lab"),
        ),
        (("shot", "a.png", "--hidden", "off", "--connection", "h1-o1"), ("x1-o1", "--connection")),
        (("shot", "a.png", "--hidden", "off", "--neuron", "h1"), ("o1", "--neuron")),
        (
            ("shot", "a.png", "--hidden", "off", "--branch", "activation=relu@10"),
            ("--branch", "--hidden off"),
        ),
        (("worksheet", "pages", "--lesson", "and-no-hidden"), ("and-no-hidden",)),
    ],
)
def test_what_does_not_go_together_is_refused(at_home, capsys, arguments, words):
    Path("three.json").write_text(json.dumps(THREE), encoding="utf-8")
    nine = {f"w.{a}-{b}": 1 for a, b in (("x1", "h1"), ("x1", "h2"), ("x2", "h1"), ("x2", "h2"))}
    nine |= {"w.h1-o1": 1, "w.h2-o1": 1, "b.h1": 0, "b.h2": 0, "b.o1": 0}
    Path("nine.json").write_text(json.dumps(nine), encoding="utf-8")
    before = set(at_home.iterdir())
    code, told = said(capsys, *arguments)
    assert code == 2
    assert all(word in told for word in words), told
    assert "Traceback" not in told
    assert set(at_home.iterdir()) == before


def test_a_start_that_is_spelled_out_stays_where_the_layer_was_there_already(at_home, capsys):
    plain = said(capsys, "train", "--preset", "twins", "--epochs", "20")
    assert said(capsys, "train", "--preset", "twins", "--epochs", "20", "--hidden", "on") == plain
    assert "explicit" in plain[1]
    assert "seed 0" in said(capsys, "train", "--preset", "twins", "--hidden", "off")[1]


def window(records: bool = False) -> Application:
    extras = Extras(
        rng=np.random.default_rng(3), sound=False, preset=PRESETS["xor-no-hidden"], records=records
    )
    return assemble(of_profile("classroom"), PRESETS, ENGLISH, extras).application


def test_the_visitor_view_begins_with_a_story_and_undo_leads_back_to_the_lab():
    application = window()
    application.carry_out(c.TrainTo(LONG_RUN + 20))
    application.carry_out(SwitchView())
    seen = application.session.snapshot()
    assert seen.topology.has_hidden
    assert seen.preset.name.startswith("story-")
    assert application.scene(SIZE).page is Page.VISITOR
    for _ in range(30):
        application.tick()
    application.carry_out(c.UndoPreset())
    seen = application.session.snapshot()
    assert (seen.topology, seen.epoch) == (NETWORK_2_1, LONG_RUN + 20)
    assert application.interface.view is View.LAB
    assert application.scene(SIZE).page is Page.LAB
    for _ in range(30):
        application.tick()
    assert application.session.snapshot().turn is None


def test_a_recorded_run_with_both_networks_plays_again():
    application = window(records=True)
    o1 = application.session.snapshot().topology.neurons[-1]
    for action in (
        *(c.TogglePlay(), c.SelectNeuron(o1), c.ChangeSetting("hidden", "on"), c.TrainTo(120)),
        *(c.TakeInHand(NETWORK_2_1.by_name["x2-o1"], 1.25), c.TogglePlay()),
        *(c.ChangeSetting("hidden", "off"), c.TakeInHand(NETWORK_2_1.by_name["b.o1"], 0.5)),
        *(c.TrainTo(130), SwitchView(), c.TogglePlay(), c.UndoPreset(), c.NewWeights()),
        c.TogglePlay(),
    ):
        application.carry_out(action)
        for _ in range(40):
            application.tick()
    assert application.log is not None
    run = application.log.taken()
    known = PRESETS | {s.name: s for s in application.features.stories.values()}
    again = session_of(run, known)
    replay = Replay(run, again)
    while not replay.is_over:
        replay.tick()
    assert fingerprint(again) == fingerprint(application.session)
