"""The staff's door: brings what is pressed to the way out, and what it says to the screen."""

from collections.abc import Iterable
from typing import Final

from game.exhibit.lock_memory import LockMemory
from game.exhibit.staff_exit import StaffExit, Window
from game.session.presentation import TICKS_PER_SECOND
from game.view.interaction import (
    Input,
    PointerCancelled,
    PointerMoved,
    PointerPressed,
    PointerReleased,
)
from game.view.scene.actions import Action, ClosePinPad, EnterDigit, EraseDigit
from game.view.scene.interface import PinPad
from game.view.scene.layout import Layout

# What is left of a lock is noted this often, for when the power goes.
NOTE_TICKS: Final = 10 * TICKS_PER_SECOND


class StaffDoor:
    """Where ``locked``, corners and ``pin`` are the only way out; else there is nothing to open.

    ``memory`` keeps the pad's lock when the program is started again.
    """

    def __init__(self, locked: bool, pin: str | None, memory: LockMemory | None = None) -> None:
        self._locked = locked
        self._memory = memory if locked else None
        self._exit = StaffExit(pin, None if self._memory is None else self._memory.recall())
        self._noted = self._exit.lock

    @property
    def opened(self) -> bool:
        """Whether somebody has left through it."""
        return self._exit.granted

    @property
    def pad(self) -> PinPad | None:
        """The pad, while it is there: how many digits stand on it, and what is said about them."""
        if not self._exit.pad_open:
            return None
        seconds = self._exit.locked_seconds
        message = "pin.refused" if self._exit.refused else "pin.ask"
        if seconds:
            message = "pin.locked"
        if not self._exit.pin_length:
            message = "pin.none"
        return PinPad(self._exit.dots, message, self._exit.pin_length, seconds)

    def watch(self, found: Input, layout: Layout) -> None:
        """An input that also goes to the screen: it may be in a corner."""
        if not self._locked:
            return
        window = Window(layout.width, layout.height)
        match found:
            case PointerPressed():
                self._exit.press(found.x, found.y, window)
            case PointerMoved():
                self._exit.move(found.x, found.y, window)
            case PointerReleased() | PointerCancelled():
                self._exit.release()
            case _:
                pass

    def use(self, actions: Iterable[Action]) -> None:
        """What was pressed on the pad."""
        for action in actions:
            match action:
                case EnterDigit(digit):
                    self._exit.enter(digit)
                case EraseDigit():
                    self._exit.erase()
                case ClosePinPad():
                    self._exit.close()
                case _:
                    pass
        self._note()

    def close(self) -> None:
        """Put the pad away."""
        self._exit.close()

    def tick(self) -> None:
        """1/60 s passes."""
        self._exit.tick()
        self._note()

    def _note(self) -> None:
        lock, noted = self._exit.lock, self._noted
        if self._memory is None or lock == noted:
            return
        over = lock.ticks == 0
        if lock.wrong != noted.wrong or over or noted.ticks - lock.ticks >= NOTE_TICKS:
            self._noted = lock
            self._memory.note(lock, durable=lock.wrong != noted.wrong)
