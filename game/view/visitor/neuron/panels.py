"""The card of a neuron over the network's room, in two halves that are painted apart.

While a dot slides only the curve's half is painted again.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Final

from game.session.snapshot import Snapshot
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.large import looks
from game.view.network.reading.reduced_motion import seen
from game.view.neuron_card.dots import dots
from game.view.neuron_card.figures import FiguresReader, NeuronFigures
from game.view.scene.interface import ROOM_TAB
from game.view.scene.panel import Panel
from game.view.scene.scene import Scene
from game.view.visitor.neuron.answer import AnswerPainter
from game.view.visitor.neuron.controls import DOT, draw_attention
from game.view.visitor.neuron.places import CardPlaces, card_places
from game.view.visitor.neuron.total import TotalPainter
from game.view.visitor.neuron.words import CardWords, card_words
from game.view.visitor.room import CLOSE_ID, PANEL, shows_neuron
from game.view.widgets.appearance import Appearance, appearance_of
from game.view.widgets.controls_panel import inside

AIR: Final = 9.0


class CardReader:
    """Figures and words of the chosen neuron; worked out once for an epoch."""

    def __init__(self) -> None:
        self._figures = FiguresReader()
        self._given: tuple[NeuronFigures, CardWords] | None = None

    def read(self, scene: Scene) -> tuple[NeuronFigures, CardWords] | None:
        """What the card says; None while no neuron is chosen."""
        snapshot = shown(scene)
        neuron = snapshot.pinned_neuron
        if neuron is None:
            return None
        figures = self._figures.read(snapshot, neuron)
        if self._given is None or self._given[0] is not figures:
            self._given = figures, card_words(snapshot, figures)
        return self._given


def shown(scene: Scene) -> Snapshot:
    """The snapshot as the card shows it: rows alone, for an input of one's own is the lab's."""
    snapshot = seen(scene)
    return snapshot if snapshot.probe is None else replace(snapshot, probe=None)


def visitor_neuron_panels() -> Sequence[Panel]:
    """The two halves."""
    reader = CardReader()
    return (TotalPanel(reader), AnswerPanel(reader))


class _Half:
    """What the halves have in common; ``place``: which of the card's parts it is."""

    name: str
    place: int

    def __init__(self, reader: CardReader) -> None:
        self._reader = reader

    def box_of(self, scene: Scene) -> Box | None:
        """Its half of the room; None while no neuron fills it."""
        places = _places(scene)
        if places is None:
            return None
        part = places.parts[self.place]
        return inside(_with_air(part, scene.layout.room, AIR), scene.layout)

    def _ground(self, canvas: Canvas, scene: Scene) -> None:
        if scene.layout.room is not None:
            canvas.panel(scene.layout.room, canvas.style(looks.sheet))


class TotalPanel(_Half):
    """The panel "neuron-total": what is added up."""

    name = "neuron-total"
    place = 0

    def __init__(self, reader: CardReader) -> None:
        super().__init__(reader)
        self._painter = TotalPainter()

    def key(self, scene: Scene) -> Hashable:
        """The words, and how what can be touched looks."""
        given = self._reader.read(scene)
        return (
            None if given is None else given[1],
            _appearances(scene, of_curve=False),
            (scene.layout.room, scene.page, scene.texts.language),
        )

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the sum."""
        places, given = _places(scene), self._reader.read(scene)
        if places is None or given is None:
            return
        self._ground(canvas, scene)
        self._painter.draw(canvas, scene, places, given[1])
        for one in _appearances(scene, of_curve=False):
            draw_attention(canvas, one)


class AnswerPanel(_Half):
    """The panel "neuron-answer": the curve."""

    name = "neuron-answer"
    place = 1

    def __init__(self, reader: CardReader) -> None:
        super().__init__(reader)
        self._painter = AnswerPainter()

    def key(self, scene: Scene) -> Hashable:
        """The figures, where the dots are, and how what can be touched looks."""
        given = self._reader.read(scene)
        return (
            given,
            None if given is None else dots(shown(scene), given[0].neuron),
            _appearances(scene, of_curve=True),
            (scene.layout.room, scene.page, scene.texts.language),
        )

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the curve."""
        places, given = _places(scene), self._reader.read(scene)
        if places is None or given is None:
            return
        self._ground(canvas, scene)
        figures, words = given
        there = dots(shown(scene), figures.neuron)
        self._painter.draw(canvas, scene, places, figures, words, there)
        for one in _appearances(scene, of_curve=True):
            draw_attention(canvas, one)


def _places(scene: Scene) -> CardPlaces | None:
    if not shows_neuron(scene.snapshot, scene.interface):
        return None
    return card_places(scene.layout, len(scene.snapshot.topology.inputs))


def _appearances(scene: Scene, of_curve: bool) -> tuple[Appearance, ...]:
    """How the controls of one half look: the dots and the cross are the curve's."""
    controls = scene.controls_of(PANEL)
    return tuple(
        appearance_of(control, scene.interface)
        for control in controls
        if (control.id.startswith((DOT, CLOSE_ID, ROOM_TAB))) == of_curve
    )


def _with_air(part: Box, room: Box | None, air: float) -> Box:
    """The part with the air that the room's shadow needs, where the part is at the room's edge."""
    if room is None:
        return part
    left = part.x - (air if part.x <= room.x else 0.0)
    top = part.y - (air if part.y <= room.y else 0.0)
    right = part.right + (air if part.right >= room.right - 0.5 else 0.0)
    bottom = part.bottom + (air if part.bottom >= room.bottom - 0.5 else 0.0)
    return Box(left, top, right - left, bottom - top)
