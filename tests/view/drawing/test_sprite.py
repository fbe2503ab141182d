"""Sprites carry the colours and the coverage they were made from."""

import numpy as np
import pygame
import pytest

from game.view.drawing.shapes import sprite


def test_premultiplied_levels() -> None:
    rgb = np.zeros((2, 3, 3), dtype=np.float32)
    rgb[0, 1] = (1.0, 0.5, 2.0)
    alpha = np.full((2, 3), 0.25, dtype=np.float32)
    made = sprite.premultiplied(rgb, alpha)
    assert made.get_size() == (3, 2)
    assert tuple(made.get_at((1, 0))) == (255, 128, 255, 64)
    assert tuple(made.get_at((0, 1))) == (0, 0, 0, 64)


def test_pack_agrees_with_premultiplied() -> None:
    colors = np.random.default_rng(1).random((40, 4), dtype=np.float32)
    packed = sprite.gather(sprite.pack(colors), np.arange(40, dtype=np.uint16).reshape(5, 8))
    image = colors.reshape(5, 8, 4)
    made = sprite.premultiplied(image[..., :3], image[..., 3])
    assert made.get_buffer().raw == packed.get_buffer().raw


def test_gather_clips_to_the_table_and_works_in_place() -> None:
    lookup = sprite.pack(np.array([[0, 0, 0, 0], [1, 0, 0, 1]], dtype=np.float32))
    made = sprite.gather(lookup, np.array([[0, 1, 9]], dtype=np.uint16))
    assert [made.get_at((x, 0)).r for x in range(3)] == [0, 255, 255]
    sprite.gather_into(made, lookup, np.array([[1, 0, 0]], dtype=np.uint16))
    assert [made.get_at((x, 0)).r for x in range(3)] == [255, 0, 0]
    with pytest.raises(ValueError, match="sprite"):
        sprite.gather_into(made, lookup, np.zeros((2, 2), dtype=np.uint16))


def test_over_is_porter_duff() -> None:
    rgb = np.full((1, 1, 3), 0.5, dtype=np.float32)
    alpha = np.full((1, 1), 0.5, dtype=np.float32)
    sprite.over(rgb, alpha, (255, 0, 0), np.full((1, 1), 0.5, dtype=np.float32))
    assert rgb[0, 0] == pytest.approx([0.75, 0.25, 0.25])
    assert alpha[0, 0] == pytest.approx(0.75)


@pytest.mark.parametrize("width", [1, 7, 8, 19])
def test_light_without_coverage_only_adds_and_saturates(width: int) -> None:
    nothing = np.zeros((2, width), dtype=np.float32)
    glow = sprite.premultiplied(np.full((2, width, 3), 0.5, np.float32), nothing)
    ground = pygame.Surface((width, 2), 0, 32)
    ground.fill((100, 200, 250))
    ground.blit(glow, (0, 0), None, sprite.PREMULTIPLIED)
    assert {tuple(ground.get_at((x, 1)))[:3] for x in range(width)} == {(228, 255, 255)}


def test_a_clipped_blit_gives_the_same_pixels() -> None:
    random = np.random.default_rng(2)
    picture = random.random((9, 40, 4), dtype=np.float32)
    picture[:, ::3, 3] = 0
    made = sprite.premultiplied(picture[..., :3], picture[..., 3])
    whole, parts = pygame.Surface((40, 9), 0, 32), pygame.Surface((40, 9), 0, 32)
    for ground in (whole, parts):
        ground.fill((40, 90, 200))
    whole.blit(made, (0, 0), None, sprite.PREMULTIPLIED)
    for x in range(0, 40, 5):
        parts.set_clip((x, 0, 5, 9))
        parts.blit(made, (0, 0), None, sprite.PREMULTIPLIED)
    assert whole.get_buffer().raw == parts.get_buffer().raw
