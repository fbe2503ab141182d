"""The panels of the map: each square by itself, and what is said below or beside them.

They are three, so that in a run none of them takes long: they are redrawn one after another.
"""

from collections.abc import Hashable
from typing import Final

from game.view.charts.map.controls import CLOSE_ID, PANEL, PLANE_ID
from game.view.charts.map.legend import draw_answer, draw_beside, draw_sentence, draw_title
from game.view.charts.map.no_hidden import ID as HIDDEN_ON_ID
from game.view.charts.map.no_hidden import draw_no_hidden
from game.view.charts.map.places import map_parts, map_places, on_pixels
from game.view.charts.map.squares import FRAME_RADIUS, draw_hidden, draw_inputs
from game.view.charts.map.words import sentence
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import styles
from game.view.drawing.styles.buttons import Look, button
from game.view.scene.scene import Scene
from game.view.square.brush import SquareBrush, belief_key
from game.view.square.rows import row_marks

CROSS: Final = 40.0
CLOSE_INSET: Final = 8.0
RING_GAP: Final = 2.0


class InputSquarePanel:
    """The panel "map.inputs"."""

    name = f"{PANEL}.inputs"

    def __init__(self, brush: SquareBrush) -> None:
        self._brush = brush

    def box_of(self, scene: Scene) -> Box | None:
        """The left part of the map; None while another tab is open."""
        parts = map_parts(scene.layout, scene.interface.tab)
        return None if parts is None else parts.inputs

    def key(self, scene: Scene) -> Hashable:
        """What the network believes, the rows, one's own input, the keyboard's focus."""
        return (*_square_key(scene), _attention(scene, PLANE_ID)[2])

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the square with its words."""
        places = map_places(scene.layout, scene.interface.tab)
        if places is None:
            return
        box = on_pixels(places.inputs, scene.layout.scale)
        draw_inputs(canvas, self._brush, scene.snapshot, scene.texts, box)
        if places.stacked:
            draw_title(canvas, scene, "inputs", box)
        if _attention(scene, PLANE_ID)[2]:
            ring = canvas.style(styles.focus_ring, FRAME_RADIUS + RING_GAP)
            canvas.panel(box.inset(-RING_GAP), ring)


class HiddenSquarePanel:
    """The panel "map.hidden"."""

    name = f"{PANEL}.hidden"

    def __init__(self, brush: SquareBrush) -> None:
        self._brush = brush

    def box_of(self, scene: Scene) -> Box | None:
        """The part of the map right of the input square; None while another tab is open."""
        parts = map_parts(scene.layout, scene.interface.tab)
        return None if parts is None else parts.hidden

    def key(self, scene: Scene) -> Hashable:
        """What the network believes, the rows and the way they came, one's own input."""
        snapshot = scene.snapshot
        button = _attention(scene, HIDDEN_ON_ID)
        return (*_square_key(scene), snapshot.run, snapshot.epoch, button)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the square with its words."""
        places = map_places(scene.layout, scene.interface.tab)
        if places is None:
            return
        if not scene.snapshot.topology.has_hidden:
            draw_no_hidden(canvas, scene, places)
            return
        box = on_pixels(places.hidden, scene.layout.scale)
        draw_hidden(canvas, self._brush, scene.snapshot, scene.texts, box)
        if places.stacked:
            draw_title(canvas, scene, "hidden", box)


class MapWordsPanel:
    """The panel "map": one sentence, and what one's own input gives."""

    name = PANEL

    def box_of(self, scene: Scene) -> Box | None:
        """What is left of the map; None while another tab is open, or if there is nothing left."""
        parts = map_parts(scene.layout, scene.interface.tab)
        return None if parts is None else parts.words

    def key(self, scene: Scene) -> Hashable:
        """The words, one's own input and its answer, and how the cross looks."""
        snapshot, probe = scene.snapshot, scene.snapshot.probe
        return (
            *_place_key(scene),
            (sentence(snapshot), snapshot.trace.right_count),
            None if probe is None else (probe.inputs, probe.answer),
            snapshot.trace.rule.output_activation.name,
            _attention(scene, CLOSE_ID),
        )

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the words."""
        places = map_places(scene.layout, scene.interface.tab)
        if places is None:
            return
        if places.words is not None:
            draw_beside(canvas, scene, places.words)
        if places.sentence is not None:
            draw_sentence(canvas, scene, places.sentence)
        if places.answer is not None:
            draw_answer(canvas, scene, places.answer, framed=places.stacked)
        _draw_close(canvas, scene)


MapPanels = tuple[InputSquarePanel, HiddenSquarePanel, MapWordsPanel]


def map_panels() -> MapPanels:
    """The panels of the map."""
    brush = SquareBrush()
    return InputSquarePanel(brush), HiddenSquarePanel(brush), MapWordsPanel()


def _place_key(scene: Scene) -> tuple[Hashable, ...]:
    return (scene.layout.graphs, scene.layout.scale, scene.palette, scene.texts.language)


def _square_key(scene: Scene) -> tuple[Hashable, ...]:
    snapshot, probe = scene.snapshot, scene.snapshot.probe
    own = None if probe is None else probe.inputs
    return (*_place_key(scene), belief_key(snapshot.trace), row_marks(snapshot), own)


def _attention(scene: Scene, control: str) -> tuple[bool, bool, bool]:
    """Whether a control is hovered, pressed, focused by the keyboard."""
    interface = scene.interface
    focused = interface.has_ring(control)
    return interface.hovered == control, interface.pressed == control, focused


def _draw_close(canvas: Canvas, scene: Scene) -> None:
    """The cross that lets go of one's own input."""
    close = scene.control(CLOSE_ID)
    if close is None:
        return
    hovered, pressed, focused = _attention(scene, CLOSE_ID)
    disc, target = close.target.inset(CLOSE_INSET), close.target
    if hovered or pressed:
        canvas.panel(disc, canvas.style(button, Look.PRESSED if pressed else Look.HOVER))
    canvas.icon("close", target.centerx, target.centery, CROSS, canvas.palette.text)
    if focused:
        canvas.panel(disc, canvas.style(styles.focus_ring, styles.ROUND))
