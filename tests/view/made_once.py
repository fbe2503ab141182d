"""What drawing makes from its arguments alone, and takes long to make, is made once in all tests.

Every screen of the product makes its own, once; a test opens a screen, and there are thousands of
them. Whoever asks for what is kept is given the same object again, as a screen's own caches do.
``afresh`` forgets it all: for tests of what was drawn before, which must not show.
"""

from collections.abc import Callable, Hashable
from functools import cache, wraps
from typing import Any

import pygame

from game.view import control_table, screen
from game.view.drawing.cache import BoundedCache
from game.view.drawing.shapes.glass import ShapeCache
from game.view.drawing.shapes.sprite import megabytes
from game.view.drawing.text.typeface import Typeface
from game.view.network import panel
from game.view.network.nodes.node_sprite import NodeSprites
from game.view.network.places import geometry

_KEPT: list[BoundedCache[Any, Any]] = []


def afresh() -> None:
    """What is drawn from now on is made anew."""
    for kept in _KEPT:
        kept.clear()


@cache
def make_once() -> None:
    """From now on."""
    quit_pygame = pygame.quit
    # Fonts do not outlive it.
    pygame.quit = lambda: (afresh(), quit_pygame())[1]
    _once(screen, "background", lambda *given: given, 64.0, megabytes)
    # A screen draws on what it gets.
    kept = screen.background
    screen.background = lambda *given: kept(*given).copy()
    _once(
        ShapeCache,
        "_make",
        lambda own, *given: (own.scale, *given),
        128.0,
        lambda shape: megabytes(shape.surface),
    )
    _once(
        NodeSprites,
        "_bead",
        lambda own, look, _: (own._scale, own._palette, look),
        64.0,
        megabytes,
    )
    _once(geometry, "network_geometry", lambda *given: given, 400.0)
    _once(control_table, "wires", lambda *given: given, 400.0)
    for fields in ("tube_field", "arc_field"):
        # A path is itself alone: those of a geometry that is kept are the same ones again.
        _once(panel, fields, lambda *given: given, 128.0, lambda made: made.index.nbytes / 1e6)
    _once(Typeface, "_open", lambda own, *given: (own._folder, *given), 400.0)
    _once(Typeface, "_measure", lambda own, *given: (_hand(own), *given), 100_000.0)
    _once(Typeface, "_render", lambda own, *given: (_hand(own), *given), 64.0, megabytes)


def _hand(typeface: Typeface) -> Hashable:
    return typeface._folder, typeface.scale, typeface._decimal


def _once(
    owner: Any,
    name: str,
    key: Callable[..., Hashable],
    limit: float,
    weigh: Callable[[Any], float] | None = None,
) -> None:
    plain = getattr(owner, name)
    kept: BoundedCache[Hashable, Any] = BoundedCache(limit, weigh)
    _KEPT.append(kept)

    @wraps(plain)
    def made(*given: Any, **named: Any) -> Any:
        asked = key(*given), tuple(sorted(named.items()))
        return kept.get(asked, lambda: plain(*given, **named))

    setattr(owner, name, made)
