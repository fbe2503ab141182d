"""Tubes, arcs and nodes: what a number does to their looks."""

import numpy as np
import pygame
import pytest

from game.view.drawing.shapes import sprite
from game.view.drawing.shapes.curve import Path, bezier
from game.view.drawing.styles.styles import sign_color
from game.view.drawing.theme import DARK, HIGH_CONTRAST, Palette
from game.view.network.lines.arc import LEVELS as ARC_LEVELS
from game.view.network.lines.arc import ArcTables, arc_field
from game.view.network.lines.tube import TubeTables, tube_field, tube_look, tube_width
from game.view.network.nodes.node_sprite import NodeLook, NodeSprites
from game.view.network.nodes.ripple import RippleSprites
from game.view.network.reading.emphasis import Emphasis
from game.view.network.reading.reading import PULSE_STEPS, lamp_level

PATH = Path(bezier((20.0, 60.0), (120.0, 60.0), (180.0, 160.0), (300.0, 160.0)))


def painted(weight: float, emphasis: Emphasis = Emphasis.NONE, scale: float = 1.0) -> np.ndarray:
    """The tube's pixels (x, y, rgb)."""
    field = tube_field(PATH, scale)
    table = TubeTables(scale, DARK).table(tube_look(weight, emphasis))
    return pygame.surfarray.array3d(sprite.gather(table, field.index)).astype(int)


def test_tubes_get_thicker_ever_more_slowly() -> None:
    widths = [tube_width(weight) for weight in range(0, 30, 2)]
    steps = np.diff(widths)
    assert (steps > 0).all()
    assert (np.diff(steps) < 0).all()
    assert tube_width(-3.0) == tube_width(3.0)
    assert tube_width(1e6) < 22.0


@pytest.mark.parametrize("scale", [0.75, 1.0, 2.0])
def test_the_sign_is_told_by_colour_and_by_dashes(scale: float) -> None:
    field = tube_field(PATH, scale)
    middle = PATH.points_at(np.linspace(0.1, 0.9, 400)) * scale - np.array(field.origin)
    x, y = middle.astype(int).T
    for weight, dashed in ((4.0, False), (-4.0, True), (0.5, False), (-0.5, True)):
        light = painted(weight, scale=scale)[x, y].sum(axis=1)
        high, low = np.percentile(light, [90, 10])
        assert (high > 1.3 * low) == dashed, weight
    positive, negative = painted(4.0), painted(-4.0)
    assert positive[..., 2].sum() > positive[..., 0].sum()
    assert negative[..., 0].sum() > negative[..., 2].sum()


def test_a_weight_of_zero_is_grey_and_without_a_sign() -> None:
    assert sign_color(0.0, DARK) == sign_color(-0.004, DARK) == DARK.muted
    assert tube_look(0.0, Emphasis.NONE).sign == 0
    assert np.array_equal(painted(0.0), painted(-0.0))


def test_a_pinned_tube_has_a_white_outline_and_a_hovered_one_a_softer() -> None:
    plain, hovered, pinned = (painted(3.0, emphasis) for emphasis in Emphasis)
    white = [int((pixels.min(axis=2) > 200).sum()) for pixels in (plain, hovered, pinned)]
    assert white[2] > 4 * max(white[0], 1)
    gain = [int(np.abs(pixels - plain).sum()) for pixels in (hovered, pinned)]
    assert 0 < gain[0] < gain[1]


def test_nothing_is_drawn_at_the_edge_of_a_tube_s_field() -> None:
    for emphasis in Emphasis:
        pixels = painted(30.0, emphasis)
        edge = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
        assert edge.max() <= 3


def test_recolouring_back_gives_the_same_pixels() -> None:
    field = tube_field(PATH, 1.0)
    tables = TubeTables(1.0, DARK)
    surface = sprite.transparent(*field.index.shape[::-1])
    looks = [tube_look(weight, Emphasis.NONE) for weight in (2.0, -5.0, 2.0)]
    seen = []
    for look in looks:
        tables.paint(surface, field, look)
        seen.append(surface.get_buffer().raw)
    assert seen[0] == seen[2] != seen[1]


def test_arcs_grow_brighter_by_levels() -> None:
    field = arc_field(PATH, 1.0)
    tables = ArcTables(1.0, DARK)
    light = [
        int(pygame.surfarray.array3d(sprite.gather(tables.table(level), field.index)).sum())
        for level in range(0, ARC_LEVELS + 1, 8)
    ]
    assert light[0] == 0
    assert light == sorted(light)


def node(activation: float = 0.5, palette: Palette = DARK, **changes: bool) -> pygame.Surface:
    look = NodeLook(80, palette.hidden, lamp_level(activation), **changes)
    return NodeSprites(1.0, palette).sprite(look)


def light(surface: pygame.Surface) -> np.ndarray:
    """The sprite's brightness (x, y): red, green and blue together."""
    return pygame.surfarray.array3d(surface).astype(int).sum(axis=2)


SAID = (0.0, 0.24, 0.5, 0.92, 1.0)


def test_the_ring_is_brighter_and_its_glow_larger_the_larger_the_activation() -> None:
    rings, glows = [], []
    for activation in SAID:
        seen = light(node(activation))
        middle = len(seen) // 2
        outward = seen[middle, : middle - 80][::-1]
        rings.append(int(seen[middle, middle - 80 : middle - 70].max()))
        glows.append(int((outward > 40).sum()))
    assert (np.diff(rings) > 20).all()
    assert (np.diff(glows) >= 2).all(), "from an answer to a larger one the glow reaches farther"


def test_the_ring_is_never_a_part_of_a_circle() -> None:
    for activation in SAID:
        seen = light(node(activation))
        middle = len(seen) / 2
        turn = np.linspace(0.0, 2 * np.pi, 180, endpoint=False)
        x, y = middle + 75.5 * np.cos(turn), middle + 75.5 * np.sin(turn)
        around = seen[x.astype(int), y.astype(int)]
        assert around.min() > 0.8 * around.max()


def test_in_high_contrast_the_ring_is_wider_the_larger_the_activation() -> None:
    widths = []
    for activation in SAID:
        seen = light(node(activation, HIGH_CONTRAST))
        widths.append(int((seen[len(seen) // 2, : len(seen) // 2] > 200).sum()))
    assert (np.diff(widths) >= 1).all()
    assert widths[-1] > 2.5 * widths[0] > 0


def test_locked_and_dead_beads_differ_in_shape_and_not_only_in_colour() -> None:
    plain, locked, dead = (
        pygame.surfarray.array_alpha(node(**changes)).astype(int)
        for changes in ({}, {"locked": True}, {"dead": True})
    )
    assert (locked > plain + 100).sum() > 300, "a dashed ring outside of the node"
    assert np.array_equal(plain, dead)
    inside = slice(60, -60)
    grey = pygame.surfarray.array3d(node(dead=True)).astype(int)[inside, inside].sum(axis=2)
    smooth = pygame.surfarray.array3d(node()).astype(int)[inside, inside].sum(axis=2)
    assert np.abs(np.diff(grey, axis=0)).mean() > 2 * np.abs(np.diff(smooth, axis=0)).mean()


def test_ripples_come_and_go() -> None:
    ripples = RippleSprites(1.0, DARK)
    light = [
        int(pygame.surfarray.array3d(ripples.sprite(90, step)).sum())
        for step in (1, PULSE_STEPS // 2, PULSE_STEPS)
    ]
    assert light[0] > light[1] > light[2] == 0
