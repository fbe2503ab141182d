"""The row selector: four cards with inputs, target, verdict and loss, and one for all rows."""

from collections.abc import Hashable
from typing import Final, NamedTuple

from game.engine.dataset import Dataset
from game.engine.trace import EpochTrace
from game.session.presentation import Mode
from game.session.snapshot import Snapshot
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.numbers.figures import whole
from game.view.numbers.loss_terms import loss_term, mean_loss
from game.view.rows.boxes import row_boxes, tells_the_loss
from game.view.rows.row_card import (
    AllRows,
    CardState,
    Row,
    draw_all_rows,
    draw_glass,
    draw_ground,
    draw_row,
)
from game.view.scene.control import Control
from game.view.scene.layout import Layout
from game.view.scene.scene import Scene
from game.view.widgets.pass_bar import filled

PANEL: Final = "rows"
ROW_CONTROL: Final = "row."


class _Told(NamedTuple):
    """What the cards say about an epoch."""

    rows: tuple[Row, ...]
    right_count: int
    mean: str


class RowsPanel:
    """The panel of the rows: which one to look at, and how wrong each is."""

    name = PANEL

    def __init__(self) -> None:
        self._trace: EpochTrace | None = None
        self._told: _Told | None = None

    def box_of(self, scene: Scene) -> Box | None:
        """The rows' place in the layout; None while the stations of an epoch have it."""
        return scene.layout.rows

    def frame(self, canvas: Canvas, layout: Layout) -> None:
        """What lies under the cards in every state."""
        for box in row_boxes(layout):
            draw_ground(canvas, box)

    def key(self, scene: Scene) -> Hashable:
        """What the cards say, and how each stands."""
        told, states = self._tell(scene.snapshot.trace), _states(scene)
        return told, states, scene.layout, scene.texts.language, scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """The cards with their words."""
        told, in_full = self._tell(scene.snapshot.trace), tells_the_loss(scene.layout)
        boxes, states = row_boxes(scene.layout), _states(scene)
        for box, state in zip(boxes, states, strict=True):
            draw_glass(canvas, box, state)
        for row, box, state in zip(told.rows, boxes, states, strict=False):
            draw_row(canvas, box, row, state.chosen, in_full)
        texts = scene.texts
        verdict = texts("card.rows-right", right=told.right_count, count=len(told.rows))
        words = AllRows(texts("card.all-rows"), verdict, texts("card.mean-loss"), told.mean)
        draw_all_rows(canvas, boxes[-1], words, in_full)

    def _tell(self, trace: EpochTrace) -> _Told:
        """Worked out once for each trace, which never changes."""
        if self._told is None or self._trace is not trace:
            self._trace, self._told = trace, _told(trace)
        return self._told


def _told(trace: EpochTrace) -> _Told:
    rows = tuple(
        Row(
            inputs=_values(trace.dataset, row),
            target=whole(float(trace.dataset.targets[0, row])).text,
            right=bool(trace.right[row]),
            passing=filled(float(trace.forward.activations[-1][0, row])),
            term=loss_term(trace, row),
        )
        for row in range(trace.dataset.sample_count)
    )
    return _Told(rows, trace.right_count, mean_loss(trace).text)


def _values(dataset: Dataset, row: int) -> str:
    return " ".join(whole(float(value)).text for value in dataset.inputs[:, row])


def _states(scene: Scene) -> tuple[CardState, ...]:
    """How the cards stand, in the order of their boxes: the rows, then all rows."""
    samples: list[int | None] = [*range(scene.snapshot.dataset.sample_count), None]
    names = [*scene.snapshot.dataset.sample_names, "all"]
    controls = {control.id: control for control in scene.controls_of(PANEL)}
    return tuple(
        _state(scene, sample, controls.get(f"{ROW_CONTROL}{name}"))
        for sample, name in zip(samples, names, strict=True)
    )


def _state(scene: Scene, sample: int | None, control: Control | None) -> CardState:
    interface, snapshot = scene.interface, scene.snapshot
    identity = None if control is None else control.id
    return CardState(
        chosen=snapshot.sample == sample,
        shown=_is_shown(snapshot, sample),
        hovered=identity is not None and interface.hovered == identity,
        pressed=identity is not None and interface.pressed == identity,
        focused=interface.has_ring(identity),
    )


def _is_shown(snapshot: Snapshot, sample: int | None) -> bool:
    """Whether the presentation goes through the rows and is at this one."""
    if sample is None or snapshot.sample is not None or snapshot.moment.mode is not Mode.STAGED:
        return False
    return snapshot.moment.sample == sample
