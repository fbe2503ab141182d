"""Icons: complete, inside their square, different from each other."""

import itertools

import pygame
import pytest

from game.view.drawing.icons.icons import ICONS, IconCache

NEEDED = {
    *("play", "pause", "step", "back", "restart", "dice", "close", "tick", "cross", "sliders"),
    *("up", "down", "hand", "lock", "dead", "diamond", "dot", "ring", "fullscreen", "help"),
    *("keyboard", "camera", "chevron", "warning"),
    *("home", "globe", "star", "view", "volume", "mute", "contrast", "motion", "still"),
}
SAME = {"close", "cross"}


def test_all_needed_icons_exist() -> None:
    assert set(ICONS) >= NEEDED


@pytest.mark.parametrize("name", ICONS)
@pytest.mark.parametrize("pixels", [20, 64, 131])
def test_an_icon_lies_inside_its_square(name: str, pixels: int) -> None:
    sprite = IconCache().sprite(name, pixels, (255, 128, 0))
    assert sprite.get_size() == (pixels, pixels)
    ink = sprite.get_bounding_rect()
    assert max(ink.size) >= 0.35 * pixels
    assert ink.left >= 0.08 * pixels
    assert ink.top >= 0.08 * pixels
    assert ink.right <= 0.92 * pixels
    assert ink.bottom <= 0.92 * pixels


def test_icons_differ() -> None:
    cache = IconCache()
    masks = {name: pygame.mask.from_surface(cache.sprite(name, 64, (0, 0, 0))) for name in ICONS}
    for a, b in itertools.combinations(ICONS, 2):
        if {a, b} != SAME:
            common = masks[a].overlap_area(masks[b], (0, 0))
            assert common < 0.9 * max(masks[a].count(), masks[b].count()), (a, b)


def test_icons_are_kept() -> None:
    cache = IconCache()
    assert cache.sprite("play", 40, (1, 2, 3)) is cache.sprite("play", 40, (1, 2, 3))
    with pytest.raises(KeyError):
        cache.sprite("nothing", 40, (1, 2, 3))
