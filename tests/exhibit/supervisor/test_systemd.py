"""systemd is spoken to over its own local socket, and over nothing else."""

import socket
from pathlib import Path

import pytest

from game.exhibit.supervisor.systemd import Notifier, systemd_notifier, without_variables


def speak(address: str, now: float = 0.0) -> None:
    systemd_notifier({"NOTIFY_SOCKET": address}, lambda: now).ready()


@pytest.mark.parametrize("abstract", [False, True])
def test_a_message_arrives(tmp_path: Path, abstract: bool) -> None:
    path = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind("\0" + path if abstract else path)
        systemd.settimeout(5)
        speak("@" + path if abstract else path)
        assert systemd.recv(100) == b"READY=1"


def test_nobody_listens_any_more(tmp_path: Path) -> None:
    speak(str(tmp_path / "gone"))
    speak("@glass-box-nobody")
    speak("/" + "x" * 500)


def test_a_full_socket_does_not_hold_it_up(tmp_path: Path) -> None:
    path = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(path)
        for _ in range(2000):
            speak(path)


@pytest.mark.parametrize("address", ["", "vsock:2:1234", "127.0.0.1:80", "notify"])
def test_no_socket_is_opened_without_a_local_address(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socket.socket", lambda *_: pytest.fail("a socket was opened"))
    speak(address)
    systemd_notifier({}, lambda: 0.0).alive()


@pytest.mark.parametrize(
    ("microseconds", "pause"),
    [
        *(("", 5.0), ("2000000", 0.5), ("600000000", 5.0), ("soon", 5.0), ("-1", 5.0)),
        *(("9" * 400, 5.0), ("9" * 5_000, 5.0), ("\u00b2", 5.0), ("\u0662000000", 0.5)),
    ],
)
def test_pings_come_several_times_in_the_watchdogs_time(microseconds: str, pause: float) -> None:
    sent: list[tuple[float, str]] = []
    clock = [0.0]
    notifier = systemd_notifier({"WATCHDOG_USEC": microseconds}, lambda: clock[0])
    notifier._send = lambda message: sent.append((clock[0], message))
    for tick in range(200):
        clock[0] = tick / 8
        notifier.alive()
    assert {message for _, message in sent} == {"WATCHDOG=1"}
    assert sent[1][0] - sent[0][0] == pause


def test_ready_is_said_once() -> None:
    sent: list[str] = []
    notifier = Notifier(sent.append, lambda: 0.0)
    for _ in range(3):
        notifier.ready()
    assert sent == ["READY=1"]


def test_a_child_is_not_told_of_systemd() -> None:
    around = {"NOTIFY_SOCKET": "/x", "WATCHDOG_USEC": "1", "WATCHDOG_PID": "2", "HOME": "/h"}
    assert without_variables(around) == {"HOME": "/h"}
