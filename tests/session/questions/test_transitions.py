"""Every state and every command of the flow: where it leads. A table, whole."""

import pytest

from game.session import commands as c
from game.session.questions.answer import Curve
from game.session.questions.turn import State
from tests.session.questions.test_flow import AT

W, A, P, R, V, E = State
ANSWER = c.PlaceAnswer(Curve((0.9, 0.7)))
COMMANDS = (ANSWER, c.JustWatch(), c.ShowMe(), c.GoOn(), c.OnceMore(), c.TogglePlay())
COMMANDS += (c.Pause(), c.StepEpoch(), c.StepBack(), c.Restart(), c.AskQuestions(True))
TABLE = {
    #  answer watch show on more play pause step back restart ask
    W: (W, W, W, W, W, W, W, W, W, W, W),
    A: (P, W, A, A, A, W, A, W, W, W, A),
    P: (P, W, R, P, P, R, P, W, W, W, P),
    R: (R, R, R, R, R, R, R, R, R, W, R),
    V: (V, V, V, W, V, W, V, W, W, W, V),
    E: (E, E, E, W, A, W, E, W, W, W, E),
}


@pytest.mark.parametrize("state", TABLE)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: type(command).__name__)
def test_where_a_command_leads(state, command):
    visit = AT[state]()
    then = TABLE[state][COMMANDS.index(command)]
    assert visit.do(command).state is then


def test_the_table_has_every_state():
    assert set(TABLE) == set(AT) == set(State)
    assert {len(row) for row in TABLE.values()} == {len(COMMANDS)}


def test_the_end_has_something_to_ask_once_more_in_the_table():
    assert AT[E]().turn.once_more is not None
