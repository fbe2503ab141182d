"""The places of the network's parts, whatever the page: one value, all in logical units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Final

from game.engine.topology import NeuronId, ParameterId
from game.engine.value_type import fixed_type
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.shapes.curve import Path, Point
from game.view.network.places.discs import Circle
from game.view.network.places.large_pushes import PushPlace

# As wide as the label of a weight can become in the lab.
LABEL_SIZE = (92.0, float(theme.PILL_HEIGHT))
# The answers about a number reach so far above and below it, in heights of its label.
ANSWERS_REACH: Final = 3.1
# Around the sign of an own push, in sizes of the least type, and around its arrow's ends.
SIGN: Final = 0.9
PUSH_END: Final = 24.0


@fixed_type
class NetworkGeometry:
    """Places in logical window units.

    ``unit`` is the size of things relative to a full drawing (1 = as on 1920 x 1080).  ``biases``
    are the bias nodes by their parameter; ``paths`` run from source to target; ``arcs`` run
    backward, named by the connection the gradient returns along; ``pills`` are the middles of the
    weight labels, each at most ``label`` wide and high; ``badges`` the discs of padlocks and
    flatlines, ``curves`` those of the small curves; ``notes`` the middles of the words about a
    neuron, ``note_width`` their room; ``target`` the middle of the block with target and raw error,
    ``target_width`` its room.
    Only pages in large type have sizes of type, ``pill_type`` on labels and ``least_type`` of the
    smallest there is; ``signals``, the middles of the labels of what comes back along the arcs,
    ``pushes``, the own pushes, and ``goal``, the ring of the target (None where it is folded away).
    """

    drawing: Box
    unit: float
    squat: bool
    neurons: Mapping[NeuronId, Circle]
    biases: Mapping[ParameterId, Circle]
    paths: Mapping[ParameterId, Path]
    arcs: Mapping[ParameterId, Path]
    pills: Mapping[ParameterId, Point]
    badges: Mapping[NeuronId, Circle]
    curves: Mapping[NeuronId, Circle]
    notes: Mapping[NeuronId, Point]
    target: Point
    target_width: float
    label: tuple[float, float] = LABEL_SIZE
    note_width: float = 0.0
    pill_type: float = 0.0
    least_type: float = 0.0
    signals: Mapping[ParameterId, Point] = field(default_factory=dict)
    pushes: Mapping[NeuronId, PushPlace] = field(default_factory=dict)
    goal: Circle | None = None

    def beside_answers(self, asked: ParameterId | None) -> NetworkGeometry:
        """Without what the answers about this number would lie over, or a part of it; the answers
        stand above and below it.
        """
        if asked is None or asked not in self.pills:
            return self
        (x, y), (width, height) = self.pills[asked], self.label
        reach = ANSWERS_REACH * height
        answers = Box(x - width / 2, y - reach, width, 2 * reach)

        def is_free(place: Point, across: float = width, down: float = height) -> bool:
            return not answers.overlaps(
                Box(place[0] - across / 2, place[1] - down / 2, across, down)
            )

        sign, end = SIGN * self.least_type, PUSH_END * self.unit
        return replace(
            self,
            pills={p: at for p, at in self.pills.items() if p == asked or is_free(at)},
            signals={c: at for c, at in self.signals.items() if is_free(at)},
            curves={n: c for n, c in self.curves.items() if is_free((c.x, c.y), 2 * c.r, 2 * c.r)},
            pushes={
                neuron: push
                for neuron, push in self.pushes.items()
                if is_free(push.sign, sign, sign)
                and all(is_free(at, end, end) for at in (push.tip, push.tail))
            },
        )
