"""The parts a picture is made of, and what the compositor asks of each."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Generic, Protocol, TypeVar, runtime_checkable

import pygame

from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.scene.layout import Layout
from game.view.scene.scene import Scene

Part = TypeVar("Part", covariant=True)


class Frame(Protocol):
    """What depends on the layout alone: glass, its shadow. Drawn once for a layout."""

    def frame(self, canvas: Canvas, layout: Layout) -> None:
        """Draw it; may cast a soft shadow beyond the panel's box."""


class Panel(Protocol):
    """One rectangle of the picture, redrawn when what it shows changes.

    ``key`` gives everything the panel shows: equal keys mean equal pixels. ``draw`` draws it over
    the frames, inside its box only.
    """

    name: str

    def box_of(self, scene: Scene) -> Box | None:
        """Where the panel is; None while it is folded away."""

    def key(self, scene: Scene) -> Hashable:
        """What the panel shows."""

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the content over the frame."""


class GlassPanel(Panel, Frame, Protocol):
    """A panel on a glass of its own."""


@runtime_checkable
class PanelInSteps(Protocol):
    """A panel that takes longer than a frame has time for: ``steps`` draws it bit by bit, and all
    of them what ``draw`` draws at once.
    """

    def steps(self, canvas: Canvas, scene: Scene) -> Iterator[None]:
        """Draw a part of the content at each step."""


def draw_all(panel: PanelInSteps, canvas: Canvas, scene: Scene) -> None:
    """Draw all steps at once."""
    consume(panel.steps(canvas, scene))


def consume(steps: Iterator[None]) -> None:
    """Take all steps at once."""
    for _ in steps:
        pass


class Overlay(Protocol):
    """A card that lies over the picture for a while; ``margin`` is room for its shadow."""

    name: str
    margin: float

    def box(self, scene: Scene) -> Box | None:
        """Where the card is; None while it is not shown."""

    def key(self, scene: Scene) -> Hashable:
        """What the card shows."""

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the card, frame and content."""


class Closed(Generic[Part]):
    """Parts that are loaded when they are first opened: no first picture waits for what it does not
    show. What loads them imports them where it is used.
    """

    def __init__(
        self, is_open: Callable[[Scene], bool], load: Callable[[], Sequence[Part]]
    ) -> None:
        self._is_open = is_open
        self._load = load
        self._parts: Sequence[Part] = ()

    def of(self, scene: Scene) -> Sequence[Part]:
        """The parts; none as long as nobody has opened them."""
        if not self._parts and self._is_open(scene):
            self._parts = self._load()
        return self._parts


def opened(parts: Sequence[Part | Closed[Part]], scene: Scene) -> Iterator[Part]:
    """The parts that may be seen in a scene, in their order."""
    for part in parts:
        if isinstance(part, Closed):
            yield from part.of(scene)
        else:
            yield part


def device_rect(box: Box, scale: float) -> pygame.Rect:
    """The pixels of a box: those of neighbouring boxes neither overlap nor leave a gap."""
    left, top = round(box.x * scale), round(box.y * scale)
    return pygame.Rect(left, top, round(box.right * scale) - left, round(box.bottom * scale) - top)
