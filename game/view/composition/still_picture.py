"""The still picture: panels over the ground, each drawn again only when its key changes."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Final, NamedTuple

import pygame

from game.view.composition.layers import Background, Layers
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.text.text_log import Owner
from game.view.scene.panel import Closed, Frame, Panel, PanelInSteps, device_rect, opened
from game.view.scene.scene import Scene

DONE: Final = object()

MakeCanvas = Callable[[pygame.Surface, tuple[float, float]], Canvas]


class _Due(NamedTuple):
    """A panel that is to be redrawn."""

    panel: Panel
    box: Box
    rect: pygame.Rect
    key: Hashable


class StillPicture:
    """What is shown of the panels, and what is being redrawn of them meanwhile."""

    def __init__(
        self,
        background: Background,
        frames: Sequence[Frame | Closed[Frame]],
        panels: Sequence[Panel | Closed[Panel]],
        make_canvas: MakeCanvas,
    ) -> None:
        self._layers = Layers(background, bool(frames))
        self._frames = frames
        self._panels = panels
        self._make_canvas = make_canvas
        self._drawn: dict[str, tuple[pygame.Rect, Hashable]] = {}
        self._due: list[_Due] = []
        # What is being drawn of the first that is due.
        self._begun: Iterator[None] | None = None
        self._changed: list[pygame.Rect] = []
        # Whether something was taken away that lay over a panel.
        self._is_torn = False

    @property
    def shown(self) -> pygame.Surface:
        """The picture that is shown; do not draw on it."""
        return self._layers.shown

    @property
    def is_due(self) -> bool:
        """Whether a panel is still to be redrawn."""
        return bool(self._due)

    @property
    def has_changed(self) -> bool:
        """Whether anything was redrawn that is not shown yet."""
        return bool(self._changed)

    def lay_ground(self, scene: Scene) -> None:
        """Begin anew, with nothing but background and glass."""
        self._layers.lay_background()
        canvas = self._make_canvas(self._layers.ground, (0.0, 0.0))
        for part in opened(self._frames, scene):
            part.frame(canvas, scene.layout)
        self._layers.begin()
        self._drawn, self._due, self._changed, self._begun = {}, [], [], None

    def plan(self, scene: Scene) -> None:
        """See what is to be redrawn for a scene; what has gone is taken away."""
        self._look(scene)
        while self._is_torn and not self._due:
            self._look(scene)

    def redraw_next(self, scene: Scene) -> None:
        """Redraw one of the panels that are due, or a part of one that is drawn in steps."""
        due = self._due[0]
        if self._begun is None:
            name = due.panel.name
            if name in self._drawn and self._drawn[name][0] != due.rect:
                self._take_away(name)
            # Until all of it is drawn it is equal to nothing.
            self._drawn[name] = (due.rect, object())
            self._begun = self._redraw(due, scene)
        self._layers.work.set_clip(due.rect)
        has_more = next(self._begun, DONE) is not DONE
        self._layers.work.set_clip(None)
        if has_more:
            return
        self._due.pop(0)
        self._begun = None
        self._drawn[due.panel.name] = (due.rect, due.key)
        self._changed.append(due.rect)
        if self._is_torn and not self._due:
            self.plan(scene)

    def show(self) -> list[pygame.Rect]:
        """Show what was redrawn; gives where."""
        changed, self._changed, self._due, self._begun = self._changed, [], [], None
        self._layers.show(changed)
        return changed

    def _look(self, scene: Scene) -> None:
        self._is_torn = False
        self._due, self._begun = [], None
        for panel in opened(self._panels, scene):
            box = panel.box_of(scene)
            drawn = self._drawn.get(panel.name)
            if box is None:
                if drawn is not None:
                    self._take_away(panel.name)
                continue
            rect = device_rect(box, scene.layout.scale)
            key = panel.key(scene)
            if drawn is None or drawn != (rect, key):
                self._due.append(_Due(panel, box, rect, key))

    def _redraw(self, due: _Due, scene: Scene) -> Iterator[None]:
        self._layers.clear(due.rect)
        canvas = self._make_canvas(self._layers.work, (0.0, 0.0))
        canvas.owner = Owner(due.panel.name, due.box)
        if isinstance(due.panel, PanelInSteps):
            yield from due.panel.steps(canvas, scene)
        else:
            due.panel.draw(canvas, scene)

    def _take_away(self, name: str) -> None:
        rect, _ = self._drawn.pop(name)
        self._layers.clear(rect)
        self._changed.append(rect)
        # It may have lain over panels: they come back, too.
        for other, (place, _) in list(self._drawn.items()):
            if place.colliderect(rect):
                del self._drawn[other]
                self._is_torn = True
