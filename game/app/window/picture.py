"""The picture of a window: drawn on the window itself, or beside it and brought there.

The sprites are made for 32 bits with 8 for each colour: laid on 16 they leave coloured dots. And
nothing is drawn for a window of a few pixels, or of more than a screen ever has: such a window
shows the nearest picture that is, squeezed or stretched.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import pygame
from pygame.event import Event

from game.view.scene.layout import LEAST_SIDE, MOST_SIDE

BITS: Final = 32
MASKS: Final = (0xFF0000, 0xFF00, 0xFF, 0)

Size = tuple[int, int]


def drawn_size(window: Size) -> Size:
    """The size that is drawn for a window, in pixels."""
    width, height = (min(max(side, LEAST_SIDE), MOST_SIDE) for side in window)
    return width, height


class Picture:
    """What a window shows; ``surface`` is where it is drawn."""

    def __init__(self, window: pygame.Surface) -> None:
        self._window = window
        self._size = window.get_size()
        size = drawn_size(self._size)
        self._is_resized = size != self._size
        plain = window.get_bitsize() == BITS and window.get_masks() == MASKS
        self.surface = window
        if self._is_resized or not plain:
            self.surface = pygame.Surface(size, 0, BITS)

    def is_of(self, window: pygame.Surface) -> bool:
        """Whether it is the picture of a window as that is now."""
        return window is self._window and window.get_size() == self._size

    def show(self, changed: Sequence[pygame.Rect]) -> None:
        """Show what was drawn where it ``changed``."""
        if self.surface is self._window:
            pygame.display.update(changed)
        elif self._is_resized:
            whole = pygame.transform.smoothscale(self.surface, self._size)
            self._window.blit(whole, (0, 0))
            pygame.display.flip()
        else:
            for rect in changed:
                self._window.blit(self.surface, rect, rect)
            pygame.display.update(changed)

    def events(self, events: Iterable[Event]) -> Iterator[Event]:
        """Events with their places in the picture instead of the window."""
        if not self._is_resized:
            yield from events
            return
        for event in events:
            position = getattr(event, "pos", None)
            if position is None:
                yield event
            else:
                placed = self._in_picture(position)
                yield Event(event.type, {**event.dict, "pos": placed})

    def _in_picture(self, position: tuple[int, int]) -> tuple[int, int]:
        x, y = (
            # The middle of the pixel.
            min(max((2 * place + 1) * drawn // (2 * shown), 0), drawn - 1)
            for place, drawn, shown in zip(
                position, self.surface.get_size(), self._size, strict=True
            )
        )
        return x, y
