"""A run as a script of its own: from its start through every change of its rule to its last epoch.

The scripts are read by pupils: short, in the order in which an epoch is told, in the words of the
screen. That in numpy computes in the order of the engine, so that even a run that amplifies every
rounding comes out as it was.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from game.engine.dataset import Dataset
from game.engine.parameters import Parameters
from game.engine.topology import ParameterId, Topology
from game.session.script.numpy_script import NUMPY
from game.session.script.torch_script import TORCH
from game.session.tape.recording import Recording, RuleChange

# By what the script needs to be installed.
TEMPLATES: Final[Mapping[str, str]] = MappingProxyType({"numpy": NUMPY, "torch": TORCH})
# A line that ends with one of these is only for networks with a hidden layer, or without.
WITH: Final = "<on>"
WITHOUT: Final = "<off>"
# No script is longer than a pupil reads: where the rule changes more often than this, several
# changes share a line.
MOST_LINES: Final = 60
RULE_LINES: Final = 6
# These are what is set by hand, and how, where anything is.
HAND_LINES: Final = 3


def run_script(recording: Recording, library: str) -> str:
    """The script of the course that is recorded, for one of the libraries of ``TEMPLATES``."""
    script = _lines_for(recording, TEMPLATES[library])
    for mark, fill in FILLED.items():
        if mark in script:
            script = script.replace(mark, fill(recording))
    return script


def _lines_for(recording: Recording, script: str) -> str:
    """The lines that are for a network such as this one, without their marks."""
    ours, others = (WITH, WITHOUT) if recording.topology.has_hidden else (WITHOUT, WITH)
    lines = [line for line in script.splitlines() if not line.endswith(others)]
    return "\n".join(line.removesuffix(ours) for line in lines) + "\n"


def _rows(dataset: Dataset) -> str:
    return ", ".join(f"{name[0]} {name[1]}" for name in dataset.sample_names)


def _start(recording: Recording) -> Parameters:
    return Parameters.of_vector(recording.vector_at(0), recording.topology)


def _rules(recording: Recording) -> str:
    """Each stretch of epochs that one rule governs, in a line of its own where there is room."""
    has_hidden = recording.topology.has_hidden
    entries = [_entry(change, has_hidden) for change in recording.rules]
    share = -(-len(entries) // (RULE_LINES - HAND_LINES * bool(_hands(recording))))
    lines = [entries[first : first + share] for first in range(0, len(entries), share)]
    return "\n".join(f"    {' '.join(line)}" for line in lines)


def _entry(change: RuleChange, has_hidden: bool) -> str:
    rule = change.rule
    hidden = (rule.activation.name,) if has_hidden else ()
    names = (*hidden, rule.output_activation.name, rule.loss.name)
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"{change.epoch}: ({float(rule.learning_rate)!r}, {quoted}),"


def _hands(recording: Recording) -> list[RuleChange]:
    """Where something was set by hand; what was so at the start is in the start's numbers."""
    return [change for change in recording.rules if change.by_hand and change.epoch]


def _set_by_hand(recording: Recording) -> str:
    """The line that says what was set by hand, and when; none where nothing was."""
    entries = []
    for change in _hands(recording):
        each = ", ".join(_place(*by_hand, recording.topology) for by_hand in change.by_hand)
        entries.append(f"{change.epoch}: [{each}]")
    if not entries:
        return ""
    return f"\nby_hand = {{{', '.join(entries)}}}  # epoch: array, line, column, number"


def _place(parameter: ParameterId, value: float, topology: Topology) -> str:
    """Where a parameter is in the script's arrays, and what it is set to."""
    layer = "output" if parameter.target_neuron.layer == topology.depth else "hidden"
    array = f"{'b' if parameter.is_bias else 'w'}_{layer}"
    return f'("{array}", {parameter.target}, {parameter.source or 0}, {float(value)!r})'


def _apply_by_hand(recording: Recording, data: str) -> str:
    """The lines that set it; ``data`` is what leads to the numbers of an array."""
    if not _hands(recording):
        return ""
    return (
        "\n    for array, line, column, number in by_hand.get(epoch, []):"
        f"\n        globals()[array]{data}[line, column] = number"
    )


def _column(values: list[float]) -> str:
    return repr([[value] for value in values])


FILLED: Final[Mapping[str, Callable[[Recording], str]]] = MappingProxyType(
    {
        "<name>": lambda recording: recording.dataset.name.upper(),
        "<rows>": lambda recording: _rows(recording.dataset),
        "<inputs>": lambda recording: repr(recording.dataset.inputs.tolist()),
        "<targets>": lambda recording: repr(recording.dataset.targets.tolist()),
        "<hidden weights>": lambda recording: repr(_start(recording).weights[0].tolist()),
        "<hidden biases>": lambda recording: _column(_start(recording).biases[0].tolist()),
        "<output weights>": lambda recording: repr(_start(recording).weights[-1].tolist()),
        "<output biases>": lambda recording: _column(_start(recording).biases[-1].tolist()),
        "<rules>": _rules,
        "<set by hand>": _set_by_hand,
        "<by hand>": lambda recording: _apply_by_hand(recording, ""),
        "<by hand, torch>": lambda recording: _apply_by_hand(recording, ".data"),
        "<epochs>": lambda recording: str(recording.last_epoch),
    }
)
