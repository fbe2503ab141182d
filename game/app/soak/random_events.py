"""Random events of every kind that a window can send: what no visitor would do, and some will."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import pygame
from pygame.event import Event

Size = tuple[int, int]

KEYS: Final = (
    *(pygame.K_SPACE, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN, pygame.K_TAB),
    *(pygame.K_RETURN, pygame.K_ESCAPE, pygame.K_BACKSPACE, pygame.K_HOME, pygame.K_END),
    *(pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_F11, pygame.K_F4, pygame.K_DELETE),
    *(ord(letter) for letter in "frnaolthpvgmq0123456789.,-xyz"),
)
# What starts all over: pressed seldom, so that there is time to get lost in between.
HOME_KEY: Final = pygame.K_F5
HOME_BUTTON: Final = 2
HOME_CHANCE: Final = 0.004
MODIFIERS: Final = (0, 0, 0, 0, pygame.KMOD_LSHIFT, pygame.KMOD_LALT, pygame.KMOD_LCTRL)
MOUSE_BUTTONS: Final = (1, 1, 1, 1, 2, 3, 4, 5, 8)
WINDOW_KINDS: Final = (
    *(pygame.WINDOWEXPOSED, pygame.WINDOWFOCUSLOST, pygame.WINDOWFOCUSGAINED),
    *(pygame.WINDOWLEAVE, pygame.WINDOWENTER, pygame.WINDOWMINIMIZED, pygame.WINDOWRESTORED),
    *(pygame.WINDOWMOVED, pygame.WINDOWDISPLAYCHANGED, pygame.WINDOWCLOSE, pygame.QUIT),
)
FINGERS: Final = 4
PADS: Final = 2
PAD_BUTTONS: Final = 14
PAD_AXES: Final = 6
# How far outside of the window a point may lie.
BEYOND: Final = 20
PRINTABLE: Final = range(33, 127)


@dataclass(frozen=True, slots=True)
class _Kind:
    weight: float
    make: Callable[[], Event]


class Fuzzer:
    """Events drawn with ``rng`` for a window of ``size`` pixels, which may be changed."""

    def __init__(self, rng: np.random.Generator, size: Size) -> None:
        self.size = size
        self._rng = rng
        self._kinds = (
            _Kind(0.28, self._motion),
            _Kind(0.13, lambda: self._button(pygame.MOUSEBUTTONDOWN)),
            _Kind(0.13, lambda: self._button(pygame.MOUSEBUTTONUP)),
            _Kind(0.13, self._key_down),
            _Kind(0.08, self._key_up),
            _Kind(0.03, self._wheel),
            _Kind(0.05, lambda: self._finger(pygame.FINGERDOWN)),
            _Kind(0.05, lambda: self._finger(pygame.FINGERUP)),
            _Kind(0.03, lambda: self._finger(pygame.FINGERMOTION)),
            _Kind(0.02, lambda: self._pad_button(pygame.JOYBUTTONDOWN)),
            _Kind(0.02, lambda: self._pad_button(pygame.JOYBUTTONUP)),
            _Kind(0.01, self._hat),
            _Kind(0.02, self._axis),
            _Kind(0.02, self._window),
        )
        weights = np.array([kind.weight for kind in self._kinds])
        self._shares = weights / weights.sum()

    def events(self, count: int) -> list[Event]:
        """So many events."""
        chosen = self._rng.choice(len(self._kinds), count, p=self._shares)
        return [self._kinds[kind].make() for kind in chosen]

    # ------------------------------------------------------------------ kinds

    def _motion(self) -> Event:
        made_up = bool(self._rng.random() < 0.1)
        return Event(
            pygame.MOUSEMOTION, pos=self._point(), rel=(1, 1), buttons=(0, 0, 0), touch=made_up
        )

    def _button(self, kind: int) -> Event:
        button = self._one_of(MOUSE_BUTTONS)
        return Event(kind, pos=self._point(), button=button, touch=False)

    def _key_down(self) -> Event:
        key = HOME_KEY if self._rng.random() < HOME_CHANCE else self._one_of(KEYS)
        typed = chr(key) if key in PRINTABLE else ""
        modifier = self._one_of(MODIFIERS)
        return Event(pygame.KEYDOWN, key=key, mod=modifier, unicode=typed, scancode=0)

    def _key_up(self) -> Event:
        return Event(pygame.KEYUP, key=self._one_of(KEYS), mod=0, scancode=0)

    def _wheel(self) -> Event:
        return Event(pygame.MOUSEWHEEL, x=0, y=int(self._rng.integers(-4, 5)), flipped=False)

    def _finger(self, kind: int) -> Event:
        x, y = (float(share) for share in self._rng.random(2))
        finger = int(self._rng.integers(FINGERS))
        return Event(kind, touch_id=1, finger_id=finger, x=x, y=y, dx=0.0, dy=0.0)

    def _pad_button(self, kind: int) -> Event:
        button = int(self._rng.integers(PAD_BUTTONS))
        if button == HOME_BUTTON and self._rng.random() > HOME_CHANCE:
            button += 1
        return Event(kind, instance_id=self._pad(), button=button)

    def _hat(self) -> Event:
        across, down = (int(step) for step in self._rng.integers(-1, 2, 2))
        return Event(pygame.JOYHATMOTION, instance_id=self._pad(), hat=0, value=(across, down))

    def _axis(self) -> Event:
        axis, value = int(self._rng.integers(PAD_AXES)), float(self._rng.uniform(-1, 1))
        return Event(pygame.JOYAXISMOTION, instance_id=self._pad(), axis=axis, value=value)

    def _window(self) -> Event:
        return Event(self._one_of(WINDOW_KINDS))

    # ------------------------------------------------------------------ draws

    def _pad(self) -> int:
        return int(self._rng.integers(PADS))

    def _one_of(self, choices: tuple[int, ...]) -> int:
        return choices[int(self._rng.integers(len(choices)))]

    def _point(self) -> tuple[int, int]:
        width, height = self.size
        x = int(self._rng.integers(-BEYOND, width + BEYOND))
        return x, int(self._rng.integers(-BEYOND, height + BEYOND))
