"""Every sentence a person can read, from one TOML file a language."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from string import Formatter
from typing import Any

from game.session.problem import ProblemError

FALLBACK_LANGUAGE = "en"


class Texts:
    """Sentences by dotted key (``controls.play.tip``), with ``{placeholders}``."""

    def __init__(self, language: str, entries: Mapping[str, str]) -> None:
        self.language = language
        self.entries = entries

    def __call__(self, key: str, **values: object) -> str:
        """The sentence with its placeholders filled. A key that is not there shows itself."""
        entry = self.entries.get(key)
        return key if entry is None else entry.format(**values)

    @property
    def decimal(self) -> str:
        """What the language puts between a number's whole part and its decimals."""
        return self.entries.get("number.decimal", ".")

    def problem(self, problem: ProblemError) -> str:
        """What a ProblemError says to a person; problems inside problems are told inside."""
        values = {
            name: self.problem(value).rstrip(".") if isinstance(value, ProblemError) else value
            for name, value in problem.values.items()
        }
        return self(f"problem.{problem.key}", **values)


def languages(folder: Path) -> list[str]:
    """The languages there are."""
    return sorted(path.stem for path in folder.glob("*.toml"))


def load_texts(folder: Path, language: str) -> Texts:
    """The texts of a language; ProblemError where the file is missing or broken."""
    path = folder / f"{language}.toml"
    if language not in languages(folder):
        allowed = ", ".join(languages(folder))
        raise ProblemError("unknown-choice", name="lang", value=language, allowed=allowed)
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        entries = dict(_flatten(document, ""))
        for entry in entries.values():
            placeholders(entry)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValueError) as error:
        raise ProblemError("texts-broken", path=path, reason=str(error)) from error
    return Texts(language, entries)


def placeholders(entry: str) -> frozenset[str]:
    """The names in braces of a sentence; ValueError where the braces do not match."""
    return frozenset(name for _, name, _, _ in Formatter().parse(entry) if name is not None)


def _flatten(table: Mapping[str, Any], prefix: str) -> list[tuple[str, str]]:
    entries: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, Mapping):
            entries += _flatten(value, f"{prefix}{key}.")
        elif isinstance(value, str):
            entries.append((prefix + key, value))
        else:
            raise ValueError(f"{prefix}{key} is not a text")
    return entries
