"""Finding a free place for a label on a curve: off the discs, off the other labels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from game.view.drawing.box import Box
from game.view.drawing.shapes.curve import Path, Point
from game.view.network.places.discs import Circle

# Places tried: shares of the path, and how far above or below it, in heights of the label.
FIRST: Final = 0.12
LAST: Final = 0.88
TRIED: Final = 39
ASIDE: Final = (0.0, 0.4, -0.4, 0.8, -0.8, 1.2, -1.2, 1.6, -1.6)
# How bad a place is: as many units of room missing are as bad as lying at the path's other end, or
# a height of the label beside it.
CLEARANCE: Final = 10.0
FAR: Final = 2.5
BESIDE: Final = 12.0
# Between a label that moves aside and the disc.
AIR: Final = 3.0


class Label(NamedTuple):
    """A label's size."""

    width: float
    height: float

    def at(self, middle: Point) -> Box:
        """The label around a point."""
        x, y = middle
        return Box(x - self.width / 2, y - self.height / 2, self.width, self.height)

    def inside(self, middle: Point, room: Box) -> Point:
        """The nearest middle with which the label lies in a room, if it fits there at all."""
        x, y = middle
        half_width = min(self.width, room.w) / 2
        half_height = min(self.height, room.h) / 2
        return (
            min(max(x, room.x + half_width), room.right - half_width),
            min(max(y, room.y + half_height), room.bottom - half_height),
        )


def free_place(
    path: Path,
    share: float,
    label: Label,
    room: Box,
    discs: Sequence[Circle],
    taken: Sequence[Box],
) -> Point:
    """The middle of a label on a path near a share of it, where it is as free as it can be.

    Only where there is no free place on the path itself it lies beside it.
    """
    shares = (share, *np.linspace(FIRST, LAST, TRIED).tolist())
    best, least = path.at(share), math.inf
    for aside in ASIDE:
        for tried in shares:
            if FAR * abs(tried - share) + BESIDE * abs(aside) >= least:
                continue  # however free it is
            x, y = path.at(tried)
            middle = label.inside((x, y + aside * label.height), room)
            lacking = max(CLEARANCE - clearance(label.at(middle), discs, taken), 0.0)
            cost = lacking + FAR * abs(tried - share) + BESIDE * abs(aside)
            if cost < least:
                best, least = middle, cost
        if least < BESIDE * ASIDE[1]:
            break
    return best


def clearance(box: Box, discs: Sequence[Circle], taken: Sequence[Box]) -> float:
    """Room between a label and what is nearest to it; negative where they overlap."""
    gaps = [_gap_to_disc(box, disc) for disc in discs] + [_gap(box, other) for other in taken]
    return min(gaps, default=math.inf)


def beside_discs(middle: Point, size: tuple[float, float], discs: Sequence[Circle]) -> Point:
    """The middle of a label, moved left or right off the discs that it would touch."""
    x, y = middle
    width, height = size
    for disc in discs:
        reach, down = disc.r + AIR, max(abs(y - disc.y) - height / 2, 0.0)
        if down < reach:
            least = width / 2 + math.sqrt(reach**2 - down**2)
            if abs(x - disc.x) < least:
                x = disc.x + math.copysign(least, x - disc.x)
    return x, y


def _gap_to_disc(box: Box, disc: Circle) -> float:
    across = max(box.x - disc.x, 0.0, disc.x - box.right)
    down = max(box.y - disc.y, 0.0, disc.y - box.bottom)
    return math.hypot(across, down) - disc.r


def _gap(box: Box, other: Box) -> float:
    across = max(box.x - other.right, other.x - box.right)
    down = max(box.y - other.bottom, other.y - box.bottom)
    return max(across, down)
