"""What is under a point."""

import math
from collections.abc import Sequence
from typing import Final

from game.view.drawing import theme
from game.view.scene.control import Control, Kind
from game.view.scene.layout import Layout

# Controls of the network's picture: they come after all others but the facts.
DISCS: Final = frozenset({Kind.NEURON, Kind.INPUT})
IN_NETWORK: Final = DISCS | {Kind.CONNECTION}
BEHIND: Final = IN_NETWORK | {Kind.FACT}
# While one of these is open nothing else reacts; the first one that is open counts.
MODAL_PANELS: Final = ("pin", "countdown", "help", "menu")


def live_controls(controls: Sequence[Control]) -> tuple[Control, ...]:
    """The controls that react: all of them, or only those of a card that waits for an answer."""
    # Asked for every move of the pointer: all are looked at once, not once for each panel.
    there = {control.panel for control in controls}
    for panel in MODAL_PANELS:
        if panel in there:
            return tuple(control for control in controls if control.panel == panel)
    return tuple(controls)


def control_at(controls: Sequence[Control], x: float, y: float) -> Control | None:
    """The control under a point; those of the network only where nothing else is: there the labels
    of connections win over the discs, and these over the lines; of each the nearest one wins.
    What only tells about itself lies behind all that does something.
    """
    live = live_controls(controls)
    under = [control for control in live if control.target.contains(x, y)]
    for control in reversed(under):
        if control.kind not in BEHIND:
            return control
    return (
        next((label for label in under if label.kind is Kind.CONNECTION), None)
        or _disc_at([control for control in live if control.kind in DISCS], x, y)
        or _line_at([control for control in live if control.path is not None], x, y)
        or next((control for control in under if control.kind is Kind.FACT), None)
    )


def is_empty(layout: Layout, x: float, y: float) -> bool:
    """Whether a point without a control is empty space: in the network, or beside all panels."""
    panels = (
        layout.top,
        layout.rows,
        layout.card,
        layout.room,
        layout.graphs,
        layout.drawer,
        layout.sheet,
        layout.check,
        layout.transport,
    )
    return not any(panel is not None and panel.contains(x, y) for panel in panels)


def in_disc(disc: Control, x: float, y: float) -> bool:
    """Whether a point lies in the circle that fills the control's square, or in one that belongs to
    it.
    """
    return bool(_middles_away(disc, x, y))


def _middles_away(disc: Control, x: float, y: float) -> list[float]:
    """How far the middles of those of its circles are in which a point lies."""
    away = [(math.hypot(x - b.centerx, y - b.centery), b.w / 2) for b in (disc.target, *disc.also)]
    return [distance for distance, radius in away if distance <= radius]


def _disc_at(discs: Sequence[Control], x: float, y: float) -> Control | None:
    hit = [(min(away), disc) for disc in discs if (away := _middles_away(disc, x, y))]
    return min(hit, key=lambda found: found[0], default=(0.0, None))[1]


def _line_at(connections: Sequence[Control], x: float, y: float) -> Control | None:
    nearest, least = None, theme.HIT_CONNECTION / 2
    for control in connections:
        distance = control.path.distance_to(x, y) if control.path is not None else least + 1.0
        if distance <= least:
            nearest, least = control, distance
    return nearest
