"""The disc of a node and its ring: everything about them that depends on their size alone."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

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

TEXT_DEPTH: Final = 0.22  # how far below its middle a line of digits gets narrow, in type sizes

GLOW_REACH: Final = 37.0
# A small node glows less far: up to this share of its radius.
GLOW_SHARE: Final = 0.46
# The light of the ring also falls inward, up to this share of how far it reaches outward.
INWARD: Final = 0.5
LIGHT_STEPS: Final = 4  # per device pixel

# The dashed ring around a locked neuron.
LOCK_GAP: Final = 5.0
LOCK_WIDTH: Final = 3.0

TURN: Final = 2.0 * math.pi


class Disc(NamedTuple):
    """What depends on the size alone, over the whole sprite of a node.

    Offsets from the middle, distance from it, and ``light``, the index into a table of light: 0
    where the light falls farthest inward.
    """

    across: Field
    down: Field
    distance: Field
    light: NDArray[np.uint16]

    def turns(self) -> Field:
        """The direction from the middle: 0 to 1 from the top clockwise."""
        angle = np.arctan2(self.across, -self.down)
        return np.asarray(np.mod(angle, np.float32(TURN)) / np.float32(TURN))

    def rim(self, radius: int) -> slice:
        """The rows, and the columns, in which a disc of this radius lies."""
        beyond = len(self.distance) // 2 - radius
        return slice(beyond, len(self.distance) - beyond)

    def cut(self, side: slice) -> Disc:
        """What of it lies in these rows, and in these columns."""
        across, down, distance = (part[side, side] for part in self[:3])
        return Disc(across, down, distance, self.light[side, side])


def disc_of(radius: int, scale: float) -> Disc:
    """What depends on the radius (device pixels) at this scale."""
    beyond = max(glow_reach(radius, scale), (LOCK_GAP + LOCK_WIDTH) * scale)
    side = 2 * (radius + math.ceil(beyond)) + 1
    x, y = field.pixel_grid(side, side)
    across, down = x - np.float32(side / 2), y - np.float32(side / 2)
    distance = np.hypot(across, down)
    first, last = light_span(radius, scale)
    steps = np.clip((distance - radius - first) * LIGHT_STEPS, 0, (last - first) * LIGHT_STEPS)
    return Disc(across, down, distance, steps.astype(np.uint16))


def light_places(radius: int, scale: float) -> Float32:
    """How far outside of the rim (inside: negative) each entry of a table of light is."""
    first, last = light_span(radius, scale)
    count = int((last - first) * LIGHT_STEPS) + 1
    return np.asarray(first + np.arange(count, dtype=np.float32) / LIGHT_STEPS, dtype=np.float32)


def light_span(radius: int, scale: float) -> tuple[float, float]:
    """From where to where the light of a node falls, outside of its rim."""
    reach = glow_reach(radius, scale)
    return -ring_width(radius, scale) - INWARD * reach, reach


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
