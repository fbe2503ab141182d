"""How the interface changes by actions, by time, and by controls coming and going."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from game.view.drawing import theme
from game.view.interaction.hits import control_at, live_controls
from game.view.interaction.shelf import glides_on, gliding, shows_chosen
from game.view.scene.actions import (
    InterfaceAction,
    NudgeTargets,
    ScrollStories,
    SelectLanguage,
    SelectTab,
    ShowBubble,
    SwitchView,
    ToggleAllFutures,
    ToggleAnswerCurve,
    ToggleCheck,
    ToggleContrast,
    ToggleFullscreen,
    ToggleHelp,
    ToggleMenu,
    ToggleMotion,
    ToggleMute,
    ToggleSettings,
)
from game.view.scene.control import Control
from game.view.scene.interface import (
    NUDGE_TICKS,
    OPENING_TICKS,
    RATE,
    RATE_TICKS,
    ROOM_TAB,
    Bubble,
    Interface,
    Ripple,
    Toast,
)
from game.view.scene.page import View

# What ``pressed`` holds while a button is down over empty space.
BACKGROUND: Final = "background"
# What ``hovered_for`` holds for a control that was just used: it gets no tooltip until the pointer,
# or the focus, comes to it again.
QUIET: Final = -1
TOOLTIP_GOES: Final = theme.TOOLTIP_DELAY_TICKS + theme.TOOLTIP_TICKS


def reduce(interface: Interface, action: InterfaceAction) -> Interface:
    """The interface after an action; what is the application's to do changes nothing here."""
    match action:
        case SelectTab(tab):
            return replace(interface, tab=tab)
        case ToggleAllFutures():
            return replace(interface, all_futures=not interface.all_futures)
        case ToggleHelp():
            return _toggled_help(interface)
        case ToggleSettings():
            return _toggled_settings(interface)
        case ToggleCheck():
            return _toggled_check(interface)
        case ToggleMenu():
            return _toggled_menu(interface)
        case ToggleFullscreen():
            return replace(interface, fullscreen=not interface.fullscreen)
        case SwitchView():
            return _switched_view(interface)
        case SelectLanguage(language):
            return replace(interface, language=language)
        case ToggleContrast():
            return replace(interface, high_contrast=not interface.high_contrast)
        case ToggleMotion():
            return replace(interface, reduced_motion=not interface.reduced_motion)
        case ShowBubble(control):
            bubble = None if control is None else Bubble(control, theme.BUBBLE_TICKS)
            return replace(interface, bubble=bubble)
        case ToggleAnswerCurve():
            return replace(interface, answer_curve=not interface.answer_curve)
        case NudgeTargets():
            return replace(interface, nudged=NUDGE_TICKS)
        case ScrollStories():
            return replace(interface, stories=gliding(interface, action))
        case ToggleMute():
            return replace(interface, muted=not interface.muted)
        case _:
            return interface


def tick(interface: Interface) -> Interface:
    """1/60 s passes: for tooltips and for the toast."""
    waiting = interface.hovered is not None or (
        interface.focus_visible and interface.focused is not None
    )
    ticks = interface.hovered_for
    # A pointer takes its tooltip along; the keyboard's would lie on what is below it for ever.
    last = TOOLTIP_GOES if interface.hovered is None else theme.TOOLTIP_DELAY_TICKS
    if waiting and 0 <= ticks < last:
        ticks += 1
    if waiting and ticks == TOOLTIP_GOES:
        ticks = QUIET
    toast = interface.toast
    if toast is not None:
        toast = toast._replace(ticks=toast.ticks - 1) if toast.ticks > 1 else None
    bubble, ripple = _fading(interface.bubble), _spreading(interface.ripple)
    later: dict[str, Any] = {
        "hovered_for": ticks,
        "toast": toast,
        "bubble": bubble,
        "ripple": ripple,
        "opening": _shown_further(interface.opening),
        "nudged": max(interface.nudged - 1, 0),
        "stories": glides_on(interface),
        "rate_ticks": RATE_TICKS if interface.pressed == RATE else max(interface.rate_ticks - 1, 0),
    }
    # Mostly nothing changes, and to make an interface takes longer than to see that.
    if all(getattr(interface, name) == value for name, value in later.items()):
        return interface
    return replace(interface, **later)


def _shown_further(opening: int | None) -> int | None:
    return opening + 1 if opening is not None and opening < OPENING_TICKS else None


def _fading(bubble: Bubble | None) -> Bubble | None:
    if bubble is None or bubble.ticks <= 1:
        return None
    return bubble._replace(ticks=bubble.ticks - 1)


def _spreading(ripple: Ripple | None) -> Ripple | None:
    if ripple is None or ripple.ticks + 1 >= theme.RIPPLE_TICKS:
        return None
    return ripple._replace(ticks=ripple.ticks + 1)


def points_anywhere(interface: Interface) -> bool:
    """Whether a control is pointed at, held, focused or typed into; else none is missed that goes
    and none is met that comes.
    """
    pointing = (interface.pointer, interface.hovered, interface.pressed)
    return any(part is not None for part in (*pointing, interface.focused, interface.typing))


def settle(interface: Interface, controls: Sequence[Control]) -> Interface:
    """The interface with what is still there: controls may have gone, or moved under the pointer.

    To be called once a frame with the frame's controls.
    """
    interface = shows_chosen(without_gone(interface, controls), controls)
    if interface.answer_curve and not any(control.id == ROOM_TAB for control in controls):
        # Whoever comes back finds the square.
        interface = replace(interface, answer_curve=False)
    if interface.pressed is not None or interface.pointer is None:
        return interface
    under = control_at(controls, *interface.pointer)
    return hover(interface, None if under is None else under.id)


def without_gone(interface: Interface, controls: Sequence[Control]) -> Interface:
    """The interface without the controls that are no longer there, or that no longer react."""
    live = {control.id for control in live_controls(controls)}
    if interface.focused is not None and interface.focused not in live:
        interface = replace(interface, focused=None, focus_visible=False)
    if interface.typing is not None and interface.typing.control not in live:
        interface = replace(interface, typing=None)
    if interface.pressed is not None and interface.pressed not in live | {BACKGROUND}:
        interface = replace(interface, pressed=None)
    return interface if interface.hovered in live else hover(interface, None)


def hover(interface: Interface, control: str | None) -> Interface:
    """The interface with the pointer over a control; the wait for the tooltip begins anew."""
    if interface.hovered == control:
        return interface
    return replace(interface, hovered=control, hovered_for=0)


def show_toast(interface: Interface, text: str, warning: bool = False) -> Interface:
    """The interface with a sentence shown for a while; none if there is nothing to say."""
    toast = Toast(text, theme.NOTICE_TICKS, warning)
    return replace(interface, toast=toast) if text else interface


def _toggled_help(interface: Interface) -> Interface:
    # The keyboard goes to the card's only control, and back to where it was.
    if interface.help_open:
        focused = interface.focused_before_help
        return replace(interface, help_open=False, focused=focused, focused_before_help=None)
    return replace(
        interface,
        help_open=True,
        menu_open=False,
        focused="help-close",
        focused_before_help=interface.focused,
        typing=None,
    )


def _toggled_settings(interface: Interface) -> Interface:
    return replace(
        interface,
        settings_open=not interface.settings_open,
        check_open=False,
        focused="settings",
        typing=None,
    )


def _toggled_check(interface: Interface) -> Interface:
    """Check and settings take each other's room; the keyboard is at the stat that opens it."""
    return replace(
        interface,
        check_open=not interface.check_open,
        settings_open=False,
        focused="check",
        typing=None,
    )


def _toggled_menu(interface: Interface) -> Interface:
    """The keyboard goes into the menu, and back to the button that opened it.

    Of the cards that wait for an answer only one is open at a time: no way home is longer for it.
    """
    is_open = not interface.menu_open
    focused = None if is_open else "menu"
    return replace(interface, menu_open=is_open, help_open=False, focused=focused, typing=None)


def _switched_view(interface: Interface) -> Interface:
    """The other view, with nothing open in it; the keyboard is at the button that led here."""
    view = View.VISITOR if interface.view is View.LAB else View.LAB
    return replace(
        interface,
        view=view,
        settings_open=False,
        check_open=False,
        help_open=False,
        menu_open=False,
        typing=None,
        pressed=None,
        hovered=None,
        focused="view",
        bubble=None,
        ripple=None,
    )
