"""The timeline: the recording as the outline of its loss, with the playhead on it."""

from collections.abc import Hashable, Sequence
from itertools import product
from typing import Final

from game.session.snapshot import Course
from game.session.tape.history import Curves, Quantity
from game.view.charts.axes.plot import EpochScale, epoch_scale
from game.view.charts.futures.controls import (
    ANOTHER_WAY,
    LETTER,
    LETTER_RISE,
    WELL,
    letter_places,
    way_face,
)
from game.view.charts.futures.lines import (
    OtherCourses,
    draw_others,
    draw_stems,
    shared_and_own,
)
from game.view.charts.futures.look import draw_letter, look_of
from game.view.charts.futures.places import futures_key, shown_futures
from game.view.charts.lines import annotations, curves
from game.view.charts.lines.marks import rule_changes, thinned
from game.view.charts.lines.rules import RuleMark, breaks, rule_marks
from game.view.charts.lines.series import Series
from game.view.charts.lines.wave import Wave, loss_wave
from game.view.charts.pins.controls import GROUP as PINS
from game.view.charts.pins.drawing import draw_pins
from game.view.charts.pins.places import capsules
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.fill import FillBrush
from game.view.drawing.shapes.strands import StrandBrush
from game.view.drawing.styles import slider_styles, styles
from game.view.numbers import digits
from game.view.scene.control import Control
from game.view.scene.scene import Scene
from game.view.widgets.appearance import appearance_of
from game.view.widgets.draw_controls import draw_appearances
from game.view.widgets.focus_ring import draw_focus_ring
from game.view.widgets.sliders.timescale import epoch_at, horizon

CONTROL: Final = "timeline"
# What the playhead may take beyond the well: above, below, at the sides.
ROOM_ABOVE: Final = 18.0
ROOM_BELOW: Final = 14.0
ROOM_BESIDE: Final = 6.0

WAVE_TOP: Final = 16.0
WAVE_FOOT: Final = 3.0
WAVE_WIDTH: Final = 2.2
RULE_GAP: Final = 7.0
RULE_INSET: Final = 4.0
RULE_DASH: Final = (4.0, 4.0)
# The panels of what stands on it.
ON_IT: Final = frozenset({ANOTHER_WAY, WELL, PINS})

HEAD_WIDTH: Final = 4.0
HEAD_OVERHANG: Final = 4.0
HEAD_KNOB: Final = 18.0
HEAD_RISE: Final = 12.0
BUBBLE_HEIGHT: Final = 30.0
BUBBLE_GAP: Final = 10.0
# Where it has no room in the middle it goes up so far over the well's edge.
BUBBLE_RISE: Final = 4.0
BUBBLE_TYPE: Final = theme.TYPE_CAPTION
SENTENCE_AIR: Final = 24.0


class TimelinePanel:
    """The well of the timeline and everything in it."""

    name = CONTROL

    def __init__(self) -> None:
        self._brush = StrandBrush()
        self._fill = FillBrush()
        self._courses = OtherCourses()

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
            futures_key(snapshot) if snapshot.futures else None,
            scene.interface.all_futures,
            tuple(appearance_of(control, scene.interface) for control in _on_it(scene)),
        )

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the well, the recording, the playhead."""
        control, snapshot = scene.control(CONTROL), scene.snapshot
        if control is None:
            return
        well = control.target
        canvas.panel(well, canvas.style(styles.well))
        epochs = epoch_scale(control, horizon(snapshot))
        if snapshot.started:
            self._draw_recording(canvas, scene, control, epochs)
        else:
            _draw_sentence(canvas, scene, well, epochs.left)
        if _is_focused(scene):
            canvas.panel(well, canvas.style(styles.focus_ring))
        if snapshot.started:
            self._draw_on_it(canvas, scene, control, epochs)
        _draw_playhead(canvas, well, epochs.x(snapshot.epoch))
        pointed = pointed_epoch(scene, control)
        if pointed is not None:
            taken = _taken(scene, control, epochs)
            _draw_bubble(canvas, scene, well, epochs.x(pointed), pointed, taken)

    def _draw_recording(
        self, canvas: Canvas, scene: Scene, control: Control, epochs: EpochScale
    ) -> None:
        snapshot, well = scene.snapshot, control.target
        rules = rule_marks(snapshot.history)
        top = well.y + WAVE_TOP
        box = Box(epochs.left, top, epochs.right - epochs.left, well.bottom - WAVE_FOOT - top)
        wave = loss_wave(snapshot, rules, box, epochs, canvas.scale)
        plot, parts = wave.plot, _looks(scene, wave, rules)
        for pieces, look in parts:
            curves.fill_below(canvas, self._fill, plot, pieces, look, snapshot.epoch)
        _draw_rules(canvas, well, epochs, rules)
        others = self._others_of(scene, epochs, canvas.scale)
        ghost = snapshot.history.ghost
        if ghost is not None and not others:
            curves.draw_ghost(canvas, self._brush, plot, ghost)
        draw_others(canvas, self._brush, plot, others)
        for pieces, look in parts:
            curves.draw_lines(canvas, self._brush, plot, pieces, (look,), snapshot.epoch, None)
        if others:
            losses = dict(others)
            courses = shown_futures(snapshot, scene.interface)
            measured = [(each, losses.get(each, wave.loss)) for each in courses]
            places = letter_places(courses, control, snapshot)
            draw_stems(canvas, plot, measured, places, well.bottom - LETTER_RISE)

    def _others_of(
        self, scene: Scene, epochs: EpochScale, scale: float
    ) -> tuple[tuple[Course, Curves], ...]:
        """The futures beside the one that is shown, with their losses."""
        points = round((epochs.right - epochs.left) * scale)
        shown = shown_futures(scene.snapshot, scene.interface)
        return tuple((each, self._courses.of(each, points)) for each in shown if not each.active)

    def _draw_on_it(
        self, canvas: Canvas, scene: Scene, control: Control, epochs: EpochScale
    ) -> None:
        """Letters, the way to another future, and the pins."""
        courses = shown_futures(scene.snapshot, scene.interface)
        placed = letter_places(courses, control, scene.snapshot)
        for course, x in zip(courses, placed, strict=True):
            draw_letter(canvas, course, x, control.target.bottom - LETTER_RISE, LETTER)
        looks = {each.id: appearance_of(each, scene.interface) for each in _on_it(scene)}
        way = looks.get(ANOTHER_WAY)
        if way is not None:
            draw_appearances(canvas, (way._replace(target=way_face(way.target)),))
        hovered = next((look.target for look in looks.values() if look.hovered), None)
        drawn = capsules(scene.snapshot.pins, epochs, control.target.y)
        under = None
        if hovered is not None:
            under = next((c for c in drawn if hovered.overlaps(c.box)), None)
        draw_pins(canvas, drawn, under)
        for look in looks.values():
            if look.focused and look is not way:
                draw_focus_ring(canvas, look.target, theme.RADIUS_CARD)


def pointed_epoch(scene: Scene, control: Control) -> int | None:
    """The epoch under the pointer; None while it is elsewhere or nothing is recorded."""
    interface = scene.interface
    if interface.pointer is None or interface.help_open or not scene.snapshot.started:
        return None
    x, y = interface.pointer
    held_here = interface.pressed == CONTROL
    if not held_here and interface.hovered not in (None, CONTROL):
        return None
    if not held_here and (interface.pressed is not None or not control.target.contains(x, y)):
        return None
    left, right = control.track
    epoch = epoch_at((x - left) / (right - left), horizon(scene.snapshot))
    return min(epoch, scene.snapshot.last_epoch)


def _on_it(scene: Scene) -> tuple[Control, ...]:
    """The controls that stand on the timeline."""
    return tuple(c for c in scene.controls if c.panel in ON_IT)


def _looks(
    scene: Scene, wave: Wave, rules: Sequence[RuleMark]
) -> list[tuple[Sequence[curves.Stretch], Series]]:
    """What of the outline is drawn in which look: of several futures the shared past, and the own
    course.
    """
    series = Series("", scene.palette.positive, WAVE_WIDTH)
    active = next((each for each in scene.snapshot.futures if each.active), None)
    if active is None:
        return [(wave.parts, series)]
    cuts = breaks(rules, Quantity.LOSS)
    past, own = shared_and_own(wave.plot, wave.loss, cuts, active.parted)
    color = look_of(active, scene.palette).color
    return [(past, series), (own, series._replace(color=color))]


def _is_focused(scene: Scene) -> bool:
    return scene.interface.has_ring(CONTROL)


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


def _taken(scene: Scene, control: Control, epochs: EpochScale) -> list[Box]:
    """What stands on the timeline and is to be seen: pins, letters, the way to another future, and
    the playhead.
    """
    well, snapshot = control.target, scene.snapshot
    pins = [capsule.box for capsule in capsules(snapshot.pins, epochs, well.y)]
    ways = [way_face(each.target) for each in _on_it(scene) if each.id == ANOTHER_WAY]
    places = letter_places(shown_futures(snapshot, scene.interface), control, snapshot)
    top, size = well.bottom - LETTER_RISE - LETTER, 2 * LETTER
    letters = [Box(x - LETTER, top, size, size) for x in places]
    head = Box(epochs.x(snapshot.epoch) - HEAD_WIDTH / 2, well.y, HEAD_WIDTH, well.h)
    return [*pins, *ways, *letters, head]


def _draw_bubble(
    canvas: Canvas, scene: Scene, well: Box, x: float, epoch: int, taken: Sequence[Box]
) -> None:
    """The epoch under the pointer, beside a thin line, where it lies on nothing that is ``taken``;
    only the line where there is no such place.
    """
    bottom = well.bottom - WAVE_FOOT
    canvas.line(x, well.y + WAVE_FOOT, x, bottom, canvas.palette.crosshair, theme.STROKE_LINE)
    words, size = scene.texts("charts.timeline.epoch", epoch=digits.grouped(epoch)), BUBBLE_TYPE
    width = canvas.text_width(words, size, "semibold") + 2 * theme.PILL_PADDING
    sides = (x + BUBBLE_GAP, x - BUBBLE_GAP - width)
    tops = (well.centery - BUBBLE_HEIGHT / 2, well.y - BUBBLE_RISE)
    for top, left in product(tops, sides if x <= well.centerx else sides[::-1]):
        box = Box(left, top, width, BUBBLE_HEIGHT)
        is_inside = well.x <= box.x and box.right <= well.right
        if is_inside and not any(box.overlaps(other) for other in taken):
            edge = canvas.palette.crosshair
            canvas.pill(words, box.centerx, box.centery, edge, size, height=BUBBLE_HEIGHT)
            return
