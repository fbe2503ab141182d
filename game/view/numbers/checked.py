"""The gradient check of the epoch that is shown, worked out once."""

from game.engine.gradient_check.check import GradientCheck, check_gradient
from game.engine.topology import Topology
from game.engine.trace import EpochTrace


class CheckReader:
    """Checks gradients, and remembers the latest check.

    A trace belongs to one epoch and never changes, so nothing is tried twice.
    """

    def __init__(self) -> None:
        self._trace: EpochTrace | None = None
        self._found: GradientCheck | None = None

    def read(self, trace: EpochTrace, topology: Topology) -> GradientCheck:
        """The gradient check of an epoch."""
        if self._found is None or self._trace is not trace:
            self._trace, self._found = trace, check_gradient(trace, topology)
        return self._found
