"""The transport bar: its glass, the buttons, the two sliders, the settings button.

The timeline between them belongs to the charts. What changes at different moments is drawn by
different panels: a dragged slider redraws the sliders only.
"""

from typing import Final

from game.view.drawing import theme
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import styles
from game.view.scene.control import Kind
from game.view.scene.layout import Layout
from game.view.widgets.drawing import SLIDER_AIR
from game.view.widgets.panels import RING_AIR, ControlsPanel
from game.view.widgets.push_buttons import PRIMARY_GLOW

SOURCE: Final = "transport"
SETTINGS: Final = "settings"
# Play's light reaches over the bar's edges, into the gutters.
AIR_FOR_LIGHT: Final = (RING_AIR[0], PRIMARY_GLOW)
AIR_FOR_SLIDERS: Final = (RING_AIR[0] + SLIDER_AIR, RING_AIR[1])


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
