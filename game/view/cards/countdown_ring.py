"""A ring that shows a share: bright clockwise from the top, dark for the rest."""

import math
from typing import Final

import numpy as np
import pygame

from game.view.drawing.shapes import field, sprite
from game.view.drawing.theme import Color

TURN: Final = 2.0 * math.pi


class Gauge:
    """The ring of one size in two colours; ``radius`` (outer) and ``width`` in device pixels.

    All that does not depend on the share is worked out once: a new share costs a millisecond or two
    even at 4K.
    """

    def __init__(self, radius: int, width: float, bright: Color, dark: Color) -> None:
        self._side = 2 * radius
        self._length = TURN * (radius - width / 2)
        x, y = field.pixel_grid(self._side, self._side)
        across, down = x - np.float32(radius), y - np.float32(radius)
        middle = np.float32(radius - 0.5 - width / 2)
        cover = field.coverage(field.stroke(np.hypot(across, down) - middle, width))
        places = np.flatnonzero(cover)
        turn = np.mod(np.arctan2(across, -down), np.float32(TURN)) / np.float32(TURN)
        turns = turn.ravel()[places]
        order = np.argsort(turns, kind="stable")
        self._places = places[order]
        self._turns = turns[order]
        self._cover = cover.ravel()[self._places]
        self._colors = np.stack([np.append(sprite.unit(color), 1.0) for color in (bright, dark)])
        self._bright = self._mixed(slice(None), np.ones(len(places), dtype=np.float32))
        self._dark = self._mixed(slice(None), np.zeros(len(places), dtype=np.float32))

    def picture(self, share: float) -> pygame.Surface:
        """The ring as a premultiplied sprite; ``share`` from 0 to 1."""
        share = min(max(share, 0.0), 1.0)
        pixels = np.zeros(self._side * self._side, dtype=np.uint32)
        passed = int(np.searchsorted(self._turns, share))
        pixels[self._places[:passed]] = self._bright[:passed]
        pixels[self._places[passed:]] = self._dark[passed:]
        if 0.0 < share < 1.0:
            # The end of the bright part is as smooth as its edges.
            edge = 0.5 / self._length
            near = slice(*np.searchsorted(self._turns, (share - edge, share + edge)))
            past = (share - self._turns[near]) * np.float32(self._length) + np.float32(0.5)
            pixels[self._places[near]] = self._mixed(near, np.clip(past, 0.0, 1.0))
        surface = sprite.transparent(self._side, self._side)
        pygame.surfarray.pixels2d(surface).T[...] = pixels.reshape(self._side, self._side)
        return surface

    def _mixed(self, which: slice, brightness: np.ndarray) -> np.ndarray:
        """Pixels of the ring, between dark (0) and bright (1)."""
        bright, dark = self._colors
        paint = dark + (bright - dark) * brightness[:, None]
        return sprite.pack(np.asarray(paint * self._cover[which][:, None], dtype=np.float32))
