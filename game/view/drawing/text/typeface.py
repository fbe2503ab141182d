"""Typefaces: strings to pictures, at the scale of the window."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal

import pygame

from game.view.drawing.cache import BoundedCache
from game.view.drawing.shapes.sprite import megabytes
from game.view.drawing.theme import Color

Face = Literal[
    "regular",
    "medium",
    "semibold",
    "bold",
    "display",
    "display_bold",
    "math_italic",
    "math_roman",
]

FONT_FILES: Final[dict[Face, str]] = {
    "regular": "GlassBoxSans-Regular.otf",
    "medium": "GlassBoxSans-Medium.otf",
    "semibold": "GlassBoxSans-SemiBold.otf",
    "bold": "GlassBoxSans-Bold.otf",
    "display": "GlassBoxDisplay-SemiBold.otf",
    "display_bold": "GlassBoxDisplay-Bold.otf",
    "math_italic": "KaTeX_Math-Italic.ttf",
    "math_roman": "KaTeX_Main-Regular.ttf",
}

# Rendered strings kept (at scale 1), measured widths, and opened fonts: fitting a line tries many.
MEGABYTES_KEPT: Final = 4.0
WIDTHS_KEPT: Final = 6000
FONTS_KEPT: Final = 32

# A glyph is missing when it measures like the font's box for "no such glyph"; a large size makes
# a chance match impossible in practice.
_PROBE_PIXELS: Final = 200
_NO_SUCH_GLYPH: Final = "\U000f0000"

POINT: Final = "."
_DECIMAL_POINT: Final = re.compile(r"(?<=\d)\.(?=\d)")


# Width of a string at a size in a face, in logical units.
Measure = Callable[[str, float, Face], float]


class AssetError(Exception):
    """A file that belongs to the program is missing or cannot be read."""


class Typeface:
    """All faces of the product at one scale (device pixels per logical unit).

    Sizes and widths are logical.  ``decimal`` is what stands between the digits of a number in the
    reader's language, wherever a string has a point there.  Fonts are opened when first used;
    AssetError, with a sentence that names the file, when that fails.
    """

    def __init__(self, scale: float, folder: Path, decimal: str = POINT) -> None:
        if not scale > 0:
            raise ValueError("the scale must be positive")
        pygame.font.init()
        self._scale = scale
        self._folder = folder
        self._decimal = decimal
        self._fonts: BoundedCache[tuple[Face, int], pygame.font.Font] = BoundedCache(FONTS_KEPT)
        self._texts: BoundedCache[tuple[str, int, Color, Face], pygame.Surface]
        self._texts = BoundedCache(MEGABYTES_KEPT * max(1.0, scale * scale), megabytes)
        self._widths: BoundedCache[tuple[str, int, Face], float] = BoundedCache(WIDTHS_KEPT)
        self._glyphs: dict[tuple[Face, str], bool] = {}

    @property
    def scale(self) -> float:
        """Device pixels per logical unit."""
        return self._scale

    def text(self, string: str, size: float, color: Color, face: Face = "medium") -> pygame.Surface:
        """The string as a premultiplied sprite: one line, the height of the face's line box.

        The sprite is shared; do not draw on it.
        """
        key = (string, self._pixels(size), color, face)
        return self._texts.get(key, lambda: self._render(string, size, color, face))

    def width(self, string: str, size: float, face: Face = "medium") -> float:
        """Width of the string in logical units."""
        key = (string, self._pixels(size), face)
        return self._widths.get(key, lambda: self._measure(string, size, face))

    def ascent(self, size: float, face: Face = "medium") -> float:
        """Logical height from the top of the line box to the baseline."""
        return self._font(face, self._pixels(size)).get_ascent() / self._scale

    def height(self, size: float, face: Face = "medium") -> float:
        """Logical height of the line box."""
        return self._font(face, self._pixels(size)).get_height() / self._scale

    def has(self, character: str, face: Face) -> bool:
        """Whether the face can show this character."""
        key = (face, character)
        if key not in self._glyphs:
            font = self._font(face, _PROBE_PIXELS)
            self._glyphs[key] = font.metrics(character) != font.metrics(_NO_SUCH_GLYPH)
        return self._glyphs[key]

    def _pixels(self, size: float) -> int:
        return max(1, round(size * self._scale))

    def _render(self, string: str, size: float, color: Color, face: Face) -> pygame.Surface:
        font = self._font(face, self._pixels(size))
        return font.render(self._written(string), True, color).premul_alpha()

    def _measure(self, string: str, size: float, face: Face) -> float:
        return self._font(face, self._pixels(size)).size(self._written(string))[0] / self._scale

    def _written(self, string: str) -> str:
        return string if self._decimal == POINT else _DECIMAL_POINT.sub(self._decimal, string)

    def _font(self, face: Face, pixels: int) -> pygame.font.Font:
        return self._fonts.get((face, pixels), lambda: self._open(face, pixels))

    def _open(self, face: Face, pixels: int) -> pygame.font.Font:
        path = self._folder / FONT_FILES[face]
        try:
            font = pygame.font.Font(path, pixels)
            font.size("")  # a damaged file may only show itself when the font is used
            return font
        except (OSError, pygame.error) as error:
            raise AssetError(f"The font file {path} is missing or damaged ({error}).") from error
