"""The countdown: the picture stands still behind it, blurred and dimmed."""

from collections.abc import Callable, Hashable
from typing import Final, NamedTuple

import pygame

from game.view.cards.countdown_ring import Gauge
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.sprite import PREMULTIPLIED
from game.view.drawing.text.text_log import Owner
from game.view.drawing.text.typeface import Face
from game.view.drawing.theme import Palette
from game.view.large import lettering
from game.view.large.layout import LEAST_HEIGHT, LEAST_WIDTH
from game.view.scene.actions import KeepGoing
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.interface import Countdown
from game.view.scene.layout import Layout
from game.view.scene.page import Page
from game.view.scene.panel import device_rect
from game.view.scene.scene import Scene
from game.view.widgets.appearance import appearance_in
from game.view.widgets.hand_pill import draw_hand_pill, with_glow

# The blur is made in pictures so many times smaller, at scale 1, and so many pixels wide in each:
# the second one takes away the grid of the first.
BLURS: Final = ((14.0, 2), (4.0, 5))
FULL: Final = 255
COUNTDOWN: Final = "countdown"
KEEP_GOING: Final = "keep-going"
# The countdown, from the top of a design 1080 high: middles and sizes of type.
RING: Final = (316.0, 201.0)
RING_WIDTH: Final = 30.0
SECONDS: Final = 190.0
QUESTION: Final = (634.0, 128.0)
PROMISE: Final = (752.0, 58.0)
OTHERWISE: Final = (828.0, 46.0)
OTHERWISE_PROJECTED: Final = 56.0
PILL: Final = Box(0.0, 894.0, 560.0, 132.0)
PILL_SIZE: Final = 60.0
WORDS_MARGIN: Final = 40.0


class Line(NamedTuple):
    """A line of type: the height of its middle, its size and the least size it may shrink to."""

    middle: float
    size: float
    floor: float


class CountdownPlaces(NamedTuple):
    """The countdown's parts; ``words`` is the room of all lines."""

    words: Box
    ring: Box
    ring_width: float
    seconds: float
    question: Line
    promise: Line
    otherwise: Line
    pill: Box
    pill_size: float
    pill_floor: float


def countdown_places(layout: Layout) -> CountdownPlaces:
    """In the middle of the window, as large as it allows."""
    unit = min(layout.width / LEAST_WIDTH, layout.height / LEAST_HEIGHT)
    top, middle = (layout.height - LEAST_HEIGHT * unit) / 2, layout.width / 2
    floor = _floor(layout) * unit
    projected = layout.page is Page.PROJECTOR
    otherwise = (OTHERWISE[0], OTHERWISE_PROJECTED) if projected else OTHERWISE

    def line(place: tuple[float, float]) -> Line:
        return Line(top + place[0] * unit, place[1] * unit, floor)

    radius, width = RING[1] * unit, PILL.w * unit
    return CountdownPlaces(
        words=layout.window.inset(WORDS_MARGIN * unit, 0.0),
        ring=Box(middle - radius, top + RING[0] * unit - radius, 2 * radius, 2 * radius),
        ring_width=RING_WIDTH * unit,
        seconds=SECONDS * unit,
        question=line(QUESTION),
        promise=line(PROMISE),
        otherwise=line(otherwise),
        pill=Box(middle - width / 2, top + PILL.y * unit, width, PILL.h * unit),
        pill_size=PILL_SIZE * unit,
        pill_floor=floor,
    )


def _floor(layout: Layout) -> float:
    """The least size of type of the page, in units of the design."""
    return lettering.sized(layout.page, lettering.FLOOR)


def countdown_controls(context: ControlContext) -> list[Control]:
    """Keep going."""
    if context.interface.countdown is None:
        return []
    return [
        Control(
            id=KEEP_GOING,
            kind=Kind.PRIMARY,
            target=countdown_places(context.layout).pill,
            panel=COUNTDOWN,
            label=context.texts("countdown.keep"),
            icon="hand",
            action=KeepGoing(),
        )
    ]


class Part(NamedTuple):
    """What changes together: its place, what it shows, and how it is drawn."""

    box: Box
    key: Hashable
    draw: Callable[[Canvas, Scene], None]


class CountdownPicture:
    """Drawn over a picture that no longer changes; blurs it once.

    Only what changes is drawn again: the ring with its seconds, the pill.
    """

    def __init__(self, surface: pygame.Surface, palette: Palette, scale: float) -> None:
        self.size = surface.get_size()
        self._ground = blurred(surface, palette, scale)
        self._drawn: dict[str, Hashable] | None = None
        self._gauge: tuple[Hashable, Gauge] | None = None

    def repaint(self) -> None:
        """The surface's pixels are lost: show all of it again at the next call."""
        self._drawn = None

    def render(self, canvas: Canvas, scene: Scene) -> list[pygame.Rect]:
        """Bring the surface up to date; gives what changed."""
        if scene.interface.countdown is None:
            return []
        parts = self._parts(scene, scene.interface.countdown)
        drawn, self._drawn = self._drawn, {name: part.key for name, part in parts.items()}
        canvas.owner = Owner(COUNTDOWN, scene.layout.window)
        if drawn is None or drawn["words"] != self._drawn["words"]:
            canvas.surface.blit(self._ground, (0, 0))
            for part in parts.values():
                part.draw(canvas, scene)
            return [canvas.surface.get_rect()]
        changed = []
        for name, part in parts.items():
            if drawn[name] != part.key:
                changed.append(self._redraw(canvas, scene, part))
        return changed

    def _redraw(self, canvas: Canvas, scene: Scene, part: Part) -> pygame.Rect:
        rect = device_rect(part.box, scene.layout.scale).clip(canvas.surface.get_rect())
        canvas.surface.set_clip(rect)
        canvas.surface.blit(self._ground, rect, rect)
        part.draw(canvas, scene)
        canvas.surface.set_clip(None)
        return rect

    def _parts(self, scene: Scene, countdown: Countdown) -> dict[str, Part]:
        places = countdown_places(scene.layout)
        look = appearance_in(scene, KEEP_GOING)
        language = (scene.texts.language, scene.palette, scene.layout)
        return {
            "words": Part(places.words, language, _draw_words),
            "ring": Part(places.ring, countdown, self._draw_ring),
            "pill": Part(with_glow(places.pill), look, _draw_pill),
        }

    def _draw_ring(self, canvas: Canvas, scene: Scene) -> None:
        """The seconds that are left, in a ring that empties."""
        countdown, places = scene.interface.countdown, countdown_places(scene.layout)
        if countdown is None:
            return
        ring, palette, scale = places.ring, canvas.palette, canvas.scale
        picture = self._gauge_of(places, palette, scale).picture(countdown.share)
        half = picture.get_width() // 2
        corner = (round(ring.centerx * scale) - half, round(ring.centery * scale) - half)
        canvas.surface.blit(picture, corner, None, PREMULTIPLIED)
        seconds, size = str(countdown.seconds), places.seconds
        canvas.text(seconds, ring.centerx, ring.centery, size, palette.text, "display_bold", ax=0.5)

    def _gauge_of(self, places: CountdownPlaces, palette: Palette, scale: float) -> Gauge:
        radius = round(places.ring.w / 2 * scale)
        key = (radius, places.ring_width, palette)
        if self._gauge is None or self._gauge[0] != key:
            width = places.ring_width * scale
            self._gauge = (key, Gauge(radius, width, palette.action, palette.track))
        return self._gauge[1]


def blurred(surface: pygame.Surface, palette: Palette, scale: float) -> pygame.Surface:
    """The picture blurred and under a veil: shapes are still there, nothing can be read.

    Blur and veil are laid on a small picture, so that this is quick at any size.
    """
    small = surface
    for reduction, radius in BLURS:
        width, height = (max(round(side / (reduction * scale)), 1) for side in surface.get_size())
        small = pygame.transform.smoothscale(small, (width, height))
        small = pygame.transform.box_blur(small, radius)
    veil = pygame.Surface(small.get_size(), 0, small)
    veil.fill(palette.veil)
    veil.set_alpha(round(FULL * theme.VEIL_OPACITY))
    small.blit(veil, (0, 0))
    return pygame.transform.smoothscale(small, surface.get_size())


def _draw_words(canvas: Canvas, scene: Scene) -> None:
    """The question, and what happens then."""
    places, texts, palette = countdown_places(scene.layout), scene.texts, canvas.palette
    lines = (
        (places.question, "countdown.question", palette.text),
        (places.promise, "countdown.promise", palette.text),
        (places.otherwise, "countdown.otherwise", palette.muted),
    )
    for place, key, color in lines:
        face: Face = "display_bold" if place is places.question else "medium"
        canvas.fitted_text(
            texts(key),
            places.words.centerx,
            place.middle,
            place.size,
            color,
            places.words.w,
            face,
            ax=0.5,
            floor=place.floor,
        )


def _draw_pill(canvas: Canvas, scene: Scene) -> None:
    look = appearance_in(scene, KEEP_GOING)
    if look is not None:
        places = countdown_places(scene.layout)
        draw_hand_pill(canvas, look, places.pill_size, places.pill_floor)
