"""From the windowing library's events to inputs: a table by kind of event."""

from collections.abc import Callable, Iterable, Iterator

import pygame
from pygame.event import Event

from game.view.interaction import (
    FocusLost,
    Input,
    KeyPressed,
    PointerLeft,
    PointerMoved,
    PointerPressed,
    PointerReleased,
    WheelTurned,
)

REPEATABLE = frozenset(
    {
        pygame.K_LEFT,
        pygame.K_RIGHT,
        pygame.K_UP,
        pygame.K_DOWN,
        pygame.K_PAGEUP,
        pygame.K_PAGEDOWN,
        pygame.K_TAB,
        pygame.K_BACKSPACE,
    }
)
MOUSE_WHEEL_BUTTONS = frozenset({4, 5})


class EventTranslator:
    """Gives inputs in logical units. One finger at a time counts; the mouse events that the system
    makes up for a finger are dropped.
    """

    def __init__(self) -> None:
        self._finger: tuple[int, int] | None = None
        self._held: set[int] = set()
        self._pointer = (0.0, 0.0)
        self._table: dict[int, Callable[[Event], Input | None]] = {
            pygame.MOUSEMOTION: self._mouse_moved,
            pygame.MOUSEBUTTONDOWN: self._mouse_pressed,
            pygame.MOUSEBUTTONUP: self._mouse_released,
            pygame.MOUSEWHEEL: self._wheel,
            pygame.FINGERDOWN: self._finger_down,
            pygame.FINGERMOTION: self._finger_moved,
            pygame.FINGERUP: self._finger_up,
            pygame.KEYDOWN: self._key_down,
            pygame.KEYUP: self._key_up,
            pygame.WINDOWLEAVE: lambda _: PointerLeft(),
            pygame.WINDOWFOCUSLOST: self._focus_lost,
        }
        self._scale = 1.0
        self._size = (1, 1)

    def look_at(self, size: tuple[int, int], scale: float) -> None:
        """The window's size in pixels, and its pixels per logical unit."""
        self._size, self._scale = size, scale

    @property
    def kinds(self) -> list[int]:
        """The kinds of event that mean something."""
        return list(self._table)

    def inputs(self, events: Iterable[Event]) -> Iterator[Input]:
        """The inputs of a frame; of several moves in a row only the last one."""
        waiting: Input | None = None
        for event in events:
            translate = self._table.get(event.type)
            found = None if translate is None else translate(event)
            if found is None:
                continue
            if waiting is not None and not isinstance(found, PointerMoved):
                yield waiting
            waiting = None
            if isinstance(found, PointerMoved):
                waiting = found
            else:
                yield found
        if waiting is not None:
            yield waiting

    # ------------------------------------------------------------------ mouse

    def _mouse_moved(self, event: Event) -> Input | None:
        if _made_up(event):
            return None
        return PointerMoved(*self._point(event.pos))

    def _mouse_pressed(self, event: Event) -> Input | None:
        if _made_up(event) or event.button in MOUSE_WHEEL_BUTTONS:
            return None
        return PointerPressed(*self._point(event.pos), button=event.button)

    def _mouse_released(self, event: Event) -> Input | None:
        if _made_up(event) or event.button in MOUSE_WHEEL_BUTTONS:
            return None
        return PointerReleased(*self._point(event.pos), button=event.button)

    def _wheel(self, event: Event) -> Input | None:
        return WheelTurned(*self._pointer, steps=event.y) if event.y else None

    def _point(self, pixels: tuple[int, int]) -> tuple[float, float]:
        # The middle of the pixel.
        self._pointer = (pixels[0] + 0.5) / self._scale, (pixels[1] + 0.5) / self._scale
        return self._pointer

    # ------------------------------------------------------------------ touch

    def _finger_down(self, event: Event) -> Input | None:
        if self._finger is not None:
            return None
        self._finger = (event.touch_id, event.finger_id)
        return PointerPressed(*self._touched(event), touch=True)

    def _finger_moved(self, event: Event) -> Input | None:
        if self._finger != (event.touch_id, event.finger_id):
            return None
        return PointerMoved(*self._touched(event), touch=True)

    def _finger_up(self, event: Event) -> Input | None:
        if self._finger != (event.touch_id, event.finger_id):
            return None
        self._finger = None
        return PointerReleased(*self._touched(event), touch=True)

    def _touched(self, event: Event) -> tuple[float, float]:
        return self._point((int(event.x * self._size[0]), int(event.y * self._size[1])))

    # ------------------------------------------------------------------ keys

    def _key_down(self, event: Event) -> Input | None:
        repeated = event.key in self._held
        self._held.add(event.key)
        if repeated and event.key not in REPEATABLE:
            return None
        modifiers = getattr(event, "mod", 0)
        return KeyPressed(
            _key_name(event),
            shift=bool(modifiers & pygame.KMOD_SHIFT),
            ctrl=bool(modifiers & pygame.KMOD_CTRL),
            alt=bool(modifiers & pygame.KMOD_ALT),
            repeated=repeated,
        )

    def _key_up(self, event: Event) -> Input | None:
        self._held.discard(event.key)
        return None

    def _focus_lost(self, event: Event) -> Input:
        self._held.clear()
        self._finger = None
        return FocusLost()


def _made_up(event: Event) -> bool:
    return bool(getattr(event, "touch", False))


def _key_name(event: Event) -> str:
    """The character that the key types (so every keyboard layout is right), else its name."""
    typed = getattr(event, "unicode", "")
    if typed.isprintable() and typed.strip():
        return typed.lower()
    return pygame.key.name(event.key)
