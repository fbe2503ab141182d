"""Simulated visitors do what visitors do: they drag the row of stories, answer, and skip."""

import numpy as np

from game.app.soak.simulated_visitors import Crowd
from game.session.questions.turn import Star, State
from tests.app.museum import Museum

# An hour at most, in steps of a fifth of a second.
ACTS = 18_000
TICKS = 12


def test_visitors_drag_the_stories_answer_and_skip() -> None:
    museum = Museum("kiosk", size=(640, 360))
    crowd = Crowd(np.random.default_rng(4), museum.size, monkeys=False)
    dragged, placed, skipped = 0, 0, 0
    before = None
    for _ in range(ACTS):
        museum.send(*crowd.act(museum.scene, TICKS))
        shelf = museum.interface.stories
        dragged += shelf is not None and shelf.to is None
        turn = museum.run.turn
        state = None if turn is None else turn.state
        placed += state is State.PLACED and before is State.ASK
        skipped += turn is not None and Star.SKIPPED in turn.stars
        before = state
        if dragged and placed and skipped:
            return
        for _ in range(TICKS - 1):
            museum.program.tick()
    raise AssertionError(f"{dragged} dragged, {placed} answered, {skipped} skipped")
