"""Which languages and stories there are: the files that a configuration can name."""

from dataclasses import dataclass
from pathlib import Path

from game.exhibit.configuration.keys import Stories
from game.session.toml_file import toml_files

# It is built in, too.
ALWAYS_THERE = Stories().boot


@dataclass(frozen=True, slots=True)
class Installed:
    """Names of files without folder and ending."""

    languages: tuple[str, ...]
    stories: tuple[str, ...]


def installed(assets: Path) -> Installed:
    """What the folder ``assets`` holds, and the story that needs no file."""
    stories = {*_names(assets / "stories"), ALWAYS_THERE}
    return Installed(_names(assets / "texts"), tuple(sorted(stories)))


def _names(folder: Path) -> tuple[str, ...]:
    try:
        return tuple(sorted(path.stem for path in toml_files(folder)))
    except OSError:
        return ()
