"""Cards over the picture cost nothing while nothing changes, and never lie over themselves."""

from dataclasses import replace

import pygame
import pytest

from game.session import commands as c
from game.view.interface import Interface
from tests.view.stage import pixels, session
from tests.view.standby.stage import MENU, PIN, screen

SIZE = (1280, 720)


def always():
    return True


@pytest.mark.parametrize("interface", [Interface(help_open=True), MENU, PIN])
def test_an_open_card_over_a_still_picture_is_not_drawn_again(interface):
    seen, window, shown = session("xor").snapshot(), screen(), pygame.Surface(SIZE)
    window.draw(shown, seen, interface)
    assert window.render(shown, window.scene(seen, interface, SIZE), always) == []


@pytest.mark.parametrize("playing", [False, True])
@pytest.mark.parametrize("opened", [MENU, PIN])
def test_a_card_kept_over_a_changing_picture_equals_one_drawn_afresh(opened, playing):
    running = session("xor", c.TrainTo(60), *([c.TogglePlay()] if playing else []))
    window, shown, fresh = screen(), pygame.Surface(SIZE), pygame.Surface(SIZE)
    closed = replace(opened, menu_open=False, pin_pad=None)
    hovered = replace(opened, hovered="menu.motion" if opened.menu_open else "pin.5")
    for interface in (closed, opened, hovered, opened, opened, closed, opened):
        running.tick()
        running.apply(c.Seek(running.snapshot().last_epoch, 0.3))
        seen = running.snapshot()
        window.render(shown, window.scene(seen, interface, SIZE), always)
        screen().draw(fresh, seen, interface)
        assert pixels(shown) == pixels(fresh)
