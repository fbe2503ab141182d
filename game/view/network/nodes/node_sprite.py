"""Neurons as glass beads with a ring that is a lamp: the brighter, the larger the activation.

Everything that depends on a node's size is computed once; a lamp of another brightness is the same
bead under another table of light.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.drawing.cache import BoundedCache
from game.view.drawing.shapes import field, sprite
from game.view.drawing.styles import styles
from game.view.drawing.theme import Color, Palette
from game.view.network.nodes.node_disc import (
    LOCK_GAP,
    LOCK_WIDTH,
    TURN,
    Disc,
    disc_of,
    glow_reach,
    light_places,
    ring_cover,
    ring_shine,
    ring_width,
)
from game.view.network.reading.reading import LAMP_STEPS

Float32 = NDArray[np.float32]

# A lamp that is off is grey: the colour of data on the way to that of a groove.
OFF_DARK: Final = 0.74
# What is brightest is nearly white along the middle of the ring.
CORE: Final = 0.50
CORE_WIDTH: Final = 0.55  # of half the ring
# The light around a lamp: how strong it is, and from which share of its reach it grows to all.
GLOW: Final = 0.66
GLOW_LEAST_REACH: Final = 0.28
GLOW_SPREAD: Final = 0.37
GLOW_FADE: Final = 0.36
GLOW_POWER: Final = 1.1
INNER_GLOW: Final = 0.34
INNER_SPREAD: Final = 0.34
# A colour that is lighter than this glows less, so that no lamp that goes on and off is a flash.
LIGHTEST: Final = 0.62
LUMINANCE: Final = (0.2126, 0.7152, 0.0722)
# Where nothing may glow, the lit ring is as wide as it is bright: from this share of the ring, and
# so far beyond the rim (logical).
FLAT_LEAST: Final = 0.30
FLAT_BEYOND: Final = 4.0

# Light falls from the upper left, as shares of the radius.
LIGHT_FROM: Final = (0.35, 0.50)
LIGHT_REACH: Final = 1.6
TINT: Final = 0.10
RIM_SHADE: Final = 0.30
RIM_SHADE_DEPTH: Final = 7.0
GLINT: Final = 0.20
GLINT_DEPTH: Final = 2.6
GLINT_WIDTH: Final = 1.1

HATCH_PERIOD: Final = 22.0
HATCH_LIGHT: Final = 0.09
LOCK_DASHES: Final = 18
LOCK_DASH_SHARE: Final = 0.58

MEGABYTES_KEPT: Final = 8.0
DISCS_KEPT: Final = 3
BEADS_KEPT: Final = 24


class NodeLook(NamedTuple):
    """A node: radius in device pixels, the lamp's colour, and how bright it is, in LAMP_STEPS."""

    radius: int
    tint: Color
    lamp: int
    locked: bool = False
    dead: bool = False


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
        self._beads: BoundedCache[NodeLook, pygame.Surface] = BoundedCache(BEADS_KEPT)
        self._sprites: BoundedCache[NodeLook, pygame.Surface] = BoundedCache(
            limit, sprite.megabytes
        )

    def sprite(self, look: NodeLook) -> pygame.Surface:
        """The node of this look."""
        return self._sprites.get(look, lambda: self._make(look))

    def _make(self, look: NodeLook) -> pygame.Surface:
        disc = self._discs.get(look.radius, lambda: disc_of(look.radius, self._scale))
        plain = look._replace(lamp=0)
        bead = self._beads.get(plain, lambda: self._bead(plain, disc)).copy()
        places = light_places(look.radius, self._scale)
        light, ring = self._light(look, places), self._ring(look, places)
        bead.blit(sprite.gather(sprite.pack(light), disc.light), (0, 0), None, pygame.BLEND_RGB_ADD)
        ringed = sprite.gather(sprite.pack(ring), disc.light)
        bead.blit(ringed, (0, 0), None, sprite.PREMULTIPLIED)
        return bead

    def _light(self, look: NodeLook, places: Float32) -> Float32:
        """Colours (n, 4) of the light at these distances from the rim: it only adds."""
        share = np.float32(look.lamp / LAMP_STEPS)
        reach = glow_reach(look.radius, self._scale)
        outward = reach * (GLOW_LEAST_REACH + (1.0 - GLOW_LEAST_REACH) * share)
        width = ring_width(look.radius, self._scale)
        inward = -(places + np.float32(width))
        beyond = np.maximum(places, 0.0)
        fall = np.exp(-((beyond / (GLOW_SPREAD * outward)) ** GLOW_POWER))
        fall *= np.clip((outward - beyond) / (GLOW_FADE * outward), 0.0, 1.0)
        inner = INNER_GLOW * np.exp(-np.maximum(inward, 0.0) / np.float32(INNER_SPREAD * width * 3))
        inner *= np.clip((inward[0] - inward) / np.maximum(inward[0], 1e-3), 0.0, 1.0)
        light = np.where(inward > 0, inner, fall) * (GLOW * self._palette.glow * share)
        light[-1] = 0.0
        colors = np.zeros((len(places), 4), dtype=np.float32)
        colors[:, :3] = sprite.unit(look.tint) * (light * _restraint(look.tint))[:, None]
        return colors

    def _ring(self, look: NodeLook, places: Float32) -> Float32:
        """Colours (n, 4) of the ring at these distances from the rim, premultiplied.

        Grey when it is off.  Where nothing may glow it also gets wider.
        """
        k, radius, palette = self._scale, look.radius, self._palette
        share = look.lamp / LAMP_STEPS
        color = lamp_color(palette, look.tint, share)
        distance = np.asarray(places + np.float32(radius))
        width = ring_width(radius, k)
        if not palette.glow:
            cover = self._flat_cover(places, width, share)[:, None]
            return np.asarray(np.append(sprite.unit(color), np.float32(1)) * cover)
        cover = ring_cover(distance, radius, k)[:, None]
        rgb = sprite.unit(color) * ring_shine(distance, radius, k)[:, None]
        away = np.abs(places + np.float32(width / 2)) / np.float32(width / 2)
        core = np.clip(1.0 - away / CORE_WIDTH, 0.0, 1.0) * np.float32(CORE * share**2)
        rgb += (sprite.unit(palette.highlight) - rgb) * core[:, None]
        return np.concatenate([rgb * cover, cover], axis=1).astype(np.float32)

    def _flat_cover(self, places: Float32, width: float, share: float) -> Float32:
        """Coverage of a ring that is as wide as it is bright."""
        inner = -width * (FLAT_LEAST + (1.0 - FLAT_LEAST) * share)
        outer = FLAT_BEYOND * self._scale * share
        middle, half = np.float32((inner + outer) / 2), np.float32((outer - inner) / 2)
        return field.coverage(np.abs(places - middle) - half)

    def _bead(self, look: NodeLook, disc: Disc) -> pygame.Surface:
        radius = look.radius
        rgb, alpha = sprite.blank(*disc.distance.shape)
        rim = disc.rim(radius)
        inner = disc.cut(rim)
        # The glass ends under the ring, so that none of it shows at the rim.
        glass = field.coverage(inner.distance - np.float32(radius - 2.0))
        sprite.over(rgb[rim, rim], alpha[rim, rim], self._body(look, inner), glass)
        if look.locked:
            self._lay_lock(rgb, alpha, disc, radius)
        return sprite.premultiplied(rgb, alpha)

    def _body(self, look: NodeLook, disc: Disc) -> Float32:
        """The glass inside: lit from the upper left, tinted in the middle, hatched when dead."""
        k, palette, radius = self._scale, self._palette, float(look.radius)
        away = np.hypot(
            disc.across + radius * LIGHT_FROM[0], disc.down + radius * LIGHT_FROM[1]
        ) / np.float32(LIGHT_REACH * radius)
        light = np.clip(1.0 - away, 0.0, 1.0) ** 1.5
        tint = TINT * palette.glow * np.clip(1.0 - disc.distance / radius, 0.0, 1.0)
        edge = radius - ring_width(radius, k) - disc.distance
        shade = 1.0 - RIM_SHADE * palette.depth * np.exp(-np.abs(edge) / (RIM_SHADE_DEPTH * k))
        if look.dead:
            slant = np.sin(
                (disc.across + disc.down) * np.float32(TURN / (HATCH_PERIOD * k * math.sqrt(2)))
            )
            stripes = np.clip(slant * HATCH_PERIOD * k / TURN + 0.5, 0.0, 1.0)
            shine = HATCH_LIGHT * stripes
        else:
            upper = np.clip(-disc.down / np.maximum(disc.distance, 1.0), 0.0, 1.0) ** 2
            line = np.exp(-(((edge - GLINT_DEPTH * k) / (GLINT_WIDTH * k)) ** 2))
            shine = GLINT * palette.glow * line * upper
        colors = (palette.node_body, palette.node_light, look.tint)
        channels = zip(*(sprite.unit(color) for color in colors), strict=True)
        body = [(dark + light * lit + tint * own) * shade + shine for dark, lit, own in channels]
        return np.moveaxis(np.array(body, dtype=np.float32), 0, -1)

    def _lay_lock(self, rgb: Float32, alpha: Float32, disc: Disc, radius: int) -> None:
        """A dashed ring around a locked neuron."""
        k = self._scale
        reach = radius + LOCK_GAP * k
        line = np.clip(0.5 - (np.abs(disc.distance - reach) - LOCK_WIDTH * k / 2), 0.0, 1.0)
        place = np.mod(disc.turns() * LOCK_DASHES, 1.0) - 0.5
        length = np.float32(TURN * reach / LOCK_DASHES)
        dash = np.clip((LOCK_DASH_SHARE / 2 - np.abs(place)) * length + 0.5, 0.0, 1.0)
        sprite.over(rgb, alpha, self._palette.lock, np.asarray(line * dash, dtype=np.float32))


def _restraint(tint: Color) -> np.float32:
    lightness = float(sprite.unit(tint) @ np.asarray(LUMINANCE, dtype=np.float32))
    return np.float32(min(LIGHTEST / lightness, 1.0))


def lamp_color(palette: Palette, tint: Color, share: float) -> Color:
    """The colour of a lamp: grey when it is off, the tint when it is on."""
    return styles.mix(styles.mix(palette.data, palette.node_track, OFF_DARK), tint, share)
