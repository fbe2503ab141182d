"""Where the parts of a neuron's card are in the room: the sum, and the curve that answers.

They stand beside each other, in a room that is higher than wide below each other.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from game.view.drawing.box import Box
from game.view.large.lettering import sized
from game.view.neuron_card.look import CurveLook
from game.view.scene.layout import Layout
from game.view.scene.page import Page
from game.view.visitor import close_button

# Logical units of the visitor view; the projector's type, and with it these, are larger.
PAD: Final = (34.0, 44.0)
HEADER: Final = 104.0
FOOT: Final = 16.0
SUM_WIDTH: Final = 560.0
# At most, of the room's width; on a projector.
SUM_SHARE: Final = 0.43
LARGER_SUM_SHARE: Final = 0.475
GAP: Final = 150.0
GAP_SHARE: Final = 0.10
# Of an upright room the sum takes this share of the height, its lines at most so much each.
UPRIGHT_SUM: Final = 0.42
TALLEST_LINE: Final = 150.0
# Heights in lines: the weights' and the own push's are one each.
SUM_LINES: Final = 1.15
# What is below the plot: the number on its axis, and the rows' slopes against the threshold.
NUMBERS: Final = 64.0
LISTENING: Final = 134.0
AXIS_TOP: Final = 28.0
LEVELS: Final = 60.0

BEAD: Final = 46.0
BEAD_SHARE: Final = 0.42  # at most, of a line
DOT_HIT: Final = 64.0


class CardPlaces(NamedTuple):
    """``total``: the sum with its header, ``lines``: the weights' lines, then that of the own push,
    then the sum's; ``answer``: the curve's header; ``plot``: the curve with its numbers;
    ``listening``: the foot. ``parts``: the two halves of the room, which are painted apart.
    """

    total: Box
    header: Box
    lines: tuple[Box, ...]
    answer: Box
    plot: Box
    listening: Box
    parts: tuple[Box, Box]


def card_places(layout: Layout, terms: int) -> CardPlaces | None:
    """The places for a neuron with so many weights; None while the room is closed."""
    room = layout.room
    if room is None:
        return None
    left, right = PAD
    header, foot = sized(layout.page, HEADER), sized(layout.page, FOOT)
    if room.h > room.w:
        split = room.y + UPRIGHT_SUM * room.h
        total = Box(room.x + left, room.y, room.w - left - right, split - room.y)
        curve = Box(total.x + LEVELS, split, total.w - LEVELS, room.bottom - split)
        parts = (room._replace(h=split - room.y), room._replace(y=split, h=room.bottom - split))
    else:
        share = SUM_SHARE if layout.page is Page.VISITOR else LARGER_SUM_SHARE
        width = min(sized(layout.page, SUM_WIDTH), share * room.w)
        total = Box(room.x + left, room.y, width, room.h)
        gap = min(sized(layout.page, GAP), GAP_SHARE * room.w)
        start = total.right + gap
        curve = Box(start, room.y, room.right - right - start, room.h)
        middle = total.right + gap / 3
        parts = (
            room._replace(w=middle - room.x),
            room._replace(x=middle, w=room.right - middle),
        )
    count = terms + 1 + SUM_LINES
    height = min((total.h - header - foot) / count, sized(layout.page, TALLEST_LINE))
    top = total.y + header
    lines = [Box(total.x, top + n * height, total.w, height) for n in range(terms + 1)]
    lines.append(Box(total.x, lines[-1].bottom, total.w, SUM_LINES * height))
    listening = sized(layout.page, LISTENING)
    below = curve.bottom - foot - listening
    return CardPlaces(
        total=total,
        header=total._replace(h=header),
        lines=tuple(lines),
        answer=curve._replace(h=header),
        plot=Box(curve.x, curve.y + header, curve.w, below - curve.y - header),
        listening=Box(curve.x, below, curve.w, listening),
        parts=parts,
    )


def words_end(layout: Layout, line: Box, is_output: bool) -> float:
    """Where the words of a header must end: before the cross, if that stands beside them, and what
    leads to the output's other page.
    """
    room = layout.room
    if room is None or line.y > room.y + close_button.INSET + close_button.SIZE:
        return line.right
    buttons = 2 if is_output else 1
    return min(
        line.right,
        room.right - buttons * (close_button.SIZE + close_button.INSET) - close_button.INSET,
    )


def bead_radius(layout: Layout, line: Box) -> float:
    """The radius of the bead that begins a line."""
    return min(sized(layout.page, BEAD), BEAD_SHARE * line.h)


def curve_look(layout: Layout) -> CurveLook:
    """The sizes in which the curve is painted."""

    def size(usual: float) -> float:
        return sized(layout.page, usual)

    return CurveLook(
        left=0.0,
        left_beyond=LEVELS,
        top=size(AXIS_TOP),
        foot=size(NUMBERS),
        curve=size(5.0),
        tangent_width=size(5.5),
        tangent=size(150.0),
        dot=size(18.0),
        row_dot=size(11.0),
        together=size(64.0),
        names=size(39.0),
        numbers=size(42.0),
        formula=0.0,
        words=size(39.0),
        pill=size(40.0),
        pill_height=size(54.0),
        gap=size(14.0),
    )
