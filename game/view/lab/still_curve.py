"""A curve over which a number is moved: axis, curve and the light under it stand still."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Final

import numpy as np
import pygame

from game.engine.arrays import Array
from game.view.drawing.box import Box
from game.view.drawing.cache import BoundedCache
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.fill import FillBrush
from game.view.drawing.shapes.sprite import PREMULTIPLIED
from game.view.drawing.theme import Color
from game.view.neuron_card.curve import aside

KEPT: Final = 2
CURVE_WIDTH: Final = 3.5


class StillCurves:
    """Keeps the latest curves as pictures."""

    def __init__(self) -> None:
        self._kept: BoundedCache[Hashable, tuple[pygame.Surface, tuple[int, int]]]
        self._kept = BoundedCache(KEPT)
        self._fill = FillBrush()

    def draw(
        self, canvas: Canvas, key: Hashable, area: Box, paint: Callable[[Canvas], None]
    ) -> None:
        """What ``paint`` paints inside ``area``; with an equal ``key`` it is the same again."""

        def make() -> tuple[pygame.Surface, tuple[int, int]]:
            own, origin = aside(canvas, area)
            paint(own)
            return own.surface, origin

        if canvas.log is not None:
            surface, (left, top) = make()  # for the texts that it notes
        else:
            surface, (left, top) = self._kept.get((key, canvas.scale, canvas.palette), make)
        where = (left - canvas.origin[0], top - canvas.origin[1])
        canvas.surface.blit(surface, where, None, PREMULTIPLIED)

    def light(self, canvas: Canvas, box: Box, points: Array, color: Color, shade: float) -> None:
        """The light under a curve through ``points`` (n, 2), down to the foot of ``box``."""
        scale, (across, down) = canvas.scale, canvas.origin
        points = points * scale
        first, last = round(points[0, 0]), round(points[-1, 0])
        heights = np.interp(np.arange(first, last), points[:, 0], points[:, 1]) - down
        rows = round(box.y * scale) - down, round(box.bottom * scale) - down
        width = CURVE_WIDTH * scale
        self._fill.draw(canvas.surface, first - across, heights, rows, color, shade, width)
