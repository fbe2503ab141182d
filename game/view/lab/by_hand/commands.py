"""From a hand to a weight: a drag, a notch, a place on a ruler or a typed number, as commands."""

from typing import Final

from game.engine.topology import ParameterId
from game.engine.value_type import value_type
from game.session.aside.in_hand import nudged
from game.session.commands import TakeInHand
from game.session.snapshot import Snapshot
from game.view.scene.texts import Texts
from game.view.widgets.sliders.sliding import number_shown, parse_number

# A notch of the wheel, of a button, of an arrow key.
NOTCH: Final = 0.1
# With Shift.
FINE: Final = 0.01
# So many units of a drag are 1.
WHOLE_DRAG: Final = 100.0
# A drag comes to numbers with so many decimals; as near to what the weight was it is that again.
DECIMALS: Final = 2


def was_of(snapshot: Snapshot, parameter: ParameterId) -> float:
    """What a weight is without a hand on it."""
    hand = snapshot.hand
    if hand is not None and hand.parameter == parameter:
        return hand.was
    return snapshot.trace.parameters.value(parameter)


@value_type
class DragBy:
    """The command of a drag from ``value`` on; the weight ``was`` something before any hand."""

    parameter: ParameterId
    value: float
    was: float

    def __call__(self, across: float) -> TakeInHand:
        """So many units to the right, or to the left."""
        return TakeInHand(self.parameter, snapped(self.value + across / WHOLE_DRAG, self.was))


@value_type
class PlaceAt:
    """The command of a place on a ruler from ``-reach`` to ``reach``, between two x."""

    parameter: ParameterId
    left: float
    right: float
    reach: float
    was: float

    def __call__(self, x: float, _y: float) -> TakeInHand:
        """The weight there."""
        share = min(max((x - self.left) / (self.right - self.left), 0.0), 1.0)
        return TakeInHand(self.parameter, snapped((2.0 * share - 1.0) * self.reach, self.was))


@value_type
class NotchBy:
    """The command of so many notches from ``value`` on."""

    parameter: ParameterId
    value: float
    notch: float = NOTCH

    def __call__(self, steps: int) -> TakeInHand:
        """So many notches up, or down."""
        return TakeInHand(self.parameter, nudged(self.value, steps * self.notch))


@value_type
class WalkBy:
    """The command of so many arrow keys: either way of a plane goes along the ruler."""

    parameter: ParameterId
    value: float

    def __call__(self, across: int, up: int) -> TakeInHand:
        """So many notches."""
        return NotchBy(self.parameter, self.value)(across + up)


@value_type
class WeightTyped:
    """The command of a number typed for a weight; None where it is none or out of range."""

    parameter: ParameterId
    farthest: float

    def __call__(self, text: str) -> TakeInHand | None:
        """The number typed, exactly as typed."""
        value = parse_number(text)
        if value is None or not abs(value) <= self.farthest:
            return None
        return TakeInHand(self.parameter, value)

    def refusal(self, label: str, texts: Texts) -> str:
        """Why a typed number was not taken, and what would be."""
        low, high = number_shown(-self.farthest, 0), number_shown(self.farthest, 0)
        return texts("controls.typing.refused", label=label, low=low, high=high)


@value_type
class OnRuler:
    """The command of a place (0 to 1) on the ruler."""

    parameter: ParameterId
    reach: float

    def __call__(self, fraction: float) -> TakeInHand:
        """The weight there."""
        return TakeInHand(self.parameter, (2.0 * fraction - 1.0) * self.reach)


def snapped(value: float, was: float) -> float:
    """The nearest weight of the grid, or what it was if that is as near."""
    near = abs(value - was) < 0.5 * 10.0**-DECIMALS
    return was if near else round(value, DECIMALS) + 0.0
