"""Keys while something is asked, counted or raced: they give the answer from wherever one is."""

from typing import Final

from game.view.interaction.focus import GROUP_ARROWS, focus, members
from game.view.interaction.hits import live_controls
from game.view.interaction.use import Reaction, use
from game.view.scene.control import Control, Kind
from game.view.scene.inputs import KeyPressed
from game.view.scene.scene import Scene

# Which way an arrow leads, to the right and up.
WAYS: Final = {"left": (-1, 0), "right": (1, 0), "down": (0, -1), "up": (0, 1)}
DIGITS: Final = frozenset("0123456789")
ERASE_KEY: Final = "backspace"


def counted(event: KeyPressed, scene: Scene) -> Reaction | None:
    """While something is counted digits, Backspace and arrows mean that; up and down choose what is
    counted, and Enter goes on unless it presses what is in focus.
    """
    cards = [control for control in live_controls(scene.controls) if control.counting is not None]
    card = next((control for control in cards if control.selected), None)
    if card is None or card.counting is None:
        return None
    interface, counting = scene.interface, card.counting
    digit = event.among(DIGITS)
    on_card = not interface.focus_visible or any(c.id == interface.focused for c in cards)
    if digit in DIGITS:
        return Reaction(interface, () if event.repeated else (counting.typed(int(digit)),))
    if event.name == ERASE_KEY:
        return Reaction(interface, (counting.erase,))
    across, up = WAYS.get(event.name, (0, 0))
    if across:
        return Reaction(interface, (counting.add(across),))
    if up:
        goal = cards[(cards.index(card) - up) % len(cards)]
        moved = focus(interface, goal) if interface.focus_visible and on_card else interface
        return Reaction(moved, () if goal.action is None else (goal.action,))
    if event.name == "enter" and on_card:
        return Reaction(interface, () if event.repeated else (counting.enter,))
    return None


def first_answer(event: KeyPressed, scene: Scene) -> Reaction | None:
    """With an open question arrows come from anywhere to its answers, and so does Space while none
    is given.
    """
    answers = [c for c in live_controls(scene.controls) if c.kind in (Kind.ANSWER, Kind.NOTCH)]
    given = any(control.selected for control in answers)
    begins = event.name in GROUP_ARROWS or (event.name == "space" and not given)
    if not answers or not begins or event.repeated:
        return None
    return Reaction(focus(scene.interface, next((c for c in answers if c.selected), answers[0])))


def lifted(event: KeyPressed, control: Control, scene: Scene) -> Reaction | None:
    """Up and down lift a handle of a drawing."""
    if control.choosing is None or event.name not in ("up", "down"):
        return None
    return Reaction(scene.interface, (control.choosing.step(*WAYS[event.name]),))


def answered(event: KeyPressed, control: Control, scene: Scene) -> Reaction | None:
    """Enter and Space give the answer; once it is given they go on, as the bright pill does."""
    if event.name not in ("enter", "space") or event.repeated:
        return None
    return None if control.selected else use(scene.interface, control)


def walked_to_notch(event: KeyPressed, control: Control, scene: Scene) -> Reaction | None:
    """Left and right go to another arrow, and after the last one to the bright pill: so do boxes
    with few buttons.
    """
    if event.name not in ("left", "right"):
        return None
    live = live_controls(scene.controls)
    ring = [*members(live, control.group or ""), *(c for c in live if c.kind is Kind.PRIMARY)]
    place = [member.id for member in ring].index(control.id)
    return Reaction(focus(scene.interface, ring[(place + GROUP_ARROWS[event.name]) % len(ring)]))


def notched(event: KeyPressed, control: Control, scene: Scene) -> Reaction | None:
    """Space pulls by a notch; Enter, too, but once the line is pulled it goes on, as the bright
    pill does.
    """
    if event.name not in ("enter", "space"):
        return None
    goes_on = event.name == "enter" and control.selected
    return None if goes_on or event.repeated else use(scene.interface, control)
