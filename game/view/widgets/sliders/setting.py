"""Sliders of numeric settings."""

from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.scene.control import Control, Kind
from game.view.scene.surroundings import Surroundings
from game.view.widgets.sliders.sliding import setting_sliding

# Names that have a shorter form for where they do not fit beside a usual value.
ABBREVIATED: Final = frozenset({"learning_rate", "pace"})
USUAL_VALUE: Final = "0.88"
WORDS_GAP: Final = 12.0


def setting_slider(
    around: Surroundings, name: str, box: Box, panel: str, short: bool = False
) -> Control:
    """The slider of a setting: label and value above, the groove below."""
    sliding = setting_sliding(name, getattr(around.snapshot.settings, name), around.texts)
    knob = theme.KNOB_SIZE / 2
    label = around.label(name)
    value = around.measure(USUAL_VALUE, theme.TYPE_VALUE, "semibold")
    room = box.w - WORDS_GAP - value
    if short or (name in ABBREVIATED and around.measure(label, theme.TYPE_FLOOR, "medium") > room):
        label = around.texts(f"controls.{name}.short")
    return Control(
        id=f"setting.{name}",
        kind=Kind.SLIDER,
        target=box,
        panel=panel,
        label=label,
        tip=around.tip(name),
        sliding=sliding,
        track=(box.x + knob, box.right - knob),
    )
