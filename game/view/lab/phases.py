"""The four phases of an epoch, at the right end of the headline: where they are, what they do."""

from collections.abc import Sequence
from typing import Final

from game.session.commands import GoToTerm, TellAgain
from game.session.presentation import Mode, Phase
from game.session.snapshot import Snapshot
from game.session.terms.stations import first_of
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import styles
from game.view.drawing.styles.styles import ROUND
from game.view.drawing.text.typeface import Measure
from game.view.drawing.theme import Color, Palette
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.layout import Fold
from game.view.scene.scene import Scene
from game.view.scene.texts import Texts
from game.view.widgets.focus_ring import draw_focus_ring

HEADLINE: Final = "headline"
# The line of writing lies a little below the middle: the glass has its edge above it.
MIDDLE: Final = 0.56
SIDE: Final = 30.0
PHASE_PADDING: Final = 15.0
PHASE_GAP: Final = 25.0
PHASE_PILL: Final = 36.0
CHEVRON: Final = 18.0
PHASE_ID: Final = "phase."
# How far a phase's pill is hit above and below it.
PHASE_REACH: Final = 10.0


def tells_phases(snapshot: Snapshot) -> bool:
    """Not before anything is trained; nor where the stations of the epoch tell them, or a weight in
    hand is told of.
    """
    is_told = snapshot.inside is None and snapshot.hand is None
    return is_told and snapshot.moment.mode is not Mode.READY


def told_phases(snapshot: Snapshot, fold: Fold) -> tuple[Phase, ...]:
    """The phases that are written: where there is little room only the one that is told now."""
    if not tells_phases(snapshot):
        return ()
    if fold is not Fold.COMPACT:
        return tuple(Phase)
    shown = shown_phase(snapshot)
    return () if shown is None else (shown,)


def shown_phase(snapshot: Snapshot) -> Phase | None:
    """The phase that is told now; None where all are one stream, or none is."""
    return snapshot.moment.phase if snapshot.moment.mode is Mode.STAGED else None


def phase_controls(context: ControlContext) -> list[Control]:
    """Each phase is told again when it is touched; one that stands still leads to its stations."""
    layout, texts, snapshot = context.layout, context.texts, context.snapshot
    box, phases = layout.state, told_phases(snapshot, layout.fold)
    if box is None or not phases:
        return []
    stands = None if snapshot.moves else shown_phase(snapshot)
    middle = box.y + box.h * MIDDLE
    places = phase_places(texts, phases, box.right - SIDE, middle, context.measure)
    return [
        Control(
            id=f"{PHASE_ID}{phase.name.lower()}",
            kind=Kind.TELL,
            target=place.inset(0.0, -PHASE_REACH),
            panel=HEADLINE,
            label=texts(f"network.phase.{phase.name.lower()}"),
            tip=context.tip("phase.stands" if phase is stands else "phase"),
            action=(
                GoToTerm(first_of(snapshot.topology, phase))
                if phase is stands
                else TellAgain(phase)
            ),
        )
        for phase, place in zip(phases, places, strict=True)
    ]


def phase_places(
    texts: Texts, phases: Sequence[Phase], right: float, y: float, measure: Measure
) -> list[Box]:
    """The pills of the phases, up to the right edge."""
    words = [texts(f"network.phase.{phase.name.lower()}") for phase in phases]
    widths = [measure(word, theme.TYPE_SMALL, "semibold") + 2 * PHASE_PADDING for word in words]
    x = right + PHASE_PADDING - sum(widths) - PHASE_GAP * (len(words) - 1)
    places = []
    for width in widths:
        places.append(Box(x, y - PHASE_PILL / 2, width, PHASE_PILL))
        x += width + PHASE_GAP
    return places


def draw_phases(canvas: Canvas, scene: Scene, right: float, y: float) -> float:
    """The phases up to the right edge, at least one; gives their left edge."""
    palette, texts, size = canvas.palette, scene.texts, theme.TYPE_SMALL
    phases = told_phases(scene.snapshot, scene.layout.fold)
    places = phase_places(texts, phases, right, y, canvas.text_width)
    pointed, shown = dict(pointed_phases(scene)), shown_phase(scene.snapshot)
    for phase, place in zip(phases, places, strict=True):
        if phase is not phases[0]:
            canvas.icon("chevron", place.x - PHASE_GAP / 2, y, CHEVRON, palette.dim)
        color = palette.dim
        if scene.snapshot.moment.mode is Mode.STREAM:
            color = phase_color(phase, palette)
        name = phase.name.lower()
        if phase is shown:
            color = palette.text
            canvas.panel(place, canvas.style(styles.phase, phase_color(phase, palette)))
        elif f"{PHASE_ID}{name}" in pointed:
            color = palette.text
        if pointed.get(f"{PHASE_ID}{name}"):
            draw_focus_ring(canvas, place, ROUND)
        words = texts(f"network.phase.{name}")
        canvas.text(words, place.centerx, y, size, color, "semibold", ax=0.5)
    return places[0].x


def pointed_phases(scene: Scene) -> tuple[tuple[str, bool], ...]:
    """The phases that are pointed at, held or in focus, and whether that shows as a ring."""
    interface, found = scene.interface, []
    for control in scene.controls_of(HEADLINE):
        focused = interface.has_ring(control.id)
        if focused or control.id in (interface.hovered, interface.pressed):
            found.append((control.id, focused))
    return tuple(found)


def phase_color(phase: Phase, palette: Palette) -> Color:
    """The colour of a phase's word: that of what moves in it."""
    return (palette.data, palette.lock, palette.gradient, palette.positive)[phase]
