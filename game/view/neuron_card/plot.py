"""From z and a to places in the plot of a neuron's curve, and back."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from game.engine.activation import SIGMOID
from game.engine.arrays import Array
from game.view.drawing.box import Box
from game.view.drawing.shapes.curve import Point
from game.view.neuron_card.axes import Axes, axes_of
from game.view.neuron_card.dots import Dot
from game.view.neuron_card.figures import NeuronFigures, RowPoint
from game.view.neuron_card.look import CurveLook
from game.view.neuron_card.spoken_of import Curve

# The curve is drawn through so many points.
POINTS: Final = 161
# So far below the axis a tangent may reach: there its numbers stand.
BELOW: Final = 6.0


class Plot(NamedTuple):
    """The area of the curve: ``box`` spans the axes from end to end, inside ``place``, which holds
    the labels, too.
    """

    place: Box
    box: Box
    axes: Axes
    curve: Curve

    def x(self, z: float) -> float:
        """Where a sum is, kept on the axis."""
        reach = self.axes.reach
        share = (min(max(z, -reach), reach) + reach) / (2 * reach)
        return self.box.x + share * self.box.w

    def y(self, a: float) -> float:
        """Where an activation is, kept on the axis."""
        return self.box.bottom - min(max(a / self.axes.top, 0.0), 1.0) * self.box.h

    def points(self) -> Array:
        """The curve: points (n, 2)."""
        reach, box = self.axes.reach, self.box
        if self.curve is Curve.RELU:
            z = np.array([-reach, 0.0, reach])
            answers = np.maximum(z, 0.0)
        else:
            z = np.linspace(-reach, reach, POINTS)
            answers = SIGMOID.value(z)
        across = box.x + (z + reach) / (2 * reach) * box.w
        return np.column_stack([across, box.bottom - answers / self.axes.top * box.h])

    def together(self, rows: Sequence[RowPoint], near: float) -> list[list[RowPoint]]:
        """Rows in groups of those that are nearer than this to their neighbour on the curve, from
        left to right.
        """
        groups: list[list[RowPoint]] = []
        for row in sorted(rows, key=lambda row: row.z):
            if groups and self._apart(groups[-1][-1], row) < near:
                groups[-1].append(row)
            else:
                groups.append([row])
        return groups

    def _apart(self, one: RowPoint, other: RowPoint) -> float:
        return math.hypot(self.x(one.z) - self.x(other.z), self.y(one.a) - self.y(other.a))

    def tangent(self, dot: Dot, half: float) -> tuple[Point, Point]:
        """The ends of the tangent at a dot, this far away from it on either side, or as far as the
        plot and the room for labels above it reach.
        """
        x, y = self.x(dot.z), self.y(dot.a)
        across = self.box.w / (2 * self.axes.reach)
        down = -dot.slope * self.box.h / self.axes.top
        length = math.hypot(across, down)
        dx, dy = across / length, down / length
        before, behind = (min(half, self._room(x, y, sign * dx, sign * dy)) for sign in (-1, 1))
        return (x - before * dx, y - before * dy), (x + behind * dx, y + behind * dy)

    def _room(self, x: float, y: float, dx: float, dy: float) -> float:
        """How far it is from a point to the end of the plot, in a direction of length 1."""
        sides = self.box.right - x if dx > 0 else x - self.box.x
        ends = self.box.bottom + BELOW - y if dy > 0 else y - self.place.y
        return max(min(sides / abs(dx), ends / abs(dy) if dy else math.inf), 0.0)


def plot_of(place: Box, figures: NeuronFigures, look: CurveLook) -> Plot:
    """The plot of a neuron inside a rectangle that holds its labels, too."""
    sums = [point.z for point in figures.points]
    return plot_in(place, axes_of(sums, figures.curve, figures.target), figures.curve, look)


def plot_in(place: Box, axes: Axes, curve: Curve, look: CurveLook) -> Plot:
    """The plot with these axes inside a rectangle that holds its labels, too."""
    box = Box(
        place.x + look.left,
        place.y + look.top,
        max(place.w - look.left - look.dot, 1.0),
        max(place.h - look.top - look.foot, 1.0),
    )
    return Plot(place, box, axes, curve)
