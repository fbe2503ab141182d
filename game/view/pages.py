"""What each page is made of: where its parts are, its panels, and the cards that lie over it."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from game.engine.topology import NETWORK_2_2_1
from game.session.questions.question import Kind
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
from game.view.lab.headline import HeadlinePanel
from game.view.lab.layout import arrange_lab, pinned_card
from game.view.lab.legend import LegendPanel
from game.view.lab.neuron.panels import neuron_panels
from game.view.lab.neuron.peek import NeuronPeek
from game.view.lab.settings.panel import SettingsPanel
from game.view.lab.stats import StatsPanel
from game.view.lab.top_bar import CornerPanel, TopPanel
from game.view.lab.transport import RateAndPacePanel, SettingsButtonPanel, TransportPanel
from game.view.large.layout import BoxesOf, RunState, arrange_large
from game.view.network.panel import NetworkPanel
from game.view.network.places.geometry import GeometryCache
from game.view.numbers.checked import CheckReader
from game.view.rows.panel import RowsPanel
from game.view.scene.interface import Interface
from game.view.scene.layout import Layout
from game.view.scene.page import Page
from game.view.scene.panel import Frame, Overlay, Panel
from game.view.visitor.belief.panel import BeliefPanel
from game.view.visitor.bubble.card import BubbleCard
from game.view.visitor.bubble.focus import TellFocus
from game.view.visitor.captions.panel import CaptionPanel, LinePanel
from game.view.visitor.dock.push_buttons import dock_panels
from game.view.visitor.dock.ribbon import RibbonPanel
from game.view.visitor.dock.stories import StoriesPanel
from game.view.visitor.dock.turn_panel import TurnPanel
from game.view.visitor.header import HeaderPanel
from game.view.visitor.hint import HintCard
from game.view.visitor.layout import visitor_boxes
from game.view.visitor.neuron.panels import visitor_neuron_panels
from game.view.visitor.opening.card import OpeningCard
from game.view.visitor.product_card.panel import ProductCard
from game.view.visitor.projector_layout import projector_boxes
from game.view.visitor.pulls.card import PullsCard
from game.view.visitor.race.dock import RacePanel
from game.view.visitor.race.end_card import RaceEndCard
from game.view.visitor.race.line_mark import PullMark
from game.view.visitor.race.places import PlacesKept
from game.view.visitor.race.score import ScorePanel
from game.view.visitor.race.shown import race_ended
from game.view.visitor.room import is_room_open
from game.view.visitor.rows import RowCardsPanel
from game.view.visitor.tries import TriesCard
from game.view.visitor.turn.end_cards import EndCards
from game.view.visitor.turn.lines import LineMark
from game.view.visitor.turn.loss_card import LossCard, LossCurves
from game.view.visitor.turn.shown import counted_turn, open_turn, turn_at_work
from game.view.visitor.turn.slots import SlotsCard
from game.view.visitor.turn.words import WordsCard
from game.view.visitor.votes.hands import HandsPanel
from game.view.visitor.votes.panel import VotesPanel
from game.view.widgets.notes.toast import ToastCard
from game.view.widgets.notes.tooltip import Tooltip
from game.view.widgets.notes.undo import UndoCard
from game.view.widgets.ripple import RippleCard

LARGE_PAGES: Final[Mapping[Page, BoxesOf]] = {
    Page.VISITOR: visitor_boxes,
    Page.PROJECTOR: projector_boxes,
    Page.ATTRACT: attract_boxes,
}


class PageParts(NamedTuple):
    """Panels in drawing order, and what of them is drawn once for a layout."""

    panels: Sequence[Panel]
    frames: Sequence[Frame]


def layout_of(snapshot: Snapshot, interface: Interface, size: tuple[int, int]) -> Layout:
    """The layout of what a window of this size, in pixels, shows."""
    page = interface.page
    if page in LARGE_PAGES:
        state = RunState(
            pinned=snapshot.pinned is not None,
            started=snapshot.started or snapshot.playing or snapshot.races,
            room=is_room_open(snapshot),
            rows=open_turn(snapshot, Kind.ROW) is not None,
            votes=counted_turn(snapshot) is not None,
            asked=turn_at_work(snapshot) is not None or race_ended(snapshot),
            again=_comes_again(snapshot),
            poses=snapshot.turn is not None and snapshot.turn.poses,
        )
        return arrange_large(*size, page, state, LARGE_PAGES[page])
    return arrange_lab(
        *size,
        pinned=snapshot.card_open,
        settings_open=interface.settings_open,
        started=snapshot.started,
        large_text=interface.large_text,
        check_open=interface.check_open,
    )


def _comes_again(snapshot: Snapshot) -> bool:
    """Whether what is over can be had once more."""
    turn = snapshot.turn
    return race_ended(snapshot) or (turn is not None and turn.once_more is not None)


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
        *graphs,
        FuturesPanel(),
        *map_panels(),
    )
    return PageParts(panels, (network, card, graphs[0], settings, check, transport))


def large_parts(network: NetworkPanel) -> PageParts:
    """The visitor view, the same on a projector, and the attract show: each part folds itself away
    on pages without it.
    """
    panels: Sequence[Panel] = (
        network,
        HeaderPanel(),
        CaptionPanel(),
        LinePanel(),
        RowCardsPanel(),
        VotesPanel(),
        ProductCard(),
        BeliefPanel(),
        *visitor_neuron_panels(),
        StoriesPanel(),
        RibbonPanel(),
        *dock_panels(),
        TurnPanel(),
        HandsPanel(),
        RacePanel(),
        ScorePanel(),
        AttractCaption(),
        AttractLine(),
        InvitationPanel(),
        AttractRibbon(),
    )
    return PageParts(panels, ())


def overlays(measure: Measure) -> Sequence[Overlay]:
    """Cards that lie over the picture for a while, the uppermost last."""
    geometries, name = GeometryCache(), NETWORK_2_2_1.parameter_name
    pulls = PlacesKept(geometries)
    return (
        PullsCard(),
        WordsCard(geometries),
        SlotsCard(geometries),
        *(LineMark(line, name(line), geometries) for line in NETWORK_2_2_1.connections),
        LossCard(),
        LossCurves(),
        EndCards(),
        *(PullMark(line, name(line), pulls) for line in NETWORK_2_2_1.connections),
        RaceEndCard(),
        HintCard(measure),
        OpeningCard(),
        TriesCard(measure),
        TellFocus(),
        PeekCard(pinned_card),
        NeuronPeek(pinned_card),
        UndoCard(measure),
        Veil(),
        HelpCard(),
        MenuCard(),
        PinCard(),
        Tooltip(measure),
        BubbleCard(measure),
        RippleCard(),
        ToastCard(measure),
    )
