"""What the lives of an exhibit write down for the test that watches them."""

import json
import os
import time
from pathlib import Path

from tests.exhibit.faults.waiting import wait_for


class Diary:
    """The file that the lives write into, one JSON object a line."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def entries(self, happened: str = "") -> list[dict[str, object]]:
        """All so far, of one kind or of all."""
        text = self._path.read_text() if self._path.exists() else ""
        entries = [json.loads(line) for line in text.splitlines() if line.endswith("}")]
        return [entry for entry in entries if not happened or entry["happened"] == happened]

    def looked(self, times: int) -> None:
        """Wait until the program has looked so often more after its window and its screen."""
        before = len(self.entries("look"))
        wait_for(lambda: len(self.entries("look")) >= before + times, "the program to look")

    def write(self, happened: str, **more: object) -> None:
        entry = {"happened": happened, "pid": os.getpid(), "at": time.monotonic(), **more}
        with self._path.open("a") as file:
            file.write(json.dumps(entry) + "\n")
