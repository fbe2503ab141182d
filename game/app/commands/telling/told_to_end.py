"""What a command does when the system tells it to end: it tidies up, as after Ctrl+C."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

# The second is a terminal that is closed; it is not known on Windows.
SIGNALS = ("SIGTERM", "SIGHUP")
# What a shell says of a program that a signal has ended: this and the signal's number.
EXIT_SIGNAL = 128


class ToldToEnd(BaseException):
    """Raised wherever the program is; nobody takes it for a mistake."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.exit_code = EXIT_SIGNAL + number


def until_told_to_end(run: Callable[[], int]) -> int:
    """What ``run`` gives; ToldToEnd is raised inside it when the system asks for the end."""
    with _raising():
        return run()


@contextmanager
def _raising() -> Iterator[None]:
    before = {}
    for name in SIGNALS:
        number = getattr(signal, name, None)
        # Whoever started it may have wanted a signal to mean nothing (nohup).
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            try:
                before[number] = signal.signal(number, _raise)
            except ValueError:
                # Only the main thread may ask for signals.
                break
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _raise(number: int, _frame: FrameType | None) -> NoReturn:
    raise ToldToEnd(number)
