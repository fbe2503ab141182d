"""What is said while a neuron's card is open: what pulls it where it stands, or that it is flat."""

from typing import Final

from game.engine.topology import ParameterId
from game.session.snapshot import Snapshot
from game.view.large.parts_of_speech import Narration, Part, Role, neuron_part, said, text
from game.view.neuron_card.spoken_of import curve_of, forward_share, row_of
from game.view.neuron_card.sum_wording import into
from game.view.numbers import visitor_numbers
from game.view.numbers.readout import row_name

# Below this slope a curve is told to be flat.
FLAT: Final = 0.02
# So near to its kink a ReLU is not told to be flat.
KINK: Final = 0.1
# Beyond this sum a neuron is far out; one term has brought it there that is more than half of all.
FAR: Final = 2.0
HALF: Final = 0.5


def told_neuron(snapshot: Snapshot) -> Narration | None:
    """The caption for the chosen neuron; None where none is chosen."""
    neuron = snapshot.pinned_neuron
    if neuron is None:
        return None
    topology, trace, row = snapshot.topology, snapshot.trace, row_of(snapshot)
    name = neuron_part(topology, neuron)
    if forward_share(snapshot, neuron) == 0.0:
        return said("neuron-waits", neuron=name).lit(neurons={neuron})
    cancelled = neuron.layer == topology.depth and trace.rule.loss.cancels_slope
    slope = trace.slope(neuron, row)
    # At the kink of a ReLU a little push up would change the answer.
    at_kink = curve_of(snapshot, neuron).can_die and trace.pre_activation(neuron, row) > -KINK
    if slope < FLAT and not cancelled and not at_kink:
        line = "neuron-flat-line" if slope else "neuron-floor-line"
        return said("neuron-flat", line=line, neuron=name).lit(neurons={neuron})
    told = _told_sum(snapshot, name)
    return told.lit(neurons={neuron})


def _told_sum(snapshot: Snapshot, name: Part) -> Narration:
    """What decides about the sum, else the sum."""
    neuron, row = snapshot.pinned_neuron, row_of(snapshot)
    assert neuron is not None
    trace, topology = snapshot.trace, snapshot.topology
    z, a = trace.pre_activation(neuron, row), trace.activation(neuron, row)
    is_output = neuron.layer == topology.depth
    write = visitor_numbers.answer if is_output else visitor_numbers.activation
    role: Role = "output" if is_output else "hidden"
    says = Part(write(a, not curve_of(snapshot, neuron).can_die), role)
    terms = {p: _term(snapshot, p, row) for p in into(neuron, trace)}
    most = max(terms, key=lambda parameter: abs(terms[parameter]))
    decides = abs(terms[most]) > HALF * sum(map(abs, terms.values())) and abs(z) > FAR
    # Of all rows one is written here: it is named, since no row is chosen.
    line, told = "neuron-dots-line", {"neuron": name, "says": says}
    if snapshot.sample is None:
        line = "neuron-dots-named-line"
        told["row"] = text(row_name(snapshot.dataset.sample_names[row]))
    if not decides or (terms[most] > 0) != (z > 0):
        return said("neuron-sum", line=line, z=text(visitor_numbers.number(z)), **told)
    way, source = "up" if z > 0 else "down", most.source_neuron
    if source is None:
        return said(f"neuron-push-{way}", line=line, **told)
    return said(f"neuron-line-{way}", line=line, input=neuron_part(topology, source), **told)


def _term(snapshot: Snapshot, parameter: ParameterId, row: int) -> float:
    source = parameter.source_neuron
    arriving = 1.0 if source is None else snapshot.trace.activation(source, row)
    return snapshot.trace.parameters.value(parameter) * arriving
