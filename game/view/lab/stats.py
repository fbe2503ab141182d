"""The stats: a few numbers of the run, each in a slot of its own, so that none moves another."""

from collections.abc import Hashable, Mapping
from typing import Final, NamedTuple

from game.session.snapshot import Snapshot
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.lab.top_bar import stats_box
from game.view.numbers.digits import grouped
from game.view.numbers.figures import figure
from game.view.scene.layout import Fold
from game.view.scene.scene import Scene
from game.view.scene.texts import Texts
from game.view.widgets.sliders.sliding import setting_shown

# Middle of the captions and of the values, below the box's upper edge, as shares of its height.
CAPTION_AT: Final = 0.22
VALUE_AT: Final = 0.70
# A value wider than its slot may use this share of the gap after it before it shrinks.
OVERHANG: Final = 0.65
# What is left between two stats whose words are too long for their box.
LEAST_GAP: Final = 8.0
# Between a caption and what says more of it.
KIND_GAP: Final = 7.0

VALUE_SIZES: Final[Mapping[Fold, float]] = {
    Fold.WIDE: theme.TYPE_STAT,
    Fold.COMPACT: theme.TYPE_NUMBER,
    Fold.STACK: theme.TYPE_STAT,
}
EPOCH, LOSS, RIGHT, RATE, START = "epoch", "loss", "right", "rate", "start"
SHOWN: Final[Mapping[Fold, tuple[str, ...]]] = {
    Fold.WIDE: (EPOCH, LOSS, RIGHT, RATE, START),
    Fold.COMPACT: (EPOCH, LOSS, RIGHT, RATE, START),
    Fold.STACK: (EPOCH, LOSS, RIGHT),
}
# A usual value of every stat that is a number: its slot is that wide; wider ones use the gap.
USUAL: Final[Mapping[str, str]] = {EPOCH: grouped(10_000), LOSS: "0.08888", RATE: "0.88"}


class Stat(NamedTuple):
    """A caption, a value, and a value as wide as its slot; ``kind`` says more of the caption, where
    there is room.
    """

    caption: str
    value: str
    usual: str
    kind: str = ""


class StatsPanel:
    """Epoch, loss, rows right, learning rate, start."""

    name = "stats"

    def box_of(self, scene: Scene) -> Box:
        """Where the stats are."""
        return stats_box(scene.layout)

    def key(self, scene: Scene) -> Hashable:
        """What the stats say."""
        return stats_box(scene.layout), scene.layout.fold, shown_stats(scene)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw captions and values from the left."""
        box = stats_box(scene.layout)
        stats = shown_stats(scene)
        size = VALUE_SIZES[scene.layout.fold]
        widths = [_slot_width(canvas, stat, size) for stat in stats]
        gap = (box.w - sum(widths)) / max(len(stats) - 1, 1)
        palette = canvas.palette
        x = box.x
        for stat, width in zip(stats, widths, strict=True):
            overhang = gap * OVERHANG if gap > 0 else gap - LEAST_GAP
            room = min(width + overhang, box.right - x)
            caption_y, value_y = (box.y + box.h * part for part in (CAPTION_AT, VALUE_AT))
            caption_size = theme.TYPE_CAPTION
            drawn = canvas.fitted_text(
                stat.caption, x, caption_y, caption_size, palette.dim, room, "semibold"
            )
            left, end = drawn.right + KIND_GAP, min(x + width + gap - LEAST_GAP, box.right)
            if stat.kind and canvas.text_width(stat.kind, caption_size) <= end - left:
                canvas.text(stat.kind, left, caption_y, caption_size, palette.dim)
            canvas.fitted_text(stat.value, x, value_y, size, palette.text, room, "semibold")
            x += width + gap


def shown_stats(scene: Scene) -> tuple[Stat, ...]:
    """The stats that the layout has room for."""
    stats = all_stats(scene.snapshot, scene.texts)
    return tuple(stats[name] for name in SHOWN[scene.layout.fold])


def all_stats(snapshot: Snapshot, texts: Texts) -> dict[str, Stat]:
    """All stats. The loss and the learning rate are those of the playhead's epoch."""
    trace = snapshot.trace
    rows = snapshot.dataset.sample_count
    explicit = snapshot.seed is None
    preset_word = texts("stats.preset")
    values = {
        EPOCH: grouped(snapshot.epoch),
        LOSS: figure(float(trace.loss)).text,
        RIGHT: texts("stats.right_of", right=trace.right_count, rows=rows),
        RATE: setting_shown("learning_rate", trace.rule.learning_rate, texts),
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
    stats[LOSS] = stats[LOSS]._replace(kind=texts(f"stats.{trace.rule.loss.name}"))
    return stats


def _slot_width(canvas: Canvas, stat: Stat, size: float) -> float:
    """As wide as the caption and a usual value."""
    caption = canvas.text_width(stat.caption, theme.TYPE_CAPTION, "semibold")
    return max(caption, canvas.text_width(stat.usual, size, "semibold"))
