"""The header of a chart: what it shows, and its legend with the values of the reading."""

from typing import Final, NamedTuple

from game.engine.value_type import fixed_type
from game.session.snapshot import Snapshot
from game.session.tape.history import Quantity
from game.view.charts.boxes import HEADER_LINE, SIDE, Arrangement, column_header_lines
from game.view.charts.futures.look import Look, look_of
from game.view.charts.legends.legend import Arranged, Cell, arrange, draw_legend
from game.view.charts.legends.reading import Reading, ghost_loss
from game.view.charts.lines.curves import GHOST_DASH
from game.view.charts.lines.series import Series
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.text.typeface import Face
from game.view.drawing.theme import Color
from game.view.numbers import digits
from game.view.numbers.readout import number, readout, row_name, template
from game.view.scene.scene import Scene
from game.view.scene.texts import Texts

WORD_GAP: Final = 12.0
# How much of a chart's height the header may take at most.
MOST_SHARE: Final = 0.57
MOST_LINES: Final = 4
# The two lines of a strip's readout, as shares of its height.
READOUT_LABEL: Final = 0.26
READOUT_VALUE: Final = 0.72
ROW_QUANTITIES: Final = frozenset({Quantity.ACTIVATIONS, Quantity.DELTAS})


@fixed_type
class Subject:
    """What a header speaks about: the lines of a quantity and what is read of them.

    ``decimals`` of the values; ``factor`` of the numbers on the value axis, if they have one.
    """

    scene: Scene
    quantity: Quantity
    series: tuple[Series, ...]
    reading: Reading
    decimals: int
    factor: str

    def shown(self, line: int) -> str:
        """The value of a line as text."""
        return readout(self.quantity, float(self.reading.values[line]), self.decimals)


class Word(NamedTuple):
    """A word of the header's left side."""

    string: str
    size: float
    color: Color
    face: Face


class Header(NamedTuple):
    """Words from the left, the legend from the right; ``lines`` it takes."""

    words: tuple[Word, ...]
    legend: Arranged | None

    def is_whole(self, count: int) -> bool:
        """Whether the legend has room for this many entries."""
        return self.legend is not None and len(self.legend.cells) >= count

    @property
    def lines(self) -> int:
        """How many lines the header takes."""
        if self.legend is None:
            return 1 if self.words else 0
        return max(1, self.legend.lines)


def most_lines(placed: Arrangement, quantity: Quantity, chart: Box) -> int:
    """How many lines a header may take; ``chart``: the room for header and plot."""
    if placed is Arrangement.COLUMN:
        return column_header_lines(chart.w + 2 * SIDE, quantity)
    return max(1, min(int(chart.h * MOST_SHARE / HEADER_LINE), MOST_LINES))


def make_header(
    canvas: Canvas, words: list[Word], cells: list[Cell], focus: int, width: float, lines: int
) -> Header:
    """Words and cells, as many as fit: first the words give way, then all cells but one."""
    for count in range(len(words), -1, -1):
        kept = tuple(words[:count])
        legend = arrange(canvas, cells, width, words_width(canvas, kept), lines)
        fits = words_width(canvas, kept) <= width
        if legend is not None and fits and (count > 0 or not words):
            return Header(kept, legend)
    for count in range(len(words), -1, -1):
        kept = tuple(words[:count])
        legend = arrange(canvas, cells[focus : focus + 1], width, words_width(canvas, kept), 1)
        if legend is not None:
            return Header(kept, legend)
    return Header((), None)


def draw_readout(canvas: Canvas, box: Box, label: str, value: str) -> None:
    """A strip's header: what is shown, and its value in large type below."""
    palette = canvas.palette
    upper, lower = box.y + box.h * READOUT_LABEL, box.y + box.h * READOUT_VALUE
    canvas.fitted_text(label, box.x, upper, theme.TYPE_BODY, palette.muted, box.w, "semibold")
    canvas.fitted_text(value, box.x, lower, theme.TYPE_ROW, palette.text, box.w, "semibold")


def words_width(canvas: Canvas, words: tuple[Word, ...]) -> float:
    """Width of the words with the gaps between them."""
    widths = [canvas.text_width(word.string, word.size, word.face) for word in words]
    return sum(widths) + WORD_GAP * max(len(widths) - 1, 0)


def draw_header(canvas: Canvas, header: Header, box: Box) -> None:
    """Draw words and legend at the top of a box."""
    x = box.x
    for word in header.words:
        drawn = canvas.text(
            word.string, x, box.y + HEADER_LINE / 2, word.size, word.color, word.face
        )
        x = drawn.right + WORD_GAP
    if header.legend is not None:
        draw_legend(canvas, header.legend, box.right, box.y)


def words_of(subject: Subject, titled: bool) -> list[Word]:
    """Title, the epoch that is read or what the values are of, the factor of the axis."""
    texts, palette, reading = subject.scene.texts, subject.scene.palette, subject.reading
    words = []
    if titled:
        title = texts(f"charts.title.{subject.quantity.value}")
        words.append(Word(title, theme.TYPE_BODY, palette.text, "semibold"))
    if reading.crosshair:
        epoch = texts("charts.epoch", epoch=digits.grouped(reading.epoch))
        words.append(Word(epoch, theme.TYPE_SMALL, palette.text, "semibold"))
    else:
        caption = caption_of(subject.scene.snapshot, subject.quantity, texts)
        if caption:
            words.append(Word(caption, theme.TYPE_SMALL, palette.muted, "medium"))
    return words + factor_words(subject)


def factor_words(subject: Subject) -> list[Word]:
    """By what the numbers of the axis are to be multiplied, if by anything."""
    if not subject.factor:
        return []
    shown = subject.scene.texts("charts.factor", factor=subject.factor)
    return [Word(shown, theme.TYPE_CAPTION, subject.scene.palette.dim, "medium")]


def caption_of(snapshot: Snapshot, quantity: Quantity, texts: Texts) -> str:
    """Which loss it is, or how several are measured; or which row's values; or nothing."""
    if quantity is Quantity.LOSS:
        if snapshot.history.losses_differ:
            return texts("charts.loss.throughout")
        return texts(f"charts.loss.{snapshot.trace.rule.loss.name}")
    if quantity not in ROW_QUANTITIES:
        return ""
    if snapshot.sample is None:
        return texts("charts.rows.all", rows=snapshot.dataset.sample_count)
    row = row_name(snapshot.dataset.sample_names[snapshot.sample])
    return texts("charts.rows.one", row=row)


def cells_of(subject: Subject, chosen: int | None) -> list[Cell]:
    """The legend's entries; the line under the pointer stands out."""
    room = template(subject.quantity, subject.decimals)
    cells = [
        Cell(one.name, subject.shown(index), one.color, room)
        for index, one in enumerate(subject.series)
    ]
    if subject.reading.crosshair and chosen is not None:
        cells = [cell._replace(faded=i != chosen) for i, cell in enumerate(cells)]
    if subject.quantity is not Quantity.LOSS:
        return cells
    texts, palette = subject.scene.texts, subject.scene.palette
    history = subject.scene.snapshot.history
    name = "charts.mean-error" if history.losses_differ else "charts.mean-loss"
    cells[0] = cells[0]._replace(name=texts(name))
    beside = next((each for each in subject.scene.snapshot.futures if each.beside), None)
    ghost = history.ghost
    old = None if ghost is None else ghost_loss(ghost, subject.reading.epoch)
    if old is not None:
        loss, exact = old
        shown = number(loss, subject.decimals)
        shown = shown if exact else f"{digits.ROUNDED} {shown}"
        name, look = texts("charts.old-course"), Look(palette.muted, GHOST_DASH)
        if beside is not None:
            name, look = beside.letter, look_of(beside, palette)
        cells.insert(0, Cell(name, shown, look.color, dash=look.dash))
    return cells
