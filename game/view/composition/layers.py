"""The still part of the picture, twice: as it is shown, and as the next one is being worked on.

Both lie over the ground: background and glass. What was worked on is shown all at once, by the two
changing places.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pygame


class Background(NamedTuple):
    """``own`` gives a background that may be drawn on; ``shared`` one that is only looked at, which
    the first picture does not wait for.
    """

    own: Callable[[], pygame.Surface]
    shared: Callable[[], pygame.Surface]


class Layers:
    """Ground, shown and work: opaque surfaces of one size.

    ``work`` lags behind what is shown where the last picture was new; that is made up for only
    where it is not drawn over anyway. Before anything is shown, the ground is: then a surface is
    made when it is worked on, and the first picture waits for one only.
    """

    def __init__(self, background: Background, has_glass: bool) -> None:
        self._background = background
        # Without glass the background itself is the ground.
        self.ground = background.own() if has_glass else background.shared()
        self._is_bare = True
        self._has_glass = has_glass
        self.shown = self.ground
        self._work: pygame.Surface | None = None
        self._lagging: list[pygame.Rect] = []

    @property
    def work(self) -> pygame.Surface:
        """What the next picture is drawn on."""
        if self._work is None:
            self._work = self.ground.copy()
        return self._work

    def lay_background(self) -> None:
        """The ground without any glass."""
        if self._has_glass and not self._is_bare:
            self.ground.blit(self._background.shared(), (0, 0))
        self._is_bare = False

    def begin(self) -> None:
        """Nothing but ground."""
        for layer in (self.shown, self._work):
            if layer is not None and layer is not self.ground:
                layer.blit(self.ground, (0, 0))
        self._lagging = []

    def clear(self, rect: pygame.Rect) -> None:
        """Bare ground in a part of what is worked on."""
        self._catch_up(
            [other for other in self._lagging if other != rect and other.colliderect(rect)]
        )
        self._lagging = [other for other in self._lagging if other != rect]
        self.work.blit(self.ground, rect, rect)

    def show(self, changed: Sequence[pygame.Rect]) -> None:
        """Show what was worked on; ``changed``: where."""
        if not changed:
            return
        self._catch_up(list(self._lagging))
        before = None if self.shown is self.ground else self.shown
        self.shown, self._work = self.work, before
        self._lagging = list(changed)

    def _catch_up(self, rects: Sequence[pygame.Rect]) -> None:
        for rect in rects:
            self.work.blit(self.shown, rect, rect)
            self._lagging.remove(rect)
