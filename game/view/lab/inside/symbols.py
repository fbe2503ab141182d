"""The symbol of each station, as a formula."""

from typing import Final

from game.engine.activation import SIGMOID
from game.engine.topology import ParameterId, Topology
from game.engine.trace import EpochTrace
from game.session.presentation import Phase
from game.session.terms.stations import Kind, Station
from game.view.chain_rule.symbols import BIAS, WEIGHT
from game.view.drawing.theme import Color, Palette
from game.view.lab.inside.wording import curve_of

# Of a neuron: in front of its index.
LETTERS: Final = {
    Kind.SUM: "z",
    Kind.ACTIVATION: "a",
    Kind.BACKPROP: "Σ",
    Kind.DELTA: "δ",
}
# Of none. The mean is a word.
ALONE: Final = {Kind.INPUT: "x", Kind.LOSS: "L", Kind.GRADIENT: "δa", Kind.MEAN: ""}
SIGMOID_SLOPE, RELU_SLOPE = "σ′", "R′"


def symbol(topology: Topology, trace: EpochTrace, station: Station, parameter: ParameterId) -> str:
    """What stands for the station's number; nothing for the mean."""
    if station.neuron is None:
        if station.kind is Kind.UPDATE:
            return BIAS if parameter.is_bias else WEIGHT
        return ALONE[station.kind]
    letter = LETTERS.get(station.kind)
    if letter is None:
        curve = curve_of(trace, topology, station.neuron)
        letter = SIGMOID_SLOPE if curve is SIGMOID else RELU_SLOPE
    return f"{letter}_{{{topology.neuron_name(station.neuron)}}}"


def rail_color(phase: Phase, palette: Palette) -> Color:
    """White, amber, green, blue."""
    return (palette.data, palette.lock, palette.gradient, palette.positive)[phase]


def term_color(station: Station, palette: Palette) -> Color:
    """The colour of what is made at a station, as it has it everywhere."""
    colors = {
        Kind.SLOPE: palette.lock,
        Kind.LOSS: palette.lock,
        Kind.BACKPROP: palette.output,
        Kind.DELTA: palette.gradient,
    }
    return colors.get(station.kind, palette.text)
