"""The header: the puzzle with its rule, and the four phases of an epoch, or a story's stars."""

from collections.abc import Hashable
from itertools import product
from typing import Final, NamedTuple

from game.session.commands import TellAgain
from game.session.presentation import Phase
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.text.typeface import Measure
from game.view.large.lettering import BUTTON, FLOOR, sized
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.large_boxes import LargeBoxes
from game.view.scene.page import Page
from game.view.scene.scene import Scene
from game.view.scene.texts import Texts
from game.view.visitor.captions.run_stage import is_at_start
from game.view.visitor.captions.story_told import story_told
from game.view.visitor.phase_line import draw_phases, phase_places, shown_phases
from game.view.visitor.race.head import draw_race_head, shown_head
from game.view.visitor.turn.shown import standing_turn
from game.view.visitor.turn.stars import draw_stars
from game.view.widgets.controls_panel import inside

# Room for the glow of the phase of now.
AIR: Final = 8.0
HEADER: Final = "header"
PHASE_ID: Final = "phase."
# A finger's target: aside of dot and word, and at least so large.
BESIDE: Final = 8.0
LEAST_TARGET: Final = 68.0
UNDERLINE: Final = 4.0
NAME: Final = 46.0
NAME_GAP: Final = 24.0
RULE_GAP: Final = 30.0


def header_controls(context: ControlContext) -> list[Control]:
    """The phases: each is told again when it is touched."""
    boxes, texts = context.layout.large, context.texts
    if boxes is None or boxes.header is None or is_at_start(context.snapshot):
        return []
    places = phase_places(boxes.header, texts, context.layout.page, context.measure)
    controls = []
    for phase, place in zip(Phase, places, strict=False):
        name = phase.name.lower()
        controls.append(
            Control(
                id=f"{PHASE_ID}{name}",
                kind=Kind.TELL,
                target=_touched(place),
                panel=HEADER,
                label=texts(f"visitor.phase.{name}"),
                action=TellAgain(phase),
            )
        )
    return controls


def puzzle_box(boxes: LargeBoxes, texts: Texts, page: Page, measure: Measure) -> Box | None:
    """Where the puzzle can be touched: all that the phases leave, None where that is too little."""
    header = boxes.header
    if header is None:
        return None
    places = phase_places(header, texts, page, measure)
    right = places[0].x - RULE_GAP if places else header.right
    box = _touched(Box(header.x, header.y, right - header.x, header.h))
    return box if box.w >= LEAST_TARGET else None


def _touched(place: Box) -> Box:
    """What a finger hits: never lower than it needs."""
    height = max(place.h, LEAST_TARGET)
    return Box(place.x - BESIDE, place.centery - height / 2, place.w + 2 * BESIDE, height)


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
        """The puzzle, and the phase or the stars."""
        snapshot = scene.snapshot
        turn = standing_turn(snapshot)
        shown: Hashable = shown_phases(snapshot) if turn is None else turn.stars
        if snapshot.races:
            shown = shown_head(snapshot)
        named = snapshot.dataset.name, story_told(scene)
        return scene.page, named, shown, scene.texts.language, _states(scene)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the puzzle from the left, the phases or the stars from the right."""
        boxes = scene.layout.large
        if boxes is None or boxes.header is None:
            return
        box, turn = boxes.header, standing_turn(scene.snapshot)
        shown = shown_phases(scene.snapshot)
        if scene.snapshot.races:
            draw_race_head(canvas, scene, box)
            return
        if turn is None:
            left = draw_phases(canvas, box, scene.texts, shown, scene.page)
        else:
            left = draw_stars(canvas, box, turn.stars, scene.page)
        _draw_puzzle(canvas, scene, box, left - RULE_GAP)
        for place, state in _states(scene):
            if state.pressed or state.hovered:
                canvas.rect(
                    (
                        place.x + BESIDE,
                        place.bottom - 2 * UNDERLINE,
                        place.w - 2 * BESIDE,
                        UNDERLINE,
                    ),
                    canvas.palette.text if state.pressed else canvas.palette.muted,
                )


class Standing(NamedTuple):
    """How something in the header stands."""

    hovered: bool
    pressed: bool


def _states(scene: Scene) -> tuple[tuple[Box, Standing], ...]:
    """The phases that are pointed at or held; the ring of the keyboard is an overlay."""
    interface, found = scene.interface, []
    for control in scene.controls_of(HEADER):
        standing = Standing(
            interface.hovered == control.id,
            interface.pressed == control.id,
        )
        if any(standing):
            found.append((control.target, standing))
    return tuple(found)


def _draw_puzzle(canvas: Canvas, scene: Scene, box: Box, right: float) -> None:
    """The story's title, or the puzzle's name, and the rule, each only where all of it has room."""
    palette, page, texts = canvas.palette, scene.page, scene.texts
    key = f"visitor.puzzle.{scene.snapshot.dataset.name}"
    name, rule = texts(f"{key}.name"), texts(f"{key}.rule")
    rules: tuple[str, ...] = (rule,)
    story = story_told(scene)
    if story is not None:
        rules = texts("visitor.puzzle.line", name=name, rule=rule), rule
        name = story.title
    middle, size = box.centery, sized(page, NAME)
    if box.x + canvas.text_width(name, size, "display") > right:
        return
    drawn = canvas.text(name, box.x, middle, size, palette.text, "display")
    left = drawn.right + NAME_GAP
    for told, size in product(rules, (BUTTON, FLOOR)):
        wanted = sized(page, size)
        if left + canvas.text_width(told, wanted) <= right:
            canvas.text(told, left, middle + 1.0, wanted, palette.muted)
            return
