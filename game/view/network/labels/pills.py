"""Pills and badges beside the nodes as all pages draw them: weights, padlocks, flatlines."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from game.view.drawing import theme
from game.view.drawing.shapes.glass import Style
from game.view.drawing.styles import styles
from game.view.drawing.styles.style_sheet import StyleSheet
from game.view.drawing.styles.styles import sign_color
from game.view.drawing.theme import Color, Palette
from game.view.network.collage import Collage
from game.view.network.places.discs import Circle
from game.view.network.reading.emphasis import Emphasis
from game.view.network.reading.reading import FLASH_STEPS, WeightReading

HOVER_LIGHT: Final = 0.55
FLASH_STRENGTH: Final = 0.9


def weight_style(sheet: StyleSheet, weight: WeightReading, emphasis: Emphasis) -> Style:
    """The pill of a weight: its edge has the sign's colour; pinned, hovered or just changing."""
    palette = sheet.palette
    edge = sign_color(weight.printed, palette)
    if emphasis is Emphasis.PINNED:
        return sheet(styles.pill, edge, chosen=True)
    if emphasis is Emphasis.HOVERED:
        return sheet(styles.pill, styles.mix(edge, palette.text, HOVER_LIGHT))
    if weight.flash:
        return sheet(flashing_pill, edge, weight.flash)
    return sheet(styles.pill, edge)


def landing_style(sheet: StyleSheet, emphasis: Emphasis) -> Style:
    """The pill of where a weight lands: its edge is green, as the gradient that takes it there."""
    return sheet(styles.pill, sheet.palette.gradient, chosen=emphasis is Emphasis.PINNED)


def flashing_pill(palette: Palette, edge: Color, flash: int) -> Style:
    """A label whose number is just changing."""
    style = styles.lit(styles.pill(palette, edge), edge, palette, theme.GLOW_PILL, 1.0)
    return replace(style, glow_strength=style.glow_strength * FLASH_STRENGTH * flash / FLASH_STEPS)


def add_badge(collage: Collage, sheet: StyleSheet, place: Circle, dead: bool, locked: bool) -> None:
    """A flatline or a padlock on the rim of a neuron, if it is dead or locked."""
    palette = sheet.palette
    if dead:
        style = sheet(styles.badge, palette.neutral)
        collage.badge("dead", place.x, place.y, place.r, style, palette.muted)
    elif locked:
        style = sheet(styles.badge, palette.lock)
        collage.badge("lock", place.x, place.y, place.r, style, palette.lock)
