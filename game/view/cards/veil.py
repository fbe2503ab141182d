"""The veil that dims the picture behind the open help: everything else waits."""

from collections.abc import Hashable

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.scene.scene import Scene


class Veil:
    """Lies over the whole window while the help is open."""

    name = "veil"
    margin = 0.0

    def box(self, scene: Scene) -> Box | None:
        """The whole window; None while the help is closed."""
        return scene.layout.window if scene.interface.help_open else None

    def key(self, scene: Scene) -> Hashable:
        """It never changes."""
        return None

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Dim everything."""
        canvas.rect(scene.layout.window, canvas.palette.veil, theme.VEIL_OPACITY)
