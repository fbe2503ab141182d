"""The ribbon: the loss as a number and as a curve, which is the recording's scrubber as well.

Markers sit on the curve's own time: a padlock where a neuron locked, a star where all rows came
right. What is still to come is dots, not a promise. The projector has the scrubber alone.
"""

from collections.abc import Hashable
from typing import Final, NamedTuple

import numpy as np

from game.session.outcome import State
from game.session.snapshot import Snapshot
from game.view.charts.axes.plot import EpochScale, epoch_scale
from game.view.charts.lines import annotations, curves
from game.view.charts.lines.marks import MarkKind, lock_marks
from game.view.charts.lines.rules import rule_marks
from game.view.charts.lines.series import Series
from game.view.charts.lines.wave import Wave, loss_wave
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.fill import FillBrush
from game.view.drawing.shapes.strands import StrandBrush
from game.view.drawing.styles import styles
from game.view.large import looks
from game.view.large.lettering import FLOOR, LABEL, sized
from game.view.large.looks import CARD_RADIUS
from game.view.large.looks import State as Look
from game.view.numbers import visitor_numbers
from game.view.numbers.digits import grouped
from game.view.scene.page import Page
from game.view.scene.scene import Scene
from game.view.visitor.dock.timeline import ROOMY_STORY, TIMELINE, scrub_zone
from game.view.visitor.turn.kept_curve import draw_kept_curves, kept_curves
from game.view.widgets.appearance import appearance_in
from game.view.widgets.controls_panel import inside

AIR: Final = 12.0
PADDING: Final = 30.0
LOSS_LABEL: Final = 40.0
LOSS_MIDDLE: Final = 94.0
EPOCH_MIDDLE: Final = 152.0
LOSS: Final = 68.0
EPOCH: Final = 42.0
WORD_GAP: Final = 14.0
PROJECTOR_LOSS: Final = 44.0

# The curve, from the ribbon's upper and lower edge; the scrubber's line, from the lower one.
CURVE_TOP: Final = 22.0
CURVE_FOOT: Final = 64.0
TRACK_RISE: Final = 38.0
CURVE_WIDTH: Final = 4.0
CURVE_LIGHT: Final = 0.72
TRACK: Final = 8.0
FUTURE_SHADE: Final = 0.55
DOT: Final = 3.0
DOT_STEP: Final = 18.0
KNOB: Final = 20.0
KNOB_EDGE: Final = 5.0
HEAD: Final = 7.0
MARKER: Final = 46.0
MARKER_ICON: Final = 0.86
MARKER_GAP: Final = 50.0
MARKER_STEM: Final = 3.0
NUMBER_AIR: Final = 16.0
NOW_GAP: Final = 14.0
NOW_RISE: Final = 46.0
STEM_ICONS: Final = frozenset({MarkKind.DEAD, MarkKind.LOCKED})


class Marker(NamedTuple):
    """An icon at an epoch of the recording."""

    epoch: int
    icon: str


class RibbonPanel:
    """The panel "ribbon"."""

    name = "ribbon"

    def __init__(self) -> None:
        self._brush = StrandBrush()
        self._fill = FillBrush()

    def box_of(self, scene: Scene) -> Box | None:
        """The ribbon with room for the ring of the focus; None while there is no timeline."""
        boxes = scene.layout.large
        if not scene.page.is_large or boxes is None or boxes.story is None:
            return None
        if scene.control(TIMELINE) is None:
            return None
        return inside(boxes.story.inset(-AIR), scene.layout)

    def key(self, scene: Scene) -> Hashable:
        """The recording, the playhead, the numbers."""
        snapshot = scene.snapshot
        return (
            (scene.page, scene.palette, scene.texts.language, appearance_in(scene, TIMELINE)),
            (snapshot.run, snapshot.last_epoch, snapshot.epoch),
            markers(snapshot),
            kept_curves(snapshot),
        )

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw ground, numbers, curve and scrubber."""
        boxes, control = scene.layout.large, scene.control(TIMELINE)
        if boxes is None or boxes.story is None or control is None:
            return
        story, look = boxes.story, appearance_in(scene, TIMELINE)
        epochs = epoch_scale(control, scene.snapshot.last_epoch)
        zone = scrub_zone(story, scene.page)
        if scene.page is Page.PROJECTOR:
            _draw_loss_in_line(canvas, scene, story)
            draw_scrubber(canvas, scene, epochs, zone, story.centery, None)
        else:
            canvas.panel(story, canvas.style(looks.card, Look()))
            _draw_numbers(canvas, scene, story)
            wave = self._draw_curve(canvas, scene, story, epochs)
            track = story.bottom - TRACK_RISE
            draw_scrubber(canvas, scene, epochs, zone, track, wave)
            _draw_now(canvas, scene, story, epochs, track)
        if look is not None and look.focused:
            looks.draw_ring(canvas, story, CARD_RADIUS)

    def _draw_curve(
        self, canvas: Canvas, scene: Scene, story: Box, epochs: EpochScale
    ) -> Wave | None:
        snapshot, palette = scene.snapshot, canvas.palette
        if not snapshot.started:
            return None
        top = story.y + CURVE_TOP
        box = Box(epochs.left, top, epochs.right - epochs.left, story.bottom - CURVE_FOOT - top)
        wave = loss_wave(snapshot, rule_marks(snapshot.history), box, epochs, canvas.scale)
        light = Series("", palette.output, CURVE_WIDTH)
        line = Series("", palette.text, CURVE_WIDTH)
        here = snapshot.epoch
        curves.fill_below(canvas, self._fill, wave.plot, wave.parts, light, here, CURVE_LIGHT)
        curves.draw_lines(canvas, self._brush, wave.plot, wave.parts, (line,), here, None)
        draw_kept_curves(canvas, snapshot, wave.plot)
        return wave


def markers(snapshot: Snapshot) -> tuple[Marker, ...]:
    """What happened in the recording: a star where all rows came right, locks, deaths."""
    events = [
        Marker(mark.epoch, annotations.ICONS[mark.kind])
        for mark in lock_marks(snapshot.marks, snapshot.topology)
        if mark.kind in STEM_ICONS
    ]
    solved = _solved(snapshot)
    return tuple(([] if solved is None else [Marker(solved, "star")]) + events)


def _solved(snapshot: Snapshot) -> int | None:
    outcome, first = snapshot.outcome, snapshot.history.first_solved
    if outcome.state is State.SOLVED and outcome.since is not None:
        return outcome.since
    return first if first is not None and first <= snapshot.last_epoch else None


def shown_markers(snapshot: Snapshot, epochs: EpochScale) -> list[Marker]:
    """The markers that there is room for, the star before all others."""
    kept: list[Marker] = []
    for marker in markers(snapshot):
        x = epochs.x(marker.epoch)
        if all(abs(epochs.x(other.epoch) - x) >= MARKER_GAP for other in kept):
            kept.append(marker)
    return kept


def draw_scrubber(
    canvas: Canvas, scene: Scene, epochs: EpochScale, zone: Box, y: float, wave: Wave | None
) -> None:
    """The line of the recording, dots for what comes, markers, the head and the playhead's knob."""
    snapshot, palette = scene.snapshot, canvas.palette
    head, here = epochs.x(snapshot.last_epoch), epochs.x(snapshot.epoch)
    for x in np.arange(head + DOT_STEP, zone.right, DOT_STEP):
        canvas.disc(float(x), y, DOT, palette.edge)
    faint = styles.mix(palette.output, palette.panel, FUTURE_SHADE)
    for end, color in ((head, faint), (here, palette.output)):
        line = Box(epochs.left - TRACK / 2, y - TRACK / 2, end - epochs.left + TRACK, TRACK)
        canvas.panel(line, canvas.style(styles.disc, color))
    for marker in shown_markers(snapshot, epochs):
        _draw_marker(canvas, marker, epochs.x(marker.epoch), y, wave)
    if snapshot.epoch != snapshot.last_epoch:
        canvas.disc(head, y, HEAD, palette.text)
    look = appearance_in(scene, TIMELINE)
    pressed = look is not None and look.pressed
    canvas.disc(here, y, KNOB + (2.0 if pressed else 0.0), palette.panel)
    canvas.disc(here, y, KNOB - KNOB_EDGE + (4.0 if pressed else 0.0), palette.action)


def _draw_marker(canvas: Canvas, marker: Marker, x: float, y: float, wave: Wave | None) -> None:
    palette = canvas.palette
    color = palette.text if marker.icon == "star" else palette.lock
    if wave is not None:
        canvas.line(x, wave.y(marker.epoch), x, y, color, MARKER_STEM)
    disc = Box(x - MARKER / 2, y - MARKER / 2, MARKER, MARKER)
    canvas.panel(disc, canvas.style(looks.marker, color))
    canvas.icon(marker.icon, x, y, MARKER * MARKER_ICON, color)


def _draw_numbers(canvas: Canvas, scene: Scene, story: Box) -> None:
    """The loss with its word above it, the epoch with its word beside it."""
    palette, texts, snapshot = canvas.palette, scene.texts, scene.snapshot
    x = story.x + PADDING
    room = _clear_of_markers(scrub_zone(story, scene.page)) - x
    history = snapshot.history
    # What stands beside the curve is what the curve is of.
    word = texts("charts.loss.short" if history.losses_differ else "visitor.loss")
    y = story.y + LOSS_LABEL
    canvas.fitted_text(word, x, y, LABEL, palette.muted, room, floor=FLOOR)
    shown, y = float(history.measured(snapshot.trace)), story.y + LOSS_MIDDLE
    loss = visitor_numbers.loss(shown)
    canvas.fitted_text(loss, x, y, LOSS, palette.text, room, "semibold", floor=FLOOR)
    place, epoch = Box(x, story.y, room, story.h), grouped(snapshot.epoch)
    y = story.y + EPOCH_MIDDLE
    _draw_named(canvas, texts("visitor.epoch"), epoch, place, y, (LABEL, EPOCH, FLOOR))


def _clear_of_markers(zone: Box) -> float:
    """The right edge of what is written before the scrub zone: a neuron that is locked from the
    start has its marker at the line's very beginning.
    """
    return zone.x - MARKER / 2 - NUMBER_AIR


def _draw_loss_in_line(canvas: Canvas, scene: Scene, story: Box) -> None:
    page = scene.page
    if story.w < ROOMY_STORY:
        return
    place = story._replace(w=_clear_of_markers(scrub_zone(story, page)) - story.x)
    loss = visitor_numbers.loss(float(scene.snapshot.trace.loss))
    sizes = (sized(page, LABEL), sized(page, PROJECTOR_LOSS), sized(page, FLOOR))
    _draw_named(canvas, scene.texts("visitor.loss"), loss, place, story.centery, sizes)


def _draw_named(
    canvas: Canvas, word: str, number: str, place: Box, y: float, sizes: tuple[float, float, float]
) -> None:
    """A number after its word, which it takes the place of where there is no room for both.

    ``sizes``: of the word, of the number, and the least of all.
    """
    size, number_size, floor = sizes
    least = canvas.text_width(number, floor, "semibold")
    left = place.x
    if canvas.text_width(word, size) + WORD_GAP + least <= place.w:
        left = canvas.text(word, left, y, size, canvas.palette.muted).right + WORD_GAP
    rest = place.right - left
    color = canvas.palette.text
    canvas.fitted_text(number, left, y, number_size, color, rest, "semibold", floor=floor)


def _draw_now(canvas: Canvas, scene: Scene, story: Box, epochs: EpochScale, track: float) -> None:
    """The word beside the recording's head, where there is room for it."""
    words = scene.texts("visitor.now")
    left = epochs.x(scene.snapshot.last_epoch) + NOW_GAP
    if left + canvas.text_width(words, LABEL) > story.right - NOW_GAP:
        return
    canvas.text(words, left, track - NOW_RISE, LABEL, canvas.palette.muted)
