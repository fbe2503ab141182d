"""The strip of the stations: their symbols, the rails of the four phases, and what leads along."""

from collections.abc import Hashable
from typing import Final

from game.session.terms.inside import Inside
from game.session.terms.stations import Kind, Station, stations_of
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import styles
from game.view.drawing.theme import Color
from game.view.lab.inside.controls import LINE, PANEL
from game.view.lab.inside.places import BASELINE, RAIL, WORDS, StripPlaces, phases_of, strip_places
from game.view.lab.inside.symbols import rail_color, symbol
from game.view.scene.layout import Fold
from game.view.scene.scene import Scene
from game.view.widgets.appearance import Appearance, appearances_in
from game.view.widgets.draw_controls import draw_appearances
from game.view.widgets.focus_ring import draw_focus_ring

SYMBOL: Final = {Fold.WIDE: 26.0, Fold.COMPACT: 24.0, Fold.STACK: 25.0}
# The one where one stands is larger, as far as there is room.
HERE: Final = 2.0
FRAME_HEIGHT: Final = 44.0
FRAME_MOST: Final = 60.0
FRAME_INSET: Final = -1.0
RAIL_WIDTH: Final = 3.0
# The ring of the line lies inside of the strip.
RING_INSET: Final = 8.0
# How far the middle of a word is above the baseline of the symbols beside it.
MEAN_RISE: Final = 7.0
# Of the rails beyond where one stands.
AHEAD: Final = 0.42
FRAME_TOP: Final = {Fold.WIDE: 0.0, Fold.COMPACT: -3.0, Fold.STACK: -4.0}


class StripPanel:
    """The panel "stations"."""

    name = PANEL

    def box_of(self, scene: Scene) -> Box | None:
        """The strip; None while nobody walks through an epoch."""
        boxes = scene.layout.inside
        return None if boxes is None else boxes.strip

    def key(self, scene: Scene) -> Hashable:
        """Where one stands, the symbols, and how the controls look."""
        inside, topology = scene.snapshot.inside, scene.snapshot.topology
        place = (scene.layout.inside, scene.layout.fold, scene.layout.scale)
        curves = scene.snapshot.trace.rule.activation, scene.snapshot.trace.rule.output_activation
        names = [curve.name for curve in curves]
        look = appearances_in(scene, PANEL)
        return place, inside, topology, *names, look, scene.texts.language, scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw rails, symbols, words, and the two buttons."""
        boxes, inside = scene.layout.inside, scene.snapshot.inside
        if boxes is None or inside is None:
            return
        stations = stations_of(scene.snapshot.topology)
        places = strip_places(boxes.strip, scene.layout.fold, stations)
        looks = appearances_in(scene, PANEL)
        _draw_rails(canvas, scene, places, stations, inside)
        _draw_here(canvas, scene.layout.fold, places.stations[inside.term - 1], stations, inside)
        for number, station in enumerate(stations, 1):
            _draw_symbol(canvas, scene, places.stations[number - 1], station, number, inside)
        _draw_controls(canvas, looks, places)


def _draw_rails(
    canvas: Canvas,
    scene: Scene,
    places: StripPlaces,
    stations: tuple[Station, ...],
    inside: Inside,
) -> None:
    palette, fold, top = canvas.palette, scene.layout.fold, places.line.y
    here = stations[inside.term - 1].phase
    for phase, (first, last) in phases_of(stations).items():
        color, (left, right) = rail_color(phase, palette), places.rail(first, last)
        done = places.rail(first, min(inside.term - 1, last))[1] if inside.term > first else left
        y = top + RAIL[fold]
        canvas.line(left, y, right, y, styles.mix(palette.panel, color, AHEAD), RAIL_WIDTH)
        if done > left:
            canvas.line(left, y, done, y, color, RAIL_WIDTH)
        words = scene.texts(f"network.phase.{phase.name.lower()}")
        written = color if phase is here else palette.muted
        middle, size = (left + right) / 2, theme.TYPE_CAPTION
        half = canvas.text_width(words, size, "semibold") / 2
        middle = min(middle, places.line.right - half)
        canvas.text(words, middle, top + WORDS[fold], size, written, "semibold", ax=0.5)


def _draw_here(
    canvas: Canvas, fold: Fold, box: Box, stations: tuple[Station, ...], inside: Inside
) -> None:
    edge = rail_color(stations[inside.term - 1].phase, canvas.palette)
    width = min(box.w - 2 * FRAME_INSET, FRAME_MOST)
    if stations[inside.term - 1].kind is Kind.MEAN:
        width = box.w
    top = max(box.y + FRAME_TOP[fold], box.y)
    height = min(FRAME_HEIGHT, RAIL[fold] - (top - box.y) - RAIL_WIDTH)
    frame = Box(box.centerx - width / 2, top, width, height)
    canvas.panel(frame, canvas.style(styles.framed_number, edge))


def _draw_symbol(
    canvas: Canvas, scene: Scene, box: Box, station: Station, number: int, inside: Inside
) -> None:
    fold, snapshot = scene.layout.fold, scene.snapshot
    color = _symbol_color(canvas, number, inside)
    formula = symbol(snapshot.topology, snapshot.trace, station, inside.parameter)
    if not formula:
        words, middle = scene.texts("inside.mean"), box.y + BASELINE[fold] - MEAN_RISE
        place = (box.centerx, middle, theme.TYPE_SMALL, color, box.w)
        canvas.fitted_text(words, *place, "semibold", ax=0.5)
        return
    size = SYMBOL[fold] + (HERE if number == inside.term else 0.0)
    parts = ((formula, color),)
    while size > theme.TYPE_FLOOR and canvas.formula_setting(parts, size).width > box.w:
        size -= 1.0
    canvas.formula(parts, box.centerx, box.y + BASELINE[fold], size, ax=0.5)


def _symbol_color(canvas: Canvas, number: int, inside: Inside) -> Color:
    """What is still to come is quiet."""
    if number == inside.term:
        return canvas.palette.text
    return canvas.palette.text if number < inside.term else canvas.palette.muted


def _draw_controls(canvas: Canvas, looks: tuple[Appearance, ...], places: StripPlaces) -> None:
    draw_appearances(canvas, [look for look in looks if look.id != LINE])
    if any(look.focused for look in looks if look.id == LINE):
        draw_focus_ring(canvas, places.line.inset(RING_INSET), theme.RADIUS_SEGMENT)
