"""What of the questions is on the screen at a moment, and which kinds can be."""

from typing import Final

from game.session.aside.encore import Told
from game.session.questions.answer import Answer
from game.session.questions.question import Kind
from game.session.questions.turn import State, Turn
from game.session.snapshot import Snapshot
from game.view.scene.interface import Interface

# A kind that is not drawn is not asked.
DRAWN_KINDS: Final = frozenset(Kind)
# Where the page is the question's, and the run stands still.
STANDING: Final = frozenset({State.ASK, State.PLACED, State.REVEAL})


def open_turn(snapshot: Snapshot, kind: Kind) -> Turn | None:
    """The turn while a question of this kind is on, from asking it to its reply."""
    turn = snapshot.turn
    if turn is None or turn.question is None or turn.question.kind is not kind:
        return None
    return turn


def counted_turn(snapshot: Snapshot) -> Turn | None:
    """The turn while the hands of a class are counted, shown or told."""
    turn = snapshot.turn
    return None if turn is None or turn.question is None or turn.votes is None else turn


def is_said(turn: Turn, answer: Answer) -> bool:
    """Whether this is the answer that was given; of a class, one of those with most hands, once
    they are counted.
    """
    if turn.votes is None:
        return turn.answer == answer
    return turn.state is not State.ASK and answer in turn.votes.leaders


def grown(turn: Turn, interface: Interface) -> float:
    """How far the gap between what was said and what came has grown, 0 to 1."""
    return 1.0 if interface.reduced_motion else turn.grown


def standing_turn(snapshot: Snapshot) -> Turn | None:
    """The turn while the run stands still for it: what is asked or answered, or the end."""
    turn = snapshot.turn
    if turn is None:
        return None
    return turn if turn.state in STANDING or shows_end(snapshot) else None


def turn_at_work(snapshot: Snapshot) -> Turn | None:
    """The turn while the dock is its: all the time but while the run is only watched."""
    turn = standing_turn(snapshot)
    running = snapshot.turn is not None and snapshot.turn.state is State.RUN
    return snapshot.turn if running else turn


def shows_end(snapshot: Snapshot) -> bool:
    """Whether the end of a story's questions is shown: after a win the rows answer first."""
    turn, encore = snapshot.turn, snapshot.encore
    if turn is None or turn.state is not State.END:
        return False
    return encore is None or encore.told is not Told.ROWS or encore.is_over
