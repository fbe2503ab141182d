"""The legend under the network: what the moving and the ringed things mean."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from typing import Final, NamedTuple

from game.session.snapshot import Snapshot
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.text.typeface import Measure
from game.view.network.reading.reading import read
from game.view.network.reading.reduced_motion import stilled
from game.view.numbers import digits
from game.view.numbers.figures import figure
from game.view.numbers.network_numbers import activation_text, answer_text, delta_texts
from game.view.scene.control import Control
from game.view.scene.control_context import ControlContext
from game.view.scene.facts import Told, fact_control
from game.view.scene.scene import Scene
from game.view.scene.texts import Texts

LEGEND: Final = "legend"
DATA, GRADIENT, RING, CURVE, LOCKED = "data", "gradient", "ring", "curve", "locked"
# How far an entry is hit on both sides.
REACH: Final = 8.0
# So far a row of the table may reach up into the legend.
ROW_REACH: Final = 1.0
START_X: Final = 26.0
ICON_ROOM: Final = 28.0
GAP: Final = 24.0
# What is said shorter, from wording to wording: what moves and the lock, the ring, the curve.
SHORT: Final = "-short"
SHORTENED: Final = (("", "", ""), ("", "", SHORT), (SHORT, "", SHORT), (SHORT, SHORT, SHORT))
# A little above the middle: nearer to the network than to the rows below.
MIDDLE: Final = 0.42
ICON_SIZES: Final = {"dot": 24.0, "diamond": 26.0, "ring": 28.0, "small-curve": 31.0, "lock": 30.0}


class Entry(NamedTuple):
    """One explanation: its icon, the key of what it explains, and the words."""

    icon: str
    key: str
    words: str


class LegendPanel:
    """The panel "legend"."""

    name = LEGEND

    def box_of(self, scene: Scene) -> Box | None:
        """The strip under the network; folded away where there is no room."""
        return scene.layout.legend

    def key(self, scene: Scene) -> Hashable:
        """Whether the padlock needs explaining, and the language."""
        layout = scene.layout
        return layout.legend, layout.scale, _is_locked(scene.snapshot), scene.texts.language

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw as many entries as fit, in the longest wording that fits."""
        box = scene.layout.legend
        if box is None:
            return
        size, y, palette = theme.TYPE_SMALL, box.y + box.h * MIDDLE, canvas.palette
        colors = {
            "dot": palette.data,
            "diamond": palette.gradient,
            "ring": palette.hidden,
            "small-curve": palette.lock,
            "lock": palette.lock,
        }
        locked = _is_locked(scene.snapshot)
        for entry, x, _ in _places(box, scene.texts, locked, canvas.text_width):
            middle, icon = x + ICON_ROOM / 2 - 4.0, entry.icon
            canvas.icon(icon, middle, y, ICON_SIZES[icon], colors[icon])
            color = palette.lock if icon == "lock" else palette.muted
            canvas.text(entry.words, x + ICON_ROOM, y, size, color)


def legend_controls(context: ControlContext) -> list[Control]:
    """Each entry tells what it means just now, in numbers."""
    box, snapshot = context.layout.legend, context.snapshot
    if box is None:
        return []
    controls = []
    for entry, x, width in _places(box, context.texts, _is_locked(snapshot), context.measure):
        # What is drawn above it wins; the rows below it may begin a little before it ends.
        top = box.bottom - ROW_REACH - theme.HIT_MINIMUM
        place = Box(x - REACH, top, width + 2 * REACH, theme.HIT_MINIMUM)
        tell = partial(_told, context, entry.key)
        name = f"legend.{entry.key}"
        controls.append(fact_control(context, name, entry.words, (LEGEND, place), tell))
    return controls


def _told(context: ControlContext, key: str) -> Told:
    """What an entry stands for, and of which size it is at each neuron as the picture shows it."""
    snapshot = context.snapshot
    names = [snapshot.topology.neuron_name(neuron) for neuron in snapshot.topology.neurons]
    reading = read(stilled(snapshot, context.interface.reduced_motion))
    sample = snapshot.moment.sample
    shown: dict[str, str] = {}
    for name, neuron, id_ in zip(names, reading.neurons, snapshot.topology.neurons, strict=True):
        if key == GRADIENT and neuron.delta is not None:
            shown[name] = delta_texts(neuron.delta)[0]
        elif key == RING and neuron.activation is not None:
            is_output = id_.layer == snapshot.topology.depth
            written = answer_text if is_output else activation_text
            shown[name] = written(neuron.activation, neuron.bounded)
        elif key == CURVE and neuron.curve is not None and neuron.curve.places:
            if sample is not None and not reading.is_own:
                shown[name] = figure(float(snapshot.trace.slope(id_, sample))).text
        elif key == LOCKED and id_ in snapshot.locked - snapshot.dead:
            shown[name] = figure(float(snapshot.trace.slope(id_, None))).text
    if not shown:
        return Told(f"legend-{key}")
    values = ", ".join(f"{name} {value}" for name, value in shown.items())
    threshold = digits.trimmed(snapshot.settings.lock_threshold, 4)
    return Told(f"legend-{key}-now", {"values": values, "threshold": threshold})


def _is_locked(snapshot: Snapshot) -> bool:
    return bool(snapshot.locked - snapshot.dead)


def _places(
    box: Box, texts: Texts, locked: bool, measure: Measure
) -> list[tuple[Entry, float, float]]:
    """As many entries as fit, in the longest wording that fits: their left edges and widths."""
    x, right, size = box.x + START_X, box.right - theme.PADDING, theme.TYPE_SMALL
    wordings = _wordings(texts, locked)
    widths = [[ICON_ROOM + measure(e.words, size, "medium") for e in each] for each in wordings]
    fitting = [n for n, row in enumerate(widths) if sum(row) + GAP * (len(row) - 1) <= right - x]
    chosen = fitting[0] if fitting else -1
    places = []
    for entry, width in zip(wordings[chosen], widths[chosen], strict=True):
        if x + width > right:
            break
        places.append((entry, x, width))
        x += width + GAP
    return places


def _wordings(texts: Texts, locked: bool) -> list[list[Entry]]:
    """The entries in full, then one after another in fewer words."""

    def entry(icon: str, key: str, short: str) -> Entry:
        return Entry(icon, key, texts(f"network.legend.{key}{short}"))

    return [
        [
            entry("dot", DATA, short[0]),
            entry("diamond", GRADIENT, short[0]),
            entry("ring", RING, short[1]),
            entry("small-curve", CURVE, short[2]),
            *([entry("lock", LOCKED, short[0])] if locked else []),
        ]
        for short in SHORTENED
    ]
