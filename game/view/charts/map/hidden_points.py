"""The rows in the hidden square: where they are, where they came from, and how a heap is fanned
out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from game.session.snapshot import Snapshot
from game.view.drawing.box import Box
from game.view.drawing.shapes.curve import Point

# At most so many points of each path; rounds in which discs push each other apart.
PATH_POINTS: Final = 48
ROUNDS: Final = 24


def hidden_answers(snapshot: Snapshot) -> tuple[Point, ...]:
    """What h1 and h2 say of each row."""
    first, second = snapshot.trace.forward.activations[1]
    return tuple((float(a), float(b)) for a, b in zip(first, second, strict=True))


def paths(snapshot: Snapshot) -> NDArray[np.float64]:
    """The way of each row since epoch 0: (sample, point, 2); its end is where the row is now."""
    course = snapshot.history.hidden_course(snapshot.epoch, PATH_POINTS)
    now = snapshot.trace.forward.activations[1][..., None]
    ways = np.concatenate([course, now], axis=2)
    return np.moveaxis(ways, 0, 2)


def fanned(places: Sequence[Point], apart: float, room: Box) -> tuple[Point, ...]:
    """The places moved as little as it takes until no two are nearer than ``apart``, inside a room.

    Where two lie on one spot they part in directions of their own, the same ones every time.
    """
    points = [list(place) for place in places]
    count = len(points)
    for _ in range(ROUNDS):
        moved = False
        for one in range(count):
            for other in range(one + 1, count):
                moved = _pushed(points[one], points[other], apart, one + other) or moved
        for point in points:
            point[0] = min(max(point[0], room.x), room.right)
            point[1] = min(max(point[1], room.y), room.bottom)
        if not moved:
            break
    return tuple((x, y) for x, y in points)


def _pushed(one: list[float], other: list[float], apart: float, turn: int) -> bool:
    """Push two points apart along the line between them; whether they were too near."""
    across, down = other[0] - one[0], other[1] - one[1]
    away = math.hypot(across, down)
    if away >= apart - 1e-6:
        return False
    if away < 1e-6:
        across, down, away = math.cos(turn), math.sin(turn), 1.0
        push = apart / 2
    else:
        push = (apart - away) / 2
    across, down = across / away * push, down / away * push
    one[0], one[1] = one[0] - across, one[1] - down
    other[0], other[1] = other[0] + across, other[1] + down
    return True
