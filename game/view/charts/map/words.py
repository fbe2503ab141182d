"""What the map says: each sentence only where the numbers make it true."""

from typing import Final

from game.engine.any_input import Probe
from game.session.snapshot import Snapshot
from game.view.numbers import digits, network_numbers
from game.view.scene.texts import Texts

HALF: Final = 0.5


def sentence(snapshot: Snapshot) -> str:
    """The name of the sentence below the squares."""
    if snapshot.probe is not None:
        return "row" if is_row(snapshot, snapshot.probe) else "between"
    if not snapshot.trace.right.all():
        return "partly"
    return "bends" if needs_two_cuts(snapshot) else "parts"


def is_row(snapshot: Snapshot, probe: Probe) -> bool:
    """Whether one's own input is that of a row."""
    return any(tuple(inputs) == probe.inputs for inputs in snapshot.dataset.inputs.T.tolist())


def needs_two_cuts(snapshot: Snapshot) -> bool:
    """Whether no straight line parts the rows of goal 1 from those of goal 0.

    Of the four corners that holds where opposite ones have the same goal and neighbours another.
    """
    goals = [round(float(goal)) for goal in snapshot.dataset.targets[0]]
    first, second, third, fourth = goals
    return first == fourth and second == third and first != second


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
