"""The settings: a drawer above the transport bar where there is room, else a sheet over the panels.

Saving a picture has its place here, too.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from game.session.commands import ChangeSetting
from game.session.settings import CHOICES
from game.session.snapshot import Snapshot
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.text.typeface import Face
from game.view.scene.actions import SavePicture, ToggleSettings
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.layout import Fold, Layout
from game.view.scene.texts import Texts
from game.view.widgets.choices import shared_out
from game.view.widgets.push_buttons import close_box
from game.view.widgets.sliders.setting import setting_slider

PANEL: Final = "settings"
SEGMENT_FACE: Final[Face] = "semibold"
SEGMENT_HEIGHT: Final = float(theme.HIT_MINIMUM)
CAPTION_HEIGHT: Final = 28.0
# Height of a choice: its caption and its segments.
CHOICE_HEIGHT: Final = CAPTION_HEIGHT + SEGMENT_HEIGHT

DRAWER_GAP: Final = 20.0
DRAWER_CHOICES: Final = {
    "hidden": 168.0,
    "activation": 192.0,
    "output_activation": 192.0,
    "loss": 346.0,
}
DRAWER_SAVE: Final = float(theme.CONTROL_HEIGHT)
# The sliders share what is left, roughly as their names are long.
DRAWER_SLIDERS: Final = {
    "animation_speed": 1.0,
    "weight_init": 1.08,
    "bias_init": 0.96,
    "lock_threshold": 0.96,
}

SHEET_HEADER: Final = 70.0
SHEET_FOOT: Final = 16.0
SHEET_GAP: Final = 32.0
SAVE: Final = "save"
SAVE_FACE: Final[Face] = "semibold"
# What the button needs beside its word: the icon, a gap, and air on both sides.
SAVE_ROOM: Final = 84.0
SHEET_MOST_GAP: Final = 48.0
# Rows of a sheet; a row of one item takes the whole width.
SHEET_ROWS: Final[Mapping[Fold, tuple[tuple[str, ...], ...]]] = {
    Fold.COMPACT: (
        ("hidden",),
        ("activation", "output_activation"),
        ("loss",),
        ("animation_speed", "lock_threshold"),
        ("weight_init", "bias_init"),
        (SAVE,),
    ),
    Fold.STACK: (
        ("hidden", "activation", "output_activation", "loss"),
        ("pace", "animation_speed", "lock_threshold"),
        ("weight_init", "bias_init", SAVE),
    ),
}


# Of a row's width, where it is not the same for all.
SHEET_SHARES: Final = {"loss": 1.4}


class Caption(NamedTuple):
    """The words above a choice: its name at the left, a note at the right."""

    setting: str
    text: str
    note: str
    box: Box


def settings_controls(context: ControlContext) -> list[Control]:
    """All controls of the open drawer or sheet, none while it is closed."""
    layout = context.layout
    controls: list[Control] = []
    for name, box in _places(layout).items():
        if name == SAVE:
            if not context.features.kiosk:  # visitors leave no files behind
                controls.append(_save(context, box))
        elif name in CHOICES:
            controls += _choice(context, name, box)
        else:
            controls.append(setting_slider(context, name, box, PANEL))
    if layout.sheet is not None:
        controls.append(_close(context, layout.sheet))
    return controls


def setting_captions(layout: Layout, snapshot: Snapshot, texts: Texts) -> tuple[Caption, ...]:
    """The words above the choices of the open drawer or sheet."""
    return tuple(
        Caption(
            setting=name,
            text=texts(f"controls.{name}.label"),
            note=_note(name, snapshot, texts),
            box=Box(box.x, box.y, box.w, CAPTION_HEIGHT),
        )
        for name, box in _places(layout).items()
        if name in CHOICES
    )


def _note(name: str, snapshot: Snapshot, texts: Texts) -> str:
    if all(_is_allowed(name, option, snapshot) for option in CHOICES[name]):
        return ""
    return texts(f"controls.{name}.note")


def _is_allowed(name: str, option: str, snapshot: Snapshot) -> bool:
    """Whether an option of a choice changes anything, or can be had, now."""
    if name == "activation":
        return snapshot.topology.has_hidden
    return name != "output_activation" or snapshot.settings.output_allowed(option)


def _places(layout: Layout) -> dict[str, Box]:
    """The boxes of choices (caption and segments), sliders and the sheet's buttons."""
    if layout.drawer is not None:
        return _drawer_places(layout.drawer)
    if layout.sheet is not None:
        return _sheet_places(layout.sheet, SHEET_ROWS[layout.fold])
    return {}


def _drawer_places(drawer: Box) -> dict[str, Box]:
    places = {}
    x = drawer.x + theme.PADDING
    for name, width in DRAWER_CHOICES.items():
        places[name] = Box(x, drawer.centery - CHOICE_HEIGHT / 2, width, CHOICE_HEIGHT)
        x += width + DRAWER_GAP
    end = drawer.right - theme.PADDING - DRAWER_SAVE
    unit = (end - x - len(DRAWER_SLIDERS) * DRAWER_GAP) / sum(DRAWER_SLIDERS.values())
    height = float(theme.SLIDER_HEIGHT)
    for name, share in DRAWER_SLIDERS.items():
        places[name] = Box(x, drawer.centery - height / 2, share * unit, height)
        x += share * unit + DRAWER_GAP
    places[SAVE] = Box(end, drawer.centery - height / 2, DRAWER_SAVE, height)
    return places


def _sheet_places(sheet: Box, rows: Sequence[Sequence[str]]) -> dict[str, Box]:
    """Rows from the top, as high as their highest item, with equal gaps."""
    places = {}
    inner = sheet.w - 2 * theme.PADDING
    heights = [max(_height(name) for name in row) for row in rows]
    spare = sheet.h - SHEET_HEADER - SHEET_FOOT - sum(heights)
    gap = min(spare / (len(rows) - 1), SHEET_MOST_GAP)
    y = sheet.y + SHEET_HEADER
    for row, row_height in zip(rows, heights, strict=True):
        unit = (inner - (len(row) - 1) * SHEET_GAP) / sum(_share(name) for name in row)
        x = sheet.x + theme.PADDING
        for name in row:
            width = unit * _share(name)
            places[name] = Box(x, y, width, _height(name))
            x += width + SHEET_GAP
        y += row_height + gap
    return places


def _share(name: str) -> float:
    return SHEET_SHARES.get(name, 1.0)


def _height(name: str) -> float:
    return CHOICE_HEIGHT if name in CHOICES else float(theme.SLIDER_HEIGHT)


def _choice(context: ControlContext, name: str, box: Box) -> list[Control]:
    """The segments of a choice, as wide as their words ask for; together they fill the box."""
    settings = context.snapshot.settings
    options = CHOICES[name]
    labels = [context.label(f"{name}.{option}") for option in options]
    words = [context.measure(label, theme.TYPE_BODY, SEGMENT_FACE) for label in labels]
    widths = shared_out(words, box.w)
    controls = []
    x = box.x
    for option, label, width in zip(options, labels, widths, strict=True):
        allowed = _is_allowed(name, option, context.snapshot)
        controls.append(
            Control(
                id=f"setting.{name}.{option}",
                kind=Kind.SEGMENT,
                target=Box(x, box.bottom - SEGMENT_HEIGHT, width, SEGMENT_HEIGHT),
                panel=PANEL,
                label=label,
                tip=context.tip(f"{name}.{option}" if allowed else f"{name}.unavailable"),
                action=ChangeSetting(name, option),
                enabled=allowed,
                selected=getattr(settings, name) == option,
                group=f"setting.{name}",
            )
        )
        x += width
    return controls


def _save(context: ControlContext, box: Box) -> Control:
    """The button that saves, with its word where there is room for it."""
    label = context.label(SAVE)
    width = context.measure(label, theme.TYPE_SMALL, SAVE_FACE) + SAVE_ROOM
    if width > box.w:
        label, width = "", box.w
    height = float(theme.CONTROL_HEIGHT)
    return Control(
        id=SAVE,
        kind=Kind.BUTTON,
        target=Box(box.x, box.centery - height / 2, width, height),
        panel=PANEL,
        label=label,
        tip=context.tip(SAVE),
        icon="camera",
        action=SavePicture(),
    )


def _close(context: ControlContext, sheet: Box) -> Control:
    return Control(
        id="settings-close",
        kind=Kind.CLOSE,
        target=close_box(sheet),
        panel=PANEL,
        tip=context.tip("settings-close"),
        icon="close",
        action=ToggleSettings(),
    )
