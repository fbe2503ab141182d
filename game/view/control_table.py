"""The table of all controls of a picture, in the order in which Tab visits them."""

from collections.abc import Callable, Mapping
from typing import Final

from game.session.presets import Preset
from game.session.snapshot import Snapshot
from game.view.attract.invitation import attract_controls
from game.view.cards.countdown import countdown_controls
from game.view.cards.help import help_controls
from game.view.cards.menu import menu_controls
from game.view.cards.pin_pad import pin_controls
from game.view.chain_rule.check.controls import check_controls
from game.view.chain_rule.close_button import card_controls
from game.view.charts.futures.controls import (
    another_way_controls,
    future_controls,
    letter_controls,
)
from game.view.charts.graphs import tab_controls
from game.view.charts.map.controls import map_controls
from game.view.charts.pins.controls import timeline_pin_controls
from game.view.drawing.box import Box
from game.view.drawing.text.typeface import Measure
from game.view.lab.headline import headline_controls
from game.view.lab.neuron.controls import neuron_card_controls
from game.view.lab.settings.controls import settings_controls
from game.view.lab.stats import stats_controls
from game.view.lab.top_bar import corner_controls, top_controls
from game.view.lab.transport import transport_controls
from game.view.network.controls import (
    connection_controls,
    disc_controls,
    large_network_controls,
)
from game.view.network.places.geometry import place_of
from game.view.network.places.wires import wires
from game.view.rows.boxes import row_controls
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext, Wires
from game.view.scene.features import Features
from game.view.scene.interface import Interface
from game.view.scene.layout import Layout
from game.view.scene.page import Page
from game.view.scene.texts import Texts
from game.view.visitor.belief.controls import belief_controls
from game.view.visitor.bubble.controls import tell_controls
from game.view.visitor.dock.dock_controls import right_end_controls
from game.view.visitor.dock.stories import story_controls
from game.view.visitor.dock.timeline import timeline_controls
from game.view.visitor.dock.turn_controls import left_end_controls
from game.view.visitor.header import header_controls
from game.view.visitor.neuron.controls import visitor_neuron_controls
from game.view.visitor.product_card.close_button import visitor_card_controls
from game.view.visitor.race.pull_controls import pull_controls
from game.view.visitor.race.shown import is_taken
from game.view.visitor.rows import visitor_row_controls
from game.view.visitor.turn.answer_controls import answer_controls
from game.view.visitor.votes.controls import votes_controls
from game.view.widgets.notes.undo import undo_controls

Part = Callable[[ControlContext], list[Control]]


def _unless_turn(part: Part) -> Part:
    """A part without its controls while it is somebody's turn, or a race is on: then nothing else
    is told about, and no card may open over the picture.
    """
    return lambda context: [] if is_taken(context.snapshot) else part(context)


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


# As the eye goes: top bar, network, rows, card, graphs, transport; what a button of the transport
# bar opens comes right after it.
LAB_PARTS: Final[tuple[Part, ...]] = (
    top_controls,
    stats_controls,
    corner_controls,
    headline_controls,
    disc_controls,
    connection_controls,
    row_controls,
    card_controls,
    neuron_card_controls,
    check_controls,
    tab_controls,
    map_controls,
    future_controls,
    _timeline_with_all_on_it,
    settings_controls,
    undo_controls,
)
LARGE_PARTS: Final[tuple[Part, ...]] = (
    visitor_row_controls,
    answer_controls,
    votes_controls,
    pull_controls,
    _unless_turn(large_network_controls),
    visitor_card_controls,
    belief_controls,
    visitor_neuron_controls,
    left_end_controls,
    story_controls,
    timeline_controls,
    right_end_controls,
    _unless_turn(header_controls),
    _unless_turn(tell_controls),
)
PARTS: Final[Mapping[Page, tuple[Part, ...]]] = {
    Page.LAB: LAB_PARTS,
    Page.VISITOR: LARGE_PARTS,
    Page.PROJECTOR: LARGE_PARTS,
    Page.ATTRACT: (attract_controls,),
}
# Cards that cover everything while they are open.
CARDS: Final[tuple[Part, ...]] = (help_controls, menu_controls, countdown_controls, pin_controls)


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
    parts = (*PARTS[layout.page], *CARDS)
    return tuple(control for part in parts for control in part(context))


class ControlTable:
    """``build_controls`` for one run of the program; keeps the wires of the last drawing."""

    def __init__(
        self, texts: Texts, presets: Mapping[str, Preset], features: Features | None = None
    ) -> None:
        self._texts = texts
        self._presets = presets
        self._features = features or Features()
        self._network: tuple[tuple[Box, Page, bool], Wires] | None = None

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
