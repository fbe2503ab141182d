"""How the picture is put together and kept up to date.

Back to front: the still picture (background, glass and panels), the moving sprites of the network
(drawn every frame), cards. What was drawn before decides only what need not be drawn again: the
picture is the same as if drawn afresh.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

import pygame

from game.session.presentation import Mode, Moment
from game.session.snapshot import Snapshot
from game.view.composition.cards import Card, Cards, outermost, touched
from game.view.composition.layers import Background
from game.view.composition.still_picture import MakeCanvas, StillPicture
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.shapes.sprite import PREMULTIPLIED, Placed
from game.view.scene.layout import Layout
from game.view.scene.panel import Closed, Frame, Overlay, Panel, device_rect
from game.view.scene.scene import Scene

# What moves is drawn strip by strip, so that each still lies in the processor's cache when the
# sprites come to it: one megabyte.
STRIP_PIXELS: Final = 1 << 18
# SDL copies rows that begin at multiples of 16 bytes past the processor's cache.
ALIGNED_PIXELS: Final = 4


class Moving(NamedTuple):
    """What is drawn every frame: ``sprites`` of a scene inside ``box``, at a moment, which may be
    further than the scene's own in a stream; ``key`` tells whether they differ; ``prepare`` does
    most of the work for a scene that is to come, in small steps.
    """

    box: Callable[[Scene], Box]
    key: Callable[[Scene, Moment], Hashable]
    sprites: Callable[[Scene, Moment], Sequence[Placed]]
    prepare: Callable[[Scene], Iterator[None]]


class Compositor:
    """Keeps one picture of a size up to date on a surface of the same size."""

    def __init__(
        self,
        background: Background,
        frames: Sequence[Frame | Closed[Frame]],
        panels: Sequence[Panel | Closed[Panel]],
        moving: Moving,
        overlays: Sequence[Overlay | Closed[Overlay]],
        make_canvas: MakeCanvas,
    ) -> None:
        self._still = StillPicture(background, frames, panels, make_canvas)
        self._moving = moving
        self._cards = Cards(overlays, make_canvas)
        # What was drawn last.
        self._layout: Layout | None = None
        self._moved: Hashable = None
        self._laid: list[Card] = []
        self._repaint = False
        # What is being redrawn, and for which scene; None: nothing.
        self._working: Scene | None = None
        self._planned = False
        self._preparing: Iterator[None] | None = None
        # Frames since a redrawing began in a stream, and what was wished for in what is shown.
        self._rested = 0
        self._wishes: Hashable = None
        self._published: Scene | None = None
        self._standing: tuple[tuple[object, ...], Scene] | None = None

    @property
    def published(self) -> Snapshot | None:
        """The snapshot whose numbers are on the screen."""
        return None if self._published is None else self._published.snapshot

    def forget(self) -> None:
        """Draw everything afresh at the next call."""
        self._layout = None

    def repaint(self) -> None:
        """The surface's pixels are lost: show all of the picture again at the next call."""
        self._repaint = True

    def stretch_over(self, surface: pygame.Surface) -> None:
        """Show the still part of the picture on a surface of another size, stretched."""
        pygame.transform.scale(self._still.shown, surface.get_size(), surface)

    def render(
        self, surface: pygame.Surface, scene: Scene, more_time: Callable[[], bool]
    ) -> list[pygame.Rect]:
        """Bring ``surface`` up to date; gives the rectangles that changed.

        In a stream of epochs, and with a weight in hand, what is to be redrawn is planned, then
        redrawn panel by panel while ``more_time()``, at least one in a call; the rest follows in
        the next calls. Until all of them are done everything goes on showing the epoch before: no
        two places ever tell of different epochs.
        """
        fresh = scene.layout != self._layout
        if fresh:
            self._still.lay_ground(scene)
            self._layout, self._working, self._moved, self._laid = scene.layout, None, None, []
        changed = self._publish(scene, fresh, more_time)
        if fresh or self._repaint:
            changed = [surface.get_rect()]
        self._repaint = False
        moment = scene.snapshot.moment
        scene = self._as_published(scene)
        cards = self._cards.of(scene)
        before, self._laid = self._laid, cards
        changed += [card.rect for card in before if card not in cards]
        changed += [card.rect for card in cards if card not in before]
        network = device_rect(self._moving.box(scene), scene.layout.scale)
        key = self._moving.key(scene, moment)
        moved = key != self._moved
        self._moved = key
        again, moved = touched(cards, changed, network, moved)
        for rect in outermost(changed):
            if rect is not network:
                _restore(surface, self._still.shown, rect)
        if moved:
            self._draw_moving(surface, network, self._moving.sprites(scene, moment))
        for card in cards:
            if card in again:
                surface.blit(card.surface, card.rect, None, PREMULTIPLIED)
        return [rect.clip(surface.get_rect()) for rect in changed]

    def _draw_moving(
        self, surface: pygame.Surface, area: pygame.Rect, sprites: Sequence[Placed]
    ) -> None:
        """Draw sprites on the still picture, inside ``area``."""
        rows = max(1, STRIP_PIXELS // max(1, area.w))
        for top in range(area.top, area.bottom, rows):
            strip = pygame.Rect(area.x, top, area.w, min(rows, area.bottom - top))
            surface.set_clip(strip)
            _restore(surface, self._still.shown, strip)
            surface.fblits(sprites, PREMULTIPLIED)
        surface.set_clip(None)

    # ------------------------------------------------------------------ one epoch at a time

    def _publish(
        self, scene: Scene, fresh: bool, more_time: Callable[[], bool]
    ) -> list[pygame.Rect]:
        """Go on redrawing panels; once all are done, show them. Gives what is shown anew."""
        self._rested += 1
        if fresh or not _is_paced(scene.snapshot):
            self._still.plan(scene)
            self._redraw(scene, lambda: True)
            return self._show(scene)
        if self._working is None:
            return self._begin(scene, more_time)
        if not self._planned:
            return self._plan(self._working, more_time)
        # Showing everything is work enough for a call.
        return [] if self._go_on(self._working, more_time) else self._show(self._working)

    def _go_on(self, scene: Scene, more_time: Callable[[], bool]) -> bool:
        """Redraw panels, then get the sprites ready, while there is time; False: all was done."""
        has_worked = self._still.is_due
        self._redraw(scene, more_time)
        if self._still.is_due or (has_worked and not more_time()):
            return True
        self._preparing = self._preparing or self._moving.prepare(scene)
        for _ in self._preparing:
            has_worked = True
            if not more_time():
                break
        return has_worked

    def _begin(self, scene: Scene, more_time: Callable[[], bool]) -> list[pygame.Rect]:
        """Begin to redraw for a scene, if it is time."""
        if self._rested < theme.REFRESH_FRAMES and self._wishes == _wishes(scene):
            return []
        self._rested, self._working, self._planned = 0, scene, False
        # They are many: what is to be redrawn is seen in another call, if that takes long.
        _ = scene.controls
        return self._plan(scene, more_time) if more_time() else []

    def _plan(self, scene: Scene, more_time: Callable[[], bool]) -> list[pygame.Rect]:
        """See what is to be redrawn for a scene, and begin with it if there is time."""
        self._planned = True
        self._still.plan(scene)
        if not self._still.is_due and not self._still.has_changed:
            return self._show(scene)
        if more_time():
            self._go_on(scene, more_time)
        return []

    def _redraw(self, scene: Scene, more_time: Callable[[], bool]) -> None:
        while self._still.is_due:
            self._still.redraw_next(scene)
            if not more_time():
                break

    def _show(self, scene: Scene) -> list[pygame.Rect]:
        """Show what was redrawn for a scene; gives where."""
        self._working, self._preparing = None, None
        self._published, self._wishes = scene, _wishes(scene)
        return self._still.show()

    def _as_published(self, scene: Scene) -> Scene:
        """The scene with the numbers that the panels show; only the packets are further.

        It stays the same one as long as all in it does, so that it need not be read again.
        """
        published, seen = self._published, scene.snapshot
        if published is None or not _is_paced(seen):
            return scene
        told = published.snapshot
        shown = (seen.playing, seen.moment.sample, seen.faces)
        made_of = (told, shown, scene.interface, scene.layout)
        if self._standing is None or self._standing[0] != made_of:
            snapshot = replace(told, moment=seen.moment, playing=seen.playing, faces=seen.faces)
            # Its controls are known already, if nobody has touched anything since.
            same = shown == (told.playing, told.moment.sample, told.faces)
            same = same and _wishes(published) == _wishes(scene)
            known = published if same and published.layout == scene.layout else scene
            self._standing = (made_of, replace(known, snapshot=snapshot))
        return self._standing[1]


def _is_paced(snapshot: Snapshot) -> bool:
    """Whether a whole picture may take several frames: epochs stream by, or a weight is in hand and
    may be dragged, which changes every number there is.
    """
    return snapshot.moment.mode is Mode.STREAM or snapshot.hand is not None


def _wishes(scene: Scene) -> Hashable:
    """What people have chosen: it is answered without waiting."""
    seen = scene.snapshot
    chosen = (seen.settings, seen.preset.name, seen.sample, seen.pinned, seen.pinned_neuron)
    tried = (seen.hand, None if seen.probe is None else seen.probe.inputs)
    return scene.interface, chosen, tried, seen.run, seen.playing


def _restore(surface: pygame.Surface, picture: pygame.Surface, rect: pygame.Rect) -> None:
    """Copy a part of the picture, so that it lies in the cache for what is drawn on it."""
    if rect.x % ALIGNED_PIXELS == 0:
        edge = pygame.Rect(rect.x, rect.y, 1, rect.h)
        surface.blit(picture, edge, edge)
        rect = pygame.Rect(rect.x + 1, rect.y, rect.w - 1, rect.h)
    surface.blit(picture, rect, rect)
