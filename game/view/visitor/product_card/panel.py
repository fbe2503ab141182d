"""The open card: the numbers that multiply into one row's gradient, and where that leads."""

from collections.abc import Hashable, Sequence
from typing import Final, NamedTuple

from game.engine.topology import ParameterId
from game.engine.trace import EpochTrace
from game.session.snapshot import Snapshot
from game.view.chain_rule.symbols import indexed
from game.view.drawing.box import Box
from game.view.drawing.canvas import ICON_FILL, Canvas
from game.view.drawing.styles import styles
from game.view.drawing.text.fitting import sizes_down
from game.view.drawing.text.typeface import Face
from game.view.drawing.theme import Color, Palette
from game.view.large import looks
from game.view.large.lettering import BUTTON, FLOOR, LABEL, enlargement, sized
from game.view.numbers.readout import subscripted
from game.view.scene.control import Kind as ControlKind
from game.view.scene.page import Page
from game.view.scene.scene import Scene
from game.view.visitor import close_button
from game.view.visitor.product_card.factors import Kind
from game.view.visitor.product_card.figures import FactorLine, ProductFigures, product_figures
from game.view.widgets.appearance import Appearance, appearance_of
from game.view.widgets.controls_panel import inside

AIR: Final = 9.0
PADDING: Final = 24.0
HEADER: Final = close_button.SIZE + 2 * close_button.INSET
FOOT: Final = 14.0
# Heights of the lines where there is room for them: a factor, the gradient, mean and move.
FACTOR: Final = 73.0
GRADIENT: Final = 78.0
SMALL: Final = 56.0
MOST_STRETCH: Final = 1.44
SIGN_MIDDLE: Final = 14.0
SIGN_ROOM: Final = 40.0
NUMBER: Final = 54.0
NAMES: Final = 46.0
NAMES_GAP: Final = 14.0
NAMES_DROP: Final = 14.0
ARROW: Final = "→"
ARROW_GAP: Final = 4.0
GAP: Final = 14.0
NUMBER_GAP: Final = 4.0
FRAME: Final = (14.0, 3.0)
FRAME_RADIUS: Final = 20.0
FRAME_WIDTH: Final = 3.0
LOCK: Final = 58.0
RULE_WIDTH: Final = 3.0


class _Pen(NamedTuple):
    """Where a line of the card is written, and how large everything is."""

    canvas: Canvas
    card: Box
    page: Page
    stretch: float

    @property
    def left(self) -> float:
        return self.card.x + PADDING

    @property
    def right(self) -> float:
        return self.card.right - PADDING

    def height(self, usual: float) -> float:
        return usual * self.stretch

    def size(self, usual: float) -> float:
        return sized(self.page, usual)


class ProductCard:
    """The panel "product"."""

    name = "product"

    def __init__(self) -> None:
        self._trace: EpochTrace | None = None
        self._asked: tuple[ParameterId, int, frozenset[object]] | None = None
        self._given: ProductFigures | None = None

    def box_of(self, scene: Scene) -> Box | None:
        """The card; None while nothing is pinned, and on other pages."""
        boxes = scene.layout.large
        if not scene.page.is_large or boxes is None or boxes.card is None:
            return None
        return inside(boxes.card.inset(-AIR), scene.layout)

    def key(self, scene: Scene) -> Hashable:
        """The figures, and how the cross looks."""
        return self._figures(scene.snapshot), _close(scene), scene.page, scene.texts.language

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the card."""
        boxes, figures = scene.layout.large, self._figures(scene.snapshot)
        if boxes is None or boxes.card is None or figures is None:
            return
        card = boxes.card
        canvas.panel(card, canvas.style(looks.sheet))
        needed = FACTOR * len(figures.lines) + GRADIENT + 2 * SMALL
        stretch = min((card.h - HEADER - FOOT) / needed, MOST_STRETCH * enlargement(scene.page))
        pen = _Pen(canvas, card, scene.page, stretch)
        _draw_header(pen, scene, figures)
        y = card.y + HEADER
        for place, line in enumerate(figures.lines):
            _draw_factor(pen, scene, line, y, is_first=place == 0)
            y += pen.height(FACTOR)
        _draw_results(pen, scene, figures, y)
        close = _close(scene)
        if close is not None:
            close_button.draw_close(canvas, close)

    def _figures(self, snapshot: Snapshot) -> ProductFigures | None:
        """Worked out once for each trace, which never changes."""
        if snapshot.pinned is None:
            return None
        asked = (snapshot.pinned, snapshot.pinned_sample, frozenset[object](snapshot.locked))
        if self._given is None or self._trace is not snapshot.trace or self._asked != asked:
            self._trace, self._asked = snapshot.trace, asked
            self._given = product_figures(snapshot, snapshot.pinned)
        return self._given


def _close(scene: Scene) -> Appearance | None:
    control = scene.control("card-close")
    if control is None or control.kind is not ControlKind.CLOSE:
        return None
    return appearance_of(control, scene.interface)


def _draw_header(pen: _Pen, scene: Scene, figures: ProductFigures) -> None:
    """The card's name where there is room for it, and from where to where the connection goes."""
    canvas, palette = pen.canvas, pen.canvas.palette
    middle = pen.card.y + HEADER / 2
    start = "b" if figures.source is None else indexed(figures.source)
    ends = (((start, palette.text),), ((indexed(figures.target), palette.text),))
    size, label = pen.size(NAMES), pen.size(LABEL)
    x, edge = pen.left, close_button.close_box(pen.card).x
    width = sum(canvas.formula_setting(end, size).width for end in ends)
    width += canvas.text_width(ARROW, label) + 2 * ARROW_GAP
    words = scene.texts("visitor.card.title")
    if x + canvas.text_width(words, label) + NAMES_GAP + width <= edge:
        x = canvas.text(words, x, middle, label, palette.muted).right + NAMES_GAP
    baseline = middle + pen.size(NAMES_DROP)
    x = canvas.formula(ends[0], x, baseline, size).right + ARROW_GAP
    x = canvas.text(ARROW, x, middle, label, palette.muted).right + ARROW_GAP
    canvas.formula(ends[1], x, baseline, size)


def _draw_factor(pen: _Pen, scene: Scene, line: FactorLine, top: float, is_first: bool) -> None:
    canvas, palette = pen.canvas, pen.canvas.palette
    height = pen.height(FACTOR)
    y = top + height / 2
    color = factor_color(line, palette)
    if line.decides:
        frame = Box(pen.card.x + FRAME[0], top + FRAME[1], pen.card.w - 2 * FRAME[0], 0.0)
        frame = frame._replace(h=height - 2 * FRAME[1])
        canvas.panel(frame, canvas.style(styles.outline, palette.lock, FRAME_WIDTH, FRAME_RADIUS))
    if not is_first:
        sign = pen.left + SIGN_MIDDLE
        canvas.text("×", sign, y, pen.size(BUTTON), palette.muted, ax=0.5)
    left = pen.left + SIGN_ROOM * enlargement(pen.page)
    words = _factor_words(line, scene)
    edge = pen.right - GAP
    size = _number_size(pen, line.number, edge - left - canvas.text_width(words, pen.size(LABEL)))
    edge -= canvas.text_width(line.number, size, "semibold")
    label = canvas.fitted_text(
        words, left, y, pen.size(BUTTON), palette.text, edge - left, floor=pen.size(FLOOR)
    )
    canvas.text(line.number, pen.right, y, size, color, "semibold", ax=1.0)
    lock = pen.size(LOCK)
    if line.locked and label.right + GAP + lock * ICON_FILL <= edge:
        canvas.icon("lock", label.right + GAP + lock * ICON_FILL / 2 - 4.0, y, lock, palette.lock)


def _factor_words(line: FactorLine, scene: Scene) -> str:
    """What a factor is called; a slope is told apart by its neuron only where there are two."""
    neuron = subscripted(line.subject)
    words = scene.texts(f"visitor.factor.{line.kind.value}", neuron=neuron)
    return f"{words} {neuron}" if line.kind is Kind.SLOPE and neuron else words


def _number_size(pen: _Pen, number: str, room: float) -> float:
    """As large as leaves room for the words before it."""
    for tried in sizes_down(pen.size(NUMBER), pen.size(FLOOR)):
        if pen.canvas.text_width(number, tried, "semibold") <= room:
            return tried
    return pen.size(FLOOR)


def factor_color(line: FactorLine, palette: Palette) -> Color:
    """A weight has the colour of its sign; a slope that of locks; an activation that of neurons."""
    colors: dict[Kind, Color] = {
        Kind.WEIGHT: looks.number_ink(palette, -1.0 if line.negative else 1.0),
        Kind.SLOPE: palette.lock,
        Kind.ACTIVATION: palette.hidden,
        Kind.SIGNAL: palette.gradient,
    }
    return colors.get(line.kind, palette.text)


def _draw_results(pen: _Pen, scene: Scene, figures: ProductFigures, top: float) -> None:
    """Below a rule: the gradient of the row, the mean of the rows, the weight before and after."""
    canvas, palette, texts = pen.canvas, pen.canvas.palette, scene.texts
    canvas.line(pen.left, top, pen.right, top, palette.text, RULE_WIDTH)
    y = top + pen.height(GRADIENT) / 2
    canvas.text(figures.sign, pen.left + SIGN_MIDDLE, y, pen.size(BUTTON), palette.muted, ax=0.5)
    left = pen.left + SIGN_ROOM * enlargement(pen.page)
    label = canvas.text(texts("visitor.card.gradient"), left, y, pen.size(LABEL), palette.text)
    _number(
        pen, figures.gradient, y, NUMBER, palette.gradient, pen.right - label.right - NUMBER_GAP
    )
    y = top + pen.height(GRADIENT) + pen.height(SMALL) / 2
    _draw_mean(pen, [texts("visitor.card.mean"), texts("visitor.card.mean-short")], figures, y)
    y += pen.height(SMALL)
    _draw_move(pen, texts("visitor.card.move"), figures, y)


def _draw_mean(pen: _Pen, words: Sequence[str], figures: ProductFigures, y: float) -> None:
    """The mean of the rows, after the longest words that there is room for."""
    canvas, palette, size = pen.canvas, pen.canvas.palette, pen.size(LABEL)
    least = canvas.text_width(figures.mean, pen.size(FLOOR), "semibold") + NUMBER_GAP
    room = pen.right - pen.left - least
    fitting = (word for word in words if canvas.text_width(word, size) <= room)
    word = canvas.text(next(fitting, words[-1]), pen.left, y, size, palette.muted)
    _number(pen, figures.mean, y, BUTTON, palette.gradient, pen.right - word.right - NUMBER_GAP)


def _draw_move(pen: _Pen, word: str, figures: ProductFigures, y: float) -> None:
    """The weight before and after; where there is no room, without the word or the old one."""
    canvas, palette, size = pen.canvas, pen.canvas.palette, pen.size(FLOOR)
    moves = (f"{figures.old} → {figures.new}", f"→ {figures.new}")
    room, word_room = pen.right - pen.left, canvas.text_width(word, size) + GAP
    widths = [canvas.text_width(move, size, "semibold") for move in moves]
    if widths[0] + word_room <= room or widths[0] > room:
        canvas.text(word, pen.left, y, size, palette.muted)
        room -= word_room
    move = moves[0] if widths[0] <= room else moves[1]
    _number(pen, move, y, BUTTON, palette.text, room)


def _number(pen: _Pen, number: str, y: float, usual: float, color: Color, room: float) -> None:
    face: Face = "semibold"
    size, floor = pen.size(usual), pen.size(FLOOR)
    pen.canvas.fitted_text(number, pen.right, y, size, color, room, face, ax=1.0, floor=floor)
