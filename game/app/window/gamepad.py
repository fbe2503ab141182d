"""Gamepads and boxes of big buttons: what they report becomes the key that means the same.

A pad is never needed: without support for any, or when one vanishes while a button is down, nothing
happens. A stick counts from well outside its rest, once for each push; one that jitters says
nothing, and one that never returns keeps no other from being heard.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final

import pygame
from pygame.event import Event

from game.exhibit.configuration.keys import BUTTONS
from game.session.presentation import TICKS_PER_SECOND
from game.view.drawing import theme
from game.view.interaction import Input, KeyPressed

# What the mapping's words mean.
KEYS: Final[Mapping[str, KeyPressed]] = MappingProxyType(
    {
        "play": KeyPressed("space"),
        "step": KeyPressed("right"),
        "back": KeyPressed("left"),
        "start-over": KeyPressed("home-screen"),
        "next-row": KeyPressed("t"),
        "lab": KeyPressed("v"),
        "mute": KeyPressed("m"),
        "language": KeyPressed("g"),
        "enter": KeyPressed("enter"),
        "escape": KeyPressed("escape"),
        "tab": KeyPressed("tab"),
        "shift-tab": KeyPressed("tab", shift=True),
        "up": KeyPressed("up"),
        "down": KeyPressed("down"),
        "left": KeyPressed("left"),
        "right": KeyPressed("right"),
    }
)
REPEATING: Final = frozenset(
    {"step", "back", "tab", "shift-tab", "up", "down", "left", "right"},
)
# Shares of a stick's way: pushed from the first on, at rest again below the second.
PUSHED, AT_REST = 0.6, 0.35
SIDES: Final = (("-", -1.0), ("+", 1.0))
HAT_SIDES: Final = (("left", 0, -1), ("right", 0, 1), ("down", 1, -1), ("up", 1, 1))
# So long a second axis of the same stick adds nothing to a push aslant. An axis that is pushed for
# longer may be one that never returns: a trigger that rests at its end, a stick that is stuck.
ASLANT_TICKS: Final = TICKS_PER_SECOND
# A button that is held longer is stuck.
LONGEST_HELD_TICKS: Final = 10 * TICKS_PER_SECOND
# Asking an absent driver for pads fails in one of these ways.
ABSENCE: Final = (pygame.error, NotImplementedError, ImportError, AttributeError, OSError)

Inputs = tuple[Input, ...]
# A device, and which of its parts.
Source = tuple[int, str]


@dataclass(slots=True)
class _Held:
    word: str
    axis: int | None = None
    ticks: int = 0


class Gamepad:
    """Translates what pads report, all by one mapping (``button-0`` → ``play``)."""

    def __init__(self, mapping: Mapping[str, str] = BUTTONS) -> None:
        self._mapping = mapping
        self._devices: dict[int, Any] = {}
        self._held: dict[Source, _Held] = {}
        # Directions of sticks that are pushed, whether they mean something or not.
        self._pushed: set[Source] = set()
        self._started = False
        self.table: Mapping[int, Callable[[Event], Inputs]] = {
            pygame.JOYBUTTONDOWN: self._button_down,
            pygame.JOYBUTTONUP: self._button_up,
            pygame.JOYHATMOTION: self._hat_moved,
            pygame.JOYAXISMOTION: self._axis_moved,
            pygame.JOYDEVICEADDED: self._device_added,
            pygame.JOYDEVICEREMOVED: self._device_removed,
        }

    def start(self) -> None:
        """Look for devices, once; those found are reported as added."""
        if not self._started:
            self._started = True
            with suppress(*ABSENCE):
                pygame.joystick.init()

    def tick(self) -> Inputs:
        """1/60 s passes: what is held is repeated, as on a keyboard."""
        return tuple(key for held in self._held.values() for key in _repeated(held))

    def let_go(self) -> None:
        """Nothing is held any more: the window lost the focus."""
        self._held.clear()

    # ------------------------------------------------------------------ presses

    def _press(self, source: Source, control: str, axis: int | None = None) -> Inputs:
        word = self._mapping.get(control, "")
        if word not in KEYS:
            return ()
        self._held[source] = _Held(word, axis)
        return (KEYS[word],)

    def _release(self, source: Source) -> None:
        self._held.pop(source, None)

    def _button_down(self, event: Event) -> Inputs:
        button = f"button-{event.button}"
        return self._press((_device(event), button), button)

    def _button_up(self, event: Event) -> Inputs:
        self._release((_device(event), f"button-{event.button}"))
        return ()

    def _hat_moved(self, event: Event) -> Inputs:
        found: Inputs = ()
        for side, axis, way in HAT_SIDES:
            source = _device(event), f"hat {getattr(event, 'hat', 0)} {side}"
            if event.value[axis] != way:
                self._release(source)
            elif source not in self._held:
                found += self._press(source, f"hat-{side}")
        return found

    def _axis_moved(self, event: Event) -> Inputs:
        device = _device(event)
        pushed: Inputs = ()
        # The side that is left comes before the side that is reached.
        for sign, way in sorted(SIDES, key=lambda side: event.value * side[1]):
            source = device, f"axis-{event.axis}{sign}"
            level = event.value * way
            if level <= AT_REST:
                self._pushed.discard(source)
                self._release(source)
            elif level >= PUSHED and source not in self._pushed:
                self._pushed.add(source)
                if not self._leans(device, event.axis):
                    pushed = self._press(source, source[1], event.axis)
        return pushed

    def _leans(self, device: int, axis: int) -> bool:
        """Whether the stick of an axis has just been pushed along its other axis: a push aslant
        means where it came from first. The two axes of a stick have numbers in a row.
        """
        return any(
            source[0] == device
            and held.axis is not None
            and abs(held.axis - axis) == 1
            and held.ticks < ASLANT_TICKS
            for source, held in self._held.items()
        )

    # ------------------------------------------------------------------ devices

    def _device_added(self, event: Event) -> Inputs:
        with suppress(*ABSENCE):
            device = pygame.joystick.Joystick(event.device_index)
            # A device reports only as long as somebody has it.
            self._devices[device.get_instance_id()] = device
        return ()

    def _device_removed(self, event: Event) -> Inputs:
        gone = event.instance_id
        self._devices.pop(gone, None)
        self._held = {source: held for source, held in self._held.items() if source[0] != gone}
        self._pushed = {source for source in self._pushed if source[0] != gone}
        return ()


def _device(event: Event) -> int:
    number: int = getattr(event, "instance_id", 0)
    return number


def _repeated(held: _Held) -> Inputs:
    held.ticks += 1
    late = held.ticks - theme.REPEAT_DELAY_TICKS
    due = late >= 0 and late % theme.REPEAT_INTERVAL_TICKS == 0
    if not due or held.word not in REPEATING or held.ticks > LONGEST_HELD_TICKS:
        return ()
    return (replace(KEYS[held.word], repeated=True),)
