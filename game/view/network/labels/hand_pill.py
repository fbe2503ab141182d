"""The label of a weight in hand: larger than others, arrows at its sides, what it was above it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final, NamedTuple

from game.session.tape.by_hand import Hand
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.shapes.curve import Point
from game.view.drawing.styles import styles
from game.view.drawing.styles.style_sheet import StyleSheet
from game.view.drawing.styles.styles import sign_color
from game.view.network.collage import Collage
from game.view.network.places.discs import Circle
from game.view.network.places.label_places import clearance
from game.view.network.places.places import NetworkGeometry
from game.view.numbers import digits, network_numbers
from game.view.scene.texts import Texts

WIDTH: Final = 124.0
HEIGHT: Final = 52.0
NUMBER: Final = 28.0
PADDING: Final = 20.0
WAS_HEIGHT: Final = 32.0
WAS_GAP: Final = 6.0
WAS_DECIMALS: Final = 2
# The disc of an arrow: its radius, and from the label's end to its middle.
ARROW_SIZE: Final = 15.0
ARROW_GAP: Final = 21.0
# So much room is as good as more.
CLEAR: Final = 4.0
AIR: Final = 3.0
# In a small drawing it is smaller, but never less than this.
LEAST: Final = 0.72


class HandPlaces(NamedTuple):
    """The label, what it was, and the middles of the arrows that have room."""

    label: Box
    was: Box
    arrows: tuple[tuple[str, Point], ...]


def add_hand_pill(
    collage: Collage, sheet: StyleSheet, geometry: NetworkGeometry, hand: Hand, texts: Texts
) -> None:
    """All of it, over the other labels."""
    palette, unit = sheet.palette, min(max(geometry.unit, LEAST), 1.0)
    number = network_numbers.weight_text(hand.value)
    was = texts("by-hand.was", value=digits.fixed(hand.was, WAS_DECIMALS))
    width = max(WIDTH * unit, collage.text_width(number, NUMBER * unit) + 2 * PADDING * unit)
    was_width = collage.text_width(was, theme.TYPE_CAPTION) + 2 * theme.PILL_PADDING
    at = hand_places(geometry, hand, math.ceil(width), math.ceil(was_width), unit)
    collage.shape(at.label, sheet(styles.pill, sign_color(hand.value, palette), chosen=True))
    collage.text(number, at.label.centerx, at.label.centery, NUMBER * unit, palette.text)
    for icon, (x, y) in at.arrows:
        style = sheet(styles.pill, palette.line)
        collage.badge(icon, x, y, ARROW_SIZE * unit, style, palette.text)
    if hand.value != hand.was:
        collage.shape(at.was, sheet(styles.pill, palette.muted))
        x, y = at.was.centerx, at.was.centery
        collage.text(was, x, y, theme.TYPE_CAPTION, palette.muted, "medium")


def hand_places(
    geometry: NetworkGeometry, hand: Hand, width: float, was_width: float, unit: float
) -> HandPlaces:
    """Where its parts are; what it was stands above it, or below it where that is freer."""
    x, y = geometry.pills[hand.parameter]
    drawing, height = geometry.drawing, HEIGHT * unit
    y = min(max(y, drawing.y + height / 2 + AIR), drawing.bottom - height / 2 - AIR)
    label = Box(x - width / 2, y - height / 2, width, height)
    discs = (*geometry.biases.values(), *geometry.neurons.values())
    others = [
        _around(place, geometry.label)
        for parameter, place in geometry.pills.items()
        if parameter != hand.parameter
    ]
    left = min(max(x - was_width / 2, drawing.x), drawing.right - was_width)
    above, below = label.y - WAS_GAP - WAS_HEIGHT, label.bottom + WAS_GAP
    tried = [Box(left, top, was_width, WAS_HEIGHT) for top in (above, below)]
    inside = [box for box in tried if drawing.covers(box)] or tried
    was = max(inside, key=lambda box: min(clearance(box, discs, others), CLEAR))
    reach = label.w / 2 + ARROW_GAP * unit
    sides = (("previous", (x - reach, y)), ("chevron", (x + reach, y)))
    return HandPlaces(
        label, was, tuple(side for side in sides if _is_free(side[1], ARROW_SIZE * unit, discs))
    )


def _around(middle: Point, size: tuple[float, float]) -> Box:
    width, height = size
    return Box(middle[0] - width / 2, middle[1] - height / 2, width, height)


def _is_free(place: Point, radius: float, discs: Iterable[Circle]) -> bool:
    x, y = place
    return all(math.hypot(x - disc.x, y - disc.y) > disc.r + radius for disc in discs)
