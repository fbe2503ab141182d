"""Telling systemd how it goes, over its local datagram socket: the only socket of the exhibit."""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress

SOCKET_VARIABLE = "NOTIFY_SOCKET"
# Not for the child: it has nothing to say to systemd.
VARIABLES = (SOCKET_VARIABLE, "WATCHDOG_USEC", "WATCHDOG_PID")
# Pings are sent this many times in a watchdog's time, and at least this often without one.
PINGS_IN_TIME = 4
LONGEST_PAUSE_SECONDS = 5.0
MICROSECONDS = 1_000_000
# Half a million years, long before a number is too long to be one.
MOST_DIGITS = 19


class Notifier:
    """Says what ``sd_notify`` says, with ``send``; at least one ping in ``pause`` seconds."""

    def __init__(
        self,
        send: Callable[[str], None],
        clock: Callable[[], float],
        pause: float = LONGEST_PAUSE_SECONDS,
    ) -> None:
        self._send = send
        self._clock = clock
        self._pause = pause
        self._pinged: float | None = None
        self._ready = False

    def ready(self) -> None:
        """The first picture is on the screen; said once."""
        if not self._ready:
            self._ready = True
            self._send("READY=1")

    def alive(self) -> None:
        """All is as it should be; to be called often, is sent now and then."""
        now = self._clock()
        if self._pinged is None or now - self._pinged >= self._pause:
            self._pinged = now
            self._send("WATCHDOG=1")

    def status(self, sentence: str) -> None:
        """One line for ``systemctl status``."""
        self._send(f"STATUS={sentence}")

    def stopping(self) -> None:
        """The end has been asked for."""
        self._send("STOPPING=1")


def systemd_notifier(environment: Mapping[str, str], clock: Callable[[], float]) -> Notifier:
    """Speaks to the systemd that started this process; where none did, nothing is opened or sent.

    WATCHDOG_PID is not looked at: under ``cage`` it names cage (NotifyAccess=all lets us speak).
    """
    address = _local_address(environment.get(SOCKET_VARIABLE, ""))
    pause = _pause(environment.get("WATCHDOG_USEC", ""))
    return Notifier(lambda message: _send(address, message), clock, pause)


def without_variables(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for somebody who shall not speak to systemd."""
    return {name: value for name, value in environment.items() if name not in VARIABLES}


def _local_address(written: str) -> str | None:
    """The address of a unix socket; None for none, and for what would reach other machines."""
    if os.name != "posix" or not written.startswith(("/", "@")):
        return None
    # An abstract socket, written with @, begins with a zero byte.
    return "\0" + written[1:] if written.startswith("@") else written


def _pause(microseconds: str) -> float:
    if not (microseconds.isdecimal() and len(microseconds) <= MOST_DIGITS):
        return LONGEST_PAUSE_SECONDS
    return min(int(microseconds) / MICROSECONDS / PINGS_IN_TIME, LONGEST_PAUSE_SECONDS)


def _send(address: str | None, message: str) -> None:
    if address is None:
        return
    # A socket that is full, vanished or impossible must not hold up or end the exhibit.
    with suppress(Exception):
        # Only where it is used: a kiosk without systemd loads nothing that could open a socket.
        import socket

        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sender:
            sender.setblocking(False)
            sender.sendto(message.encode(), address)
