"""Free places for words in a square: never on what is there already, nor across the line."""

from __future__ import annotations

import itertools
from typing import Final

import numpy as np
from numpy.typing import NDArray

from game.view.drawing.box import Box
from game.view.drawing.shapes.curve import Point

AIR: Final = 3.0
# Tried in this order: words keep their place while the square changes little.
SHARES: Final = (0.50, 0.32, 0.68, 0.18, 0.82)


class Spots:
    """What is taken of a square, and where there is room."""

    def __init__(self, box: Box) -> None:
        self._box = box
        self._taken: list[Box] = []

    def take(self, box: Box) -> None:
        """Nothing else may lie here."""
        self._taken.append(box)

    def take_disc(self, middle: Point, radius: float) -> None:
        """The same for a disc."""
        x, y = middle
        self.take(Box(x - radius, y - radius, 2 * radius, 2 * radius))

    def is_free(self, box: Box) -> bool:
        """Whether a box lies inside the square, and on nothing."""
        wide = box.inset(-AIR)
        return self._box.covers(box) and not any(wide.overlaps(taken) for taken in self._taken)

    def beside(self, middle: Point, away: float, size: tuple[float, float]) -> Point | None:
        """A free place right beside a disc, else left, above or below it."""
        x, y = middle
        width, height = size
        aside, above = away + width / 2, away + height / 2
        for place in ((x + aside, y), (x - aside, y), (x, y - above), (x, y + above)):
            if self.is_free(_around(place, size)):
                return place
        return None

    def inside(
        self, ones: NDArray[np.bool_], wanted: bool, size: tuple[float, float]
    ) -> Point | None:
        """A free place where the square says one thing only; ``ones``: where it says 1, on a grid
        over the square, from the top.
        """
        points = len(ones) - 1
        for down, across in itertools.product(SHARES, SHARES):
            place = (self._box.x + across * self._box.w, self._box.y + down * self._box.h)
            if bool(ones[round(down * points), round(across * points)]) != wanted:
                continue  # for a start its middle is on the other side
            box = _around(place, size)
            if self._says(ones, box, wanted) and self.is_free(box):
                return place
        return None

    def _says(self, ones: NDArray[np.bool_], box: Box, wanted: bool) -> bool:
        points = len(ones) - 1
        left, right = ((x - self._box.x) / self._box.w * points for x in (box.x, box.right))
        top, bottom = ((y - self._box.y) / self._box.h * points for y in (box.y, box.bottom))
        part = ones[int(top) : int(bottom) + 2, int(left) : int(right) + 2]
        return bool((part == wanted).all())


def _around(middle: Point, size: tuple[float, float]) -> Box:
    return Box(middle[0] - size[0] / 2, middle[1] - size[1] / 2, *size)
