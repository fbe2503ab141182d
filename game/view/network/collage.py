"""Collecting sprites in device pixels, to be drawn all at once over the picture.

Where a canvas draws, a collage only notes what goes where: text, formulas, shapes and icons become
premultiplied sprites that the kit's caches own.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import pygame

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.kit import DrawingKit
from game.view.drawing.shapes.glass import Style
from game.view.drawing.shapes.sprite import Placed
from game.view.drawing.text import fitting
from game.view.drawing.text.formula import Parts
from game.view.drawing.text.text_log import Owner, TextBox
from game.view.drawing.text.typeface import Face
from game.view.drawing.theme import Color

BADGE_ICON: Final = 0.86
LEAST_NUMBER: Final = 8.0


class Collage:
    """Sprites in drawing order.  Sizes and positions given to it are logical, of the whole
    window."""

    def __init__(
        self, kit: DrawingKit, log: list[TextBox] | None = None, owner: Owner | None = None
    ) -> None:
        self.sprites: list[Placed] = []
        self._opacity = 1.0
        self._kit = kit
        self._scale = kit.typeface.scale
        self._log = log
        self._owner = owner

    @contextmanager
    def at(self, opacity: float) -> Iterator[None]:
        """What is noted meanwhile is only so opaque, 0 to 1."""
        before, self._opacity = self._opacity, opacity
        yield
        self._opacity = before

    def _put(self, surface: pygame.Surface, place: tuple[int, int]) -> None:
        if self._opacity < 1.0:
            surface = surface.copy()
            level = round(255 * self._opacity)
            surface.fill((level, level, level, level), None, pygame.BLEND_RGBA_MULT)
        self.sprites.append((surface, place))

    def centered(self, surface: pygame.Surface, x: float, y: float) -> None:
        """A sprite with its middle at (x, y)."""
        left = round(x * self._scale - surface.get_width() / 2)
        self._put(surface, (left, round(y * self._scale - surface.get_height() / 2)))

    def text(
        self, string: str, x: float, y: float, size: float, color: Color, face: Face = "semibold"
    ) -> None:
        """One line of text with the middle of its box at (x, y)."""
        surface = self._kit.typeface.text(string, size, color, face)
        self.centered(surface, x, y)
        self._note(string, size)

    def fitted_text(
        self,
        string: str,
        x: float,
        y: float,
        size: float,
        color: Color,
        room: float,
        face: Face = "semibold",
        floor: float = theme.TYPE_FLOOR,
    ) -> None:
        """Text that is never wider than ``room``: smaller type first, an ellipsis last."""
        typeface = self._kit.typeface
        fitted = fitting.fit_line(
            string, size, room, lambda s, z: typeface.width(s, z, face), floor
        )
        self.text(fitted.string, x, y, fitted.size, color, face)

    def number(
        self,
        strings: Sequence[str],
        x: float,
        y: float,
        size: float,
        color: Color,
        room: float,
        floor: float = theme.TYPE_FLOOR,
    ) -> None:
        """The first of these ways to write a number that fits in readable type, ``floor`` or more.

        Type is made smaller first.  A number is never cut: if none fits, the last one is made as
        small as it must be.
        """
        width = self._kit.typeface.width
        for string in strings:
            wide = width(string, size, "semibold")
            fitting_size = size if wide <= room else math.floor(size * room / wide)
            if fitting_size >= floor:
                break
        self.text(string, x, y, max(fitting_size, LEAST_NUMBER), color)

    def formula(self, parts: Parts, x: float, baseline: float, size: float) -> None:
        """A formula whose middle is at x, on a baseline."""
        setting = self._kit.formulas.set(parts, size)
        left = x - setting.width / 2
        for mark in setting.marks:
            typeface = self._kit.typeface
            surface = typeface.text(mark.string, mark.size, mark.color, mark.face)
            top = baseline - mark.rise - typeface.ascent(mark.size, mark.face)
            place = (round((left + mark.x) * self._scale), round(top * self._scale))
            self._put(surface, place)
            self._note(mark.string, mark.size)

    def text_width(self, string: str, size: float, face: Face = "semibold") -> float:
        """Width that a text would take."""
        return self._kit.typeface.width(string, size, face)

    def shape(self, box: Box, style: Style) -> None:
        """A rounded shape."""
        k = self._scale
        left, top = round(box.x * k), round(box.y * k)
        made = self._kit.shapes.shape(round(box.w * k), round(box.h * k), style)
        self._put(made.surface, (left - made.padding, top - made.padding))

    def icon(self, name: str, x: float, y: float, size: float, color: Color) -> None:
        """An icon in a square of this size with its middle at (x, y)."""
        pixels = max(1, round(size * self._scale))
        self.centered(self._kit.icons.sprite(name, pixels, color), x, y)

    def badge(
        self, icon: str, x: float, y: float, radius: float, style: Style, color: Color
    ) -> None:
        """A disc with an icon."""
        self.shape(Box(x - radius, y - radius, 2 * radius, 2 * radius), style)
        self.icon(icon, x, y, 2 * radius * BADGE_ICON, color)

    def _note(self, string: str, size: float) -> None:
        if self._log is not None and string.strip():
            surface, place = self.sprites[-1]
            ink = surface.get_bounding_rect().move(place)
            self._log.append(TextBox(string, ink, size, self._owner))
