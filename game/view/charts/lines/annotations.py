"""What is written into a plot: marks with their labels, the playhead, the crosshair, spikes."""

from collections.abc import Sequence
from functools import partial
from typing import Final, NamedTuple

import numpy as np

from game.session.snapshot import Snapshot
from game.view.charts.axes.plot import Plot
from game.view.charts.lines.curves import Stretch, is_clear
from game.view.charts.lines.marks import (
    RULE_KINDS,
    Mark,
    MarkKind,
    label_box,
    lock_marks,
    rule_changes,
    thinned,
)
from game.view.charts.lines.rules import Change, Changed, RuleMark
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.theme import Color, Palette
from game.view.numbers import digits
from game.view.numbers.readout import number
from game.view.scene.texts import Texts
from game.view.widgets.sliders.sliding import setting_shown

# Marks stand at least this far apart, whole lines this far; at most so many carry a label.
MARK_GAP: Final = 9.0
LINE_GAP: Final = 18.0
MOST_LABELS: Final = 12
MARK_WIDTH: Final = 1.5
TICK_HEIGHT: Final = 10.0
MARK_DASH: Final = (5.0, 5.0)
LABEL_SIZE: Final = float(theme.TYPE_CAPTION)
LABEL_HEIGHT: Final = 26.0
LABEL_ICON: Final = 28.0
ICON_WIDTH: Final = 22.0
ICON_GAP: Final = 4.0
LINE_AIR: Final = 2.0
PLAYHEAD_WIDTH: Final = 2.0
PLAYHEAD_HEAD: Final = 5.0
PLAYHEAD_RISE: Final = 3.0
SPIKE_DECIMALS: Final = 1
TAG_HEIGHT: Final = 30.0
TAG_GAP: Final = 14.0
# The controls whose words say what was chosen.
OPTIONS: Final = {
    Change.LOSS: "loss",
    Change.ACTIVATION: "activation",
    Change.OUTPUT: "output_activation",
}
ICONS: Final = {MarkKind.DEAD: "dead", MarkKind.LOCKED: "lock"}


class Label(NamedTuple):
    """A mark's label in its place: an icon, words, or both."""

    mark: Mark
    place: Box
    icon: str | None
    words: str


def marks_of(snapshot: Snapshot, rules: Sequence[RuleMark], plot: Plot) -> list[Mark]:
    """The marks that can be told apart, the most important first."""
    marks = [*lock_marks(snapshot.marks, snapshot.topology), *rule_changes(rules)]
    return thinned(marks, plot.epochs.x, MARK_GAP)


def place_labels(
    canvas: Canvas,
    plot: Plot,
    marks: Sequence[Mark],
    parts: Sequence[Stretch],
    texts: Texts,
    taken: list[Box],
) -> list[Label]:
    """Labels for as many marks as there is room for; ``taken`` grows by them and their lines."""
    labels: list[Label] = []
    lines = {mark: line_box(plot, mark.epoch) for mark in marks}
    for mark, line in lines.items():
        x = plot.epochs.x(mark.epoch)
        crowded = any(abs(x - plot.epochs.x(label.mark.epoch)) < LINE_GAP for label in labels)
        hidden = any(line.overlaps(label.place) for label in labels)
        if len(labels) == MOST_LABELS or crowded or hidden:
            continue
        others = [other for other in lines.values() if other is not line]
        icon, wordings = ICONS.get(mark.kind), mark_wordings(mark, texts)
        # At best no line runs through the label, not even one that may get no label itself.
        tries = [(words, room) for words in wordings for room in ([*taken, *others], taken)]
        for tried, avoided in (*tries, ("", taken)):
            place = _label_box(canvas, plot, x, icon, tried, parts, avoided)
            if place is not None:
                labels.append(Label(mark, place, icon, tried))
                taken += [place, line]
                break
    return labels


def draw_mark_lines(
    canvas: Canvas, plot: Plot, marks: Sequence[Mark], labels: Sequence[Label]
) -> None:
    """A dashed line for every mark with a label; for the others a tick at the foot of the plot."""
    labelled = {label.mark for label in labels}
    for mark in marks:
        x = plot.epochs.x(mark.epoch)
        color = mark_color(mark, canvas.palette)
        top = plot.box.y if mark in labelled else plot.box.bottom - TICK_HEIGHT
        draw_upright(canvas, x, top, plot.box.bottom, color, MARK_WIDTH, MARK_DASH)


def draw_upright(
    canvas: Canvas,
    x: float,
    top: float,
    bottom: float,
    color: Color,
    width: float,
    dash: tuple[float, float],
) -> None:
    """An upright dashed line. There are many of them, so that each dash is one plain fill."""
    scale = canvas.scale
    thick = max(1, round(width * scale))
    left, last = round(x * scale) - thick // 2, round(bottom * scale)
    on, off = (max(1, round(length * scale)) for length in dash)
    for start in range(round(top * scale), last, on + off):
        canvas.surface.fill(color, (left, start, thick, min(on, last - start)))


def draw_labels(canvas: Canvas, labels: Sequence[Label]) -> None:
    """The icons and words of the marks."""
    for label in labels:
        color = mark_color(label.mark, canvas.palette)
        _draw_label(canvas, label.place, label.icon, label.words, color)


def _label_box(
    canvas: Canvas,
    plot: Plot,
    x: float,
    icon: str | None,
    words: str,
    parts: Sequence[Stretch],
    taken: Sequence[Box],
) -> Box | None:
    """Room beside the line at ``x`` for an icon and words; None if there is none or no need."""
    width = ICON_WIDTH if icon else 0.0
    if words:
        width += canvas.text_width(words, LABEL_SIZE, "semibold") + (ICON_GAP if icon else 0.0)
    if width == 0.0:
        return None
    return label_box(x, (width, LABEL_HEIGHT), plot.box, taken, partial(is_clear, parts, plot))


def _draw_label(canvas: Canvas, place: Box, icon: str | None, words: str, color: Color) -> None:
    if icon:
        canvas.icon(icon, place.x + ICON_WIDTH / 2, place.centery, LABEL_ICON, color)
    if words:
        canvas.text(words, place.right, place.centery, LABEL_SIZE, color, "semibold", ax=1.0)


def mark_color(mark: Mark, palette: Palette) -> Color:
    """Amber for locks, violet for rules."""
    return palette.output if mark.kind in RULE_KINDS else palette.lock


def mark_wordings(mark: Mark, texts: Texts) -> tuple[str, ...]:
    """What a mark's label says; what says more first."""
    if mark.kind not in RULE_KINDS:
        return (texts(f"charts.mark.{mark.kind.value}", neurons=mark.subject),)
    named = ", ".join(changed_words(changed, texts) for changed in mark.changed)
    epoch = digits.grouped(mark.epoch)
    return texts("charts.changed.from", changes=named, epoch=epoch), named


def changed_words(changed: Changed, texts: Texts) -> str:
    """What is in force now: "η 0.5", "Cross-entropy"."""
    if changed.change is Change.BY_HAND:
        value = str(changed.to)
    elif isinstance(changed.to, str):
        control = OPTIONS[changed.change]
        value = texts(f"controls.{control}.{changed.to}.label")
    else:
        value = setting_shown("learning_rate", changed.to, texts)
    return texts(f"charts.changed.{changed.change.value}", value=value)


def draw_spikes(
    canvas: Canvas, plot: Plot, parts: Sequence[Stretch], texts: Texts, taken: list[Box]
) -> None:
    """Says how far the lines go where they leave the axis."""
    axis = plot.axis
    for extreme, icon in ((axis.above, "up"), (axis.below, "down")):
        if extreme is None:
            continue
        x = _first_beyond(plot, parts, extreme > 0.0)
        words = texts("charts.reaches", value=number(extreme, SPIKE_DECIMALS))
        place = _label_box(canvas, plot, x, icon, words, parts, taken)
        if place is not None:
            _draw_label(canvas, place, icon, words, canvas.palette.text)
            taken.append(place)


def _first_beyond(plot: Plot, parts: Sequence[Stretch], above: bool) -> float:
    """Where the lines first leave the axis."""
    for part in parts:
        values, axis = part.course.values, plot.axis
        beyond = (values > axis.high if above else values < axis.low).any(axis=0)
        if beyond.any():
            return (part.course.left + int(np.argmax(beyond))) / plot.scale
    return plot.box.right


def draw_playhead(canvas: Canvas, plot: Plot, epoch: int) -> None:
    """The moment in the past at which the playhead stands."""
    x = plot.epochs.x(epoch)
    top = plot.box.y - PLAYHEAD_RISE
    canvas.line(x, top, x, plot.box.bottom, canvas.palette.text, PLAYHEAD_WIDTH)
    canvas.disc(x, top, PLAYHEAD_HEAD, canvas.palette.text)


def draw_crosshair(canvas: Canvas, plot: Plot, epoch: int) -> None:
    """The upright line through the epoch under the pointer."""
    x = plot.epochs.x(epoch)
    canvas.line(x, plot.box.y, x, plot.box.bottom, canvas.palette.crosshair, MARK_WIDTH)


def draw_tag(canvas: Canvas, plot: Plot, epoch: int, y: float, words: str, color: Color) -> None:
    """Names the line nearest to the pointer, beside the crosshair."""
    x = plot.epochs.x(epoch)
    half = TAG_HEIGHT / 2
    y = min(max(y, plot.box.y + half), plot.box.bottom - half)
    leftwards = x > plot.box.centerx
    canvas.pill(
        words,
        x - TAG_GAP if leftwards else x + TAG_GAP,
        y,
        color,
        LABEL_SIZE,
        height=TAG_HEIGHT,
        ax=1.0 if leftwards else 0.0,
    )


def line_box(plot: Plot, epoch: int) -> Box:
    """What the upright line of an epoch takes."""
    return Box(plot.epochs.x(epoch) - LINE_AIR, plot.box.y, 2 * LINE_AIR, plot.box.h)
