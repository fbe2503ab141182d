"""Which panels and cards make up each page."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.view.cards.help import HelpCard
from game.view.cards.parts import standby_overlays, standby_panels
from game.view.cards.veil import Veil
from game.view.chain_rule.card import CardPanel
from game.view.chain_rule.peek import PeekCard
from game.view.charts.graphs import graph_panels
from game.view.charts.timeline import TimelinePanel
from game.view.lab.headline import HeadlinePanel
from game.view.lab.legend import LegendPanel
from game.view.lab.settings.panel import SettingsPanel
from game.view.lab.stats import StatsPanel
from game.view.lab.top_bar import CornerPanel, TopPanel
from game.view.lab.transport import RateAndPacePanel, SettingsButtonPanel, TransportPanel
from game.view.network.panel import NetworkPanel
from game.view.rows.panel import RowsPanel
from game.view.scene.panel import Frame, Overlay, Panel
from game.view.scene.surroundings import Measure
from game.view.visitor.hint import HintCard
from game.view.visitor.parts import visitor_panels
from game.view.widgets.notes.toast import ToastCard
from game.view.widgets.notes.tooltip import Tooltip


@dataclass(frozen=True, slots=True)
class PageParts:
    """Panels in drawing order, and what of them is drawn once for a layout."""

    panels: Sequence[Panel]
    frames: Sequence[Frame]


def lab_parts(network: NetworkPanel) -> PageParts:
    """The lab: all controls, charts and calculations."""
    card, transport, settings = CardPanel(), TransportPanel(), SettingsPanel()
    graphs = graph_panels()
    panels: Sequence[Panel] = (
        network,
        HeadlinePanel(),
        RowsPanel(),
        card,
        StatsPanel(),
        TimelinePanel(),
        transport,
        RateAndPacePanel(),
        SettingsButtonPanel(),
        settings,
        TopPanel(),
        CornerPanel(),
        LegendPanel(),
        *graphs,
    )
    return PageParts(panels, (network, card, graphs[0], settings, transport))


def simple_parts(network: NetworkPanel) -> PageParts:
    """The visitor view, the same on a projector, and the attract show."""
    return PageParts((network, *visitor_panels(), *standby_panels()), ())


def overlays(measure: Measure) -> Sequence[Overlay]:
    """Cards that lie over the picture for a while, the uppermost last."""
    return (
        HintCard(measure),
        PeekCard(),
        Veil(),
        HelpCard(),
        *standby_overlays(measure),
        Tooltip(measure),
        ToastCard(measure),
    )
