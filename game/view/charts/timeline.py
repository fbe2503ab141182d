"""The timeline: the recording as the outline of its loss, with the playhead on it."""

from collections.abc import Hashable, Sequence
from typing import Final

from game.session.snapshot import Snapshot
from game.view.charts.axes.plot import EpochScale
from game.view.charts.lines import annotations, curves
from game.view.charts.lines.marks import Mark, MarkKind, lock_marks, rule_changes, thinned
from game.view.charts.lines.rules import RuleMark, rule_marks
from game.view.charts.lines.series import Series
from game.view.charts.lines.wave import loss_wave
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.fill import FillBrush
from game.view.drawing.shapes.strands import StrandBrush
from game.view.drawing.styles import slider_styles, styles
from game.view.numbers import digits
from game.view.scene.control import Control
from game.view.scene.scene import Scene
from game.view.widgets.sliders.timescale import HEAD_FRACTION, SHORTEST, epoch_at

CONTROL: Final = "timeline"
# What the playhead may take beyond the well: above, below, at the sides.
ROOM_ABOVE: Final = 18.0
ROOM_BELOW: Final = 14.0
ROOM_BESIDE: Final = 6.0

WAVE_TOP: Final = 16.0
WAVE_FOOT: Final = 3.0
WAVE_WIDTH: Final = 2.2
ICON_PLACE: Final = 14.0
ICON_SIZE: Final = 26.0
ICON_GAP: Final = 24.0
RULE_GAP: Final = 7.0
RULE_INSET: Final = 4.0
RULE_DASH: Final = (4.0, 4.0)
ICON_KINDS: Final = frozenset({MarkKind.DEAD, MarkKind.LOCKED})

HEAD_WIDTH: Final = 4.0
HEAD_OVERHANG: Final = 4.0
HEAD_KNOB: Final = 18.0
HEAD_RISE: Final = 12.0
BUBBLE_HEIGHT: Final = 30.0
BUBBLE_GAP: Final = 10.0
SENTENCE_AIR: Final = 24.0


class TimelinePanel:
    """The well of the timeline and everything in it."""

    name = CONTROL

    def __init__(self) -> None:
        self._brush = StrandBrush()
        self._fill = FillBrush()

    def box_of(self, scene: Scene) -> Box | None:
        """The well, with room for the playhead; None while there is no timeline."""
        control = scene.control(CONTROL)
        if control is None:
            return None
        well = control.target
        return Box(
            well.x - ROOM_BESIDE,
            well.y - ROOM_ABOVE,
            well.w + 2 * ROOM_BESIDE,
            well.h + ROOM_ABOVE + ROOM_BELOW,
        )

    def key(self, scene: Scene) -> Hashable:
        """What the timeline shows."""
        control, snapshot = scene.control(CONTROL), scene.snapshot
        if control is None:
            return None
        return (
            (control.target, control.track, scene.layout.scale),
            (scene.palette, scene.texts.language),
            (snapshot.run, snapshot.last_epoch, snapshot.epoch),
            snapshot.settings.lock_threshold,
            pointed_epoch(scene, control),
            _is_focused(scene),
        )

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the well, the recording, the playhead."""
        control, snapshot = scene.control(CONTROL), scene.snapshot
        if control is None:
            return
        well = control.target
        canvas.panel(well, canvas.style(styles.well))
        epochs = epoch_scale(control, snapshot.last_epoch)
        if snapshot.started:
            self._draw_recording(canvas, scene, well, epochs)
        else:
            _draw_sentence(canvas, scene, well, epochs.left)
        if _is_focused(scene):
            canvas.panel(well, canvas.style(styles.focus_ring))
        _draw_playhead(canvas, well, epochs.x(snapshot.epoch))
        pointed = pointed_epoch(scene, control)
        if pointed is not None:
            _draw_bubble(canvas, scene, well, epochs.x(pointed), pointed)

    def _draw_recording(self, canvas: Canvas, scene: Scene, well: Box, epochs: EpochScale) -> None:
        snapshot = scene.snapshot
        rules = rule_marks(snapshot.history)
        top = well.y + WAVE_TOP
        box = Box(epochs.left, top, epochs.right - epochs.left, well.bottom - WAVE_FOOT - top)
        wave = loss_wave(snapshot, rules, box, epochs, canvas.scale)
        plot, parts = wave.plot, wave.parts
        series = Series("", scene.palette.positive, WAVE_WIDTH)
        curves.fill_below(canvas, self._fill, plot, parts, series, snapshot.epoch)
        _draw_rules(canvas, well, epochs, rules)
        ghost = snapshot.history.ghost
        if ghost is not None:
            curves.draw_ghost(canvas, self._brush, plot, ghost)
        curves.draw_lines(canvas, self._brush, plot, parts, (series,), snapshot.epoch, None)
        for mark in icons_of(snapshot, epochs):
            x = min(max(epochs.x(mark.epoch), epochs.left), epochs.right)
            icon = annotations.ICONS[mark.kind]
            canvas.icon(icon, x, well.y + ICON_PLACE, ICON_SIZE, scene.palette.lock)


def epoch_scale(control: Control, last_epoch: int) -> EpochScale:
    """The timeline's scale: its head stands where ``fraction_of`` says."""
    left, right = control.track
    return EpochScale(left, left + (right - left) * HEAD_FRACTION, max(last_epoch, SHORTEST))


def pointed_epoch(scene: Scene, control: Control) -> int | None:
    """The epoch under the pointer; None while it is elsewhere or nothing is recorded."""
    interface = scene.interface
    if interface.pointer is None or interface.help_open or not scene.snapshot.started:
        return None
    x, y = interface.pointer
    held_here = interface.pressed == CONTROL
    if not held_here and (interface.pressed is not None or not control.target.contains(x, y)):
        return None
    left, right = control.track
    return epoch_at((x - left) / (right - left), scene.snapshot.last_epoch)


def icons_of(snapshot: Snapshot, epochs: EpochScale) -> list[Mark]:
    """The locks and deaths that the timeline has room for."""
    marks = lock_marks(snapshot.marks, snapshot.topology)
    return thinned([mark for mark in marks if mark.kind in ICON_KINDS], epochs.x, ICON_GAP)


def _is_focused(scene: Scene) -> bool:
    return scene.interface.focus_visible and scene.interface.focused == CONTROL


def _draw_rules(canvas: Canvas, well: Box, epochs: EpochScale, rules: Sequence[RuleMark]) -> None:
    color = canvas.palette.output
    for mark in thinned(rule_changes(rules), epochs.x, RULE_GAP):
        x = epochs.x(mark.epoch)
        top, bottom = well.y + RULE_INSET, well.bottom - WAVE_FOOT
        annotations.draw_upright(canvas, x, top, bottom, color, theme.STROKE_LINE, RULE_DASH)


def _draw_sentence(canvas: Canvas, scene: Scene, well: Box, left: float) -> None:
    """What to do, before anything is recorded."""
    sentence = scene.texts("charts.timeline.start")
    middle = (left + well.right) / 2
    room = well.right - left - 2 * SENTENCE_AIR
    canvas.fitted_text(
        sentence,
        middle,
        well.centery,
        theme.TYPE_VALUE,
        scene.palette.text,
        room,
        "semibold",
        ax=0.5,
    )


def _draw_playhead(canvas: Canvas, well: Box, x: float) -> None:
    height = well.h + 2 * HEAD_OVERHANG
    line = Box(x - HEAD_WIDTH / 2, well.y - HEAD_OVERHANG, HEAD_WIDTH, height)
    canvas.panel(line, canvas.style(slider_styles.playhead_line))
    knob = Box(x - HEAD_KNOB / 2, well.y - HEAD_RISE, HEAD_KNOB, HEAD_KNOB)
    canvas.panel(knob, canvas.style(slider_styles.playhead_knob))


def _draw_bubble(canvas: Canvas, scene: Scene, well: Box, x: float, epoch: int) -> None:
    """The epoch under the pointer, beside a thin line, always inside the well."""
    bottom = well.bottom - WAVE_FOOT
    canvas.line(x, well.y + WAVE_FOOT, x, bottom, canvas.palette.crosshair, theme.STROKE_LINE)
    words = scene.texts("charts.timeline.epoch", epoch=digits.grouped(epoch))
    leftwards = x > well.centerx
    canvas.pill(
        words,
        x - BUBBLE_GAP if leftwards else x + BUBBLE_GAP,
        well.centery,
        canvas.palette.crosshair,
        theme.TYPE_CAPTION,
        height=BUBBLE_HEIGHT,
        ax=1.0 if leftwards else 0.0,
    )
