"""``--by-hand h1-o1=-1.8``: a weight in hand, tried at another value where the run stands."""

from typing import Final

from game.app.commands.run_options import number
from game.engine.topology import Topology
from game.session.commands import TakeInHand
from game.session.problem import ProblemError
from game.session.tape.by_hand import FARTHEST

OPTION: Final = "--by-hand"
EQUALS: Final = "="


def chosen_hand(word: str | None, topology: Topology) -> TakeInHand | None:
    """What is taken in hand; ProblemError where that is no weight, or no number for one."""
    if word is None:
        return None
    name, equals, told = word.partition(EQUALS)
    if not (name and equals and told):
        raise ProblemError("by-hand-form", name=OPTION, value=word)
    names = topology.by_name
    if name not in names:
        raise ProblemError("unknown-choice", name=OPTION, value=name, allowed=", ".join(names))
    value = number(f"{OPTION} {name}", told)
    if not abs(value) <= FARTHEST:
        low, high = -FARTHEST, FARTHEST
        raise ProblemError("out-of-range", name=f"{OPTION} {name}", value=told, low=low, high=high)
    return TakeInHand(names[name], value)
