"""All that the pages in large type are made of: their places, panels, cards and controls.

A third of the view, so it is loaded when the first of these pages is shown, or once the first
picture of another one stands: whoever needs it imports this module where it is used.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from game.engine.topology import NETWORK_2_2_1
from game.session.questions.question import Kind
from game.session.snapshot import Snapshot
from game.view.drawing.text.typeface import Measure
from game.view.large.layout import BoxesOf, RunState
from game.view.network.controls import large_network_controls
from game.view.network.places.geometry import GeometryCache
from game.view.scene.control import Control
from game.view.scene.control_context import ControlContext
from game.view.scene.page import Page
from game.view.scene.panel import Overlay, Panel
from game.view.visitor.belief.controls import belief_controls
from game.view.visitor.belief.panel import BeliefPanel
from game.view.visitor.bubble.card import BubbleCard
from game.view.visitor.bubble.controls import tell_controls
from game.view.visitor.bubble.focus import TellFocus
from game.view.visitor.captions.panel import CaptionPanel, LinePanel
from game.view.visitor.dock.dock_controls import right_end_controls
from game.view.visitor.dock.push_buttons import dock_panels
from game.view.visitor.dock.ribbon import RibbonPanel
from game.view.visitor.dock.stories import StoriesPanel, story_controls
from game.view.visitor.dock.timeline import timeline_controls
from game.view.visitor.dock.turn_controls import left_end_controls
from game.view.visitor.dock.turn_panel import TurnPanel
from game.view.visitor.header import HeaderPanel, header_controls
from game.view.visitor.hint import HintCard
from game.view.visitor.layout import visitor_boxes
from game.view.visitor.neuron.controls import visitor_neuron_controls
from game.view.visitor.neuron.panels import visitor_neuron_panels
from game.view.visitor.opening.card import OpeningCard
from game.view.visitor.product_card.close_button import visitor_card_controls
from game.view.visitor.product_card.panel import ProductCard
from game.view.visitor.projector_layout import projector_boxes
from game.view.visitor.pulls.card import PullsCard
from game.view.visitor.race.dock import RacePanel
from game.view.visitor.race.end_card import RaceEndCard
from game.view.visitor.race.line_mark import PullMark
from game.view.visitor.race.places import PlacesKept
from game.view.visitor.race.pull_controls import pull_controls
from game.view.visitor.race.score import ScorePanel
from game.view.visitor.race.shown import is_taken, race_ended
from game.view.visitor.room import is_room_open
from game.view.visitor.rows import RowCardsPanel, visitor_row_controls
from game.view.visitor.tries import TriesCard
from game.view.visitor.turn.answer_controls import answer_controls
from game.view.visitor.turn.end_cards import EndCards
from game.view.visitor.turn.lines import LineMark
from game.view.visitor.turn.loss_card import LossCard, LossCurves
from game.view.visitor.turn.shown import counted_turn, open_turn, shows_end, turn_at_work
from game.view.visitor.turn.slots import SlotsCard
from game.view.visitor.turn.words import WordsCard
from game.view.visitor.votes.controls import votes_controls
from game.view.visitor.votes.hands import HandsPanel
from game.view.visitor.votes.panel import VotesPanel

Part = Callable[[ControlContext], list[Control]]

BOXES: Final[Mapping[Page, BoxesOf]] = {
    Page.VISITOR: visitor_boxes,
    Page.PROJECTOR: projector_boxes,
}


def run_state(snapshot: Snapshot) -> RunState:
    """What of a run decides where the parts of these pages are."""
    counted = counted_turn(snapshot)
    return RunState(
        pinned=snapshot.pinned is not None,
        started=snapshot.started or snapshot.playing or snapshot.races,
        room=is_room_open(snapshot),
        rows=open_turn(snapshot, Kind.ROW) is not None,
        votes=counted is not None,
        lines=counted is not None and open_turn(snapshot, Kind.LINE) is not None,
        asked=turn_at_work(snapshot) is not None or race_ended(snapshot),
        again=_comes_again(snapshot),
        skippable=_is_skippable(snapshot),
        poses=snapshot.turn is not None and snapshot.turn.poses,
        covered=_is_covered(snapshot),
    )


def _comes_again(snapshot: Snapshot) -> bool:
    """Whether what is over can be had once more."""
    turn = snapshot.turn
    return race_ended(snapshot) or (turn is not None and turn.once_more is not None)


def _is_covered(snapshot: Snapshot) -> bool:
    """Whether a sheet lies over the network: a loss is drawn, or an end is told."""
    drawn = open_turn(snapshot, Kind.LOSS) is not None
    return drawn or shows_end(snapshot) or race_ended(snapshot)


def _is_skippable(snapshot: Snapshot) -> bool:
    """Whether something is wanted of somebody who may just watch instead."""
    turn = snapshot.turn
    raced = snapshot.races and not race_ended(snapshot)
    return raced or (turn is not None and turn.is_asked)


def panels() -> Sequence[Panel]:
    """The panels after the network, in drawing order."""
    return (
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
    )


def cards(measure: Measure) -> Sequence[Overlay]:
    """The cards over these pages, the uppermost last."""
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
    )


def bubble(measure: Measure) -> Overlay:
    """What a long touch tells; over the cards of all pages."""
    return BubbleCard(measure)


def _unless_turn(part: Part) -> Part:
    """A part without its controls while it is somebody's turn, or a race is on: then nothing else
    is told about, and no card may open over the picture.
    """
    return lambda context: [] if is_taken(context.snapshot) else part(context)


# As the eye goes.
CONTROLS: Final[tuple[Part, ...]] = (
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
