"""The style sheet: the styles of one palette, each made once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Concatenate, ParamSpec

from game.view.drawing.shapes.glass import Style
from game.view.drawing.theme import Palette

Parameters = ParamSpec("Parameters")
StyleMaker = Callable[Concatenate[Palette, Parameters], Style]


class StyleSheet:
    """The styles of one palette, each made once.

    `sheet(styles.card, chosen=True)` is `styles.card(palette, chosen=True)`, remembered.
    """

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self._made: dict[Hashable, Style] = {}

    def __call__(
        self,
        make: StyleMaker[Parameters],
        *arguments: Parameters.args,
        **named: Parameters.kwargs,
    ) -> Style:
        """The style that `make` gives for this palette."""
        key = (make, arguments, tuple(named.items()))
        style = self._made.get(key)
        if style is None:
            made = make(self.palette, *arguments, **named)
            style = self._made[key] = edged(made, self.palette.least_edge)
        return style


def edged(style: Style, least: float) -> Style:
    """The style with an edge, if it has one, at least so wide; a wide one does not fade."""
    if style.border is None or not 0.0 < style.border_width < least:
        return style
    return replace(style, border_width=least, border_fade=0.0)
