"""Sliders of numeric settings."""

from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.widgets.sliders.sliding import setting_sliding

# Names that have a shorter form for where they do not fit beside a usual value.
ABBREVIATED: Final = frozenset(
    {"learning_rate", "pace", "animation_speed", "weight_init", "bias_init", "lock_threshold"}
)
USUAL_VALUE: Final = "0.88"
WORDS_GAP: Final = 12.0


def setting_slider(
    context: ControlContext, name: str, box: Box, panel: str, short: bool = False
) -> Control:
    """The slider of a setting: label and value above, the groove below."""
    sliding = setting_sliding(name, getattr(context.snapshot.settings, name), context.texts)
    knob = theme.KNOB_SIZE / 2
    label = context.label(name)
    value = context.measure(USUAL_VALUE, theme.TYPE_VALUE, "semibold")
    room = box.w - WORDS_GAP - value
    if short or (name in ABBREVIATED and context.measure(label, theme.TYPE_FLOOR, "medium") > room):
        label = context.texts(f"controls.{name}.short")
    return Control(
        id=f"setting.{name}",
        kind=Kind.SLIDER,
        target=box,
        panel=panel,
        label=label,
        tip=context.tip(name),
        sliding=sliding,
        track=(box.x + knob, box.right - knob),
    )
