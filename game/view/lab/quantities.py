"""Target and raw error beside the output: what they tell when they are touched or pointed at."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from game.session.snapshot import Snapshot
from game.view.network.reading.reading import Reading, read
from game.view.network.reading.reduced_motion import stilled
from game.view.numbers.digits import POWER, ROUNDED, trimmed
from game.view.numbers.network_numbers import answer_text, error_text
from game.view.numbers.readout import row_name
from game.view.scene.control import Control
from game.view.scene.control_context import ControlContext
from game.view.scene.facts import Told, fact_control

PANEL: Final = "network"
TARGET: Final = "fact.target"
ERROR: Final = "fact.error"


def quantity_controls(context: ControlContext) -> list[Control]:
    """The target, or what stands in its place where there is none, and the raw error."""
    return list(_facts(context))


def _facts(context: ControlContext) -> Iterator[Control]:
    snapshot, wires, texts = context.snapshot, context.wires, context.texts
    if wires.goal is None or wires.error is None:
        return
    reading = read(stilled(snapshot, context.interface.reduced_motion))
    if reading.target is not None:
        tell = partial(_target, snapshot, reading)
        label = texts("network.target")
        yield fact_control(context, TARGET, label, (PANEL, wires.goal), tell)
    elif reading.is_mean or reading.is_own:
        both = wires.goal._replace(h=wires.error.bottom - wires.goal.y)
        name = "own" if reading.is_own else "mean"
        tell = partial(Told, name, {"rows": snapshot.dataset.sample_count})
        label = texts(f"network.{name}").replace("\n", " ")
        yield fact_control(context, TARGET, label, (PANEL, both), tell)
    if reading.raw_error is not None:
        tell = partial(_error, reading)
        label = texts("network.raw_error")
        yield fact_control(context, ERROR, label, (PANEL, wires.error), tell)


def _target(snapshot: Snapshot, reading: Reading) -> Told:
    sample, target = snapshot.moment.sample, reading.target
    if sample is None or target is None:
        return Told("mean", {"rows": snapshot.dataset.sample_count})
    row = row_name(snapshot.dataset.sample_names[sample])
    return Told("target", {"row": row, "target": trimmed(target, 2)})


def _error(reading: Reading) -> Told:
    """Answer minus target as they stand in the picture, and what the sign means."""
    output, target, error = reading.neurons[-1], reading.target, reading.raw_error
    if output.activation is None or target is None or error is None:
        return Told("error-open")
    values = {
        "answer": answer_text(output.activation, output.bounded),
        "target": trimmed(target, 2),
        "error": error_text(output.activation, target, output.bounded),
    }
    near = any(sign in shown for shown in values.values() for sign in (ROUNDED, POWER))
    way = "right" if error == 0.0 else "less" if error > 0.0 else "more"
    return Told(f"error-{'near-' if near else ''}{way}", values)
