"""The header: the puzzle with its rule, and the four phases of an epoch as chips.

The chips tell a state and are no buttons. In a stream of epochs all phases happen at once, so none
is filled and all stand in their colours.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Final

from game.session.presentation import Mode, Phase
from game.session.snapshot import Snapshot
from game.view.box import Box
from game.view.chrome.panels import inside
from game.view.drawing.canvas import Canvas
from game.view.pages import Page
from game.view.scene import Scene
from game.view.theme import Color, Palette
from game.view.visitor import looks
from game.view.visitor.lettering import BUTTON, FLOOR, enlargement, sized
from game.view.visitor.standing import is_at_start

# Room for the shadow of the chips.
AIR: Final = 8.0
NAME: Final = 46.0
NAME_GAP: Final = 24.0
RULE_GAP: Final = 30.0
CHIP_HEIGHT: Final = 60.0
CHIP_PADDING: Final = 25.0
CHIP_GAP: Final = 14.0
# Where four words are long, padding and gaps give way first.
LEAST_PADDING: Final = 12.0
LEAST_GAP: Final = 8.0
# The chips leave this much to the puzzle's name.
NAME_ROOM: Final = 120.0


@dataclass(frozen=True, slots=True)
class Chips:
    """How the chips are set: size of type, padding beside the words, gap between the chips."""

    size: float
    padding: float
    gap: float
    widths: tuple[float, ...]


class HeaderPanel:
    """The panel "visitor-header"."""

    name = "visitor-header"

    def box_of(self, scene: Scene) -> Box | None:
        """The strip at the top; None at the start, where the title is."""
        boxes = scene.layout.visitor
        if boxes is None or boxes.header is None or is_at_start(scene.snapshot):
            return None
        return inside(boxes.header.inset(-AIR), scene.layout)

    def key(self, scene: Scene) -> Hashable:
        """The puzzle and the phase."""
        snapshot = scene.snapshot
        return (scene.page, snapshot.dataset.name, shown_phases(snapshot), scene.texts.language)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the puzzle from the left, the chips from the right."""
        boxes = scene.layout.visitor
        if boxes is None or boxes.header is None:
            return
        box = boxes.header
        words = [scene.texts(f"visitor.phase.{phase.name.lower()}") for phase in Phase]
        chips, left = _fitted(canvas, words, box, scene.page), box.right
        if chips is not None:
            left = _draw_chips(canvas, box, words, chips, shown_phases(scene.snapshot), scene.page)
        _draw_puzzle(canvas, scene, box, left - RULE_GAP)


def shown_phases(snapshot: Snapshot) -> tuple[Mode, Phase | None]:
    """The mode, and the phase that is told now, if one is."""
    moment = snapshot.moment
    return moment.mode, moment.phase if moment.mode is Mode.STAGED else None


def chip_color(phase: Phase, palette: Palette) -> Color:
    """Cyan neurons guess, the violet answer is compared, green goes back, blue lines move."""
    return (palette.hidden, palette.output, palette.gradient, palette.positive)[phase]


def _fitted(canvas: Canvas, words: list[str], box: Box, page: Page) -> Chips | None:
    """The chips as large as they fit; None where even the least are too wide."""
    room = box.w - NAME_ROOM * enlargement(page)
    sizes = (sized(page, BUTTON), sized(page, FLOOR))
    paddings = (CHIP_PADDING, (CHIP_PADDING + LEAST_PADDING) / 2, LEAST_PADDING)
    for size in sizes:
        for padding in paddings:
            gap = CHIP_GAP if padding > LEAST_PADDING else LEAST_GAP
            air = 2 * sized(page, padding)
            widths = tuple(canvas.text_width(word, size, "semibold") + air for word in words)
            chips = Chips(size, padding, gap, widths)
            if sum(widths) + gap * (len(words) - 1) <= room:
                return chips
    return None


def _draw_chips(
    canvas: Canvas,
    box: Box,
    words: list[str],
    chips: Chips,
    shown: tuple[Mode, Phase | None],
    page: Page,
) -> float:
    """Draw them up to the right edge; gives where they begin."""
    palette = canvas.palette
    mode, current = shown
    height = min(sized(page, CHIP_HEIGHT), box.h)
    x = start = box.right - sum(chips.widths) - chips.gap * (len(words) - 1)
    for phase, word, width in zip(Phase, words, chips.widths, strict=True):
        color = chip_color(phase, palette)
        is_current, is_colored = phase is current, mode is Mode.STREAM
        edge = color if is_current or is_colored else palette.edge
        chip = Box(x, box.centery - height / 2, width, height)
        canvas.panel(chip, canvas.style(looks.chip, edge, is_current))
        ink = palette.action_ink if is_current else color if is_colored else palette.muted
        canvas.text(word, chip.centerx, chip.centery, chips.size, ink, "semibold", ax=0.5)
        x += width + chips.gap
    return start


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
