"""The drawing kit: the typeface, the styles and the caches that the canvases of a window share."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from game.view.drawing.icons.icons import IconCache
from game.view.drawing.shapes.glass import ShapeCache
from game.view.drawing.styles.style_sheet import StyleSheet
from game.view.drawing.text.formula import FormulaSetter
from game.view.drawing.text.typeface import POINT, Typeface
from game.view.drawing.theme import Palette


class DrawingKit(NamedTuple):
    """What canvases of one scale, palette and decimal mark share: the typeface and all caches."""

    typeface: Typeface
    shapes: ShapeCache
    icons: IconCache
    formulas: FormulaSetter
    styles: StyleSheet

    @classmethod
    def open(cls, scale: float, fonts: Path, palette: Palette, decimal: str = POINT) -> DrawingKit:
        """A new kit for `scale` device pixels per logical unit."""
        typeface = Typeface(scale, fonts, decimal)
        return cls(
            typeface, ShapeCache(scale), IconCache(), FormulaSetter(typeface), StyleSheet(palette)
        )
