"""The gradient check: nudge one parameter both ways, and see how far the loss moves.

The central difference (L(w + h) - L(w - h)) / 2h knows nothing of the chain rule: it only tries. So
where both come to the same number, the chain rule is right. Three things keep them apart although
it is: the loss bends inside the nudge (then a smaller one is tried), two losses that are nearly
equal have few digits left when they are subtracted, and a ReLU has a kink.
"""

from enum import Enum
from typing import Final, NamedTuple

import numpy as np

from game.engine.gradient_check.nudged_losses import Kink, NudgedLosses
from game.engine.topology import ParameterId, Topology
from game.engine.trace import EpochTrace

# The nudge is this many times the parameter, or this where the parameter is under 1.
NUDGE: Final = 1e-4
# Where the loss bends too much for it, these parts of it are tried.
SMALLER: Final = (10, 100)
# Two numbers agree when they differ by no more than this share of the larger one, plus this much.
RELATIVE: Final = 1e-6
ABSOLUTE: Final = 1e-10


class Cause(Enum):
    """Why chain rule and nudge test do not agree; ``UNKNOWN``: one of them must be wrong."""

    KINK = "kink"
    ROUNDING = "rounding"
    UNKNOWN = "unknown"


class NudgeTest(NamedTuple):
    """One parameter tried out.

    ``gradient`` is dL/dw by the chain rule, ``nudged`` the central difference with ``nudge``, which
    is the usual one divided by ``divisor``. ``cause`` None: they agree; ``kink`` is the first one
    inside the nudge if that is the cause.
    """

    parameter: ParameterId
    gradient: float
    nudged: float
    nudge: float
    divisor: int = 1
    cause: Cause | None = None
    kink: Kink | None = None

    @property
    def agrees(self) -> bool:
        """Whether both are the same number, as far as it can be tried."""
        return self.cause is None


class GradientCheck(NamedTuple):
    """All parameters of an epoch tried out, in the order of ``topology.parameters``."""

    tests: tuple[NudgeTest, ...]

    @property
    def holds(self) -> bool:
        """Whether all of them agree."""
        return all(test.agrees for test in self.tests)

    def of(self, parameter: ParameterId) -> NudgeTest:
        """The test of one parameter."""
        return next(test for test in self.tests if test.parameter == parameter)


def agree(gradient: float, nudged: float) -> bool:
    """Whether two numbers are the same, as far as a nudge can tell."""
    return abs(gradient - nudged) <= RELATIVE * max(abs(gradient), abs(nudged)) + ABSOLUTE


def check_gradient(trace: EpochTrace, topology: Topology) -> GradientCheck:
    """Try every parameter of a traced epoch of one network."""
    vector, gradient = trace.parameters.vector, trace.backward.gradients.vector
    nudges = NUDGE * np.maximum(1.0, np.abs(vector))
    with np.errstate(over="ignore", invalid="ignore"):
        usual = NudgedLosses(trace, topology, vector, nudges)
        tests = [
            NudgeTest(*found)
            for found in zip(
                topology.parameters,
                gradient.tolist(),
                usual.differences.tolist(),
                nudges.tolist(),
                strict=True,
            )
        ]
        apart = [place for place, test in enumerate(tests) if not _agrees(test)]
        for place in apart:
            kink = usual.kink(place)
            cause = Cause.UNKNOWN if kink is None else Cause.KINK
            tests[place] = tests[place]._replace(cause=cause, kink=kink)
            if kink is None and usual.drowns(place, tests[place].gradient):
                tests[place] = tests[place]._replace(cause=Cause.ROUNDING)
        for divisor in SMALLER:
            again = [p for p in apart if tests[p].cause not in (None, Cause.KINK)]
            if not again:
                break
            smaller = NudgedLosses(trace, topology, vector, nudges / divisor)
            for place in again:
                nudged, nudge = float(smaller.differences[place]), float(nudges[place]) / divisor
                test = tests[place]._replace(
                    nudged=nudged, nudge=nudge, divisor=divisor, cause=None
                )
                if _agrees(test):
                    tests[place] = test
    return GradientCheck(tuple(tests))


def _agrees(test: NudgeTest) -> bool:
    return agree(test.gradient, test.nudged)
