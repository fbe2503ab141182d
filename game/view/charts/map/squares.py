"""The two squares of the map with what stands in them."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from game.session.snapshot import Snapshot
from game.view.charts.map.hidden_points import fanned, hidden_answers, paths
from game.view.charts.map.marks import (
    PROBE_RADIUS,
    draw_axes,
    draw_probe,
    draw_tag,
    draw_thread,
    draw_ways,
    is_small,
    row_radius,
)
from game.view.charts.map.spots import Spots
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.curve import Point
from game.view.scene.texts import Texts
from game.view.square.brush import SquareBrush, draw_frame
from game.view.square.domain import LAB, Domain, hidden_domain
from game.view.square.rows import RowMark, chip_size, draw_chip, draw_row, reach, row_marks
from game.view.square.sheets import Sheet, cut, hidden_answer_sheet

FRAME_RADIUS: Final = 4.0
NAME_GAP: Final = 4.0
EDGE: Final = 2.0
FAN_GAP: Final = 3.0
WORDS: Final = float(theme.TYPE_CAPTION)


def draw_inputs(
    canvas: Canvas, brush: SquareBrush, snapshot: Snapshot, texts: Texts, box: Box
) -> None:
    """The input square: the answer, the cuts of the hidden neurons, the rows at its corners."""
    trace, hidden = snapshot.trace, snapshot.topology.neurons[:-1]
    brush.answer(canvas, box, trace, LAB)
    for neuron in hidden:
        brush.cut(canvas, box, trace, neuron, LAB)
    draw_frame(canvas, box, canvas.palette.line, FRAME_RADIUS)
    spots, radius = Spots(box), row_radius(box)
    for mark in row_marks(snapshot):
        place = LAB.place(box, mark.inputs)
        draw_row(canvas, mark, place, radius)
        spots.take_disc(place, reach(radius))
        spots.take(_draw_corner_name(canvas, mark, place, radius, box))
    own = None if snapshot.probe is None else LAB.place(box, snapshot.probe.inputs)
    if own is not None:
        spots.take_disc(own, PROBE_RADIUS)
    if not is_small(box):
        for axis in draw_axes(canvas, box, ("x_{1}", "x_{2}"), canvas.palette.text):
            spots.take(axis)
        for neuron in hidden:
            ends = cut(trace, neuron, LAB)
            if ends is not None:
                places = (LAB.place(box, ends[0]), LAB.place(box, ends[1]))
                draw_tag(canvas, snapshot.topology.neuron_name(neuron), places, spots)
        _draw_sides(canvas, texts, brush.answer_sheet(trace, LAB), spots)
    if own is not None:
        draw_probe(canvas, own)


def draw_hidden(
    canvas: Canvas, brush: SquareBrush, snapshot: Snapshot, texts: Texts, box: Box
) -> None:
    """The hidden square: where the rows are for the output, the ways they came, and its line."""
    palette, probe = canvas.palette, snapshot.probe
    answers = hidden_answers(snapshot)
    said = [value for answer in answers for value in answer]
    domain = hidden_domain(max(said if probe is None else (*said, *probe.hidden)))
    brush.hidden(canvas, box, snapshot.trace, domain)
    draw_ways(canvas, box, domain, _inside(paths(snapshot), domain))
    draw_frame(canvas, box, palette.line, FRAME_RADIUS)
    spots, radius = Spots(box), row_radius(box)
    places = [domain.place(box, answer) for answer in answers]
    discs = fanned(places, 2 * radius + FAN_GAP, box.inset(reach(radius) + 1.0))
    marks = row_marks(snapshot)
    for place, disc in zip(places, discs, strict=True):
        if place != disc:
            draw_thread(canvas, place, disc)
    for mark, disc in zip(marks, discs, strict=True):
        draw_row(canvas, mark, disc, radius)
        spots.take_disc(disc, reach(radius))
    if not is_small(box):
        for axis in draw_axes(canvas, box, ("a_{h1}", "a_{h2}"), palette.hidden):
            spots.take(axis)
        for mark, disc in zip(marks, discs, strict=True):
            _draw_name_beside(canvas, mark, disc, radius, spots)
        _draw_sides(canvas, texts, hidden_answer_sheet(snapshot.trace, domain), spots)
    if probe is not None:
        draw_probe(canvas, domain.place(box, probe.hidden))


def _inside(ways: NDArray[np.float64], domain: Domain) -> NDArray[np.float64]:
    """What ReLU once said may be far beyond the square of now: the way runs along its edge."""
    return np.clip(ways, domain.low, domain.high)


def _draw_corner_name(canvas: Canvas, mark: RowMark, place: Point, radius: float, box: Box) -> Box:
    """The row's name beside its disc, towards the middle; in a small square below or above it."""
    width, height = chip_size(canvas, mark.name, WORDS)
    x, y = place
    away = reach(radius) + NAME_GAP
    if is_small(box):
        y += (away + height / 2) * (1.0 if mark.is_upper else -1.0)
        x = min(max(x, box.x + width / 2 + EDGE), box.right - width / 2 - EDGE)
    else:
        x += (away + width / 2) * (-1.0 if mark.is_right_hand else 1.0)
    return draw_chip(canvas, mark.name, (x, y), WORDS)


def _draw_name_beside(
    canvas: Canvas, mark: RowMark, disc: Point, radius: float, spots: Spots
) -> None:
    spot = spots.beside(disc, reach(radius) + NAME_GAP, chip_size(canvas, mark.name, WORDS))
    if spot is not None:
        spots.take(draw_chip(canvas, mark.name, spot, WORDS))


def _draw_sides(canvas: Canvas, texts: Texts, sheet: Sheet, spots: Spots) -> None:
    """The words "says 1" and "says 0", each where that is so and where there is room."""
    ones = sheet.sums > sheet.threshold
    for key, wanted in (("one", True), ("zero", False)):
        words = texts(f"charts.map.says-{key}")
        spot = spots.inside(ones, wanted, chip_size(canvas, words, WORDS))
        if spot is not None:
            spots.take(draw_chip(canvas, words, spot, WORDS))
