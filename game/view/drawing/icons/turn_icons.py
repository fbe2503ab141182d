"""Icons of the questions and of the race: the pin of whoever answers, the eye of who just watches,
the stars, the machine.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from game.view.drawing.icons.exhibit_icons import star
from game.view.drawing.icons.icon_parts import MIDDLE, Icon, chain, rounded, union, without
from game.view.drawing.shapes.field import Field, circle, stroke

LINE: Final = 3.8
LENS: Final = 27.0
LENS_RISE: Final = 14.0
SLASH: Final = ((14.0, 50.0), (50.0, 14.0))
SLASH_AIR: Final = 10.5
# As wide as other icons, so that words beside it keep their distance.
NODES: Final = ((15.2, 20.5), (15.2, 43.5), (32.0, 20.5), (32.0, 43.5), (48.8, 32.0))
THREADS: Final = ((0, 2), (0, 3), (1, 2), (1, 3), (2, 4), (3, 4))
THREAD: Final = 2.6
NODE: Final = 6.2


def _pin(x: Field, y: Field) -> Field:
    """A drop with an eye; its point is at the foot."""
    tip = rounded(x, y, ((19.2, 31.5), (44.8, 31.5), (32.0, 55.5)), 1.2)
    return without(union(circle(x, y, MIDDLE, 24.0, 15.5), tip), circle(x, y, MIDDLE, 24.0, 5.8))


def _eye(x: Field, y: Field) -> Field:
    above = circle(x, y, MIDDLE, MIDDLE + LENS_RISE, LENS)
    lens = np.maximum(above, circle(x, y, MIDDLE, MIDDLE - LENS_RISE, LENS))
    return union(stroke(lens, LINE), circle(x, y, MIDDLE, MIDDLE, 6.0))


def _star_open(x: Field, y: Field) -> Field:
    return stroke(star(x, y), LINE)


def _star_missed(x: Field, y: Field) -> Field:
    """Told by its slash, not by a colour."""
    whole = without(_star_open(x, y), chain(x, y, SLASH, SLASH_AIR))
    return union(whole, chain(x, y, SLASH, LINE))


def _machine(x: Field, y: Field) -> Field:
    """The network, small."""
    threads = (chain(x, y, (NODES[a], NODES[b]), THREAD) for a, b in THREADS)
    return union(*threads, *(circle(x, y, *node, NODE) for node in NODES))


TURN_ICONS: Final[dict[str, Icon]] = {
    "pin": _pin,
    "eye": _eye,
    "star-open": _star_open,
    "star-missed": _star_missed,
    "machine": _machine,
}
