"""From inputs to actions: what the pointer and the keys mean, given the controls there are.

``Interaction.react`` judges one input; ``reduce`` applies interface actions; ``settle`` belongs to
every frame, ``tick`` to every tick.
"""

from game.view.interaction.changes import points_anywhere, reduce, settle, show_toast, tick
from game.view.interaction.interaction import Interaction
from game.view.interaction.use import Reaction
from game.view.scene.bindings import HELP_LINES, KEY_BINDINGS, KeyBinding
from game.view.scene.inputs import (
    FocusLost,
    Input,
    KeyPressed,
    PointerCancelled,
    PointerLeft,
    PointerMoved,
    PointerPressed,
    PointerReleased,
    WheelTurned,
)

__all__ = [
    "HELP_LINES",
    "KEY_BINDINGS",
    "FocusLost",
    "Input",
    "Interaction",
    "KeyBinding",
    "KeyPressed",
    "PointerCancelled",
    "PointerLeft",
    "PointerMoved",
    "PointerPressed",
    "PointerReleased",
    "Reaction",
    "WheelTurned",
    "points_anywhere",
    "reduce",
    "settle",
    "show_toast",
    "tick",
]
