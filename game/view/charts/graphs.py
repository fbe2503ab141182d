"""The graphs panel: its glass, and the tabs that choose a chart."""

from collections.abc import Hashable
from typing import Final

from game.session.tape.history import Quantity
from game.view.charts.boxes import FRAME_SIDE, tab_boxes, tab_strip
from game.view.charts.chart import ChartPanel
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import slider_styles, styles
from game.view.drawing.text.fitting import fit_line
from game.view.drawing.text.typeface import Face
from game.view.scene.actions import SelectTab, Tab
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.layout import Layout
from game.view.scene.scene import Scene
from game.view.widgets.choices import shared_out

PANEL: Final = "graphs"
UNDERLINE_HEIGHT: Final = 4.0
UNDERLINE_INSET: Final = 14.0
# The line below the tabs; the underline of the chosen tab lies on it.
RULE_PLACE: Final = 60.0
FOCUS_INSET: Final = 5.0
HOVER_INSET: Final = 6.0
LABEL_ROOM: Final = 10.0
FACE: Final[Face] = "medium"
CHOSEN_FACE: Final[Face] = "semibold"
TAB_FACE: Final[Face] = "semibold"


def tab_controls(context: ControlContext) -> list[Control]:
    """The tabs of the graphs, as wide as their words ask; none where the panel is too low."""
    graphs = context.layout.graphs
    boxes = tab_boxes(graphs) if graphs is not None else []
    if not boxes:
        return []
    labels = [context.label(f"tab.{tab.value}") for tab in Tab]
    words = [context.measure(label, theme.TYPE_BODY, TAB_FACE) for label in labels]
    widths = shared_out(words, boxes[-1].right - boxes[0].x)
    controls = []
    x, y, _, height = boxes[0]
    for tab, label, width in zip(Tab, labels, widths, strict=True):
        controls.append(
            Control(
                id=f"tab.{tab.value}",
                kind=Kind.TAB,
                target=Box(x, y, width, height),
                panel="graphs",
                label=label,
                tip=_tip(context, tab),
                action=SelectTab(tab),
                selected=context.interface.tab is tab,
                group="tab",
            )
        )
        x += width
    return controls


def _tip(context: ControlContext, tab: Tab) -> str:
    alone = tab is Tab.MAP and not context.snapshot.topology.has_hidden
    return context.tip(f"tab.{tab.value}.alone" if alone else f"tab.{tab.value}")


class GraphsPanel:
    """The frame of the graphs, and the tabs."""

    name = PANEL

    def frame(self, canvas: Canvas, layout: Layout) -> None:
        """The glass."""
        if layout.graphs is not None:
            canvas.panel(layout.graphs, canvas.style(styles.panel))

    def box_of(self, scene: Scene) -> Box | None:
        """The strip of the tabs; None where there is no room for them."""
        graphs = scene.layout.graphs
        strip = None if graphs is None else tab_strip(graphs)
        return None if strip is None else strip.inset(FRAME_SIDE, 0.0)

    def key(self, scene: Scene) -> Hashable:
        """The tabs as they look."""
        interface = scene.interface
        tabs = tuple(
            (tab.id, tab.target, tab.label, tab.selected, *_attention(scene, tab))
            for tab in scene.controls_of(PANEL)
        )
        return (scene.layout.graphs, scene.layout.scale, scene.palette, tabs, interface.tab)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the tabs."""
        graphs = scene.layout.graphs
        if graphs is None or tab_strip(graphs) is None:
            return
        left, right = graphs.x + theme.PADDING_SMALL, graphs.right - theme.PADDING_SMALL
        y = graphs.y + RULE_PLACE
        canvas.line(left, y, right, y, scene.palette.line, theme.STROKE_HAIR)
        tabs = scene.controls_of(PANEL)
        size = min((_label_size(canvas, tab) for tab in tabs), default=0.0)
        for tab in tabs:
            _draw_tab(canvas, scene, tab, y, size)


def graph_panels() -> tuple[GraphsPanel, *tuple[ChartPanel, ...]]:
    """The panels of the graphs: the frame with the tabs first, then the charts."""
    return (GraphsPanel(), *(ChartPanel(quantity) for quantity in Quantity))


def _attention(scene: Scene, tab: Control) -> tuple[bool, bool, bool]:
    """Whether a tab is hovered, pressed, focused by the keyboard."""
    interface = scene.interface
    focused = interface.has_ring(tab.id)
    return interface.hovered == tab.id, interface.pressed == tab.id, focused


def _label_size(canvas: Canvas, tab: Control) -> float:
    """The type size in which a tab's label fits."""
    room = tab.target.w - LABEL_ROOM

    def width(string: str, size: float) -> float:
        return canvas.text_width(string, size, CHOSEN_FACE)

    return fit_line(tab.label, theme.TYPE_BODY, room, width).size


def _draw_tab(canvas: Canvas, scene: Scene, tab: Control, rule: float, size: float) -> None:
    palette = scene.palette
    hovered, pressed, focused = _attention(scene, tab)
    box = tab.target
    if (hovered or pressed) and not tab.selected:
        canvas.panel(box.inset(HOVER_INSET), canvas.style(styles.segment_hover))
    if tab.selected:
        top = rule - UNDERLINE_HEIGHT / 2
        width = box.w - 2 * UNDERLINE_INSET
        line = Box(box.x + UNDERLINE_INSET, top, width, UNDERLINE_HEIGHT)
        canvas.panel(line, canvas.style(slider_styles.underline))
    bright = tab.selected or hovered or pressed
    canvas.fitted_text(
        tab.label,
        box.centerx,
        box.centery,
        size,
        palette.text if bright else palette.muted,
        box.w - LABEL_ROOM,
        CHOSEN_FACE if tab.selected else FACE,
        ax=0.5,
    )
    if focused:
        ring = canvas.style(styles.focus_ring, theme.RADIUS_SEGMENT)
        canvas.panel(box.inset(FOCUS_INSET), ring)
