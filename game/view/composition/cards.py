"""Cards over the picture: each a picture of its own, drawn again only when its key changes."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Final

import pygame

from game.view.composition.still_picture import MakeCanvas
from game.view.drawing.box import Box
from game.view.drawing.text.text_log import Owner
from game.view.scene.panel import Closed, Overlay, device_rect, opened
from game.view.scene.scene import Scene

NOTHING: Final = (0, 0, 0, 0)


@dataclass(slots=True, eq=False)
class Card:
    """A card as it is drawn now, and where."""

    surface: pygame.Surface
    rect: pygame.Rect
    key: Hashable


class Cards:
    """The cards that are shown, the uppermost last."""

    def __init__(
        self, overlays: Sequence[Overlay | Closed[Overlay]], make_canvas: MakeCanvas
    ) -> None:
        self._overlays = overlays
        self._make_canvas = make_canvas
        self._drawn: dict[str, Card] = {}

    def of(self, scene: Scene) -> list[Card]:
        """The cards of a scene; the same ones as before where nothing about them has changed."""
        cards = []
        for overlay in opened(self._overlays, scene):
            box = overlay.box(scene)
            if box is None:
                self._drawn.pop(overlay.name, None)
                continue
            rect = device_rect(box.inset(-overlay.margin), scene.layout.scale)
            key = (rect.topleft, rect.size, overlay.key(scene))
            card = self._drawn.get(overlay.name)
            if card is None or card.key != key:
                surface = _cleared(None if card is None else card.surface, rect.size)
                self._draw(overlay, box, rect, surface, scene)
                card = self._drawn[overlay.name] = Card(surface, rect, key)
            cards.append(card)
        return cards

    def _draw(
        self, overlay: Overlay, box: Box, rect: pygame.Rect, surface: pygame.Surface, scene: Scene
    ) -> None:
        scale = scene.layout.scale
        canvas = self._make_canvas(surface, (rect.x / scale, rect.y / scale))
        canvas.owner = Owner(overlay.name, box)
        overlay.draw(canvas, scene)


def _cleared(before: pygame.Surface | None, size: tuple[int, int]) -> pygame.Surface:
    """An empty surface: the one before if it fits, since a large new one takes longer to get than
    to clear.
    """
    if before is None or before.get_size() != size:
        return pygame.Surface(size, pygame.SRCALPHA, 32)
    before.fill(NOTHING)
    return before


def touched(
    cards: Sequence[Card], changed: list[pygame.Rect], network: pygame.Rect, moved: bool
) -> tuple[list[Card], bool]:
    """The cards to lay on again, and whether the network is to be drawn; adds both to ``changed``.

    What is partly transparent must never be laid over itself: a card that something changed below
    is taken away whole, and with it goes whatever it touches.
    """
    found: list[Card] = []
    drawn = False
    while True:
        if not drawn and (moved or network.collidelist(changed) >= 0):
            changed.append(network)
            drawn = True
        more = [c for c in cards if c not in found and c.rect.collidelist(changed) >= 0]
        if not more:
            return found, drawn
        found += more
        changed += [card.rect for card in more if card.rect not in changed]


def outermost(rects: Sequence[pygame.Rect]) -> list[pygame.Rect]:
    """Those that lie in none of the others: together they cover the same. Of equal ones the last,
    where the network stands.
    """
    kept = []
    for place, rect in enumerate(rects):
        later, earlier = rects[place + 1 :], rects[:place]
        inside = any(other.contains(rect) for other in later)
        if not inside and not any(other.contains(rect) and other != rect for other in earlier):
            kept.append(rect)
    return kept
