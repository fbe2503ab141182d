"""How pins look: discs with an icon, several in one capsule."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from game.session.tape.pins import PinKind
from game.view.charts.pins.places import ICON_STEP, PIN, Capsule
from game.view.drawing import theme
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.glass import Style
from game.view.drawing.styles import styles
from game.view.drawing.theme import Color, Palette

ICON: Final = 30.0
ICONS: Final[Mapping[PinKind, str]] = {
    PinKind.DIED: "dead",
    PinKind.SOLVED: "tick",
    PinKind.PARTED: "fork",
    PinKind.BY_HAND: "hand",
    PinKind.RULE: "fork",
    PinKind.LOCKED: "lock",
    PinKind.FREE: "free",
}
_COLORS: Final[Mapping[PinKind, Callable[[Palette], Color]]] = {
    PinKind.DIED: lambda palette: palette.lock,
    PinKind.SOLVED: lambda palette: palette.text,
    PinKind.PARTED: lambda palette: palette.output,
    PinKind.BY_HAND: lambda palette: palette.positive,
    PinKind.RULE: lambda palette: palette.output,
    PinKind.LOCKED: lambda palette: palette.lock,
    PinKind.FREE: lambda palette: palette.lock,
}


def draw_pins(canvas: Canvas, placed: Sequence[Capsule], hovered: Capsule | None) -> None:
    """All capsules."""
    for capsule in placed:
        shown = capsule.shown
        edge = _COLORS[shown[0].kind](canvas.palette)
        canvas.panel(capsule.box, canvas.style(pin, edge, capsule == hovered))
        x = capsule.box.centerx - (len(shown) - 1) * ICON_STEP / 2
        for place, each in enumerate(shown):
            color = _COLORS[each.kind](canvas.palette)
            middle = capsule.box.centery
            canvas.icon(ICONS[each.kind], x + place * ICON_STEP, middle, ICON, color)


def pin(palette: Palette, edge: Color, hovered: bool) -> Style:
    """A pin's ground: solid, so that nothing shines through, with a coloured edge."""
    style = Style(
        top=palette.raised,
        bottom=palette.well,
        radius=PIN / 2,
        border=edge,
        border_width=max(theme.STROKE_FRAME, palette.least_edge),
    )
    return styles.lighter(replace(style, highlight=0.0), palette) if hovered else style
