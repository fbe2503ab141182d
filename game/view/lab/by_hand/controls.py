"""What takes a weight in hand: its pill, which is dragged; on its card ruler, field, buttons."""

import math
from typing import Final

from game.engine.topology import ParameterId
from game.session.aside.in_hand import notched
from game.session.commands import PutWeightBack, TakeInHand, TogglePlay
from game.session.tape.by_hand import FARTHEST, Hand
from game.view.chain_rule.boxes import is_open
from game.view.lab.by_hand.commands import (
    FINE,
    NOTCH,
    DragBy,
    NotchBy,
    OnRuler,
    PlaceAt,
    WalkBy,
    WeightTyped,
    was_of,
)
from game.view.lab.by_hand.places import WORDS_ALONE, places, reach_of
from game.view.network.controls import connection_controls
from game.view.numbers import digits
from game.view.scene.control import Choosing, Control, Kind, Sliding
from game.view.scene.control_context import ControlContext
from game.view.scene.interface import HAND_FIELD
from game.view.widgets.sliders.sliding import number_shown

PANEL: Final = "by-hand"
RULER: Final = "by-hand.ruler"
BUTTONS: Final = "by-hand-buttons"
# Page keys go so many notches.
PAGE: Final = 10
DECIMALS: Final = 2


def hand_connection_controls(context: ControlContext) -> list[Control]:
    """The connections, each of which can be dragged; the wheel turns the pinned one."""
    snapshot = context.snapshot
    found = []
    for control, parameter in zip(connection_controls(context), _drawn(context), strict=True):
        value = snapshot.trace.parameters.value(parameter)
        drag = DragBy(parameter, value, was_of(snapshot, parameter))
        pinned = parameter == snapshot.pinned
        sliding = _sliding(parameter, value, value, context) if pinned else None
        found.append(control._replace(aside=drag, sliding=sliding))
    return found


def _drawn(context: ControlContext) -> list[ParameterId]:
    parameters = context.snapshot.topology.by_name.values()
    return [each for each in parameters if each in context.wires.paths]


def _sliding(parameter: ParameterId, value: float, was: float, context: ControlContext) -> Sliding:
    reach = reach_of(Hand(parameter, value, was))
    farthest = max(FARTHEST, abs(was))
    return Sliding(
        fraction=(value / reach + 1.0) / 2.0,
        value=number_shown(value, DECIMALS),
        at=OnRuler(parameter, reach),
        step=NotchBy(parameter, value),
        page=PAGE,
        typed=WeightTyped(parameter, math.floor(farthest)),
        fine=NotchBy(parameter, value, FINE),
    )


def by_hand_controls(context: ControlContext) -> list[Control]:
    """What is on the card of the weight in hand; none while none is."""
    hand, card = context.snapshot.hand, context.layout.card
    if hand is None or card is None or not is_open(context.layout):
        return []
    at, parameter, value = places(card), hand.parameter, hand.value
    reach, name = reach_of(hand), context.snapshot.topology.plain_name(parameter)
    sliding = _sliding(parameter, value, hand.was, context)
    ruler = Control(
        id=RULER,
        kind=Kind.PLANE,
        target=at.ruler._replace(y=at.plot.y, h=at.ruler.bottom - at.plot.y),
        panel=PANEL,
        label=name,
        sliding=sliding,
        choosing=Choosing(
            PlaceAt(parameter, at.plot.x, at.plot.right, reach, hand.was),
            WalkBy(parameter, value),
            TakeInHand(parameter, value),
        ),
    )
    was = digits.fixed(hand.was, DECIMALS)
    roomy = at.train.right - at.less.x >= WORDS_ALONE
    return [
        ruler,
        _notch(context, "less", "minus", -NOTCH),
        Control(
            id=HAND_FIELD,
            kind=Kind.FIELD,
            target=at.field,
            panel=BUTTONS,
            label=name,
            tip=context.tip("by-hand.field"),
            sliding=sliding,
        ),
        _notch(context, "more", "plus", NOTCH),
        Control(
            id="by-hand.back",
            kind=Kind.BUTTON,
            target=at.back,
            panel=BUTTONS,
            label=context.texts("controls.by-hand.back.label", value=was),
            tip=context.tip("by-hand.back"),
            icon="restart" if roomy else None,
            action=PutWeightBack(),
        ),
        Control(
            id="by-hand.train",
            kind=Kind.BUTTON,
            target=at.train,
            panel=BUTTONS,
            label=context.label("by-hand.train"),
            tip=context.tip("by-hand.train"),
            icon="play" if roomy else None,
            action=TogglePlay(),
        ),
    ]


def _notch(context: ControlContext, name: str, icon: str, by: float) -> Control:
    card = context.layout.card
    assert card is not None
    return Control(
        id=f"by-hand.{name}",
        kind=Kind.BUTTON,
        target=getattr(places(card), name),
        panel=BUTTONS,
        tip=context.tip(f"by-hand.{name}"),
        icon=icon,
        action=notched(context.snapshot, by),
    )
