"""Keys as they look on a keyboard."""

from collections.abc import Mapping, Sequence
from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import styles
from game.view.drawing.theme import Color
from game.view.scene.texts import Texts

HEIGHT: Final = 40.0
PADDING: Final = 13.0
GAP: Final = 6.0
# Between the keys of two lines.
LINE_GAP: Final = 2.0
# Room for the plus sign after a key that is held.
PLUS_ROOM: Final = 26.0
PLUS_SIZE: Final = 22.0
# The letters stand a little above the middle of the cap, as on a real key.
LIFT: Final = 1.0

# An arrow on a key, pointing right: its shaft and its head, in a square of side 2.
SHAFT: Final = ((-0.9, 0.0), (0.8, 0.0))
HEAD: Final = ((0.15, -0.7), (0.85, 0.0), (0.15, 0.7))
ARROW_SIZE: Final = 9.5
ARROW_STROKE: Final = 2.6
# Quarter turns of that arrow, clockwise.
ARROWS: Final[Mapping[str, int]] = {"right": 0, "down": 1, "left": 2, "up": 3}


# Keys that are held down together with the next one.
HELD: Final = frozenset({"ctrl", "shift", "alt"})


def keys_width(canvas: Canvas, keys: Sequence[str], texts: Texts) -> float:
    """Width of keys side by side."""
    return sum(_cap_width(canvas, key, texts) + _gap_after(key) for key in keys) - GAP


def draw_keys(canvas: Canvas, keys: Sequence[str], texts: Texts, line: Box) -> None:
    """Keys side by side from a line's left end on, lower where it is low; a plus sign after one
    that is held.
    """
    x, middle, height = line.x, line.centery, min(HEIGHT, line.h - LINE_GAP)
    for key in keys:
        width = _cap_width(canvas, key, texts)
        _draw_cap(canvas, key, texts, Box(x, middle - height / 2, width, height))
        x += width + _gap_after(key)
        if key in HELD:
            canvas.icon("plus", x - PLUS_ROOM / 2, middle, PLUS_SIZE, canvas.palette.dim)


def _gap_after(key: str) -> float:
    return PLUS_ROOM if key in HELD else GAP


def _cap_width(canvas: Canvas, key: str, texts: Texts) -> float:
    if key in ARROWS:
        return HEIGHT
    word = canvas.text_width(_printed(key, texts), theme.TYPE_SMALL, "semibold")
    return max(HEIGHT, word + 2 * PADDING)


def _printed(key: str, texts: Texts) -> str:
    return key.upper() if len(key) == 1 else texts(f"controls.keycap.{key}")


def _draw_cap(canvas: Canvas, key: str, texts: Texts, box: Box) -> None:
    canvas.panel(box, canvas.style(styles.keycap))
    middle, color = box.centery - LIFT, canvas.palette.text
    if key in ARROWS:
        _draw_arrow(canvas, box.centerx, middle, ARROWS[key], color)
        return
    word = _printed(key, texts)
    canvas.text(word, box.centerx, middle, theme.TYPE_SMALL, color, "semibold", ax=0.5)


def _draw_arrow(canvas: Canvas, x: float, y: float, turns: int, color: Color) -> None:
    for stroke in (SHAFT, HEAD):
        canvas.polyline(_turned(stroke, turns, x, y), color, ARROW_STROKE)


def _turned(
    points: Sequence[tuple[float, float]], turns: int, x: float, y: float
) -> list[tuple[float, float]]:
    """The points turned clockwise by quarter turns, at (x, y)."""
    for _ in range(turns):
        points = [(-down, right) for right, down in points]
    return [(x + right * ARROW_SIZE, y + down * ARROW_SIZE) for right, down in points]
