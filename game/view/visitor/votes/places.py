"""Where the cards of the answers are, and what stands where in one."""

from typing import Final, NamedTuple

from game.session.questions.answer import Row
from game.session.questions.votes import Votes
from game.view.drawing.box import Box

GAP: Final = 22.0
NARROW_GAP: Final = 12.0
# With so many answers and more the gaps between the cards are narrow.
MANY: Final = 5
TALLEST: Final = 218.0
# From this height on the two buttons of a card stand above each other.
STACKED: Final = 190.0
# In a lower card beads and bar come close to the words.
LOW: Final = 120.0
EDGE: Final = 14.0
PADDING: Final = 32.0
NARROW_PADDING: Final = 20.0
WIDE: Final = 600.0
BUTTON: Final = 84.0
LEAST_BUTTON: Final = 68.0
BUTTON_GAP: Final = 10.0
# Middles of the words and of the bar, as shares of the card's height.
WORDS: Final = 0.35
LOW_WORDS: Final = 0.40
BAR: Final = 0.76
LOW_BAR: Final = 0.79
BAR_HEIGHT: Final = 0.18
THICKEST_BAR: Final = 40.0


class Places(NamedTuple):
    """In a card: its two buttons, the room of both, the words' room, and all of the bar's way."""

    card: Box
    fewer: Box
    more: Box
    aside: Box
    words: Box
    bar: Box


def places_of(room: Box, votes: Votes) -> list[Places]:
    """The cards of the answers; of rows with room for a number where the buttons were."""
    return card_places(room, len(votes.answers), isinstance(votes.answers[0], Row))


def card_places(room: Box, count: int, wide_aside: bool = False) -> list[Places]:
    """The cards of so many answers below each other, no taller than they need to be; with
    ``wide_aside`` the two buttons stand beside each other in high cards, too.
    """
    gap = NARROW_GAP if count >= MANY else GAP
    height = min((room.h - gap * (count - 1)) / count, TALLEST)
    top = room.y + (room.h - count * height - (count - 1) * gap) / 2
    return [
        _in_card(Box(room.x, top + place * (height + gap), room.w, height), wide_aside)
        for place in range(count)
    ]


def _in_card(card: Box, wide_aside: bool) -> Places:
    inner = card.h - 2 * EDGE
    if card.h >= STACKED and not wide_aside:
        size = min((inner - BUTTON_GAP) / 2, BUTTON)
        more = Box(card.right - EDGE - size, card.y + EDGE, size, size)
        fewer = more._replace(y=card.bottom - EDGE - size)
        left = more.x
    else:
        size = max(min(inner, BUTTON), min(card.h, LEAST_BUTTON))
        more = Box(card.right - EDGE - size, card.centery - size / 2, size, size)
        fewer = more._replace(x=more.x - BUTTON_GAP - size)
        left = fewer.x
    aside = Box(left, card.y, card.right - EDGE - left, card.h)
    padding = PADDING if card.w >= WIDE else NARROW_PADDING
    share = WORDS if card.h >= LOW else LOW_WORDS
    words = Box(card.x + padding, card.y, left - card.x - 2 * padding, 2 * share * card.h)
    height = min(BAR_HEIGHT * card.h, THICKEST_BAR)
    middle = BAR if card.h >= STACKED else LOW_BAR
    bar = Box(words.x, card.y + middle * card.h - height / 2, words.w, height)
    return Places(card, fewer, more, aside, words, bar)
