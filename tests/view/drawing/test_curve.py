"""Curves hit their ends exactly and are measured by arc length."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from game.view.drawing.shapes.curve import Path, bezier

coordinate = st.floats(-4000, 4000)
point = st.tuples(coordinate, coordinate)


@given(point, point, point, point, st.integers(2, 80))
def test_a_bezier_curve_starts_and_ends_at_its_outer_points(
    a: tuple[float, float],
    b: tuple[float, float],
    c: tuple[float, float],
    d: tuple[float, float],
    count: int,
) -> None:
    points = bezier(a, b, c, d, count)
    assert points.shape == (count, 2)
    assert tuple(points[0]) == a
    assert tuple(points[-1]) == d


@given(st.lists(point, min_size=2, max_size=20))
def test_a_path_hits_its_ends_exactly(points: list[tuple[float, float]]) -> None:
    if len({*points}) < 2 or Path_is_too_short(points):
        return
    path = Path(points)
    assert path.at(0) == points[0]
    assert path.at(1) == points[-1]
    assert path.at(-1) == points[0]
    assert path.at(2) == points[-1]


def Path_is_too_short(points: list[tuple[float, float]]) -> bool:  # noqa: N802
    return float(np.hypot(*np.diff(np.array(points), axis=0).T).sum()) < 1e-6


def test_equal_shares_are_equal_lengths() -> None:
    path = Path(bezier((0, 0), (300, 0), (0, 200), (300, 200), 400))
    steps = np.diff(path.points_at(np.linspace(0, 1, 50)), axis=0)
    assert_allclose(np.hypot(*steps.T), path.length / 49, rtol=1e-3)


def test_length_and_headings() -> None:
    path = Path([(0, 0), (3, 0), (3, 4)])
    assert path.length == 7
    assert path.angle(0) == 0
    assert path.angle(1) == pytest.approx(math.pi / 2)
    assert path.angle(3 / 7) == pytest.approx(math.pi / 4)
    assert_allclose(path.angles_at([0, 1]), [0, math.pi / 2])


def test_headings_are_continuous() -> None:
    turns = np.linspace(0, 4 * math.pi, 200)
    path = Path(np.stack([np.cos(turns), np.sin(turns)], axis=-1))
    assert np.abs(np.diff(path.angles_at(np.linspace(0, 1, 500)))).max() < 0.2


def test_distance() -> None:
    path = Path([(0, 0), (10, 0), (10, 10)])
    assert path.distance_to(5, -3) == 3
    assert path.distance_to(13, 14) == 5
    assert path.distance_to(10, 4) == 0


def test_repeated_points_are_dropped() -> None:
    assert len(Path([(0, 0), (0, 0), (5, 0), (5, 0)]).points) == 2


@pytest.mark.parametrize("points", [[], [(1, 1)], [(1, 1), (1, 1)], [1, 2, 3]])
def test_a_path_needs_two_different_points(points: list[object]) -> None:
    with pytest.raises(ValueError, match="point"):
        Path(points)
