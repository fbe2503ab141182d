"""The sentence of a station: what is made there, and the calculation with its numbers."""

from collections.abc import Hashable, Sequence
from typing import Final, NamedTuple

from game.engine.trace import EpochTrace
from game.session.snapshot import Snapshot
from game.session.terms.inside import Inside
from game.session.terms.stations import stations_of
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import styles
from game.view.drawing.theme import Color
from game.view.lab.inside.sentences import brief, sentence
from game.view.lab.inside.symbols import rail_color, symbol
from game.view.lab.inside.wording import Calculation, Piece, calculate
from game.view.numbers.readout import row_name
from game.view.scene.layout import Fold
from game.view.scene.scene import Scene
from game.view.scene.texts import Texts

PANEL: Final = "inside"
# Middles of the lines, from the top; in a low place there is one line.
UPPER: Final = 20.0
LOWER: Final = 55.0
PADDING: Final = 12.0
SYMBOL_ROOM: Final = 58.0
SYMBOL_SIZE: Final = 34.0
SYMBOL_DROP: Final = 9.0
GAP: Final = 14.0
LARGEST: Final = theme.TYPE_ROW
GAP_SHARE: Final = 0.36
CAPTION_GAP: Final = 6.0
FRAME_HEIGHT: Final = 42.0
FRAME_LOW: Final = 36.0
FRAME_PADDING: Final = 12.0
STRIKE: Final = 3.0
STRIKE_RISE: Final = 7.0
# A one-line sentence says in words what it is where at least so much is left.
LEAST: Final = 1.0


class Told(NamedTuple):
    """What the panel says."""

    formula: str
    what: str
    brief: str
    calculation: Calculation
    number: str
    row: str


class SentenceReader:
    """Works out what is told; remembers the latest, since a trace never changes."""

    def __init__(self) -> None:
        self._asked: tuple[object, ...] = ()
        self._trace: EpochTrace | None = None
        self._told: Told | None = None

    def read(self, snapshot: Snapshot, texts: Texts) -> Told | None:
        """What is told of a snapshot; None where nobody walks through an epoch."""
        if snapshot.inside is None:
            return None
        marks = snapshot.locked, snapshot.dead, snapshot.settings.lock_threshold
        asked = (snapshot.inside, snapshot.sample is None, texts.language, *marks)
        if self._told is None or self._trace is not snapshot.trace or self._asked != asked:
            self._trace, self._asked = snapshot.trace, asked
            self._told = _told(snapshot, snapshot.inside, texts)
        return self._told


def _told(snapshot: Snapshot, inside: Inside, texts: Texts) -> Told:
    topology, trace = snapshot.topology, snapshot.trace
    row = row_name(snapshot.dataset.sample_names[inside.row])
    key = "card.row-of-all" if snapshot.sample is None else "card.row"
    return Told(
        formula=symbol(topology, trace, inside.station(topology), inside.parameter),
        what=sentence(snapshot, inside, texts),
        brief=brief(snapshot, inside, texts),
        calculation=calculate(trace, topology, inside),
        number=texts("inside.count", term=inside.term, count=len(stations_of(topology))),
        row=texts(key, row=row),
    )


class SentencePanel:
    """The panel "inside"."""

    name = PANEL

    def __init__(self, reader: SentenceReader) -> None:
        self._reader = reader

    def box_of(self, scene: Scene) -> Box | None:
        """The sentence's place; None while nobody walks through an epoch."""
        boxes = scene.layout.inside
        return None if boxes is None else boxes.sentence

    def key(self, scene: Scene) -> Hashable:
        """What is said, and where."""
        told = self._reader.read(scene.snapshot, scene.texts)
        return told, scene.layout.inside, scene.layout.scale, scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """In two lines where there is room for them, else in one."""
        boxes, inside = scene.layout.inside, scene.snapshot.inside
        told = self._reader.read(scene.snapshot, scene.texts)
        if boxes is None or inside is None or told is None:
            return
        edge = rail_color(inside.station(scene.snapshot.topology).phase, canvas.palette)
        box = boxes.sentence.inset(PADDING, 0.0)
        if scene.layout.fold is Fold.WIDE:
            _draw_two_lines(canvas, box, told, edge, scene.texts)
        else:
            _draw_one_line(canvas, box, told, edge, scene.texts)


def _draw_two_lines(canvas: Canvas, box: Box, told: Told, edge: Color, texts: Texts) -> None:
    palette, upper, lower = canvas.palette, box.y + UPPER, box.y + LOWER
    canvas.text(told.number, box.right, upper, theme.TYPE_SMALL, palette.muted, ax=1.0)
    row = canvas.text(told.row, box.right, lower, theme.TYPE_BODY, palette.text, "semibold", ax=1.0)
    count = canvas.text_width(told.number, theme.TYPE_SMALL)
    left = box.x + SYMBOL_ROOM
    _draw_formula(canvas, told, box.x + SYMBOL_ROOM / 2, upper, edge)
    room = box.right - count - GAP - left
    canvas.fitted_text(told.what, left, upper, theme.TYPE_BODY, palette.muted, room)
    place = Box(left, lower - FRAME_HEIGHT / 2, row.x - GAP - left, FRAME_HEIGHT)
    _draw_calculation(canvas, place, told.calculation, edge, texts)


def _draw_one_line(canvas: Canvas, box: Box, told: Told, edge: Color, texts: Texts) -> None:
    palette, middle, size = canvas.palette, box.centery, theme.TYPE_SMALL
    row = canvas.text(told.row, box.right, middle, size, palette.text, "semibold", ax=1.0)
    count = canvas.text(told.number, row.x - GAP, middle, size, palette.muted, ax=1.0)
    left, right = box.x + SYMBOL_ROOM, count.x - GAP
    _draw_formula(canvas, told, box.x + SYMBOL_ROOM / 2, middle, edge)
    named = canvas.text_width(told.brief, size) + GAP
    least = _width(canvas, _plain(told.calculation.pieces), told.calculation, size, texts)
    if right - left - named >= least:
        canvas.text(told.brief, left, middle, size, palette.muted)
        left += named
    place = Box(left, middle - FRAME_LOW / 2, right - left, FRAME_LOW)
    _draw_calculation(canvas, place, told.calculation, edge, texts)


def _draw_formula(canvas: Canvas, told: Told, x: float, middle: float, color: Color) -> None:
    if told.formula:
        parts = ((told.formula, color),)
        canvas.formula(parts, x, middle + SYMBOL_DROP, SYMBOL_SIZE, ax=0.5)


def _draw_calculation(
    canvas: Canvas, place: Box, shown: Calculation, edge: Color, texts: Texts
) -> None:
    """The largest type in which all of it fits; rather without captions than in small type."""
    pieces, size = _fitting(canvas, place.w, shown, texts)
    palette, x, middle, gap = canvas.palette, place.x, place.centery, GAP_SHARE * size
    for piece in pieces:
        color = getattr(palette, piece.color)
        right = canvas.text(piece.text, x, middle, size, color, "semibold").right
        caption = _caption(piece, texts)
        if caption:
            right = canvas.text(
                caption, right + CAPTION_GAP, middle, theme.TYPE_CAPTION, palette.muted
            ).right
        x = right + gap
    if not shown.result:
        return
    x = canvas.text(shown.sign, x, middle, size, palette.muted).right + gap
    width = canvas.text_width(shown.result, size, "semibold") + 2 * FRAME_PADDING
    frame = Box(x, place.y, width, place.h)
    canvas.panel(frame, canvas.style(styles.framed_number, palette.dim if shown.struck else edge))
    canvas.text(shown.result, frame.centerx, middle, size, palette.text, "semibold", ax=0.5)
    if shown.struck:
        ends = (frame.x, middle + STRIKE_RISE, frame.right, middle - STRIKE_RISE)
        canvas.line(*ends, palette.text, STRIKE)


def _fitting(
    canvas: Canvas, room: float, shown: Calculation, texts: Texts
) -> tuple[Sequence[Piece], float]:
    for pieces, least in ((shown.pieces, theme.TYPE_BODY), (_plain(shown.pieces), 1)):
        for size in range(LARGEST, least - 1, -1):
            if _width(canvas, pieces, shown, size, texts) <= room:
                return pieces, float(size)
    return _plain(shown.pieces), LEAST


def _plain(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Without captions, but where a number stands alone."""
    return tuple(piece._replace(caption="") for piece in pieces)


def _width(
    canvas: Canvas, pieces: Sequence[Piece], shown: Calculation, size: float, texts: Texts
) -> float:
    width = GAP_SHARE * size * (len(pieces) + 1)
    for piece in pieces:
        width += canvas.text_width(piece.text, size, "semibold")
        caption = _caption(piece, texts)
        if caption:
            width += CAPTION_GAP + canvas.text_width(caption, theme.TYPE_CAPTION)
    if shown.result:
        width += canvas.text_width(shown.sign, size) + 2 * FRAME_PADDING
        width += canvas.text_width(shown.result, size, "semibold")
    return width


def _caption(piece: Piece, texts: Texts) -> str:
    if piece.caption.startswith(":"):
        return texts(f"inside.caption.{piece.caption[1:]}")
    return piece.caption
