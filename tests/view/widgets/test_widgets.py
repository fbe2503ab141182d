"""Controls as they look: states, rings, knobs, typed numbers."""

import numpy as np
import pygame
import pytest

from game.session.commands import ChangeSetting
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles.buttons import Look
from game.view.drawing.styles.styles import ROUND
from game.view.scene.control import Control, Kind
from game.view.scene.interface import Interface, Typing
from game.view.widgets.appearance import Appearance, appearance_of
from game.view.widgets.choices import wells
from game.view.widgets.draw_controls import DRAWINGS, draw_appearances
from game.view.widgets.focus_ring import RING_REACH, draw_focus_ring
from game.view.widgets.push_buttons import look_of, primary_look_of
from game.view.widgets.sliders.faces import fill_color, groove_box, knob_box
from tests.view.stage import GROUND, kit, scene, snapshot
from tests.view.widgets.stage import changed, touched

SIZE = (1920, 1080)


def control(name: str, **state: object) -> Appearance:
    given = changed(scene(snapshot("xor"), SIZE, Interface(settings_open=True)), **state)
    found = given.control(name)
    assert found is not None
    return appearance_of(found, given.interface)


def contrast(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    def luminance(color: tuple[int, ...]) -> float:
        unit = np.array(color[:3]) / 255
        linear = np.where(unit <= 0.04045, unit / 12.92, ((unit + 0.055) / 1.055) ** 2.4)
        return float(linear @ (0.2126, 0.7152, 0.0722))

    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def test_looks_follow_the_state() -> None:
    assert look_of(control("step")) is Look.NORMAL
    assert look_of(control("step", hovered="step")) is Look.HOVER
    assert look_of(control("step", hovered="step", pressed="step")) is Look.PRESSED
    assert look_of(control("back", hovered="back")) is Look.DISABLED
    assert look_of(control("settings")) is Look.ON
    assert look_of(control("settings", hovered="settings")) is Look.ON_HOVER
    assert primary_look_of(control("play")) is Look.PRIMARY
    assert primary_look_of(control("play", hovered="play")) is Look.PRIMARY_HOVER


def test_a_button_springs_back_while_the_pointer_is_dragged_off_it() -> None:
    assert not control("step", pressed="step").pressed
    assert control("setting.pace", pressed="setting.pace").pressed


def test_the_ring_shows_for_the_keyboard_only() -> None:
    assert control("step", focused="step", focus_visible=True).focused
    assert not control("step", focused="step").focused


@pytest.mark.parametrize("radius", [theme.RADIUS_SEGMENT, ROUND])
@pytest.mark.parametrize("ground", [GROUND, theme.DARK.primary_bottom, theme.DARK.selected_top])
def test_the_ring_stands_out(radius: float, ground: tuple[int, int, int]) -> None:
    surface = pygame.Surface((200, 120), 0, 32)
    surface.fill(ground)
    box = Box(40, 30, 120, 60)
    draw_focus_ring(Canvas(surface, kit(1.0)), box, radius)
    middle = int(box.centerx)
    ring = surface.get_at((middle, int(box.y - RING_REACH) + 1))
    gap = surface.get_at((middle, int(box.y) - 2))
    assert contrast(ring, gap) >= 3.0
    assert contrast(ring, surface.get_at((2, 2))) >= 3.0


def test_segments_of_a_group_share_a_well() -> None:
    given = scene(snapshot("xor"), SIZE)
    top = [appearance_of(c, given.interface) for c in given.controls_of("top")]
    (well,) = wells(top)
    presets = [look.target for look in top if look.kind is Kind.SEGMENT]
    assert all(well.covers(target, 1e-6) for target in presets)
    assert well.w == pytest.approx(sum(target.w for target in presets))


def test_the_colour_of_a_slider_tells_what_it_is_about() -> None:
    colors = {
        "setting.learning_rate": theme.DARK.positive,
        "setting.pace": theme.DARK.positive,
        "setting.weight_init": theme.DARK.positive,
        "setting.animation_speed": theme.DARK.gradient,
        "setting.lock_threshold": theme.DARK.lock,
    }
    for name, color in colors.items():
        assert fill_color(theme.DARK, control(name)) == color


@pytest.mark.parametrize("value", [-4.0, 0.0, 1.3, 4.0])
def test_the_knob_stands_at_the_value_inside_the_groove(value: float) -> None:
    given = scene(
        snapshot("xor", ChangeSetting("bias_init", value)), SIZE, Interface(settings_open=True)
    )
    found = given.control("setting.bias_init")
    assert found is not None
    look = appearance_of(found, given.interface)
    groove, knob = groove_box(look), knob_box(look)
    left, right = found.track
    assert knob.centerx == pytest.approx(left + (right - left) * (value + 4) / 8)
    assert groove.x - 1e-6 <= knob.x
    assert knob.right <= groove.right + 1e-6
    assert look.target.covers(groove, 1e-6)
    assert look.target.covers(knob, 1e-6)


def test_a_typed_number_says_whether_it_could_be_taken() -> None:
    name = "setting.learning_rate"
    good, poor = (control(name, typing=Typing(name, text)).typed for text in ("0.5", "7"))
    assert good is not None
    assert good.accepted
    assert poor is not None
    assert not poor.accepted


@pytest.mark.parametrize("text", ["", "0", "0.25", "0.123456789", "1" * 60])
def test_what_is_typed_stays_inside_the_slider(text: str) -> None:
    name = "setting.lock_threshold"
    given = changed(
        scene(snapshot("xor"), SIZE, Interface(settings_open=True)), typing=Typing(name, text)
    )
    found = given.control(name)
    assert found is not None
    surface = pygame.Surface(SIZE, 0, 32)
    surface.fill(GROUND)
    look = appearance_of(found, given.interface)
    draw_appearances(Canvas(surface, kit(1.0)), (look,))
    target = found.target.inset(-theme.GLOW_SMALL)
    drawn = touched(surface)
    assert target.covers(Box(*drawn))


def test_every_kind_can_be_drawn_alone() -> None:
    given = scene(snapshot("xor"), SIZE)
    for kind in (Kind.BUTTON, Kind.PRIMARY, Kind.SEGMENT, Kind.TAB, Kind.CLOSE):
        alone = Control("alone", kind, Box(100, 100, 160, 60), "p", label="Word")
        surface = pygame.Surface((400, 300), 0, 32)
        surface.fill(GROUND)
        DRAWINGS[kind](Canvas(surface, kit(1.0)), appearance_of(alone, given.interface))
        assert touched(surface).size != (0, 0), kind
