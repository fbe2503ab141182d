"""Any command at all, and runs in which they were given."""

from typing import Any, get_args, get_type_hints

import numpy as np
from hypothesis import strategies as st

from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.engine.topology import NeuronId, ParameterId
from game.session import commands as c
from game.session.presentation import Phase
from game.session.presets import load_stories
from game.session.questions.answer import Answer, Curve, Line, Row, Slot, Word
from game.session.questions.question import Kind
from game.session.replay.logged_run import LoggedRun
from game.session.replay.run_log import RunLog
from game.session.session import Session
from game.session.settings import CHOICES, RANGES
from tests.session.scenario import PRESETS, ROOT

STORIES = load_stories(ROOT / "assets" / "stories")
WORLD = PRESETS | {story.name: story for story in STORIES.values()}
_number = st.floats(allow_nan=False)
_parameter = st.sampled_from(NETWORK.parameters)
_neuron = st.sampled_from((*NETWORK.inputs, *NETWORK.neurons))
# By the type of a command's field: a new type wants values here, and a form in the file.
VALUES: dict[Any, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    int: st.integers(-3, 300),
    int | None: st.none() | st.integers(-1, 4),
    float: st.floats(0, 1) | _number,
    str: st.text(max_size=12),
    float | str: _number | st.integers(-9, 9) | st.text(max_size=12),
    tuple[float, float] | None: st.none() | st.tuples(_number, _number),
    Phase: st.sampled_from(Phase),
    ParameterId: _parameter,
    ParameterId | None: st.none() | _parameter,
    NeuronId: _neuron,
    NeuronId | None: st.none() | _neuron,
    frozenset[Kind]: st.frozensets(st.sampled_from(Kind)),
    Answer: st.one_of(
        st.builds(Line, st.sampled_from(NETWORK.connections)),
        st.builds(Row, st.integers(0, 5)),
        st.sampled_from(Slot),
        st.builds(Curve, st.lists(_number, max_size=5).map(tuple)),
        st.builds(Word, st.booleans()),
    ),
}


def any_of(kind: type[c.Command]) -> st.SearchStrategy[c.Command]:
    hints = get_type_hints(kind)
    return st.builds(kind, **{name: VALUES[hint] for name, hint in hints.items()})


@st.composite
def changes(draw: st.DrawFn) -> c.ChangeSetting:
    name = draw(st.sampled_from([*RANGES, *CHOICES]))
    if name in CHOICES:
        return c.ChangeSetting(name, draw(st.sampled_from(CHOICES[name])))
    return c.ChangeSetting(name, RANGES[name].value_at(draw(st.floats(0, 1))))


any_command = st.one_of(any_of(kind) for kind in get_args(c.Command))
lively_command = st.one_of(
    any_command,
    changes(),
    st.builds(c.SelectPreset, st.sampled_from(list(WORLD))),
    st.just(c.TogglePlay()),
    st.just(c.AskQuestions(True)),
)


def lived(
    steps: list[tuple[c.Command, int]], name: str = "xor", luck: int = 1
) -> tuple[LoggedRun, Session]:
    """A run of commands, each with ticks behind it, and the session it was."""
    session = Session(WORLD, WORLD[name], np.random.default_rng(luck))
    log = RunLog(session)
    for command, ticks in steps:
        session.apply(command)
        for _ in range(ticks):
            session.tick()
    return log.taken(), session
