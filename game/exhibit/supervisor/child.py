"""The exhibit's process, as its supervisor sees it: start, heartbeats, end.

POSIX: a process group of its own, and a pipe that the child inherits. Windows: the child's standard
output is the pipe, and only the process itself is ended (written with care, not tried).
"""

import os
import signal
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from game.exhibit.logs.crash_file import CrashFile
from game.exhibit.supervisor.heartbeat import FIRST_PICTURE

HAS_SIGNALS = os.name == "posix"
# Between asking a hung child where it hangs and ending it.
DUMP_SECONDS = 0.5
# Between the end of the pipe and the end of the process.
LAST_SECONDS = 0.1
# A killed process is gone at once, unless the system itself hangs: no use to wait for ever.
KILL_SECONDS = 5.0
READ_BYTES = 4096
WINDOWS_STANDARD_OUTPUT = 1


@dataclass(frozen=True, slots=True)
class Signs:
    """What a child has shown of itself so far; ``exit_code`` is None while it lives."""

    beats: int
    first_picture: bool
    exit_code: int | None


class ChildProcess:
    """One run of a command, to which ``--heartbeat FD`` is added. Any error where it cannot start
    as a whole, threads and all; then nothing of it is left.

    ``wake`` is called from a thread when something happened that should be looked at without delay.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        crash_file: CrashFile,
        wake: Callable[[], None],
    ) -> None:
        self._wake = wake
        self._beats = 0
        self._first_picture = False
        self._silenced = False
        # A crash in C code, and SIGABRT, write a traceback on standard error.
        surroundings = {**environment, "PYTHONFAULTHANDLER": "1"}
        if HAS_SIGNALS:
            self._process, reading = _start_with_pipe(command, surroundings)
        else:
            self._process, reading = _start_with_output(command, surroundings)
        self._crash_copy: threading.Thread | None = None
        try:
            self._crash_copy = self._copy_crashes(crash_file)
            self._reader = threading.Thread(
                target=self._read, args=(reading,), name="beats", daemon=True
            )
            self._reader.start()
        except BaseException:
            # Such as no thread to be had. A child that nobody listens to would be one too many.
            os.close(reading)
            self._kill()
            raise

    def _copy_crashes(self, crash_file: CrashFile) -> threading.Thread:
        """Let everything that the child complains of be written down."""
        assert self._process.stderr is not None
        with self._process.stderr as complaints:
            copy = os.dup(complaints.fileno())
        try:
            return crash_file.listen(copy, f"process {self._process.pid}")
        except BaseException:
            os.close(copy)
            raise

    @property
    def pid(self) -> int:
        """The process number."""
        return self._process.pid

    def look(self) -> Signs:
        """What there is to see now."""
        if self._silenced:
            # The pipe closes a moment before the process can be seen to have ended.
            self._wait(LAST_SECONDS)
        exit_code = self._process.poll()
        if exit_code is not None:
            self._end_the_rest()
            # What is still in the pipe came before the end, and counts.
            self._reader.join(LAST_SECONDS)
        return Signs(self._beats, self._first_picture, exit_code)

    def cut_off(self) -> None:
        """End a child that hangs: first it is asked where (SIGABRT), then it is killed."""
        if HAS_SIGNALS:
            # To the child alone: it is the one that hangs. One that was stopped has to go on first.
            with suppress(OSError):
                self._process.send_signal(signal.SIGABRT)
                self._process.send_signal(signal.SIGCONT)
            self._wait(DUMP_SECONDS)
        self._kill()

    def ask_to_end(self, seconds: float) -> None:
        """Ask a child to end, wait so long, and kill it if it did not."""
        with suppress(OSError):
            self._process.terminate()
        self._wait(seconds)
        self._kill()

    def _kill(self) -> None:
        with suppress(OSError):
            self._process.kill()
        self._end_the_rest()
        self._wait(KILL_SECONDS)
        # What it said last shall be in the file before anybody looks.
        if self._crash_copy is not None:
            self._crash_copy.join(LAST_SECONDS)

    def _end_the_rest(self) -> None:
        """End what the child has started itself."""
        if HAS_SIGNALS:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)

    def _wait(self, seconds: float) -> None:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)

    def _read(self, descriptor: int) -> None:
        while received := os.read(descriptor, READ_BYTES):
            self._beats += len(received)
            if FIRST_PICTURE in received:
                self._first_picture = True
                self._wake()
        os.close(descriptor)
        self._silenced = True
        self._wake()


def _start_with_pipe(
    command: Sequence[str], environment: Mapping[str, str]
) -> tuple[subprocess.Popen[bytes], int]:
    reading, writing = os.pipe()
    try:
        process = subprocess.Popen(
            [*command, "--heartbeat", str(writing)],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            pass_fds=(writing,),
            start_new_session=True,
        )
    except BaseException:
        os.close(reading)
        raise
    finally:
        os.close(writing)
    return process, reading


def _start_with_output(
    command: Sequence[str], environment: Mapping[str, str]
) -> tuple[subprocess.Popen[bytes], int]:
    process = subprocess.Popen(
        [*command, "--heartbeat", str(WINDOWS_STANDARD_OUTPUT)],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    reading = os.dup(process.stdout.fileno())
    process.stdout.close()
    return process, reading
