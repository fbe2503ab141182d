"""Draws squares on a canvas; each picture is kept as long as it is asked for.

A picture depends on the parameters, not on the moment: while nothing is trained nothing is painted
again, whatever is drawn over it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from itertools import product
from typing import Final

import numpy as np
import pygame

from game.engine.topology import NeuronId
from game.engine.trace import EpochTrace
from game.view.drawing.box import Box
from game.view.drawing.cache import BoundedCache
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes import field, sprite
from game.view.drawing.styles import styles
from game.view.drawing.theme import Color
from game.view.square.cuts import CutLook, paint_cut
from game.view.square.domain import Domain
from game.view.square.painting import Painter, Pen, Tints, answer_tints, neuron_tints
from game.view.square.sheets import Sheet, answer_sheet, cut, hidden_answer_sheet, neuron_sheet

# The line between the two sides, in logical units.
LINE: Final = 2.8
CUT: Final = 2.2
# Of a cut: dash and gap together; how far hatches reach, and how far they are apart.
DASH: Final = 11.0
HATCH: Final = 9.0
PITCH: Final = 44.0
FRAME: Final = 2.0
COARSE_PIXELS: Final = 280
PICTURES_KEPT: Final = 12
SHEETS_KEPT: Final = 2
# Of the answer's square and of a hidden neuron's.
STRETCHED_KEPT: Final = 2
MASKS_KEPT: Final = 2


class SquareBrush:
    """Paints and keeps the squares of one picture."""

    def __init__(self) -> None:
        self._painter = Painter()
        self._pictures: BoundedCache[Hashable, pygame.Surface] = BoundedCache(PICTURES_KEPT)
        self._sheets: BoundedCache[Hashable, Sheet] = BoundedCache(SHEETS_KEPT)
        self._stretched: BoundedCache[int, pygame.Surface] = BoundedCache(STRETCHED_KEPT)
        self._masks: BoundedCache[int, pygame.Surface] = BoundedCache(MASKS_KEPT)

    def answer(
        self,
        canvas: Canvas,
        box: Box,
        trace: EpochTrace,
        domain: Domain,
        radius: float = 0.0,
        coarse: bool = False,
    ) -> None:
        """What the output says to every input; ``coarse``: it is soon another one, and fewer pixels
        along a side will do.
        """
        self._draw(
            canvas,
            box,
            ("answer", domain, belief_key(trace)),
            lambda: self.answer_sheet(trace, domain),
            answer_tints(canvas.palette),
            radius,
            coarse,
        )

    def answer_sheet(self, trace: EpochTrace, domain: Domain) -> Sheet:
        """The sums behind that square."""
        key = (belief_key(trace), domain)
        return self._sheets.get(key, lambda: answer_sheet(trace, domain))

    def hidden(
        self, canvas: Canvas, box: Box, trace: EpochTrace, domain: Domain, radius: float = 0.0
    ) -> None:
        """What the output says to every pair of hidden answers."""
        self._draw(
            canvas,
            box,
            ("hidden", domain, belief_key(trace)),
            lambda: hidden_answer_sheet(trace, domain),
            answer_tints(canvas.palette),
            radius,
        )

    def neuron(
        self,
        canvas: Canvas,
        box: Box,
        trace: EpochTrace,
        neuron: NeuronId,
        domain: Domain,
        radius: float = 0.0,
        coarse: bool = False,
    ) -> None:
        """What a hidden neuron says to every input; ``coarse`` as above."""
        self._draw(
            canvas,
            box,
            (neuron, domain, belief_key(trace)),
            lambda: neuron_sheet(trace, neuron, domain),
            neuron_tints(canvas.palette),
            radius,
            coarse,
        )

    def cut(
        self, canvas: Canvas, box: Box, trace: EpochTrace, neuron: NeuronId, domain: Domain
    ) -> None:
        """A hidden neuron's cut over a square of the inputs, hatched where it says 1."""
        ends = cut(trace, neuron, domain)
        if ends is None:
            return
        k, pixels = canvas.scale, _pixels(canvas, box)
        whole = Box(0.0, 0.0, float(pixels), float(pixels))
        first, last = (domain.place(whole, end) for end in ends)
        dash = DASH * k if neuron.unit else 0.0
        look = CutLook(canvas.palette.hidden, CUT * k, dash, HATCH * k, PITCH * k)
        key = ("cut", pixels, first, last, look)
        picture = self._pictures.get(key, lambda: paint_cut(pixels, (first, last), look))
        _blit(canvas, box, picture)

    def _draw(
        self,
        canvas: Canvas,
        box: Box,
        what: Hashable,
        sheet_of: Callable[[], Sheet],
        tints: Tints,
        radius: float,
        coarse: bool = False,
    ) -> None:
        pixels = _pixels(canvas, box)
        part = min(1.0, COARSE_PIXELS / pixels) if coarse else 1.0
        pen = Pen(max(1, round(pixels * part)), LINE * canvas.scale * part)
        corner = round(radius * canvas.scale)

        def paint() -> pygame.Surface:
            return self._painter.paint(sheet_of(), pen, tints)

        if pen.pixels != pixels:
            # Nobody asks for it again: it need not be kept, nor a place for it be made each time.
            picture = self._stretched.get(pixels, lambda: sprite.transparent(pixels, pixels))
            pygame.transform.smoothscale(paint(), (pixels, pixels), picture)
            self._round_off(picture, corner)
        else:
            key = (what, pixels, pen, tints, corner)
            picture = self._pictures.get(key, lambda: self._round_off(paint(), corner))
        _blit(canvas, box, picture)

    def _round_off(self, picture: pygame.Surface, corner: int) -> pygame.Surface:
        """The square with round corners."""
        corner = min(corner, picture.get_width() // 2)
        if corner:
            mask = self._masks.get(corner, lambda: _mask(corner))
            away = picture.get_width() - corner
            for x, y in product((0, 1), (0, 1)):
                part = (x * corner, y * corner, corner, corner)
                picture.blit(mask, (x * away, y * away), part, pygame.BLEND_RGBA_MULT)
        return picture


def draw_frame(canvas: Canvas, box: Box, color: Color, radius: float, width: float = FRAME) -> None:
    """The edge of a square."""
    canvas.panel(box, canvas.style(styles.outline, color, width, radius))


def belief_key(trace: EpochTrace) -> Hashable:
    """Everything that a square is painted from: equal keys, equal squares."""
    rule = trace.rule
    names = (rule.activation.name, rule.output_activation.name)
    return trace.parameters.vector.tobytes(), *names


def _pixels(canvas: Canvas, box: Box) -> int:
    return max(1, round(box.w * canvas.scale))


def _blit(canvas: Canvas, box: Box, picture: pygame.Surface) -> None:
    left, top = canvas.origin
    place = (round(box.x * canvas.scale) - left, round(box.y * canvas.scale) - top)
    canvas.surface.blit(picture, place, None, sprite.PREMULTIPLIED)


def _mask(corner: int) -> pygame.Surface:
    """The four corners side by side: white where a square stays, nothing beyond them."""
    half, pixels = float(corner), 2 * corner
    x, y = field.pixel_grid(pixels, pixels)
    cover = field.coverage(field.rounded_box(x, y, half, half, half, half, corner))
    return sprite.premultiplied(np.repeat(cover[..., None], 3, axis=2), cover)
