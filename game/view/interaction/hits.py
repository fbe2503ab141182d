"""What is under a point."""

from collections.abc import Sequence
from typing import Final

from game.view.drawing import theme
from game.view.scene.control import Control, Kind
from game.view.scene.layout import Layout

# While one of these is open nothing else reacts; the first one that is open counts.
MODAL_PANELS: Final = ("pin", "countdown", "help", "menu")


def live_controls(controls: Sequence[Control]) -> tuple[Control, ...]:
    """The controls that react: all of them, or only those of a card that waits for an answer."""
    for panel in MODAL_PANELS:
        modal = tuple(control for control in controls if control.panel == panel)
        if modal:
            return modal
    return tuple(controls)


def control_at(controls: Sequence[Control], x: float, y: float) -> Control | None:
    """The control under a point; connections only where nothing else is, the nearest one."""
    live = live_controls(controls)
    for control in reversed(live):
        if control.kind is not Kind.CONNECTION and control.target.contains(x, y):
            return control
    return _connection_at([c for c in live if c.kind is Kind.CONNECTION], x, y)


def is_empty(layout: Layout, x: float, y: float) -> bool:
    """Whether a point without a control is empty space: in the network, or beside all panels."""
    panels = (
        layout.top,
        layout.rows,
        layout.card,
        layout.graphs,
        layout.drawer,
        layout.sheet,
        layout.transport,
    )
    return not any(panel is not None and panel.contains(x, y) for panel in panels)


def _connection_at(connections: Sequence[Control], x: float, y: float) -> Control | None:
    nearest, least = None, theme.HIT_CONNECTION / 2
    for control in connections:
        if control.target.contains(x, y):
            return control  # its label, which lies over all curves
        distance = control.path.distance_to(x, y) if control.path is not None else least + 1.0
        if distance <= least:
            nearest, least = control, distance
    return nearest
