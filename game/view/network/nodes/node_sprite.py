"""Neurons as glass beads with a ring: a gauge of the slope, so of how well the neuron listens.

Everything that depends on a node's size is computed once; for another gauge only the ring's own
pixels are coloured.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.drawing.cache import BoundedCache
from game.view.drawing.shapes import field, sprite
from game.view.drawing.theme import Color, Palette
from game.view.network.nodes.node_disc import (
    GLOW_STEPS,
    LOCK_GAP,
    LOCK_WIDTH,
    TURN,
    Disc,
    Ring,
    disc_of,
    glow_reach,
    quarter_ticks,
    ring_cover,
    ring_shine,
    ring_width,
)
from game.view.network.reading.reading import GAUGE_STEPS

Float32 = NDArray[np.float32]

GLOW_SPREAD: Final = 0.33
GLOW_FADE: Final = 0.36
GLOW_POWER: Final = 1.1
GLOW_LEAST: Final = 0.05
GLOW_MORE: Final = 0.58
LIGHTS: Final = 12

# Light falls from the upper left, as shares of the radius.
LIGHT_FROM: Final = (0.35, 0.50)
LIGHT_REACH: Final = 1.6
TINT: Final = 0.10
RIM_SHADE: Final = 0.30
RIM_SHADE_DEPTH: Final = 7.0
GLINT: Final = 0.20
GLINT_DEPTH: Final = 2.6
GLINT_WIDTH: Final = 1.1

RING_START: Final = 0.84  # brightness at its start; it grows to 1 at its head
HEAD_LIGHT: Final = 0.35
HEAD_LENGTH: Final = 9.0

HATCH_PERIOD: Final = 22.0
HATCH_LIGHT: Final = 0.09
LOCK_DASHES: Final = 18
LOCK_DASH_SHARE: Final = 0.58

EMPTY_TICK_SHADE: Final = 0.6
MEGABYTES_KEPT: Final = 6.0
LIT_SHARE: Final = 0.25  # of that, for nodes with their light, but without a gauge
DISCS_KEPT: Final = 3
UNLIT_KEPT: Final = 24
GLOWS_KEPT: Final = 100


class NodeLook(NamedTuple):
    """A node: radius in device pixels, ring colour, ``gauge`` in GAUGE_STEPS, ``light`` in LIGHTS.

    ``ticks``: the ring has marks at its quarters, as a gauge has.
    """

    radius: int
    tint: Color
    gauge: int
    light: int
    ticks: bool = False
    locked: bool = False
    dead: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Unlit:
    """A node without glow and gauge.

    For the ring's pixels: ``empty``, their colours (4, n) in it, and ``bare``, those without any
    ring. Channels come first: each is computed in one go.
    """

    surface: pygame.Surface
    empty: Float32
    bare: Float32


class NodeSprites:
    """Nodes of one scale and palette, made when first asked for.  They are shared: do not draw on
    them.

    A node's sprite is square with its middle in the middle.
    """

    def __init__(self, scale: float, palette: Palette) -> None:
        self._scale = scale
        self._palette = palette
        limit = MEGABYTES_KEPT * max(1.0, scale * scale)
        self._discs: BoundedCache[int, Disc] = BoundedCache(DISCS_KEPT)
        self._unlit: BoundedCache[NodeLook, _Unlit] = BoundedCache(UNLIT_KEPT)
        self._lit: BoundedCache[NodeLook, pygame.Surface] = BoundedCache(
            LIT_SHARE * limit, sprite.megabytes
        )
        self._glows: BoundedCache[tuple[int, Color, int], Float32] = BoundedCache(GLOWS_KEPT)
        self._sprites: BoundedCache[NodeLook, pygame.Surface] = BoundedCache(
            limit, sprite.megabytes
        )

    def sprite(self, look: NodeLook) -> pygame.Surface:
        """The node of this look."""
        return self._sprites.get(look, lambda: self._make(look))

    def _make(self, look: NodeLook) -> pygame.Surface:
        disc = self._discs.get(look.radius, lambda: disc_of(look.radius, self._scale))
        plain = look._replace(gauge=0, light=0)
        node = self._unlit.get(plain, lambda: self._unlit_node(plain, disc))
        unlit = look._replace(gauge=0)
        lit = self._lit.get(unlit, lambda: self._light(unlit, disc, node))
        if not look.gauge:
            return lit
        surface, ring = lit.copy(), disc.ring
        colors = self._gauge(look, ring, node, self._glow(look)[ring.beyond])
        pygame.surfarray.pixels2d(surface).T[ring.rows, ring.columns] = sprite.pack(colors.T)
        return surface

    def _light(self, look: NodeLook, disc: Disc, node: _Unlit) -> pygame.Surface:
        surface = sprite.gather(sprite.pack(self._glow(look)), disc.beyond)
        surface.blit(node.surface, (0, 0), None, sprite.PREMULTIPLIED)
        return surface

    def _glow(self, look: NodeLook) -> Float32:
        """Colours (n, 4) of the light around a node, by steps of distance from its rim."""
        key = (look.radius, look.tint, look.light)
        return self._glows.get(key, lambda: self._make_glow(look))

    def _make_glow(self, look: NodeLook) -> Float32:
        reach = glow_reach(look.radius, self._scale)
        beyond = np.arange(int(reach * GLOW_STEPS) + 2, dtype=np.float32) / GLOW_STEPS
        fall = np.exp(-((beyond / (GLOW_SPREAD * reach)) ** GLOW_POWER))
        fall *= np.clip((reach - beyond) / (GLOW_FADE * reach), 0.0, 1.0)
        fall *= (GLOW_LEAST + GLOW_MORE * look.light / LIGHTS) * self._palette.glow
        fall[-1] = 0.0
        colors = np.zeros((len(beyond), 4), dtype=np.float32)
        colors[:, :3] = sprite.unit(look.tint) * fall[:, None]
        return colors

    def _gauge(self, look: NodeLook, ring: Ring, node: _Unlit, glow: Float32) -> Float32:
        """Colours (4, n) of the ring's pixels: filled up to the gauge, empty beyond."""
        glow = np.ascontiguousarray(glow.T)
        share = np.float32(look.gauge / GAUGE_STEPS)
        shine = ring.shine
        if look.ticks:
            rising = RING_START + (1.0 - RING_START) * np.minimum(ring.turn / share, 1.0)
            shine = shine * rising * (1.0 - ring.ticks)
        full = _over_glow(node.bare, glow)
        full *= 1.0 - ring.cover
        full[:3] += sprite.unit(look.tint)[:, None] * (shine * ring.cover)
        full[3] += ring.cover
        if look.gauge >= GAUGE_STEPS:
            return full
        behind = (share - ring.turn) * np.float32(TURN * look.radius)
        head = np.exp(np.abs(behind) * np.float32(-1.0 / (HEAD_LENGTH * self._scale)))
        head *= np.float32(HEAD_LIGHT) * ring.cover
        full[:3] += (sprite.unit(self._palette.highlight)[:, None] - full[:3]) * head
        empty = _over_glow(node.empty, glow)
        full -= empty
        full *= np.clip(behind + np.float32(0.5), 0.0, 1.0)
        full += empty
        return full

    def _unlit_node(self, look: NodeLook, disc: Disc) -> _Unlit:
        k, radius = self._scale, look.radius
        alpha = np.zeros_like(disc.distance)
        rgb = np.zeros((*alpha.shape, 3), dtype=np.float32)
        # The glass ends under the ring, so that none of it shows at the rim.
        glass = field.coverage(disc.distance - np.float32(radius - 2.0))
        sprite.over(rgb, alpha, self._body(look, disc), glass)
        bare = _colors(rgb, alpha, disc)
        shade = ring_shine(disc.distance, radius, k)
        if look.ticks:
            shade = shade * (1.0 - EMPTY_TICK_SHADE * quarter_ticks(disc.turn, radius, k))
        track = sprite.unit(self._palette.node_track) * shade[..., None]
        sprite.over(rgb, alpha, np.asarray(track), ring_cover(disc.distance, radius, k))
        if look.locked:
            self._lay_lock(rgb, alpha, disc, radius)
        return _Unlit(sprite.premultiplied(rgb, alpha), _colors(rgb, alpha, disc), bare)

    def _body(self, look: NodeLook, disc: Disc) -> Float32:
        """The glass inside: lit from the upper left, tinted in the middle, hatched when dead."""
        k, palette, radius = self._scale, self._palette, float(look.radius)
        away = np.hypot(
            disc.across + radius * LIGHT_FROM[0], disc.down + radius * LIGHT_FROM[1]
        ) / np.float32(LIGHT_REACH * radius)
        light = np.clip(1.0 - away, 0.0, 1.0) ** 1.5
        tint = TINT * palette.glow * np.clip(1.0 - disc.distance / radius, 0.0, 1.0)
        body = sprite.unit(palette.node_body) + light[..., None] * sprite.unit(palette.node_light)
        body = body + sprite.unit(look.tint) * tint[..., None]
        edge = radius - ring_width(radius, k) - disc.distance
        body *= (1.0 - RIM_SHADE * palette.depth * np.exp(-np.abs(edge) / (RIM_SHADE_DEPTH * k)))[
            ..., None
        ]
        if look.dead:
            slant = np.sin(
                (disc.across + disc.down) * np.float32(TURN / (HATCH_PERIOD * k * math.sqrt(2)))
            )
            stripes = np.clip(slant * HATCH_PERIOD * k / TURN + 0.5, 0.0, 1.0)
            body += (HATCH_LIGHT * stripes)[..., None]
        else:
            upper = np.clip(-disc.down / np.maximum(disc.distance, 1.0), 0.0, 1.0) ** 2
            line = np.exp(-(((edge - GLINT_DEPTH * k) / (GLINT_WIDTH * k)) ** 2))
            body += (GLINT * palette.glow * line * upper)[..., None]
        return np.asarray(body, dtype=np.float32)

    def _lay_lock(self, rgb: Float32, alpha: Float32, disc: Disc, radius: int) -> None:
        """A dashed ring around a locked neuron."""
        k = self._scale
        reach = radius + LOCK_GAP * k
        line = np.clip(0.5 - (np.abs(disc.distance - reach) - LOCK_WIDTH * k / 2), 0.0, 1.0)
        place = np.mod(disc.turn * LOCK_DASHES, 1.0) - 0.5
        length = np.float32(TURN * reach / LOCK_DASHES)
        dash = np.clip((LOCK_DASH_SHARE / 2 - np.abs(place)) * length + 0.5, 0.0, 1.0)
        sprite.over(rgb, alpha, self._palette.lock, np.asarray(line * dash, dtype=np.float32))


def _colors(rgb: Float32, alpha: Float32, disc: Disc) -> Float32:
    """Colours (4, n) of the ring's pixels."""
    rows, columns = disc.ring.rows, disc.ring.columns
    return np.concatenate([rgb[rows, columns].T, alpha[None, rows, columns]])


def _over_glow(colors: Float32, glow: Float32) -> Float32:
    """Premultiplied colours (4, n) over the light around the node."""
    beneath = glow * (1.0 - colors[3])
    beneath += colors
    return np.asarray(beneath)
