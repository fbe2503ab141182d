"""The top bar: the program's name, the presets, the buttons at the right end.

The buttons are a panel of their own, because the stats lie between them and the presets.
"""

from collections.abc import Hashable
from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.lab.preset_row import is_of_presets, preset_controls
from game.view.scene.actions import Action, GoHome, SwitchView, ToggleFullscreen, ToggleHelp
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.layout import Fold, Layout
from game.view.scene.scene import Scene
from game.view.widgets.choices import around
from game.view.widgets.controls_panel import ControlsPanel

SOURCE: Final = "top"
PANEL: Final = "top"
BUTTONS: Final = 3
BUTTON_GAP: Final = 8.0
TITLE_WIDTH: Final = 160.0
TITLE_GAP: Final = 20.0
STATS_GAP: Final = 20.0
# The stat that can be used, at the right end of the stats.
CHECK_WIDTH: Final = 80.0
STATS_WIDTH: Final = {Fold.WIDE: 712.0, Fold.COMPACT: 584.0, Fold.STACK: 432.0}


def title_box(layout: Layout) -> Box:
    """Room for the name of the program, at the left end."""
    return Box(layout.top.x, layout.top.y, TITLE_WIDTH, layout.top.h)


def button_boxes(layout: Layout) -> tuple[Box, ...]:
    """The targets of the buttons at the right end: help, the other view, and the last one."""
    side = float(theme.CONTROL_HEIGHT)
    top = layout.top.y + (layout.top.h - side) / 2
    left = layout.top.right - BUTTONS * side - (BUTTONS - 1) * BUTTON_GAP
    return tuple(
        Box(left + place * (side + BUTTON_GAP), top, side, side) for place in range(BUTTONS)
    )


def stats_box(layout: Layout) -> Box:
    """Room for the stats: left of the buttons, as wide as the fold's largest numbers need."""
    width = STATS_WIDTH[layout.fold]
    right = button_boxes(layout)[0].x - STATS_GAP
    return Box(right - width, layout.top.y, width, layout.top.h)


def check_box(layout: Layout) -> Box:
    """The target of the check: the last of the stats."""
    stats = stats_box(layout)
    height = float(theme.CONTROL_HEIGHT)
    top = layout.top.y + (layout.top.h - height) / 2
    return Box(stats.right - CHECK_WIDTH, top, CHECK_WIDTH, height)


def presets_box(layout: Layout) -> Box:
    """The most room the presets may take: between the title and the stats."""
    left = title_box(layout).right + TITLE_GAP
    height = float(theme.CONTROL_HEIGHT)
    top = layout.top.y + (layout.top.h - height) / 2
    return Box(left, top, stats_box(layout).x - STATS_GAP - left, height)


def top_controls(context: ControlContext) -> list[Control]:
    """The presets."""
    return preset_controls(context, presets_box(context.layout), PANEL)


def corner_controls(context: ControlContext) -> list[Control]:
    """Help and the other view; then full screen, or in a kiosk, which always fills it, the way
    home.
    """
    interface = context.interface
    last: tuple[str, str, Action, bool] = (
        ("start-over", "home", GoHome(), False)
        if context.features.kiosk
        else ("fullscreen", "fullscreen", ToggleFullscreen(), interface.fullscreen)
    )
    specs: tuple[tuple[str, str, Action, bool], ...] = (
        ("help", "help", ToggleHelp(), interface.help_open),
        ("view", "view", SwitchView(), False),
        last,
    )
    return [
        Control(
            id=name,
            kind=Kind.BUTTON,
            target=box,
            panel=PANEL,
            tip=context.tip(name),
            icon=icon,
            action=action,
            selected=selected,
        )
        for (name, icon, action, selected), box in zip(
            specs, button_boxes(context.layout), strict=True
        )
    ]


class TopPanel(ControlsPanel):
    """The name of the program, then the presets."""

    def __init__(self) -> None:
        super().__init__("top", SOURCE, is_of_presets)

    def box_of(self, scene: Scene) -> Box:
        """From the left end to the last preset."""
        title = title_box(scene.layout)
        presets = super().box_of(scene)
        return title if presets is None else around((title, presets))

    def key(self, scene: Scene) -> Hashable:
        """The name and how every preset looks."""
        return _name(scene), title_box(scene.layout), super().key(scene)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the name and the presets."""
        box = title_box(scene.layout)
        canvas.fitted_text(
            _name(scene),
            box.x,
            box.centery,
            theme.TYPE_TITLE,
            canvas.palette.text,
            box.w,
            "display",
        )
        super().draw(canvas, scene)


class CornerPanel(ControlsPanel):
    """The buttons for help, the other view, and full screen or start over."""

    def __init__(self) -> None:
        super().__init__("corner", SOURCE, lambda control: not is_of_presets(control))


def _name(scene: Scene) -> str:
    return scene.texts("window.title")
