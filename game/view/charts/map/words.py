"""What the map says: each sentence only where the numbers make it true."""

from typing import Final

from game.engine.what_if.any_input import Probe
from game.session.snapshot import Snapshot
from game.view.numbers import digits, network_numbers
from game.view.scene.texts import Texts
from game.view.square.structure import needs_two_cuts

HALF: Final = 0.5


def sentence(snapshot: Snapshot) -> str:
    """The name of the sentence below the squares."""
    if snapshot.probe is not None:
        return "row" if is_row(snapshot, snapshot.probe) else "between"
    if not snapshot.trace.right.all():
        return "crosswise" if needs_two_cuts(snapshot.dataset) else "partly"
    if not snapshot.topology.has_hidden:
        return "parts-inputs"
    return "bends" if needs_two_cuts(snapshot.dataset) else "parts"


def is_row(snapshot: Snapshot, probe: Probe) -> bool:
    """Whether one's own input is that of a row."""
    return any(tuple(inputs) == probe.inputs for inputs in snapshot.dataset.inputs.T.tolist())


def says(answer: float) -> str:
    """The name of what an answer counts as; one half is neither."""
    if answer == HALF:
        return "neither"
    return "one" if answer > HALF else "zero"


def probe_words(snapshot: Snapshot, probe: Probe, texts: Texts) -> tuple[str, str, str]:
    """One's own input, the answer, and what it counts as."""
    first, second = (digits.fixed(value, 2) for value in probe.inputs)
    bounded = not snapshot.trace.rule.output_activation.can_die
    answer = network_numbers.answer_text(probe.answer, bounded)
    return (
        texts("charts.map.pair", x1=first, x2=second),
        answer,
        texts(f"charts.map.says-{says(probe.answer)}"),
    )
