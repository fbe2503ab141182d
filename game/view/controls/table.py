"""The table of all controls of a picture, in the order in which Tab visits them."""

from collections.abc import Mapping

from game.session.presets import Preset
from game.session.snapshot import Snapshot
from game.view.box import Box
from game.view.control import Control
from game.view.controls.selectors import (
    card_controls,
    connection_controls,
    help_controls,
    row_controls,
    tab_controls,
)
from game.view.controls.settings import settings_controls
from game.view.controls.surroundings import Measure, Surroundings
from game.view.controls.top import top_controls
from game.view.controls.transport import transport_controls
from game.view.controls.wires import Wires, wires
from game.view.interface import Interface
from game.view.layout import Layout
from game.view.texts import Texts

# As the eye goes: top bar, network, rows, card, graphs, transport; what a button of the transport
# bar opens comes right after it. The open help covers everything and stands last.
PARTS = (
    top_controls,
    connection_controls,
    row_controls,
    card_controls,
    tab_controls,
    transport_controls,
    settings_controls,
    help_controls,
)


def build_controls(
    snapshot: Snapshot,
    interface: Interface,
    layout: Layout,
    texts: Texts,
    measure: Measure,
    presets: Mapping[str, Preset],
    network: Wires | None = None,
) -> tuple[Control, ...]:
    """All controls of a picture in the order of Tab; a pure function of what is given.

    ``network``: the wires of ``layout.drawing``, if they are at hand (they cost milliseconds).
    """
    network = wires(layout.drawing) if network is None else network
    around = Surroundings(snapshot, interface, layout, texts, measure, presets, network)
    return tuple(control for part in PARTS for control in part(around))


class ControlTable:
    """``build_controls`` for one run of the program; keeps the wires of the last drawing."""

    def __init__(self, texts: Texts, presets: Mapping[str, Preset]) -> None:
        self._texts = texts
        self._presets = presets
        self._network: tuple[Box, Wires] | None = None

    def controls(
        self, snapshot: Snapshot, interface: Interface, layout: Layout, measure: Measure
    ) -> tuple[Control, ...]:
        """The controls of a picture."""
        if self._network is None or self._network[0] != layout.drawing:
            self._network = (layout.drawing, wires(layout.drawing))
        network = self._network[1]
        return build_controls(
            snapshot, interface, layout, self._texts, measure, self._presets, network
        )
