"""One frame on the screen, within a time budget for redrawing panels."""

import time

import pygame

from game.app.window.picture import Picture
from game.session.snapshot import Snapshot
from game.view.scene.interface import Interface
from game.view.scene.scene import Scene
from game.view.screen import Screen

# Panels whose content changed are redrawn for about this long in a frame; the rest follows in the
# next.
REDRAW_SECONDS = 0.001
# A weight in hand is followed more closely: then nothing else moves.
REDRAW_SECONDS_BY_HAND = 0.004


class FrameBudget:
    """Says whether there is time left in this frame."""

    def __init__(self, seconds: float) -> None:
        self._end = time.perf_counter() + seconds

    def more(self) -> bool:
        """Whether the time is not used up."""
        return time.perf_counter() < self._end


def show_frame(
    screen: Screen, window: pygame.Surface, snapshot: Snapshot, interface: Interface
) -> None:
    """Bring the window up to date and show it."""
    picture = Picture(window)
    scene = screen.scene(snapshot, interface, picture.surface.get_size())
    show_scene(screen, picture, scene)


def show_scene(screen: Screen, picture: Picture, scene: Scene) -> bool:
    """Bring a window's picture up to date with a scene and show what changed; whether anything
    did.
    """
    by_hand = scene.snapshot.hand is not None
    budget = FrameBudget(REDRAW_SECONDS_BY_HAND if by_hand else REDRAW_SECONDS)
    changed = screen.render(picture.surface, scene, budget.more)
    if changed:
        picture.show(changed)
    return bool(changed)
