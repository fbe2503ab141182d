"""From inputs to actions."""

from dataclasses import replace
from typing import assert_never

from game.view.interaction.changes import without_gone
from game.view.interaction.keyboard import key_pressed
from game.view.interaction.pointer import Pointer
from game.view.interaction.use import Reaction
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
from game.view.scene.interface import Interface
from game.view.scene.scene import Scene


class Interaction:
    """Turns inputs into the next interface and into actions.

    An input is judged against the scene the person sees. After an input whose reaction has actions,
    the next one needs a new scene; else the old one with the reaction's interface will do.
    """

    def __init__(self) -> None:
        self._pointer = Pointer()

    def react(self, event: Input, scene: Scene) -> Reaction:
        """What follows from an input."""
        settled = without_gone(scene.interface, scene.controls)
        if settled is not scene.interface:
            scene = replace(scene, interface=settled)
        match event:
            case PointerMoved():
                return self._pointer.moved(event, scene)
            case PointerPressed():
                return self._pointer.pressed(event, scene)
            case PointerReleased():
                return self._pointer.released(event, scene)
            case WheelTurned():
                return self._pointer.wheel(event, scene)
            case PointerCancelled():
                away = replace(scene, interface=replace(settled, pressed=None))
                return Reaction(_pointer_away(away))
            case PointerLeft():
                return Reaction(_pointer_away(scene))
            case KeyPressed():
                return key_pressed(event, scene)
            case FocusLost():
                away = replace(scene, interface=replace(settled, pressed=None, typing=None))
                return Reaction(_pointer_away(away))
            case _:
                assert_never(event)


def _pointer_away(scene: Scene) -> Interface:
    """A captured control stays captured: the button is still down outside the window."""
    return replace(scene.interface, pointer=None, hovered=None, hovered_for=0)
