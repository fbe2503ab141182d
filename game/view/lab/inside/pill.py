"""The number that is being made: a lit pill at its neuron, at its line, or beside the output."""

from collections.abc import Hashable
from typing import Final, NamedTuple

from game.engine.topology import NeuronId, ParameterId
from game.session.presentation import Phase
from game.session.snapshot import Snapshot
from game.session.terms.inside import Inside
from game.session.terms.stations import Kind
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.curve import Point
from game.view.drawing.shapes.glass import Style
from game.view.drawing.styles import styles
from game.view.drawing.theme import Color, Palette
from game.view.lab.inside.sentence import SentenceReader
from game.view.lab.inside.symbols import rail_color
from game.view.network.places.geometry import GeometryCache, place_of
from game.view.network.places.label_places import (
    Label,
    beside_discs,
    clearance,
    free_place,
)
from game.view.network.places.places import NetworkGeometry
from game.view.scene.scene import Scene

HEIGHT: Final = 46.0
WIDTH_PER_SIGN: Final = 0.6
SYMBOL_WIDTH: Final = 32.0
PADDING: Final = 16.0
# Between a neuron and its pill, and between the pill and the edge of the drawing.
GAP: Final = 8.0
AIR: Final = 4.0
SYMBOL_DROP: Final = 8.0
# A pill as wide as the gap between two neurons may touch them.
TOUCHING: Final = 1.0
MIDDLE: Final = 0.5
# The symbols that stand for what is made, without the neuron's name: the pill is there.
BARE: Final = {
    Kind.SUM: "z",
    Kind.ACTIVATION: "a",
    Kind.LOSS: "L",
    Kind.BACKPROP: "Σ",
    Kind.SLOPE: "",
    Kind.DELTA: "δ",
    Kind.GRADIENT: "δa",
    Kind.MEAN: "",
    Kind.UPDATE: "",
}


class PillShown(NamedTuple):
    """A pill as it is drawn."""

    symbol: str
    number: str
    struck: bool


class TermPill:
    """The card "term-pill": over the network, below all that lies over it for a while."""

    name = "term-pill"
    margin = float(theme.GLOW_WIDE)

    def __init__(self, reader: SentenceReader) -> None:
        self._reader = reader
        self._geometries = GeometryCache()

    def box(self, scene: Scene) -> Box | None:
        """Where the pill is; None while nothing is made."""
        inside, shown = scene.snapshot.inside, self._shown(scene)
        if inside is None or shown is None:
            return None
        geometry = self._geometries.of(*place_of(scene.layout))
        return _place(scene.snapshot, inside, geometry, _width(shown))

    def key(self, scene: Scene) -> Hashable:
        """What it says."""
        return self._shown(scene), self._edge(scene), scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw it, lit."""
        box, shown = self.box(scene), self._shown(scene)
        if box is None or shown is None:
            return
        edge = self._edge(scene)
        canvas.panel(box, canvas.style(lit_pill, edge))
        x, size = box.centerx, theme.TYPE_LEAD
        number = canvas.text_width(shown.number, size, "semibold")
        if shown.symbol:
            parts = ((shown.symbol, edge),)
            left = x - (number + SYMBOL_WIDTH) / 2
            canvas.formula(parts, left, box.centery + SYMBOL_DROP, theme.MATH_NAME)
            x += SYMBOL_WIDTH / 2
        color = canvas.palette.text
        canvas.text(shown.number, x, box.centery, size, color, "semibold", ax=0.5)
        if shown.struck:
            canvas.line(
                box.x + PADDING, box.centery + GAP, box.right - PADDING, box.centery - GAP, color
            )

    def _shown(self, scene: Scene) -> PillShown | None:
        told = self._reader.read(scene.snapshot, scene.texts)
        inside = scene.snapshot.inside
        if told is None or inside is None or not told.calculation.result:
            return None
        kind, number = inside.station(scene.snapshot.topology).kind, told.calculation.signed
        symbol = BARE[kind]
        if kind is Kind.SLOPE:
            symbol = told.formula[:2]
        if kind in (Kind.SLOPE, Kind.MEAN, Kind.UPDATE):
            number = told.calculation.result
        return PillShown(symbol, number, told.calculation.struck)

    def _edge(self, scene: Scene) -> Color:
        inside, topology = scene.snapshot.inside, scene.snapshot.topology
        assert inside is not None
        return rail_color(inside.station(topology).phase, scene.palette)


def lit_pill(palette: Palette, edge: Color) -> Style:
    """The brightest thing in the picture."""
    style = styles.pill(palette, edge)
    return styles.lit(style, edge, palette, theme.GLOW_WIDE, 0.5)


def _width(shown: PillShown) -> float:
    """So wide that it does not depend on a canvas."""
    symbol = SYMBOL_WIDTH if shown.symbol else 0.0
    return symbol + WIDTH_PER_SIGN * theme.TYPE_LEAD * len(shown.number) + 2 * PADDING


def _place(snapshot: Snapshot, inside: Inside, geometry: NetworkGeometry, width: float) -> Box:
    station = inside.station(snapshot.topology)
    if station.kind in (Kind.GRADIENT, Kind.MEAN, Kind.UPDATE):
        x, y = _on_line(inside.parameter, geometry, width)
    else:
        neuron = station.neuron or snapshot.topology.neurons[-1]
        forward = station.phase is Phase.FORWARD
        x, y = _beside(neuron, geometry, width, forward)
        x = _off_labels((x, y), geometry, width, geometry.neurons[neuron].r)
    area = geometry.drawing.inset(AIR)
    x = min(max(x, area.x + width / 2), area.right - width / 2)
    y = min(max(y, area.y + HEIGHT / 2), area.bottom - HEIGHT / 2)
    return Box(x - width / 2, y - HEIGHT / 2, width, HEIGHT)


def _on_line(
    parameter: ParameterId, geometry: NetworkGeometry, width: float
) -> tuple[float, float]:
    """Over the line's label, which is smaller, but off the neurons; where these leave it no room
    there, where it is freest on the line or beside it.
    """
    label, discs = Label(width, HEIGHT), tuple(geometry.neurons.values())
    place = beside_discs(geometry.pills[parameter], label, discs)
    if clearance(label.at(place), discs, ()) >= -TOUCHING:
        return place
    area = geometry.drawing.inset(AIR)
    return free_place(geometry.paths[parameter], MIDDLE, label, area, discs, ())


def _beside(
    neuron: NeuronId, geometry: NetworkGeometry, width: float, forward: bool
) -> tuple[float, float]:
    """Below the neuron and its small curve; above it where it would leave the drawing. In a squat
    drawing neurons that stand above each other have it at the side from which nothing comes.
    """
    circle = geometry.neurons[neuron]
    if geometry.squat and sum(n.layer == neuron.layer for n in geometry.neurons) > 1:
        reach = circle.r + GAP + width / 2
        return circle.x + (reach if forward else -reach), circle.y
    reach = circle.r + GAP + HEIGHT / 2
    curve = geometry.curves.get(neuron)
    below = circle.y + reach
    if curve is not None and curve.y > circle.y and abs(curve.x - circle.x) < circle.r:
        below = max(below, curve.y + curve.r + GAP + HEIGHT / 2)
    if below + HEIGHT / 2 + AIR <= geometry.drawing.bottom:
        return circle.x, below
    return circle.x, circle.y - reach


def _off_labels(at: Point, geometry: NetworkGeometry, width: float, most: float) -> float:
    """Aside from the labels of lines which the pill would lie on, if no further than ``most``."""
    label, (x, y) = Label(width + 2 * AIR, HEIGHT), at
    labels = [Label(*geometry.label).at(place) for place in geometry.pills.values()]

    def is_free(middle: float) -> bool:
        return not any(label.at((middle, y)).overlaps(other) for other in labels)

    half = label.width / 2
    places = [x, *(other.right + half for other in labels), *(other.x - half for other in labels)]
    free = [place for place in places if abs(place - x) <= most and is_free(place)]
    return min(free, key=lambda place: abs(place - x), default=x)
