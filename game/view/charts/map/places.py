"""Where everything in the map is: two squares, and their words around them or beside them."""

from typing import Final, NamedTuple

from game.view.charts.boxes import body, is_strip
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.scene.actions import Tab
from game.view.scene.layout import Layout

SIDE_AIR: Final = float(theme.PADDING)
HEAD: Final = 6.0
FOOT_AIR: Final = 18.0
GAP: Final = 28.0
TITLE: Final = 34.0
LEGEND: Final = 34.0
SENTENCE: Final = 38.0
ANSWER: Final = 60.0
ANSWER_GAP: Final = 8.0
# A body lower than this has the words beside the squares.
STACKED_FROM: Final = 320.0
# What is below the squares goes before they get smaller than this share of what the width allows.
LARGE_ENOUGH: Final = 0.86
BESIDE_AIR: Final = 10.0
# Where the column of words gets narrower than this, the squares give way.
LEAST_WORDS: Final = 216.0
CLOSE: Final = float(theme.HIT_MINIMUM)


class MapPlaces(NamedTuple):
    """The two squares, and where their words are; None where there is no room for them.

    ``stacked``: titles above the squares and legends below them, else all words in ``words``.
    ``answer`` holds what one's own input gives, or how to choose one.
    """

    inputs: Box
    hidden: Box
    stacked: bool
    words: Box | None
    sentence: Box | None
    answer: Box | None

    @property
    def close(self) -> Box | None:
        """The target of the cross that lets go of one's own input."""
        if self.answer is None:
            return None
        left = self.answer.right - CLOSE - 2.0
        return Box(left, self.answer.y + (self.answer.h - CLOSE) / 2, CLOSE, CLOSE)


def map_places(layout: Layout, tab: Tab) -> MapPlaces | None:
    """The map of a layout; None while another tab is open, and where there are no tabs."""
    graphs = layout.graphs
    if tab is not Tab.MAP or graphs is None or is_strip(graphs):
        return None
    area = body(graphs)
    inner = Box(area.x + SIDE_AIR, area.y, area.w - 2 * SIDE_AIR, area.h)
    if area.h >= STACKED_FROM:
        return _stacked(inner)
    return _beside(inner)


class MapParts(NamedTuple):
    """The map's body without gaps: what belongs to each square, and to the words."""

    inputs: Box
    hidden: Box
    words: Box | None


def map_parts(layout: Layout, tab: Tab) -> MapParts | None:
    """The parts of a layout's map; None where it has none."""
    places = map_places(layout, tab)
    if places is None or layout.graphs is None:
        return None
    area = body(layout.graphs)
    middle = (places.inputs.right + places.hidden.x) / 2
    left = area._replace(w=middle - area.x)
    right = Box(middle, area.y, area.right - middle, area.h)
    if not places.stacked:
        edge = places.hidden.right + GAP / 2
        words = Box(edge, area.y, area.right - edge, area.h)
        return MapParts(left, right._replace(w=edge - middle), words)
    tops = [box.y for box in (places.sentence, places.answer) if box is not None]
    if not tops:
        return MapParts(left, right, None)
    top = min(tops)
    words = Box(area.x, top, area.w, area.bottom - top)
    return MapParts(left._replace(h=top - area.y), right._replace(h=top - area.y), words)


def on_pixels(box: Box, scale: float) -> Box:
    """With the corner and the side on device pixels."""
    side = round(box.w * scale) / scale
    return Box(round(box.x * scale) / scale, round(box.y * scale) / scale, side, side)


def _stacked(inner: Box) -> MapPlaces:
    """Titles, squares, legends; below them a sentence and the answer, if there is room."""
    widest = (inner.w - GAP) / 2
    free = inner.h - HEAD - TITLE - LEGEND - FOOT_AIR
    feet = (SENTENCE + ANSWER + ANSWER_GAP, ANSWER + ANSWER_GAP, 0.0)
    foot = next((f for f in feet if free - f >= LARGE_ENOUGH * widest), feet[-1])
    side = max(min(widest, free - foot), 1.0)
    gap = inner.w - 2 * side if side < widest else GAP
    gap = min(gap, 2 * GAP)
    left = inner.x + (inner.w - 2 * side - gap) / 2
    top = inner.y + HEAD + TITLE
    inputs = Box(left, top, side, side)
    below = top + side + LEGEND
    sentence = Box(inner.x, below, inner.w, SENTENCE) if foot == feet[0] else None
    bottom = inner.bottom - FOOT_AIR
    answer = Box(inner.x, bottom - ANSWER, inner.w, ANSWER) if foot else None
    return MapPlaces(inputs, inputs._replace(x=left + side + gap), True, None, sentence, answer)


def _beside(inner: Box) -> MapPlaces:
    """Two squares, and all words in a column at their right."""
    side = inner.h - 2 * BESIDE_AIR
    side = max(min(side, (inner.w - 2 * GAP - LEAST_WORDS) / 2), 1.0)
    top = inner.y + (inner.h - side) / 2
    inputs = Box(inner.x, top, side, side)
    hidden = inputs._replace(x=inputs.right + GAP)
    words = Box(hidden.right + GAP, top, inner.right - hidden.right - GAP, side)
    height = min(ANSWER, words.h / 2)
    answer = words._replace(y=words.bottom - height, h=height)
    above = words._replace(h=words.h - height)
    return MapPlaces(inputs, hidden, False, above, None, answer)
