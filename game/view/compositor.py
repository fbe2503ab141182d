"""How the picture is put together and kept: the one place that knows what was drawn before.

Back to front: the ground (background and glass, drawn once for a layout), the base (ground and
panels; a panel is drawn again only when its key changes), the moving sprites of the network (drawn
every frame), overlays. What was drawn before decides only what need not be drawn again: the picture
is the same as if drawn afresh.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace

import pygame

from game.session.presentation import Mode
from game.session.snapshot import Snapshot
from game.view.box import Box
from game.view.canvas import Canvas
from game.view.layout import Layout
from game.view.panel import Frame, Overlay, Panel
from game.view.scene import Scene
from game.view.sprite import PREMULTIPLIED
from game.view.text_log import Owner

Sprites = Sequence[tuple[pygame.Surface, tuple[int, int]]]
MakeCanvas = Callable[[pygame.Surface, tuple[float, float]], Canvas]


@dataclass(frozen=True, slots=True)
class Moving:
    """What is drawn every frame: ``sprites`` of a scene inside ``box``; ``key`` tells whether they
    differ; ``prepare`` does most of the work for a scene that is to come.
    """

    box: Callable[[Scene], Box]
    key: Callable[[Scene], Hashable]
    sprites: Callable[[Scene], Sprites]
    prepare: Callable[[Scene], None]


@dataclass(slots=True, eq=False)
class _Card:
    surface: pygame.Surface
    rect: pygame.Rect
    key: Hashable


@dataclass(slots=True)
class _Drawn:
    layout: Layout | None = None
    panels: dict[str, tuple[pygame.Rect, Hashable]] = field(default_factory=dict)
    moving: Hashable = None
    cards: list[_Card] = field(default_factory=list)


class Compositor:
    """Keeps one picture of a size up to date on a surface of the same size."""

    def __init__(
        self,
        background: pygame.Surface,
        frames: Sequence[Frame],
        panels: Sequence[Panel],
        moving: Moving,
        overlays: Sequence[Overlay],
        make_canvas: MakeCanvas,
    ) -> None:
        self._background = background
        # Without glass that is drawn once, the background itself is the ground.
        self._ground = background.copy() if frames else background
        self._base = background.copy()
        self._shown = background.copy()
        self._frames = frames
        self._panels = panels
        self._moving = moving
        self._overlays = overlays
        self._make_canvas = make_canvas
        self._drawn = _Drawn()
        self._cards: dict[str, _Card] = {}
        self._waiting: list[str] = []
        self._repaint = False
        self._working: Scene | None = None
        self._prepared = False
        self._pending: list[pygame.Rect] = []
        self._published: Snapshot | None = None

    @property
    def published(self) -> Snapshot | None:
        """The snapshot whose numbers are on the screen."""
        return self._published

    def forget(self) -> None:
        """Draw everything afresh at the next call."""
        self._drawn.layout = None

    def repaint(self) -> None:
        """The surface's pixels are lost: show all of the picture again at the next call."""
        self._repaint = True

    def stretch_over(self, surface: pygame.Surface) -> None:
        """Show the still part of the picture on a surface of another size, stretched."""
        pygame.transform.scale(self._shown, surface.get_size(), surface)

    def render(
        self, surface: pygame.Surface, scene: Scene, more_time: Callable[[], bool]
    ) -> list[pygame.Rect]:
        """Bring ``surface`` up to date; gives the rectangles that changed.

        In a stream of epochs at least one waiting panel is redrawn, further ones while
        ``more_time()``; the rest follows in the next calls. Until all of them are done everything
        goes on showing the epoch before: no two places ever tell of different epochs.
        """
        fresh = scene.layout != self._drawn.layout
        if fresh:
            self._lay_ground(scene)
        changed = self._publish(scene, fresh, more_time)
        if fresh or self._repaint:
            changed = [surface.get_rect()]
        self._repaint = False
        scene = self._as_published(scene)
        cards = self._current_cards(scene)
        before, self._drawn.cards = self._drawn.cards, cards
        changed += [card.rect for card in before if card not in cards]
        changed += [card.rect for card in cards if card not in before]
        network = _pixels(self._moving.box(scene), scene.layout.scale)
        key = self._moving.key(scene)
        moved = key != self._drawn.moving
        self._drawn.moving = key
        touched, moved = _touched(cards, changed, network, moved)
        for rect in changed:
            surface.blit(self._shown, rect, rect)
        if moved:
            surface.set_clip(network)
            surface.fblits(self._moving.sprites(scene), PREMULTIPLIED)
            surface.set_clip(None)
        for card in cards:
            if card in touched:
                surface.blit(card.surface, card.rect, None, PREMULTIPLIED)
        return [rect.clip(surface.get_rect()) for rect in changed]

    # ------------------------------------------------------------------ one epoch at a time

    def _publish(
        self, scene: Scene, fresh: bool, more_time: Callable[[], bool]
    ) -> list[pygame.Rect]:
        """Go on redrawing panels; once all are done, show them. Gives what is shown anew."""
        at_once = fresh or scene.snapshot.moment.mode is not Mode.STREAM
        if at_once:
            self._pending += self._redraw_panels(scene, lambda: True)
            return self._show(scene)
        if self._working is not None and not self._waiting:
            # All panels are done. Getting the sprites ready, and then showing everything, are each
            # work enough for a call.
            if self._prepared:
                return self._show(self._working)
            self._moving.prepare(self._working)
            self._prepared = True
            return []
        working = scene if self._working is None else self._working
        self._pending += self._redraw_panels(working, more_time)
        if not self._pending:
            return self._show(working)
        self._working = working
        return []

    def _show(self, scene: Scene) -> list[pygame.Rect]:
        """Show what was redrawn for a scene; gives where."""
        self._working = None
        self._prepared = False
        self._published = scene.snapshot
        done, self._pending = self._pending, []
        for rect in done:
            self._shown.blit(self._base, rect, rect)
        return done

    def _as_published(self, scene: Scene) -> Scene:
        """The scene with the numbers that the panels show; only the packets are further."""
        if self._published is None or scene.snapshot.moment.mode is not Mode.STREAM:
            return scene
        moment, playing = scene.snapshot.moment, scene.snapshot.playing
        snapshot = replace(self._published, moment=moment, playing=playing)
        return replace(scene, snapshot=snapshot)

    # ------------------------------------------------------------------ layers

    def _lay_ground(self, scene: Scene) -> None:
        layout = scene.layout
        if self._frames:
            self._ground.blit(self._background, (0, 0))
        canvas = self._make_canvas(self._ground, (0.0, 0.0))
        for part in self._frames:
            part.frame(canvas, layout)
        self._base.blit(self._ground, (0, 0))
        self._drawn = _Drawn(layout=layout)
        self._shown.blit(self._ground, (0, 0))
        self._waiting, self._pending, self._working = [], [], None

    def _redraw_panels(self, scene: Scene, more_time: Callable[[], bool]) -> list[pygame.Rect]:
        due: dict[str, tuple[Panel, Box, pygame.Rect, Hashable]] = {}
        changed: list[pygame.Rect] = []
        for panel in self._panels:
            box = panel.box_of(scene)
            if box is None:
                if panel.name in self._drawn.panels:
                    changed.append(self._take_away(panel.name))
                continue
            rect = _pixels(box, scene.layout.scale)
            key = panel.key(scene)
            drawn = self._drawn.panels.get(panel.name)
            if drawn is None or drawn[1] != key or drawn[0] != rect:
                due[panel.name] = (panel, box, rect, key)
        self._waiting = [name for name in self._waiting if name in due]
        self._waiting += [name for name in due if name not in self._waiting]
        while self._waiting:
            panel, box, rect, key = due[self._waiting.pop(0)]
            if panel.name in self._drawn.panels and self._drawn.panels[panel.name][0] != rect:
                changed.append(self._take_away(panel.name))
            self._redraw(panel, box, rect, scene)
            self._drawn.panels[panel.name] = (rect, key)
            changed.append(rect)
            if not more_time():
                break
        return changed

    def _redraw(self, panel: Panel, box: Box, rect: pygame.Rect, scene: Scene) -> None:
        self._base.set_clip(rect)
        self._base.blit(self._ground, rect, rect)
        canvas = self._make_canvas(self._base, (0.0, 0.0))
        canvas.owner = Owner(panel.name, box)
        panel.draw(canvas, scene)
        self._base.set_clip(None)

    def _take_away(self, name: str) -> pygame.Rect:
        rect, _ = self._drawn.panels.pop(name)
        self._base.blit(self._ground, rect, rect)
        # Whatever else lies there must come back.
        for other, (place, _) in list(self._drawn.panels.items()):
            if place.colliderect(rect):
                del self._drawn.panels[other]
        return rect

    def _current_cards(self, scene: Scene) -> list[_Card]:
        cards = []
        for overlay in self._overlays:
            box = overlay.box(scene)
            if box is None:
                self._cards.pop(overlay.name, None)
                continue
            rect = _pixels(box.inset(-overlay.margin), scene.layout.scale)
            key = (rect.topleft, rect.size, overlay.key(scene))
            card = self._cards.get(overlay.name)
            if card is None or card.key != key:
                card = self._cards[overlay.name] = self._draw_card(overlay, box, rect, key, scene)
            cards.append(card)
        return cards

    def _draw_card(
        self, overlay: Overlay, box: Box, rect: pygame.Rect, key: Hashable, scene: Scene
    ) -> _Card:
        surface = pygame.Surface(rect.size, pygame.SRCALPHA, 32)
        scale = scene.layout.scale
        canvas = self._make_canvas(surface, (rect.x / scale, rect.y / scale))
        canvas.owner = Owner(overlay.name, box)
        overlay.draw(canvas, scene)
        return _Card(surface, rect, key)


def _touched(
    cards: Sequence[_Card], changed: list[pygame.Rect], network: pygame.Rect, moved: bool
) -> tuple[list[_Card], bool]:
    """The cards to lay on again, and whether the network is to be drawn; adds both to ``changed``.

    What is partly transparent must never be laid over itself: a card that something changed below
    is taken away whole, and with it goes whatever it touches.
    """
    touched: list[_Card] = []
    drawn = False
    while True:
        if not drawn and (moved or network.collidelist(changed) >= 0):
            changed.append(network)
            drawn = True
        more = [c for c in cards if c not in touched and c.rect.collidelist(changed) >= 0]
        if not more:
            return touched, drawn
        touched += more
        changed += [card.rect for card in more if card.rect not in changed]


def _pixels(box: Box, scale: float) -> pygame.Rect:
    left, top = round(box.x * scale), round(box.y * scale)
    return pygame.Rect(left, top, round(box.right * scale) - left, round(box.bottom * scale) - top)
