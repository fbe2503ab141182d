"""How the help card groups the keys. What they are and do is told by the table of bindings."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from game.view.scene.bindings import HELP_LINES, KEY_BINDINGS

CAPS_OF: Final[Mapping[str, tuple[str, ...]]] = {name: caps for caps, name in HELP_LINES}


class KeyGroup(NamedTuple):
    """A heading and the names of its lines."""

    heading: str
    lines: tuple[str, ...]


def _group(heading: str, *names: str) -> KeyGroup:
    return KeyGroup(heading, tuple(name for name in names if name in CAPS_OF))


RUN: Final = _group("run", "play", "step", "back", "term", "restart", "new-weights", "ask", "home")
CHOOSE: Final = _group("choose", "presets", "undo", "row", "activation", "output", "loss", "future")
CONTROLS: Final = _group(
    "controls",
    *("focus", "previous", "move", "page", "tenth", "pin", "use", "type", "weight", "put-back"),
)
_TOLD: Final = frozenset(name for group in (RUN, CHOOSE, CONTROLS) for name in group.lines)
# Whatever is not told elsewhere is told here, so that no key is left out.
WINDOW: Final = KeyGroup("window", tuple(name for name in CAPS_OF if name not in _TOLD))

Grid = tuple[tuple[KeyGroup, ...], ...]
# Rows of the card, each from left to right.
GRID: Final[Grid] = ((RUN, CHOOSE), (CONTROLS, WINDOW))

# The lines of which only a part holds at a kiosk have a sentence of their own for it.
AT_A_KIOSK: Final = "-kiosk"
OTHERWISE: Final = frozenset({"escape"})
_WITHHELD: Final = frozenset(b.help for b in KEY_BINDINGS if b.withheld)


def caps_of(line: str) -> tuple[str, ...]:
    """The keys of a line."""
    return CAPS_OF[line.removesuffix(AT_A_KIOSK)]


def key_groups(kiosk: bool) -> Grid:
    """The groups to tell; at a kiosk without the keys that do nothing there."""
    if not kiosk:
        return GRID
    return tuple(
        tuple(group._replace(lines=_told_at_a_kiosk(group)) for group in row) for row in GRID
    )


def _told_at_a_kiosk(group: KeyGroup) -> tuple[str, ...]:
    kept = (name for name in group.lines if name not in _WITHHELD)
    return tuple(name + AT_A_KIOSK if name in OTHERWISE else name for name in kept)
