"""The keyboard.

In this order a key goes to: the number being typed; the PIN pad; Tab; the control in visible focus;
the table of keys. Arrows, Page, Home and End move a focused slider or group. Space presses a
focused button, and plays or pauses everywhere else. Enter uses the focused control. Digits begin a
number on a slider.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from game.session.commands import SelectConnection
from game.view.cards.waiting import waiting_card
from game.view.interaction.answering import (
    DIGITS,
    ERASE_KEY,
    WAYS,
    answered,
    counted,
    first_answer,
    lifted,
    notched,
    walked_to_notch,
)
from game.view.interaction.changes import QUIET, show_toast
from game.view.interaction.focus import ENDS, focus, members, moved, next_stop
from game.view.interaction.hits import IN_NETWORK, live_controls
from game.view.interaction.number_entry import (
    NUMBER_KEYS,
    begun,
    begun_in_field,
    begun_in_hand,
    typed,
)
from game.view.interaction.use import Reaction, use
from game.view.scene.actions import Action, EnterDigit, EraseDigit
from game.view.scene.bindings import binding_for
from game.view.scene.control import Control, Kind, Sliding
from game.view.scene.inputs import KeyPressed
from game.view.scene.interface import HAND_FIELD, Interface, Typing
from game.view.scene.scene import Scene

ARROWS: Final = {"left": -1, "down": -1, "right": 1, "up": 1}
PAGES: Final = {"pagedown": -1, "pageup": 1}
ESCAPE_KEY: Final = "escape"
PIN_KEYS: Final[Mapping[str, Action]] = {
    **{digit: EnterDigit(digit) for digit in sorted(DIGITS)},
    ERASE_KEY: EraseDigit(),
}

# A handler answers None when the key means nothing to it.
Handler = Callable[[KeyPressed, Control, Scene], Reaction | None]


def key_pressed(event: KeyPressed, scene: Scene) -> Reaction:
    """What a key does."""
    interface = scene.interface
    plain = not (event.ctrl or event.alt)
    if plain and interface.typing is not None:
        control = scene.control(interface.typing.control)
        if control is not None and event.name != "tab":
            return typed(event, interface.typing, control, scene)
        scene = replace(scene, interface=replace(interface, typing=None))
    if plain and interface.pin_pad is not None and event.among(PIN_KEYS) in PIN_KEYS:
        return _entered(event, interface)
    if plain and event.name == "tab":
        return _tabbed(event, scene)
    if plain:
        reaction = counted(event, scene) or _in_focus(event, scene)
        reaction = reaction or first_answer(event, scene) or begun_in_hand(event, scene)
        if reaction is not None:
            return reaction
    return _bound(event, scene)


def _entered(event: KeyPressed, interface: Interface) -> Reaction:
    """A digit of the PIN, or the last one taken back; a digit held down counts once."""
    if event.repeated and event.name != ERASE_KEY:
        return Reaction(interface)
    return Reaction(interface, (PIN_KEYS[event.among(PIN_KEYS)],))


# ------------------------------------------------------------------ focus


def _tabbed(event: KeyPressed, scene: Scene) -> Reaction:
    control = next_stop(scene.controls, scene.interface.focused, backwards=event.shift)
    return Reaction(scene.interface if control is None else focus(scene.interface, control))


def _in_focus(event: KeyPressed, scene: Scene) -> Reaction | None:
    """What the key does to the control in visible focus; None if it means nothing there."""
    interface = scene.interface
    if not interface.focus_visible or interface.focused is None:
        return None
    live = live_controls(scene.controls)
    control = next((c for c in live if c.id == interface.focused), None)
    if control is None:
        return None
    for handler in HANDLERS[control.kind]:
        reaction = handler(event, control, scene)
        if reaction is not None:
            return reaction
    return None


def _pressed(event: KeyPressed, control: Control, scene: Scene) -> Reaction | None:
    """Enter and Space press a button."""
    if event.name not in ("enter", "space") or event.repeated:
        return None
    return use(scene.interface, control)


def _chosen(event: KeyPressed, control: Control, scene: Scene) -> Reaction | None:
    """Enter chooses an option."""
    return use(scene.interface, control) if event.name == "enter" else None


def _pinned(event: KeyPressed, control: Control, scene: Scene) -> Reaction | None:
    """Enter pins the connection or the neuron, or lets go of it; while its weight is in hand Enter
    goes on to the number, for what was set with keys is not meant to be lost by one more.
    """
    if event.name != "enter" or event.repeated:
        return None
    if control.selected and scene.control(HAND_FIELD) is not None:
        return Reaction(replace(scene.interface, typing=Typing(HAND_FIELD, "")))
    if control.selected:
        return Reaction(scene.interface, (SelectConnection(None),))
    return use(scene.interface, control)


def _moved_in_group(event: KeyPressed, control: Control, scene: Scene) -> Reaction | None:
    """Arrows go to the neighbour, Home and End to the ends; an option is chosen at once."""
    if control.group is None:
        return None
    group = members(scene.controls, control.group)
    place = moved(event, [member.id for member in group].index(control.id), len(group))
    if place is None:
        return None
    goal = group[place]
    interface = focus(scene.interface, goal)
    if goal.kind in IN_NETWORK or goal.id == control.id or not goal.enabled:
        return Reaction(interface)
    return Reaction(interface, () if goal.action is None else (goal.action,))


def _option_reached(event: KeyPressed, control: Control, scene: Scene) -> Reaction | None:
    """In a row that may be folded or scrolled through all of it, also what it does not show."""
    names = [option.control for option in control.options]
    if control.id not in names:
        return None
    place = moved(event, names.index(control.id), len(names))
    if place is None:
        return None
    goal = control.options[place]
    interface = focus(scene.interface, control._replace(id=goal.control))
    return Reaction(interface, () if goal.control == control.id else (goal.action,))


def _slid(event: KeyPressed, control: Control, scene: Scene) -> Reaction | None:
    """Arrows step a slider, Page keys step further, Home and End go to its ends."""
    sliding = control.sliding
    if sliding is None or (control.kind is Kind.TIMELINE and event.shift):
        return None  # with Shift arrows go from pin to pin, whatever is in focus
    action = _sliding_action(event, sliding)
    if action is None:
        return None
    quiet = replace(scene.interface, hovered_for=QUIET)
    if not control.enabled:
        # The sentence is said once, and not beside the control as well.
        return Reaction(show_toast(quiet, control.tip))
    return Reaction(quiet, (action,))


def _sliding_action(event: KeyPressed, sliding: Sliding) -> Action | None:
    if event.name in ARROWS:
        step = sliding.fine if event.shift and sliding.fine is not None else sliding.step
        return step(ARROWS[event.name])
    if event.name in PAGES:
        return sliding.step(PAGES[event.name] * sliding.page)
    if event.name in ENDS:
        return sliding.at(ENDS[event.name])
    return None


def _walked(event: KeyPressed, control: Control, scene: Scene) -> Reaction | None:
    """Arrows walk over a plane; Enter begins there."""
    choosing = control.choosing
    if choosing is None:
        return None
    if event.name == "enter" and not event.repeated:
        return Reaction(scene.interface, (choosing.enter,))
    if event.name not in WAYS:
        return None
    quiet, fine = replace(scene.interface, hovered_for=QUIET), None
    if event.shift and control.sliding is not None:
        fine = control.sliding.fine
    way = WAYS[event.name]
    return Reaction(quiet, (choosing.step(*way) if fine is None else fine(sum(way)),))


def _walked_in_group(event: KeyPressed, control: Control, scene: Scene) -> Reaction | None:
    """Arrows, Home and End go to another one of its kind; it is not used by that."""
    if control.kind is Kind.PIN and event.shift:
        return None
    group = members(scene.controls, control.group) if control.group is not None else [control]
    place = moved(event, [member.id for member in group].index(control.id), len(group))
    return None if place is None else Reaction(focus(scene.interface, group[place]))


def _digits_ignored(event: KeyPressed, _control: Control, scene: Scene) -> Reaction | None:
    """Digits are meant for what is in focus: they choose no preset while the timeline is."""
    return Reaction(scene.interface) if event.among(NUMBER_KEYS) in NUMBER_KEYS else None


HANDLERS: Final[Mapping[Kind, tuple[Handler, ...]]] = {
    Kind.BUTTON: (_pressed,),
    Kind.PRIMARY: (_pressed,),
    Kind.CLOSE: (_pressed,),
    Kind.TELL: (_pressed,),
    Kind.FACT: (_moved_in_group, _chosen),
    Kind.SEGMENT: (_option_reached, _moved_in_group, _chosen),
    Kind.TAB: (_moved_in_group, _chosen),
    Kind.ROW: (_moved_in_group, _chosen),
    Kind.PIN: (_walked_in_group, _pressed),
    Kind.FIELD: (_slid, begun),
    Kind.PLANE: (_walked,),
    Kind.CONNECTION: (_moved_in_group, _pinned, begun_in_field),
    Kind.NEURON: (_moved_in_group, _pinned),
    Kind.INPUT: (_moved_in_group, _chosen),
    Kind.SLIDER: (_slid, begun),
    Kind.TIMELINE: (_slid, _digits_ignored),
    Kind.CANVAS: (),
    Kind.PULL: (),
    Kind.NOTCH: (lifted, walked_to_notch, notched),
    Kind.ANSWER: (lifted, _walked_in_group, answered),
}

# ------------------------------------------------------------------ the table of keys


def _bound(event: KeyPressed, scene: Scene) -> Reaction:
    interface = scene.interface
    binding, card = binding_for(event), waiting_card(interface)
    by_enter = card is not None and card.by_enter
    if card is not None and by_enter and event.name in ("enter", "space") and not event.repeated:
        return Reaction(interface, (card.closes,))
    if binding is None or (event.repeated and not binding.repeats):
        return Reaction(interface)
    if card is not None and not binding.modal:
        return Reaction(interface)
    if card is not None and card.escape_only and event.name != "escape":
        return Reaction(interface)
    action = binding.answer(scene)
    if event.name == ESCAPE_KEY:
        interface = _let_go(interface, action)
    return Reaction(interface, () if action is None else (action,))


def _let_go(interface: Interface, action: Action | None) -> Interface:
    """What Escape does beside its action: no tooltip stays. With nothing to close, or with a pinned
    connection, the keyboard's focus goes out of sight, and with it what it peeks at; Tab goes on
    from there.
    """
    interface = replace(interface, hovered_for=QUIET)
    if action is None or isinstance(action, SelectConnection):
        return replace(interface, focus_visible=False)
    return interface
