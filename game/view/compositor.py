"""How the picture is put together and kept: the one place that knows what was drawn before.

Back to front: the ground (background and glass, drawn once for a layout), the base (ground and
panels; a panel is drawn again only when its key changes), the moving sprites of the network (drawn
every frame), overlays. What was drawn before decides only what need not be drawn again: the picture
is the same as if drawn afresh.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import pygame

from game.session.presentation import Mode, Moment
from game.session.snapshot import Snapshot
from game.view import theme
from game.view.box import Box
from game.view.canvas import Canvas
from game.view.layout import Layout
from game.view.panel import Frame, Overlay, Panel
from game.view.scene import Scene
from game.view.sprite import PREMULTIPLIED, Placed
from game.view.text_log import Owner

ALIGNED_PIXELS: Final = 4
CACHED_PIXELS: Final = 1 << 21
MakeCanvas = Callable[[pygame.Surface, tuple[float, float]], Canvas]


@dataclass(frozen=True, slots=True)
class Moving:
    """What is drawn every frame: ``sprites`` of a scene inside ``box``, at a moment, which may be
    further than the scene's own in a stream; ``key`` tells whether they differ; ``prepare`` does
    most of the work for a scene that is to come, in small steps.
    """

    box: Callable[[Scene], Box]
    key: Callable[[Scene, Moment], Hashable]
    sprites: Callable[[Scene, Moment], Sequence[Placed]]
    prepare: Callable[[Scene], Iterator[None]]


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
    complete: bool = True  # nothing was taken away that lay over a panel


@dataclass(frozen=True, slots=True, eq=False)
class _Due:
    """A panel that is to be redrawn."""

    panel: Panel
    box: Box
    rect: pygame.Rect
    key: Hashable


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
        # What is being redrawn, and for which scene; None: nothing.
        self._working: Scene | None = None
        self._due: list[_Due] = []
        self._preparing: Iterator[None] | None = None
        # Frames since a redrawing began in a stream, and what was wished for in what is shown.
        self._rested = 0
        self._wishes: Hashable = None
        self._repaint = False
        self._pending: list[pygame.Rect] = []
        self._published: Snapshot | None = None
        self._standing: tuple[tuple[object, ...], Scene] | None = None

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

        In a stream of epochs what is to be redrawn is planned, then redrawn panel by panel while
        ``more_time()``, at least one in a call; the rest follows in the next calls. Until all of
        them are done everything goes on showing the epoch before: no two places ever tell of
        different epochs.
        """
        fresh = scene.layout != self._drawn.layout
        if fresh:
            self._lay_ground(scene)
        changed = self._publish(scene, fresh, more_time)
        if fresh or self._repaint:
            changed = [surface.get_rect()]
        self._repaint = False
        moment = scene.snapshot.moment
        scene = self._as_published(scene)
        cards = self._current_cards(scene)
        before, self._drawn.cards = self._drawn.cards, cards
        changed += [card.rect for card in before if card not in cards]
        changed += [card.rect for card in cards if card not in before]
        network = _pixels(self._moving.box(scene), scene.layout.scale)
        key = self._moving.key(scene, moment)
        moved = key != self._drawn.moving
        self._drawn.moving = key
        touched, moved = _touched(cards, changed, network, moved)
        for rect in changed:
            _restore(surface, self._shown, rect)
        if moved:
            surface.set_clip(network)
            surface.fblits(self._moving.sprites(scene, moment), PREMULTIPLIED)
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
        if fresh or scene.snapshot.moment.mode is not Mode.STREAM:
            self._plan(scene)
            while self._due:
                self._redraw_next(scene)
                self._go_on_planning(scene)
            return self._show(scene)
        self._rested += 1
        if self._working is None:
            if self._rested < theme.REFRESH_FRAMES and self._only_flows(scene):
                return []
            self._rested = 0
            self._plan(scene)
            if not self._due and not self._pending:
                return self._show(scene)
            self._working = scene
            if not more_time():
                return []
        elif not self._due:
            # All panels are done. Getting the sprites ready, and then showing everything, are each
            # work enough for a call.
            self._preparing = self._preparing or self._moving.prepare(self._working)
            is_ready = True
            for _ in self._preparing:
                is_ready = False
                if not more_time():
                    break
            return self._show(self._working) if is_ready else []
        self._redraw_due(self._working, more_time)
        return []

    def _only_flows(self, scene: Scene) -> bool:
        """Whether nothing but epochs has passed since what is shown: nobody did anything."""
        return self._wishes is not None and self._wishes == _wishes(scene)

    def _redraw_due(self, scene: Scene, more_time: Callable[[], bool]) -> None:
        while self._due:
            self._redraw_next(scene)
            self._go_on_planning(scene)
            if not more_time():
                break

    def _show(self, scene: Scene) -> list[pygame.Rect]:
        """Show what was redrawn for a scene; gives where."""
        self._working, self._due = None, []
        self._preparing = None
        self._published, self._wishes = scene.snapshot, _wishes(scene)
        done, self._pending = self._pending, []
        for rect in done:
            self._shown.blit(self._base, rect, rect)
        return done

    def _as_published(self, scene: Scene) -> Scene:
        """The scene with the numbers that the panels show; only the packets are further.

        It stays the same one as long as all in it does, so that it need not be read again.
        """
        published, seen = self._published, scene.snapshot
        if published is None or seen.moment.mode is not Mode.STREAM:
            return scene
        made_of = (published, seen.playing, seen.moment.sample, scene.interface, scene.layout)
        if self._standing is None or self._standing[0] != made_of:
            snapshot = replace(published, moment=seen.moment, playing=seen.playing)
            self._standing = (made_of, replace(scene, snapshot=snapshot))
        return self._standing[1]

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
        self._due, self._pending, self._working = [], [], None

    def _plan(self, scene: Scene) -> None:
        """What is to be redrawn for a scene; what has gone is taken away."""
        self._drawn.complete = True
        self._due = []
        for panel in self._panels:
            box = panel.box_of(scene)
            drawn = self._drawn.panels.get(panel.name)
            if box is None:
                if drawn is not None:
                    self._take_away(panel.name)
                continue
            rect = _pixels(box, scene.layout.scale)
            key = panel.key(scene)
            if drawn is None or drawn != (rect, key):
                self._due.append(_Due(panel, box, rect, key))

    def _go_on_planning(self, scene: Scene) -> None:
        """What was taken away may have lain over panels: they come back, too."""
        if not self._due and not self._drawn.complete:
            self._plan(scene)

    def _redraw_next(self, scene: Scene) -> None:
        due = self._due.pop(0)
        name = due.panel.name
        if name in self._drawn.panels and self._drawn.panels[name][0] != due.rect:
            self._take_away(name)
        self._redraw(due.panel, due.box, due.rect, scene)
        self._drawn.panels[name] = (due.rect, due.key)
        self._pending.append(due.rect)

    def _redraw(self, panel: Panel, box: Box, rect: pygame.Rect, scene: Scene) -> None:
        self._base.set_clip(rect)
        self._base.blit(self._ground, rect, rect)
        canvas = self._make_canvas(self._base, (0.0, 0.0))
        canvas.owner = Owner(panel.name, box)
        panel.draw(canvas, scene)
        self._base.set_clip(None)

    def _take_away(self, name: str) -> None:
        rect, _ = self._drawn.panels.pop(name)
        self._base.blit(self._ground, rect, rect)
        self._pending.append(rect)
        for other, (place, _) in list(self._drawn.panels.items()):
            if place.colliderect(rect):
                del self._drawn.panels[other]
                self._drawn.complete = False

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


def _wishes(scene: Scene) -> Hashable:
    """What people have chosen: it is answered without waiting."""
    seen = scene.snapshot
    chosen = (seen.settings, seen.preset.name, seen.sample, seen.pinned, seen.run)
    return scene.interface, chosen, seen.playing


def _restore(surface: pygame.Surface, picture: pygame.Surface, rect: pygame.Rect) -> None:
    """Copy a part of the picture.

    SDL copies rows that begin at multiples of 16 bytes past the processor's cache.  What is drawn
    on a part that fits into the cache finds it there if it begins a pixel beside them.
    """
    if rect.w * rect.h <= CACHED_PIXELS and rect.x % ALIGNED_PIXELS == 0 and rect.x > 0:
        rect = pygame.Rect(rect.x - 1, rect.y, rect.w + 1, rect.h)
    surface.blit(picture, rect, rect)


def _pixels(box: Box, scale: float) -> pygame.Rect:
    left, top = round(box.x * scale), round(box.y * scale)
    return pygame.Rect(left, top, round(box.right * scale) - left, round(box.bottom * scale) - top)
