"""What can be done in the map: run an input of one's own, choose a row, let go."""

import math
from collections.abc import Callable
from typing import Final

from game.session.commands import ProbeInput, SelectSample
from game.session.snapshot import Snapshot
from game.view.charts.map.no_hidden import way_back
from game.view.charts.map.places import map_places, on_pixels
from game.view.drawing.box import Box
from game.view.scene.actions import Action
from game.view.scene.control import Choosing, Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.square.domain import LAB

PANEL: Final = "map"
PLANE_ID: Final = "map"
CLOSE_ID: Final = "probe-close"
# Arrow keys begin in the middle, and walk in steps of this.
MIDDLE: Final = (0.5, 0.5)
STEP: Final = 0.05
# A touch so near to a row's disc means the row.
ROW_REACH: Final = 22.0


def map_controls(context: ControlContext) -> list[Control]:
    """The input square, and the cross beside the answer; none while another tab is open."""
    places = map_places(context.layout, context.interface.tab)
    if places is None:
        return []
    snapshot = context.snapshot
    box = on_pixels(places.inputs, context.layout.scale)
    controls = [
        Control(
            id=PLANE_ID,
            kind=Kind.PLANE,
            target=box,
            panel=PANEL,
            label=context.label("map"),
            tip=context.tip("map"),
            choosing=Choosing(
                at=_chosen_at(snapshot, box), step=_stepped(snapshot), enter=ProbeInput(MIDDLE)
            ),
        )
    ]
    controls += way_back(context, places)
    close = places.close
    if snapshot.probe is not None and close is not None:
        controls.append(
            Control(
                id=CLOSE_ID,
                kind=Kind.CLOSE,
                target=close,
                panel=PANEL,
                tip=context.tip("probe-close"),
                icon="close",
                action=ProbeInput(None),
            )
        )
    return controls


def _chosen_at(snapshot: Snapshot, box: Box) -> Callable[[float, float], Action]:
    """On a row's disc the row; anywhere else the input that is there."""

    def choose(x: float, y: float) -> Action:
        for sample, inputs in enumerate(snapshot.dataset.inputs.T):
            place = LAB.place(box, (float(inputs[0]), float(inputs[1])))
            if math.dist(place, (x, y)) <= ROW_REACH:
                return SelectSample(sample)
        return ProbeInput(LAB.point(box, (x, y)))

    return choose


def _stepped(snapshot: Snapshot) -> Callable[[int, int], Action]:
    def step(across: int, up: int) -> Action:
        first, second = MIDDLE if snapshot.probe is None else snapshot.probe.inputs
        return ProbeInput((first + STEP * across, second + STEP * up))

    return step
