"""Which languages and stories there are: the files that a configuration can name."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Installed:
    """Names of files without folder and ending."""

    languages: tuple[str, ...]
    stories: tuple[str, ...]


def installed(assets: Path) -> Installed:
    """What the folder ``assets`` holds; nothing where it cannot be read."""
    return Installed(_names(assets / "texts"), _names(assets / "stories"))


def _names(folder: Path) -> tuple[str, ...]:
    try:
        return tuple(sorted(path.stem for path in folder.glob("*.toml")))
    except OSError:
        return ()
