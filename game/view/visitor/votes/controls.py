"""Counting hands: each answer's card, with a button for one hand fewer and one for one more."""

from typing import Final

from game.session.commands import AddHands, ChooseVotes, EraseHands, ShowMe, TypeHands
from game.session.questions.votes import Votes
from game.view.scene.actions import Action
from game.view.scene.control import Control, Counting, Kind
from game.view.scene.control_context import ControlContext
from game.view.visitor.turn.shown import counted_turn
from game.view.visitor.turn.values import answer_name
from game.view.visitor.votes.places import Places, places_of

VOTES: Final = "votes"


def votes_controls(context: ControlContext) -> list[Control]:
    """The cards and their buttons while hands are counted."""
    turn, boxes = counted_turn(context.snapshot), context.layout.large
    if turn is None or turn.votes is None or turn.question is None or not turn.is_asked:
        return []
    if boxes is None or boxes.votes is None:
        return []
    votes, places = turn.votes, places_of(boxes.votes, turn.votes)
    names = [answer_name(a, turn.question, context.snapshot, context.texts) for a in votes.answers]
    cards = [_card(place, names[place], places[place], votes) for place in range(len(names))]
    steps = [
        button
        for place, name in enumerate(names)
        for button in _buttons(context, place, name, places[place])
    ]
    return [*cards, *steps]


def card_id(place: int) -> str:
    """The id of an answer's card."""
    return f"{VOTES}.{place + 1}"


def _card(place: int, name: str, places: Places, votes: Votes) -> Control:
    on = ChooseVotes(place + 1) if place + 1 < len(votes.answers) else ShowMe()
    counting = Counting(TypeHands, EraseHands(), lambda by: AddHands(place, by), on)
    return Control(
        id=card_id(place),
        kind=Kind.ANSWER,
        target=places.card,
        panel=VOTES,
        label=name,
        action=ChooseVotes(place),
        selected=place == votes.chosen,
        group=VOTES,
        counting=counting,
    )


def _buttons(context: ControlContext, place: int, name: str, places: Places) -> list[Control]:
    steps: tuple[tuple[str, Action], ...] = (
        ("fewer", AddHands(place, -1)),
        ("more", AddHands(place, 1)),
    )
    return [
        Control(
            id=f"{card_id(place)}.{word}",
            kind=Kind.BUTTON,
            target=places.fewer if word == "fewer" else places.more,
            panel=VOTES,
            tip=context.texts(f"visitor.votes.{word}", answer=name),
            icon="minus" if word == "fewer" else "plus",
            action=action,
        )
        for word, action in steps
    ]
