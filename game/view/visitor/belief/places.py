"""Where everything in the room of the square is: hidden squares, the answer's, the words."""

from typing import Final, NamedTuple

from game.view.drawing.box import Box
from game.view.large.lettering import FLOOR, sized
from game.view.scene.layout import Layout
from game.view.scene.page import Page
from game.view.square.domain import LARGE
from game.view.square.rows import DIGIT
from game.view.visitor import close_button

AIR: Final = 30.0
GAP: Final = 28.0
# Beside each other: the answer's square takes at most this share of the width, a hidden one this
# multiple of it; between them the tubes need room.
ANSWER_SHARE: Final = 0.44
HIDDEN_SHARE: Final = 0.46
TUBES: Final = 190.0
LEAST_TUBES: Final = 84.0
WORDS: Final = 236.0
WORDS_GAP: Final = 38.0
# Below each other: shares of the width.
UPRIGHT_HIDDEN: Final = 0.36
UPRIGHT_ANSWER: Final = 0.72
UPRIGHT_TUBES: Final = 0.115
UPRIGHT_WORDS: Final = 150.0
# Radii of the rows' discs, as shares of their square, and of how they are hit.
DISC_SHARE: Final = 0.070
HIT: Final = 116.0


class BeliefPlaces(NamedTuple):
    """``hidden`` squares in the order of their neurons, the ``answer``'s, and the ``words``.

    ``upright``: they stand below each other.
    """

    hidden: tuple[Box, ...]
    answer: Box
    words: Box
    upright: bool


def belief_places(layout: Layout, count: int) -> BeliefPlaces | None:
    """The places in the layout's room for so many hidden neurons; None while it is closed."""
    room = layout.room
    if room is None:
        return None
    places = _upright(room, count) if room.h > room.w else _lying(room, count, layout)
    k = layout.scale
    hidden = tuple(_on_pixels(box, k) for box in places.hidden)
    return places._replace(hidden=hidden, answer=_on_pixels(places.answer, k))


def disc_radius(answer: Box, page: Page) -> float:
    """Radius of the rows' discs in the answer's square: their digits can be read."""
    return max(DISC_SHARE * answer.w, sized(page, FLOOR) / DIGIT)


def corner_boxes(answer: Box, inputs: list[tuple[float, float]]) -> list[Box]:
    """What is hit of each row."""
    places = [LARGE.place(answer, point) for point in inputs]
    side = min(HIT, answer.w / 2)
    return [Box(x - side / 2, y - side / 2, side, side) for x, y in places]


def _lying(room: Box, count: int, layout: Layout) -> BeliefPlaces:
    """Hidden squares above each other at the left, the answer's in the middle, words at the
    right.
    """
    inner = room.inset(AIR)
    words = min(sized(layout.page, WORDS), inner.w / 3)
    free = inner.w - words - WORDS_GAP - LEAST_TUBES
    answer = min(inner.h, ANSWER_SHARE * inner.w, free / (1.0 + HIDDEN_SHARE))
    hidden = min(HIDDEN_SHARE * answer, (inner.h - GAP * (count - 1)) / count)
    tubes = min(inner.w - words - WORDS_GAP - answer - hidden, TUBES)
    left, whole = inner.x, count * hidden + (count - 1) * GAP
    top = inner.centery - whole / 2
    squares = tuple(Box(left, top + n * (hidden + GAP), hidden, hidden) for n in range(count))
    large = Box(left + hidden + tubes, inner.centery - answer / 2, answer, answer)
    right = Box(large.right + WORDS_GAP, inner.y, inner.right - large.right - WORDS_GAP, inner.h)
    below = room.y + close_button.INSET + close_button.SIZE + AIR / 2
    right = Box(right.x, below, right.w, inner.bottom - below)
    return BeliefPlaces(squares, large, right, upright=False)


def _upright(room: Box, count: int) -> BeliefPlaces:
    """Hidden squares beside each other, the answer's below them, words at the foot."""
    inner = room.inset(AIR)
    top = room.y + close_button.INSET + close_button.SIZE + AIR / 2
    free = inner.bottom - top - UPRIGHT_WORDS
    unit = min(inner.w, free / (UPRIGHT_HIDDEN + UPRIGHT_TUBES + UPRIGHT_ANSWER))
    hidden, answer = UPRIGHT_HIDDEN * unit, UPRIGHT_ANSWER * unit
    gap = (inner.w - count * hidden) / (count + 1)
    squares = tuple(
        Box(inner.x + gap + n * (hidden + gap), top, hidden, hidden) for n in range(count)
    )
    large = Box(inner.centerx - answer / 2, top + hidden + UPRIGHT_TUBES * unit, answer, answer)
    foot = Box(inner.x, large.bottom, inner.w, inner.bottom - large.bottom)
    return BeliefPlaces(squares, large, foot, upright=True)


def _on_pixels(box: Box, scale: float) -> Box:
    left, top, side = (round(value * scale) / scale for value in box[:3])
    return Box(left, top, side, side)
