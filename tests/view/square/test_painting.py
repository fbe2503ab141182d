"""The painted square: its two sides part where the answer is one half, and nothing is by chance."""

import numpy as np
import pygame
import pytest

from game.engine.topology import NeuronId
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.theme import DARK, HIGH_CONTRAST, Palette
from game.view.square.brush import SquareBrush
from game.view.square.domain import HIDDEN, LAB, LARGE
from game.view.square.painting import Painter, Pen, Tints, answer_tints, neuron_tints
from game.view.square.sheets import Sheet, answer_sheet, hidden_answer_sheet, neuron_sheet
from tests.view.square.test_sheets import by_hand, random_state
from tests.view.stage import kit

SIDE = 120
PEN = Pen(SIDE, 2.0)
paint = Painter().paint
# So far from the line, in pixels, a pixel has the colour of its side alone.
CLEAR = 4


def brightness(surface: pygame.Surface) -> np.ndarray:
    pixels = pygame.surfarray.array3d(surface).astype(float)
    return (pixels @ [0.2126, 0.7152, 0.0722]).T


def says_1(pixels: np.ndarray, tints: Tints) -> np.ndarray:
    """Which pixels are nearer to the colours of 1 than to those of 0."""

    def away(colors: tuple[tuple[int, int, int], ...]) -> np.ndarray:
        near, far = (np.array(color, dtype=float) for color in colors)
        shares = np.linspace(0.0, 1.0, 24)[:, None]
        ramp = near + (far - near) * shares
        return np.abs(pixels[:, :, None, :] - ramp).sum(axis=3).min(axis=2)

    ones = away((tints.near_1, tints.far_1))
    return np.asarray(ones < away((tints.near_0, tints.far_0)))


@pytest.mark.parametrize("palette", [DARK, HIGH_CONTRAST], ids=["dark", "contrast"])
@pytest.mark.parametrize("number", range(0, 200, 10))
def test_the_sides_are_those_of_the_answer(number: int, palette: Palette) -> None:
    trace = random_state(number)
    sheet, tints = answer_sheet(trace, LAB), answer_tints(palette)
    painted = pygame.surfarray.array3d(paint(sheet, PEN, tints)).swapaxes(0, 1)
    ones = says_1(painted.astype(float), tints)
    checked = 0
    for row in range(3, SIDE, 9):
        for column in range(3, SIDE, 9):
            wanted = {
                by_hand(trace, *LAB.point(Box(0, 0, SIDE, SIDE), (x + 0.5, y + 0.5)))[2]
                > sheet.threshold
                for x in range(column - CLEAR, column + CLEAR + 1, CLEAR)
                for y in range(row - CLEAR, row + CLEAR + 1, CLEAR)
            }
            if len(wanted) == 1:
                assert ones[row, column] == wanted.pop()
                checked += 1
    assert checked > 50


@pytest.mark.parametrize("palette", [DARK, HIGH_CONTRAST], ids=["dark", "contrast"])
def test_the_line_runs_along_one_half_and_is_as_wide_whatever_the_slope(palette: Palette) -> None:
    sums = np.array([[-1.0, 1.0], [-1.0, 1.0]])
    tints = answer_tints(palette)
    for steepness in (0.01, 1.0, 100.0):
        one = random_state(0)
        sheet = Sheet(sums * steepness, one.rule.output_activation, 0.0, 6.0)
        painted = pygame.surfarray.array3d(paint(sheet, PEN, tints))
        lit = np.flatnonzero((painted[:, SIDE // 2] == tints.line).all(axis=1))
        assert list(lit) == [SIDE // 2 - 1, SIDE // 2]


@pytest.mark.parametrize("number", range(0, 200, 10))
def test_the_line_is_nowhere_else(number: int) -> None:
    trace = random_state(number)
    sheet, tints = answer_sheet(trace, LAB), answer_tints(DARK)
    painted = pygame.surfarray.array3d(paint(sheet, PEN, tints)).swapaxes(0, 1)
    rows, columns = np.nonzero((painted == tints.line).all(axis=2))
    ones = np.zeros((SIDE + 2, SIDE + 2), dtype=bool)
    for row in range(-1, SIDE + 1):
        for column in range(-1, SIDE + 1):
            point = LAB.point(Box(0, 0, SIDE, SIDE), (column + 0.5, row + 0.5))
            ones[row + 1, column + 1] = by_hand(trace, *point)[2] > sheet.threshold
    for row, column in zip(rows, columns, strict=True):
        around = ones[max(row - 2, 0) : row + 5, max(column - 2, 0) : column + 5]
        assert around.any() != around.all()


def test_no_line_where_nothing_rises() -> None:
    for value in (0.0, 1e-3, -1e-3):
        flat = Sheet(np.full((2, 2), value), random_state(0).rule.output_activation, 0.0, 6.0)
        painted = pygame.surfarray.array3d(paint(flat, PEN, answer_tints(DARK)))
        assert len(np.unique(painted.reshape(-1, 3), axis=0)) == 1


@pytest.mark.parametrize("worst", [np.inf, -np.inf, np.nan, 1e300])
def test_numbers_that_left_all_bounds_are_painted_all_the_same(worst: float) -> None:
    sums = np.linspace(-1.0, 1.0, 25).reshape(5, 5)
    sums[2, 2] = worst
    paint(Sheet(sums, random_state(0).rule.activation, 0.0, 6.0), PEN, answer_tints(DARK))


@pytest.mark.parametrize("number", range(0, 200, 40))
def test_painted_twice_the_pixels_are_equal(number: int) -> None:
    def draw(brush: SquareBrush) -> bytes:
        surface = pygame.Surface((700, 400))
        canvas = Canvas(surface, kit(1.0))
        trace = random_state(number)
        brush.answer(canvas, Box(10, 10, 200, 200), trace, LARGE, radius=18.0)
        brush.hidden(canvas, Box(230, 10, 200, 200), trace, HIDDEN)
        for unit in (0, 1):
            box = Box(440 + 130 * unit, 10, 120, 120)
            brush.neuron(canvas, box, trace, NeuronId(1, unit), LARGE, radius=12.0)
            brush.cut(canvas, Box(10, 10, 200, 200), trace, NeuronId(1, unit), LARGE)
        return pygame.image.tobytes(surface, "RGB")

    brush = SquareBrush()
    assert draw(brush) == draw(brush) == draw(SquareBrush())


def test_the_answers_sides_differ_by_brightness_even_where_the_answer_is_unsure() -> None:
    for palette in (DARK, HIGH_CONTRAST):
        for tints in (answer_tints(palette), neuron_tints(palette)):
            zero, one, line = (
                np.array(c) @ [0.2126, 0.7152, 0.0722]
                for c in (tints.near_0, tints.near_1, tints.line)
            )
            assert one > zero + 8.0
            assert line > one + 60.0


def test_the_hidden_square_and_the_neurons_are_painted_by_the_same_rule() -> None:
    trace = random_state(7)
    for sheet in (hidden_answer_sheet(trace, HIDDEN), neuron_sheet(trace, NeuronId(1, 0), LAB)):
        shown = brightness(paint(sheet, PEN, answer_tints(DARK)))
        assert shown.shape == (SIDE, SIDE)
