"""The keyboard alone: everything can be reached and used."""

import itertools
from functools import cache

import pytest

from game.engine.topology import NETWORK_2_2_1
from game.session.commands import (
    ChangeSetting,
    NewWeights,
    Restart,
    Seek,
    SelectConnection,
    SelectNextSample,
    SelectPreset,
    SelectSample,
    StepBack,
    StepEpoch,
    TogglePlay,
    TrainTo,
)
from game.session.settings import CHOICES, FULL_PACE, RANGES
from game.view.drawing import theme
from game.view.interaction import HELP_LINES, KEY_BINDINGS, KeyPressed, PointerMoved
from game.view.interaction.focus import stops
from game.view.scene.actions import (
    Quit,
    SavePicture,
    Tab,
    ToggleFullscreen,
    ToggleHelp,
    ToggleSettings,
)
from game.view.scene.bindings import PRESET_KEYS
from game.view.scene.control import Kind
from game.view.scene.interface import Interface, Typing
from game.view.widgets.notes.tooltip import tooltip_control
from tests.view.interaction.desk import Desk, place_of
from tests.view.stage import ENGLISH, FOLDS, SIZES, kit

by_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
by_fold = pytest.mark.parametrize("size", FOLDS, ids=lambda size: f"{size[0]}x{size[1]}")
PIN = SelectConnection(NETWORK_2_2_1.by_name["x1-h2"])


def opened(size: tuple[int, int]) -> Desk:
    """A desk with a recording, the settings opened from the keyboard."""
    desk = trained(size)
    desk.interface = opened_once(size)
    return desk


def trained(size: tuple[int, int]) -> Desk:
    desk = Desk(size)
    desk.session.apply(TrainTo(50))
    return desk


@cache
def opened_once(size: tuple[int, int]) -> Interface:
    desk = trained(size)
    desk.focus("settings")
    desk.keys("enter")
    assert desk.interface.settings_open
    return desk.interface


def stops_of(desk: Desk) -> dict[str, Interface]:
    """What Tab leads to, by the control's group or name."""
    groups = {control.id: control.group or control.id for control in desk.controls}
    stops: dict[str, Interface] = {}
    for _ in groups:
        desk.keys("tab")
        assert desk.interface.focused is not None
        stops.setdefault(groups[desk.interface.focused], desk.interface)
    return stops


@by_size
def test_tab_visits_every_control_or_its_group_and_comes_round(size: tuple[int, int]) -> None:
    for pinned, settings in itertools.product((False, True), repeat=2):
        desk = Desk(size)
        if pinned:
            desk.session.apply(PIN)
        if settings:
            desk.focus("settings")
            desk.keys("enter")
        desk.interface = type(desk.interface)(settings_open=settings)
        controls = desk.controls
        groups = {control.group or control.id for control in controls}
        forward = []
        for _ in range(len(groups)):
            desk.keys("tab")
            assert desk.interface.focus_visible
            forward.append(desk.interface.focused)
        visited = {c.group or c.id for c in controls if c.id in forward}
        assert visited == groups
        assert len(set(forward)) == len(groups)
        desk.keys("tab")
        assert desk.interface.focused == forward[0]
        backward = []
        for _ in forward:
            desk.send(KeyPressed("tab", shift=True))
            backward.append(desk.interface.focused)
        assert backward == [*forward[::-1][:-1], forward[0]] or backward == forward[::-1]


@by_fold
def test_every_control_is_used_by_the_keyboard(size: tuple[int, int]) -> None:
    stops = stops_of(opened(size))
    for control in opened(size).controls:
        name, kind, desk = control.id, control.kind, opened(size)
        desk.interface = stops[control.group or name]
        if desk.interface.focused != name:
            desk.focus_beside(name)
        assert desk.interface.focused == name
        action = desk.control(name).action
        if kind in (Kind.SLIDER, Kind.TIMELINE):
            before = desk.control(name).sliding
            assert desk.keys("home" if name == "timeline" else "left")
            assert desk.control(name).sliding != before
        elif kind is Kind.CONNECTION:
            assert desk.keys("enter") == [action]
            assert desk.keys("enter") == [SelectConnection(None)]
        else:
            assert desk.keys("enter") == [action]


@by_fold
def test_arrows_choose_at_once(size: tuple[int, int]) -> None:
    desk = opened(size)
    for name, options in CHOICES.items():
        desk.focus(f"setting.{name}.{options[0]}")
        for option in (*options[1:], options[0]):
            assert desk.keys("right") == [ChangeSetting(name, option)]
            assert getattr(desk.session.settings, name) == option
        desk.keys("left")
        assert getattr(desk.session.settings, name) == options[-1]
        desk.keys("home")
        assert getattr(desk.session.settings, name) == options[0]
    desk.focus("row.10")
    assert desk.keys("down") == [SelectSample(3)]
    assert desk.keys("down") == [SelectSample(None)]
    assert desk.keys("down") == [SelectSample(0)]
    assert desk.keys("up") == [SelectSample(None)]
    assert desk.keys("end") == []
    desk.focus("preset.xor")
    assert desk.keys("right") == [SelectPreset("vanishing-gradient")]


def test_arrows_turn_the_tabs() -> None:
    desk = Desk()
    desk.focus("tab.loss")
    for tab in (Tab.MAP, Tab.ACTIVATIONS, Tab.DELTAS, Tab.WEIGHTS, Tab.ALL, Tab.LOSS):
        desk.keys("right")
        assert desk.interface.tab is tab


def test_connections_are_peeked_at_by_arrows_and_pinned_by_enter() -> None:
    desk = Desk()
    desk.focus("connection.x1-h1")
    assert desk.scene.peeked == NETWORK_2_2_1.by_name["x1-h1"]
    assert desk.keys("right") == []
    assert desk.scene.peeked == NETWORK_2_2_1.by_name["x1-h2"]
    assert desk.keys("enter") == [PIN]
    desk.keys("right")
    assert desk.session.snapshot().pinned == PIN.parameter
    assert desk.keys("space") == [TogglePlay()]


@by_fold
@pytest.mark.parametrize("name", sorted(RANGES))
def test_sliders_by_keys(size: tuple[int, int], name: str) -> None:
    desk = opened(size)
    limits = RANGES[name]
    desk.focus(f"setting.{name}")

    def value() -> float:
        return float(getattr(desk.session.settings, name))

    desk.keys("home")
    assert value() == limits.low
    desk.keys("right")
    first = value()
    assert first > limits.low
    desk.keys("up")
    assert value() > first
    desk.keys("down", "left")
    assert value() == limits.low
    desk.keys("pageup")
    assert value() > first
    desk.keys("pagedown")
    assert value() == limits.low
    desk.keys("end")
    assert value() == (FULL_PACE if limits.full else limits.high)
    assert desk.interface.focused == f"setting.{name}"


def test_the_timeline_by_keys() -> None:
    desk = Desk()
    desk.session.apply(TrainTo(200))
    desk.focus("timeline")
    assert desk.keys("left") == [Seek(199)]
    assert desk.keys("pagedown") == [Seek(179)]
    assert desk.keys("home") == [Seek(0)]
    assert desk.keys("right") == [Seek(1)]
    assert desk.keys("end") == [Seek(200)]
    assert desk.keys("3") == [], "a digit chooses no preset here"
    assert desk.keys("space") == [TogglePlay()]


def test_a_decimal_comma_is_typed_as_well() -> None:
    desk = Desk()
    desk.focus("setting.learning_rate")
    assert desk.keys("0", ",", "3", "7", "enter") == [ChangeSetting("learning_rate", 0.37)]


def test_a_number_is_typed() -> None:
    desk = Desk()
    desk.focus("setting.learning_rate")
    assert desk.keys("0", ".", "3", "7", "9", "backspace") == []
    assert desk.interface.typing == Typing("setting.learning_rate", "0.37")
    assert desk.keys("r", "n", "right", "space", "f11", "h") == [], "all keys are the number's"
    assert desk.keys("enter") == [ChangeSetting("learning_rate", 0.37)]
    assert desk.interface.typing is None
    assert desk.session.settings.learning_rate == 0.37
    assert desk.interface.focused == "setting.learning_rate"


def test_enter_begins_a_number_and_an_empty_one_changes_nothing() -> None:
    desk = Desk()
    desk.focus("setting.pace")
    desk.keys("enter")
    assert desk.interface.typing == Typing("setting.pace", "")
    assert desk.keys("enter") == []
    assert desk.interface.typing is None
    assert desk.keys("[5]", "[0]", "[enter]") == [ChangeSetting("pace", 50.0)]


@pytest.mark.parametrize("way_out", ["escape", "tab"])
def test_typing_is_given_up(way_out: str) -> None:
    desk = Desk()
    desk.session.apply(PIN)
    desk.focus("setting.pace")
    desk.keys("9")
    assert desk.keys(way_out) == []
    assert desk.interface.typing is None
    assert desk.session.settings.pace == 20.0
    assert desk.session.snapshot().pinned is not None
    assert (desk.interface.focused == "setting.pace") == (way_out == "escape")


@pytest.mark.parametrize("number", ["5", "0", "-1", "0.1.2", "-", "1001", "9999999999999"])
def test_a_wrong_number_is_refused_with_its_range(number: str) -> None:
    desk = Desk()
    desk.focus("setting.learning_rate")
    assert desk.keys(*number, "enter") == []
    assert desk.session.settings.learning_rate == 1.0
    toast = desk.interface.toast
    assert toast is not None
    assert "from 0.01 to 1" in toast.text
    assert desk.interface.typing is None


def test_the_table_of_keys() -> None:
    desk = Desk()
    for key, action in (
        ("right", StepEpoch()),
        ("left", StepBack()),
        ("r", Restart()),
        ("n", NewWeights()),
        ("t", SelectNextSample()),
        ("p", SavePicture()),
        ("f11", ToggleFullscreen()),
        ("1", SelectPreset("and")),
        ("2", SelectPreset("xor")),
        ("3", SelectPreset("vanishing-gradient")),
        ("4", SelectPreset("dying-relu")),
        ("5", SelectPreset("sandbox")),
        ("a", ChangeSetting("activation", "relu")),
        ("a", ChangeSetting("activation", "sigmoid")),
        ("o", ChangeSetting("output_activation", "relu")),
        ("l", ChangeSetting("loss", "cross-entropy")),
        ("l", ChangeSetting("loss", "mse")),
        ("space", TogglePlay()),
        (" ", TogglePlay()),
        ("A", ChangeSetting("activation", "relu")),
    ):
        assert desk.keys(key) == [action], key
    assert desk.send(KeyPressed("q", ctrl=True)) == [Quit()]


def test_keys_that_mean_nothing() -> None:
    desk = Desk()
    for key in (
        "z",
        "6",
        "0",
        "enter",
        "home",
        "pageup",
        "up",
        "f1",
        "ß",
        "",
        "[x]",
        "unknown",
    ):
        assert desk.keys(key) == [], key
    assert desk.send(KeyPressed("r", ctrl=True), KeyPressed("r", alt=True)) == []
    assert desk.send(KeyPressed("q", ctrl=True, alt=True)) == []


def test_only_steps_repeat_while_held() -> None:
    desk = Desk()
    for binding in KEY_BINDINGS:
        repeated = KeyPressed(binding.key, ctrl=binding.ctrl, repeated=True)
        expected = binding.key in ("left", "right", "pageup", "pagedown", ",", ".")
        assert bool(desk.send(repeated)) == expected, binding.key


def test_arrows_belong_to_what_is_in_visible_focus() -> None:
    desk = Desk()
    desk.click_on("row.00")
    assert desk.keys("right") == [StepEpoch()], "a click shows no focus"
    assert desk.keys("space") == [TogglePlay()]
    desk.focus("row.00")
    assert desk.keys("right") == [SelectSample(1)]
    desk.focus("new-weights")
    assert desk.keys("right") == [StepEpoch()], "a button has no use for an arrow"
    assert desk.keys("space") == [NewWeights()]
    desk.focus("row.01")
    assert desk.keys("space") == [TogglePlay()], "what is chosen already leaves Space to Play"


def test_the_ring_goes_with_a_press_and_tab_goes_on_from_there() -> None:
    desk = Desk()
    desk.focus("help")
    assert desk.interface.focus_visible
    desk.click_on("restart")
    assert not desk.interface.focus_visible
    desk.keys("tab")
    assert desk.interface.focus_visible
    assert desk.interface.focused == "back"


def test_the_keyboard_wins_over_a_resting_mouse() -> None:
    desk = Desk()
    desk.send(PointerMoved(*place_of(desk.control("connection.x1-h1"))))
    desk.focus("connection.h2-o1")
    desk.frame()
    assert desk.scene.peeked == NETWORK_2_2_1.by_name["h2-o1"]
    desk.send(PointerMoved(*place_of(desk.control("connection.x1-h1"))))
    assert desk.scene.peeked == NETWORK_2_2_1.by_name["x1-h1"]


@by_fold
def test_escape_closes_one_thing_after_the_other(size: tuple[int, int]) -> None:
    desk = Desk(size)
    desk.keys("f11")
    desk.session.apply(PIN)
    desk.focus("settings")
    desk.keys("enter")
    desk.focus("setting.learning_rate")
    desk.keys("h")
    assert desk.interface.help_open
    expected = [[ToggleHelp()], [ToggleSettings()], [SelectConnection(None)]]
    for actions in (*expected, [ToggleFullscreen()], []):
        assert desk.keys("escape") == actions
    assert not desk.interface.fullscreen


@by_fold
def test_the_help_card_has_the_keyboard_to_itself(size: tuple[int, int]) -> None:
    desk = Desk(size)
    for opener in (lambda: desk.keys("h"), lambda: desk.click_on("help")):
        for closer in ("h", "escape", "enter", "space"):
            before = desk.interface.focused
            opener()
            assert desk.interface.help_open
            assert desk.interface.focused == "help-close"
            assert desk.keys("right", "r", "n", "1", "t", "p", "a") == []
            desk.keys("tab")
            assert desk.interface.focused == "help-close"
            assert desk.keys("f11") == [ToggleFullscreen()]
            assert desk.keys(closer) == [ToggleHelp()]
            assert not desk.interface.help_open
            assert desk.interface.focused in {before, "help"}, "where it was"


@by_fold
def test_the_help_gives_the_focus_back(size: tuple[int, int]) -> None:
    desk = Desk(size)
    desk.focus("restart")
    desk.keys("h", "escape")
    assert desk.interface.focused == "restart"


@by_fold
def test_focus_comes_back_from_the_settings(size: tuple[int, int]) -> None:
    desk = opened(size)
    desk.keys("tab")
    focused = desk.interface.focused
    assert focused is not None
    assert focused.startswith("setting."), "what opened is next"
    desk.keys("escape")
    desk.frame()
    assert desk.interface.focused == "settings"
    assert desk.interface.focus_visible


def test_a_focused_control_that_goes_away_loses_the_focus() -> None:
    desk = Desk()
    desk.session.apply(PIN)
    desk.focus("card-close")
    desk.keys("enter")
    desk.frame()
    assert desk.interface.focused is None
    assert not desk.interface.focus_visible


def test_disabled_controls_are_reached_and_say_why() -> None:
    desk = opened((1920, 1080))
    desk.keys("l")
    desk.focus("setting.output_activation.sigmoid")
    assert desk.keys("right") == []
    assert desk.interface.focused == "setting.output_activation.relu"
    assert desk.keys("enter") == []
    assert desk.interface.toast is not None
    desk = Desk()
    desk.focus("timeline")
    assert desk.keys("left") == []
    assert desk.interface.toast is not None
    desk.focus("back")
    assert desk.keys("enter") == []


def test_a_group_is_entered_at_its_selected_member() -> None:
    desk = Desk()
    names = [control.id for control in stops(desk.controls, None)]
    presets = ["preset-previous", "preset.xor", "preset-next"]
    bar = [*presets, "stat.epoch", "check", "help", "view", "fullscreen"]
    assert names[:10] == [*bar, "neuron.x1", "connection.x1-h1"]
    assert "row.10" in names
    assert "tab.loss" in names
    desk.session.apply(PIN)
    assert "connection.x1-h2" in [control.id for control in stops(desk.controls, None)]


def test_the_help_card_tells_every_key() -> None:
    told = {name for _, name in HELP_LINES}
    assert {binding.help for binding in KEY_BINDINGS} <= told
    face, texts = kit(1.0).typeface, ENGLISH
    for caps, name in HELP_LINES:
        words = [texts(f"controls.keys.{name}")]
        words += [texts(f"controls.keycap.{cap}") if len(cap) > 1 else cap.upper() for cap in caps]
        for word in words:
            assert "controls." not in word
            assert all(face.has(character, "medium") for character in set(word) - {" "}), word
    assert PRESET_KEYS == ("1", "2", "3", "4", "5"), "as its cap says"


def test_escape_lets_go_of_the_focus_and_of_what_it_shows() -> None:
    desk = Desk()
    desk.focus("help")
    desk.frame(theme.TOOLTIP_DELAY_TICKS)
    desk.keys("escape")
    assert not desk.interface.focus_visible
    assert tooltip_control(desk.interface, desk.controls) is None
    desk.keys("tab")
    assert desk.interface.focused != "help", "Tab goes on from there"

    desk.focus("connection.h1-o1")
    desk.keys("enter")
    assert desk.session.snapshot().pinned is not None
    desk.keys("escape")
    assert desk.session.snapshot().pinned is None
    assert desk.interface.active_connection is None, "no peek stays behind"


def test_an_empty_timeline_says_why_only_once() -> None:
    desk = Desk()
    desk.focus("timeline")
    desk.frame(theme.TOOLTIP_DELAY_TICKS)
    desk.keys("right")
    assert desk.interface.toast is not None
    assert tooltip_control(desk.interface, desk.controls) is None
    desk.frame(60)
    assert tooltip_control(desk.interface, desk.controls) is None
