"""Rectangles in logical units, as values."""

from typing import NamedTuple


class Box(NamedTuple):
    """An axis-aligned rectangle: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """x of the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """y of the lower edge."""
        return self.y + self.h

    @property
    def centerx(self) -> float:
        """x of the middle."""
        return self.x + self.w / 2

    @property
    def centery(self) -> float:
        """y of the middle."""
        return self.y + self.h / 2

    def inset(self, horizontal: float, vertical: float | None = None) -> "Box":
        """Smaller by a margin on every side (the same one, unless a vertical one is given)."""
        vertical = horizontal if vertical is None else vertical
        return Box(
            self.x + horizontal,
            self.y + vertical,
            self.w - 2 * horizontal,
            self.h - 2 * vertical,
        )

    def contains(self, x: float, y: float) -> bool:
        """Whether a point lies inside; the right and lower edges do not belong to it."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def covers(self, other: "Box", slack: float = 0.0) -> bool:
        """Whether the other box lies inside this one, give or take ``slack``."""
        return (
            self.x - slack <= other.x
            and self.y - slack <= other.y
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share any area."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )


def side_by_side(room: Box, count: int, gap: float) -> list[Box]:
    """So many boxes of the same width that fill a room from left to right."""
    width = (room.w - gap * (count - 1)) / count
    return [Box(room.x + n * (width + gap), room.y, width, room.h) for n in range(count)]
