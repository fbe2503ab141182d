"""Commands as processes of their own, forked off one that has read the program: to start Python
and to read all of it takes longer than what most commands do. Where the start itself is what is
tested, it is started.
"""

import gc
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
# What a standard stream can be instead of a file.
CLOSED, UNREAD = "closed", "a pipe from which nobody reads"
PATIENCE = 60  # seconds


class Ended(NamedTuple):
    """How a process ended, and what it said where its streams led nowhere else."""

    returncode: int
    stdout: str
    stderr: str


class Forks:
    """The process that has read the program, at the end to be closed."""

    def __init__(self) -> None:
        self._parent = subprocess.Popen(
            [sys.executable, "-m", __name__],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(
        self,
        *command: str,
        folder: Path,
        stdin: str = os.devnull,
        stdout: str = "",
        stderr: str = "",
        unbuffered: bool = False,
    ) -> Ended:
        """What comes of ``main.py`` with these words, started in a folder."""
        assert self._parent.stdin is not None
        assert self._parent.stdout is not None
        with tempfile.TemporaryDirectory() as heard:
            said = Path(heard, "stdout"), Path(heard, "stderr")
            for path in said:
                path.touch()
            streams = [stdin, stdout or str(said[0]), stderr or str(said[1])]
            asked = {"command": command, "folder": str(folder), "streams": streams}
            print(
                json.dumps(asked | {"unbuffered": unbuffered}), file=self._parent.stdin, flush=True
            )
            code = int(self._parent.stdout.readline())
            return Ended(code, *(path.read_text(encoding="utf-8") for path in said))

    def close(self) -> None:
        """No more."""
        self._parent.communicate(timeout=PATIENCE)


def _serve() -> None:
    """Fork for each line that is read, and say how each child ended."""
    import game.app.bench.bench
    import game.app.cli
    import game.app.soak.soak
    import game.app.window.display
    import game.exhibit.supervisor.supervisor  # noqa: F401

    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _be_started(**json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _be_started(command: list[str], folder: str, streams: list[str], unbuffered: bool) -> None:
    """Be what a shell would have started."""
    import main

    signal.alarm(PATIENCE)
    os.chdir(folder)
    for number, stream in enumerate(streams):
        if stream != CLOSED:
            file = _unread() if stream == UNREAD else os.open(stream, os.O_RDWR)
            os.dup2(file, number)
            os.close(file)
    for number, stream in enumerate(streams):
        if stream == CLOSED:
            os.close(number)
    for number, (name, mode) in enumerate(main.STREAMS):
        found = None if streams[number] == CLOSED else _stream(number, mode, unbuffered)
        setattr(sys, name, found)
        setattr(sys, f"__{name}__", found)
    sys.argv = ["main.py", *command]
    sys.exit(main.start())


def _unread() -> int:
    reading, writing = os.pipe()
    os.close(reading)
    return writing


def _stream(number: int, mode: str, unbuffered: bool) -> IO[str]:
    """As Python makes it."""
    raw = open(number, f"{mode}b", 0 if unbuffered and mode == "w" else -1, closefd=False)  # noqa: SIM115
    errors = "backslashreplace" if number == 2 else "strict"
    return io.TextIOWrapper(
        raw, "utf-8", errors, line_buffering=number == 2, write_through=unbuffered
    )


if __name__ == "__main__":
    _serve()
