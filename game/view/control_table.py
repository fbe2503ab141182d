"""The table of all controls of a picture, in the order in which Tab visits them.

The controls of what is closed at a start are loaded when it is first opened, as its panels are.
"""

from collections.abc import Callable, Mapping
from typing import Final

from game.session.presets import Preset
from game.session.snapshot import Snapshot
from game.view.chain_rule.close_button import card_controls
from game.view.charts.futures.controls import (
    another_way_controls,
    future_controls,
    letter_controls,
)
from game.view.charts.graphs import tab_controls
from game.view.charts.pins.controls import timeline_pin_controls
from game.view.drawing.text.typeface import Measure
from game.view.lab.by_hand.controls import by_hand_controls, hand_connection_controls
from game.view.lab.headline import headline_controls
from game.view.lab.legend import legend_controls
from game.view.lab.quantities import quantity_controls
from game.view.lab.stats import stats_controls
from game.view.lab.top_bar import corner_controls, top_controls
from game.view.lab.transport import transport_controls
from game.view.network.controls import disc_controls
from game.view.network.places.geometry import Place, place_of
from game.view.network.places.wires import wires
from game.view.rows.boxes import row_controls
from game.view.scene.actions import Tab
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext, Wires
from game.view.scene.features import Features
from game.view.scene.interface import Interface
from game.view.scene.layout import Layout
from game.view.scene.page import Page
from game.view.scene.texts import Texts
from game.view.widgets.notes.undo import undo_controls

Part = Callable[[ControlContext], list[Control]]


def _timeline_with_all_on_it(context: ControlContext) -> list[Control]:
    """The transport bar; what stands on its timeline comes right after that."""
    bar = transport_controls(context)
    place = next(n for n, control in enumerate(bar) if control.kind is Kind.TIMELINE)
    timeline = bar[place]
    return [
        *bar[: place + 1],
        *another_way_controls(context, timeline),
        *letter_controls(context, timeline),
        *timeline_pin_controls(context, timeline),
        *bar[place + 1 :],
    ]


def _inside_controls(context: ControlContext) -> list[Control]:
    if context.layout.inside is None:
        return []
    from game.view.lab.inside.controls import inside_controls

    return inside_controls(context)


def _neuron_card_controls(context: ControlContext) -> list[Control]:
    if context.snapshot.pinned_neuron is None:
        return []
    from game.view.lab.neuron.controls import neuron_card_controls

    return neuron_card_controls(context)


def _check_controls(context: ControlContext) -> list[Control]:
    if context.layout.check is None:
        return []
    from game.view.chain_rule.check.controls import check_controls

    return check_controls(context)


def _map_controls(context: ControlContext) -> list[Control]:
    if context.interface.tab is not Tab.MAP:
        return []
    from game.view.charts.map.controls import map_controls

    return map_controls(context)


def _settings_controls(context: ControlContext) -> list[Control]:
    if not context.layout.shows_settings:
        return []
    from game.view.lab.settings.controls import settings_controls

    return settings_controls(context)


def _covering_controls(context: ControlContext) -> list[Control]:
    """Those of the cards that cover everything while they are open."""
    interface = context.interface
    covers = interface.help_open or interface.menu_open
    if not covers and interface.countdown is None and interface.pin_pad is None:
        return []
    from game.view.cards.countdown import countdown_controls
    from game.view.cards.help import help_controls
    from game.view.cards.menu import menu_controls
    from game.view.cards.pin_pad import pin_controls

    parts = help_controls, menu_controls, countdown_controls, pin_controls
    return [control for part in parts for control in part(context)]


# As the eye goes: top bar, network, rows, card, graphs, transport; what a button of the transport
# bar opens comes right after it.
LAB_PARTS: Final[tuple[Part, ...]] = (
    top_controls,
    stats_controls,
    corner_controls,
    headline_controls,
    disc_controls,
    hand_connection_controls,
    quantity_controls,
    legend_controls,
    row_controls,
    _inside_controls,
    card_controls,
    _neuron_card_controls,
    by_hand_controls,
    _check_controls,
    tab_controls,
    _map_controls,
    future_controls,
    _timeline_with_all_on_it,
    _settings_controls,
    undo_controls,
)


def parts_of(page: Page) -> tuple[Part, ...]:
    """What a page has controls of."""
    if page is Page.LAB:
        return LAB_PARTS
    if page is Page.ATTRACT:
        from game.view.attract.invitation import attract_controls

        return (attract_controls,)
    from game.view.visitor.page import CONTROLS

    return CONTROLS


def build_controls(
    snapshot: Snapshot,
    interface: Interface,
    layout: Layout,
    texts: Texts,
    measure: Measure,
    presets: Mapping[str, Preset],
    network: Wires | None = None,
    features: Features | None = None,
) -> tuple[Control, ...]:
    """All controls of a picture in the order of Tab; a pure function of what is given.

    ``network``: the wires of ``layout.drawing``, if they are at hand (they cost milliseconds).
    """
    network = wires(*place_of(layout)) if network is None else network
    context = ControlContext(
        snapshot, interface, layout, texts, measure, presets, network, features or Features()
    )
    parts = (*parts_of(layout.page), _covering_controls)
    return tuple(control for part in parts for control in part(context))


class ControlTable:
    """``build_controls`` for one run of the program; keeps the wires of the last drawing."""

    def __init__(
        self, texts: Texts, presets: Mapping[str, Preset], features: Features | None = None
    ) -> None:
        self._texts = texts
        self._presets = presets
        self._features = features or Features()
        self._network: tuple[Place, Wires] | None = None

    def controls(
        self,
        snapshot: Snapshot,
        interface: Interface,
        layout: Layout,
        measure: Measure,
        texts: Texts | None = None,
    ) -> tuple[Control, ...]:
        """The controls of a picture; ``texts`` where they are in another language."""
        place = place_of(layout)
        if self._network is None or self._network[0] != place:
            self._network = (place, wires(*place))
        return build_controls(
            snapshot,
            interface,
            layout,
            texts or self._texts,
            measure,
            self._presets,
            self._network[1],
            self._features,
        )
