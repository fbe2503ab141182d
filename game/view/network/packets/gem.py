"""Packets on the pages in large type: cut diamonds on the arcs, bright drops on the connections.

They can be told apart from three metres: a gradient by its four facets and its pale edge, data by
its roundness.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from game.view.drawing.shapes import field, sprite
from game.view.drawing.shapes.field import Field
from game.view.drawing.theme import Palette
from game.view.network.packets.comet import Master, PacketKind, size_share
from game.view.network.reading.reading import DECADES, LEVELS

# Half a diamond's length: so much for a whisper, and so much more for every ten times.
WHISPER: Final = 0.001
LEAST: Final = 4.0
PER_DECADE: Final = 8.2
LENGTH: Final = 1.08
BREADTH: Final = 0.80
EDGE: Final = 1.1
EDGE_LIGHT: Final = 0.72
# How bright each facet is: ahead and behind, above and below the line it flies along.
AHEAD: Final = 1.0
BEHIND: Final = 0.88
ABOVE: Final = 1.0
BELOW: Final = 0.74
HEART: Final = 0.30
GLOW: Final = 0.60
GLOW_REACH: Final = 6.0
GLOW_FADE: Final = 10.0
FAINTEST: Final = 0.5
FAINT_LEVELS: Final = 3

DROP: Final = (4.0, 9.5)
DROP_TAIL: Final = 4.2
DROP_HALO: Final = 1.7
HALO_LIGHT: Final = 0.62
TAIL_LIGHT: Final = 0.70
VEIL: Final = 0.35
DROP_WHITE: Final = 0.75


def gem_master(kind: PacketKind, level: int, scale: float, palette: Palette) -> Master:
    """A packet that flies to the right, and where in it the head's middle is."""
    if kind is PacketKind.DATA:
        return _drop(level, scale, palette)
    return _diamond(level, scale, palette)


def gem_radius(level: int) -> float:
    """Half the length of a diamond of this level of magnitude, on a log scale."""
    size = 10.0 ** (DECADES * ((level - 1) / (LEVELS - 1) - 1.0))
    return LEAST + PER_DECADE * max(math.log10(size / WHISPER), 0.0)


def _diamond(level: int, scale: float, palette: Palette) -> Master:
    radius = gem_radius(level) * scale
    light = np.float32(min(FAINTEST + (1.0 - FAINTEST) * (level - 1) / FAINT_LEVELS, 1.0))
    side = math.ceil(radius * LENGTH + GLOW_FADE * scale) + 1.0
    x, y = _around(round(2 * side), round(2 * side), side, side)
    length, breadth = radius * LENGTH, radius * BREADTH
    corners = np.array([(-length, 0.0), (0.0, -breadth), (length, 0.0), (0.0, breadth)])
    distance = field.polygon(x, y, corners)
    cover = field.coverage(distance)
    facets = np.where(y < 0, ABOVE, BELOW) * np.where(x > 0, AHEAD, BEHIND)
    heart = HEART * np.clip(-distance / np.float32(radius), 0.0, 1.0)
    stone = sprite.unit(palette.gradient) * facets[..., None] + heart[..., None]
    edge = np.abs(distance + np.float32(EDGE * scale)) - np.float32(EDGE * scale)
    rim = (field.coverage(edge) * np.float32(EDGE_LIGHT))[..., None]
    stone = np.clip(stone, 0.0, 1.0) * (1.0 - rim) + sprite.unit(palette.data) * rim
    glow = np.exp(-((np.maximum(distance, 0.0) / np.float32(GLOW_REACH * scale)) ** 1.1))
    glow *= np.clip((np.float32(GLOW_FADE * scale) - distance) / np.float32(7.0 * scale), 0.0, 1.0)
    glow *= np.float32(GLOW * palette.glow) * (1.0 - cover)
    rgb = stone * cover[..., None] + sprite.unit(palette.gradient) * glow[..., None]
    # A faint stone hides what is behind it all the same: it lies on the arrow.
    rgb = np.asarray(rgb * light, dtype=np.float32)
    # The light dims a little what is behind it; without that the turned sprite is cut at the stone.
    alpha = np.asarray(np.maximum(cover, np.float32(VEIL) * glow * light), dtype=np.float32)
    return sprite.premultiplied(rgb, alpha), side, side


def _drop(level: int, scale: float, palette: Palette) -> Master:
    least, most = DROP
    radius = (least + (most - least) * size_share(level)) * scale
    tail, rim = DROP_TAIL * radius, 2.4 * radius
    head_x, head_y = math.ceil(max(tail, rim)) + 1.0, math.ceil(rim) + 1.0
    x, y = _around(round(head_x + head_y), round(2 * head_y), head_x, head_y)
    behind = np.clip(-x / np.float32(tail), 0.0, 1.0)
    width = np.float32(radius * 0.6) * (np.float32(0.95) - np.float32(0.8) * behind)
    stream = np.exp(-((y / width) ** 2)) * (1.0 - behind) ** 2 * np.float32(TAIL_LIGHT)
    stream *= x < 0
    halo = np.exp(-((np.hypot(x, y) / np.float32(radius * DROP_HALO)) ** 2))
    light = np.clip(stream + np.float32(HALO_LIGHT) * halo, 0.0, 1.0) * np.float32(palette.glow)
    head = field.coverage(field.circle(x, y, 0.0, 0.0, radius))
    core = sprite.unit(palette.data)
    core = core + (1.0 - core) * np.float32(DROP_WHITE)
    rgb = sprite.unit(palette.data_glow) * (light * (1.0 - head))[..., None]
    rgb = np.asarray(rgb + core * head[..., None], dtype=np.float32)
    alpha = np.asarray(np.maximum(head, np.float32(VEIL) * light), dtype=np.float32)
    return sprite.premultiplied(rgb, alpha), head_x, head_y


def _around(width: int, height: int, x0: float, y0: float) -> tuple[Field, Field]:
    x, y = field.pixel_grid(width, height)
    return x - np.float32(x0), y - np.float32(y0)
