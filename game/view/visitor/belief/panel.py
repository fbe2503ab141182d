"""The room of the square as it is painted."""

from collections.abc import Hashable, Iterator
from typing import Final, NamedTuple

from game.engine.topology import NeuronId
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import styles
from game.view.drawing.theme import Color
from game.view.large import looks
from game.view.large.lettering import FLOOR, LABEL, enlargement, sized
from game.view.scene.interface import ROOM_TAB
from game.view.scene.panel import draw_all
from game.view.scene.scene import Scene
from game.view.square.brush import SquareBrush, belief_key, draw_frame
from game.view.square.domain import LARGE
from game.view.square.painting import answer_tints
from game.view.square.rows import RowMark, chip_size, draw_chip, draw_row, reach, row_marks
from game.view.visitor.belief.controls import CORNER, HALF
from game.view.visitor.belief.places import BeliefPlaces, belief_places, disc_radius
from game.view.visitor.belief.tubes import RoomTubes
from game.view.visitor.close_button import draw_close
from game.view.visitor.room import CLOSE_ID, PANEL, shows_belief
from game.view.widgets.appearance import Appearance, appearances_in
from game.view.widgets.controls_panel import inside

AIR: Final = 9.0
RADIUS: Final = 18.0
FRAME: Final = 4.0
HIDDEN_FRAME: Final = 3.0
# Of a hidden square: its rows' discs, and its name.
SMALL_DISC: Final = 0.052
SMALL_EDGE: Final = 0.34
AXIS_GAP: Final = 6.0
CHIP_RADIUS: Final = 14.0
CHIP_OPACITY: Final = 0.80
NAME_GAP: Final = 5.0
SWATCH: Final = 48.0
SWATCH_GAP: Final = 18.0
SWATCH_RADIUS: Final = 10.0
PITCH: Final = 1.5
GOALS_GAP: Final = 0.7
GOAL_RADIUS: Final = 0.78


class Chip(NamedTuple):
    """A name on a dark ground: its type, the ground, and its baseline below the middle."""

    size: float
    width: float
    height: float
    drop: float


HALF_NAME: Final = Chip(50.0, 74.0, 60.0, 14.0)
AXIS_NAME: Final = Chip(42.0, 58.0, 48.0, 11.0)


class BeliefPanel:
    """The panel "belief"."""

    name = "belief"

    def __init__(self) -> None:
        self._brush = SquareBrush()
        self._tubes = RoomTubes()

    def box_of(self, scene: Scene) -> Box | None:
        """The network's room; None while the answer is not chosen."""
        room = scene.layout.room
        if room is None or not shows_belief(scene.snapshot, scene.interface):
            return None
        return inside(room.inset(-AIR), scene.layout)

    def key(self, scene: Scene) -> Hashable:
        """What the network believes, its rows, and how the controls look."""
        snapshot = scene.snapshot
        return (
            (scene.layout.room, scene.page, scene.texts.language, snapshot.streams),
            (belief_key(snapshot.trace), row_marks(snapshot)),
            appearances_in(scene, PANEL),
        )

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the room: halves, lines, the square, the words."""
        draw_all(self, canvas, scene)

    def steps(self, canvas: Canvas, scene: Scene) -> Iterator[None]:
        """The same, square by square."""
        places = _places(scene)
        room = scene.layout.room
        if places is None or room is None:
            return
        canvas.panel(room, canvas.style(looks.sheet))
        self._tubes.draw(canvas, scene.snapshot, places)
        yield
        for neuron, box in zip(scene.snapshot.topology.neurons, places.hidden, strict=False):
            self._draw_half(canvas, scene, neuron, box)
            yield
        yield from self._answer_in_steps(canvas, scene, places.answer)
        _draw_words(canvas, scene, places)
        for one in appearances_in(scene, PANEL):
            _draw_attention(canvas, one, disc_radius(places.answer, scene.page))

    def _draw_half(self, canvas: Canvas, scene: Scene, neuron: NeuronId, box: Box) -> None:
        """A hidden neuron's half of the plane, the goals at its corners, its name."""
        snapshot, palette = scene.snapshot, canvas.palette
        topology, larger = snapshot.topology, enlargement(scene.page)
        self._brush.neuron(
            canvas, box, snapshot.trace, neuron, LARGE, RADIUS, coarse=snapshot.streams
        )
        draw_frame(canvas, box, palette.hidden, RADIUS, HIDDEN_FRAME)
        for mark in row_marks(snapshot):
            _draw_goal(canvas, mark, LARGE.place(box, mark.inputs), SMALL_DISC * box.w)
        name = topology.neuron_name(neuron)
        parts = (f"{name[0]}_{{{name[1:]}}}", palette.text)
        _draw_name(canvas, parts, (box.centerx, box.centery), HALF_NAME, larger)

    def _answer_in_steps(self, canvas: Canvas, scene: Scene, box: Box) -> Iterator[None]:
        snapshot, palette = scene.snapshot, canvas.palette
        self._brush.answer(canvas, box, snapshot.trace, LARGE, RADIUS, coarse=snapshot.streams)
        yield
        draw_frame(canvas, box, palette.output, RADIUS, FRAME)
        larger = enlargement(scene.page)
        width, height = AXIS_NAME.width * larger, AXIS_NAME.height * larger
        lower = (box.centerx, box.bottom - AXIS_GAP - height / 2)
        left = (box.x + AXIS_GAP + width / 2, box.centery)
        upper = (box.centerx, box.y + AXIS_GAP + height / 2)
        for name, place in (("x_{1}", lower), ("x_{2}", left), ("o_{1}", upper)):
            _draw_name(canvas, (name, palette.text), place, AXIS_NAME, larger)
        radius, size = disc_radius(box, scene.page), sized(scene.page, FLOOR)
        for mark in row_marks(snapshot):
            x, y = LARGE.place(box, mark.inputs)
            draw_row(canvas, mark, (x, y), radius)
            _, high = chip_size(canvas, mark.name, size)
            away = reach(radius) + NAME_GAP + high / 2
            draw_chip(canvas, mark.name, (x, y - away if mark.is_upper else y + away), size)
        yield


def _places(scene: Scene) -> BeliefPlaces | None:
    return belief_places(scene.layout, len(scene.snapshot.topology.neurons) - 1)


def _draw_goal(canvas: Canvas, mark: RowMark, place: tuple[float, float], radius: float) -> None:
    """A small disc: full where the goal is 1, hollow where it is 0."""
    palette = canvas.palette
    canvas.disc(*place, radius + 2.0, palette.ink)
    if mark.full:
        canvas.disc(*place, radius, palette.text)
    else:
        canvas.ring(*place, radius, palette.text, SMALL_EDGE * radius)


def _draw_name(
    canvas: Canvas,
    name: tuple[str, Color],
    middle: tuple[float, float],
    chip: Chip,
    larger: float,
) -> None:
    """A formula on a dark ground."""
    x, y = middle
    width, height = chip.width * larger, chip.height * larger
    opacity = CHIP_OPACITY if canvas.palette.glow else 1.0
    ground = canvas.style(styles.flat, canvas.palette.ink, opacity, CHIP_RADIUS)
    canvas.panel(Box(x - width / 2, y - height / 2, width, height), ground)
    canvas.formula((name,), x, y + chip.drop * larger, chip.size * larger, ax=0.5)


def _draw_words(canvas: Canvas, scene: Scene, places: BeliefPlaces) -> None:
    """What the colours mean, and that a corner can be touched."""
    texts, page = scene.texts, scene.page
    size = sized(page, LABEL)
    tints = answer_tints(canvas.palette)
    swatches = (("one", tints.far_1), ("zero", tints.near_0))
    words = [texts(f"visitor.belief.says-{key}") for key, _ in swatches]
    touch = texts("visitor.belief.touch")
    box, pitch = places.words, size * PITCH
    if not places.upright:
        y = box.y + pitch / 2
        for (_, color), word in zip(swatches, words, strict=True):
            _draw_swatch(canvas, color, box.x, y)
            room = box.w - SWATCH - SWATCH_GAP
            _write(canvas, word, box.x + SWATCH + SWATCH_GAP, y, size, room)
            y += pitch
        y = _draw_goals(canvas, scene, box, y + GOALS_GAP * pitch, size)
        rest = (box.x, y, box.w, max(box.bottom - y, 1.0))
        canvas.wrapped_text(touch, rest, size, canvas.palette.muted, spacing=1.15)
        return
    x, y = box.x, box.centery
    widths = [canvas.text_width(word, size) for word in (*words, touch)]
    gap = (box.w - sum(widths) - 2 * (SWATCH + SWATCH_GAP)) / 2
    for (_, color), word, width in zip(swatches, words, widths, strict=False):
        _draw_swatch(canvas, color, x, y)
        canvas.text(word, x + SWATCH + SWATCH_GAP, y, size, canvas.palette.text)
        x += SWATCH + SWATCH_GAP + width + gap
    _write(canvas, touch, x, y, size, box.right - x)


def _draw_goals(canvas: Canvas, scene: Scene, box: Box, y: float, size: float) -> float:
    """What full and hollow discs mean; gives where the next words may begin."""
    words, radius = scene.texts("visitor.belief.goals"), size * GOAL_RADIUS
    drawn = canvas.text(words, box.x, y, size, canvas.palette.muted)
    x = drawn.right + SWATCH_GAP + radius
    if x + 3 * radius + SWATCH_GAP > box.right:
        x, y = box.x + radius, y + size * PITCH
    for goal, full in (("1", True), ("0", False)):
        mark = RowMark(0, (0.0, 0.0), "", goal, full, right=True, chosen=False)
        draw_row(canvas, mark, (x, y), radius)
        x += 2 * radius + SWATCH_GAP
    return y + size * PITCH * GOALS_GAP


def _write(canvas: Canvas, word: str, x: float, y: float, size: float, room: float) -> None:
    canvas.fitted_text(word, x, y, size, canvas.palette.text, room, floor=size)


def _draw_swatch(canvas: Canvas, color: Color, x: float, y: float) -> None:
    box = Box(x, y - SWATCH / 2, SWATCH, SWATCH)
    canvas.panel(box, canvas.style(styles.flat, color, 1.0, SWATCH_RADIUS))
    draw_frame(canvas, box, canvas.palette.edge, SWATCH_RADIUS, HIDDEN_FRAME)


def _draw_attention(canvas: Canvas, one: Appearance, radius: float) -> None:
    """What is pointed at, pressed, or in the keyboard's focus."""
    if one.id in (CLOSE_ID, ROOM_TAB):
        draw_close(canvas, one)
        return
    target, palette = one.target, canvas.palette
    if one.id.startswith(HALF):
        if one.hovered or one.pressed:
            draw_frame(canvas, target, palette.text, RADIUS, FRAME)
        if one.focused:
            looks.draw_ring(canvas, target, RADIUS)
    elif one.id.startswith(CORNER):
        around = reach(radius) + HIDDEN_FRAME
        if one.hovered or one.pressed or one.focused:
            color = palette.focus if one.focused else palette.text
            canvas.ring(target.centerx, target.centery, around + FRAME, color, HIDDEN_FRAME)
