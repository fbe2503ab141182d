"""The mouse and the finger alone: everything can be reached and used."""

import math

import pytest

from game.engine.topology import NETWORK_2_2_1
from game.session.commands import (
    ChangeSetting,
    Restart,
    RunRow,
    Seek,
    SelectConnection,
    SelectNeuron,
    SelectSample,
    StepEpoch,
    TogglePlay,
    TrainTo,
)
from game.session.settings import CHOICES, FULL_PACE, RANGES
from game.view.drawing import theme
from game.view.interaction import (
    FocusLost,
    Input,
    PointerCancelled,
    PointerLeft,
    PointerMoved,
    PointerPressed,
    PointerReleased,
    WheelTurned,
)
from game.view.interaction.hits import DISCS, IN_NETWORK, control_at, in_disc
from game.view.network.places.geometry import network_geometry
from game.view.scene.actions import (
    SavePicture,
    SelectTab,
    Tab,
    ToggleFullscreen,
    ToggleHelp,
    ToggleSettings,
)
from game.view.scene.control import Control, Kind
from game.view.scene.interface import bias_node_control, neuron_control
from tests.view.interaction.desk import Desk, is_sliding, place_of
from tests.view.stage import FOLDS, PRESETS, SIZES

H1_O1 = NETWORK_2_2_1.by_name["h1-o1"]
by_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
by_fold = pytest.mark.parametrize("size", FOLDS, ids=lambda size: f"{size[0]}x{size[1]}")


def opened(size: tuple[int, int]) -> Desk:
    """A desk with a recording and the settings open."""
    desk = Desk(size)
    desk.session.apply(TrainTo(50))
    desk.click_on("settings")
    assert desk.interface.settings_open
    return desk


def groove(control: Control, fraction: float) -> tuple[float, float]:
    left, right = control.track
    return left + fraction * (right - left), control.target.centery


@by_size
def test_the_middle_of_every_control_is_its_own(size: tuple[int, int]) -> None:
    for desk in (Desk(size), opened(size)):
        for control in desk.controls:
            found = control_at(desk.controls, *place_of(control))
            assert found is not None
            assert found.id == control.id


@by_fold
def test_every_control_is_used_by_a_click(size: tuple[int, int]) -> None:
    for settings, finger in ((False, True), (True, False)):
        names = [c.id for c in (opened(size) if settings else Desk(size)).controls]
        for name in names:
            desk = opened(size) if settings else Desk(size)
            control = desk.control(name)
            if is_sliding(control):
                continue
            done = desk.click_on(name, finger)
            assert done == ([control.action] if control.enabled else []), name


@by_fold
def test_every_slider_is_set_by_a_click_and_by_a_drag(size: tuple[int, int]) -> None:
    for name in RANGES:
        desk = opened(size)
        slider = desk.control(f"setting.{name}")
        for fraction in (0.7, 0.0, 1.0, 0.3):
            desk.click(*groove(slider, fraction))
            value = getattr(desk.session.settings, name)
            assert value == RANGES[name].value_at(fraction)
        x, y = groove(slider, 0.5)
        desk.send(PointerPressed(x, y), PointerMoved(x + 5000, y - 700))
        assert getattr(desk.session.settings, name) in (RANGES[name].high, FULL_PACE)
        desk.send(PointerMoved(x - 5000, y + 300))
        assert getattr(desk.session.settings, name) == RANGES[name].low
        desk.send(PointerReleased(x - 5000, y), PointerMoved(x, y))
        assert getattr(desk.session.settings, name) == RANGES[name].low


@by_size
def test_the_timeline_goes_where_it_is_clicked_and_dragged(size: tuple[int, int]) -> None:
    desk = Desk(size)
    desk.session.apply(TrainTo(200))
    timeline = desk.control("timeline")
    assert timeline.sliding is not None
    x, y = groove(timeline, timeline.sliding.fraction / 2)
    assert desk.send(PointerPressed(x, y)) == [Seek(100)]
    desk.send(PointerMoved(-50, y))
    assert desk.session.snapshot().epoch == 0
    desk.send(PointerMoved(9999, y), PointerReleased(9999, y))
    assert desk.session.snapshot().epoch == 200
    assert desk.interface.pressed is None


@by_size
def test_connections_are_hit_along_their_whole_length(size: tuple[int, int]) -> None:
    for pinned in (False, True):
        desk = Desk(size)
        if pinned:
            desk.session.apply(SelectConnection(H1_O1))
        wires = [c for c in desk.controls if c.kind is Kind.CONNECTION]
        others = [c for c in desk.controls if c.kind not in IN_NETWORK]
        discs = [c for c in desk.controls if c.kind in DISCS]
        assert len(wires) == 9
        for wire in wires:
            assert wire.path is not None
            for share in (0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95):
                x, y = wire.path.at(share)
                assert not any(c.target.contains(x, y) for c in others), wire.id
                if any(in_disc(c, x, y) for c in discs):
                    continue  # discs win over lines, but for the labels
                found = control_at(desk.controls, x, y)
                assert found is not None
                assert found.path is not None
                if not any(w.target.contains(x, y) for w in wires):
                    nearest = min(w.path.distance_to(x, y) for w in wires if w.path is not None)
                    assert found.path.distance_to(x, y) == pytest.approx(nearest, abs=1e-6)
            label = control_at(desk.controls, *place_of(wire))
            assert label is not None
            assert label.id == wire.id


def test_the_node_of_a_bias_opens_the_card_of_its_neuron() -> None:
    for size in SIZES:
        desk = Desk(size)
        network = network_geometry(desk.layout.drawing)
        for parameter, node in network.biases.items():
            name = bias_node_control(NETWORK_2_2_1.neuron_name(parameter.target_neuron))
            assert desk.control(name).action == SelectNeuron(parameter.target_neuron)
            for dx, dy in ((0, 0), (-0.9, 0), (0.9, 0), (0, 0.8), (0, -0.8)):
                found = control_at(desk.controls, node.x + dx * node.r, node.y + dy * node.r)
                assert found is not None
                assert found.id == name


def test_a_disc_wins_over_lines_inside_its_rim_only_and_labels_win_over_both() -> None:
    for size in SIZES:
        desk = Desk(size)
        network = network_geometry(desk.layout.drawing)
        labels = [c.target for c in desk.controls if c.kind is Kind.CONNECTION]
        marks = [box for c in desk.controls for box in c.also]
        for neuron, disc in network.neurons.items():
            name = neuron_control(NETWORK_2_2_1.neuron_name(neuron))
            for degrees in range(0, 360, 15):
                inside, outside = disc.at(degrees, -2.0), disc.at(degrees, 3.0)
                found = control_at(desk.controls, *inside)
                assert found is not None
                if any(label.contains(*inside) for label in labels):
                    assert found.kind is Kind.CONNECTION
                else:
                    assert found.id == name
                beyond = control_at(desk.controls, *outside)
                on_mark = any(mark.contains(*outside) for mark in marks)
                assert beyond is None or beyond.id != name or on_mark


def test_a_touch_on_what_a_neuron_wears_opens_its_card() -> None:
    for size in SIZES:
        desk = Desk(size, "dying-relu")
        desk.session.apply(TrainTo(60))
        network = network_geometry(desk.layout.drawing)
        h1, h2, o1 = NETWORK_2_2_1.neurons
        assert desk.session.snapshot().dead == {h1}
        for neuron, disc in ((h1, network.badges[h1]), (h2, network.curves[h2])):
            found = control_at(desk.controls, disc.x, disc.y)
            assert found is not None
            assert found.action == SelectNeuron(neuron)
        desk.session.apply(ChangeSetting("loss", "cross-entropy"))
        x, y, radius = network.curves[o1]
        found = control_at(desk.controls, x, y + 0.9 * radius)
        assert found is None or found.action != SelectNeuron(o1), "there is none then"


def test_a_click_on_an_input_shows_the_row_with_it_flipped() -> None:
    desk = Desk()
    desk.session.apply(SelectSample(1))
    for name, row in (("x1", 3), ("x2", 2), ("x1", 0), ("x2", 1)):
        assert desk.click_on(f"neuron.{name}") == [RunRow(row)]
        assert desk.session.snapshot().sample == row
    desk.session.apply(SelectSample(None))
    assert desk.click_on("neuron.x1") == [RunRow(3)], "from the last row that was chosen"


def test_an_open_card_is_swapped_not_stacked() -> None:
    desk = Desk()
    h1, h2, o1 = NETWORK_2_2_1.neurons
    desk.click_on("neuron.h1")
    assert desk.session.snapshot().pinned_neuron == h1
    assert desk.click_on("neuron.h1") == [], "it stays"
    desk.click_on("connection.h1-o1")
    seen = desk.session.snapshot()
    assert (seen.pinned, seen.pinned_neuron) == (H1_O1, None)
    desk.click_on("bias.o1")
    seen = desk.session.snapshot()
    assert (seen.pinned, seen.pinned_neuron) == (None, o1)
    desk.click_on("neuron.h2")
    assert desk.session.snapshot().pinned_neuron == h2
    empty = desk.layout.drawing.x + 8, desk.layout.drawing.bottom - 8
    assert desk.click(*empty) == [SelectConnection(None)]
    assert not desk.session.snapshot().card_open


def test_a_connection_is_44_units_wide_to_hit() -> None:
    desk = Desk()
    wire = desk.control("connection.h2-o1")
    assert wire.path is not None
    (x, y), heading = wire.path.at(0.75), wire.path.angle(0.75)

    def beside(away: float) -> Control | None:
        return control_at(desk.controls, x - away * math.sin(heading), y + away * math.cos(heading))

    for away in (-21.5, 0.0, 21.5):
        found = beside(away)
        assert found is not None
        assert found.id == wire.id
    assert beside(-22.5) is None
    assert beside(22.5) is None


def test_a_click_pins_and_stays_pinned_and_empty_space_lets_go() -> None:
    desk = Desk()
    desk.click_on("connection.h1-o1")
    assert desk.session.snapshot().pinned == H1_O1
    assert desk.click_on("connection.h1-o1") == []
    assert desk.session.snapshot().pinned == H1_O1
    desk.click_on("connection.b.h1")
    assert desk.session.snapshot().pinned == NETWORK_2_2_1.by_name["b.h1"]
    layout = desk.layout
    empty = layout.drawing.x + 8, layout.drawing.bottom - 8
    assert control_at(desk.controls, *empty) is None
    assert desk.click(*empty) == [SelectConnection(None)]
    assert desk.click(*empty) == []


def test_a_click_inside_a_panel_keeps_the_pin() -> None:
    for size in FOLDS:
        desk = Desk(size)
        desk.session.apply(TrainTo(10))
        desk.click_on("connection.h1-o1")
        layout = desk.layout
        for panel in (layout.card, layout.graphs, layout.transport, layout.top, layout.rows):
            if panel is None:
                continue
            for x, y in (
                (panel.x + 2, panel.bottom - 2),
                (panel.centerx, panel.bottom - 4),
            ):
                if control_at(desk.controls, x, y) is None:
                    assert desk.click(x, y) == []
        assert desk.session.snapshot().pinned == H1_O1


def test_beside_all_panels_is_empty_space() -> None:
    desk = Desk()
    desk.click_on("connection.h1-o1")
    assert desk.click(4, 500) == [SelectConnection(None)]


def test_letting_go_outside_cancels() -> None:
    desk = Desk()
    for name in ("play", "preset.and", "row.11", "tab.weights", "neuron.h1", "help"):
        x, y = place_of(desk.control(name))
        assert desk.send(PointerMoved(x, y), PointerPressed(x, y)) == []
        assert desk.interface.pressed == name
        desk.send(PointerMoved(600, 950))
        assert desk.interface.hovered is None
        assert desk.send(PointerReleased(600, 950)) == []
        assert desk.interface.pressed is None
    x, y = place_of(desk.control("play"))
    desk.send(PointerPressed(x, y), PointerMoved(600, 950), PointerMoved(x, y))
    assert desk.interface.hovered == "play"
    assert desk.send(PointerReleased(x, y)) == [TogglePlay()], "back again is not cancelled"


def test_a_press_on_empty_space_that_ends_on_a_control_does_nothing() -> None:
    desk = Desk()
    desk.click_on("connection.h1-o1")
    x, y = place_of(desk.control("play"))
    assert desk.send(PointerPressed(4, 500), PointerReleased(x, y)) == []
    assert desk.session.snapshot().pinned == H1_O1


def test_only_the_left_button_acts() -> None:
    desk = Desk()
    x, y = place_of(desk.control("play"))
    for button in (2, 3, 8):
        assert desk.send(PointerPressed(x, y, button), PointerReleased(x, y, button)) == []
    desk.send(PointerPressed(x, y), PointerPressed(x, y, 3))
    assert desk.send(PointerReleased(x, y, 3)) == []
    assert desk.send(PointerReleased(x, y)) == [TogglePlay()]


def test_a_knob_does_not_jump_when_taken_off_its_middle() -> None:
    desk = Desk()
    slider = desk.control("setting.pace")
    assert slider.sliding is not None
    x, y = groove(slider, slider.sliding.fraction)
    assert desk.send(PointerPressed(x + 9, y)) == []
    assert desk.session.settings.pace == 20.0
    left, right = slider.track
    desk.send(PointerMoved(x + 9 + (right - left) / 4, y))
    expected = RANGES["pace"].value_at(slider.sliding.fraction + 0.25)
    assert desk.session.settings.pace == expected
    desk.send(PointerReleased(x, y))
    assert desk.interface.pressed is None


def test_the_wheel_steps_what_is_under_it() -> None:
    desk = Desk()
    desk.session.apply(TrainTo(20))
    x, y = place_of(desk.control("setting.learning_rate"))
    desk.session.apply(ChangeSetting("learning_rate", 0.1))
    desk.send(WheelTurned(x, y, 1))
    assert desk.session.settings.learning_rate == 0.12
    desk.send(WheelTurned(x, y, -2))
    assert desk.session.settings.learning_rate == 0.08
    x, y = place_of(desk.control("timeline"))
    desk.send(WheelTurned(x, y, -5))
    assert desk.session.snapshot().epoch == 15
    assert desk.send(WheelTurned(x, y, 0)) == []
    assert desk.send(WheelTurned(*place_of(desk.control("play")), 1)) == []
    assert desk.send(WheelTurned(4, 500, 1)) == []


def test_hover_is_seen_at_once_and_goes_with_the_pointer() -> None:
    desk = Desk()
    desk.send(PointerMoved(*place_of(desk.control("connection.x2-h1"))))
    assert desk.interface.hovered == "connection.x2-h1"
    assert desk.scene.peeked == NETWORK_2_2_1.by_name["x2-h1"]
    desk.send(PointerLeft())
    assert desk.interface.hovered is None
    assert desk.interface.pointer is None


def test_a_lifted_finger_hovers_over_nothing() -> None:
    desk = Desk()
    x, y = place_of(desk.control("connection.x2-h1"))
    desk.send(PointerPressed(x, y, touch=True))
    assert desk.interface.hovered == "connection.x2-h1"
    assert desk.send(PointerReleased(x, y, touch=True)) == [
        SelectConnection(NETWORK_2_2_1.by_name["x2-h1"])
    ]
    assert desk.interface.hovered is None
    assert desk.interface.pointer is None


@pytest.mark.parametrize("end", [FocusLost(), PointerCancelled()])
def test_what_is_lost_or_cancelled_lets_go_without_acting(end: Input) -> None:
    desk = Desk()
    x, y = place_of(desk.control("play"))
    desk.send(PointerPressed(x, y), end)
    assert desk.interface.pressed is None
    assert desk.send(PointerReleased(x, y)) == []


def test_a_drag_goes_on_outside_the_window() -> None:
    desk = Desk()
    slider = desk.control("setting.learning_rate")
    x, y = groove(slider, 0.5)
    desk.send(PointerPressed(x, y), PointerLeft(), PointerMoved(-400, -300))
    assert desk.session.settings.learning_rate == 0.01
    desk.send(PointerReleased(-400, -300))
    assert desk.interface.pressed is None


def test_what_moves_under_a_resting_pointer_is_hovered() -> None:
    desk = Desk()
    x, y = place_of(desk.control("tab.weights"))
    desk.send(PointerMoved(x, y))
    assert desk.interface.hovered == "tab.weights"
    desk.session.apply(SelectConnection(H1_O1))  # the card now covers this place
    desk.frame()
    assert desk.interface.hovered is None


def test_a_control_that_goes_away_while_pressed_does_nothing() -> None:
    desk = opened((1280, 720))
    x, y = place_of(desk.control("setting.loss.cross-entropy"))
    desk.send(PointerPressed(x, y))
    desk.keys("escape")
    assert not desk.interface.settings_open
    assert desk.send(PointerReleased(x, y)) == []


@by_fold
def test_keys_without_a_keyboard(size: tuple[int, int]) -> None:
    """What has a key has a place to click at every size."""
    desk = Desk(size)
    clicked = [
        *desk.click_on("play"),
        *desk.click_on("step"),
        *desk.click_on("restart"),
        *desk.click_on("fullscreen"),
        *desk.click_on("settings"),
        *desk.click_on("save"),
        *desk.click_on("setting.activation.relu"),
        *desk.click_on("setting.output_activation.relu"),
        *desk.click_on("setting.loss.cross-entropy"),
        *desk.click_on("settings"),
        *desk.click_on("tab.all"),
        *desk.click_on("connection.b.o1"),
        *desk.click_on("card-close"),
        *desk.click_on("help"),
        *desk.click_on("help-close"),
    ]
    assert clicked == [
        TogglePlay(),
        StepEpoch(),
        Restart(),
        ToggleFullscreen(),
        ToggleSettings(),
        SavePicture(),
        ChangeSetting("activation", "relu"),
        ChangeSetting("output_activation", "relu"),
        ChangeSetting("loss", "cross-entropy"),
        ToggleSettings(),
        SelectTab(Tab.ALL),
        SelectConnection(NETWORK_2_2_1.by_name["b.o1"]),
        SelectConnection(None),
        ToggleHelp(),
        ToggleHelp(),
    ]
    assert desk.interface.tab is Tab.ALL
    assert not desk.interface.help_open
    assert desk.interface.fullscreen


@by_fold
def test_the_help_card_takes_every_click(size: tuple[int, int]) -> None:
    desk = Desk(size)
    places = [place_of(control) for control in desk.controls if control.id != "help"]
    for x, y in places:
        desk.click_on("help")
        assert desk.interface.help_open
        assert desk.send(WheelTurned(x, y, 1)) == []
        assert desk.click(x, y) == [ToggleHelp()], "a click anywhere puts it away"
    assert desk.session.snapshot().preset.name == "xor"


def test_a_disabled_control_says_why() -> None:
    desk = opened((1920, 1080))
    desk.click_on("setting.loss.cross-entropy")
    assert desk.click_on("setting.output_activation.relu", touch=True) == []
    toast = desk.interface.toast
    assert toast is not None
    assert "Cross-entropy" in toast.text
    assert toast.ticks == theme.NOTICE_TICKS
    desk.frame(theme.NOTICE_TICKS)
    assert desk.interface.toast is None
    desk = Desk()
    assert desk.click_on("timeline") == []
    assert desk.interface.toast is not None


def test_choosing_cross_entropy_switches_a_relu_output_back() -> None:
    desk = opened((1024, 768))
    desk.click_on("setting.output_activation.relu")
    assert desk.session.settings.output_activation == "relu"
    desk.click_on("setting.loss.cross-entropy")
    assert desk.session.settings.loss == "cross-entropy"
    assert desk.session.settings.output_activation == "sigmoid"


@by_fold
def test_every_choice_and_preset_by_mouse(size: tuple[int, int]) -> None:
    desk = opened(size)
    for name, options in CHOICES.items():
        for option in (*options, options[0]):
            desk.click_on(f"setting.{name}.{option}")
            assert getattr(desk.session.settings, name) == option
    for name in PRESETS:
        desk.click_on(f"preset.{name}")
        assert desk.session.snapshot().preset.name == name
