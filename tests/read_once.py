"""What all tests read again and again, they read once: the same words in a file are the same texts.

Nothing that was faulty is kept, and nothing is kept for a file that has changed since.
"""

import tomllib
from collections.abc import Callable, Hashable
from functools import lru_cache
from pathlib import Path
from typing import Any

from game.session import presets, toml_file
from game.session.named_file import read_bytes
from game.session.problem import ProblemError
from game.view.scene import texts


class Toml:
    """Python's reader of TOML, which is slow: what it gives is only looked at."""

    TOMLDecodeError = tomllib.TOMLDecodeError
    loads = staticmethod(lru_cache(maxsize=4096)(tomllib.loads))


class ReadOnce:
    """A reader that gives what can be used and what is wrong; whatever it reads is in one file."""

    def __init__(self, read: Callable[..., tuple[Any, list[Any]]]) -> None:
        self._read = read
        self._found: dict[Hashable, tuple[Any, Any]] = {}

    def of(self, file: Path, beside: Hashable, *given: Any) -> tuple[Any, list[Any]]:
        """What it reads from what is ``given``, of which ``beside`` tells what is not the file."""
        try:
            key = (file, read_bytes(file, toml_file.MOST_BYTES), beside)
        except ProblemError:
            return self._read(*given)
        if key not in self._found:
            found, faults = self._read(*given)
            if faults:
                return found, faults
            # What was given stays as well: it may be known by where it lies in memory.
            self._found[key] = (found, given)
        return self._found[key][0], []


def read_once() -> None:
    """From now on."""
    toml_file.tomllib = Toml
    sentences, preset = ReadOnce(texts._read), ReadOnce(presets._load)

    def read_sentences(
        folder: Path, language: str, reference: texts.Texts | None = None
    ) -> tuple[dict[str, str], list[Any]]:
        measured_by = None if reference is None else id(reference.entries)
        beside = (tuple(texts.languages(folder)), measured_by)
        return sentences.of(folder / f"{language}.toml", beside, folder, language, reference)

    texts._read = read_sentences
    presets._load = lambda path: preset.of(path, None, path)
