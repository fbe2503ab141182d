"""The list of the futures: what each is called, and how far it is at the epoch that is shown."""

from collections.abc import Hashable, Sequence
from typing import Final, NamedTuple

from game.session.snapshot import Course, Snapshot
from game.session.tape.history import Quantity
from game.view.charts.futures.controls import LIST, MORE
from game.view.charts.futures.look import draw_letter, look_of
from game.view.charts.futures.names import name_of, sentences
from game.view.charts.futures.places import (
    MORE_WIDTH,
    RULER_WIDTH,
    Form,
    ListPlace,
    futures_key,
    list_place,
    shown_futures,
)
from game.view.charts.legends.crosshair import crosshair_epoch
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import styles
from game.view.numbers.digits import grouped
from game.view.numbers.readout import DECIMALS, number
from game.view.scene.layout import Fold
from game.view.scene.scene import Scene
from game.view.scene.texts import Texts
from game.view.widgets.appearance import appearance_in, appearances_in
from game.view.widgets.draw_controls import draw_appearances
from game.view.widgets.focus_ring import draw_focus_ring

DISC: Final = 15.0
PADDING: Final = 14.0
# In a pill, at its letter's end and at its number's: names in words have just room between.
PADDING_PILL: Final = 6.0
PADDING_NUMBER: Final = 8.0
GAP_PILL: Final = 5.0
GAP: Final = 12.0
SAMPLE: Final = 44.0
SAMPLE_WIDTH: Final = 3.0
MARK: Final = 26.0
# What a value may be as wide as; else it moves what stands before it.
# Where a future has ended there is no number, and perhaps no room to say so.
NO_NUMBER: Final = "–"
USUAL: Final = "0.0000"
NAME_AT: Final = 0.30
VALUE_AT: Final = 0.72
LINE: Final = 28.0
DECIMALS_SHOWN: Final = DECIMALS[Quantity.LOSS]


class Standing(NamedTuple):
    """How a future stands at an epoch: its loss on the ruler of all, and how many rows are right;
    ``ends``: where it ends before, and then nothing else.
    """

    loss: str
    right: int
    ends: int | None


class FuturesPanel:
    """The panel "futures"."""

    name = LIST

    def box_of(self, scene: Scene) -> Box | None:
        """The part of the loss tab that the chart leaves; None without futures."""
        place = list_place(scene.layout, scene.snapshot, scene.interface)
        return None if place is None else place.box

    def key(self, scene: Scene) -> Hashable:
        """What the list says, and how its rows look."""
        snapshot = scene.snapshot
        looks = appearances_in(scene, LIST)
        shown = (scene.palette, scene.texts.language, scene.layout.scale, scene.layout.fold)
        where = list_place(scene.layout, snapshot, scene.interface)
        now = snapshot.run, snapshot.epoch, snapshot.last_epoch, crosshair_epoch(scene)
        return shown, where, now, snapshot.hand, futures_key(snapshot), looks

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw header, rows and sentences."""
        place = list_place(scene.layout, scene.snapshot, scene.interface)
        if place is None:
            return
        pointed = crosshair_epoch(scene)
        epoch = scene.snapshot.epoch if pointed is None else pointed
        courses = shown_futures(scene.snapshot, scene.interface)
        _draw_header(canvas, scene, place, epoch)
        for course, box in zip(courses, place.rows, strict=True):
            _draw_row(canvas, scene, place.form, course, box, epoch)
        if place.sentences is not None:
            _draw_sentences(canvas, scene, place.sentences, courses)
        more = appearance_in(scene, MORE)
        if more is not None:
            draw_appearances(canvas, (more,))


def standing_of(course: Course, snapshot: Snapshot, epoch: int) -> Standing:
    """How a future stands at an epoch."""
    if epoch > course.last_epoch:
        return Standing("", 0, course.last_epoch)
    here = course.active and epoch == snapshot.epoch
    trace = snapshot.trace if here else course.history.trace_at(epoch)
    loss = number(float(course.history.measured(trace)), DECIMALS_SHOWN)
    return Standing(loss, trace.right_count, None)


def ruler(snapshot: Snapshot, texts: Texts) -> str:
    """By what the futures are measured."""
    if snapshot.history.losses_differ:
        return texts("futures.ruler")
    return texts(f"charts.loss.{snapshot.trace.rule.loss.name}")


def _draw_header(canvas: Canvas, scene: Scene, place: ListPlace, epoch: int) -> None:
    palette, texts, box = canvas.palette, scene.texts, place.header
    has_more = scene.control(MORE) is not None
    if place.form is Form.PILLS:
        if scene.snapshot.history.losses_differ:
            short, right = texts("charts.loss.short"), box.right
            size = theme.TYPE_CAPTION
            canvas.fitted_text(short, right, box.centery, size, palette.muted, RULER_WIDTH, ax=1.0)
        return
    words = ruler(scene.snapshot, texts)
    differ = scene.snapshot.history.losses_differ
    rulers = (words, texts("charts.loss.short")) if differ else (words,)
    at = texts("charts.epoch", epoch=grouped(epoch))
    if place.form is Form.SIDE:
        room = box.w - (MORE_WIDTH + GAP if has_more else 0.0)
        canvas.fitted_text(at, box.x, box.y + LINE / 2, theme.TYPE_SMALL, palette.text, room)
        if box.h >= 2 * LINE:
            middle = box.y + LINE * (2.0 if has_more else 1.5)
            canvas.fitted_text(words, box.x, middle, theme.TYPE_CAPTION, palette.muted, box.w)
        return
    middle = box.centery
    title = canvas.text(
        texts("futures.title"), box.x, middle, theme.TYPE_BODY, palette.text, "semibold"
    )
    # The epoch stands at the right end, over the numbers.
    right = place.more.x if has_more else box.right
    shown = canvas.text(at, right - GAP, middle, theme.TYPE_SMALL, palette.text, ax=1.0)
    left = title.right + GAP
    words = _fitting(canvas, rulers, theme.TYPE_SMALL, shown.x - left - GAP) or rulers[-1]
    canvas.fitted_text(words, left, middle, theme.TYPE_SMALL, palette.muted, shown.x - left - GAP)


def _draw_row(
    canvas: Canvas, scene: Scene, form: Form, course: Course, box: Box, epoch: int
) -> None:
    look = appearance_in(scene, f"{LIST}.{course.letter}")
    hovered = look is not None and look.hovered
    canvas.panel(box, canvas.style(styles.card, course.active, hovered))
    is_pill = form is Form.PILLS
    padding, gap = (PADDING_PILL, GAP_PILL) if is_pill else (PADDING, GAP)
    draw_letter(canvas, course, box.x + padding + DISC, box.centery, DISC)
    standing = standing_of(course, scene.snapshot, epoch)
    names = name_of(course, scene.snapshot.futures, scene.texts)
    left = box.x + padding + 2 * DISC + gap
    if form is Form.SIDE:
        _draw_in_two_lines(canvas, scene, course, box, left, names, standing)
    else:
        _draw_in_line(canvas, scene, form, course, box, left, names, standing)
    if look is not None and look.focused:
        draw_focus_ring(canvas, box, theme.RADIUS_CARD)


def _draw_in_line(
    canvas: Canvas,
    scene: Scene,
    form: Form,
    course: Course,
    box: Box,
    left: float,
    names: Sequence[str],
    standing: Standing,
) -> None:
    middle, palette = box.centery, canvas.palette
    is_pill = form is Form.PILLS
    gap = GAP_PILL if is_pill else GAP
    right = box.right - (PADDING_NUMBER if is_pill else PADDING)
    color = palette.text if course.active else palette.muted
    size = theme.TYPE_CAPTION if is_pill else theme.TYPE_BODY
    if standing.ends is not None:
        tries = (scene.texts("futures.ends", epoch=grouped(standing.ends)), NO_NUMBER)
        words = _fitting(canvas, tries, theme.TYPE_CAPTION, right - left) or NO_NUMBER
        drawn = canvas.text(words, right, middle, theme.TYPE_CAPTION, palette.muted, ax=1.0)
        right = drawn.x - gap
    else:
        drawn = canvas.text(standing.loss, right, middle, size, palette.text, "semibold", ax=1.0)
        usual = canvas.text_width(USUAL, size, "semibold")
        right = min(drawn.x, right - usual) - gap
        if form is Form.ROWS:
            right = _draw_right(canvas, scene, standing, right, middle)
    if form is Form.ROWS and scene.layout.fold is not Fold.COMPACT:
        look = look_of(course, palette)
        if course.active:
            canvas.line(left, middle, left + SAMPLE, middle, look.color, SAMPLE_WIDTH)
        else:
            end = left + SAMPLE
            canvas.dashed_line(left, middle, end, middle, look.color, SAMPLE_WIDTH, *look.dash)
        left += SAMPLE + GAP
    name = _fitting(canvas, names, size, right - left)
    if name:
        canvas.fitted_text(name, left, middle, size, color, right - left, "medium")


def _draw_in_two_lines(
    canvas: Canvas,
    scene: Scene,
    course: Course,
    box: Box,
    left: float,
    names: Sequence[str],
    standing: Standing,
) -> None:
    palette, right = canvas.palette, box.right - PADDING
    upper, lower = box.y + box.h * NAME_AT, box.y + box.h * VALUE_AT
    color = palette.text if course.active else palette.muted
    name = _fitting(canvas, names, theme.TYPE_SMALL, right - left) or names[-1]
    canvas.fitted_text(name, left, upper, theme.TYPE_SMALL, color, right - left)
    if standing.ends is not None:
        words = scene.texts("futures.ends", epoch=grouped(standing.ends))
        canvas.fitted_text(words, left, lower, theme.TYPE_CAPTION, palette.muted, right - left)
        return
    rows = scene.snapshot.dataset.sample_count
    words = scene.texts("stats.right_of", right=standing.right, rows=rows)
    canvas.text(words, left, lower, theme.TYPE_CAPTION, palette.muted)
    size = theme.TYPE_SMALL
    canvas.text(standing.loss, right, lower, size, palette.text, "semibold", ax=1.0)


def _draw_right(
    canvas: Canvas, scene: Scene, standing: Standing, right: float, middle: float
) -> float:
    """How many rows are right, and the mark of that; gives where it begins."""
    rows = scene.snapshot.dataset.sample_count
    words = scene.texts("stats.right_of", right=standing.right, rows=rows)
    drawn = canvas.text(words, right - GAP, middle, theme.TYPE_SMALL, canvas.palette.muted, ax=1.0)
    x = drawn.x - GAP - MARK / 2
    canvas.mark(standing.right == rows, x, middle, MARK)
    return x - MARK / 2 - GAP


def _draw_sentences(canvas: Canvas, scene: Scene, box: Box, courses: Sequence[Course]) -> None:
    first, others = sentences(scene.snapshot, courses, scene.texts)
    while len(others) > 1 and canvas.text_width(" ".join(others), theme.TYPE_SMALL) > box.w:
        others = others[:-1]
    second = " ".join(others)
    palette, upper = canvas.palette, box.y + LINE / 2
    canvas.fitted_text(first, box.x, upper, theme.TYPE_BODY, palette.text, box.w, "semibold")
    canvas.fitted_text(second, box.x, upper + LINE, theme.TYPE_SMALL, palette.muted, box.w)


def _fitting(canvas: Canvas, names: Sequence[str], size: float, room: float) -> str:
    """The name at the length for which there is room; nothing where none fits."""
    return next((name for name in names if canvas.text_width(name, size) <= room), "")
