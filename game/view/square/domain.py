"""Which part of the plane a square shows, and where in it a point is."""

from typing import Final, NamedTuple

from game.engine.what_if.any_input import PROBE_HIGH, PROBE_LOW
from game.view.drawing.box import Box
from game.view.drawing.shapes.curve import Point


class Domain(NamedTuple):
    """Both coordinates run from ``low`` to ``high``: the first to the right, the second upwards."""

    low: float
    high: float

    @property
    def span(self) -> float:
        """How long a side is."""
        return self.high - self.low

    def place(self, box: Box, point: Point) -> Point:
        """Where a point of the plane is in a box that shows the domain."""
        across, up = ((value - self.low) / self.span for value in point)
        return box.x + across * box.w, box.bottom - up * box.h

    def point(self, box: Box, place: Point) -> Point:
        """Which point of the plane is at a place of the box; beyond the box it is beyond the
        domain.
        """
        across, up = (place[0] - box.x) / box.w, (box.bottom - place[1]) / box.h
        return self.low + across * self.span, self.low + up * self.span

    def holds(self, point: Point) -> bool:
        """Whether the domain has the point; one that is no number is nowhere."""
        return all(self.low <= value <= self.high for value in point)


# Where the corners, the four rows, have room for what stands at them: in large type, where they
# also lie inside the disc of a bead; in the lab; and for the answers of the hidden neurons.
LARGE: Final = Domain(-0.42, 1.42)
LAB: Final = Domain(PROBE_LOW, PROBE_HIGH)
HIDDEN: Final = Domain(-0.14, 1.14)
HIDDEN_AIR: Final = 0.14


def hidden_domain(largest: float) -> Domain:
    """The domain of the hidden answers: 0 to 1, or where ReLU says more, to the largest."""
    if not largest > 1.0:
        return HIDDEN
    return Domain(-HIDDEN_AIR * largest, (1.0 + HIDDEN_AIR) * largest)
