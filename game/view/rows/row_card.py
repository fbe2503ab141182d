"""One card of the row selector: its glass in every state, and what is written on it."""

from dataclasses import replace
from typing import Final, NamedTuple

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.glass import Style
from game.view.drawing.styles import styles
from game.view.drawing.theme import Palette
from game.view.numbers.loss_terms import LossTerm
from game.view.widgets.pass_bar import draw_pass_bar

PADDING: Final = 18.0
PADDING_SMALL: Final = 14.0
# Middles of the lines, as shares of a card that tells the loss.
TRUTH_LINE: Final = 0.23
TERM_LINE: Final = 0.51
RESULT_LINE: Final = 0.735
# The bar of the pass mark at the lower edge, where a card is high enough for it: its height, the
# middle of the one line above it.
BAR_HEIGHT: Final = 5.0
BAR_FOOT: Final = 6.0
LEAST_FOR_BAR: Final = 46.0
ONE_LINE: Final = 0.44
MEAN_LINE: Final = 0.70
TARGET: Final = "y ="
# Before it and behind it; and the same in a card without the loss.
TARGET_GAPS: Final = (14.0, 8.0)
TARGET_GAPS_SMALL: Final = (9.0, 5.0)
MARK_SMALL: Final = 30.0
RIGHT_OF_RESULT: Final = 10.0
PRESSED_SHADE: Final = 0.25
SHOWN_LIGHT: Final = 0.06


class CardState(NamedTuple):
    """How a card stands: chosen, shown by the presentation, under the pointer, in focus."""

    chosen: bool = False
    shown: bool = False
    hovered: bool = False
    pressed: bool = False
    focused: bool = False


class Row(NamedTuple):
    """What a row's card says."""

    inputs: str
    target: str
    right: bool
    passing: int
    term: LossTerm


class AllRows(NamedTuple):
    """What the card of all rows says: its name, the verdict, and the mean loss with its caption."""

    name: str
    verdict: str
    caption: str
    mean: str


def draw_ground(canvas: Canvas, box: Box) -> None:
    """A card's shadow, which never changes."""
    canvas.panel(box, canvas.style(styles.card))


def draw_glass(canvas: Canvas, box: Box, state: CardState) -> None:
    """The card in its state; nothing of it reaches beyond the box."""
    canvas.panel(box, canvas.style(_glass, state))
    if state.focused:
        # Where edges of what is chosen are wide, the ring lies inside them: both are seen.
        canvas.panel(box.inset(canvas.palette.least_chosen_edge), canvas.style(_focus_ring))


def draw_row(canvas: Canvas, box: Box, row: Row, chosen: bool, in_full: bool) -> None:
    """Inputs, target and verdict; in full also the loss with its numbers."""
    palette = canvas.palette
    pad = PADDING if in_full else PADDING_SMALL
    marked = box.h >= LEAST_FOR_BAR
    middle = box.y + box.h * (TRUTH_LINE if in_full else ONE_LINE if marked else 0.5)
    if marked:
        foot = Box(box.x + pad, box.bottom - BAR_FOOT - BAR_HEIGHT, box.w - 2 * pad, BAR_HEIGHT)
        draw_pass_bar(canvas, foot, row.passing)
    size = theme.TYPE_ROW if in_full else theme.TYPE_LEAD
    x = box.x + pad
    inputs = canvas.text(row.inputs, x, middle, size, palette.text, "semibold")
    before, behind = TARGET_GAPS if in_full else TARGET_GAPS_SMALL
    caption = theme.TYPE_BODY if in_full else theme.TYPE_SMALL
    x = canvas.text(TARGET, inputs.right + before, middle, caption, palette.muted).right + behind
    canvas.text(row.target, x, middle, size, palette.text, "semibold")
    mark = theme.MARK_SIZE if in_full else MARK_SMALL
    canvas.mark(row.right, box.right - pad + 2 - mark / 2, middle, mark)
    if in_full:
        _draw_term(canvas, box, row.term, chosen)


def _draw_term(canvas: Canvas, box: Box, term: LossTerm, chosen: bool) -> None:
    palette, size = canvas.palette, theme.TYPE_BODY
    x, room = box.x + PADDING, box.w - 2 * PADDING + RIGHT_OF_RESULT
    color = palette.text if chosen else palette.muted
    canvas.fitted_text(term.expression, x, box.y + box.h * TERM_LINE, size, color, room)
    result = f"{term.equals} {term.result}"
    middle = box.y + box.h * RESULT_LINE
    canvas.fitted_text(result, x, middle, size, palette.text, room, "semibold")


def draw_all_rows(canvas: Canvas, box: Box, all_rows: AllRows, in_full: bool) -> None:
    """The words; in full also how many are right, and the mean loss."""
    palette = canvas.palette
    if not in_full:
        room = box.w - 2 * PADDING_SMALL
        size, text = theme.TYPE_VALUE, palette.text
        canvas.fitted_text(
            all_rows.name, box.centerx, box.centery, size, text, room, "semibold", ax=0.5
        )
        return
    left, right, room = box.x + PADDING, box.right - PADDING, box.w - 2 * PADDING
    upper, lower = box.y + box.h * TRUTH_LINE, box.y + box.h * MEAN_LINE
    name = canvas.text(all_rows.name, left, upper, theme.TYPE_VALUE, palette.text, "semibold")
    rest = right - name.right - PADDING_SMALL
    size = theme.TYPE_BODY
    canvas.fitted_text(all_rows.verdict, right, upper, size, palette.muted, rest, ax=1.0)
    caption_width = canvas.text_width(all_rows.caption, theme.TYPE_SMALL)
    beside = room - caption_width - PADDING_SMALL
    size, caption_y = theme.TYPE_STAT, lower
    if canvas.text_width(all_rows.mean, theme.TYPE_VALUE, "semibold") > beside:
        # Rather on a line of its own than smaller than what it is called.
        beside, size = room, theme.TYPE_LEAD
        caption_y, lower = box.y + box.h * TERM_LINE, box.y + box.h * RESULT_LINE
    canvas.fitted_text(all_rows.caption, left, caption_y, theme.TYPE_SMALL, palette.muted, room)
    canvas.fitted_text(all_rows.mean, right, lower, size, palette.text, beside, "semibold", ax=1.0)


def _glass(palette: Palette, state: CardState) -> Style:
    style = styles.card(palette, chosen=state.chosen, hover=state.hovered and not state.pressed)
    if state.shown and not state.chosen:
        style = replace(
            style,
            top=styles.mix(style.top, palette.accent, SHOWN_LIGHT),
            bottom=styles.mix(style.bottom, palette.accent, SHOWN_LIGHT),
            border=palette.crosshair,
            border_fade=0.0,
        )
    if state.pressed:
        style = replace(
            style,
            top=styles.mix(style.top, palette.shadow, PRESSED_SHADE),
            bottom=styles.mix(style.bottom, palette.shadow, PRESSED_SHADE),
            border=palette.accent,
            border_fade=0.0,
        )
    return _inside(style)


def _focus_ring(palette: Palette) -> Style:
    return _inside(styles.focus_ring(palette))


def _inside(style: Style) -> Style:
    return replace(style, shadow=theme.SHADOW_NONE, glow=None)
