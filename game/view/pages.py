"""What each page is made of: where its parts are, its panels, and the cards that lie over it.

What only pages in large type are made of is in ``visitor/page.py``, loaded when it is needed; so is
what is closed when the lab is first shown.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from game.session.snapshot import Snapshot
from game.view.attract.layout import attract_boxes
from game.view.chain_rule.card import CardPanel
from game.view.charts.futures.panel import FuturesPanel
from game.view.charts.graphs import graph_panels
from game.view.charts.timeline import TimelinePanel
from game.view.drawing.text.typeface import Measure
from game.view.lab.headline import HeadlinePanel
from game.view.lab.layout import arrange_lab, pinned_card
from game.view.lab.legend import LegendPanel
from game.view.lab.stats import StatsPanel
from game.view.lab.top_bar import CornerPanel, TopPanel
from game.view.lab.transport import RateAndPacePanel, SettingsButtonPanel, TransportPanel
from game.view.large.layout import BoxesOf, arrange_large
from game.view.network.panel import NetworkPanel
from game.view.numbers.checked import CheckReader
from game.view.rows.panel import RowsPanel
from game.view.scene.actions import Tab
from game.view.scene.interface import Interface
from game.view.scene.layout import Layout
from game.view.scene.page import Page
from game.view.scene.panel import Closed, Frame, GlassPanel, Overlay, Panel
from game.view.scene.scene import Scene
from game.view.widgets.notes.toast import ToastCard
from game.view.widgets.notes.tooltip import Tooltip
from game.view.widgets.notes.undo import UndoCard
from game.view.widgets.ripple import RippleCard


class PageParts(NamedTuple):
    """Panels in drawing order, and what of them is drawn once for a layout."""

    panels: Sequence[Panel | Closed[Panel]]
    frames: Sequence[Frame | Closed[Frame]]


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
    card, transport = CardPanel(checks), TransportPanel()
    settings = Closed(lambda scene: scene.layout.shows_settings, _settings)
    check = Closed(lambda scene: scene.layout.check is not None, lambda: _check_sheet(checks))
    graphs = graph_panels()
    panels: Sequence[Panel | Closed[Panel]] = (
        network,
        HeadlinePanel(),
        RowsPanel(),
        card,
        Closed(lambda scene: scene.snapshot.pinned_neuron is not None, _neuron_card),
        Closed(lambda scene: scene.snapshot.hand is not None, _weight_in_hand),
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
        Closed(lambda scene: scene.layout.inside is not None, _inside_an_epoch),
        *graphs,
        FuturesPanel(),
        Closed(lambda scene: scene.interface.tab is Tab.MAP, _map),
    )
    return PageParts(panels, (network, card, graphs[0], settings, check, transport))


def large_parts(network: NetworkPanel) -> PageParts:
    """The visitor view, the same on a projector, and the attract show: each part folds itself away
    on pages without it.
    """
    from game.view.visitor.page import panels

    return PageParts((network, *panels(), *_attract()), ())


def overlays(measure: Measure, large: bool) -> Sequence[Overlay | Closed[Overlay]]:
    """Cards that lie over the picture for a while, the uppermost last; ``large``: in large type."""
    if large:
        from game.view.visitor.page import bubble, cards

        return (*cards(measure), *_anywhere(measure), bubble(measure), *_uppermost(measure))
    return (
        Closed(lambda scene: scene.snapshot.inside is not None, _term_pill),
        Closed(_is_asked, _answers_to_a_pointer),
        *_anywhere(measure),
        *_uppermost(measure),
    )


def _anywhere(measure: Measure) -> Sequence[Overlay | Closed[Overlay]]:
    return UndoCard(measure), Closed(_covers, _covering_cards), Tooltip(measure)


def _uppermost(measure: Measure) -> Sequence[Overlay]:
    return RippleCard(), ToastCard(measure)


# ---------------------------------------------------------------------- closed at first


def _attract() -> Sequence[Panel]:
    from game.view.attract.caption import AttractCaption, AttractLine
    from game.view.attract.invitation import InvitationPanel
    from game.view.attract.ribbon import AttractRibbon

    return AttractCaption(), AttractLine(), InvitationPanel(), AttractRibbon()


def _settings() -> Sequence[GlassPanel]:
    from game.view.lab.settings.panel import SettingsPanel

    return (SettingsPanel(),)


def _check_sheet(checks: CheckReader) -> Sequence[GlassPanel]:
    from game.view.chain_rule.check.sheet import CheckSheet

    return (CheckSheet(checks),)


def _neuron_card() -> Sequence[Panel]:
    from game.view.lab.neuron.panels import neuron_panels

    return neuron_panels()


def _weight_in_hand() -> Sequence[Panel]:
    from game.view.lab.by_hand.panel import HandPanel

    return (HandPanel(),)


def _inside_an_epoch() -> Sequence[Panel]:
    from game.view.lab.inside.sentence import SentencePanel, SentenceReader
    from game.view.lab.inside.strip import StripPanel

    return StripPanel(), SentencePanel(SentenceReader())


def _map() -> Sequence[Panel]:
    from game.view.charts.map.panel import map_panels

    return map_panels()


def _term_pill() -> Sequence[Overlay]:
    from game.view.lab.inside.pill import TermPill
    from game.view.lab.inside.sentence import SentenceReader

    return (TermPill(SentenceReader()),)


def _is_asked(scene: Scene) -> bool:
    """Whether something is pointed at that a card answers to."""
    pointed = scene.peeked is not None or scene.peeked_neuron is not None
    return pointed or scene.holds_rate


def _answers_to_a_pointer() -> Sequence[Overlay]:
    from game.view.chain_rule.peek import PeekCard
    from game.view.lab.neuron.peek import NeuronPeek
    from game.view.lab.next_update.card import UpdateCard

    return PeekCard(pinned_card), NeuronPeek(pinned_card), UpdateCard()


def _covers(scene: Scene) -> bool:
    """Whether a card is open that everything else waits for."""
    interface = scene.interface
    return interface.help_open or interface.menu_open or interface.pin_pad is not None


def _covering_cards() -> Sequence[Overlay]:
    from game.view.cards.help import HelpCard, Veil
    from game.view.cards.menu import MenuCard
    from game.view.cards.pin_pad import PinCard

    return Veil(), HelpCard(), MenuCard(), PinCard()


def load_the_rest() -> Iterator[None]:
    """Load what no picture so far was made of, so that none has to wait for it; in steps of a frame
    or so, because somebody may be there already.
    """
    loads: Sequence[Callable[[], object]] = (
        _large_pages,
        _attract,
        _settings,
        lambda: _check_sheet(CheckReader()),
        _neuron_card,
        _weight_in_hand,
        _inside_an_epoch,
        _map,
        _term_pill,
        _answers_to_a_pointer,
        _covering_cards,
        _countdown,
    )
    for load in loads:
        yield
        load()


def _large_pages() -> None:
    import game.view.visitor.page  # noqa: F401


def _countdown() -> None:
    # A picture of its own draws it; only what it can be asked is loaded here.
    import game.view.cards.countdown  # noqa: F401
