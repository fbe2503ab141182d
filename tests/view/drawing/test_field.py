"""Distance fields against distances worked out by hand."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from game.view.drawing.shapes import field


def test_pixel_grid_holds_pixel_centres() -> None:
    x, y = field.pixel_grid(3, 2)
    assert x.shape == y.shape == (2, 3)
    assert x.dtype == y.dtype == np.float32
    assert_allclose(x[0], [0.5, 1.5, 2.5])
    assert_allclose(y[:, 0], [0.5, 1.5])


def test_coverage_is_a_ramp_one_pixel_wide() -> None:
    distance = np.array([-2.0, -0.5, 0.0, 0.25, 0.5, 3.0], dtype=np.float32)
    assert_allclose(field.coverage(distance), [1, 1, 0.5, 0.25, 0, 0])


def test_rounded_box() -> None:
    x = np.array([10.0, 10.0, 22.0, 20.0], dtype=np.float32)
    y = np.array([10.0, 14.0, 10.0, 15.0], dtype=np.float32)
    box = field.rounded_box(x, y, 10, 10, 10, 5, 2)
    assert_allclose(box, [-5, -1, 2, np.hypot(2, 2) - 2], rtol=1e-6)


def test_segment_measures_to_its_ends() -> None:
    x = np.array([-3.0, 5.0, 14.0], dtype=np.float32)
    y = np.array([4.0, 2.0, 3.0], dtype=np.float32)
    assert_allclose(field.segment(x, y, 0, 0, 10, 0), [5, 2, 5])


@pytest.mark.parametrize("turn", [1, -1])
def test_polygon_sign_does_not_depend_on_the_direction(turn: int) -> None:
    arrow = [(0, 0), (10, 5), (0, 10), (3, 5)][::turn]  # not convex: a notch at its left
    x = np.array([6.0, 1.0, 20.0, 4.0], dtype=np.float32)
    y = np.array([5.0, 5.0, 5.0, 5.0], dtype=np.float32)
    distance = field.polygon(x, y, arrow)
    assert (np.sign(distance) == [-1, 1, 1, -1]).all()
    assert distance[2] == pytest.approx(10)


coordinates = st.floats(-40, 40)


@given(st.lists(st.tuples(coordinates, coordinates), min_size=2, max_size=6))
def test_polyline_equals_the_nearest_segment(points: list[tuple[float, float]]) -> None:
    reach = 5.0
    traced = field.polyline(points, reach)
    height, width = traced.distance.shape
    x, y = field.pixel_grid(width, height)
    x, y = x + traced.origin[0], y + traced.origin[1]
    ends = itertools.pairwise(points)
    nearest = np.min([field.segment(x, y, *a, *b) for a, b in ends], axis=0)
    near = nearest < reach
    along = traced.along(*np.nonzero(traced.nearest))
    assert traced.distance.dtype == along.dtype == np.float32
    assert_allclose(traced.distance[near], nearest[near], atol=2e-3)
    assert (traced.distance[~near] >= reach - 2e-3).all()
    assert (traced.nearest[near] > 0).all()
    assert along.min() >= 0
    assert along.max() <= 1 + 1e-6


def test_along_follows_arc_length() -> None:
    traced = field.polyline([(0, 0), (10, 0), (40, 0)], 2)
    x, y = np.array([10, 20]) - traced.origin[0], np.array([0, 0]) - traced.origin[1]
    assert_allclose(traced.along(y, x), [10.5 / 40, 20.5 / 40], atol=1e-6)
    assert traced.nearest[y, x].tolist() == [1, 2] or traced.nearest[y, x].tolist() == [2, 2]


@pytest.mark.parametrize("points", [[(0, 0)], [0, 1, 2]])
def test_a_polyline_needs_two_points(points: list[object]) -> None:
    with pytest.raises(ValueError, match="two"):
        field.polyline(points, 3)


def test_a_polygon_needs_three_points() -> None:
    x, y = field.pixel_grid(2, 2)
    with pytest.raises(ValueError, match="three"):
        field.polygon(x, y, [(0, 0), (1, 1)])
