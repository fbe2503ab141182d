"""The ribbon at the foot of the attract show: all of the loss so far, now at its right end."""

from collections.abc import Hashable
from typing import Final

from game.view.charts.axes.plot import EpochScale
from game.view.charts.lines import curves
from game.view.charts.lines.rules import rule_marks
from game.view.charts.lines.series import Series
from game.view.charts.lines.wave import loss_wave
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.fill import FillBrush
from game.view.drawing.shapes.strands import StrandBrush
from game.view.scene.scene import Scene

WIDTH: Final = 4.0
# The line's own thickness fits above the highest loss.
TOP: Final = 6.0
FILL_STRENGTH: Final = 0.5


class AttractRibbon:
    """The loss as an outline over the whole width of the window."""

    name = "attract-ribbon"

    def __init__(self) -> None:
        self._brush = StrandBrush()
        self._fill = FillBrush()

    def box_of(self, scene: Scene) -> Box | None:
        """The foot of the window; None while there is no show."""
        boxes = scene.layout.large
        return None if boxes is None else boxes.ribbon

    def key(self, scene: Scene) -> Hashable:
        """The recording, as far as it goes."""
        snapshot = scene.snapshot
        return snapshot.run, snapshot.last_epoch, snapshot.epoch, scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the light under the loss, and its line."""
        box, snapshot = self.box_of(scene), scene.snapshot
        if box is None:
            return
        color, epoch = scene.palette.output, snapshot.epoch
        room = Box(box.x, box.y + TOP, box.w, box.h - TOP)
        if not snapshot.started:
            # Nothing has been learned yet: a level.
            canvas.rect(Box(room.x, room.y - WIDTH / 2, room.w, WIDTH), color)
            return
        epochs = EpochScale(room.x, room.right, snapshot.last_epoch)
        wave = loss_wave(snapshot, rule_marks(snapshot.history), room, epochs, canvas.scale)
        series = Series("", color, WIDTH)
        curves.fill_below(canvas, self._fill, wave.plot, wave.parts, series, epoch, FILL_STRENGTH)
        curves.draw_lines(canvas, self._brush, wave.plot, wave.parts, (series,), epoch, None)
