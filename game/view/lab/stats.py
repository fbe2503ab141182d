"""The stats: a few numbers of the run, each in a slot of its own, so that none moves another."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate
from typing import Final, NamedTuple

from game.session.snapshot import Snapshot
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import styles
from game.view.drawing.text.typeface import Measure
from game.view.lab.top_bar import check_box, stats_box
from game.view.numbers.checked import CheckReader
from game.view.numbers.digits import grouped
from game.view.numbers.figures import figure
from game.view.scene.actions import ToggleCheck
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.facts import Told, fact_control
from game.view.scene.layout import Fold, Layout
from game.view.scene.scene import Scene
from game.view.scene.texts import Texts
from game.view.widgets.appearance import Appearance, appearance_of

# Middle of the captions and of the values, below the box's upper edge, as shares of its height.
CAPTION_AT: Final = 0.22
VALUE_AT: Final = 0.70
# A value wider than its slot may use this share of the gap after it before it shrinks.
OVERHANG: Final = 0.65
# What is left between two stats whose words are too long for their box.
LEAST_GAP: Final = 8.0
# Between a caption and what says more of it.
KIND_GAP: Final = 7.0
# With less room than this between all, the slots are as wide as if that were not said.
KIND_SPACE: Final = 24.0

VALUE_SIZES: Final[Mapping[Fold, float]] = {
    Fold.WIDE: theme.TYPE_STAT,
    Fold.COMPACT: theme.TYPE_NUMBER,
    Fold.STACK: theme.TYPE_ROW,
}
EPOCH, LOSS, RIGHT, START = "epoch", "loss", "right", "start"
SHOWN: Final[Mapping[Fold, tuple[str, ...]]] = {
    Fold.WIDE: (EPOCH, LOSS, RIGHT, START),
    Fold.COMPACT: (EPOCH, LOSS, RIGHT, START),
    Fold.STACK: (EPOCH, LOSS, RIGHT),
}
# A usual value of every stat that is a number: its slot is that wide; wider ones use the gap.
USUAL: Final[Mapping[str, str]] = {EPOCH: grouped(10_000), LOSS: "0.08888"}
# What may be said of the loss.
KINDS: Final = ("mse", "cross-entropy")
PANEL: Final = "stats"
CHECK: Final = "check"
CHECK_ICON: Final = 46.0
CHECK_AIR: Final = 8.0


class Stat(NamedTuple):
    """A caption, a value, and a value as wide as its slot; ``kind``, one of ``kinds``, says more of
    the caption, where there is room.
    """

    caption: str
    value: str
    usual: str
    kind: str = ""
    kinds: tuple[str, ...] = ()


def stats_controls(context: ControlContext) -> list[Control]:
    """Each stat tells about itself; the last one opens the sheet of the gradient check."""
    return [
        *_facts(context),
        Control(
            id=CHECK,
            kind=Kind.TELL,
            target=check_box(context.layout),
            panel=PANEL,
            label=context.texts("stats.check"),
            tip=context.tip(CHECK),
            action=ToggleCheck(),
            selected=context.interface.check_open,
        ),
    ]


def _facts(context: ControlContext) -> Iterator[Control]:
    shown = all_stats(context.snapshot, context.texts)
    names = SHOWN[context.layout.fold]
    slots = _slots(context.layout, [shown[name] for name in names], context.measure)
    for name, (left, _, after) in zip(names, slots, strict=True):
        box = check_box(context.layout)
        right = max(after - LEAST_GAP, left + theme.HIT_MINIMUM)
        target = Box(left, box.y, min(right, box.x - LEAST_GAP) - left, box.h)
        tell = partial(_told, name, context.snapshot)
        yield fact_control(context, f"stat.{name}", shown[name].caption, (PANEL, target), tell)


def _told(name: str, snapshot: Snapshot) -> Told:
    """What a stat tells of itself."""
    trace = snapshot.trace
    rows, right = snapshot.dataset.sample_count, trace.right_count
    seed = snapshot.seed
    return {
        EPOCH: Told("epoch", {"epoch": grouped(snapshot.epoch)}),
        LOSS: Told(f"loss-{trace.rule.loss.name}", {"loss": figure(float(trace.loss)).text}),
        RIGHT: Told("right", {"right": right, "rows": rows}),
        START: Told("start") if seed is None else Told("seed", {"seed": seed}),
    }[name]


class StatsPanel:
    """Epoch, loss, rows right, start, and whether the gradient check holds."""

    name = PANEL

    def __init__(self, checks: CheckReader | None = None) -> None:
        self._checks = checks or CheckReader()

    def box_of(self, scene: Scene) -> Box:
        """Where the stats are."""
        return stats_box(scene.layout)

    def key(self, scene: Scene) -> Hashable:
        """What the stats say, and how the one that can be used looks."""
        stats = shown_stats(scene), self._holds(scene)
        words = scene.texts("stats.check")
        return stats_box(scene.layout), scene.layout.fold, stats, words, _buttons(scene)

    def _holds(self, scene: Scene) -> bool:
        return self._checks.read(scene.snapshot.trace, scene.snapshot.topology).holds

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw captions and values from the left."""
        box = stats_box(scene.layout)
        stats = shown_stats(scene)
        size = VALUE_SIZES[scene.layout.fold]
        palette = canvas.palette
        slots = _slots(scene.layout, stats, canvas.text_width)
        for stat, (x, width, after) in zip(stats, slots, strict=True):
            gap = after - x - width
            overhang = gap * OVERHANG if gap > 0 else gap - LEAST_GAP
            room = width + overhang
            caption_y, value_y = (box.y + box.h * part for part in (CAPTION_AT, VALUE_AT))
            caption_size = theme.TYPE_CAPTION
            drawn = canvas.fitted_text(
                stat.caption, x, caption_y, caption_size, palette.dim, room, "semibold"
            )
            left, end = drawn.right + KIND_GAP, min(x + width + gap - LEAST_GAP, box.right)
            if stat.kind and canvas.text_width(stat.kind, caption_size) <= end - left:
                canvas.text(stat.kind, left, caption_y, caption_size, palette.dim)
            canvas.fitted_text(stat.value, x, value_y, size, palette.text, room, "semibold")
        for button in _buttons(scene):
            _draw_check(canvas, button, scene.texts("stats.check"), self._holds(scene))


def _buttons(scene: Scene) -> tuple[Appearance, ...]:
    return tuple(
        appearance_of(c, scene.interface) for c in scene.controls_of(PANEL) if c.id == CHECK
    )


def _draw_check(canvas: Canvas, button: Appearance, word: str, holds: bool) -> None:
    """The word, and below it a tick, or a triangle where something does not agree."""
    box, palette = button.target, canvas.palette
    if button.selected:
        canvas.panel(box, canvas.style(styles.segment))
    elif button.hovered or button.pressed:
        canvas.panel(box, canvas.style(styles.segment_hover))
    caption_y, icon_y = (box.y + box.h * part for part in (CAPTION_AT, VALUE_AT))
    room, size = box.w - CHECK_AIR, theme.TYPE_CAPTION
    canvas.fitted_text(word, box.centerx, caption_y, size, palette.muted, room, "semibold", ax=0.5)
    icon, color = ("tick", palette.gradient) if holds else ("warning", palette.lock)
    canvas.icon(icon, box.centerx, icon_y, CHECK_ICON, color)
    if button.focused:
        canvas.panel(box, canvas.style(styles.focus_ring, theme.RADIUS_SEGMENT))


def shown_stats(scene: Scene) -> tuple[Stat, ...]:
    """The stats that the layout has room for."""
    stats = all_stats(scene.snapshot, scene.texts)
    return tuple(stats[name] for name in SHOWN[scene.layout.fold])


def all_stats(snapshot: Snapshot, texts: Texts) -> dict[str, Stat]:
    """All stats but the check. The loss is that of the playhead's epoch."""
    trace = snapshot.trace
    rows = snapshot.dataset.sample_count
    explicit = snapshot.seed is None
    preset_word = texts("stats.preset")
    values = {
        EPOCH: grouped(snapshot.epoch),
        LOSS: figure(float(trace.loss)).text,
        RIGHT: texts("stats.right_of", right=trace.right_count, rows=rows),
        START: preset_word if explicit else str(snapshot.seed),
    }
    captions = {name: texts(f"stats.{name}") for name in values}
    captions[START] = texts("stats.start" if explicit else "stats.seed")
    usual = {
        **USUAL,
        RIGHT: texts("stats.right_of", right=rows, rows=rows),
        START: preset_word,
    }
    stats = {name: Stat(captions[name], values[name], usual[name]) for name in values}
    kind, kinds = (
        texts(f"stats.{trace.rule.loss.name}"),
        tuple(texts(f"stats.{k}") for k in KINDS),
    )
    stats[LOSS] = stats[LOSS]._replace(kind=kind, kinds=kinds)
    return stats


def _slots(
    layout: Layout, stats: Sequence[Stat], measure: Measure
) -> list[tuple[float, float, float]]:
    """Where each stat begins, how wide its slot is, and where the next thing begins."""
    box, size = stats_box(layout), VALUE_SIZES[layout.fold]
    room = check_box(layout).x - box.x
    widths = [_slot_width(stat, size, measure, stat.kinds) for stat in stats]
    if room - sum(widths) < KIND_SPACE * len(stats):
        widths = [_slot_width(stat, size, measure) for stat in stats]
    gap = (room - sum(widths)) / len(stats)
    ends = list(accumulate((width + gap for width in widths), initial=box.x))
    return list(zip(ends[:-1], widths, ends[1:], strict=True))


def _slot_width(stat: Stat, size: float, measure: Measure, kinds: Sequence[str] = ()) -> float:
    """As wide as the caption, with the widest of its ``kinds``, and a usual value."""
    caption = measure(stat.caption, theme.TYPE_CAPTION, "semibold")
    if kinds:
        caption += KIND_GAP + max(measure(kind, theme.TYPE_CAPTION, "medium") for kind in kinds)
    return max(caption, measure(stat.usual, size, "semibold"))
