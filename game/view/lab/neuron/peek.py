"""A glance at a neuron that is not pinned: an overlay where its card would open."""

from collections.abc import Callable, Hashable

from game.engine.topology import NeuronId
from game.view.chain_rule.peek import draw_peek_glass
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.glass import SHADOW_DROP
from game.view.lab.neuron.boxes import places
from game.view.lab.neuron.header import draw_header
from game.view.lab.neuron.pen import Pen
from game.view.lab.neuron.rows import draw_rows
from game.view.lab.neuron.slope import draw_slope
from game.view.lab.neuron.total import draw_sum
from game.view.network.reading.reduced_motion import seen
from game.view.neuron_card.curve import CurvePainter
from game.view.neuron_card.dots import at_rest
from game.view.neuron_card.figures import FiguresReader, NeuronFigures
from game.view.neuron_card.look import LAB_LOOK
from game.view.scene.layout import Layout
from game.view.scene.scene import Scene


class NeuronPeek:
    """Shows the hovered or focused neuron over the card and whatever lies below it.

    ``pinned_card`` gives the place that a card has, or would have, in a layout with large text or
    not. The dots do not slide: it is only a glance.
    """

    name = "neuron-peek"
    margin = theme.SHADOW_CARD * (1 + SHADOW_DROP)

    def __init__(self, pinned_card: Callable[[Layout, bool], Box | None]) -> None:
        self._pinned_card = pinned_card
        self._reader = FiguresReader()
        self._painter = CurvePainter()

    def box(self, scene: Scene) -> Box | None:
        """Where the card would be; None while nothing is peeked at, or help covers it.

        Pages in large type show nothing that a finger cannot ask for.
        """
        if scene.page.is_large or scene.peeked_neuron is None or scene.interface.help_open:
            return None
        return self._pinned_card(scene.layout, scene.interface.large_text)

    def key(self, scene: Scene) -> Hashable:
        """The figures, and how to keep them."""
        return self._shown(scene), _hint(scene), scene.texts.language, scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """The card with a dashed edge: not yet kept."""
        box, shown = self.box(scene), self._shown(scene)
        if box is None or shown is None:
            return
        draw_peek_glass(canvas, box)
        parts, pen = places(box), Pen(canvas, scene.texts, shown)
        draw_header(pen, parts.header, scene.texts(_hint(scene)))
        draw_sum(pen, parts.total)
        pen.rule(parts.curve)
        there = at_rest(shown)
        self._painter.draw(canvas, parts.curve, shown, there, scene.texts, LAB_LOOK)
        draw_slope(pen, parts.slope)
        draw_rows(pen, parts.rows)

    def _shown(self, scene: Scene) -> NeuronFigures | None:
        peeked: NeuronId | None = scene.peeked_neuron
        return None if peeked is None else self._reader.read(seen(scene), peeked)


def _hint(scene: Scene) -> str:
    return "card.keep.click" if scene.interface.hovered is not None else "card.keep.key"
