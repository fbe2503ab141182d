"""The left half of a neuron's card: what arrives along each line, the own push, and the sum."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

import pygame

from game.view.drawing import theme
from game.view.drawing.arrow import draw_arrow, way_color
from game.view.drawing.box import Box
from game.view.drawing.cache import BoundedCache
from game.view.drawing.canvas import Canvas
from game.view.drawing.kit import DrawingKit
from game.view.drawing.shapes import sprite
from game.view.drawing.shapes.curve import Path
from game.view.drawing.shapes.glass import Style
from game.view.drawing.styles import styles
from game.view.drawing.styles.styles import NO_SIGN_BELOW, ROUND, lit, sign_color
from game.view.drawing.theme import Color, Palette
from game.view.large.lettering import FLOOR, sized
from game.view.network.lines.boldness import LARGE
from game.view.network.lines.tube import TubeField, TubeTables, tube_field, tube_look
from game.view.network.nodes.node_sprite import lamp_color
from game.view.network.reading.emphasis import Emphasis
from game.view.network.reading.reading import LAMP_STEPS
from game.view.scene.scene import Scene
from game.view.visitor.neuron.places import CardPlaces, bead_radius, words_end
from game.view.visitor.neuron.words import CardWords, TermWords

NAME: Final = 64.0
NAME_DROP: Final = 0.30
WORDS: Final = 44.0
WORDS_GAP: Final = 20.0
HEADER_MIDDLE: Final = 0.56
BEAD_EDGE: Final = 6.0
BEAD_GLOW: Final = 14.0
BEAD_PADDING: Final = 24.0
TIMES: Final = "×"
TIMES_SIZE: Final = 1.05  # in the sign's room
TIMES_ROOM: Final = 42.0
TUBE_GAP: Final = 16.0
# A tube ends round, and glows: so much earlier that it does not touch the product.
TUBE_END: Final = 10.0
TUBE_OFF: Final = 0.4  # from the sign, in the gap on its other side
PILL: Final = 40.0
PILL_HEIGHT: Final = 1.36  # in its type
PILL_PADDING: Final = float(theme.PILL_PADDING)
PRODUCT: Final = 54.0
PRODUCT_LEAST: Final = 2.3  # in sizes of its type
SHRINKS: Final = 24
SUM: Final = 66.0
ARROW: Final = (52.0, 15.0)
ARROW_ROOM: Final = 1.6  # in radii of a bead
FIELDS_KEPT: Final = 12


class _Sizes(NamedTuple):
    """Sizes of type of a line's numbers, and what else is as large as they are.

    ``room``: that of the products; ``times``: that of the sign; ``padding`` in a bead.
    """

    value: float
    weight: float
    product: float
    room: float
    times: float
    gap: float
    radius: float
    padding: float


class TotalPainter:
    """Paints the sum; keeps what depends on the places of tubes alone."""

    def __init__(self) -> None:
        self._fields: BoundedCache[tuple[Box, float], TubeField] = BoundedCache(FIELDS_KEPT)
        self._tables: tuple[DrawingKit, TubeTables] | None = None

    def draw(self, canvas: Canvas, scene: Scene, places: CardPlaces, words: CardWords) -> None:
        """Header, a line for each weight, the own push, a rule, the sum."""
        _draw_header(canvas, scene, places, words)
        hidden = canvas.palette.hidden
        sizes = _sizes(canvas, scene, words, places.lines[0])
        for line, term in zip(places.lines, words.terms, strict=False):
            tint = canvas.palette.data if term.source.layer == 0 else hidden
            self._draw_term(canvas, line, term, tint, sizes)
        _draw_push(canvas, scene, places.lines[-2], words)
        _draw_sum(canvas, scene, places.lines[-1], words)

    def _draw_term(
        self,
        canvas: Canvas,
        line: Box,
        term: TermWords,
        tint: Color,
        sizes: _Sizes,
    ) -> None:
        """Value times weight, and what that gives."""
        palette, y = canvas.palette, line.centery
        bead = _bead_box(canvas, line, term, sizes)
        canvas.panel(bead, canvas.style(_bead, tint, term.lamp))
        canvas.text(term.value, bead.centerx, y, sizes.value, palette.text, "semibold", ax=0.5)
        times = bead.right + sizes.times / 2
        canvas.text(TIMES, times, y, TIMES_SIZE * sizes.times, palette.muted, ax=0.5)
        canvas.text(term.product, line.right, y, sizes.product, palette.text, "semibold", ax=1.0)
        left = bead.right + sizes.times + TUBE_OFF * sizes.gap
        tube = Box(left, line.y, line.right - sizes.room - sizes.gap - left, line.h)
        pill = canvas.text_width(term.weight, sizes.weight, "semibold") + 2 * PILL_PADDING
        if tube.w > pill + 2 * sizes.gap:
            drawn = tube._replace(w=tube.w - TUBE_END)
            self._draw_tube(canvas, drawn, term.weight_value)
        edge = sign_color(term.weight_value, palette)
        middle, high = tube.x + max(tube.w, pill) / 2, PILL_HEIGHT * sizes.weight
        canvas.pill(term.weight, middle, y, edge, sizes.weight, height=high)

    def _draw_tube(self, canvas: Canvas, tube: Box, weight: float) -> None:
        look = tube_look(weight, Emphasis.NONE, LARGE.tubes)
        field = self._fields.get((tube, canvas.scale), lambda: _field(tube, canvas.scale))
        height, width = field.index.shape
        surface = sprite.transparent(width, height)
        self._tables_of(canvas).paint(surface, field, look)
        place = (field.origin[0] - canvas.origin[0], field.origin[1] - canvas.origin[1])
        canvas.surface.blit(surface, place, None, pygame.BLEND_PREMULTIPLIED)

    def _tables_of(self, canvas: Canvas) -> TubeTables:
        if self._tables is None or self._tables[0] is not canvas.kit:
            self._tables = (canvas.kit, TubeTables(canvas.scale, canvas.palette))
        return self._tables[1]


def _bead_box(canvas: Canvas, line: Box, term: TermWords, sizes: _Sizes) -> Box:
    """The bead with a value in it: round, and wider for a long one."""
    width = canvas.text_width(term.value, sizes.value, "semibold") + sizes.padding
    width = max(2 * sizes.radius, width)
    return Box(line.x, line.centery - sizes.radius, width, 2 * sizes.radius)


def _field(tube: Box, scale: float) -> TubeField:
    return tube_field(Path([(tube.x, tube.centery), (tube.right, tube.centery)]), scale)


def _bead(palette: Palette, tint: Color, lamp: int) -> Style:
    share = lamp / LAMP_STEPS
    color = lamp_color(palette, tint, share)
    width = BEAD_EDGE if palette.glow else BEAD_EDGE * (0.5 + share)
    style = Style(
        top=palette.node_light,
        bottom=palette.node_body,
        opacity=1.0,
        radius=ROUND,
        border=color,
        border_width=width,
    )
    style = replace(style, shadow=styles.card(palette).shadow)
    return lit(style, tint, palette, BEAD_GLOW, share) if lamp else style


def _sizes(canvas: Canvas, scene: Scene, words: CardWords, line: Box) -> _Sizes:
    """The largest sizes in which every line has room; products shrink first, then all."""

    def size(usual: float) -> float:
        return sized(scene.page, usual)

    def tried(share: float, product: float) -> _Sizes:
        room = max(canvas.text_width(term.product, product, "semibold") for term in words.terms)
        return _Sizes(
            value=share * size(FLOOR),
            weight=share * size(PILL),
            product=product,
            room=max(room, PRODUCT_LEAST * product),
            times=share * size(TIMES_ROOM),
            gap=share * size(TUBE_GAP),
            radius=bead_radius(scene.layout, line),
            padding=share * size(BEAD_PADDING),
        )

    def fits(sizes: _Sizes) -> bool:
        return all(_width(canvas, line, term, sizes) <= line.w for term in words.terms)

    products = [PRODUCT, *range(round(PRODUCT) - 2, round(FLOOR), -2), FLOOR]
    choices = [(1.0, size(product)) for product in products]
    choices += [(0.95**n, 0.95**n * size(FLOOR)) for n in range(1, SHRINKS)]
    for share, product in choices:
        found = tried(share, product)
        if fits(found):
            break
    return found


def _width(canvas: Canvas, line: Box, term: TermWords, sizes: _Sizes) -> float:
    """How wide a line is without any of its tube."""
    bead = _bead_box(canvas, line, term, sizes).w
    pill = canvas.text_width(term.weight, sizes.weight, "semibold") + 2 * PILL_PADDING
    return bead + sizes.times + pill + (1.0 + TUBE_OFF) * sizes.gap + sizes.room


def _draw_header(canvas: Canvas, scene: Scene, places: CardPlaces, words: CardWords) -> None:
    """The neuron's name, and that it adds up."""
    page, palette, line = scene.page, canvas.palette, places.header
    y, size = line.y + HEADER_MIDDLE * line.h, sized(page, NAME)
    is_output = scene.snapshot.pinned_neuron == scene.snapshot.topology.neurons[-1]
    color = palette.output if is_output else palette.hidden
    parts = ((f"{words.name[0]}_{{{words.name[1:]}}}", color),)
    name = canvas.formula(parts, line.x, y + NAME_DROP * size, size)
    left = name.right + sized(page, WORDS_GAP)
    end = min(line.right, words_end(scene.layout, line, is_output))
    write_fitting(canvas, scene, ("adds-up", "adds-up-short"), left, y, end - left)


def write_fitting(
    canvas: Canvas, scene: Scene, keys: tuple[str, ...], x: float, y: float, room: float
) -> float:
    """The first of these texts that fits, else the last one as small as it must be; gives its
    end.
    """
    size, floor = sized(scene.page, WORDS), sized(scene.page, FLOOR)
    strings = [scene.texts(f"visitor.neuron.{key}") for key in keys]
    fitting = [s for s in strings if canvas.text_width(s, floor, "semibold") <= room]
    string, color = fitting[0] if fitting else strings[-1], canvas.palette.text
    return canvas.fitted_text(string, x, y, size, color, room, "semibold", floor=floor).right


def _draw_push(canvas: Canvas, scene: Scene, line: Box, words: CardWords) -> None:
    """The own push: up or down, its words, its number in the colour of its sign."""
    page, palette, y = scene.page, canvas.palette, line.centery
    color = sign_color(words.push_value, palette)
    reach, width = (sized(page, size) for size in ARROW)
    radius = bead_radius(scene.layout, line)
    if abs(words.push_value) >= NO_SIGN_BELOW:
        side = 1.0 if words.push_value > 0 else -1.0
        color = way_color(canvas, side)
        draw_arrow(canvas, line.x + radius, y + side * reach / 2, side * reach, width, color)
    floor, gap = sized(page, FLOOR), sized(page, TUBE_GAP)
    left = line.x + ARROW_ROOM * radius + sized(page, WORDS_GAP)
    word = canvas.text_width(scene.texts("visitor.neuron.push-short"), floor, "semibold")
    room = line.right - left - word - gap
    number = canvas.fitted_text(
        words.push,
        line.right,
        y,
        sized(page, PRODUCT),
        color,
        room,
        "semibold",
        ax=1.0,
        floor=floor,
    )
    write_fitting(canvas, scene, ("push", "push-short"), left, y, number.x - left - gap)


def _draw_sum(canvas: Canvas, scene: Scene, line: Box, words: CardWords) -> None:
    """The rule, and below it the sum."""
    page, palette = scene.page, canvas.palette
    canvas.line(line.x, line.y, line.right, line.y, palette.text, 3.0)
    label = scene.texts("visitor.neuron.sum")
    written = canvas.text(label, line.x, line.centery, sized(page, WORDS), palette.muted)
    room = line.right - written.right - sized(page, WORDS_GAP)
    canvas.fitted_text(
        words.total,
        line.right,
        line.centery,
        sized(page, SUM),
        palette.text,
        room,
        "semibold",
        ax=1.0,
        floor=sized(page, FLOOR),
    )
