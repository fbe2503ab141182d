"""Sliders of numeric settings."""

from game.view import theme
from game.view.box import Box
from game.view.control import Control, Kind
from game.view.controls.sliding import setting_sliding
from game.view.controls.surroundings import Surroundings


def setting_slider(
    around: Surroundings, name: str, box: Box, panel: str, short: bool = False
) -> Control:
    """The slider of a setting: label and value above, the groove below."""
    sliding = setting_sliding(name, getattr(around.snapshot.settings, name), around.texts)
    knob = theme.KNOB_SIZE / 2
    label = around.texts(f"controls.{name}.short") if short else around.label(name)
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
