"""The disc of a node and its ring: everything about them that depends on their size alone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from game.view.drawing.shapes import field
from game.view.drawing.shapes.field import Field
from game.view.network.places.discs import Circle

Float32 = NDArray[np.float32]

# Thickness of the ring: a share of the radius, within limits.
RING_SHARE: Final = 0.120
RING_LIMITS: Final = (6.5, 12.0)
RING_SHADE: Final = 0.16  # how much darker the ring is at its edges than in its middle
TICK_WIDTH: Final = 2.4
TICK_SHADE: Final = 0.72
QUARTERS: Final = (0.25, 0.5, 0.75)

TEXT_DEPTH: Final = 0.22  # how far below its middle a line of digits gets narrow, in type sizes

GLOW_REACH: Final = 34.0
# A small node glows less far: up to this share of its radius.
GLOW_SHARE: Final = 0.42
GLOW_STEPS: Final = 4  # per device pixel

# The dashed ring around a locked neuron.
LOCK_GAP: Final = 5.0
LOCK_WIDTH: Final = 3.0

TURN: Final = 2.0 * math.pi


@dataclass(frozen=True, slots=True, eq=False)
class Ring:
    """The pixels of a ring: their places, and for each of them (n) what its colour depends on.

    ``turn``: 0 to 1 from the top clockwise; ``cover``: how much of the pixel the ring covers;
    ``shine``: its shading across; ``ticks``: how dark the marks at the quarters are there;
    ``beyond``: index into a glow table.
    """

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    turn: Float32
    cover: Float32
    shine: Float32
    ticks: Float32
    beyond: NDArray[np.uint16]


@dataclass(frozen=True, slots=True, eq=False)
class Disc:
    """What depends on the size alone, over the whole sprite of a node.

    Offsets from the middle, distance from it, turn, and ``beyond``, the index into a glow table.
    """

    across: Field
    down: Field
    distance: Field
    turn: Field
    beyond: NDArray[np.uint16]
    ring: Ring


def disc_of(radius: int, scale: float) -> Disc:
    """What depends on the radius (device pixels) at this scale."""
    beyond = max(glow_reach(radius, scale), (LOCK_GAP + LOCK_WIDTH) * scale)
    side = 2 * (radius + math.ceil(beyond)) + 1
    x, y = field.pixel_grid(side, side)
    across, down = x - np.float32(side / 2), y - np.float32(side / 2)
    distance = np.hypot(across, down)
    turn = np.mod(np.arctan2(across, -down), np.float32(TURN)) / np.float32(TURN)
    reach = glow_reach(radius, scale)
    steps = np.clip((distance - radius) * GLOW_STEPS, 0, int(reach * GLOW_STEPS) + 1)
    glow_index = steps.astype(np.uint16)
    rows, columns = np.nonzero(ring_cover(distance, radius, scale))
    place = distance[rows, columns]
    ring = Ring(
        rows,
        columns,
        turn[rows, columns],
        ring_cover(place, radius, scale),
        ring_shine(place, radius, scale),
        quarter_ticks(turn[rows, columns], radius, scale),
        glow_index[rows, columns],
    )
    return Disc(across, down, distance, turn, glow_index, ring)


def ring_width(radius: float, scale: float = 1.0) -> float:
    """Thickness of the ring of a node, both in units of which ``scale`` make a logical one."""
    thinnest, thickest = RING_LIMITS
    return min(max(RING_SHARE * radius, thinnest * scale), thickest * scale)


def line_room(circle: Circle, height: float, size: float, margin: float) -> float:
    """Room inside a node's ring for a line of digits of this size; ``height`` in radii."""
    inner = circle.r - ring_width(circle.r) - margin
    farthest = abs(height * circle.r) + TEXT_DEPTH * size
    return 2.0 * math.sqrt(max(inner**2 - farthest**2, 1.0))


def glow_reach(radius: int, scale: float) -> float:
    """How far the light of a node reaches beyond its rim."""
    return min(GLOW_REACH * scale, GLOW_SHARE * radius)


def ring_cover(distance: Float32, radius: int, scale: float) -> Float32:
    """Coverage of the ring that lies just inside the radius."""
    width = ring_width(radius, scale)
    middle = np.float32(radius - width / 2)
    return np.asarray(field.coverage(np.abs(distance - middle) - np.float32(width / 2)))


def ring_shine(distance: Float32, radius: int, scale: float) -> Float32:
    """Shading across the ring: brightest along its middle line."""
    half = np.float32(ring_width(radius, scale) / 2)
    away = np.clip(np.abs(distance - radius + half) / half, 0.0, 1.0)
    return np.asarray(1.0 - np.float32(RING_SHADE) * away**2)


def quarter_ticks(turn: Float32, radius: int, scale: float) -> Float32:
    """How dark each place is because of a mark at a quarter of the gauge."""
    dark = np.zeros_like(turn)
    for quarter in QUARTERS:
        away = np.abs(turn - np.float32(quarter)) * np.float32(TURN * radius)
        dark = np.maximum(dark, np.clip(TICK_WIDTH / 2 * scale + 0.5 - away, 0.0, 1.0))
    return np.asarray(dark * np.float32(TICK_SHADE))
