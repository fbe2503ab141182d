"""The open card while somebody walks through the epoch: what is not made yet is a dash, and all but
the column of what is being made recedes.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from game.engine.topology import NeuronId, ParameterId, Topology
from game.session.snapshot import Snapshot
from game.session.terms.inside import Inside
from game.session.terms.stations import Kind, Station, stations_of
from game.view.chain_rule.boxes import FOOT, HEADER_HEIGHT, sections
from game.view.chain_rule.explanation import Explanation
from game.view.chain_rule.factors import DELTA_COLUMNS, GRADIENT_COLUMNS
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.numbers.digits import UNDEFINED
from game.view.numbers.figures import Figure

DASH: Final = Figure(UNDEFINED, None, Decimal(0))
# How much of the card lies over what recedes; less in high contrast.
COVER: Final = 0.58
COVER_FLAT: Final = 0.40
# The lit column is a little wider than its numbers; between two sections is a rule.
LIT_AIR: Final = 6.0
RULE_AIR: Final = 2.0
# So much inside of the card's edge.
EDGE: Final = 3.0


def so_far(shown: Explanation, snapshot: Snapshot, parameter: ParameterId) -> Explanation:
    """The explanation as far as it is made where somebody walks; all of it where nobody does."""
    if snapshot.inside is None:
        return shown
    topology = snapshot.topology
    made = frozenset(stations_of(topology)[: snapshot.inside.term])
    neuron, source = parameter.target_neuron, parameter.source_neuron
    words = shown.wording
    first = Kind.LOSS if shown.into_output else Kind.BACKPROP
    if Station(first, None if shown.into_output else neuron) not in made:
        words = words._replace(first_factor=DASH, first_factor_lines=())
    if Station(Kind.SLOPE, neuron) not in made:
        words = words._replace(slope=DASH, slope_line="", pre_activation=DASH)
    if Station(Kind.DELTA, neuron) not in made:
        words = words._replace(delta=DASH)
    if source is not None and source.layer and Station(Kind.ACTIVATION, source) not in made:
        words = words._replace(source=DASH)
    has_mean, pulls = Station(Kind.MEAN) in made, shown.pulls
    if not has_mean:
        own = Station(Kind.GRADIENT) in made
        kept = [own and row == shown.row for row in range(len(words.products))]
        products = zip(words.products, kept, strict=True)
        words = words._replace(
            products=tuple(figure if keeps else DASH for figure, keeps in products),
            row_gradient=words.row_gradient if own else DASH,
            mean=DASH,
        )
        pulls = tuple(pull if keeps else 0.0 for pull, keeps in zip(pulls, kept, strict=True))
    if Station(Kind.UPDATE) not in made:
        words = words._replace(new_weight=DASH)
    return shown._replace(
        wording=words, pulls=pulls, worse=None, check=shown.check if has_mean else None
    )


def cover_the_rest(
    canvas: Canvas, card: Box, inside: Inside, parameter: ParameterId, topology: Topology
) -> None:
    """Let all but the lit column recede, and but the header."""
    area = Box(card.x, card.y + HEADER_HEIGHT, card.w, card.h - HEADER_HEIGHT - FOOT / 2)
    area = area.inset(EDGE, 0.0)
    cover = COVER if canvas.palette.glow else COVER_FLAT
    for box in _around(area, _lit(card, inside, parameter, topology)):
        canvas.rect(box, canvas.palette.panel, cover)


def _lit(card: Box, inside: Inside, parameter: ParameterId, topology: Topology) -> Box | None:
    """The column of what is made where somebody stands; None where the card has none."""
    station, parts = inside.station(topology), sections(card)
    neuron, is_output = parameter.target_neuron, parameter.target_neuron.layer == topology.depth
    if station.kind is Kind.UPDATE:
        return parts.update
    if station.kind is Kind.MEAN:
        return parts.rows
    if station.kind is Kind.GRADIENT:
        return _column(parts.gradient, GRADIENT_COLUMNS[0])
    if station.kind is Kind.LOSS and is_output:
        return _column(parts.delta, DELTA_COLUMNS[1])
    if _arrives(station, parameter.source_neuron):
        return _column(parts.gradient, GRADIENT_COLUMNS[2])
    places = {Kind.DELTA: 0, Kind.BACKPROP: 1, Kind.SLOPE: 2}
    if station.neuron == neuron and station.kind in places:
        return _column(parts.delta, DELTA_COLUMNS[places[station.kind]])
    return None


def _arrives(station: Station, source: NeuronId | None) -> bool:
    """Whether what the connection carries is made there."""
    if source is None:
        return False
    if source.layer == 0:
        return station.kind is Kind.INPUT
    return station == Station(Kind.ACTIVATION, source)


def _column(section: Box, ends: tuple[float, float]) -> Box:
    left, right = (section.x + section.w * end for end in ends)
    return Box(left - LIT_AIR, section.y, right - left + 2 * LIT_AIR, section.h)


def _around(area: Box, lit: Box | None) -> Iterator[Box]:
    """What of an area lies around a box in it."""
    if lit is None:
        yield area
        return
    top, bottom = max(lit.y + RULE_AIR, area.y), min(lit.bottom, area.bottom)
    left, right = max(lit.x, area.x), min(lit.right, area.right)
    yield Box(area.x, area.y, area.w, top - area.y)
    yield Box(area.x, bottom, area.w, area.bottom - bottom)
    yield Box(area.x, top, left - area.x, bottom - top)
    yield Box(right, top, area.right - right, bottom - top)
