"""The panels of a neuron's card. Each part is a panel of its own: while a dot slides only the curve
is drawn again.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Final

from game.engine.topology import NeuronId
from game.view.chain_rule.boxes import PADDING, is_open
from game.view.chain_rule.close_button import close_buttons
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.lab.neuron.boxes import Places, places
from game.view.lab.neuron.controls import CELL, DOT
from game.view.lab.neuron.header import draw_header
from game.view.lab.neuron.pen import Pen
from game.view.lab.neuron.rows import CellState, draw_rows
from game.view.lab.neuron.slope import draw_slope
from game.view.lab.neuron.total import draw_sum
from game.view.network.reading.reduced_motion import seen
from game.view.neuron_card.curve import CurvePainter
from game.view.neuron_card.dots import dots
from game.view.neuron_card.figures import FiguresReader, NeuronFigures
from game.view.neuron_card.look import LAB_LOOK
from game.view.neuron_card.plot import plot_of
from game.view.scene.panel import Panel, draw_all
from game.view.scene.scene import Scene

POINTED_RADIUS: Final = 17.0

Draw = Callable[[Pen, Box, Scene], None]


def neuron_panels() -> Sequence[Panel]:
    """The parts of the card of a pinned neuron."""
    reader = FiguresReader()
    return (
        CardPart("neuron-header", lambda place: place.header, reader, _header, close_buttons),
        CardPart("neuron-sum", lambda place: place.total, reader, _sum, _nothing),
        CurvePanel(reader),
        CardPart("neuron-slope", lambda place: place.slope, reader, _slope, _nothing),
        CardPart("neuron-rows", lambda place: place.rows, reader, _rows, cell_states),
    )


class CardPart:
    """A part of the card that shows figures alone; ``also`` tells what else it shows."""

    def __init__(
        self,
        name: str,
        place: Callable[[Places], Box],
        reader: FiguresReader,
        draw: Draw,
        also: Callable[[Scene], Hashable],
    ) -> None:
        self.name = name
        self._place, self._reader, self._draw, self._also = place, reader, draw, also

    def box_of(self, scene: Scene) -> Box | None:
        """Its place in the card; None while no neuron's card is open."""
        card = open_card(scene)
        return None if card is None else on_card(self._place(places(card)))

    def key(self, scene: Scene) -> Hashable:
        """The figures, and what it shows besides."""
        shown = read(self._reader, scene)
        return shown, self._also(scene), scene.layout.card, scene.texts.language, scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """The part over the glass."""
        box, shown = self.box_of(scene), read(self._reader, scene)
        if box is not None and shown is not None:
            self._draw(Pen(canvas, scene.texts, shown), inside(box), scene)


class CurvePanel:
    """The curve with the dots."""

    name = "neuron-curve"

    def __init__(self, reader: FiguresReader) -> None:
        self._reader = reader
        self._painter = CurvePainter()

    def box_of(self, scene: Scene) -> Box | None:
        """Its place in the card; None while no neuron's card is open."""
        card = open_card(scene)
        return None if card is None else on_card(places(card).curve)

    def key(self, scene: Scene) -> Hashable:
        """The figures, and where the dots are."""
        neuron = scene.snapshot.pinned_neuron
        there = None if neuron is None else dots(seen(scene), neuron)
        shown = read(self._reader, scene)
        where = scene.layout.card, pointed_dot(scene)
        return shown, there, where, scene.texts.language, scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """The curve over the glass."""
        draw_all(self, canvas, scene)

    def steps(self, canvas: Canvas, scene: Scene) -> Iterator[None]:
        """The same, bit by bit."""
        box, shown = self.box_of(scene), read(self._reader, scene)
        if box is not None and shown is not None:
            Pen(canvas, scene.texts, shown).rule(inside(box))
            there = dots(seen(scene), shown.neuron)
            yield from self._painter.steps(canvas, inside(box), shown, there, scene.texts, LAB_LOOK)
            yield
            pointed = pointed_dot(scene)
            if pointed is not None:
                plot, dot = plot_of(inside(box), shown, LAB_LOOK), there.rows[pointed]
                x, y = plot.x(dot.z), plot.y(dot.a)
                canvas.ring(x, y, POINTED_RADIUS, canvas.palette.text, theme.STROKE_SELECTED)


def open_card(scene: Scene) -> Box | None:
    """The rectangle of the card, while a pinned neuron has it."""
    is_there = scene.snapshot.pinned_neuron is not None and is_open(scene.layout)
    return scene.layout.card if is_there else None


def read(reader: FiguresReader, scene: Scene) -> NeuronFigures | None:
    """The figures of the pinned neuron."""
    neuron: NeuronId | None = scene.snapshot.pinned_neuron
    return None if neuron is None else reader.read(seen(scene), neuron)


def on_card(part: Box) -> Box:
    """A part with the card's padding at its sides, in which labels, light and the cross lie."""
    return part.inset(-PADDING, 0)


def inside(box: Box) -> Box:
    """The part without that padding."""
    return box.inset(PADDING, 0)


def pointed_dot(scene: Scene) -> int | None:
    """The row whose dot is under the pointer or in visible focus."""
    names = [DOT + name for name in scene.snapshot.dataset.sample_names]
    control = scene.interface.active_connection
    return names.index(control) if control in names else None


def cell_states(scene: Scene) -> tuple[CellState, ...]:
    """How the rows' cells stand."""
    interface = scene.interface
    return tuple(
        CellState(
            hovered=interface.hovered == CELL + name,
            focused=interface.has_ring(CELL + name),
        )
        for name in scene.snapshot.dataset.sample_names
    )


def _nothing(_: Scene) -> Hashable:
    return None


def _header(pen: Pen, box: Box, scene: Scene) -> None:
    draw_header(pen, box, None)
    for close in close_buttons(scene):
        close.draw(pen.canvas)


def _sum(pen: Pen, box: Box, _: Scene) -> None:
    draw_sum(pen, box)


def _slope(pen: Pen, box: Box, _: Scene) -> None:
    draw_slope(pen, box)


def _rows(pen: Pen, box: Box, scene: Scene) -> None:
    draw_rows(pen, box, cell_states(scene))
