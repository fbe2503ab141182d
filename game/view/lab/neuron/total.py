"""The sum of a neuron's card: what arrives along each line, added up to z."""

from collections.abc import Iterator, Sequence
from typing import Final

from game.view.chain_rule.symbols import indexed
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.styles import styles
from game.view.drawing.text.formula import Parts
from game.view.drawing.theme import Color
from game.view.lab.neuron.pen import Pen, Piece
from game.view.neuron_card.sum_wording import Term
from game.view.numbers.figures import sign_of

FORMULA_MIDDLE: Final = 24.0
FORMULA_SIZE: Final = 32.0
NUMBERS_MIDDLE: Final = 62.0
CAPTIONS_MIDDLE: Final = 94.0
# Two lines of numbers, where one is too narrow for them.
TWO_LINES: Final = (58.0, 92.0)
# As large as numbers in the colours of signs may be: larger ones would have to stand out more.
LARGEST: Final = theme.TYPE_BODY
GAP_SHARE: Final = 0.30  # between pieces, of the type size
FRAME_PADDING: Final = 9.0
FRAME_HEIGHT: Final = 40.0
LOW_FRAME: Final = 32.0
WORDS_GAP: Final = 16.0
CONTENT_HEIGHT: Final = 106.0


def draw_sum(pen: Pen, section: Box) -> None:
    """z = x1 · w + x2 · w + b; below it the same with its numbers."""
    pen.rule(section)
    top = section.y + max(section.h - CONTENT_HEIGHT, 0.0) / 2
    symbols = _symbols(pen)
    drawn = pen.formula(symbols, section.x, top + FORMULA_MIDDLE, FORMULA_SIZE)
    words, muted = pen.texts("neuron.added-up"), pen.canvas.palette.muted
    room = section.right - drawn.right - WORDS_GAP
    if pen.canvas.text_width(words, theme.TYPE_FLOOR) <= room:
        middle = top + FORMULA_MIDDLE
        pen.canvas.text(words, section.right, middle, theme.TYPE_CAPTION, muted, ax=1.0)
    terms = [list(_term(pen, term, first=not place)) for place, term in enumerate(pen.shown.terms)]
    size = _size(pen, [piece for term in terms for piece in term], section.w)
    if size is not None:
        _one_line(pen, terms, section.x, top, size)
    else:
        _two_lines(pen, terms, section, top)


def _symbols(pen: Pen) -> Parts:
    palette = pen.canvas.palette
    parts: list[tuple[str, Color]] = [("z =", palette.text)]
    for place, term in enumerate(pen.shown.terms):
        color = styles.sign_color(term.weight_value, palette)
        if place:
            parts.append(("+", palette.muted))
        if term.source is None:
            parts.append(("b", color))
            continue
        arriving = indexed(term.source) if term.from_input else f"a_{{{term.source}}}"
        parts.append((arriving, _arriving_color(pen, term)))
        parts.append(("·", palette.muted))
        parts.append((f"w_{{{term.source}}}", color))
    return tuple(parts)


def _arriving_color(pen: Pen, term: Term) -> Color:
    return pen.canvas.palette.data if term.from_input else pen.canvas.palette.hidden


def _term(pen: Pen, term: Term, first: bool) -> Iterator[Piece]:
    palette = pen.canvas.palette
    if not first:
        yield Piece("+", palette.muted, "medium")
    color = styles.sign_color(term.weight_value, palette)
    if term.source is not None:
        yield Piece(term.value.factor, _arriving_color(pen, term))
        yield Piece("×", palette.muted, "medium")
    yield Piece(term.weight.factor, color)


def _result(pen: Pen) -> Piece:
    return Piece(pen.shown.z.text, pen.canvas.palette.text)


def _sign(pen: Pen) -> Piece:
    return Piece(sign_of(pen.shown.sum_holds), pen.canvas.palette.muted, "medium")


def _size(pen: Pen, pieces: Sequence[Piece], room: float) -> float | None:
    """The largest type in which all stands on one line; None where not even the least does."""
    line = (*pieces, _sign(pen), _result(pen))
    for size in range(LARGEST, theme.TYPE_FLOOR - 1, -1):
        if pen.width(line, size, GAP_SHARE * size) + 2 * FRAME_PADDING <= room:
            return float(size)
    return None


def _one_line(
    pen: Pen, terms: Sequence[Sequence[Piece]], x: float, top: float, size: float
) -> None:
    """The numbers, and under each term what it is."""
    gap, middle = GAP_SHARE * size, top + NUMBERS_MIDDLE
    for term, pieces in zip(pen.shown.terms, terms, strict=True):
        boxes = pen.pieces(pieces, x, middle, size, gap)
        first = boxes[1] if pieces[0].string == "+" else boxes[0]
        _caption(pen, _name(pen, term), (first.x + boxes[-1].right) / 2, top)
        x = boxes[-1].right + gap
    frame = _draw_result(pen, x, middle, size, FRAME_HEIGHT)
    _caption(pen, "z", frame.centerx, top)


def _two_lines(pen: Pen, terms: Sequence[Sequence[Piece]], section: Box, top: float) -> None:
    """The terms above; the last of them, and what they give, below."""
    upper = [piece for term in terms[:-1] for piece in term]
    lower = [*terms[-1], _sign(pen), _result(pen)]
    for line, middle in zip((upper, lower), TWO_LINES, strict=True):
        size = _largest(pen, line, section.w - 2 * FRAME_PADDING)
        gap, y = GAP_SHARE * size, top + middle
        if line is upper:
            pen.pieces(line, section.x, y, size, gap)
        else:
            x = pen.pieces(terms[-1], section.x, y, size, gap)[-1].right + gap
            _draw_result(pen, x, y, size, LOW_FRAME)


def _largest(pen: Pen, pieces: Sequence[Piece], room: float) -> float:
    """The largest type in which these stand on a line: a number is made small, never cut."""
    size = float(LARGEST)
    while size > 1.0 and pen.width(pieces, size, GAP_SHARE * size) > room:
        size -= 1.0
    return size


def _draw_result(pen: Pen, x: float, middle: float, size: float, height: float) -> Box:
    """The sign, and z in a frame; gives the frame."""
    canvas, palette, gap = pen.canvas, pen.canvas.palette, GAP_SHARE * size
    sign = pen.pieces([_sign(pen)], x, middle, size, gap)[0]
    string = pen.shown.z.text
    width = canvas.text_width(string, size, "semibold") + 2 * FRAME_PADDING
    frame = Box(sign.right + gap, middle - height / 2, width, height)
    canvas.panel(frame, canvas.style(styles.framed_number, palette.text))
    canvas.text(string, frame.centerx, middle, size, palette.text, "semibold", ax=0.5)
    return frame


def _name(pen: Pen, term: Term) -> str:
    return pen.texts("neuron.bias") if term.source is None else f"{term.source} × w"


def _caption(pen: Pen, caption: str, x: float, top: float) -> None:
    muted = pen.canvas.palette.muted
    pen.canvas.text(caption, x, top + CAPTIONS_MIDDLE, theme.TYPE_CAPTION, muted, ax=0.5)
