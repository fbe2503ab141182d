"""Actions and time as they change the interface."""

from dataclasses import replace

import pytest

from game.session.commands import TrainTo
from game.view.drawing import theme
from game.view.interaction import (
    PointerMoved,
    PointerPressed,
    reduce,
    show_toast,
    tick,
)
from game.view.interaction.changes import QUIET
from game.view.scene.actions import (
    Quit,
    SavePicture,
    SelectTab,
    Tab,
    ToggleFullscreen,
    ToggleHelp,
    ToggleSettings,
)
from game.view.scene.interface import Interface
from game.view.widgets.notes.tooltip import tooltip_control
from tests.view.interaction.desk import Desk, place_of


def test_actions_change_what_they_name() -> None:
    start = Interface()
    assert reduce(start, SelectTab(Tab.WEIGHTS)).tab is Tab.WEIGHTS
    assert reduce(start, ToggleSettings()).settings_open
    assert reduce(start, ToggleHelp()).help_open
    assert reduce(start, ToggleFullscreen()).fullscreen
    for action in (SavePicture(), Quit()):
        assert reduce(start, action) == start
    for toggle in (ToggleSettings(), ToggleHelp(), ToggleFullscreen()):
        twice = reduce(reduce(start, toggle), toggle)
        assert replace(twice, focused=None) == start


def test_a_tooltip_comes_after_a_rest_and_goes_with_use() -> None:
    desk = Desk()
    x, y = place_of(desk.control("restart"))
    desk.send(PointerMoved(x, y))

    def shown() -> str | None:
        control = tooltip_control(desk.interface, desk.controls)
        return None if control is None else control.id

    desk.frame(theme.TOOLTIP_DELAY_TICKS - 1)
    assert shown() is None
    desk.frame(1)
    assert shown() == "restart"
    desk.send(PointerMoved(x + 3, y))
    assert shown() == "restart"
    desk.send(PointerMoved(*place_of(desk.control("step"))))
    assert shown() is None
    desk.frame(theme.TOOLTIP_DELAY_TICKS)
    assert shown() == "step"
    desk.send(PointerMoved(*place_of(desk.control("connection.h1-o1"))))
    desk.frame(200)
    assert shown() is None, "the card explains connections"
    desk.click_on("step")
    desk.frame(200)
    assert shown() is None, "who has clicked knows"


def test_a_tooltip_for_the_keyboard_too() -> None:
    desk = Desk()
    desk.focus("help")
    assert tooltip_control(desk.interface, desk.controls) is None
    desk.frame(theme.TOOLTIP_DELAY_TICKS)
    control = tooltip_control(desk.interface, desk.controls)
    assert control is not None
    assert control.id == "help"
    desk.frame(theme.TOOLTIP_TICKS - 1)
    assert tooltip_control(desk.interface, desk.controls) is not None
    desk.frame(1)
    assert tooltip_control(desk.interface, desk.controls) is None, "it has been read"


@pytest.mark.parametrize("name", ["setting.pace", "timeline"])
def test_no_tooltip_while_dragging(name: str) -> None:
    desk = Desk()
    desk.session.apply(TrainTo(10))
    desk.send(PointerPressed(*place_of(desk.control(name))))
    desk.frame(100)
    assert tooltip_control(desk.interface, desk.controls) is None


def test_ticks_change_nothing_when_there_is_nothing_to_wait_for() -> None:
    still = Interface()
    assert tick(still) is still
    hovering = replace(still, hovered="play", hovered_for=theme.TOOLTIP_DELAY_TICKS)
    assert tick(hovering) is hovering
    quiet = replace(still, hovered="play", hovered_for=QUIET)
    assert tick(quiet) is quiet


def test_a_toast_stays_its_time() -> None:
    interface = show_toast(Interface(), "Hello.")
    for _ in range(theme.NOTICE_TICKS - 1):
        interface = tick(interface)
        assert interface.toast is not None
    assert tick(interface).toast is None
    assert show_toast(Interface(), "").toast is None
