"""The light under a curve: level strips of one gradient, as wide as the curve leaves room for."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.drawing.cache import BoundedCache
from game.view.drawing.shapes import sprite
from game.view.drawing.theme import Color

# Width, height, colour, strength at the top.
Gradient = tuple[int, int, Color, float]

# The gradient ends at this multiple of the height.
FADE: Final = 1.05
# The width of a gradient's picture is a multiple of this.
TILE: Final = 256
GRADIENTS_KEPT: Final = 4
# A strip is as high as this share of the width of the line that covers its ends.
HIDDEN_SHARE: Final = 0.75


class FillBrush:
    """Fills below curves; keeps its gradients."""

    def __init__(self) -> None:
        self._gradients: BoundedCache[Gradient, pygame.Surface]
        self._gradients = BoundedCache(GRADIENTS_KEPT)

    def draw(
        self,
        surface: pygame.Surface,
        left: int,
        heights: NDArray[np.float64],
        rows: tuple[int, int],
        color: Color,
        strength: float,
        line_width: float,
    ) -> None:
        """Fill from ``heights`` (column,), y in pixels from column ``left`` on, down to a row.

        ``rows``: the first one of the gradient, and the one after its last; ``line_width``: width
        in pixels of the line that will be drawn along the edge.
        """
        top, bottom = rows
        if bottom <= top or len(heights) == 0:
            return
        step = max(1, round(line_width * HIDDEN_SHARE))
        bands = -(-(bottom - top) // step)
        first = np.clip(np.round((heights - top) / step), 0, bands).astype(np.int64)
        whole = int(first.max())
        rects = [
            (begin, band * step, end - begin, min(step, bottom - top - band * step))
            for band, begin, end in _strips(first, whole)
        ]
        rects.append((0, whole * step, len(first), bottom - top - whole * step))
        gradient = self._gradient(len(first), bottom - top, color, strength)
        surface.blits(
            [
                (gradient, (left + x, top + y), (x, y, width, height), sprite.PREMULTIPLIED)
                for x, y, width, height in rects
                if height > 0
            ],
            doreturn=False,
        )

    def _gradient(self, width: int, height: int, color: Color, strength: float) -> pygame.Surface:
        tiled = -(-width // TILE) * TILE
        key = (tiled, height, color, strength)
        return self._gradients.get(key, lambda: _make_gradient(*key))


def _strips(first: NDArray[np.int64], whole: int) -> Iterator[tuple[int, int, int]]:
    """Band, first column and the one after the last of all strips above the band ``whole``.

    ``first`` (column,): the band from which on each column is filled.
    """
    highest = int(first.min())
    filled = np.zeros((whole - highest, len(first) + 2), dtype=np.bool_)
    np.less_equal(first, np.arange(highest, whole)[:, None], out=filled[:, 1:-1])
    turns = np.flatnonzero(filled[:, 1:] != filled[:, :-1])
    band, column = np.divmod(turns, len(first) + 1)
    begins, ends = column[::2].tolist(), column[1::2].tolist()
    return zip((band[::2] + highest).tolist(), begins, ends, strict=True)


def _make_gradient(width: int, height: int, color: Color, strength: float) -> pygame.Surface:
    """A premultiplied picture, ``strength`` at the top and nearly nothing at the bottom."""
    down = (np.arange(height, dtype=np.float32) + np.float32(0.5)) / np.float32(height * FADE)
    opacity = np.float32(strength) * (1 - down)
    paint = np.append(sprite.unit(color), np.float32(1))
    surface = sprite.transparent(width, height)
    pixels = pygame.surfarray.pixels2d(surface).T
    pixels[...] = sprite.pack(opacity[:, None] * paint)[:, None]
    del pixels
    return surface
