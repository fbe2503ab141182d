"""From the windowing library's events to inputs: a table by kind of event."""

from collections.abc import Iterable, Iterator, Mapping

import pygame
from pygame.event import Event

from game.app.window.gamepad import Gamepad
from game.app.window.keys import key_name, key_place
from game.app.window.pointing import MOUSE, TOUCH, Inputs, Pointing, Translation
from game.exhibit.configuration.keys import BUTTONS
from game.view.interaction import FocusLost, Input, KeyPressed, PointerLeft, PointerMoved

KEYBOARD, GAMEPAD = "keyboard", "gamepad"
ALL_INPUTS = frozenset({MOUSE, TOUCH, KEYBOARD, GAMEPAD})
REPEATABLE = frozenset(
    {"left", "right", "up", "down", "pageup", "pagedown", "tab", "backspace", *"+-=*_"}
)


class EventTranslator:
    """Gives inputs in logical units.

    ``accepted``: which of mouse, touch, keyboard and gamepad count; ``buttons``: what a gamepad's
    buttons mean.
    """

    def __init__(
        self, accepted: frozenset[str] = ALL_INPUTS, buttons: Mapping[str, str] = BUTTONS
    ) -> None:
        self._pointing = Pointing(accepted)
        self._gamepad = Gamepad(buttons) if GAMEPAD in accepted else None
        self._held: set[int] = set()
        self._repeats: list[Input] = []
        self._table: dict[int, Translation] = {
            **self._pointing.table,
            pygame.WINDOWLEAVE: lambda _: (PointerLeft(),),
            pygame.WINDOWFOCUSLOST: self._focus_lost,
        }
        if KEYBOARD in accepted:
            self._table |= {pygame.KEYDOWN: self._key_down, pygame.KEYUP: self._key_up}
        if self._gamepad is not None:
            self._table |= self._gamepad.table

    def look_at(self, size: tuple[int, int], scale: float) -> None:
        """The window's size in pixels, and its pixels per logical unit."""
        self._pointing.look_at(size, scale)

    @property
    def kinds(self) -> list[int]:
        """The kinds of event that mean something."""
        return list(self._table)

    def tick(self) -> None:
        """1/60 s passes. What it repeats is among the next frame's inputs."""
        if self._gamepad is not None:
            # Not before the first picture: looking for devices may take a while.
            self._gamepad.start()
            self._repeats += self._gamepad.tick()

    def inputs(self, events: Iterable[Event]) -> Iterator[Input]:
        """The inputs of a frame; of several moves in a row only the last one."""
        self._pointing.next_frame()
        repeats, self._repeats = self._repeats, []
        yield from repeats
        waiting: Input | None = None
        for found in self._translated(events):
            if waiting is not None and not isinstance(found, PointerMoved):
                yield waiting
            waiting = None
            if isinstance(found, PointerMoved):
                waiting = found
            else:
                yield found
        if waiting is not None:
            yield waiting

    def _translated(self, events: Iterable[Event]) -> Iterator[Input]:
        for event in events:
            translate = self._table.get(event.type)
            if translate is not None:
                yield from translate(event)

    # ------------------------------------------------------------------ keys

    def _key_down(self, event: Event) -> Inputs:
        modifiers = getattr(event, "mod", 0)
        pressed = KeyPressed(
            key_name(event),
            shift=bool(modifiers & pygame.KMOD_SHIFT),
            ctrl=bool(modifiers & pygame.KMOD_CTRL),
            alt=bool(modifiers & pygame.KMOD_ALT),
            repeated=event.key in self._held,
            place=key_place(event),
        )
        self._held.add(event.key)
        if pressed.repeated and pressed.name not in REPEATABLE:
            return ()
        return (pressed,)

    def _key_up(self, event: Event) -> Inputs:
        self._held.discard(event.key)
        return ()

    def _focus_lost(self, event: Event) -> Inputs:
        self._held.clear()
        self._repeats.clear()
        self._pointing.let_go()
        if self._gamepad is not None:
            self._gamepad.let_go()
        return (FocusLost(),)
