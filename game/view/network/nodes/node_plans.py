"""What stands in the nodes: one plan for the lab, one for the pages in large type.

The lab writes the delta under the activation and tells a lock by the ring. On large pages there is
a number alone, as large as the disc allows, and for all rows an input shows the mean of its values.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Final, NamedTuple

from game.view.drawing import theme
from game.view.network.places.discs import Circle
from game.view.network.places.lab_proportions import FULL_HEIGHT, TALL
from game.view.network.places.places import NetworkGeometry
from game.view.numbers import digits, network_numbers, visitor_numbers

H1_AT_FULL_SIZE: Final = FULL_HEIGHT * TALL.hidden_radius
# In the lab type grows and shrinks with the nodes, but not below this share.
LEAST_TYPE: Final = 0.76
ALL_ROWS_SIZE: Final = 26.0
WIDE_GAP: Final = 2 * digits.THIN_SPACE
NARROW_GAP: Final = digits.THIN_SPACE

# So near 0 or 1 an activation may be written as that, if its digits find no room.
BRIEFLY: Final = 0.001
# On large pages sizes of type are shares of the disc's radius.
INPUT_TYPE: Final = 0.80
HIDDEN_TYPE: Final = 0.66
ANSWER_TYPE: Final = 0.68
NAME_TYPE: Final = 0.40
INPUT_NAME_TYPE: Final = 0.56
# KaTeX's small letters are lower than Inter's: names are set larger than what is least.
NAME_LEAST: Final = 42.0 / 39.0


class Heights(NamedTuple):
    """Heights in a disc, in its radii from the middle: baselines of names, middles of numbers."""

    input_name: float
    input: float
    name: float
    activation: float
    delta: float = 0.0


class NodePlan(ABC):
    """What is written into the nodes of a drawing.

    ``margin``: room kept between an activation and the ring, and ``input_margin`` around the other
    numbers; ``floor``: the least size of readable type.
    """

    heights: ClassVar[Heights]
    margin: ClassVar[float]
    input_margin: ClassVar[float]
    bright_names: ClassVar[bool]
    ring_tells_lock: ClassVar[bool]
    floor: float

    @abstractmethod
    def name_size(self, circle: Circle, is_input: bool) -> float:
        """Size of the name."""

    @abstractmethod
    def input_string(self, values: tuple[float, ...]) -> str:
        """An input's value, or what is written for its values in all rows."""

    @abstractmethod
    def input_size(self, circle: Circle, count: int) -> float:
        """Size of an input's value, or of so many values."""

    @abstractmethod
    def activation_strings(self, value: float, bounded: bool, is_output: bool) -> Sequence[str]:
        """Ways to write an activation, the fullest first."""

    @abstractmethod
    def activation_size(self, circle: Circle, is_output: bool) -> float:
        """Size of an activation."""

    def delta_strings(self, value: float) -> Sequence[str]:
        """Ways to write a delta, the fullest first; none where it does not stand in the node."""
        return ()

    def delta_size(self) -> float:
        """Size of a delta."""
        return self.floor


class LabNodePlan(NodePlan):
    """The lab's."""

    heights = Heights(input_name=-0.32, input=0.18, name=-0.43, activation=-0.03, delta=0.47)
    margin = 7.0
    input_margin = 2.0
    bright_names = True
    ring_tells_lock = True
    floor = float(theme.TYPE_FLOOR)

    def __init__(self, geometry: NetworkGeometry) -> None:
        hidden = next(disc for neuron, disc in geometry.neurons.items() if neuron.layer)
        self._share = max(hidden.r / H1_AT_FULL_SIZE, LEAST_TYPE)

    def name_size(self, circle: Circle, is_input: bool) -> float:
        """The same for all."""
        return max(theme.MATH_NAME * self._share, theme.TYPE_BODY)

    def input_string(self, values: tuple[float, ...]) -> str:
        """All values side by side."""
        return " ".join(digits.trimmed(value, 2) for value in values)

    def input_size(self, circle: Circle, count: int) -> float:
        """Smaller for several values."""
        return self._share * (theme.TYPE_INPUT if count == 1 else ALL_ROWS_SIZE)

    def activation_strings(self, value: float, bounded: bool, is_output: bool) -> Sequence[str]:
        """One way."""
        write = network_numbers.answer_text if is_output else network_numbers.activation_text
        return (write(value, bounded),)

    def activation_size(self, circle: Circle, is_output: bool) -> float:
        """Larger at the output."""
        return self._share * (theme.TYPE_OUTPUT if is_output else theme.TYPE_ACTIVATION)

    def delta_strings(self, value: float) -> Sequence[str]:
        """With less air, then with fewer digits, where there is less room."""
        full, brief = network_numbers.delta_texts(value)
        return f"δ{WIDE_GAP}{full}", f"δ{NARROW_GAP}{full}", f"δ{NARROW_GAP}{brief}"

    def delta_size(self) -> float:
        """Smaller than the activation."""
        return max(theme.TYPE_BODY * self._share, theme.TYPE_FLOOR)


class LargeNodePlan(NodePlan):
    """That of the pages in large type."""

    heights = Heights(input_name=-0.34, input=0.27, name=-0.36, activation=0.15)
    margin = 5.0
    input_margin = 5.0
    bright_names = False
    ring_tells_lock = False

    def __init__(self, geometry: NetworkGeometry) -> None:
        self.floor = geometry.least_type

    def name_size(self, circle: Circle, is_input: bool) -> float:
        """With the disc."""
        share = INPUT_NAME_TYPE if is_input else NAME_TYPE
        return max(share * circle.r, self.floor * NAME_LEAST)

    def input_string(self, values: tuple[float, ...]) -> str:
        """The mean, as everywhere then."""
        return digits.trimmed(sum(values) / len(values), 2)

    def input_size(self, circle: Circle, count: int) -> float:
        """With the disc."""
        return max(INPUT_TYPE * circle.r, self.floor)

    def activation_strings(self, value: float, bounded: bool, is_output: bool) -> Sequence[str]:
        """With its digits; else, where it is as good as 0 or 1, as that."""
        write = visitor_numbers.answer if is_output else visitor_numbers.activation
        strings = [write(value, bounded)]
        if bounded and abs(value - round(value)) < BRIEFLY:
            strings.append(f"{digits.ROUNDED} {round(value)}")
        return strings

    def activation_size(self, circle: Circle, is_output: bool) -> float:
        """With the disc."""
        return max((ANSWER_TYPE if is_output else HIDDEN_TYPE) * circle.r, self.floor)
