"""What each page is made of: where its parts are, its panels, and the cards that lie over it.

What only pages in large type are made of is in ``visitor/page.py``, loaded when it is needed.
"""

from collections.abc import Sequence
from typing import NamedTuple

from game.session.snapshot import Snapshot
from game.view.attract.caption import AttractCaption, AttractLine
from game.view.attract.invitation import InvitationPanel
from game.view.attract.layout import attract_boxes
from game.view.attract.ribbon import AttractRibbon
from game.view.cards.help import HelpCard, Veil
from game.view.cards.menu import MenuCard
from game.view.cards.pin_pad import PinCard
from game.view.chain_rule.card import CardPanel
from game.view.chain_rule.check.sheet import CheckSheet
from game.view.chain_rule.peek import PeekCard
from game.view.charts.futures.panel import FuturesPanel
from game.view.charts.graphs import graph_panels
from game.view.charts.map.panel import map_panels
from game.view.charts.timeline import TimelinePanel
from game.view.drawing.text.typeface import Measure
from game.view.lab.by_hand.panel import HandPanel
from game.view.lab.headline import HeadlinePanel
from game.view.lab.inside.pill import TermPill
from game.view.lab.inside.sentence import SentencePanel, SentenceReader
from game.view.lab.inside.strip import StripPanel
from game.view.lab.layout import arrange_lab, pinned_card
from game.view.lab.legend import LegendPanel
from game.view.lab.neuron.panels import neuron_panels
from game.view.lab.neuron.peek import NeuronPeek
from game.view.lab.next_update.card import UpdateCard
from game.view.lab.settings.panel import SettingsPanel
from game.view.lab.stats import StatsPanel
from game.view.lab.top_bar import CornerPanel, TopPanel
from game.view.lab.transport import RateAndPacePanel, SettingsButtonPanel, TransportPanel
from game.view.large.layout import BoxesOf, arrange_large
from game.view.network.panel import NetworkPanel
from game.view.numbers.checked import CheckReader
from game.view.rows.panel import RowsPanel
from game.view.scene.interface import Interface
from game.view.scene.layout import Layout
from game.view.scene.page import Page
from game.view.scene.panel import Frame, Overlay, Panel
from game.view.widgets.notes.toast import ToastCard
from game.view.widgets.notes.tooltip import Tooltip
from game.view.widgets.notes.undo import UndoCard
from game.view.widgets.ripple import RippleCard


class PageParts(NamedTuple):
    """Panels in drawing order, and what of them is drawn once for a layout."""

    panels: Sequence[Panel]
    frames: Sequence[Frame]


def layout_of(snapshot: Snapshot, interface: Interface, size: tuple[int, int]) -> Layout:
    """The layout of what a window of this size, in pixels, shows."""
    page = interface.page
    if page.is_large:
        from game.view.visitor.page import run_state

        return arrange_large(*size, page, run_state(snapshot), boxes_of(page))
    lab = arrange_lab(
        *size,
        pinned=snapshot.card_open,
        settings_open=interface.settings_open,
        started=snapshot.started,
        large_text=interface.large_text,
        check_open=interface.check_open,
        inside=snapshot.inside is not None,
    )
    return lab._replace(hidden=snapshot.topology.has_hidden)


def boxes_of(page: Page) -> BoxesOf:
    """What places the parts of a page in large type."""
    from game.view.visitor.page import BOXES

    return attract_boxes if page is Page.ATTRACT else BOXES[page]


def lab_parts(network: NetworkPanel) -> PageParts:
    """The lab: all controls, charts and calculations."""
    # Of several parts that tell of the gradient check the first one works it out for all.
    checks = CheckReader()
    card, transport, settings = CardPanel(checks), TransportPanel(), SettingsPanel()
    check = CheckSheet(checks)
    graphs = graph_panels()
    panels: Sequence[Panel] = (
        network,
        HeadlinePanel(),
        RowsPanel(),
        card,
        *neuron_panels(),
        HandPanel(),
        check,
        StatsPanel(checks),
        TimelinePanel(),
        transport,
        RateAndPacePanel(),
        SettingsButtonPanel(),
        settings,
        TopPanel(),
        CornerPanel(),
        LegendPanel(),
        StripPanel(),
        SentencePanel(SentenceReader()),
        *graphs,
        FuturesPanel(),
        *map_panels(),
    )
    return PageParts(panels, (network, card, graphs[0], settings, check, transport))


def large_parts(network: NetworkPanel) -> PageParts:
    """The visitor view, the same on a projector, and the attract show: each part folds itself away
    on pages without it.
    """
    from game.view.visitor.page import panels

    attract = AttractCaption(), AttractLine(), InvitationPanel(), AttractRibbon()
    return PageParts((network, *panels(), *attract), ())


def overlays(measure: Measure, large: bool) -> Sequence[Overlay]:
    """Cards that lie over the picture for a while, the uppermost last; ``large``: in large type."""
    if large:
        from game.view.visitor.page import bubble, cards

        return (*cards(measure), *_anywhere(measure), bubble(measure), *_uppermost(measure))
    peeks = PeekCard(pinned_card), NeuronPeek(pinned_card)
    return (
        TermPill(SentenceReader()),
        *peeks,
        UpdateCard(),
        *_anywhere(measure),
        *_uppermost(measure),
    )


def _anywhere(measure: Measure) -> Sequence[Overlay]:
    return UndoCard(measure), Veil(), HelpCard(), MenuCard(), PinCard(), Tooltip(measure)


def _uppermost(measure: Measure) -> Sequence[Overlay]:
    return RippleCard(), ToastCard(measure)


def load_all_pages() -> None:
    """Load what no picture so far was made of, so that none has to wait for it."""
    import game.view.visitor.page  # noqa: F401
