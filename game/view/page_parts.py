"""Which panels and cards make up each page."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.view.chain_rule.card import CardPanel
from game.view.chain_rule.peek import PeekCard
from game.view.charts.graphs import graph_panels
from game.view.charts.timeline import TimelinePanel
from game.view.chrome.help import HelpCard
from game.view.chrome.settings import SettingsPanel
from game.view.chrome.stats import StatsPanel
from game.view.chrome.toast import ToastCard
from game.view.chrome.tooltip import Tooltip
from game.view.chrome.top import CornerPanel, TopPanel
from game.view.chrome.transport import RateAndPacePanel, SettingsButtonPanel, TransportPanel
from game.view.chrome.veil import Veil
from game.view.controls.surroundings import Measure
from game.view.network.headline import HeadlinePanel
from game.view.network.legend import LegendPanel
from game.view.network.panel import NetworkPanel
from game.view.panel import Frame, Overlay, Panel
from game.view.rows.panel import RowsPanel
from game.view.standby.parts import standby_overlays, standby_panels
from game.view.visitor.hint import HintCard
from game.view.visitor.parts import visitor_panels


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
