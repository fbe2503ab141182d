"""The top bar: the program's name, the presets, the buttons at the right end.

The buttons are a panel of their own, because the stats lie between them and the presets.
"""

from collections.abc import Hashable
from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.lab.boxes import title_box
from game.view.scene.control import Kind
from game.view.scene.scene import Scene
from game.view.widgets.choices import around
from game.view.widgets.panels import ControlsPanel

SOURCE: Final = "top"


class TopPanel(ControlsPanel):
    """The name of the program, then the presets."""

    def __init__(self) -> None:
        super().__init__("top", SOURCE, lambda control: control.kind is Kind.SEGMENT)

    def box_of(self, scene: Scene) -> Box:
        """From the left end to the last preset."""
        title = title_box(scene.layout)
        presets = super().box_of(scene)
        return title if presets is None else around((title, presets))

    def key(self, scene: Scene) -> Hashable:
        """The name and how every preset looks."""
        return _name(scene), title_box(scene.layout), super().key(scene)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the name and the presets."""
        box = title_box(scene.layout)
        canvas.fitted_text(
            _name(scene),
            box.x,
            box.centery,
            theme.TYPE_TITLE,
            canvas.palette.text,
            box.w,
            "display",
        )
        super().draw(canvas, scene)


class CornerPanel(ControlsPanel):
    """The buttons for help, the other view, and full screen or start over."""

    def __init__(self) -> None:
        super().__init__("corner", SOURCE, lambda control: control.kind is not Kind.SEGMENT)


def _name(scene: Scene) -> str:
    return scene.texts("window.title")
