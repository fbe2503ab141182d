"""Small things drawn into both squares: names of axes and neurons, one's own input, threads."""

from __future__ import annotations

from typing import Final

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.charts.map.spots import Spots
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.curve import Point
from game.view.drawing.styles import styles
from game.view.drawing.theme import Color
from game.view.square.domain import Domain
from game.view.square.rows import CHIP_OPACITY

# Radius of the rows' discs. In a small square they shrink a little, and the words go.
RADIUS: Final = 15.0
SMALL_RADIUS: Final = 14.0
SMALL_BELOW: Final = 200.0

PROBE_RADIUS: Final = 13.0
PROBE_RIM: Final = 1.5
PROBE_EDGE: Final = 2.4
PLUS: Final = 22.0

NAME: Final = float(theme.TYPE_BODY)
NAME_DROP: Final = 6.0
NAME_RADIUS: Final = 6.0
AXIS_HEIGHT: Final = 26.0
AXIS_AIR: Final = 6.0
# From the edge of the square.
AXIS_GAP: Final = 3.0
TAG: Final = (38.0, 28.0)
# Places along a cut where its name may stand, the best first.
TAG_PLACES: Final = (0.5, 0.3, 0.7, 0.15, 0.85)

THREAD: Final = 1.6
THREAD_DOT: Final = 3.0


def is_small(box: Box) -> bool:
    """Whether a square has no room for words."""
    return box.w < SMALL_BELOW


def row_radius(box: Box) -> float:
    """Radius of the rows' discs in a square."""
    return SMALL_RADIUS if is_small(box) else RADIUS


def draw_probe(canvas: Canvas, place: Point) -> None:
    """One's own input: an amber plus."""
    palette, (x, y) = canvas.palette, place
    canvas.disc(x, y, PROBE_RADIUS + PROBE_RIM, palette.ink)
    canvas.ring(x, y, PROBE_RADIUS, palette.lock, PROBE_EDGE)
    canvas.icon("plus", x, y, PLUS, palette.lock)


def draw_axes(canvas: Canvas, box: Box, names: tuple[str, str], color: Color) -> tuple[Box, Box]:
    """The names of the axes on dark grounds, in the middle of the lower and of the left edge."""
    widths = [_width(canvas, name, color) + 2 * AXIS_AIR for name in names]
    lower = Box(
        box.centerx - widths[0] / 2, box.bottom - AXIS_GAP - AXIS_HEIGHT, widths[0], AXIS_HEIGHT
    )
    left = Box(box.x + AXIS_GAP, box.centery - AXIS_HEIGHT / 2, widths[1], AXIS_HEIGHT)
    opacity = CHIP_OPACITY if canvas.palette.glow else 1.0
    for place, name in ((lower, names[0]), (left, names[1])):
        canvas.panel(place, canvas.style(styles.flat, canvas.palette.ink, opacity, NAME_RADIUS))
        _write(canvas, place, name, color)
    return lower, left


def draw_tag(canvas: Canvas, name: str, ends: tuple[Point, Point], spots: Spots) -> None:
    """The name of a cut's neuron on the cut, where nothing else is."""
    (x, y), (right, bottom) = ends
    width, height = TAG
    for share in TAG_PLACES:
        middle = (x + (right - x) * share, y + (bottom - y) * share)
        box = Box(middle[0] - width / 2, middle[1] - height / 2, width, height)
        if spots.is_free(box):
            canvas.panel(box, canvas.style(styles.pill, canvas.palette.hidden))
            _write(canvas, box, f"{name[0]}_{{{name[1:]}}}", canvas.palette.hidden)
            spots.take(box)
            return


def draw_ways(canvas: Canvas, box: Box, domain: Domain, ways: NDArray[np.float64]) -> None:
    """Grey threads along ways (way, point, 2) through the domain, each from its first point on.

    Hair lines with a shade below them, drawn by the quickest means there is: there are hundreds of
    pieces.
    """
    color, shade = canvas.palette.muted, canvas.palette.ink
    k, (left, top) = canvas.scale, canvas.origin
    for way in ways:
        across = box.x + (way[:, 0] - domain.low) / domain.span * box.w
        down = box.bottom - (way[:, 1] - domain.low) / domain.span * box.h
        points = np.stack([across * k - left, down * k - top], axis=1)
        below = points + np.array([0.0, max(1.0, k)])
        pygame.draw.aalines(canvas.surface, shade, closed=False, points=below.tolist())
        pygame.draw.aalines(canvas.surface, color, closed=False, points=points.tolist())
        canvas.disc(float(across[0]), float(down[0]), THREAD_DOT, color)


def draw_thread(canvas: Canvas, place: Point, disc: Point) -> None:
    """From where a row is to where its disc had to go."""
    color = canvas.palette.text
    canvas.line(*place, *disc, color, THREAD)
    canvas.disc(*place, THREAD_DOT, color)


def _width(canvas: Canvas, name: str, color: Color) -> float:
    return canvas.formula_setting(((name, color),), NAME).width


def _write(canvas: Canvas, box: Box, name: str, color: Color) -> None:
    canvas.formula(((name, color),), box.centerx, box.centery + NAME_DROP, NAME, ax=0.5)
