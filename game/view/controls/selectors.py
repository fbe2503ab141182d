"""What is chosen in the picture itself: rows, tabs, connections; and the crosses of cards."""

from typing import Final

from game.session.commands import SelectConnection, SelectSample
from game.view.charts.boxes import tab_boxes
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.text.typeface import Face
from game.view.rows.boxes import row_boxes
from game.view.scene.control import Control, Kind
from game.view.scene.interface import SelectTab, Tab, ToggleHelp, connection_control
from game.view.scene.layout import Layout
from game.view.scene.surroundings import Surroundings
from game.view.widgets.widths import shared_out

ALL_ROWS: Final = "all"
CONNECTION_GROUP: Final = "connection"
TAB_FACE: Final[Face] = "semibold"
CLOSE_SIZE: Final = float(theme.CONTROL_HEIGHT)
CLOSE_INSET: Final = 6.0
HELP_WIDTH: Final = 1240.0
HELP_HEIGHT: Final = 800.0
HELP_MARGIN: Final = 40.0


def row_controls(around: Surroundings) -> list[Control]:
    """The cards of the row selector: the samples, then all rows."""
    dataset = around.snapshot.dataset
    names = [*dataset.sample_names, ALL_ROWS]
    samples = [*range(dataset.sample_count), None]
    controls = []
    for name, sample, box in zip(names, samples, row_boxes(around.layout), strict=True):
        key = "row" if sample is not None else "row.all"
        controls.append(
            Control(
                id=f"row.{name}",
                kind=Kind.ROW,
                target=box,
                panel="rows",
                label=name if sample is not None else around.label("row.all"),
                tip=around.texts(f"controls.{key}.tip", row=" ".join(name)),
                action=SelectSample(sample),
                selected=around.snapshot.sample == sample,
                group="row",
            )
        )
    return controls


def tab_controls(around: Surroundings) -> list[Control]:
    """The tabs of the graphs, as wide as their words ask; none where the panel is too low."""
    graphs = around.layout.graphs
    boxes = tab_boxes(graphs) if graphs is not None else []
    if not boxes:
        return []
    labels = [around.label(f"tab.{tab.value}") for tab in Tab]
    words = [around.measure(label, theme.TYPE_BODY, TAB_FACE) for label in labels]
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
                tip=around.tip(f"tab.{tab.value}"),
                action=SelectTab(tab),
                selected=around.interface.tab is tab,
                group="tab",
            )
        )
        x += width
    return controls


def connection_controls(around: Surroundings) -> list[Control]:
    """Weights and biases; ``target`` is the label on each, the rest is hit along its path."""
    snapshot = around.snapshot
    topology = snapshot.topology
    controls = []
    for name, parameter in topology.by_name.items():
        if parameter not in around.wires.paths:
            continue  # biases are not drawn on every page
        source = parameter.source_neuron
        controls.append(
            Control(
                id=connection_control(name),
                kind=Kind.CONNECTION,
                target=around.wires.labels[parameter],
                panel="network",
                label=name,
                tip=around.texts(
                    "controls.connection.bias" if source is None else "controls.connection.weight",
                    source="" if source is None else topology.neuron_name(source),
                    target=topology.neuron_name(parameter.target_neuron),
                ),
                action=SelectConnection(parameter),
                selected=parameter == snapshot.pinned,
                group=CONNECTION_GROUP,
                path=around.wires.paths[parameter],
            )
        )
    return controls


def card_controls(around: Surroundings) -> list[Control]:
    """The cross of the pinned chain-rule card."""
    card = around.layout.card
    if card is None or around.snapshot.pinned is None:
        return []
    return [
        Control(
            id="card-close",
            kind=Kind.CLOSE,
            target=close_box(card),
            panel="card",
            tip=around.tip("card-close"),
            icon="close",
            action=SelectConnection(None),
        )
    ]


def help_controls(around: Surroundings) -> list[Control]:
    """The cross of the open help card: while it is there, nothing else reacts."""
    if not around.interface.help_open:
        return []
    return [
        Control(
            id="help-close",
            kind=Kind.CLOSE,
            target=close_box(help_box(around.layout)),
            panel="help",
            tip=around.tip("help-close"),
            icon="close",
            action=ToggleHelp(),
        )
    ]


def help_box(layout: Layout) -> Box:
    """Where the help card lies: in the middle of the window."""
    width = min(HELP_WIDTH, layout.width - 2 * HELP_MARGIN)
    height = min(HELP_HEIGHT, layout.height - 2 * HELP_MARGIN)
    return Box((layout.width - width) / 2, (layout.height - height) / 2, width, height)


def close_box(card: Box) -> Box:
    """The target of a cross in the upper right corner of a card."""
    return Box(card.right - CLOSE_SIZE - CLOSE_INSET, card.y + CLOSE_INSET, CLOSE_SIZE, CLOSE_SIZE)
