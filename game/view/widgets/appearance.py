"""How a control stands at this moment: everything its picture depends on, in one value."""

from typing import NamedTuple

from game.view.drawing.box import Box
from game.view.scene.control import Control, Kind
from game.view.scene.interface import Interface
from game.view.scene.scene import Scene


class Typed(NamedTuple):
    """What has been typed into a slider so far, and whether it could be taken as it is."""

    text: str
    accepted: bool


class Appearance(NamedTuple):
    """A control as it is drawn: equal appearances give equal pixels."""

    id: str
    kind: Kind
    panel: str
    target: Box
    label: str
    icon: str | None
    group: str | None
    enabled: bool
    selected: bool
    hovered: bool
    pressed: bool
    focused: bool
    track: tuple[float, float]
    fraction: float
    value: str
    typed: Typed | None


def appearance_of(control: Control, interface: Interface) -> Appearance:
    """How the control looks while the screen is in this state."""
    sliding = control.sliding
    return Appearance(
        id=control.id,
        kind=control.kind,
        panel=control.panel,
        target=control.target,
        label=control.label,
        icon=control.icon,
        group=control.group,
        enabled=control.enabled,
        selected=control.selected,
        hovered=control.enabled and interface.hovered == control.id,
        pressed=control.enabled and _is_pressed(control, interface),
        focused=interface.has_ring(control.id),
        track=control.track,
        fraction=0.0 if sliding is None else min(max(sliding.fraction, 0.0), 1.0),
        value="" if sliding is None else sliding.value,
        typed=_typed(control, interface),
    )


def appearances_in(scene: Scene, panel: str) -> tuple[Appearance, ...]:
    """How the controls of a panel look."""
    return tuple(appearance_of(control, scene.interface) for control in scene.controls_of(panel))


def appearance_in(scene: Scene, name: str) -> Appearance | None:
    """How the control of that name looks; None while there is none."""
    control = scene.control(name)
    return None if control is None else appearance_of(control, scene.interface)


def _is_pressed(control: Control, interface: Interface) -> bool:
    """A button springs back while the pointer is dragged off it; a slider is held anywhere."""
    if interface.pressed != control.id:
        return False
    return control.sliding is not None or interface.hovered == control.id


def _typed(control: Control, interface: Interface) -> Typed | None:
    typing = interface.typing
    if typing is None or typing.control != control.id or control.sliding is None:
        return None
    return Typed(typing.text, control.sliding.typed(typing.text) is not None)
