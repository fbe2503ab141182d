"""The bubble: a card with a pointer to what was touched; another touch closes it, or time does."""

from collections.abc import Hashable
from typing import Final, NamedTuple

from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.text.typeface import Measure
from game.view.large import looks
from game.view.large.layout import EDGE
from game.view.large.lettering import FLOOR, PITCH, enlargement, sized
from game.view.large.sentence import FittedSentence, Run, draw_sentence, fit_sentence, line_width
from game.view.scene.page import Page
from game.view.scene.scene import Scene
from game.view.visitor.bubble.told import Told, told_about

MARGIN: Final = 40.0
WIDEST: Final = 940.0
PADDING: Final = 30.0
FIRST: Final = 44.0
SECOND: Final = 42.0
LINE_GAP: Final = 8.0
# From what was touched to the bubble; the pointer fills that room.
DISTANCE: Final = 30.0
POINTER_HALF: Final = 17.0
POINTER_WIDTH: Final = 5.0
CORNER: Final = 44.0
MOST_LINES: Final = 2


class Set(NamedTuple):
    """The bubble's lines as they are set, where it stands, and where its pointer points."""

    lines: tuple[FittedSentence, ...]
    box: Box
    tip: tuple[float, float]


class BubbleCard:
    """The overlay "bubble"."""

    name = "bubble"
    margin = MARGIN

    def __init__(self, measure: Measure) -> None:
        self._measure = measure

    def box(self, scene: Scene) -> Box | None:
        """Above or below what was touched, inside the window; None while nothing was."""
        found = self._set(scene)
        return None if found is None else found.box

    def key(self, scene: Scene) -> Hashable:
        """The words, and where they stand."""
        return self._set(scene), scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw card, pointer and words."""
        found = self._set(scene)
        if found is None:
            return
        palette, box = canvas.palette, found.box
        canvas.panel(box, canvas.style(looks.sheet))
        x, y = found.tip
        base = box.bottom if y > box.centery else box.y
        left, right = x - POINTER_HALF, x + POINTER_HALF
        canvas.polyline([(left, base), (x, y)], palette.text, POINTER_WIDTH)
        canvas.polyline([(x, y), (right, base)], palette.text, POINTER_WIDTH)
        top = box.y + PADDING
        for line in found.lines:
            height = line.size * PITCH * len(line.lines)
            draw_sentence(canvas, line, box.x + PADDING, top + height / 2, PITCH)
            top += height + LINE_GAP

    def _set(self, scene: Scene) -> Set | None:
        bubble, large = scene.interface.bubble, scene.layout.large
        if bubble is None or large is None or scene.page is Page.ATTRACT:
            return None
        control = scene.control(bubble.control)
        told = told_about(bubble.control, scene.snapshot) if control is not None else ()
        if control is None or not told:
            return None
        window, target = scene.layout.window, control.target
        room = min(WIDEST * enlargement(scene.page), window.w - 2 * EDGE) - 2 * PADDING
        lines = self._lines(scene, told, room)
        size_of = self._measure
        widest = max(
            line_width(row, line.size, lambda s, z: size_of(s, z, "medium"))
            for line in lines
            for row in line.lines
        )
        width = widest + 2 * PADDING
        height = sum(line.size * PITCH * len(line.lines) for line in lines)
        height += 2 * PADDING + LINE_GAP * (len(lines) - 1)
        left = min(max(target.centerx - width / 2, EDGE), window.w - EDGE - width)
        # Away from the network's middle, whose numbers it speaks of, where there is room for it.
        fits_above = target.y - DISTANCE - height >= EDGE
        fits_below = target.bottom + DISTANCE + height <= window.h - EDGE / 2
        above = fits_above and (target.centery < window.h / 2 or not fits_below)
        top = target.y - DISTANCE - height if above else target.bottom + DISTANCE
        top = min(max(top, EDGE / 2), window.h - EDGE / 2 - height)
        x = min(max(target.centerx, left + CORNER), left + width - CORNER)
        tip = (x, target.y if above else target.bottom)
        return Set(lines, Box(left, top, width, height), tip)

    def _lines(self, scene: Scene, told: Told, room: float) -> tuple[FittedSentence, ...]:
        palette, page = scene.palette, scene.page
        fitted = []
        for place, line in enumerate(told):
            color = palette.muted if place else palette.text
            size = sized(page, SECOND if place else FIRST)
            words = (Run(scene.texts(line.key, **line.values), color),)
            fitted.append(
                fit_sentence(
                    words,
                    size,
                    sized(page, FLOOR),
                    room,
                    MOST_LINES,
                    lambda s, z: self._measure(s, z, "medium"),
                )
            )
        return tuple(fitted)
