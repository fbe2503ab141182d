"""How much a connection stands out: not at all, under the pointer, or pinned."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from game.engine.topology import ParameterId
from game.view.scene.scene import Scene


class Emphasis(IntEnum):
    """How much a connection stands out."""

    NONE = 0
    HOVERED = 1
    PINNED = 2


@dataclass(frozen=True, slots=True)
class Focus:
    """The connections that stand out: the pinned one, and the one under the pointer."""

    pinned: ParameterId | None
    hovered: ParameterId | None

    @classmethod
    def of(cls, scene: Scene) -> Focus:
        """The focus of a scene."""
        return cls(scene.snapshot.pinned, scene.peeked)

    def emphasis(self, parameter: ParameterId) -> Emphasis:
        """How much a connection stands out."""
        if parameter == self.pinned:
            return Emphasis.PINNED
        return Emphasis.HOVERED if parameter == self.hovered else Emphasis.NONE
