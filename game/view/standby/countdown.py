"""The countdown: the picture stands still behind it, blurred and dimmed."""

import pygame

from game.view.canvas import Canvas
from game.view.scene import Scene
from game.view.theme import Palette


class CountdownPicture:
    """Drawn over a picture that no longer changes; blurs it once."""

    def __init__(self, surface: pygame.Surface, palette: Palette) -> None:
        self.size = surface.get_size()
        self._ground = surface.copy()
        self._fresh = True

    def repaint(self) -> None:
        """The surface's pixels are lost: show all of it again at the next call."""
        self._fresh = True

    def render(self, canvas: Canvas, scene: Scene) -> list[pygame.Rect]:
        """Bring the surface up to date; gives what changed."""
        return []
