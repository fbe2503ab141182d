"""Each profile's defaults, and the names of the keys."""

import subprocess
import sys
from pathlib import Path

import pytest

from game.exhibit.configuration.keys import (
    PROFILES,
    Configuration,
    of_profile,
    values_of,
    with_values,
)
from game.exhibit.configuration.rules import ACTION, BUTTON, BUTTONS_TABLE, RULES, Rule
from game.session.problem import ProblemError

ROOT = Path(__file__).resolve().parents[3]
LIGHT = (
    "configuration.agreement",
    "configuration.file",
    "configuration.installed",
    "configuration.keys",
    "configuration.rules",
    "configuration.toml_statements",
    "logs.files",
    "logs.folders",
    "status.file",
    "status.frame_times",
    "status.memory",
    "status.report",
    "status.restarts",
)


def test_each_key_has_a_rule_that_its_default_keeps():
    values = values_of(Configuration())
    assert set(values) == {*RULES, BUTTONS_TABLE}
    for profile in PROFILES:
        for name, value in values_of(of_profile(profile)).items():
            if name == BUTTONS_TABLE:
                continue
            written = list(value) if isinstance(value, tuple) else value
            assert RULES[name].read(name, written) == value


def test_the_default_buttons_are_ones_that_the_file_could_name():
    for button, action in Configuration().inputs.buttons.items():
        assert BUTTON.fullmatch(button)
        assert ACTION.read(button, action) == action


def test_a_kiosk_is_never_left_alone_with_a_closed_class():
    kiosk = of_profile("kiosk")
    assert kiosk == Configuration()
    assert (kiosk.view.start, kiosk.times.idle, kiosk.times.countdown) == ("visitor", 75, 20)
    assert kiosk.times.attract
    assert kiosk.sound.on
    assert kiosk.staff.locked_exit


@pytest.mark.parametrize("profile", ["classroom", "projector"])
def test_where_somebody_leads_nothing_is_taken_away(profile):
    led = of_profile(profile)
    assert led.profile == profile
    assert not led.times.attract
    assert led.times.idle == 0
    assert not led.sound.on
    assert not led.staff.locked_exit
    assert led.view.text == ("large" if profile == "projector" else "normal")


def test_values_and_configuration_are_the_same_thing():
    for profile in PROFILES:
        there = of_profile(profile)
        assert with_values(Configuration(), values_of(there)) == there


def test_the_pin_is_in_no_text_of_an_object():
    assert "2580" not in repr(Configuration())


def test_a_configuration_cannot_be_changed():
    with pytest.raises(TypeError):
        Configuration().inputs.buttons["button-0"] = "step"  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("view.start", ["lab"], ["LAB", 1, True, None, ["lab"]]),
        ("view.lab", [True, False], [1, 0, "true", 1.0]),
        ("times.idle", [0, 15, 86400, 75.5], [14.9, 86401, -1, "75", True, float("nan")]),
        ("times.countdown", [20, 120], [0, 19.9, 121, float("inf")]),
        ("times.attract-scene", [5, 30], [31, 4]),
        ("sound.volume", [0, 1, 0.25], [1.01, -0.01, "loud"]),
        (
            "stories.offered",
            [["and"], ["a", "b", "c", "d"]],
            [[], [str(n) for n in range(25)], ["a", "a"], "a"],
        ),
        ("stories.boot", ["xor"], ["../xor", "xor.toml", "", "XOR", 3]),
        ("view.languages", [[], ["en"]], [["en", 3], {"en": 1}, "en"]),
        ("staff.pin", ["0000", "12345678"], ["123", "123456789", "12a4", 2580, "١٢٣٤", "1234\n"]),
        ("staff.log-folder", ["", "/var/log/box"], ["logs", "./logs", 3, "/a\0b"]),
        ("staff.predictions", [True, False], ["off", 0, None]),
        ("supervisor.safe-mode-after", [1, 1000], [0, 1001, 2.5, 2.0, "5"]),
    ],
)
def test_what_a_key_may_be(name, good, bad):
    rule: Rule = RULES[name]
    for value in good:
        rule.read(name, value)
    for value in bad:
        with pytest.raises(ProblemError) as caught:
            rule.read(name, value)
        assert caught.value.values["name"] == name


def test_what_the_supervisor_imports_loads_neither_pygame_nor_numpy():
    names = [f"game.exhibit.{name}" for name in LIGHT]
    program = "; ".join(
        [
            "import importlib, sys",
            f"[importlib.import_module(name) for name in {names}]",
            "sys.exit('pygame' in sys.modules or 'numpy' in sys.modules)",
        ]
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
