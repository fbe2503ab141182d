"""Rings where a touch met nothing: the screen has felt it, and there is nothing there to do."""

from collections.abc import Hashable
from typing import Final

import pygame

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.scene.scene import Scene

# In logical units; on pages in large type twice as large.
REACH: Final = 44.0
LARGER: Final = 2.0
RINGS: Final = 3
# Of the whole time, when the next ring begins.
DELAY: Final = 0.18
WIDTH: Final = 3.0
OPAQUE: Final = 255
STRENGTH: Final = 0.75


class RippleCard:
    """The overlay "ripple": three rings that spread and fade; with less motion one that fades."""

    name = "ripple"
    margin = 4.0

    def box(self, scene: Scene) -> Box | None:
        """Around the place that was touched."""
        ripple = scene.interface.ripple
        if ripple is None:
            return None
        reach = REACH * (LARGER if scene.page.is_large else 1.0)
        return Box(ripple.x - reach, ripple.y - reach, 2 * reach, 2 * reach)

    def key(self, scene: Scene) -> Hashable:
        """How long ago it was."""
        ripple = scene.interface.ripple
        return (ripple and ripple.ticks), scene.interface.reduced_motion, scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the rings; they fade together, from the first to the last tick."""
        ripple, box = scene.interface.ripple, self.box(scene)
        if ripple is None or box is None:
            return
        share = ripple.ticks / theme.RIPPLE_TICKS
        reach = box.w / 2
        if scene.interface.reduced_motion:
            spread = [0.5]
        else:
            begun = [(share - ring * DELAY) / (1.0 - DELAY) for ring in range(RINGS)]
            spread = [1.0 - (1.0 - min(each, 1.0)) ** 2 for each in begun if each > 0.0] or [0.0]
        for each in spread:
            radius = max(each * reach, WIDTH)
            canvas.ring(ripple.x, ripple.y, radius, canvas.palette.text, WIDTH)
        faint = round(OPAQUE * STRENGTH * (1.0 - share))
        canvas.surface.fill((faint, faint, faint, faint), None, pygame.BLEND_RGBA_MULT)
