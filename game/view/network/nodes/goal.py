"""The goal beside the answer: a dashed ring, and below it how far off the answer is."""

from __future__ import annotations

from typing import Final

from game.view.drawing.box import Box
from game.view.drawing.kit import DrawingKit
from game.view.drawing.styles import styles
from game.view.network.collage import Collage
from game.view.network.nodes.dashed_ring import DashedRings
from game.view.network.places.discs import O1, Circle
from game.view.network.places.places import NetworkGeometry
from game.view.network.reading.large_reading import LargeReading
from game.view.numbers import digits as plain
from game.view.numbers import visitor_numbers
from game.view.scene.texts import Texts

WIDTH: Final = 4.5
DASHES: Final = 22
NUMBER_TYPE: Final = 0.74  # in radii of the ring
# In sizes of the least type: gap to the captions, the error's size and how far below it stands.
CAPTION_GAP: Final = 0.84
ERROR_TYPE: Final = 1.5
ERROR_DROP: Final = 1.32
LINE_GAP: Final = 10.0
LINE_WIDTH: Final = 3.5
PITCH: Final = 1.2


class Goal:
    """Adds the goal of a reading to a collage, with one kit."""

    def __init__(self, kit: DrawingKit) -> None:
        self._rings = DashedRings(kit.typeface.scale, kit.styles.palette)
        self._styles = kit.styles
        self._palette = kit.styles.palette

    def add(
        self,
        collage: Collage,
        geometry: NetworkGeometry,
        reading: LargeReading,
        texts: Texts,
    ) -> None:
        """The goal of one row; for all of them the words that the numbers are means."""
        goal = geometry.goal
        if goal is None or reading.pulled:
            return
        if reading.target is None:
            self._mean(collage, geometry, texts)
            return
        palette, small = self._palette, geometry.least_type
        ring = self._rings.sprite(goal.r, WIDTH, DASHES, palette.output)
        collage.centered(ring, goal.x, goal.y)
        shown = plain.trimmed(reading.target, 2)
        collage.text(shown, goal.x, goal.y, max(NUMBER_TYPE * goal.r, small), palette.text)
        above = goal.y - goal.r - CAPTION_GAP * small
        self._caption(collage, texts("network.large.goal"), above, geometry)
        output = reading.base.neurons[-1]
        if reading.error is None or output.activation is None:
            return
        self._connector(collage, geometry.neurons[O1], goal)
        below = goal.y + goal.r + CAPTION_GAP * small
        self._caption(collage, texts("network.large.error"), below, geometry)
        y = below + ERROR_DROP * small
        string = visitor_numbers.error(output.activation, reading.target, output.bounded)
        room = geometry.target_width
        collage.number((string,), goal.x, y, ERROR_TYPE * small, palette.text, room, small)

    def _connector(self, collage: Collage, answer: Circle, goal: Circle) -> None:
        """A line from the answer to the goal: the gap between them is the error."""
        left, right = answer.x + answer.r + LINE_GAP, goal.x - goal.r - LINE_GAP
        if right > left:
            box = Box(left, goal.y - LINE_WIDTH / 2, right - left, LINE_WIDTH)
            collage.shape(box, self._styles(styles.disc, self._palette.muted))

    def _mean(self, collage: Collage, geometry: NetworkGeometry, texts: Texts) -> None:
        """Words in the goal's place: as many lines as it takes."""
        size, room = geometry.least_type, geometry.target_width
        lines: list[str] = []
        for line in texts("network.mean").split("\n"):
            wide = collage.text_width(line, size, "medium") > room
            lines += line.split() if wide else [line]
        x, y = geometry.target
        top = y - (len(lines) - 1) * PITCH * size / 2
        for number, line in enumerate(lines):
            height = top + number * PITCH * size
            collage.fitted_text(
                line, x, height, size, self._palette.muted, room, "medium", floor=size
            )

    def _caption(self, collage: Collage, string: str, y: float, geometry: NetworkGeometry) -> None:
        x, _ = geometry.target
        size, room, color = geometry.least_type, geometry.target_width, self._palette.muted
        collage.fitted_text(string, x, y, size, color, room, "medium", floor=size)
