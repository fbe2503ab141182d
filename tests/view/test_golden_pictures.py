"""Whole pictures beside stored ones: presets, sizes and phases.

Stored at half size. A picture passes if its mean difference is at most MEAN_TOLERANCE of 255
and at most SHARE_TOLERANCE of its pixels differ by more than PIXEL_TOLERANCE: room for the last
bit of an exponential or a font's hinting on another machine, none for a changed picture. After a
wanted change look at the new pictures, then store them:

    GLASS_BOX_STORE_PICTURES=1 .venv/bin/python -m pytest tests/view/test_golden_pictures.py
"""

import os
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.app import paths
from game.view.screen import Screen
from tests.view.stage import ENGLISH, PRESETS
from tests.view.stories import STORIES

FOLDER = Path(__file__).parent / "golden"
STORE = "GLASS_BOX_STORE_PICTURES" in os.environ
MEAN_TOLERANCE = 0.4
PIXEL_TOLERANCE = 32
SHARE_TOLERANCE = 0.002

PICTURES = [
    ("start", (1920, 1080)),
    ("stream", (1920, 1080)),
    ("pinned-output", (1920, 1080)),
    ("pinned-hidden", (1280, 720)),
    ("forward", (1280, 720)),
    ("backward", (1024, 768)),
    ("update", (1366, 768)),
    ("all-rows", (1024, 768)),
    ("all-rows-staged", (1440, 900)),
    ("locked", (1920, 1080)),
    ("cancelled", (1920, 1080)),
    ("cancelled", (1280, 720)),
    ("dead", (1920, 1080)),
    ("past", (2560, 1080)),
    ("ghost", (1920, 1200)),
    ("diverged", (1280, 1024)),
    ("settings", (1024, 768)),
    ("help", (1280, 720)),
    ("deltas", (3840, 2160)),
]


def _draw(name: str, size: tuple[int, int]) -> pygame.Surface:
    story = STORIES[name]
    surface = pygame.Surface(size)
    screen = Screen(paths.FONTS, ENGLISH, PRESETS)
    screen.draw(surface, story.snapshot(), story.interface)
    return pygame.transform.smoothscale(surface, (size[0] // 2, size[1] // 2))


@pytest.mark.parametrize(("name", "size"), PICTURES)
def test_the_picture_is_the_stored_one(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    drawn = _draw(name, size)
    file = FOLDER / f"{name}-{size[0]}x{size[1]}.png"
    if STORE:
        FOLDER.mkdir(exist_ok=True)
        pygame.image.save(drawn, file)
        return
    stored = pygame.image.load(file)
    assert stored.get_size() == drawn.get_size()
    difference = np.abs(
        pygame.surfarray.array3d(stored).astype(int) - pygame.surfarray.array3d(drawn)
    )
    share = (difference.max(axis=2) > PIXEL_TOLERANCE).mean()
    if difference.mean() > MEAN_TOLERANCE or share > SHARE_TOLERANCE:
        seen = tmp_path / file.name
        pygame.image.save(drawn, seen)
        pytest.fail(
            f"{file.name}: mean {difference.mean():.2f}, {share:.2%} of pixels differ; see {seen}"
        )


def test_the_comparison_notices_a_changed_number() -> None:
    first = pygame.surfarray.array3d(_draw("forward", (1280, 720))).astype(int)
    second = pygame.surfarray.array3d(_draw("update", (1280, 720)))
    difference = np.abs(first - second)
    share = (difference.max(axis=2) > PIXEL_TOLERANCE).mean()
    assert difference.mean() > MEAN_TOLERANCE or share > SHARE_TOLERANCE
