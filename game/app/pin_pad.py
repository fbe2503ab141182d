"""What the screen shows of the staff's way out."""

from game.exhibit.staff_exit import StaffExit
from game.view.interface import PinPad


def pad_shown(staff_exit: StaffExit) -> PinPad | None:
    """The pad, while it is open: how many digits stand there, and what is said about them."""
    if not staff_exit.pad_open:
        return None
    message = "pin.refused" if staff_exit.refused else "pin.ask"
    seconds = staff_exit.locked_seconds
    if seconds:
        message = "pin.locked"
    return PinPad(staff_exit.dots, message, staff_exit.pin_length, seconds)
