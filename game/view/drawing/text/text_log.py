"""What was written where: lets tests prove that no text is cut off or overlaps another."""

from __future__ import annotations

from typing import NamedTuple

import pygame

Rect = tuple[float, float, float, float]


class Owner(NamedTuple):
    """Whose text is being drawn: a panel's name and its rectangle in logical units."""

    name: str
    rect: Rect


class TextBox(NamedTuple):
    """One drawn text: its ink in device pixels of the window, its size, and whose it is."""

    string: str
    rect: pygame.Rect
    size: float
    owner: Owner | None
