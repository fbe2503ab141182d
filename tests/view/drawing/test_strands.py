"""Lines and fills are drawn where they belong, evenly wide, and nowhere else."""

import numpy as np
import pygame
import pytest

from game.view.drawing.shapes.fill import FillBrush
from game.view.drawing.shapes.strands import StrandBrush, Strands

GROUND, INK = (10, 20, 40), (250, 200, 90)
SIZE = (120, 90)


def ground(flags: int = 0) -> pygame.Surface:
    surface = pygame.Surface(SIZE, flags, 32)
    surface.fill(GROUND)
    return surface


def strands(
    *heights: np.ndarray,
    width: float = 3.0,
    dash: tuple[float, float] | None = None,
    opacity: float = 1.0,
    left: int = 10,
) -> Strands:
    lines = np.array(heights, np.float32)
    count, columns = lines.shape
    return Strands(
        left=left,
        heights=lines,
        colors=(INK,) * count,
        widths=np.full(count, width, np.float32),
        opacity=np.full(columns, opacity, np.float32),
        dashes=(dash,) * count,
    )


def coverage(surface: pygame.Surface) -> np.ndarray:
    """How much ink there is at (x, y)."""
    red = pygame.surfarray.array3d(surface)[..., 0].astype(float)
    return (red - GROUND[0]) / (INK[0] - GROUND[0])


def drawn(lines: Strands, rows: tuple[int, int] = (0, SIZE[1])) -> np.ndarray:
    surface = ground()
    StrandBrush().draw(surface, lines, rows)
    return coverage(surface)


def test_a_level_line_covers_its_width_in_every_column() -> None:
    covered = drawn(strands(np.full(80, 40.3)))
    assert covered[10:90].sum(axis=1) == pytest.approx(3.0, abs=0.02)
    assert covered[:10].max() == 0.0
    assert covered[90:].max() == 0.0
    inked = covered[10:90]
    middle = (inked * (np.arange(SIZE[1]) + 0.5)).sum(axis=1) / inked.sum(axis=1)
    assert middle == pytest.approx(40.3, abs=0.05)


@pytest.mark.parametrize("slope", [0.3, 1.0])
def test_a_slanting_line_is_as_wide_as_a_level_one(slope: float) -> None:
    covered = drawn(strands(20 + slope * np.arange(40.0)))
    across = covered[25:40].sum(axis=1) / np.hypot(1.0, slope)
    assert across == pytest.approx(3.0, abs=0.15)


def test_a_cliff_is_drawn_whole_and_does_not_overshoot() -> None:
    covered = drawn(strands(np.where(np.arange(60) < 30, 20.0, 70.0)))
    assert covered[39:41].max(axis=0)[20:70].min() > 0.9
    assert covered[:, :17].max() == 0.0
    assert covered[:, 73:].max() == 0.0


def test_nothing_is_drawn_beyond_the_rows() -> None:
    covered = drawn(strands(np.linspace(-50, 140, 100)), rows=(20, 60))
    assert covered[:, :20].max() == 0.0
    assert covered[:, 60:].max() == 0.0
    assert covered[:, 20:60].max() > 0.9


def test_dashes_are_as_long_as_their_gaps_ask() -> None:
    covered = drawn(strands(np.full(90, 40.0), dash=(6.0, 4.0)))
    inked = covered[10:100, 40]
    assert inked.mean() == pytest.approx(0.6, abs=0.08)
    assert inked.min() == pytest.approx(0.0, abs=0.01)


def test_opacity_holds_back() -> None:
    line = np.full(50, 40.0)
    whole, half = drawn(strands(line)), drawn(strands(line, opacity=0.5))
    assert half.sum() == pytest.approx(whole.sum() / 2, rel=0.02)


def test_a_crossing_line_lies_over_the_other() -> None:
    lines = strands(np.linspace(20, 60, 80), np.linspace(60, 20, 80))
    covered = drawn(lines)
    # Never more than full ink, and no dark seam where the upper line's soft edge lies on the lower.
    assert covered.max() <= 1.0
    assert covered[49:51, 38:42].min() > 0.9


def test_a_picture_with_alpha_and_one_cut_from_another_are_drawn_alike() -> None:
    lines = strands(np.linspace(20, 60, 80), width=2.4)
    brush = StrandBrush()
    plain, glass, large = ground(), ground(pygame.SRCALPHA), pygame.Surface((300, 200), 0, 32)
    cut = large.subsurface((50, 60, *SIZE))
    cut.fill(GROUND)
    for surface in (plain, glass, cut):
        brush.draw(surface, lines, (0, SIZE[1]))
    assert (coverage(plain) == coverage(glass)).all()
    assert (coverage(plain) == coverage(cut)).all()


def test_no_columns_no_line() -> None:
    assert drawn(strands(np.empty(0))).max() == 0.0


def test_a_fill_reaches_from_its_edge_to_its_foot_and_fades() -> None:
    surface = ground()
    heights = np.linspace(20, 70, 100)
    FillBrush().draw(surface, 10, heights, (15, 80), INK, 0.5, 3.0)
    covered = coverage(surface)
    for column, height in ((20, 25.0), (60, 45.0), (100, 65.0)):
        inked = np.flatnonzero(covered[column] > 0.004)
        assert inked[0] == pytest.approx(height, abs=2.0)
        assert inked[-1] >= 76
    assert covered[60, 50] > covered[60, 70] > 0.0
    assert covered[:10].max() == 0.0
    assert covered[110:].max() == 0.0
    assert covered[:, 80:].max() == 0.0


def test_a_fill_without_height_is_nothing() -> None:
    surface = ground()
    brush = FillBrush()
    brush.draw(surface, 10, np.empty(0), (15, 80), INK, 0.5, 3.0)
    brush.draw(surface, 10, np.full(20, 85.0), (15, 80), INK, 0.5, 3.0)
    brush.draw(surface, 10, np.full(20, 50.0), (80, 80), INK, 0.5, 3.0)
    assert coverage(surface).max() == 0.0


def test_a_line_at_the_edge_of_the_surface_is_cut_there() -> None:
    height = float(SIZE[1])
    lines = strands(np.full(80, 0.2), np.full(80, height - 0.2), left=0)
    surface = ground()
    StrandBrush().draw(surface, lines, (-5, SIZE[1] + 5))
    covered = coverage(surface)
    assert covered[:80, 0].min() > 0.9
    assert covered[:80, -1].min() > 0.9
    assert np.abs(covered[:, 10:-10]).max() == 0.0
