"""A line that can be pulled: beads round its number, an arrow up and one down; an arrow that one
move cannot follow any further is not there.

Small overlays, as the network moves below them.
"""

from collections.abc import Hashable
from typing import Final, NamedTuple

from game.engine.topology import ParameterId
from game.session.race.race import Race, Stage
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.glass import Style
from game.view.drawing.styles.styles import ROUND, mix
from game.view.drawing.theme import Palette
from game.view.large import looks
from game.view.large.lettering import enlargement
from game.view.scene.scene import Scene
from game.view.visitor.race.places import PlacesKept, PullPlaces, Way
from game.view.visitor.race.pull_controls import notch_id, pull_id
from game.view.visitor.race.shown import race_on
from game.view.visitor.turn import marks
from game.view.widgets.choices import around

MARGIN: Final = 14.0
ARROW: Final = 58.0
# The arrow's middle, from the edge between the two.
ARROW_MIDDLE: Final = 22.0
ARROW_RADIUS: Final = 18.0
ALMOST: Final = 1e-9
ICONS: Final = {Way.UP: "up", Way.DOWN: "down"}
LIGHT: Final = 0.16


class Arrow(NamedTuple):
    """How one of the arrows stands; ``leads``: the line can be pulled further there."""

    way: Way
    leads: bool
    touched: bool
    focused: bool


class Shown(NamedTuple):
    """What a mark shows: how the arrows stand, whether the number is pointed at, and whether what
    can be touched stands out.
    """

    arrows: tuple["Arrow", ...]
    hovered: bool
    swells: bool


class PullMark:
    """The overlay of one line."""

    margin = MARGIN

    def __init__(self, line: ParameterId, name: str, places: PlacesKept) -> None:
        self._line = line
        self._kept = places
        self.name = f"pull-{name}"

    def box(self, scene: Scene) -> Box | None:
        """Around number and arrows; None where it cannot be pulled."""
        race = self._race(scene)
        if race is None:
            return None
        return around(self._places(scene, race))

    def key(self, scene: Scene) -> Hashable:
        """How far it is pulled, and how pointer and keyboard stand."""
        race = self._race(scene)
        return None if race is None else (self._shown(scene, race), scene.page, scene.palette)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw beads and arrows."""
        race = self._race(scene)
        if race is None:
            return
        palette = canvas.palette
        shown, places = self._shown(scene, race), self._places(scene, race)
        size = enlargement(scene.page)
        marks.draw_beads(canvas, places.label, ROUND, shown.swells or shown.hovered, size)
        for arrow in shown.arrows:
            box = places.arrow(arrow.way)
            if arrow.touched:
                canvas.panel(box, canvas.style(touched))
            if arrow.leads:
                icon = ICONS[arrow.way]
                canvas.icon(icon, *_middle(box, places, size), ARROW * size, palette.pink)
            if arrow.focused:
                looks.draw_ring(canvas, box.inset(looks.RING_REACH), ARROW_RADIUS)

    def _race(self, scene: Scene) -> Race | None:
        race = race_on(scene.snapshot)
        if race is None or race.stage is not Stage.MOVE or self._line not in race.rules.lines:
            return None
        return race if scene.page.is_visitor_view else None

    def _places(self, scene: Scene, race: Race) -> PullPlaces:
        return self._kept.of(scene.layout, race.rules.lines)[self._line]

    def _shown(self, scene: Scene, race: Race) -> Shown:
        interface, topology = scene.interface, scene.snapshot.topology
        number = pull_id(self._line, topology)
        arrows = []
        for way in Way:
            name = notch_id(self._line, topology, way)
            touched_now = name in (interface.hovered, interface.pressed)
            focused = interface.has_ring(name)
            arrows.append(Arrow(way, _leads(race, self._line, way), touched_now, focused))
        held = number in (interface.hovered, interface.pressed)
        return Shown(tuple(arrows), held, interface.swells)


def _leads(race: Race, line: ParameterId, way: Way) -> bool:
    """Whether the line can be pulled further in a way."""
    pull = race.pull
    if pull is None or pull.line != line:
        return True
    return way.value * (pull.now - pull.before) < race.rules.reach - ALMOST


def _middle(box: Box, places: PullPlaces, larger: float) -> tuple[float, float]:
    """The middle of an arrow: of two above each other, near the edge between them."""
    if places.up.y == places.down.y:
        return box.centerx, box.centery
    way = -1.0 if box == places.up else 1.0
    return box.centerx, places.down.y + way * ARROW_MIDDLE * larger


def touched(palette: Palette) -> Style:
    """The ground of an arrow under the pointer."""
    color = mix(palette.panel, palette.pink, LIGHT)
    return Style(top=color, bottom=color, opacity=1.0, radius=ARROW_RADIUS)
