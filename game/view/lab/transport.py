"""The transport bar: its glass, the buttons, the two sliders, the settings button.

The timeline between them belongs to the charts. What changes at different moments is drawn by
different panels: a dragged slider redraws the sliders only.
"""

from typing import Final, NamedTuple

from game.session.commands import NewWeights, Restart, StepBack, StepEpoch, TogglePlay
from game.session.presentation import Mode
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import styles
from game.view.drawing.text.typeface import Face
from game.view.scene.actions import Action, ToggleSettings
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.layout import Fold, Layout
from game.view.widgets.controls_panel import RING_AIR, ControlsPanel
from game.view.widgets.draw_controls import SLIDER_AIR
from game.view.widgets.push_buttons import PRIMARY_GLOW
from game.view.widgets.sliders.setting import setting_slider
from game.view.widgets.sliders.sliding import timeline_sliding
from game.view.widgets.sliders.timescale import horizon

SOURCE: Final = "transport"
SETTINGS: Final = "settings"
# Play's light reaches over the bar's edges, into the gutters.
AIR_FOR_LIGHT: Final = (RING_AIR[0], PRIMARY_GLOW)
AIR_FOR_SLIDERS: Final = (RING_AIR[0] + SLIDER_AIR, RING_AIR[1])
PANEL: Final = "transport"
BUTTON_FACE: Final[Face] = "semibold"
EDGE: Final = 20.0
GAP: Final = 10.0
GAP_PLAY: Final = 12.0
GAP_TIMELINE: Final = 28.0
GAP_SLIDER: Final = 32.0
TIMELINE_INSET: Final = 14.0
# What a pill button needs beside its word: the icon, a gap, and air on both sides.
PILL_ROOM: Final = 84.0
PLAY_PILL_ROOM: Final = 104.0


class BarSizes(NamedTuple):
    """Sizes in one fold: round buttons, Play, its pill at the start, sliders, pill buttons."""

    button: float
    play: float
    play_pill: float
    slider: float
    new_weights_pill: float
    settings_pill: float


class ButtonSpec(NamedTuple):
    """A button of the row: icon, name of its texts, action, size, and the gap after it."""

    id: str
    icon: str
    text: str
    action: Action
    width: float
    height: float
    gap: float = GAP
    enabled: bool = True
    kind: Kind = Kind.BUTTON


ROOMY: Final = BarSizes(64.0, 84.0, 176.0, 232.0, 200.0, 168.0)
TIGHT: Final = BarSizes(60.0, 72.0, 160.0, 180.0, 60.0, 60.0)


def transport_controls(context: ControlContext) -> list[Control]:
    """Buttons from the left, sliders and settings from the right; the timeline takes the rest."""
    bar = context.layout.transport
    sizes = ROOMY if context.is_wide else TIGHT
    buttons = _buttons(context, sizes)
    right = _right_end(context, sizes)
    left = buttons[-1].target.right + GAP_TIMELINE
    end = right[0].target.x - GAP_SLIDER
    height = float(theme.SLIDER_HEIGHT)
    timeline = Box(left, bar.centery - height / 2, end - left, height)
    return [*buttons, _timeline(context, timeline), *right]


class TransportPanel(ControlsPanel):
    """The bar's glass, and the buttons at its left end: from Restart to New weights."""

    def __init__(self) -> None:
        super().__init__(
            "transport",
            SOURCE,
            lambda control: control.kind in (Kind.BUTTON, Kind.PRIMARY) and control.id != SETTINGS,
            air=AIR_FOR_LIGHT,
        )

    def frame(self, canvas: Canvas, layout: Layout) -> None:
        """The glass of the whole bar."""
        canvas.panel(layout.transport, canvas.style(styles.panel, theme.GLASS_DENSE))


class RateAndPacePanel(ControlsPanel):
    """The sliders of the bar."""

    def __init__(self) -> None:
        super().__init__(
            "rate-and-pace",
            SOURCE,
            lambda control: control.kind is Kind.SLIDER,
            air=AIR_FOR_SLIDERS,
        )


class SettingsButtonPanel(ControlsPanel):
    """The button that opens the settings."""

    def __init__(self) -> None:
        super().__init__("settings-button", SOURCE, lambda control: control.id == SETTINGS)


def _is_play_pill(context: ControlContext) -> bool:
    """Whether Play still carries its word: before the first training."""
    return not context.snapshot.started and not context.snapshot.playing


def _buttons(context: ControlContext, sizes: BarSizes) -> list[Control]:
    controls = []
    x = context.layout.transport.x + EDGE
    for spec in _button_specs(context, sizes):
        controls.append(
            Control(
                id=spec.id,
                kind=spec.kind,
                target=Box(
                    x, context.layout.transport.centery - spec.height / 2, spec.width, spec.height
                ),
                panel=PANEL,
                label=context.label(spec.text) if spec.width > spec.height else "",
                tip=context.tip(spec.text),
                icon=spec.icon,
                action=spec.action,
                enabled=spec.enabled,
            )
        )
        x += spec.width + spec.gap
    return controls


def _button_specs(context: ControlContext, sizes: BarSizes) -> tuple[ButtonSpec, ...]:
    snapshot = context.snapshot
    size = sizes.button
    at_start = snapshot.epoch == 0 and snapshot.moment.mode is not Mode.STAGED
    back = "back.start" if at_start else "back"
    play = "pause" if snapshot.moves else "play"
    new_weights = _pill_width(context, "new-weights", sizes.new_weights_pill)
    return (
        ButtonSpec("restart", "restart", "restart", Restart(), size, size),
        ButtonSpec("back", "back", back, StepBack(), size, size, GAP_PLAY, enabled=not at_start),
        ButtonSpec(
            "play",
            play,
            play,
            TogglePlay(),
            _play_width(context, sizes),
            sizes.play,
            GAP_PLAY,
            kind=Kind.PRIMARY,
        ),
        ButtonSpec("step", "step", "step", StepEpoch(), size, size),
        ButtonSpec("new-weights", "dice", "new-weights", NewWeights(), new_weights, size),
    )


def _play_width(context: ControlContext, sizes: BarSizes) -> float:
    if not _is_play_pill(context):
        return sizes.play
    word = context.measure(context.label("play"), theme.TYPE_ROW, BUTTON_FACE)
    return max(sizes.play_pill, word + PLAY_PILL_ROOM)


def _right_end(context: ControlContext, sizes: BarSizes) -> list[Control]:
    """Left to right: learning rate, pace (not in STACK), settings."""
    bar = context.layout.transport
    settings_width = _pill_width(context, "settings", sizes.settings_pill)
    x = bar.right - EDGE - settings_width
    is_open = context.interface.settings_open
    settings = Control(
        id="settings",
        kind=Kind.BUTTON,
        target=Box(x, bar.centery - sizes.button / 2, settings_width, sizes.button),
        panel=PANEL,
        label=context.label("settings") if context.is_wide else "",
        tip=context.tip("settings.open" if is_open else "settings"),
        icon="sliders",
        action=ToggleSettings(),
        selected=is_open,
    )
    controls = [settings]
    names = ["learning_rate"] if context.layout.fold is Fold.STACK else ["pace", "learning_rate"]
    x -= GAP_TIMELINE
    height = float(theme.SLIDER_HEIGHT)
    for name in names:
        box = Box(x - sizes.slider, bar.centery - height / 2, sizes.slider, height)
        controls.insert(0, setting_slider(context, name, box, PANEL, short=not context.is_wide))
        x = box.x - GAP_SLIDER
    return controls


def _pill_width(context: ControlContext, key: str, least: float) -> float:
    """Width of a button that has room for its word only in WIDE."""
    if not context.is_wide:
        return least
    return max(
        least, context.measure(context.label(key), theme.TYPE_SMALL, BUTTON_FACE) + PILL_ROOM
    )


def _timeline(context: ControlContext, box: Box) -> Control:
    snapshot = context.snapshot
    key = "timeline" if snapshot.started else "timeline.empty"
    return Control(
        id="timeline",
        kind=Kind.TIMELINE,
        target=box,
        panel=PANEL,
        label=context.label("timeline"),
        tip=context.tip(key),
        enabled=snapshot.started,
        sliding=timeline_sliding(
            snapshot.epoch, snapshot.last_epoch, context.texts, horizon(snapshot)
        ),
        track=(box.x + TIMELINE_INSET, box.right - TIMELINE_INSET),
    )
