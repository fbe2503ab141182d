"""Drawing controls: one table from kinds to drawing functions; sliders share a size of type."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles.styles import ROUND
from game.view.scene.control import Kind
from game.view.widgets.appearance import Appearance
from game.view.widgets.choices import draw_segment, draw_tab, draw_wells, segment_box, tab_box
from game.view.widgets.focus_ring import draw_focus_ring
from game.view.widgets.push_buttons import (
    close_disc,
    corner_radius,
    draw_button,
    draw_close,
    draw_primary,
)
from game.view.widgets.sliders.faces import common_name_size, draw_number_field, draw_slider

# Room around a slider inside its focus ring.
SLIDER_AIR: Final = 4.0
SLIDER_LIFT: Final = -2.0

Drawing = Callable[[Canvas, Appearance], None]
Outline = Callable[[Appearance], tuple[Box, float]]

DRAWINGS: Final[Mapping[Kind, Drawing]] = {
    Kind.BUTTON: draw_button,
    Kind.PRIMARY: draw_primary,
    Kind.SEGMENT: draw_segment,
    Kind.TAB: draw_tab,
    Kind.CLOSE: draw_close,
    Kind.FIELD: draw_number_field,
}

# The shape and corner radius that the focus ring surrounds.
OUTLINES: Final[Mapping[Kind, Outline]] = {
    Kind.BUTTON: lambda control: (control.target, corner_radius(control)),
    Kind.PRIMARY: lambda control: (control.target, ROUND),
    Kind.SEGMENT: lambda control: (segment_box(control), theme.RADIUS_SEGMENT),
    Kind.TAB: lambda control: (tab_box(control), theme.RADIUS_SEGMENT),
    Kind.SLIDER: lambda control: (
        control.target.inset(-SLIDER_AIR, -SLIDER_LIFT),
        theme.RADIUS_SEGMENT,
    ),
    Kind.CLOSE: lambda control: (close_disc(control), ROUND),
    Kind.FIELD: lambda control: (control.target, theme.RADIUS_SEGMENT),
}


def draw_appearances(canvas: Canvas, controls: Iterable[Appearance]) -> None:
    """Controls as they look: the wells of the segments, the controls, the focus ring over all.

    KeyError for kinds that have a panel of their own.
    """
    several = tuple(controls)
    draw_wells(canvas, several)
    names = common_name_size(canvas, several)
    for control in several:
        if control.kind is Kind.SLIDER:
            draw_slider(canvas, control, names)
        else:
            DRAWINGS[control.kind](canvas, control)
    for control in several:
        if control.focused:
            draw_focus_ring(canvas, *OUTLINES[control.kind](control))
