"""The canvas: draws text, formulas, shapes and lines in logical window coordinates.

A canvas draws onto a surface that shows the whole window or only a panel of it: `offset` is the
logical window position of the surface's upper left corner.  Positions are rounded to device
pixels of the window, so a panel drawn into its own buffer equals the same panel drawn directly.
It is long because it is one vocabulary: whoever draws speaks in its words, and all of them need
the same surface, scale and log.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import pygame
from numpy.typing import ArrayLike, NDArray

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.kit import DrawingKit
from game.view.drawing.shapes import strokes
from game.view.drawing.shapes.glass import Style
from game.view.drawing.shapes.sprite import PREMULTIPLIED, Placed
from game.view.drawing.styles import styles
from game.view.drawing.styles.style_sheet import Parameters, StyleMaker
from game.view.drawing.text import fitting
from game.view.drawing.text.formula import Parts, Setting
from game.view.drawing.text.text_log import Owner, Rect, TextBox
from game.view.drawing.text.typeface import Face
from game.view.drawing.theme import Color

Point = tuple[float, float]

LINE_SPACING: Final = 1.36
PARTS_OF_PIXEL: Final = 64
ICON_GAP: Final = 8.0
# An icon's drawing fills about this share of its square.
ICON_FILL: Final = 0.72
BADGE_ICON: Final = 0.86
MARK_ICON: Final = 0.92


class Canvas:
    """Draws onto one surface.  All sizes and positions are logical, anchors go from 0 to 1.

    `log`, when given, collects every text drawn, so that tests can prove that nothing is cut off
    or overlaps; `owner` says whose text follows.
    """

    def __init__(
        self,
        surface: pygame.Surface,
        kit: DrawingKit,
        offset: Point = (0.0, 0.0),
        log: list[TextBox] | None = None,
    ) -> None:
        self.surface = surface
        self.kit = kit
        self.owner: Owner | None = None
        self.log = log
        self.scale = kit.typeface.scale
        self.palette = kit.styles.palette
        self.styles = kit.styles
        self.origin = (round(offset[0] * self.scale), round(offset[1] * self.scale))

    # Text

    def text(
        self,
        string: str,
        x: float,
        y: float,
        size: float,
        color: Color,
        face: Face = "medium",
        ax: float = 0.0,
        ay: float = 0.5,
    ) -> Box:
        """One line of text, its box anchored at (x, y); gives the box."""
        sprite = self.kit.typeface.text(string, size, color, face)
        return self._place_text(sprite, string, x, y, size, ax, ay)

    def text_width(self, string: str, size: float, face: Face = "medium") -> float:
        """Width that the text would take."""
        return self.kit.typeface.width(string, size, face)

    def fitted_text(
        self,
        string: str,
        x: float,
        y: float,
        size: float,
        color: Color,
        max_width: float,
        face: Face = "medium",
        ax: float = 0.0,
        ay: float = 0.5,
        floor: float = theme.TYPE_FLOOR,
    ) -> Box:
        """Text that is never wider than `max_width`: smaller down to `floor`, then shortened."""
        fitted = fitting.fit_line(
            string, size, max_width, lambda s, z: self.text_width(s, z, face), floor
        )
        return self.text(fitted.string, x, y, fitted.size, color, face, ax, ay)

    def wrapped_text(
        self,
        string: str,
        rect: Rect,
        size: float,
        color: Color,
        ay: float = 0.0,
        spacing: float = LINE_SPACING,
    ) -> float:
        """Text in lines inside a rectangle, smaller if it must be; gives the height used."""
        x, y, width, height = rect
        fitted = fitting.fit_lines(string, size, (width, height), spacing, self.text_width)
        pitch = fitted.size * spacing
        used = pitch * len(fitted.lines)
        top = y + (height - used) * ay
        for number, line in enumerate(fitted.lines):
            middle = top + (number + 0.5) * pitch
            self.text(line, x, middle, fitted.size, color)
        return used

    def formula(self, parts: Parts, x: float, baseline: float, size: float, ax: float = 0.0) -> Box:
        """A formula on a baseline; gives its box."""
        setting = self.kit.formulas.set(parts, size)
        left = x - setting.width * ax
        ink: list[pygame.Rect] = []
        for mark in setting.marks:
            sprite = self.kit.typeface.text(mark.string, mark.size, mark.color, mark.face)
            ascent = self.kit.typeface.ascent(mark.size, mark.face)
            place = self._pixel(left + mark.x, baseline - mark.rise - ascent)
            self.surface.blit(sprite, place, None, PREMULTIPLIED)
            if self.log is not None:
                ink.append(sprite.get_bounding_rect().move(place))
        for bar in setting.bars:
            top = baseline - bar.rise - bar.thickness / 2
            self.rect((left + bar.x, top, bar.width, bar.thickness), bar.color)
        if self.log is not None and ink:
            self._note(setting.string, ink[0].unionall(ink[1:]), size)
        return Box(left, baseline - setting.ascent, setting.width, setting.ascent + setting.descent)

    def formula_setting(self, parts: Parts, size: float) -> Setting:
        """The formula's measures, above and below its baseline."""
        return self.kit.formulas.set(parts, size)

    # Shapes

    def style(
        self,
        make: StyleMaker[Parameters],
        *arguments: Parameters.args,
        **named: Parameters.kwargs,
    ) -> Style:
        """A style of this canvas's palette: `canvas.style(styles.card, chosen=True)`."""
        return self.styles(make, *arguments, **named)

    def panel(self, rect: Rect, style: Style) -> None:
        """Any rounded shape: a panel, card, button, track or knob, by its style."""
        left, top = self._pixel(rect[0], rect[1])
        width, height = round(rect[2] * self.scale), round(rect[3] * self.scale)
        self.kit.shapes.draw(self.surface, left, top, width, height, style)

    def disc(self, x: float, y: float, radius: float, color: Color, glow: float = 0.0) -> None:
        """A disc, with a glow that reaches `glow` beyond it."""
        self._round(x, y, radius, self.style(styles.disc, color, glow))

    def ring(self, x: float, y: float, radius: float, color: Color, width: float) -> None:
        """A circle line that lies inside `radius`."""
        self._round(x, y, radius, self.style(styles.outline, color, width))

    def pill(
        self,
        string: str,
        x: float,
        y: float,
        edge: Color,
        size: float = theme.TYPE_BODY,
        chosen: bool = False,
        height: float = theme.PILL_HEIGHT,
        ax: float = 0.5,
        face: Face = "semibold",
    ) -> Box:
        """A short text in a pill, vertically centred on y; gives the pill's box."""
        width = 2 * round(self.text_width(string, size, face) / 2 + theme.PILL_PADDING)
        box = Box(x - width * ax, y - height / 2, width, height)
        self.panel(box, self.style(styles.pill, edge, chosen=chosen))
        self.text(string, box.centerx, y, size, self.palette.text, face, ax=0.5)
        return box

    def badge(
        self, icon: str, x: float, y: float, edge: Color, size: float = theme.BADGE_SIZE
    ) -> None:
        """A round badge with an icon: a padlock, a flatline."""
        self._round(x, y, size / 2, self.style(styles.badge, edge))
        self.icon(icon, x, y, size * BADGE_ICON, edge)

    def mark(self, right: bool, x: float, y: float, size: float = theme.MARK_SIZE) -> None:
        """Right: a filled disc with a tick.  Wrong: a hollow ring with a cross."""
        make = styles.right_mark if right else styles.wrong_mark
        self._round(x, y, size / 2, self.style(make))
        name, color = ("tick", self.palette.ink) if right else ("cross", self.palette.wrong)
        self.icon(name, x, y, size * MARK_ICON, color)

    def icon(self, name: str, x: float, y: float, size: float, color: Color) -> None:
        """An icon centred on (x, y) in a square of this size."""
        pixels = max(1, round(size * self.scale))
        sprite = self.kit.icons.sprite(name, pixels, color)
        self._blit_centered(sprite, x, y)

    def icon_and_text(
        self,
        icon: str | None,
        string: str,
        rect: Rect,
        size: float,
        color: Color,
        icon_size: float,
        face: Face = "semibold",
    ) -> None:
        """An icon and a text, together in the middle of a rectangle; either may be missing."""
        x, y, width, height = rect
        middle = y + height / 2
        drawn = icon_size * ICON_FILL if icon else 0.0
        gap = ICON_GAP if icon and string else 0.0
        room = max(width - drawn - gap - 2 * ICON_GAP, 0.0)
        fitted = fitting.fit_line(string, size, room, lambda s, z: self.text_width(s, z, face))
        whole = drawn + gap + self.text_width(fitted.string, fitted.size, face)
        left = x + (width - whole) / 2
        if icon:
            self.icon(icon, left + drawn / 2, middle, icon_size, color)
        if string:
            self.text(fitted.string, left + drawn + gap, middle, fitted.size, color, face)

    # Lines and fills

    def rect(self, rect: Rect, color: Color, opacity: float = 1.0) -> None:
        """A plain rectangle, at least one pixel each way."""
        left, top = self._pixel(rect[0], rect[1])
        width, height = (max(1, round(side * self.scale)) for side in rect[2:])
        if opacity >= 1.0:
            self.surface.fill(color, (left, top, width, height))
        else:
            style = self.style(styles.flat, color, opacity)
            self.kit.shapes.draw(self.surface, left, top, width, height, style)

    def line(
        self, x0: float, y0: float, x1: float, y1: float, color: Color, width: float = 1.5
    ) -> None:
        """A straight line; upright and level ones are sharp."""
        thick = max(1, round(width * self.scale))
        (left, top), (right, bottom) = self._pixel(x0, y0), self._pixel(x1, y1)
        if left == right or top == bottom:
            area = pygame.Rect(min(left, right), min(top, bottom), abs(right - left), 0)
            area.height = abs(bottom - top)
            if top == bottom:
                area.y, area.height = top - thick // 2, thick
            else:
                area.x, area.width = left - thick // 2, thick
            self.surface.fill(color, area)
        else:
            ends = self._pixels([(x0, y0), (x1, y1)])
            self._blit(strokes.stroke(ends, color, max(width * self.scale, 1.0)))

    def dashed_line(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        color: Color,
        width: float = 1.5,
        on: float = 6.0,
        off: float = 6.0,
    ) -> None:
        """A straight line in dashes `on` long with gaps `off` long."""
        length = float(np.hypot(x1 - x0, y1 - y0))
        for start in np.arange(0.0, length, on + off):
            part, end = start / length, min(start + on, length) / length
            ends = (x0 + (x1 - x0) * part, y0 + (y1 - y0) * part)
            self.line(*ends, x0 + (x1 - x0) * end, y0 + (y1 - y0) * end, color, width)

    def polyline(self, points: ArrayLike, color: Color, width: float = theme.STROKE_CHART) -> None:
        """A line through points (n, 2); a graph (x growing) of any length is drawn fast."""
        places = self._pixels(points)
        thick = max(width * self.scale, 1.0)
        graph = len(places) > 2 and bool((np.diff(places[:, 0]) > 0).all())
        draw = strokes.curve if graph else strokes.stroke
        self._blit(draw(places, color, thick))

    # Placing

    def _pixel(self, x: float, y: float) -> tuple[int, int]:
        """Device pixel on the surface of a logical window position."""
        return (
            round(x * self.scale) - self.origin[0],
            round(y * self.scale) - self.origin[1],
        )

    def _pixels(self, points: ArrayLike) -> NDArray[np.float64]:
        places = np.asarray(points, dtype=np.float64) * self.scale
        # In exact binary fractions the offset changes nothing but the position.
        places = np.round(places * PARTS_OF_PIXEL) / PARTS_OF_PIXEL
        return np.asarray(places - np.asarray(self.origin, dtype=np.float64))

    def _blit(self, placed: Placed) -> None:
        self.surface.blit(placed[0], placed[1], None, PREMULTIPLIED)

    def _blit_centered(self, sprite: pygame.Surface, x: float, y: float) -> None:
        half = (sprite.get_width() / 2 / self.scale, sprite.get_height() / 2 / self.scale)
        self._blit((sprite, self._pixel(x - half[0], y - half[1])))

    def _round(self, x: float, y: float, radius: float, style: Style) -> None:
        self.panel((x - radius, y - radius, 2 * radius, 2 * radius), style)

    def _place_text(
        self,
        sprite: pygame.Surface,
        string: str,
        x: float,
        y: float,
        size: float,
        ax: float,
        ay: float,
    ) -> Box:
        width, height = sprite.get_width() / self.scale, sprite.get_height() / self.scale
        left, top = x - width * ax, y - height * ay
        place = self._pixel(left, top)
        self.surface.blit(sprite, place, None, PREMULTIPLIED)
        if self.log is not None and string.strip():
            self._note(string, sprite.get_bounding_rect().move(place), size)
        return Box(left, top, width, height)

    def _note(self, string: str, ink: pygame.Rect, size: float) -> None:
        if self.log is not None:
            self.log.append(TextBox(string, ink.move(self.origin), size, self.owner))
