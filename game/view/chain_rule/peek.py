"""A glance at a connection that is not pinned: an overlay where its card would open."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Final

from game.view.chain_rule.explanation import Explainer, Explanation
from game.view.chain_rule.open_card import draw_open_card
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.glass import SHADOW_DROP, Style
from game.view.drawing.styles import styles
from game.view.drawing.theme import Palette
from game.view.scene.interface import connection_control
from game.view.scene.layout import Layout
from game.view.scene.scene import Scene

DASH: Final = 12.0
GAP: Final = 9.0


class PeekCard:
    """Shows the hovered or focused connection over the card and whatever lies below it.

    As an overlay it moves nothing, so nothing jumps under the pointer.  ``pinned_card`` gives the
    place that a pinned connection's card has, or would have, in a layout with large text or not.
    """

    name = "peek"
    margin = theme.SHADOW_CARD * (1 + SHADOW_DROP)

    def __init__(self, pinned_card: Callable[[Layout, bool], Box | None]) -> None:
        self._pinned_card = pinned_card
        self._explainer = Explainer()

    def box(self, scene: Scene) -> Box | None:
        """Where the pinned card would be; None while nothing is peeked at, or help covers it.

        Pages in large type show nothing that a finger cannot ask for.
        """
        if scene.page.is_large or scene.peeked is None or scene.interface.help_open:
            return None
        return self._pinned_card(scene.layout, scene.interface.large_text)

    def key(self, scene: Scene) -> Hashable:
        """The figures, and how to keep them."""
        return self._shown(scene), self._hint(scene), scene.texts.language, scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """The card with a dashed edge: not yet kept."""
        box, shown = self.box(scene), self._shown(scene)
        if box is None or shown is None:
            return
        draw_peek_glass(canvas, box)
        draw_open_card(canvas, box, shown, scene.texts, scene.texts(self._hint(scene)))

    def _shown(self, scene: Scene) -> Explanation | None:
        peeked = scene.peeked
        return None if peeked is None else self._explainer.explain(scene.snapshot, peeked)

    def _hint(self, scene: Scene) -> str:
        peeked = scene.peeked
        if peeked is None:
            return ""
        control = connection_control(scene.snapshot.topology.parameter_name(peeked))
        by_pointer = scene.interface.hovered == control
        return "card.keep.click" if by_pointer else "card.keep.key"


def draw_peek_glass(canvas: Canvas, box: Box) -> None:
    """The glass of a card that is not kept: a dashed edge."""
    canvas.panel(box, canvas.style(_glass))
    _draw_dashes(canvas, box)


def _glass(palette: Palette) -> Style:
    # Opaque, since other numbers lie below it.
    return replace(styles.panel(palette, theme.GLASS_SOLID), shadow=theme.SHADOW_CARD)


def _draw_dashes(canvas: Canvas, box: Box) -> None:
    """Dashes along the straight parts of the edge; the corners keep the glass's own line."""
    color, width = canvas.palette.accent, theme.STROKE_FRAME
    inner, corner = box.inset(width / 2), theme.RADIUS_PANEL
    left, right = inner.x + corner, inner.right - corner
    top, bottom = inner.y + corner, inner.bottom - corner
    for y in (inner.y, inner.bottom):
        canvas.dashed_line(left, y, right, y, color, width, *_fitted(right - left))
    for x in (inner.x, inner.right):
        canvas.dashed_line(x, top, x, bottom, color, width, *_fitted(bottom - top))


def _fitted(length: float) -> tuple[float, float]:
    """Dash and gap stretched so that the line begins and ends with a dash."""
    stretch = length / (round((length + GAP) / (DASH + GAP)) * (DASH + GAP) - GAP)
    return DASH * stretch, GAP * stretch
