"""The crosshair: the epoch under the pointer, read in all charts at once."""

from typing import Final

import numpy as np

from game.engine.arrays import Array
from game.session.tape.history import Quantity
from game.view.charts.axes.plot import EpochScale
from game.view.charts.boxes import chart_box, plot_sides, shown_quantities
from game.view.charts.futures.places import chart_area
from game.view.drawing.box import Box
from game.view.scene.scene import Scene
from game.view.widgets.sliders.timescale import horizon

# The crosshair is caught this far beyond the ends of the epoch axis.
CATCH: Final = 10.0


def pointed_quantity(scene: Scene) -> Quantity | None:
    """The chart under the pointer, if any."""
    graphs, pointer = _area(scene), scene.interface.pointer
    if graphs is None or pointer is None or scene.interface.help_open:
        return None
    for quantity in shown_quantities(graphs, scene.interface.tab):
        box = chart_box(graphs, scene.interface.tab, quantity)
        if box is not None and box.contains(*pointer):
            return quantity
    return None


def crosshair_epoch(scene: Scene) -> int | None:
    """The recorded epoch under the pointer; None while it is not over a chart."""
    quantity = pointed_quantity(scene)
    graphs, pointer = _area(scene), scene.interface.pointer
    if quantity is None or graphs is None or pointer is None or not scene.snapshot.started:
        return None
    sides = plot_sides(graphs, scene.interface.tab, quantity)
    if sides is None or not sides[0] - CATCH <= pointer[0] <= sides[1] + CATCH:
        return None
    epoch = EpochScale(*sides, horizon(scene.snapshot)).epoch(pointer[0])
    return min(max(epoch, 0), scene.snapshot.last_epoch)


def _area(scene: Scene) -> Box | None:
    return chart_area(scene.layout, scene.snapshot, scene.interface)


def nearest(heights: Array, y: float) -> int:
    """Which of the lines, at these heights, is nearest to a height."""
    return int(np.argmin(np.abs(heights - y)))
