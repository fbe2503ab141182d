"""The top bar: the program's name, the presets, the buttons at the right end.

The buttons are a panel of their own, because the stats lie between them and the presets.
"""

from collections.abc import Hashable, Sequence
from typing import Final

from game.session.commands import SelectPreset
from game.session.presets import PresetText
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.text.typeface import Face, Measure
from game.view.scene.actions import Action, GoHome, SwitchView, ToggleFullscreen, ToggleHelp
from game.view.scene.bindings import PRESET_KEYS
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.layout import Fold, Layout
from game.view.scene.preset_text import preset_text
from game.view.scene.scene import Scene
from game.view.widgets.choices import around
from game.view.widgets.controls_panel import ControlsPanel

SOURCE: Final = "top"
PANEL: Final = "top"
SEGMENT_FACE: Final[Face] = "semibold"
# Room on each side of a segment's word: as much as there is, between these.
SEGMENT_PADDING: Final = (18.0, 10.0)
PADDING_STEP: Final = 1.0
BUTTONS: Final = 3
BUTTON_GAP: Final = 8.0
TITLE_WIDTH: Final = 160.0
TITLE_GAP: Final = 20.0
STATS_GAP: Final = 20.0
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


def presets_box(layout: Layout) -> Box:
    """The most room the presets may take: between the title and the stats."""
    left = title_box(layout).right + TITLE_GAP
    height = float(theme.CONTROL_HEIGHT)
    top = layout.top.y + (layout.top.h - height) / 2
    return Box(left, top, stats_box(layout).x - STATS_GAP - left, height)


def top_controls(context: ControlContext) -> list[Control]:
    """Presets, then the buttons at the right end."""
    return _presets(context) + _buttons(context)


def _presets(context: ControlContext) -> list[Control]:
    room = presets_box(context.layout)
    words = [preset_text(preset, context.texts) for preset in context.presets.values()]
    labels, widths = _fitted(words, room.w, context.measure)
    x = room.x
    controls = []
    places = zip(context.presets.values(), words, labels, widths, strict=True)
    for number, (preset, text, label, width) in enumerate(places, start=1):
        controls.append(
            Control(
                id=f"preset.{preset.name}",
                kind=Kind.SEGMENT,
                target=Box(x, room.y, width, room.h),
                panel=PANEL,
                label=label,
                tip=_tip(context, text, number),
                action=SelectPreset(preset.name),
                selected=preset.name == context.snapshot.preset.name,
                group="preset",
            )
        )
        x += width
    return controls


def _tip(context: ControlContext, text: PresetText, number: int) -> str:
    """The preset's story; its key, too, where it has one."""
    key = "controls.preset.tip" if number <= len(PRESET_KEYS) else "controls.preset.tip-no-key"
    return context.texts(key, title=text.title, number=number, story=text.story)


def _fitted(
    words: Sequence[PresetText], room: float, measure: Measure
) -> tuple[list[str], list[float]]:
    """Labels and widths: first full titles, then short ones, then less padding, then squeezed."""
    most, least = SEGMENT_PADDING

    def word_width(label: str) -> float:
        return measure(label, theme.TYPE_BODY, SEGMENT_FACE)

    def needed(padding: float) -> float:
        return sum(max(word_width(label) + 2 * padding, theme.HIT_MINIMUM) for label in labels)

    labels = [word.title for word in words]
    while needed(most) > room:
        savings = [
            word_width(label) - word_width(word.short)
            for label, word in zip(labels, words, strict=True)
        ]
        best = max(range(len(savings)), key=savings.__getitem__, default=0)
        if not savings or savings[best] <= 0:
            break
        labels[best] = words[best].short
    padding = most
    while needed(padding) > room and padding > least:
        padding -= PADDING_STEP
    widths = [max(word_width(label) + 2 * padding, theme.HIT_MINIMUM) for label in labels]
    squeeze = min(1.0, room / sum(widths)) if widths else 1.0
    return labels, [width * squeeze for width in widths]


def _buttons(context: ControlContext) -> list[Control]:
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
        super().__init__("top", SOURCE, lambda control: control.kind is Kind.SEGMENT)

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
        super().__init__("corner", SOURCE, lambda control: control.kind is not Kind.SEGMENT)


def _name(scene: Scene) -> str:
    return scene.texts("window.title")
