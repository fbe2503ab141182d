"""What a touch on a pin does: it goes there."""

from typing import Final

from game.session.commands import Seek
from game.session.tape.pins import Pin, PinKind
from game.view.charts.axes.plot import epoch_scale
from game.view.charts.lines.annotations import changed_words, mark_wordings
from game.view.charts.lines.marks import rule_changes
from game.view.charts.lines.rules import rule_marks, set_by_hand
from game.view.charts.pins.places import Capsule, capsules, targets
from game.view.drawing.box import Box
from game.view.numbers.digits import grouped
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.page import Page
from game.view.widgets.sliders.timescale import horizon

GROUP: Final = "timeline-pin"
# A capsule of more than so many says how many, not what.
MOST_TOLD: Final = 3


def timeline_pin_controls(context: ControlContext, timeline: Control) -> list[Control]:
    """A control for every capsule beside the playhead; none before anything is recorded."""
    snapshot = context.snapshot
    if context.layout.page is not Page.LAB:
        return []
    epochs = epoch_scale(timeline, horizon(snapshot))
    edge = timeline.target.y
    placed = capsules(snapshot.pins, epochs, edge)
    hits = targets(placed, edge, epochs.x(snapshot.epoch))
    return [
        _control(context, capsule, hit)
        for capsule, hit in zip(placed, hits, strict=True)
        if hit is not None
    ]


def _control(context: ControlContext, capsule: Capsule, hit: Box) -> Control:
    here = context.snapshot.epoch
    # In a capsule the next touch goes to what comes next in it.
    pins = capsule.pins
    at = next((place for place, pin in enumerate(pins) if pin.epoch == here), -1)
    goal = pins[(at + 1) % len(pins)]
    return Control(
        id=f"pin.{goal.epoch}.{goal.kind.value}",
        kind=Kind.PIN,
        target=hit,
        panel=GROUP,
        label=context.label("timeline"),
        tip=_told(context, capsule),
        action=Seek(goal.epoch),
        group=GROUP,
    )


def _told(context: ControlContext, capsule: Capsule) -> str:
    shown = sorted(capsule.pins, key=lambda pin: pin.epoch)
    told = [_sentence(context, pin) for pin in shown[:MOST_TOLD]]
    rest = len(shown) - MOST_TOLD
    if rest > 0:
        told.append(context.texts("pins.more", count=rest))
    return " ".join(told)


def _sentence(context: ControlContext, pin: Pin) -> str:
    """What happened: "Epoch 120: the futures part here.\""""
    texts, snapshot = context.texts, context.snapshot
    names = ", ".join(snapshot.topology.neuron_name(neuron) for neuron in pin.neurons)
    values = {"epoch": grouped(pin.epoch), "neurons": names}
    if pin.kind is PinKind.BY_HAND:
        changed = set_by_hand(pin.parameters, snapshot.topology)
        values["changes"] = ", ".join(changed_words(each, texts) for each in changed)
    elif pin.kind is PinKind.RULE:
        changes = rule_changes(rule_marks(snapshot.history))
        mark = next(mark for mark in changes if mark.epoch == pin.epoch)
        values["changes"] = mark_wordings(mark, texts)[1]
    return texts(f"pins.{pin.kind.value}", **values)
