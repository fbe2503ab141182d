"""What is made at a station, in numbers: a calculation whose sign follows from its written digits.

From the raw error on the figures are those of the card, so that both say the same.
"""

from decimal import localcontext
from typing import Final, NamedTuple

from game.engine.activation import SIGMOID, Activation
from game.engine.chain_rule import explain
from game.engine.topology import NeuronId, ParameterId, Topology
from game.engine.trace import EpochTrace
from game.session.terms.inside import Inside
from game.session.terms.stations import Kind, Station
from game.view.chain_rule.wording import Wording, word
from game.view.neuron_card.answer_wording import slope_figure, word_answer
from game.view.neuron_card.sum_wording import SETTLED, SumWording, word_sum
from game.view.numbers.calculations import EXACTLY, is_true
from game.view.numbers.digits import MINUS, ROUNDED
from game.view.numbers.figures import Figure, sign_of, whole
from game.view.numbers.loss_terms import loss_term

TIMES: Final = "×"
# A slope of a ReLU is not calculated.
FOLLOWS: Final = "→"


class Piece(NamedTuple):
    """A number or a sign; ``color`` is the name that the palette has for it. ``caption`` says what
    it is: a name of the network, or, after a colon, a key of the texts.
    """

    text: str
    color: str = "text"
    caption: str = ""


class Calculation(NamedTuple):
    """``pieces``, ``sign``, ``result``: for the inputs there are only pieces. ``struck``: the
    result is left out of what follows.
    """

    pieces: tuple[Piece, ...]
    sign: str = ""
    result: str = ""
    signed: str = ""
    struck: bool = False


def calculate(trace: EpochTrace, topology: Topology, inside: Inside) -> Calculation:
    """The calculation of the station where somebody stands."""
    with localcontext(EXACTLY):
        return _calculated(trace, topology, inside, inside.station(topology))


def curve_of(trace: EpochTrace, topology: Topology, neuron: NeuronId) -> Activation:
    """The activation function of a neuron."""
    rule = trace.rule
    return rule.output_activation if neuron.layer == topology.depth else rule.activation


def _calculated(
    trace: EpochTrace, topology: Topology, inside: Inside, station: Station
) -> Calculation:
    match station.kind:
        case Kind.INPUT:
            return _inputs(trace, topology, inside.row)
        case Kind.LOSS:
            term = loss_term(trace, inside.row)
            return Calculation((Piece(term.expression),), term.equals, term.result, term.result)
        case Kind.GRADIENT | Kind.MEAN | Kind.UPDATE:
            return _of_parameter(trace, topology, inside, station.kind)
    assert station.neuron is not None
    if station.kind is Kind.SUM:
        return _sum(trace, topology, station.neuron, inside.row)
    if station.kind is Kind.ACTIVATION:
        return _activation(trace, topology, station.neuron, inside.row)
    return _backward(trace, topology, inside, station)


def _inputs(trace: EpochTrace, topology: Topology, row: int) -> Calculation:
    return Calculation(
        tuple(
            Piece(whole(trace.activation(each, row)).text, "data", topology.neuron_name(each))
            for each in topology.inputs
        )
    )


def word_total(trace: EpochTrace, topology: Topology, neuron: NeuronId, row: int) -> Figure:
    """z, as it is written wherever it stands."""
    return _summed(trace, topology, neuron, row).total


def _summed(trace: EpochTrace, topology: Topology, neuron: NeuronId, row: int) -> SumWording:
    layer = neuron.layer - 1
    units = range(topology.layer_sizes[layer])
    names = [topology.neuron_name(NeuronId(layer, unit)) for unit in units]
    return word_sum(trace, neuron, row, names, SETTLED)


def _sum(trace: EpochTrace, topology: Topology, neuron: NeuronId, row: int) -> Calculation:
    added = _summed(trace, topology, neuron, row)
    pieces: list[Piece] = []
    for term in added.terms:
        weight = term.weight.factor if pieces else term.weight.text
        if pieces:
            pieces.append(Piece("+", "muted"))
        color = _sign_color(term.weight_value)
        if term.source is None:
            pieces.append(Piece(weight, color, ":bias"))
        else:
            arriving = "data" if term.from_input else "hidden"
            pieces += [
                Piece(weight, color, "w"),
                Piece(TIMES, "muted"),
                Piece(term.value.factor, arriving, term.source),
            ]
    return _result(pieces, sign_of(added.holds), added.total)


def _activation(trace: EpochTrace, topology: Topology, neuron: NeuronId, row: int) -> Calculation:
    """The curve at z."""
    curve, total = curve_of(trace, topology, neuron), word_total(trace, topology, neuron, row)
    slope = slope_figure(curve, trace.slope(neuron, row))
    answer = word_answer(curve, total, trace.pre_activation(neuron, row), slope, settled=True)
    name = "σ(" if curve is SIGMOID else "max(0, "
    pieces = (Piece(name, "muted"), Piece(total.text, "text", "z"), Piece(")", "muted"))
    bare = answer.activation.text.strip("()")
    return Calculation(pieces, sign_of(answer.activation_holds), bare, bare)


def _backward(
    trace: EpochTrace, topology: Topology, inside: Inside, station: Station
) -> Calculation:
    neuron = station.neuron
    assert neuron is not None
    words, is_output = _words_into(trace, topology, inside, neuron), neuron.layer == topology.depth
    if station.kind is Kind.BACKPROP:
        return _complaint(trace, topology, neuron, words)
    cancelled = is_output and trace.rule.loss.cancels_slope
    if station.kind is Kind.SLOPE:
        if curve_of(trace, topology, neuron) is SIGMOID:
            return _sigmoid_slope(words, cancelled)
        return _relu_slope(trace, topology, neuron, inside.row, words)
    if cancelled:
        return _error(words)
    pieces = [
        Piece(words.first_factor.text, "output", ":raw-error" if is_output else ":backprop"),
        Piece(TIMES, "muted"),
        Piece(words.slope.factor, "lock", ":slope"),
    ]
    return _result(pieces, words.delta_sign, words.delta)


def _sigmoid_slope(words: Wording, cancelled: bool) -> Calculation:
    """a × (1 − a)."""
    first, second = _parted(words.slope_line, TIMES)
    pieces = [Piece(first, "text", "a"), Piece(TIMES, "muted"), Piece(second, "text", "1 − a")]
    sign = sign_of(is_true(words.slope_line))
    return _result(pieces, sign, words.slope)._replace(struck=cancelled)


def _relu_slope(
    trace: EpochTrace, topology: Topology, neuron: NeuronId, row: int, words: Wording
) -> Calculation:
    """Which side of 0 z is on."""
    total = word_total(trace, topology, neuron, row)
    side = ">" if trace.pre_activation(neuron, row) > 0 else "≤"
    pieces = [Piece(total.text, "text", "z"), Piece(side, "muted"), Piece("0")]
    return _result(pieces, FOLLOWS, words.slope)


def _error(words: Wording) -> Calculation:
    """a − y, which is all of delta."""
    line = words.first_factor_lines[0]
    first, second = _parted(line, MINUS)
    pieces = [Piece(first, "output", "a"), Piece(MINUS, "muted"), Piece(second, "text", "y")]
    return _result(pieces, sign_of(is_true(line)), words.delta)


def _parted(line: str, sign: str) -> tuple[str, str]:
    """What stands on both sides of the sign in a calculation of the card."""
    first, _, second = line.removeprefix(f"{ROUNDED} ").partition(f" {sign} ")
    return first, second


def _complaint(
    trace: EpochTrace, topology: Topology, neuron: NeuronId, words: Wording
) -> Calculation:
    """w × delta of every neuron ahead."""
    pieces: list[Piece] = []
    onward = tuple(topology.outgoing(neuron))
    for line, each in zip(words.first_factor_lines, onward, strict=True):
        weight, delta = _parted(line.removeprefix("+ "), TIMES)
        if pieces:
            pieces.append(Piece("+", "muted"))
        color = _sign_color(trace.parameters.value(each))
        target = topology.neuron_name(each.target_neuron)
        connection = f"{topology.neuron_name(neuron)}→{target}"
        pieces += [
            Piece(weight, color, f"w {connection}"),
            Piece(TIMES, "muted"),
            Piece(delta, "gradient", f"δ {target}"),
        ]
    return _result(pieces, sign_of(is_true(words.first_factor_lines[0])), words.first_factor)


def _of_parameter(trace: EpochTrace, topology: Topology, inside: Inside, kind: Kind) -> Calculation:
    parameter = inside.parameter
    words = word(explain(trace, parameter, inside.row, topology))
    target, source = topology.neuron_name(parameter.target_neuron), parameter.source_neuron
    if kind is Kind.GRADIENT:
        carries = ":carried" if source is None else topology.neuron_name(source)
        hidden = source is not None and source.layer > 0
        pieces = [
            Piece(words.delta.text, "gradient", f"δ {target}"),
            Piece(TIMES, "muted"),
            Piece(words.source.factor, "hidden" if hidden else "data", carries),
        ]
        return _result(pieces, words.gradient_sign, words.row_gradient)
    if kind is Kind.MEAN:
        pieces = [Piece("(", "muted")]
        for place, product in enumerate(words.products):
            if place:
                pieces.append(Piece("+", "muted"))
            chosen = "text" if place == inside.row else "muted"
            pieces.append(Piece(product.factor if place else product.text, chosen))
        pieces += [Piece(")", "muted"), Piece("÷", "muted"), Piece(str(len(words.products)))]
        return _result(pieces, words.mean_sign, words.mean)
    pieces = [
        Piece(words.weight.text, _sign_color(trace.parameters.value(parameter)), ":old"),
        Piece(MINUS, "muted"),
        Piece(words.learning_rate.text, "lock", "η"),
        Piece(TIMES, "muted"),
        Piece(words.mean.factor, "text", ":mean"),
    ]
    return _result(pieces, words.update_sign, words.new_weight)


def _words_into(trace: EpochTrace, topology: Topology, inside: Inside, neuron: NeuronId) -> Wording:
    """As the card words a neuron: the pinned connection's, where it leads there."""
    parameter = inside.parameter
    if parameter.target_neuron != neuron:
        parameter = ParameterId(neuron.layer - 1, None, neuron.unit)
    return word(explain(trace, parameter, inside.row, topology))


def _result(pieces: list[Piece], sign: str, result: Figure) -> Calculation:
    return Calculation(tuple(pieces), sign, result.text, result.signed)


def _sign_color(weight: float) -> str:
    if not weight:
        return "neutral"
    return "positive" if weight > 0 else "negative"
