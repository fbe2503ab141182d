"""A run played again is the run, at every tick; what is written down of it stays bounded."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.session import commands as c
from game.session.fingerprint import fingerprint, state_hash
from game.session.problem import ProblemError
from game.session.replay import run_log
from game.session.replay.reading import read_run
from game.session.replay.replay import Replay, replayed, session_of
from game.session.replay.run_log import RunLog
from game.session.replay.writing import lines
from game.session.session import Session
from tests.session.replay.stage import WORLD, lived, lively_command

ANY_STEPS = st.lists(st.tuples(lively_command, st.integers(0, 25)), max_size=25)


@settings(max_examples=30, deadline=None)
@given(steps=ANY_STEPS, name=st.sampled_from(list(WORLD)), luck=st.integers(0, 99))
def test_a_run_from_its_file_is_the_run_at_every_tick(tmp_path_factory, steps, name, luck):
    session = Session(WORLD, WORLD[name], np.random.default_rng(luck))
    log, seen = RunLog(session, keeps_all=True), []
    for command, ticks in steps:
        session.apply(command)
        for _ in range(ticks):
            session.tick()
            seen.append(fingerprint(session))
    file = tmp_path_factory.getbasetemp() / "run.json"
    file.write_text("".join(lines(log.taken())), encoding="utf-8")
    found = read_run(file, WORLD)
    assert found.changed is None
    again = session_of(found.run, WORLD)
    replay = Replay(found.run, again)
    for number, expected in enumerate(seen, start=1):
        replay.tick()
        assert replay.ticks == number
        # At its last tick a replay does what was done after it, too.
        assert replay.is_over or fingerprint(again) == expected
    if not seen:
        replay.tick()
    assert replay.is_over
    assert fingerprint(again) == fingerprint(session)


@settings(max_examples=15, deadline=None)
@given(before=ANY_STEPS, after=ANY_STEPS)
def test_a_log_that_began_anew_plays_what_came_since(before, after):
    run, session = lived([*before, (c.StartOver(), 3), *after])
    assert c.StartOver() in [done.command for done in run.done[:2] if done.tick == 0]
    again = session_of(run, WORLD)
    replay = Replay(run, again)
    while not replay.is_over:
        replay.tick()
    assert fingerprint(again) == fingerprint(session)


def playing(seconds: int) -> list[tuple[c.Command, int]]:
    return [(c.TogglePlay(), seconds * 60)]


def test_it_is_looked_at_once_a_second_where_something_moves():
    run, _ = lived([*playing(5), (c.Pause(), 600), *playing(2)])
    assert [check.tick for check in run.checks] == [60, 120, 180, 240, 300, 360, 960, 1020]


@pytest.mark.parametrize("most", [2, 7])
def test_looks_grow_rarer_in_a_long_run(monkeypatch, most):
    monkeypatch.setattr(run_log, "MOST_CHECKS", most)
    run, _ = lived(playing(20))
    assert 0 < len(run.checks) < most
    assert list(replayed(run, WORLD))[-1] == 1200


@pytest.mark.parametrize(("name", "most"), [("MOST_TICKS", 90), ("MOST_ACTIONS", 3)])
def test_of_a_run_that_is_too_long_the_beginning_is_kept_and_can_be_played(monkeypatch, name, most):
    monkeypatch.setattr(run_log, name, most)
    session = Session(WORLD, WORLD["xor"], np.random.default_rng(1))
    log = RunLog(session)
    for command in (c.TogglePlay(), c.SelectNextSample(), c.NewWeights(), c.TogglePlay()):
        session.apply(command)
        for _ in range(40):
            session.tick()
    assert log.is_full
    run = log.taken()
    assert (run.ticks, len(run.done)) == ((90, 3) if most == 90 else (80, 3))
    assert list(replayed(run, WORLD))
    session.apply(c.StartOver())
    assert not log.is_full


def test_a_run_that_goes_another_way_is_refused_at_the_tick():
    run, _ = lived(playing(5))
    checks = [*run.checks]
    checks[2] = checks[2]._replace(state="another")
    with pytest.raises(ProblemError) as refused:
        list(replayed(run._replace(checks=tuple(checks)), WORLD))
    assert refused.value.values["tick"] == 180
    other = run._replace(preset=WORLD["and"])
    with pytest.raises(ProblemError) as refused:
        list(replayed(other, WORLD))
    assert refused.value.values["tick"] == 60


@pytest.mark.parametrize(
    "steps",
    [
        [(c.TrainTo(41), 0)],
        [(c.Seek(39), 0)],
        [(c.Seek(40, 0.5), 0)],
        [(c.SelectSample(3), 0)],
        [(c.ChangeSetting("pace", 9.0), 0)],
        [(c.ChangeSetting("learning_rate", 0.9), 0)],
        [(c.SelectNeuron((1, 0)), 0)],
        [(c.NewWeights(), 0), (c.TrainTo(40), 0)],
        [(c.Seek(20), 0), (c.ChangeSetting("loss", "cross-entropy"), 0), (c.TrainTo(40), 0)],
        [(c.TogglePlay(), 0)],
    ],
)
def test_what_decides_how_a_run_goes_on_is_in_the_hash(steps):
    _, plain = lived([(c.TrainTo(40), 0)])
    _, other = lived([(c.TrainTo(40), 0), *steps])
    assert state_hash(plain) != state_hash(other)
    assert state_hash(plain) == state_hash(lived([(c.TrainTo(40), 0)])[1])
