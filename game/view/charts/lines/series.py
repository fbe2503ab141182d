"""What the lines of a chart are called and how they look."""

from typing import Final, NamedTuple

from game.engine.topology import ParameterId, Topology
from game.session.tape.history import Quantity
from game.view.drawing import theme
from game.view.drawing.theme import Color, Palette
from game.view.numbers.readout import subscripted

# Biases are thinner and dashed, in these lengths of dash and gap.
BIAS_WIDTH: Final = 2.0
BIAS_DASH: Final = (7.0, 5.0)
BIAS_LETTER: Final = "b"


class Series(NamedTuple):
    """One line of a chart: its name (empty for the loss), colour, width and dash (None = whole)."""

    name: str
    color: Color
    width: float = theme.STROKE_CHART
    dash: tuple[float, float] | None = None


def series_of(quantity: Quantity, topology: Topology, palette: Palette) -> tuple[Series, ...]:
    """The lines of a quantity, in the order of the recording's values."""
    match quantity:
        case Quantity.LOSS:
            return (Series("", palette.positive),)
        case Quantity.WEIGHTS:
            return tuple(
                _parameter(parameter, topology, palette.series[i % len(palette.series)])
                for i, parameter in enumerate(topology.parameters)
            )
        case _:
            return _neurons(topology, palette)


def _neurons(topology: Topology, palette: Palette) -> tuple[Series, ...]:
    """Hidden neurons in cyan, pink and so on; the output in its own violet."""
    hidden_colors = (palette.hidden, palette.pink, palette.gradient, palette.lock)
    series = []
    for index, neuron in enumerate(topology.neurons):
        is_output = neuron.layer == topology.depth
        color = palette.output if is_output else hidden_colors[index % len(hidden_colors)]
        series.append(Series(subscripted(topology.neuron_name(neuron)), color))
    return tuple(series)


def _parameter(parameter: ParameterId, topology: Topology, color: Color) -> Series:
    target = subscripted(topology.neuron_name(parameter.target_neuron))
    source = parameter.source_neuron
    if source is None:
        return Series(BIAS_LETTER + target, color, BIAS_WIDTH, BIAS_DASH)
    return Series(subscripted(topology.neuron_name(source)) + target, color)
