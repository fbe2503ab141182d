"""Where the keyboard is: the order of Tab, and the moves inside a group."""

from collections.abc import Sequence

from game.view.interaction.hits import live_controls
from game.view.scene.control import Control, Kind


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
