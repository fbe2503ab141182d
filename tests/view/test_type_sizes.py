"""Type on the pages in large type: capitals of 28 pixels at 1080, on a projector of 39.

Inter's capitals are 0.727 of its size. Names in formulas are lower-case italics beside a number;
their indices alone may be smaller.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pygame
import pytest

from game.app import paths
from game.view.drawing.text.text_log import TextBox
from game.view.drawing.theme import TYPE_FLOOR
from game.view.scene.interface import Attract, Countdown, Interface, PinPad
from game.view.screen import Screen
from tests.view.stage import ENGLISH, STACK, WIDE
from tests.view.stories import STORIES
from tests.view.visitor.stage import ALL, FEATURES, MOMENTS, PROJECTOR, VISITOR

CAPITALS = 0.727
# Sizes on a screen 1080 high.
VISITOR_FLOOR, PROJECTOR_FLOOR = 39.0, 54.0
CAPITAL_PIXELS = {VISITOR_FLOOR: 28.0, PROJECTOR_FLOOR: 39.0}
# An index of a name in a formula.
INDEX_SHARE = 0.66
INDEX_FLOOR = INDEX_SHARE * 42.0
INDICES = frozenset("12₁₂")
SHOW = replace(VISITOR, attract=Attract(0, "attract.learns", "attract.learns.line"))
CARDS = {
    "menu": replace(VISITOR, menu_open=True),
    "pin": replace(VISITOR, pin_pad=PinPad(2, "")),
    "countdown": replace(VISITOR, countdown=Countdown(14, 0.7)),
}
SIZES = (WIDE, (1280, 720), STACK, (2560, 1080))
ROUNDING = 0.5


@cache
def _screen(size: tuple[int, int]) -> tuple[Screen, pygame.Surface, list[TextBox]]:
    """A screen for many pictures of a size, each drawn afresh, and where it notes the texts."""
    log: list[TextBox] = []
    return Screen(paths.FONTS, ENGLISH, ALL, log=log, features=FEATURES), pygame.Surface(size), log


def _written(name: str, interface: Interface, size: tuple[int, int]) -> tuple[list[TextBox], float]:
    """The texts of a page, and the pixels that a logical unit of a screen 1080 high takes."""
    screen, surface, log = _screen(size)
    log.clear()
    scene = screen.draw(surface, MOMENTS[name].snapshot(), interface)
    assert log
    return list(log), scene.layout.scale


def _small(log: list[TextBox], floor: float, index: float = INDEX_FLOOR) -> Iterator[str]:
    for text in log:
        least = index if set(text.string) <= INDICES else floor
        if text.size < least - ROUNDING:
            yield f"{text.string}: {text.size:.1f} ({text.owner and text.owner.name})"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", MOMENTS)
def test_the_visitor_view(name: str, size: tuple[int, int]) -> None:
    log, _ = _written(name, VISITOR, size)
    assert list(_small(log, VISITOR_FLOOR)) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", MOMENTS)
def test_a_projector(name: str, size: tuple[int, int]) -> None:
    log, _ = _written(name, PROJECTOR, size)
    # In 4:3 the open card leaves the network less room: its type is then the visitor view's.
    network = VISITOR_FLOOR if size == STACK else PROJECTOR_FLOOR
    drawn = [text for text in log if text.owner is not None and text.owner.name == "network"]
    assert list(_small(drawn, network)) == []
    assert list(_small([text for text in log if text not in drawn], PROJECTOR_FLOOR)) == []


@pytest.mark.parametrize("name", ["start", "staged", "solved", "stuck"])
def test_the_show(name: str) -> None:
    log, _ = _written(name, SHOW, WIDE)
    assert list(_small(log, VISITOR_FLOOR)) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("card", CARDS)
def test_what_lies_over_the_page(card: str, size: tuple[int, int]) -> None:
    log, _ = _written("staged", CARDS[card], size)
    assert list(_small(log, VISITOR_FLOOR)) == []


@pytest.mark.parametrize("name", ["start", "stream", "locked", "settings"])
def test_the_lab(name: str) -> None:
    log: list[TextBox] = []
    story = STORIES[name]
    Screen(paths.FONTS, ENGLISH, ALL, log=log).draw(
        pygame.Surface(WIDE), story.snapshot(), story.interface
    )
    assert list(_small(log, TYPE_FLOOR, INDEX_SHARE * TYPE_FLOOR)) == []


# ------------------------------------------------------------------ pixels


@pytest.mark.parametrize(
    ("interface", "floor"),
    [(VISITOR, VISITOR_FLOOR), (PROJECTOR, PROJECTOR_FLOOR), (SHOW, VISITOR_FLOOR)],
)
def test_capitals_and_digits_are_so_many_pixels_high(interface: Interface, floor: float) -> None:
    log, scale = _written("staged", interface, WIDE)
    assert scale == 1.0
    tall = [
        text for text in log if any(letter.isupper() or letter.isdigit() for letter in text.string)
    ]
    heights = [(text.rect.h, text.string) for text in tall if not set(text.string) <= INDICES]
    assert heights
    for height, string in heights:
        assert height >= CAPITAL_PIXELS[floor], string
