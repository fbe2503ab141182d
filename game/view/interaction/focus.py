"""Where the keyboard is: the order of Tab, and the moves inside a group."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from game.view.interaction.hits import live_controls
from game.view.scene.control import Control, Kind
from game.view.scene.inputs import KeyPressed
from game.view.scene.interface import Interface

GROUP_ARROWS: Final = {"left": -1, "up": -1, "right": 1, "down": 1}
ENDS: Final = {"home": 0.0, "end": 1.0}


def stops(controls: Sequence[Control], focused: str | None) -> list[Control]:
    """Where Tab halts: every control by itself, a group once.

    A group is entered at its focused member, else at the selected one, else at the first. Disabled
    controls are among the stops, so that one can learn why they are disabled.
    """
    halts: list[Control] = []
    seen: set[str] = set()
    live = live_controls(controls)
    for control in live:
        if control.kind in (Kind.CANVAS, Kind.PULL):
            continue  # the keyboard has handles, and arrows
        if control.group is None:
            halts.append(control)
        elif control.group not in seen:
            seen.add(control.group)
            halts.append(_entry(members(live, control.group), focused))
    return halts


def members(controls: Sequence[Control], group: str) -> list[Control]:
    """The controls of a group in their order."""
    return [control for control in controls if control.group == group]


def next_stop(
    controls: Sequence[Control], focused: str | None, backwards: bool = False
) -> Control | None:
    """Where Tab (or Shift+Tab) goes from the focused control; round at the ends."""
    halts = stops(controls, focused)
    if not halts:
        return None
    places = [place for place, control in enumerate(halts) if control.id == focused]
    if not places:
        return halts[-1] if backwards else halts[0]
    return halts[(places[0] + (-1 if backwards else 1)) % len(halts)]


def _entry(group: Sequence[Control], focused: str | None) -> Control:
    for control in group:
        if control.id == focused:
            return control
    return next((control for control in group if control.selected), group[0])


def focus(interface: Interface, control: Control) -> Interface:
    """The keyboard is at work: the pointer counts for nothing until it moves again."""
    return replace(
        interface,
        focused=control.id,
        focus_visible=True,
        pointer=None,
        hovered=None,
        hovered_for=0,
        pressed=None,
    )


def moved(event: KeyPressed, place: int, count: int) -> int | None:
    """Where the key leads from one of ``count`` places, round at the ends; None if it moves
    nothing.
    """
    if event.name in GROUP_ARROWS:
        return (place + GROUP_ARROWS[event.name]) % count
    if event.name in ENDS:
        return count - 1 if ENDS[event.name] else 0
    return None
