"""The configuration file: mistakes by line, with the rest still counting."""

import os
import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.exhibit.configuration.file import MOST_CHARACTERS, WHOLE_FILE, check_there, load, read
from game.exhibit.configuration.installed import Installed, installed
from game.exhibit.configuration.keys import (
    PROFILES,
    Configuration,
    of_profile,
    values_of,
    with_values,
)
from game.exhibit.configuration.rules import RULES, Number
from game.session.problem import ProblemError
from game.view.scene.texts import load_texts

ROOT = Path(__file__).resolve().parents[3]
ASSETS = ROOT / "assets"
SHIPPED = ASSETS / "kiosk.toml"
TEXTS = load_texts(ASSETS / "texts", "en")
PROFILE_KEYS = {name for values in PROFILES.values() for name in values}


def told(text: str, there: Installed | None = None) -> list[str]:
    """Line and sentence of each fault."""
    sentences = [f"{f.line}: {TEXTS.problem(f.problem)}" for f in read(text, there).faults]
    assert all("problem." not in sentence for sentence in sentences), "a sentence is missing"
    return sentences


# ---------------------------------------------------------------- the shipped file


def test_the_shipped_file_has_no_fault_and_holds_the_kiosk_defaults():
    loaded = load(SHIPPED)
    assert loaded.faults == ()
    assert loaded.configuration == Configuration()


def test_the_shipped_file_has_every_key_and_each_is_explained():
    lines = SHIPPED.read_text(encoding="utf-8").split("\n")
    all_keys = "\n".join(re.sub(r"^# ([a-z-]+ = )", r"\1", line) for line in lines)
    loaded = read(all_keys)
    assert loaded.faults == ()
    assert loaded.configuration == Configuration()
    buttons = {f"inputs.buttons.{name}" for name in Configuration().inputs.buttons}
    assert set(loaded.lines) == set(values_of(Configuration())) - {"inputs.buttons"} | buttons
    for line in loaded.lines.values():
        above = lines[line - 2]
        assert "  # " in lines[line - 1] or above.startswith("# "), lines[line - 1]


def test_only_what_follows_the_profile_is_left_to_it():
    written = set(load(SHIPPED).lines)
    assert set(values_of(Configuration())) - written == PROFILE_KEYS | {"inputs.buttons"}


@pytest.mark.parametrize("profile", PROFILES)
def test_the_profile_of_the_shipped_file_is_changed_in_one_line(profile):
    text = SHIPPED.read_text(encoding="utf-8").replace('= "kiosk"', f'= "{profile}"')
    assert read(text).configuration == of_profile(profile)


# ---------------------------------------------------------------- what counts


def test_an_empty_file_is_the_kiosk():
    assert read("").configuration == Configuration()
    assert read("# nothing\n\n").faults == ()


def test_keys_of_the_file_win_over_the_profile():
    loaded = read('profile = "projector"\n[times]\nidle = 90\n[view]\ntext = "normal"')
    assert loaded.faults == ()
    assert loaded.configuration.times.idle == 90
    assert loaded.configuration.view.text == "normal"
    assert not loaded.configuration.sound.on
    assert loaded.lines == {"profile": 1, "times.idle": 3, "view.text": 5}


@pytest.mark.parametrize(
    "text",
    [
        "times.idle = 90",
        "times = { idle = 90 }",
        '"times"."idle" = 90',
        "[times]\r\nidle = 90\r\n",
        "[ times ] # here\n  idle=9_0 # seconds",
    ],
)
def test_every_spelling_of_toml_will_do(text):
    loaded = read(text)
    assert loaded.faults == ()
    assert loaded.configuration.times.idle == 90


def test_a_list_may_take_several_lines():
    loaded = read('[stories]\noffered = [\n  "and", # easy\n  "xor",\n]\nboot = "and"\n')
    assert loaded.faults == ()
    assert loaded.configuration.stories.offered == ("and", "xor")
    assert loaded.lines == {"stories.offered": 2, "stories.boot": 6}


def test_buttons_of_the_file_replace_the_built_in_ones():
    loaded = read('[inputs.buttons]\nbutton-3 = "play"\n"axis-2+" = "tab"')
    assert loaded.faults == ()
    assert dict(loaded.configuration.inputs.buttons) == {"button-3": "play", "axis-2+": "tab"}


# ---------------------------------------------------------------- what is wrong


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[times]\n\nidel = 75", "3: times.idel: there is no such key; did you mean times.idle?"),
        ("volume = 0.5", "1: volume: there is no such key; did you mean sound.volume?"),
        ("[sound]\nidle = 60", "2: sound.idle: there is no such key; did you mean times.idle?"),
        ("[view]\nwallpaper = 1", "2: view.wallpaper: there is no such key; take"),
        ("[veiw]\nstart = 3", "1: [veiw]: there is no such table, so its keys are not read; did"),
        ("[a.b]\nc = 3", "1: [a.b]: there is no such table, so its keys are not read; take"),
        ("view = 3", '1: "view" must be a table'),
        ("[times]\nidle = 75\nidle = 80", "3: times.idle: it is already set in line 2"),
        ("[times]\nidle = 7", "2: times.idle: 7 is outside its range; give a number from 15"),
        ("[times]\nidle = 'x'", '2: times.idle: "x" is not a number'),
        ("[times]\ncountdown = 5", "2: times.countdown: 5 is outside its range; give a number"),
        ("[view]\nstart = lab", '2: view.start: a text stands in quotes; write it like "..."'),
        ("[view]\nlab = True", "2: view.lab: True is not TOML; write true in small letters."),
        ("[view]\nlab = 1", '2: view.lab: "1" is neither true nor false'),
        ("[view]\nlab =", "2: view.lab: this is not TOML (Invalid value)"),
        ("[view]\nlab", "2: lab: this is not TOML (Expected '=' after"),
        ("[view\nlab = false", "1: [view: this is not TOML (Expected ']'"),
        ("[[view]]\nlab = false", "1: [[view: this is not TOML (a table stands in single"),
        ('[view]\ntheme = "pink"', '2: view.theme: there is no "pink"; choose one of dark, high'),
        ("[staff]\npin = 2580", "2: staff.pin: the PIN must be 4 to 8 digits in quotes"),
        ('[staff]\nlog-folder = "logs"', '2: staff.log-folder: "logs" is not a full path'),
        ('[inputs.buttons]\nbutton-64 = "play"', "2: inputs.buttons.button-64: there is no such"),
        ('[inputs.buttons]\nbutton-1 = "jump"', '2: inputs.buttons.button-1: there is no "jump"'),
        ('[inputs.buttons]\naxis-0+ = "up"', "2: axis-0+: a name with a plus stands in quotes"),
        ('[stories]\nboot = "and"\noffered = ["xor"]', '2: stories.boot: "and" is not in the list'),
        ('[view]\nlanguage = "nl"', '2: view.language: "nl" is not in the list view.languages'),
        ('[view]\nstart = "lab"\nlab = false', '2: view.start: "lab" cannot be the first view'),
        (
            "[inputs]\nmouse=false\ntouch=false\nkeyboard=false\ngamepad=false",
            "2: inputs: nothing is left to touch",
        ),
        ("[supervisor]\nback-off-first = 50", "2: supervisor.back-off-first: the first wait of 50"),
        ("[view]\nlab = true\n[view]\ntext = 'large'", "3: TOML: this is not TOML (Cannot declare"),
    ],
)
def test_each_mistake_is_told_by_line_with_a_remedy(text, said):
    sentences = told(text)
    assert len(sentences) == 1
    assert sentences[0].startswith(said), sentences[0]


def test_a_mistake_leaves_the_rest_as_it_is():
    loaded = read('[times]\nidle = 9\nwatching = 60\nlots = [1,\n[sound]\non = false\n"x')
    assert [fault.line for fault in loaded.faults] == [2, 4, 7]
    assert loaded.configuration.times.idle == 75
    assert loaded.configuration.times.watching == 60
    assert not loaded.configuration.sound.on


def test_what_follows_a_broken_header_goes_to_no_other_table():
    loaded = read("[sound]\nvolume = 0.1\n[times\nidle = 20\n[view]\nlab = false")
    assert [fault.line for fault in loaded.faults] == [3]
    assert loaded.configuration.sound.volume == 0.1
    assert loaded.configuration.times.idle == 75
    assert not loaded.configuration.view.lab


def test_a_mistake_inside_a_list_of_lines_is_told_where_it_is():
    sentences = told('[stories]\noffered = [\n  "and",\n  xor,\n]\nboot = "and"')
    assert [sentence.partition(":")[0] for sentence in sentences] == ["4"]


def test_a_list_that_is_left_open_costs_one_fault():
    loaded = read('[stories]\noffered = [\n  "and",\n  "xor"\nboot = "and"')
    assert len(loaded.faults) == 1
    assert loaded.configuration.stories.boot == "and"


def test_keys_that_do_not_go_together_end_in_what_works():
    assert read('stories.offered = ["and"]').configuration.stories.boot == "and"
    assert read('view.languages = ["de"]').configuration.view.language == "de"
    assert read("view.languages = []").faults == ()
    lab = read('view.start = "lab"\nview.lab = false').configuration
    assert (lab.view.start, lab.view.lab) == ("visitor", False)


def test_what_is_not_installed_is_told_and_left_out():
    there = Installed(("en", "it"), ("and", "xor"))
    text = '[view]\nlanguages = ["en", "nl"]\n[stories]\noffered = ["xor", "locked"]\n'
    loaded = read(text, there)
    assert loaded.configuration.view.languages == ("en",)
    assert loaded.configuration.stories.offered == ("xor",)
    first, second = told(text, there)
    assert first.startswith('2: view.languages: there is no "nl" in the folder assets; choose')
    assert second.startswith('4: stories.offered: there is no "locked"')
    plain = read("", there)
    assert plain.faults == ()
    assert plain.configuration.view.languages == ("en",)
    assert plain.configuration.stories.offered == ("and", "xor")
    assert read('stories.boot = "stuck"', there).configuration.stories.boot == "xor"
    assert "en" in installed(ASSETS).languages
    assert installed(ASSETS / "nowhere") == Installed((), ("xor",))


# ---------------------------------------------------------------- the PIN


@pytest.mark.parametrize(
    "text",
    [
        "[staff]\npin = 4711",
        "[staff]\npin = 4711.0",
        "[staff]\npin = true",
        "[staff]\npin = ['4711']",
        "[staff]\npin = '471'",
        "[staff]\npin = ''",
        "[staff]\npin = '47 11'",
        "[staff]\npin = '٤٧١١'",
        "[staff]\npin = ",
        "[staff]\npin 4711",
        "[staff]\npin = '4711",
        "[staff]\npin = x4711",
        "[staff]\npin : '4711'",
        "[staff]\npin = ‘4711’",
        "[staff\npin = '4711'",
        "[[staff]]\npin = '4711'",
        "[staf]\npin = '4711'",
        "[Staff]\npin = '4711'",
        "[staff]\nPIN = '4711'",
        "[staff]\npim = '4711'",
        "[staff]\npin.code = '4711'",
        "staff = '4711'",
        "staff = 4711",
        "pin = '4711'",
        "[view]\npin = '4711'",
        "[sound]\nvolume = 0.5\n[staff\npin = '4711'\n[view]\nlab = true",
        # The line of the shipped file was left where it was.
        "[staff]\npin = '2580'\npin = '4711'",
        "[staff]\npin = '4711'\npin = '2580'",
        "[staff]\npin = '2580'\npin = 4711",
        "[staff]\npin = 4711\npin = '2580'",
        "[staff]\npin = '2580'\n[staf]\npin = '4711'",
        "[staff]\npin = '2580'\n[staff]\npin = '4711'",
        "staff = { pin = '2580' }\nstaff.pin = '4711'",
        "[staff]\npin = '2580'\n'pin' = '4711'",
        # Whatever this was to be.
        "[sound]\nvolume = ",
        "\0",
    ],
)
def test_a_pin_that_may_have_been_meant_lets_nobody_in(text):
    loaded = read(text)
    assert loaded.faults
    assert loaded.configuration.staff.pin is None
    assert loaded.configuration.staff.locked_exit
    assert loaded.is_shut


@pytest.mark.parametrize(
    ("text", "pin"),
    [
        ("", "2580"),
        ("[staff]\npin = '2580'", "2580"),
        ("[times]\nidle = 3", "2580"),
        ("[inputs.buttons]\nbutton-0 = 'jump'", "2580"),
        ("[stories]\nboot = 'none'", "2580"),
        ("[staff]\npin = '4711'\n[times]\nidle = ", "4711"),
        ("[staff]\npin = '4711'\n[staf]\nx = 1", "4711"),
        ("nonsense\n[staff]\npin = '4711'", "4711"),
        ("x = [\n[staff]\npin = '4711'", "4711"),
        ('x = """\n[staff]\npin = "4711"', "4711"),
        ("[staff]\npin = 4711\npin = '4711'", "4711"),
    ],
)
def test_a_pin_that_is_known_opens(text, pin):
    assert read(text).configuration.staff.pin == pin
    assert not read(text).is_shut


@pytest.mark.parametrize("value", ["1", '"true"', "True", "flase", "", "no"])
@pytest.mark.parametrize("profile", PROFILES)
def test_an_exit_that_was_to_be_locked_in_wrong_words_is_locked(profile, value):
    text = f'profile = "{profile}"\n[staff]\nlocked-exit = {value}\npin = "4711"\n'
    loaded = read(text)
    assert loaded.faults
    assert loaded.configuration.staff.locked_exit
    assert loaded.configuration.staff.pin == "4711"


# ---------------------------------------------------------------- files that are none

SHUT = with_values(Configuration(), {"staff.pin": None})


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace("# The PIN", "# Le caf\xe9: the PIN"),
        lambda text: text + "#" * MOST_CHARACTERS,
        lambda text: "what is this\n" * 30 + text,
    ],
)
def test_a_file_that_cannot_be_read_as_a_whole_lets_nobody_in(damage, tmp_path):
    path = tmp_path / "kiosk.toml"
    text = SHIPPED.read_text(encoding="utf-8")
    path.write_bytes(damage(text).encode("latin-1", "replace"))
    assert load(path).is_shut
    path.write_bytes(damage(text.replace("2580", "4711")).encode("latin-1", "replace"))
    assert load(path).configuration.staff.pin in (None, "4711")


def test_a_file_that_is_not_there_is_one_fault(tmp_path):
    loaded = load(tmp_path / "none.toml")
    assert loaded.configuration == SHUT
    ((line, problem),) = [(fault.line, fault.problem) for fault in loaded.faults]
    assert line == WHOLE_FILE
    assert "No such file" in TEXTS.problem(problem)


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\x00\x01",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"x = 1\n" * MOST_CHARACTERS,
        b"non = sense all the way\n" * 21,
        "profile".encode("utf-16"),
    ],
)
def test_a_file_that_is_no_configuration_is_one_fault(tmp_path, content):
    path = tmp_path / "kiosk.toml"
    path.write_bytes(content)
    loaded = load(path)
    assert loaded.configuration == SHUT
    assert len(loaded.faults) == 1
    assert loaded.faults[0].line == WHOLE_FILE
    assert TEXTS.problem(loaded.faults[0].problem).endswith("Until then the defaults hold.")


def test_a_folder_is_one_fault(tmp_path):
    assert len(load(tmp_path).faults) == 1


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices of POSIX")
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("pipe", "a pipe or a device"),
        ("/dev/zero", "a pipe or a device"),
        ("link", "a pipe or a device"),
        ("x" * 300, "the name is too long"),
        ("circle", "lead in a circle"),
        ("file/kiosk.toml", "should be a folder"),
        ("\udcff", "No such file"),
        ("nul\0", "cannot be read"),
    ],
)
def test_what_is_no_file_is_one_fault_and_is_not_waited_for(name, words, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("/dev/urandom")
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "file").touch()
    loaded = load(tmp_path / name)
    assert loaded.configuration == SHUT
    (fault,) = loaded.faults
    assert words in TEXTS.problem(fault.problem)
    assert "\n" not in str(fault)
    with pytest.raises(ProblemError) as caught:
        check_there(tmp_path / name)
    assert "--config" in TEXTS.problem(caught.value)


def test_a_byte_order_mark_does_no_harm(tmp_path):
    path = tmp_path / "kiosk.toml"
    path.write_bytes(b"\xef\xbb\xbfprofile = 'classroom'\n")
    assert load(path).configuration == of_profile("classroom")


NUMBERS = [name for name, rule in RULES.items() if isinstance(rule, Number)]
ABSURD = [
    *(
        "9" * 400,
        "-" + "9" * 400,
        "9" * 4_000,
        "9" * 10_000,
        "0x" + "f" * 5_000,
        "0b" + "1" * 40_000,
    ),
    *("inf", "+inf", "-inf", "nan", "-nan", "1e400", "-1e400", "-1", "-0.001", "1e-400e", "1" * 19),
    *(
        "true",
        "'75'",
        "[75]",
        "{ s = 75 }",
        "1979-05-27",
        "07:32:00",
        "",
        "--",
        "1_",
        "0x",
        "7.",
        ".7",
    ),
]


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("number", ABSURD, ids=lambda number: number[:12])
def test_a_number_however_absurd_costs_its_key_alone(name, number, tmp_path):
    text = f"{name} = {number}\nview.theme = 'high-contrast'\n"
    path = tmp_path / "kiosk.toml"
    path.write_text(text)
    loaded = load(path)
    assert [fault.line for fault in loaded.faults] == [1]
    assert len(str(loaded.faults[0])) < 400
    assert len(told(text)[0]) < 400
    assert "{" not in told(text)[0].replace("{ s", "")
    assert loaded.configuration.view.theme == "high-contrast"
    assert values_of(loaded.configuration)[name] == values_of(Configuration())[name]


@pytest.mark.parametrize("error", [RuntimeError("odd"), MemoryError(), OverflowError(), KeyError()])
def test_whatever_goes_wrong_while_it_is_read_gives_the_defaults(tmp_path, monkeypatch, error):
    def fail(*_):
        raise error

    path = tmp_path / "kiosk.toml"
    path.write_text("[times]\nidle = 90\n")
    monkeypatch.setattr("game.exhibit.configuration.file.statements", fail)
    loaded = load(path)
    assert loaded.is_shut
    assert replace(loaded.configuration, staff=Configuration().staff) == Configuration()
    (fault,) = loaded.faults
    assert type(error).__name__ in TEXTS.problem(fault.problem)


def test_the_pin_is_in_no_fault():
    text = "[staff]\npin = x9753\npin = '97 53'\npin = '975'\npin 9753\npin = 9753x\npin = 9753\n"
    loaded = read(text)
    assert len(loaded.faults) == 6
    for fault, sentence in zip(loaded.faults, told(text), strict=True):
        assert "975" not in str(fault) + sentence


# ---------------------------------------------------------------- against Python's reader

KEYS = st.sampled_from(['start = "lab"', "idle = 80", "on = false", "zoom = 3", "pin = '1234'"])
HEADERS = st.sampled_from(["[view]", "[times]", "[sound]", "[staff]", "[odd]", "[inputs.buttons]"])
SCRAPS = st.sampled_from(
    ["", "# note", "x = [", "]", '"""', "'a'", "=", "a = {b = 1}", "a = [\n1,\n2]", "[", "\t"]
)
LINES = st.lists(st.one_of(KEYS, HEADERS, SCRAPS), max_size=12)


def assert_no_pin_is_missed(document, loaded):
    """Only one that the file sets opens, or the default where it sets none."""
    pin = loaded.configuration.staff.pin
    assert pin in (None, document.get("staff", {}).get("pin", "2580"))


@given(LINES.map("\n".join))
def test_no_text_is_too_odd_and_what_python_refuses_is_a_fault(text):
    loaded = read(text)
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assert loaded.faults
        assert loaded.configuration.staff.pin in (None, "1234")
        return
    for name in loaded.lines:
        inside = document
        for key in name.split("."):
            inside = inside[key]
    assert_no_pin_is_missed(document, loaded)
    for fault in loaded.faults:
        assert fault.problem.key != "not-toml"


@given(st.text(max_size=200))
def test_any_text_gives_a_configuration(text):
    loaded = read(text)
    assert isinstance(loaded.configuration, Configuration)
    told(text)


@given(st.data())
def test_the_line_of_a_key_is_where_it_stands(data):
    lines = SHIPPED.read_text(encoding="utf-8").split("\n")
    for _ in range(5):
        lines.insert(data.draw(st.integers(0, len(lines))), data.draw(st.sampled_from(["", "# x"])))
    for name, line in read("\n".join(lines)).lines.items():
        assert lines[line - 1].strip('"').startswith(name.rpartition(".")[2])
