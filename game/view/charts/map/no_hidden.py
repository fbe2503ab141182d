"""What stands in the hidden square's place without a hidden layer: why, and the way back."""

from typing import Final

from game.session.commands import ChangeSetting
from game.session.settings import HIDDEN_ON
from game.view.charts.map.places import TITLE, MapPlaces
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import styles
from game.view.drawing.text.fitting import fit_lines
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.scene import Scene
from game.view.square.structure import needs_two_cuts
from game.view.widgets.appearance import appearance_of
from game.view.widgets.draw_controls import draw_appearances

ID: Final = "map.hidden-on"
PANEL: Final = "map.hidden"
AIR: Final = 14.0
# The same where there is little room.
AIR_CLOSE: Final = 6.0
HEIGHT: Final = float(theme.CONTROL_HEIGHT)
# What the button needs beside its word: the icon, a gap, and air on both sides.
BUTTON_ROOM: Final = 84.0
HEAD: Final = 28.0
SPACING: Final = 1.25
# A square smaller than this has room for the sentence alone.
LEAST_HEADED: Final = 250.0


def way_back(context: ControlContext, places: MapPlaces) -> list[Control]:
    """The button that brings the hidden layer back; none where there is one."""
    if context.snapshot.topology.has_hidden:
        return []
    square, label = places.hidden, context.label("hidden-on")
    width = context.measure(label, theme.TYPE_SMALL, "semibold") + BUTTON_ROOM
    if width > square.w - 2 * AIR:
        label = context.label("hidden-on.short")
        width = context.measure(label, theme.TYPE_SMALL, "semibold") + BUTTON_ROOM
    icon: str | None = "view"
    if width > square.w - 2 * AIR:
        width, icon = square.w - 2 * AIR_CLOSE, None
    target = Box(square.centerx - width / 2, square.bottom - AIR - HEIGHT, width, HEIGHT)
    return [
        Control(
            id=ID,
            kind=Kind.BUTTON,
            target=target,
            panel=PANEL,
            label=label,
            tip=context.tip("hidden-on"),
            icon=icon,
            action=ChangeSetting("hidden", HIDDEN_ON),
        )
    ]


def draw_no_hidden(canvas: Canvas, scene: Scene, places: MapPlaces) -> None:
    """The empty square, its words, and the button."""
    palette, texts, square = canvas.palette, scene.texts, places.hidden
    canvas.panel(
        square, canvas.style(styles.outline, palette.line, theme.STROKE_LINE, theme.RADIUS_WELL)
    )
    if places.stacked:
        size, y = float(theme.TYPE_BODY), square.y - TITLE / 2
        title = texts("charts.map.hidden")
        canvas.fitted_text(title, square.x, y, size, palette.muted, square.w, "semibold")
    inner = square.inset(AIR)
    inner = inner._replace(h=inner.h - HEIGHT - AIR)
    if square.w >= LEAST_HEADED:
        head = texts("charts.map.no-hidden.title")
        y = inner.y + HEAD / 2
        canvas.fitted_text(head, inner.x, y, theme.TYPE_BODY, palette.text, inner.w, "semibold")
        inner = Box(inner.x, inner.y + HEAD, inner.w, inner.h - HEAD)
    close = square.inset(AIR_CLOSE)
    close = close._replace(h=square.bottom - AIR - HEIGHT - AIR_CLOSE - close.y)
    # Words that would have to be smaller than can be read make room for fewer ones, or none.
    for key, room in ((why(scene), inner), ("title", close)):
        words = texts(f"charts.map.no-hidden.{key}")
        fitted = fit_lines(words, theme.TYPE_SMALL, (room.w, room.h), SPACING, canvas.text_width)
        if fitted.size >= theme.TYPE_FLOOR:
            color = palette.muted
            canvas.wrapped_text(words, room, theme.TYPE_SMALL, color, ay=0.5, spacing=SPACING)
            break
    draw_appearances(canvas, [appearance_of(c, scene.interface) for c in _buttons(scene)])


def why(scene: Scene) -> str:
    """The name of the sentence: whether one line can part the rows of this puzzle."""
    return "two" if needs_two_cuts(scene.snapshot.dataset) else "one"


def _buttons(scene: Scene) -> tuple[Control, ...]:
    return scene.controls_of(PANEL)
