"""The header of a neuron's card: which neuron, what it says, on which row, and how it fares."""

from typing import Final

from game.view.chain_rule.boxes import CLOSE_ROOM
from game.view.chain_rule.symbols import indexed
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.lab.neuron.pen import Pen
from game.view.neuron_card.labels import bare
from game.view.numbers import digits

MIDDLE: Final = 35.0
GAP: Final = 14.0
ICON_SIZE: Final = 30.0
ICON_GAP: Final = 6.0
OWN_DECIMALS: Final = 2


def draw_header(pen: Pen, header: Box, hint: str | None) -> None:
    """All of it but the close button; ``hint`` stands in the place of the latter."""
    canvas, palette, shown = pen.canvas, pen.canvas.palette, pen.shown
    middle, left, right = header.y + MIDDLE, header.x, header.right - CLOSE_ROOM
    if hint is not None:
        color = palette.accent
        hinted = canvas.text(hint, header.right, middle, theme.TYPE_SMALL, color, ax=1.0)
        right = hinted.x - GAP
    value = f"a = {bare(shown.activation.text)}"
    row = _row(pen)
    mark = _mark(pen)
    name = ((indexed(shown.name), palette.text),)
    least = _width(pen, value, row, mark, theme.TYPE_FLOOR)
    least += canvas.formula_setting(name, theme.MATH_LINE).width + GAP
    title, caption = pen.texts("neuron.title"), theme.TYPE_CAPTION
    room = right - left - least
    if canvas.text_width(title, caption, "semibold") + GAP <= room:
        left = canvas.text(title, left, middle, caption, palette.dim, "semibold").right + GAP
    left = pen.formula(name, left, middle, theme.MATH_LINE).right + GAP
    size = _size(pen, value, row, mark, right - left)
    left = canvas.pill(value, left, middle, pen.color, size, ax=0.0).right + GAP
    aside = 0.0 if mark is None else _mark_width(pen, mark, size)
    room = max(right - aside - left, 1.0)
    left = canvas.fitted_text(row, left, middle, size, palette.muted, room).right + GAP
    if mark is not None:
        icon, word = mark
        color = palette.lock if icon == "lock" else palette.neutral
        canvas.icon(icon, left + ICON_SIZE / 2, middle, ICON_SIZE, color)
        canvas.text(word, left + ICON_SIZE + ICON_GAP, middle, size, color, "semibold")


def _row(pen: Pen) -> str:
    """Of which row it is, or of which input of one's own."""
    shown = pen.shown
    if shown.own is not None:
        first, second = (digits.fixed(value, OWN_DECIMALS) for value in shown.own)
        pair = pen.texts("charts.map.pair", x1=first, x2=second)
        return pen.texts("charts.map.input", pair=pair)
    key = "card.row-of-all" if shown.one_of_all else "card.row"
    return pen.texts(key, row=shown.shown.name)


def _mark(pen: Pen) -> tuple[str, str] | None:
    """The icon and the word of a neuron that is locked or dead."""
    if pen.shown.dead:
        return "dead", pen.texts("neuron.dead")
    return ("lock", pen.texts("neuron.locked")) if pen.shown.locked else None


def _size(pen: Pen, value: str, row: str, mark: tuple[str, str] | None, room: float) -> float:
    """The largest type in which all fits."""
    for size in range(theme.TYPE_BODY, theme.TYPE_FLOOR, -1):
        if _width(pen, value, row, mark, size) <= room:
            return size
    return theme.TYPE_FLOOR


def _width(pen: Pen, value: str, row: str, mark: tuple[str, str] | None, size: float) -> float:
    width = pen.canvas.text_width
    taken = width(value, size, "semibold") + 2 * theme.PILL_PADDING + 2 + GAP + width(row, size)
    return taken if mark is None else taken + _mark_width(pen, mark, size)


def _mark_width(pen: Pen, mark: tuple[str, str], size: float) -> float:
    return GAP + ICON_SIZE + ICON_GAP + pen.canvas.text_width(mark[1], size, "semibold")
