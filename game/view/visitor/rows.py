"""The truth table as row selector: inputs, what the network says, the goal, right or wrong."""

from collections.abc import Hashable
from typing import Final, NamedTuple

from game.engine.topology import NeuronId
from game.engine.value_type import value_type
from game.session.commands import PlaceAnswer, SelectSample
from game.session.presentation import Mode
from game.session.questions.answer import Row as RowAnswer
from game.session.questions.question import Kind as Asked
from game.session.questions.truth import Went
from game.session.questions.turn import State as TurnState
from game.session.snapshot import Snapshot
from game.view.drawing.arrow import draw_arrow, way_color
from game.view.drawing.box import Box, side_by_side
from game.view.drawing.canvas import Canvas
from game.view.large import looks
from game.view.large.lettering import FLOOR, LABEL, sized
from game.view.large.looks import CARD_RADIUS, State
from game.view.large.marks import draw_mark
from game.view.large.pulls import told_pulls
from game.view.numbers import visitor_numbers
from game.view.numbers.figures import whole
from game.view.numbers.readout import row_name
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.page import Page
from game.view.scene.scene import Scene
from game.view.visitor.turn.answer_controls import ANSWER
from game.view.visitor.turn.marks import draw_beads
from game.view.visitor.turn.reached import (
    draw_reached,
    draw_yours,
    frame_reached,
    number_size,
    reached_rows,
)
from game.view.visitor.turn.shown import grown, open_turn
from game.view.widgets.appearance import Appearance
from game.view.widgets.controls_panel import ControlsPanel
from game.view.widgets.pass_bar import draw_pass_bar, filled

# Between the rows and what lies beside, above and below them there is room for this.
AIR: Final = (10.0, 9.0)
PADDING: Final = 26.0
RIGHT_PADDING: Final = 20.0
# Middles of the two lines, above and below the card's middle.
UPPER: Final = -31.0
LOWER: Final = 24.0
FOOT: Final = 45.0  # between the lower line and the card's edge at least
# The bar of the pass mark at the card's lower edge.
BAR_HEIGHT: Final = 8.0
BAR_FOOT: Final = 11.0
INPUTS: Final = 48.0
INPUT_STEP: Final = 44.0
FIRST_INPUT: Final = 40.0
INPUT_HALF: Final = 16.0
ARROW: Final = "→"
ARROW_SIZE: Final = 40.0
ARROW_GAP: Final = 5.0
ANSWER_SIZE: Final = 52.0
GOAL: Final = 44.0
GOAL_GAP: Final = 16.0
MARK: Final = 46.0
# The arrow of the row's pull, beside the mark: at most so long.
ARROW_REACH: Final = 34.0
PULL_ASIDE: Final = 76.0
PULL_WIDTH: Final = 9.0
ROW_GAP: Final = 14.0
TALLEST_ROW: Final = 200.0
# On a projector the cards are there while a row is asked for, a little larger.
ON_PROJECTOR: Final = 1.17
BELOW: Final = 24.0
BEADS_INSIDE: Final = 3.0
ROWS: Final = "rows"
ROW_ID: Final = "row."


@value_type
class Row:
    """What a card says; ``passing``: steps of the pass mark's bar; ``pull``: how the row pulls the
    line that is spoken of, as a share of the greatest pull, while that is told.
    """

    inputs: tuple[str, ...]
    answer: str
    goal: str
    right: bool
    passing: int
    pull: float | None = None


class Writing(NamedTuple):
    """How a card is written: how much larger than in the visitor view, the size of its label, and
    where the middle of its upper line is.
    """

    larger: float
    label: float
    upper: float


def row_boxes(rows: Box, count: int) -> list[Box]:
    """The cards of the truth table, below each other and no taller than they need to be; side by
    side where their room is wider than high.
    """
    if rows.w > rows.h:
        return side_by_side(rows, count, ROW_GAP)
    height = min((rows.h - ROW_GAP * (count - 1)) / count, TALLEST_ROW)
    whole = count * height + (count - 1) * ROW_GAP
    top = rows.centery - whole / 2
    return [Box(rows.x, top + place * (height + ROW_GAP), rows.w, height) for place in range(count)]


def visitor_row_controls(context: ControlContext) -> list[Control]:
    """The cards of the truth table."""
    boxes = context.layout.large
    if boxes is None or boxes.rows is None:
        return []
    names = context.snapshot.dataset.sample_names
    places = row_boxes(boxes.rows, len(names))
    answers = _answers(context.snapshot)
    return [
        _answer(name, box, sample, context.snapshot)
        if sample in answers
        else Control(
            id=f"{ROW_ID}{name}",
            kind=Kind.ROW,
            target=box,
            panel=ROWS,
            label=name,
            tip=context.texts("controls.row.tip", row=row_name(name)),
            action=SelectSample(sample),
            selected=context.snapshot.sample == sample,
            group="row",
        )
        for sample, (name, box) in enumerate(zip(names, places, strict=True))
    ]


def _answers(snapshot: Snapshot) -> tuple[int, ...]:
    """The rows that can be chosen for an answer now."""
    turn = open_turn(snapshot, Asked.ROW)
    if turn is None or turn.question is None or not turn.is_asked:
        return ()
    return turn.question.rows


def _answer(name: str, box: Box, sample: int, snapshot: Snapshot) -> Control:
    """A card that is an answer: a touch gives it."""
    turn, answer = snapshot.turn, RowAnswer(sample)
    return Control(
        id=f"{ANSWER}.{name}",
        kind=Kind.ANSWER,
        target=box,
        panel=ROWS,
        label=name,
        action=PlaceAnswer(answer),
        selected=turn is not None and turn.answer == answer,
        group=ANSWER,
    )


class RowCardsPanel(ControlsPanel):
    """The cards of the truth table."""

    def __init__(self) -> None:
        super().__init__("visitor-rows", ROWS, lambda _: True, AIR)

    def box_of(self, scene: Scene) -> Box | None:
        """Where the cards are; None where they are folded away, and on other pages."""
        return super().box_of(scene) if scene.page.is_visitor_view else None

    def key(self, scene: Scene) -> Hashable:
        """What the cards say, and how each stands."""
        shown = _shown_row(scene.snapshot)
        turn = open_turn(scene.snapshot, Asked.ROW)
        stands = None if turn is None else (turn.state, turn.answer)
        grows = 1.0 if turn is None else grown(turn, scene.interface)
        asked = stands, reached_rows(scene.snapshot), scene.interface.swells, grows
        told = told_rows(scene.snapshot)
        return told, shown, self.appearances(scene), scene.texts.language, asked, scene.page

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the cards."""
        told, shown = told_rows(scene.snapshot), _shown_row(scene.snapshot)
        goal = scene.texts("visitor.goal")
        names = scene.snapshot.dataset.sample_names
        rows = {f"{ROW_ID}{name}": place for place, name in enumerate(names)}
        rows |= {f"{ANSWER}.{name}": place for place, name in enumerate(names)}
        reached, yours = reached_rows(scene.snapshot), _said(scene.snapshot)
        turn = scene.snapshot.turn
        grows = 1.0 if turn is None else grown(turn, scene.interface)
        for card in self.appearances(scene):
            place = rows[card.id]
            _draw_ground(canvas, card, place == shown, chosen=reached is None)
            if reached is not None:
                frame_reached(canvas, card.target, reached[place])
            writing = _writing(scene.page, card.target)
            if reached is None:
                _draw_row(canvas, card.target, told[place], goal, writing)
                if card.kind is Kind.ANSWER and place != yours:
                    beads = card.target.inset(BEADS_INSIDE)
                    draw_beads(canvas, beads, CARD_RADIUS, scene.interface.swells)
                elif place == yours:
                    lower = _lower(card.target, writing)
                    draw_yours(canvas, card.target, lower, 1.0)
                continue
            left = _draw_inputs(canvas, card.target, told[place], writing)
            size = number_size(canvas, reached, card.target.right - left, writing.larger)
            reach, upper = reached[place], writing.upper
            draw_reached(canvas, card.target, upper, reach, size, writing.larger, grows)


def told_rows(snapshot: Snapshot) -> tuple[Row, ...]:
    """What the cards say of a snapshot."""
    trace, dataset = snapshot.trace, snapshot.dataset
    output = NeuronId(snapshot.topology.depth, 0)
    bounded = not trace.rule.output_activation.can_die
    pulls = _pulls(snapshot)
    return tuple(
        Row(
            inputs=tuple(whole(float(value)).text for value in dataset.inputs[:, row]),
            answer=visitor_numbers.answer(trace.activation(output, row), bounded),
            goal=whole(float(dataset.targets[0, row])).text,
            right=bool(trace.right[row]),
            passing=filled(trace.activation(output, row)),
            pull=None if pulls is None else pulls[row],
        )
        for row in range(dataset.sample_count)
    )


def _pulls(snapshot: Snapshot) -> tuple[float, ...] | None:
    """How each row pulls the line that is spoken of, as a share of the greatest pull."""
    turn = open_turn(snapshot, Asked.PILL)
    if turn is not None and isinstance(turn.truth, Went):
        most = max(map(abs, turn.truth.pulls))
        return tuple(pull / most for pull in turn.truth.pulls) if most else None
    pulls = told_pulls(snapshot)
    return None if pulls is None else tuple(row / pulls.largest for row in pulls.rows)


def _said(snapshot: Snapshot) -> int | None:
    """The row that was chosen for an answer, as long as it is marked."""
    turn = open_turn(snapshot, Asked.ROW)
    marked = turn is not None and turn.state is not TurnState.ASK
    answer = turn.answer if turn is not None and marked else None
    return answer.sample if isinstance(answer, RowAnswer) else None


def _shown_row(snapshot: Snapshot) -> int | None:
    """The row at which the presentation is, while it goes through all of them."""
    moment = snapshot.moment
    if snapshot.sample is not None or moment.mode is not Mode.STAGED:
        return None
    return moment.sample


def _draw_ground(canvas: Canvas, card: Appearance, shown: bool, chosen: bool) -> None:
    selected = chosen and card.selected and card.kind is not Kind.ANSWER
    state = State(selected, shown and chosen, card.hovered, card.pressed)
    canvas.panel(card.target, canvas.style(looks.card, state))
    if card.focused:
        looks.draw_ring(canvas, card.target, CARD_RADIUS)


def _writing(page: Page, box: Box) -> Writing:
    """How large a card is written, and where its lines are."""
    if page is Page.PROJECTOR:
        return Writing(ON_PROJECTOR, sized(page, LABEL), UPPER * ON_PROJECTOR + box.centery)
    return Writing(1.0, LABEL, box.centery + UPPER)


def _lower(box: Box, writing: Writing) -> float:
    """The middle of the lower line."""
    return min(box.centery + LOWER, box.bottom - FOOT) + (writing.larger - 1.0) * BELOW


def _draw_inputs(canvas: Canvas, box: Box, row: Row, writing: Writing) -> float:
    """The row's inputs; gives where they end."""
    x = box.x + FIRST_INPUT * writing.larger
    size = INPUTS * writing.larger
    for value in row.inputs:
        canvas.text(value, x, writing.upper, size, canvas.palette.text, "semibold", ax=0.5)
        x += INPUT_STEP * writing.larger
    return x - (INPUT_STEP - INPUT_HALF) * writing.larger


def _draw_row(canvas: Canvas, box: Box, row: Row, goal: str, writing: Writing) -> None:
    palette, larger, upper = canvas.palette, writing.larger, writing.upper
    lower = _lower(box, writing)
    left, right = _draw_inputs(canvas, box, row, writing), box.right - RIGHT_PADDING
    arrow = canvas.text_width(ARROW, ARROW_SIZE)
    answer = canvas.fitted_text(
        row.answer,
        right,
        upper,
        ANSWER_SIZE * larger,
        palette.output,
        right - left - arrow - ARROW_GAP,
        "semibold",
        ax=1.0,
        floor=FLOOR,
    )
    canvas.text(ARROW, (left + answer.x) / 2, upper, ARROW_SIZE * larger, palette.muted, ax=0.5)
    bar = Box(box.x + PADDING, box.bottom - BAR_FOOT - BAR_HEIGHT, 0.0, BAR_HEIGHT)
    draw_pass_bar(canvas, bar._replace(w=right - bar.x), row.passing)
    label = canvas.text(goal, box.x + PADDING, lower, writing.label, palette.muted)
    size = max(GOAL * larger, writing.label)
    canvas.text(row.goal, label.right + GOAL_GAP, lower, size, palette.text, "semibold")
    draw_mark(canvas, row.right, right - MARK / 2 + 2.0, lower, MARK)
    if row.pull is not None:
        color, reach = way_color(canvas, row.pull), ARROW_REACH * row.pull
        draw_arrow(canvas, right - PULL_ASIDE, lower + reach / 2, reach, PULL_WIDTH, color)
