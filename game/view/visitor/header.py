"""The header: the puzzle with its rule, and the four phases of an epoch."""

from collections.abc import Hashable
from typing import Final

from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.large.lettering import BUTTON, FLOOR, sized
from game.view.scene.scene import Scene
from game.view.visitor.captions.run_stage import is_at_start
from game.view.visitor.phase_line import draw_phases, shown_phases
from game.view.widgets.controls_panel import inside

# Room for the glow of the phase of now.
AIR: Final = 8.0
NAME: Final = 46.0
NAME_GAP: Final = 24.0
RULE_GAP: Final = 30.0


class HeaderPanel:
    """The panel "visitor-header"."""

    name = "visitor-header"

    def box_of(self, scene: Scene) -> Box | None:
        """The strip at the top; None at the start, where the title is."""
        boxes = scene.layout.large
        if boxes is None or boxes.header is None or is_at_start(scene.snapshot):
            return None
        return inside(boxes.header.inset(-AIR), scene.layout)

    def key(self, scene: Scene) -> Hashable:
        """The puzzle and the phase."""
        snapshot = scene.snapshot
        return (scene.page, snapshot.dataset.name, shown_phases(snapshot), scene.texts.language)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the puzzle from the left, the phases from the right."""
        boxes = scene.layout.large
        if boxes is None or boxes.header is None:
            return
        box = boxes.header
        shown = shown_phases(scene.snapshot)
        left = draw_phases(canvas, box, scene.texts, shown, scene.page)
        _draw_puzzle(canvas, scene, box, left - RULE_GAP)


def _draw_puzzle(canvas: Canvas, scene: Scene, box: Box, right: float) -> None:
    """The puzzle's name and its rule, each only where there is room for all of it."""
    palette, page, puzzle = canvas.palette, scene.page, scene.snapshot.dataset.name
    name = scene.texts(f"visitor.puzzle.{puzzle}.name")
    rule = scene.texts(f"visitor.puzzle.{puzzle}.rule")
    middle, size = box.centery, sized(page, NAME)
    if box.x + canvas.text_width(name, size, "display") > right:
        return
    drawn = canvas.text(name, box.x, middle, size, palette.text, "display")
    left = drawn.right + NAME_GAP
    for size in (BUTTON, FLOOR):
        wanted = sized(page, size)
        if left + canvas.text_width(rule, wanted) <= right:
            canvas.text(rule, left, middle + 1.0, wanted, palette.muted)
            return
