"""The cards of a class: what can be said, how many hands said it, and a bar of their share of all.

The answer that is counted has beads; afterwards those with most hands have the pin, and what came
true a white edge.
"""

from collections.abc import Hashable, Sequence
from typing import Final, NamedTuple

from game.session.questions.answer import Answer, Line, Row, Slot, Word
from game.session.questions.judging import best_answer
from game.session.questions.turn import State, Turn
from game.session.snapshot import Snapshot
from game.view.drawing.box import Box
from game.view.drawing.canvas import ICON_FILL, Canvas
from game.view.drawing.styles import styles
from game.view.large import looks
from game.view.large.lettering import FLOOR, sized
from game.view.large.looks import CARD_RADIUS
from game.view.numbers.digits import grouped
from game.view.numbers.readout import row_name
from game.view.scene.layout import Layout
from game.view.scene.page import Page
from game.view.scene.scene import Scene
from game.view.scene.texts import Texts
from game.view.visitor.turn import marks
from game.view.visitor.turn.reached import reached_rows
from game.view.visitor.turn.shown import counted_turn, is_said
from game.view.visitor.turn.values import answer_name
from game.view.visitor.votes.controls import VOTES, card_id
from game.view.visitor.votes.places import LOW, STACKED, Places, places_of
from game.view.widgets.appearance import Appearance, appearances_in
from game.view.widgets.controls_panel import inside

AIR: Final = 14.0
WORD: Final = 40.0
HANDS: Final = 84.0
# In a lower card, and where three digits would take the word's room.
LOW_HANDS: Final = 62.0
NUMBER_GAP: Final = 14.0
ICON: Final = 60.0
ICON_GAP: Final = 10.0
ICONS: Final = {Slot.UP: "up", Slot.STAY: "minus", Slot.DOWN: "down"}
BUTTON_ICON: Final = 0.66
BUTTON_RADIUS: Final = 24.0
PIN: Final = 92.0
LOW_PIN: Final = 64.0
BEADS_INSIDE: Final = 8.0
LARGER: Final = 1.4
# One hand is seen, too.
LEAST_BAR: Final = 10.0
TRACK_SHADE: Final = 0.66


class VoteCard(NamedTuple):
    """What a card says: the answer's ``name``, or the ``short`` one where that has no room;
    ``share`` of all hands; ``counted``: its hands are typed now; ``yours``: it has most hands;
    ``came``: it came true; ``measured``: what came of a row, once that is known.
    """

    name: str
    short: str
    icon: str
    hands: int
    share: float
    counted: bool
    yours: bool
    came: bool
    measured: str


class Setting(NamedTuple):
    """How all cards are written, so that they look alike: the size of the ``hands``, the ``room``
    of a name, that of an ``icon`` before it (0: there is none), and whether names are ``short``.
    """

    hands: float
    room: float
    icon: float
    short: bool


class VotesPanel:
    """The panel "votes"."""

    name = "votes"

    def box_of(self, scene: Scene) -> Box | None:
        """Around the cards; None while no hands are counted, and on other pages."""
        room = _room(scene.layout, scene.snapshot)
        return None if room is None else inside(room.inset(-AIR), scene.layout)

    def key(self, scene: Scene) -> Hashable:
        """What the cards say, and how pointer and keyboard stand."""
        looks_now = appearances_in(scene, VOTES)
        cards = vote_cards(scene.snapshot, scene.texts)
        return cards, looks_now, scene.page, scene.palette, scene.interface.swells

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the cards, and their buttons while hands are counted."""
        room, cards = _room(scene.layout, scene.snapshot), vote_cards(scene.snapshot, scene.texts)
        turn = counted_turn(scene.snapshot)
        if room is None or turn is None or turn.votes is None:
            return
        appearances = {each.id: each for each in appearances_in(scene, VOTES)}
        every = places_of(room, turn.votes)
        setting = _setting(canvas, cards, every[0], scene.page)
        for place, (card, places) in enumerate(zip(cards, every, strict=True)):
            identity = card_id(place)
            _draw_ground(canvas, places.card, card, appearances.get(identity))
            _draw_card(canvas, places, card, scene.page, setting)
            for word in ("fewer", "more"):
                button = appearances.get(f"{identity}.{word}")
                if button is not None:
                    _draw_button(canvas, button)
            if identity not in appearances:
                _draw_aside(canvas, places, card, scene.page)


def vote_cards(snapshot: Snapshot, texts: Texts) -> tuple[VoteCard, ...]:
    """What the cards say of a snapshot."""
    turn = counted_turn(snapshot)
    if turn is None or turn.votes is None or turn.question is None:
        return ()
    votes, total = turn.votes, turn.votes.total
    measured = _measured(snapshot, votes.answers)
    return tuple(
        VoteCard(
            answer_name(answer, turn.question, snapshot, texts),
            _short(answer, snapshot),
            ICONS[answer] if isinstance(answer, Slot) else "",
            hands,
            hands / total if total else 0.0,
            turn.is_asked and place == votes.chosen,
            is_said(turn, answer),
            _came_true(turn, answer),
            measured[place],
        )
        for place, (answer, hands) in enumerate(zip(votes.answers, votes.hands, strict=True))
    )


def _short(answer: Answer, snapshot: Snapshot) -> str:
    """Of a row its inputs alone; of other answers nothing."""
    return row_name(snapshot.dataset.sample_names[answer.sample]) if isinstance(answer, Row) else ""


def _came_true(turn: Turn, answer: Answer) -> bool:
    if turn.state is not State.REVEAL or turn.truth is None or turn.question is None:
        return False
    assert isinstance(answer, Line | Row | Slot | Word)
    return best_answer(turn.question, turn.truth) == answer


def _measured(snapshot: Snapshot, answers: Sequence[Answer]) -> list[str]:
    """Of each row how much reaches the neuron; lines tell their moves in the picture."""
    reached = reached_rows(snapshot)
    return [
        reached[answer.sample].number if reached is not None and isinstance(answer, Row) else ""
        for answer in answers
    ]


def _room(layout: Layout, snapshot: Snapshot) -> Box | None:
    boxes = layout.large
    if boxes is None or boxes.votes is None or counted_turn(snapshot) is None:
        return None
    return boxes.votes


def _draw_ground(canvas: Canvas, box: Box, card: VoteCard, look: Appearance | None) -> None:
    if card.came:
        canvas.panel(box, canvas.style(marks.truth, CARD_RADIUS))
    else:
        hovered = look is not None and look.hovered
        pressed = look is not None and look.pressed
        state = looks.State(hovered=hovered, pressed=pressed)
        canvas.panel(box, canvas.style(looks.card, state))
    if card.counted or card.yours:
        inner = box.inset(BEADS_INSIDE if card.came else 0.0)
        marks.draw_beads(canvas, inner, CARD_RADIUS, larger=LARGER)
    if look is not None and look.focused:
        looks.draw_ring(canvas, box, CARD_RADIUS)


def _setting(canvas: Canvas, cards: Sequence[VoteCard], places: Places, page: Page) -> Setting:
    """How all cards are written: as the one that needs most room; all have ``places`` alike."""
    numbers = [grouped(card.hands) for card in cards]
    rows = any(card.short for card in cards)
    size = sized(page, FLOOR)
    if places.card.h >= LOW:
        tall = places.card.h >= STACKED and not rows and max(map(len, numbers)) < len("100")
        size = HANDS if tall else LOW_HANDS
    widest = max(canvas.text_width(number, size, "semibold") for number in numbers)
    room = places.words.w - widest - NUMBER_GAP
    floor = sized(page, FLOOR)
    longest = max(canvas.text_width(card.name, floor, "semibold") for card in cards)
    icon = ICON * ICON_FILL + ICON_GAP if cards[0].icon else 0.0
    icon = icon if longest + icon <= room else 0.0
    return Setting(size, room - icon, icon, short=rows and longest > room)


def _draw_card(
    canvas: Canvas, places: Places, card: VoteCard, page: Page, setting: Setting
) -> None:
    """The answer with its hands, and the bar of their share of all hands below."""
    palette, words, middle = canvas.palette, places.words, places.words.centery
    shown = grouped(card.hands)
    canvas.text(shown, words.right, middle, setting.hands, palette.pink, "semibold", ax=1.0)
    wanted, floor = sized(page, WORD), sized(page, FLOOR)
    if setting.icon:
        canvas.icon(card.icon, words.x + ICON * ICON_FILL / 2, middle, ICON, palette.pink)
    name, left = card.short if setting.short else card.name, words.x + setting.icon
    ink, room = palette.text, setting.room
    canvas.fitted_text(name, left, middle, wanted, ink, room, "semibold", floor=floor)
    bar = places.bar
    track = styles.mix(palette.edge, palette.panel, TRACK_SHADE)
    canvas.panel(bar, canvas.style(styles.disc, track))
    if card.hands:
        whole = max(bar.w * card.share, LEAST_BAR)
        canvas.panel(bar._replace(w=whole), canvas.style(styles.disc, palette.pink))


def _draw_button(canvas: Canvas, button: Appearance) -> None:
    box = button.target
    state = looks.State(hovered=button.hovered, pressed=button.pressed)
    canvas.panel(box, canvas.style(looks.button, state, BUTTON_RADIUS))
    side = box.h * BUTTON_ICON
    canvas.icon(button.icon or "", box.centerx, box.centery, side, canvas.palette.text)
    if button.focused:
        looks.draw_ring(canvas, box, BUTTON_RADIUS)


def _draw_aside(canvas: Canvas, places: Places, card: VoteCard, page: Page) -> None:
    """Where the buttons were: the pin of what was said, and what was measured."""
    aside, palette = places.aside, canvas.palette
    if card.measured:
        size = sized(page, FLOOR)
        upper = places.words.centery
        canvas.fitted_text(
            card.measured,
            aside.right - BEADS_INSIDE,
            upper,
            size,
            palette.gradient,
            aside.w - BEADS_INSIDE,
            "semibold",
            ax=1.0,
            floor=size,
        )
        if card.yours:
            canvas.icon("pin", aside.centerx, places.bar.centery, LOW_PIN, palette.pink)
        return
    if card.yours:
        side = min(PIN, aside.h)
        canvas.icon("pin", aside.centerx, aside.centery, side, palette.pink)
