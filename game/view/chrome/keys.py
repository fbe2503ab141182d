"""How the help card groups the keys. What they are and do is told by the table of bindings."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from game.view.interaction.bindings import HELP_LINES

# Keys that are held down together with the next one.
HELD: Final = frozenset({"ctrl", "shift", "alt"})
CAPS_OF: Final[Mapping[str, tuple[str, ...]]] = {name: caps for caps, name in HELP_LINES}


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """A heading and the names of its lines."""

    heading: str
    lines: tuple[str, ...]


def _group(heading: str, *names: str) -> KeyGroup:
    return KeyGroup(heading, tuple(name for name in names if name in CAPS_OF))


RUN: Final = _group("run", "play", "step", "back", "restart", "new-weights")
CHOOSE: Final = _group("choose", "presets", "row", "activation", "output", "loss")
CONTROLS: Final = _group("controls", "focus", "previous", "move", "page", "use", "type")
_TOLD: Final = frozenset(name for group in (RUN, CHOOSE, CONTROLS) for name in group.lines)
# Whatever is not told elsewhere is told here, so that no key is left out.
WINDOW: Final = KeyGroup("window", tuple(name for name in CAPS_OF if name not in _TOLD))

# Rows of the card, each from left to right.
GRID: Final = ((RUN, CHOOSE), (CONTROLS, WINDOW))
