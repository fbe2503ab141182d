"""Icons, drawn from distance fields on a grid of 64 by 64 units.

Each icon is a function from the coordinates of the pixel centres to a field; `ICONS` names them.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import pygame

from game.view.drawing.cache import BoundedCache
from game.view.drawing.icons.exhibit_icons import EXHIBIT_ICONS
from game.view.drawing.icons.icon_parts import (
    GRID,
    MIDDLE,
    Icon,
    arc,
    chain,
    rounded,
    union,
    without,
)
from game.view.drawing.icons.turn_icons import TURN_ICONS
from game.view.drawing.shapes import field, sprite
from game.view.drawing.shapes.field import Field, circle, rounded_box, stroke
from game.view.drawing.theme import Color

ICONS_KEPT: Final = 400


def _play(x: Field, y: Field) -> Field:
    return rounded(x, y, ((23, 17), (23, 47), (48, 32)), 2.4)


def _pause(x: Field, y: Field) -> Field:
    left = rounded_box(x, y, 23, MIDDLE, 5, 16, 2.4)
    return union(left, rounded_box(x, y, 41, MIDDLE, 5, 16, 2.4))


def _step(x: Field, y: Field) -> Field:
    arrow = rounded(x, y, ((19, 19), (19, 45), (39, 32)), 2.0)
    return union(arrow, rounded_box(x, y, 46, MIDDLE, 3, 15, 2))


def _back(x: Field, y: Field) -> Field:
    return _step(GRID - x, y)


def _restart(x: Field, y: Field) -> Field:
    ring = arc(x, y, 15, 64, 350, 6)
    head = rounded(x, y, ((30.5, 9), (30.5, 25), (43, 17)), 1.2)
    return union(ring, head)


def _dice(x: Field, y: Field) -> Field:
    places = ((24, 24), (40, 24), (32, 32), (24, 40), (40, 40))
    box = stroke(rounded_box(x, y, MIDDLE, MIDDLE, 17, 17, 6), 4.4)
    return union(box, *(circle(x, y, a, b, 3.3) for a, b in places))


def _close(x: Field, y: Field) -> Field:
    falling = chain(x, y, ((20, 20), (44, 44)), 5.2)
    return union(falling, chain(x, y, ((44, 20), (20, 44)), 5.2))


def _tick(x: Field, y: Field) -> Field:
    return chain(x, y, ((18, 33), (28, 43), (47, 21)), 6.8)


def _sliders(x: Field, y: Field) -> Field:
    upper = without(chain(x, y, ((13, 22), (51, 22)), 4.2), circle(x, y, 40, 22, 6))
    lower = without(chain(x, y, ((13, 42), (51, 42)), 4.2), circle(x, y, 25, 42, 6))
    rings = union(circle(x, y, 40, 22, 4.8), circle(x, y, 25, 42, 4.8))
    return union(upper, lower, stroke(rings, 4.0))


def _up(x: Field, y: Field) -> Field:
    return chain(x, y, ((18, 39), (32, 25), (46, 39)), 6)


def _down(x: Field, y: Field) -> Field:
    return _up(x, GRID - y)


def _chevron(x: Field, y: Field) -> Field:
    return chain(x, y, ((26, 18), (40, 32), (26, 46)), 6)


def _previous(x: Field, y: Field) -> Field:
    return _chevron(GRID - x, y)


def _hand(x: Field, y: Field) -> Field:
    finger = rounded_box(x, y, 27, 26, 4.2, 17.5, 4.2)
    knuckles = (rounded_box(x, y, 35.2, 37, 3.6, 9, 3.6), rounded_box(x, y, 42.6, 39, 3.4, 8, 3.4))
    thumb = chain(x, y, ((18.5, 36.5), (27, 47)), 7.4)
    palm = rounded_box(x, y, 34.4, 45, 11.6, 10.5, 7)
    return union(finger, *knuckles, thumb, palm)


def _lock(x: Field, y: Field) -> Field:
    body = rounded_box(x, y, MIDDLE, 39, 14, 11, 3.4)
    legs = np.abs(np.abs(x - MIDDLE) - 8.8) + np.maximum(y - 31, 0)
    arch = np.abs(np.hypot(x - MIDDLE, y - 24) - 8.8)
    shackle = np.asarray(np.where(y < 24, arch, legs) - 2.5, dtype=np.float32)
    keyhole = union(circle(x, y, MIDDLE, 37, 3.1), rounded_box(x, y, MIDDLE, 41.5, 1.5, 4, 1))
    return without(union(body, shackle), keyhole)


def _free(x: Field, y: Field) -> Field:
    body = rounded_box(x, y, MIDDLE, 40, 14, 11, 3.4)
    shackle = chain(x, y, ((22, 30), (22, 20), (26, 14), (33, 12), (39, 15), (41, 20)), 5.0)
    return union(without(body, circle(x, y, MIDDLE, 40, 3.6)), shackle)


def _fork(x: Field, y: Field) -> Field:
    ways = chain(x, y, ((12, 32), (26, 32), (46, 18)), 4.6)
    lower = chain(x, y, ((26, 32), (46, 46)), 4.6)
    return union(ways, lower, circle(x, y, 48, 17, 6), circle(x, y, 48, 47, 6))


def _dead(x: Field, y: Field) -> Field:
    beat = ((9, 34), (24, 34), (29, 23), (34, 40), (38, 34), (55, 34))
    return chain(x, y, beat, 4.8)


def _diamond(x: Field, y: Field) -> Field:
    return rounded(x, y, ((32, 16), (48, 32), (32, 48), (16, 32)), 0.8)


def _dot(x: Field, y: Field) -> Field:
    return circle(x, y, MIDDLE, MIDDLE, 13)


def _ring(x: Field, y: Field) -> Field:
    return stroke(circle(x, y, MIDDLE, MIDDLE, 18), 8)


def _square(x: Field, y: Field) -> Field:
    frame = stroke(rounded_box(x, y, MIDDLE, MIDDLE, 18, 18, 5), 4.8)
    return union(frame, chain(x, y, ((16, 42), (42, 16)), 4.8))


def _small_curve(x: Field, y: Field) -> Field:
    bend = ((10, 46), (18, 45), (25, 40), (39, 24), (46, 19), (54, 18))
    return union(chain(x, y, bend, 4.8), circle(x, y, MIDDLE, MIDDLE, 8))


def _fullscreen(x: Field, y: Field) -> Field:
    fold_x, fold_y = np.abs(x - MIDDLE), np.abs(y - MIDDLE)
    return chain(fold_x, fold_y, ((7, 16), (16, 16), (16, 7)), 5)


def _help(x: Field, y: Field) -> Field:
    hook = arc(x, y + 8.5, 9, -80, 125, 5.6)
    stem = chain(x, y, ((39.4, 28.7), (33.6, 33), (32, 37), (32, 39.5)), 5.6)
    return union(hook, stem, circle(x, y, MIDDLE, 48, 3.6))


def _keyboard(x: Field, y: Field) -> Field:
    case = stroke(rounded_box(x, y, MIDDLE, MIDDLE, 22, 14, 5), 4)
    keys = [(18, 27), (25, 27), (32, 27), (39, 27), (46, 27)]
    dots = (rounded_box(x, y, a, b, 2.1, 2.1, 0.8) for a, b in keys)
    return union(case, *dots, chain(x, y, ((22, 37), (42, 37)), 4.2))


def _camera(x: Field, y: Field) -> Field:
    case = union(
        rounded_box(x, y, MIDDLE, 35, 20, 14, 5),
        rounded(x, y, ((25, 22), (27.5, 17.5), (36.5, 17.5), (39, 22)), 1.6),
    )
    return union(without(case, circle(x, y, MIDDLE, 35, 9.5)), circle(x, y, MIDDLE, 35, 5.4))


def _warning(x: Field, y: Field) -> Field:
    sign = rounded(x, y, ((32, 15), (50, 46), (14, 46)), 3.4)
    bar = chain(x, y, ((32, 25.5), (32, 34.5)), 5)
    return without(sign, union(bar, circle(x, y, MIDDLE, 41.8, 2.8)))


def _plus(x: Field, y: Field) -> Field:
    return union(_minus(x, y), chain(x, y, ((32, 17), (32, 47)), 6))


def _minus(x: Field, y: Field) -> Field:
    return chain(x, y, ((17, 32), (47, 32)), 6)


ICONS: Final[dict[str, Icon]] = {
    "play": _play,
    "pause": _pause,
    "step": _step,
    "back": _back,
    "restart": _restart,
    "dice": _dice,
    "close": _close,
    "tick": _tick,
    "cross": _close,
    "sliders": _sliders,
    "up": _up,
    "down": _down,
    "chevron": _chevron,
    "previous": _previous,
    "hand": _hand,
    "lock": _lock,
    "free": _free,
    "fork": _fork,
    "dead": _dead,
    "diamond": _diamond,
    "dot": _dot,
    "ring": _ring,
    "small-curve": _small_curve,
    "square": _square,
    "fullscreen": _fullscreen,
    "help": _help,
    "keyboard": _keyboard,
    "camera": _camera,
    "warning": _warning,
    "plus": _plus,
    "minus": _minus,
    **EXHIBIT_ICONS,
    **TURN_ICONS,
}


class IconCache:
    """Icon sprites, made when first asked for.  They are shared; do not draw on them."""

    def __init__(self) -> None:
        self._sprites: BoundedCache[tuple[str, int, Color], pygame.Surface]
        self._sprites = BoundedCache(ICONS_KEPT)

    def sprite(self, name: str, pixels: int, color: Color) -> pygame.Surface:
        """The icon in a square of this many device pixels; KeyError for an unknown name."""
        return self._sprites.get((name, pixels, color), lambda: _make(name, pixels, color))


def _make(name: str, pixels: int, color: Color) -> pygame.Surface:
    icon = ICONS[name]
    per_unit = np.float32(pixels / GRID)
    x, y = field.pixel_grid(pixels, pixels)
    covered = field.coverage(np.asarray(icon(x / per_unit, y / per_unit) * per_unit))
    return sprite.premultiplied(covered[..., None] * sprite.unit(color), covered)
