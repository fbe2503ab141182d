"""A race: every step of its state machine, and its numbers beside an engine of this test's own."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session import commands as c
from game.session.fingerprint import fingerprint
from game.session.guide import guide
from game.session.questions.turn import State
from game.session.race.flow import MACHINE_TICKS, RaceFlow
from game.session.race.race import Race, Stage
from game.session.session import Session
from tests.session.race.races import BY_NAME, DRAWN, RACE, ended, play, race_of, started, tick

PULL = DRAWN[0]
OTHER = DRAWN[1]
# What the sketch shows, measured before there was a program for it.
YOURS = (0.792, 0.742, 0.716, 0.644, 0.680, 0.644, 0.576)
MACHINE = (0.792, 0.696, 0.664, 0.647, 0.632, 0.618, 0.604)


# ---------------------------------------------------------------- numbers


def plain_loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
    """Cross-entropy of XOR by nine parameters, and its gradient: written out, row by row."""
    loss, gradient = 0.0, np.zeros(9)
    for x1, x2, goal in ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)):
        # In the order x1-h1, x1-h2, x2-h1, x2-h2, h1-o1, h2-o1, then the own pushes.
        h1 = 1 / (1 + np.exp(-(weights[0] * x1 + weights[2] * x2 + weights[6])))
        h2 = 1 / (1 + np.exp(-(weights[1] * x1 + weights[3] * x2 + weights[7])))
        out = 1 / (1 + np.exp(-(weights[4] * h1 + weights[5] * h2 + weights[8])))
        loss -= (goal * np.log(out) + (1 - goal) * np.log(1 - out)) / 4
        d1 = (out - goal) * weights[4] * h1 * (1 - h1)
        d2 = (out - goal) * weights[5] * h2 * (1 - h2)
        row = [d1 * x1, d2 * x1, d1 * x2, d2 * x2, (out - goal) * h1, (out - goal) * h2]
        gradient += np.array([*row, d1, d2, out - goal]) / 4
    return loss, gradient


def start_of(session: Session) -> np.ndarray:
    return np.array(session.recording.vector_at(0))


def test_the_parameters_are_in_the_order_that_the_plain_engine_takes_them_in() -> None:
    names = [NETWORK.parameter_name(parameter) for parameter in NETWORK.parameters]
    assert names == ["x1-h1", "x1-h2", "x2-h1", "x2-h2", "h1-o1", "h2-o1", "b.h1", "b.h2", "b.o1"]


def test_the_drawn_race_comes_out_as_it_was_drawn() -> None:
    race = race_of(ended())
    assert tuple(round(loss, 3) for loss in race.yours) == YOURS
    assert tuple(round(loss, 3) for loss in race.machine[:: race.rules.epochs]) == MACHINE
    assert (race.stars, race.is_won, race.solved, race.right) == (3, True, 151, 2)
    assert race.moved_lines == 3
    assert race.smallest_leap > 1.0 > race.largest_step


MOVE = st.tuples(st.sampled_from(RACE.race.lines), st.floats(-6.0, 6.0))  # type: ignore[union-attr]


@settings(max_examples=12, deadline=None)
@given(st.lists(MOVE, min_size=1, max_size=3))
def test_every_number_is_the_plain_engines(moves: list[tuple[object, float]]) -> None:
    session = started()
    yours = machine = start_of(session)
    yours = yours.copy()
    session.apply(c.BeginRace())
    for line, value in moves:
        place = NETWORK.parameters.index(line)  # type: ignore[arg-type]
        before = yours[place]
        session.apply(c.PullLine(line, value))  # type: ignore[arg-type]
        yours[place] = min(max(value, before - 2.0), before + 2.0)
        race = race_of(session)
        assert race.loss == pytest.approx(plain_loss(yours)[0], rel=1e-12)
        assert session.snapshot().trace.parameters.vector == pytest.approx(yours)
        if race.pull is None:
            continue  # it was pulled to where it is
        session.apply(c.MakeMove())
        tick(session)
        for _ in range(10):
            machine = machine - 0.9 * plain_loss(machine)[1]
        race = race_of(session)
        assert race.yours[-1] == pytest.approx(plain_loss(yours)[0], rel=1e-12)
        assert race.machine[-1] == pytest.approx(plain_loss(machine)[0], rel=1e-9)
        assert session.recording.vector_at(race_epochs(race)) == pytest.approx(machine, rel=1e-9)


def race_epochs(race: Race) -> int:
    return len(race.machine) - 1


@pytest.mark.parametrize(
    ("yours", "machine", "stars"),
    [
        ((0.8, 0.9), (0.8, 0.6), 0),
        ((0.8, 0.8), (0.8, 0.78), 0),  # near the machine, but not below the start
        ((0.8, 0.79), (0.8, 0.6), 1),
        ((0.8, 0.6501), (0.8, 0.6), 1),
        ((0.8, 0.65), (0.8, 0.6), 2),
        ((0.8, 0.6), (0.8, 0.6), 2),
        ((0.8, 0.5999), (0.8, 0.6), 3),
    ],
)
def test_stars(yours: tuple[float, ...], machine: tuple[float, ...], stars: int) -> None:
    race = race_of(started())._replace(yours=yours, machine=machine)
    assert race.stars == stars


# ---------------------------------------------------------------- the state machine


def at_start() -> Session:
    return started()


def at_move() -> Session:
    session = started()
    session.apply(c.BeginRace())
    return session


def at_pull() -> Session:
    session = at_move()
    session.apply(PULL)
    return session


def at_machine() -> Session:
    session = at_pull()
    session.apply(c.MakeMove())
    tick(session, MACHINE_TICKS // 2)
    return session


def at_second() -> Session:
    session = at_machine()
    tick(session)
    return session


AT: dict[str, Callable[[], Session]] = {
    "start": at_start,
    "move": at_move,
    "pull": at_pull,
    "machine": at_machine,
    "second": at_second,
    "end": ended,
}
STAGES = {"start": Stage.START, "machine": Stage.MACHINE, "end": Stage.END}
# From where, by what, to which: a stage, "pull" or "move" while the line is or is not pulled, None
# where the race is over.
SAME = ("start", "move", "pull", "machine", "second", "end")
TABLE = {
    c.BeginRace(): {"start": "move", "end": "move"},
    PULL: {"move": "pull", "second": "second"},
    OTHER: {"move": "pull", "second": "pull"},
    c.PutBack(): {"pull": "move"},
    c.MakeMove(): {"pull": "machine"},
    c.LeaveRace(): dict.fromkeys(("move", "pull", "machine", "second", "end"), None),
    c.TogglePlay(): dict.fromkeys(SAME, None),
    c.StepEpoch(): dict.fromkeys(SAME, None),
    c.StepBack(): {"second": None, "machine": None, "end": None},
    c.Seek(3): {"second": None, "machine": None, "end": None},
    c.TrainTo(100): dict.fromkeys(SAME, None),
    c.Restart(): dict.fromkeys(SAME, "start"),
    c.NewWeights(): dict.fromkeys(SAME, None),
    c.ChangeSetting("learning_rate", 0.5): dict.fromkeys(SAME, None),
    c.ChangeSetting("pace", 3.0): {},
    c.SelectSample(2): {},
    c.SelectNextSample(): {},
    c.SelectPreset(RACE.name): dict.fromkeys(SAME, "start"),
    c.SelectPreset("story-xor"): dict.fromkeys(SAME, None),
    c.AskQuestions(False): dict.fromkeys(SAME, None),
    c.GoOn(): {},
    c.OnceMore(): {},
    c.JustWatch(): {},
    c.ShowMe(): {},
}


def place_of(session: Session) -> str | None:
    race = session.snapshot().race
    if race is None:
        return None
    if race.stage is Stage.MOVE:
        return "pull" if race.pull is not None else "second" if race.pulls else "move"
    return race.stage.value


@pytest.mark.parametrize("place", SAME)
def test_every_transition(place: str) -> None:
    for command, goals in TABLE.items():
        session = AT[place]()
        assert place_of(session) == place
        session.apply(command)
        expected = goals.get(place, place)  # type: ignore[attr-defined]
        if command is PULL and place == "second":
            expected = "second"  # it is there already
        assert place_of(session) == expected, command
        tick(session, 3)  # nothing of it comes late
        assert place_of(session) == expected, command


@pytest.mark.parametrize("place", SAME)
def test_start_over_leads_to_the_very_beginning(place: str) -> None:
    session, fresh = AT[place](), started()
    session.apply(c.StartOver())
    assert fingerprint(session) == fingerprint(fresh)


def test_a_line_that_must_not_be_pulled_stays() -> None:
    session = at_move()
    session.apply(c.PullLine(BY_NAME["x1-h1"], 0.0))
    session.apply(c.PullLine(BY_NAME["b.h1"], 1.0))
    session.apply(c.PullLine(BY_NAME["x2-h1"], float("nan")))
    assert race_of(session).pull is None
    assert session.snapshot().trace.parameters.vector == pytest.approx(start_of(session))


def test_only_one_line_is_pulled_in_a_move() -> None:
    session = at_pull()
    session.apply(OTHER)
    race = race_of(session)
    assert race.pull is not None
    assert race.pull.line == OTHER.line
    assert session.snapshot().trace.parameters.value(PULL.line) == start_of(session)[3]


@pytest.mark.parametrize("way", [1, -1])
def test_no_further_than_a_move_may_go(way: int) -> None:
    session = at_move()
    session.apply(c.PullLine(PULL.line, way * 1e9))
    pull = race_of(session).pull
    assert pull is not None
    assert pull.now - pull.before == pytest.approx(2.0 * way)


def test_back_to_where_it_was_is_no_pull() -> None:
    session = at_pull()
    pull = race_of(session).pull
    assert pull is not None
    session.apply(c.PullLine(PULL.line, pull.before))
    assert race_of(session).pull is None
    session.apply(c.MakeMove())
    assert race_of(session).stage is Stage.MOVE


def test_the_machine_trains_in_front_of_one() -> None:
    session = at_pull()
    session.apply(c.MakeMove())
    seen = []
    for _ in range(MACHINE_TICKS):
        session.tick()
        seen.append(len(race_of(session).machine) - 1)
    assert sorted(set(seen)) == list(range(11))
    assert seen == sorted(seen)
    assert session.snapshot().epoch == 10
    assert race_of(session).stage is Stage.MOVE


def test_the_picture_is_of_the_moved_weights_and_changes_with_each_pull() -> None:
    session = at_move()
    runs = []
    for value in (-0.2, -0.4, -0.2):
        session.apply(c.PullLine(PULL.line, value))
        snapshot = session.snapshot()
        assert snapshot.trace.parameters.value(PULL.line) == pytest.approx(value)
        assert float(snapshot.trace.loss) == race_of(session).loss
        runs.append(snapshot.run)
    assert len(set(runs)) == 3


def test_who_just_watches_sees_the_machine_go_on() -> None:
    session = at_second()
    session.apply(c.LeaveRace())
    assert session.playing
    snapshot = session.snapshot()
    assert snapshot.trace.parameters.vector == pytest.approx(session.recording.vector_at(10))


def test_nothing_is_asked_of_nobody() -> None:
    session = started(asked=False)
    session.apply(c.BeginRace())
    assert session.snapshot().race is None
    assert not session.snapshot().races


def test_once_more_begins_with_nothing_of_the_race_before() -> None:
    session = ended()
    session.apply(c.BeginRace())
    race = race_of(session)
    assert (race.stage, race.pulls, len(race.yours), len(race.machine)) == (Stage.MOVE, (), 1, 1)
    play(session, *DRAWN)
    assert race_of(session) == race_of(ended())


def test_a_race_that_was_run_marks_its_story_as_done_and_nothing_else() -> None:
    session = ended()
    assert c.FinishStory() in guide(session.snapshot())
    session.apply(c.FinishStory())
    assert session.snapshot().finished == {RACE.name}
    assert c.CelebrateWin() not in guide(session.snapshot())


def test_no_card_lies_over_a_race() -> None:
    session = at_move()
    session.apply(c.SelectConnection(PULL.line))
    assert c.SelectConnection(None) in guide(session.snapshot())


def test_a_story_without_a_race_has_none() -> None:
    session = started()
    session.apply(c.SelectPreset("story-xor"))
    session.apply(c.BeginRace())
    assert session.snapshot().race is None
    assert session.snapshot().turn is not None
    assert session.snapshot().turn.state is State.WATCH  # type: ignore[union-attr]


def test_fewer_moves_are_a_race_too() -> None:
    rules = RACE.race
    assert rules is not None
    story = replace(RACE, race=rules._replace(moves=2, epochs=3))
    session = Session({story.name: story}, story, np.random.default_rng(1))
    session.apply(c.AskQuestions(True))
    session.apply(c.BeginRace())
    play(session, PULL, OTHER)
    race = race_of(session)
    assert (race.stage, len(race.machine)) == (Stage.END, 7)


def test_without_rules_nothing_ever_happens() -> None:
    session = started()
    flow = RaceFlow(None, session.recording, session._run.playhead)
    flow.begin()
    flow.pull(PULL.line, 0.0)
    flow.move()
    assert not flow.tick()
    assert flow.race() is None
    assert flow.trace is None
