"""Where the cards of the row selector are: pure functions of the layout."""

from typing import Final

from game.engine.dataset import AND
from game.session.commands import SelectSample
from game.view.drawing.box import Box
from game.view.numbers.readout import row_name
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.layout import Fold, Layout

GAP: Final = {Fold.WIDE: 12.0, Fold.COMPACT: 12.0, Fold.STACK: 8.0}
# The card of all rows: a share of the width where it tells the mean loss, else its words.
ALL_ROWS_SHARE: Final = 0.235
ALL_ROWS_WIDTH: Final = 132.0
ROW_COUNT: Final = AND.sample_count
ALL_ROWS: Final = "all"


def row_boxes(layout: Layout) -> list[Box]:
    """The targets of the rows 00, 01, 10, 11 and of all rows, in this order; none where they are
    folded away.
    """
    rows, gap = layout.rows, GAP[layout.fold]
    if rows is None:
        return []
    if layout.fold is Fold.STACK:
        height = (rows.h - ROW_COUNT * gap) / (ROW_COUNT + 1)
        boxes = [
            Box(rows.x, rows.y + place * (height + gap), rows.w, height)
            for place in range(ROW_COUNT + 1)
        ]
        return [_on_pixels(box, layout.scale) for box in boxes]
    last = rows.w * ALL_ROWS_SHARE if tells_the_loss(layout) else ALL_ROWS_WIDTH
    width = (rows.w - last - ROW_COUNT * gap) / ROW_COUNT
    boxes = [
        Box(rows.x + place * (width + gap), rows.y, width, rows.h) for place in range(ROW_COUNT)
    ]
    boxes.append(Box(rows.right - last, rows.y, last, rows.h))
    return [_on_pixels(box, layout.scale) for box in boxes]


def tells_the_loss(layout: Layout) -> bool:
    """Whether the cards have room for the loss calculation."""
    return layout.fold is Fold.WIDE


def _on_pixels(box: Box, scale: float) -> Box:
    """With every edge on a device pixel, so that cards at the panel's edge end exactly with it."""
    left, top, right, bottom = (
        round(edge * scale) / scale for edge in (box.x, box.y, box.right, box.bottom)
    )
    return Box(left, top, right - left, bottom - top)


def row_controls(context: ControlContext) -> list[Control]:
    """The cards of the row selector: the samples, then all rows."""
    dataset = context.snapshot.dataset
    if context.layout.rows is None:
        return []
    names = [*dataset.sample_names, ALL_ROWS]
    samples = [*range(dataset.sample_count), None]
    controls = []
    for name, sample, box in zip(names, samples, row_boxes(context.layout), strict=True):
        key = "row" if sample is not None else "row.all"
        controls.append(
            Control(
                id=f"row.{name}",
                kind=Kind.ROW,
                target=box,
                panel="rows",
                label=name if sample is not None else context.label("row.all"),
                tip=context.texts(f"controls.{key}.tip", row=row_name(name)),
                action=SelectSample(sample),
                selected=context.snapshot.sample == sample,
                group="row",
            )
        )
    return controls
