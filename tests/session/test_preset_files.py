"""Broken preset files: each is refused with the place and the reason."""

import os
from dataclasses import replace

import pytest

from game.app.files import faulty_files as own_files
from game.exhibit.configuration.keys import Stories
from game.session.presets import (
    BUILT_IN,
    check_start,
    load_preset,
    load_presets,
    load_stories,
    parse_sample,
    read_presets,
)
from game.session.problem import ProblemError
from game.session.settings import FULL_PACE, Settings
from tests.session.scenario import PARAMETER_NAMES, PRESETS, ROOT

GOOD = """\
order = 7
scenario = "xor"
seed = 11
sample = "10"

[settings]
learning-rate = 0.5
pace = "full"
activation = "relu"

[text.en]
title = "A title"
short = "Short"
story = "One sentence."
"""
A_START = "[start]\n" + "".join(f'"{name}" = 0.5\n' for name in PARAMETER_NAMES)


@pytest.fixture
def preset_file(tmp_path):
    def write(content: str | bytes, name: str = "mine"):
        path = tmp_path / f"{name}.toml"
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content, encoding="utf-8")
        return path

    return write


def problem_of(path) -> ProblemError:
    """What is wrong with the file; the outer problem names the file itself."""
    with pytest.raises(ProblemError) as caught:
        load_preset(path)
    assert caught.value.key == "preset-broken"
    assert caught.value.values["path"] == path
    reason = caught.value.values["reason"]
    assert isinstance(reason, ProblemError), "a reason is given"
    if reason.key != "in-line":
        return reason
    # A line of the file, from 1; one beyond the last where the file just ends.
    assert 1 <= reason.values["line"] <= path.read_bytes().count(b"\n") + 1
    return reason.values["reason"]


def line_of(path) -> object:
    """The line that the fault is told to be in."""
    with pytest.raises(ProblemError) as caught:
        load_preset(path)
    return caught.value.values["reason"].values.get("line")


# ---------------------------------------------------------------- good files


def test_a_good_file(preset_file):
    preset = load_preset(preset_file(GOOD))
    assert (preset.name, preset.order, preset.seed, preset.sample) == ("mine", 7, 11, 2)
    assert preset.dataset.name == "xor"
    assert preset.start is None
    assert preset.settings == Settings(learning_rate=0.5, pace=FULL_PACE, activation="relu")
    assert preset.texts["en"].story == "One sentence."


def test_what_is_not_said_is_the_default(preset_file):
    preset = load_preset(preset_file('scenario = "and"\n'))
    assert preset.settings == Settings()
    assert (preset.order, preset.seed, preset.sample, preset.start) == (0, 0, None, None)


def test_a_start_spelled_out(preset_file):
    preset = load_preset(preset_file(GOOD + A_START))
    assert preset.start == dict.fromkeys(PARAMETER_NAMES, 0.5)


def test_presets_come_in_their_order(preset_file):
    for name, order in (("a", 3), ("b", 1), ("c", 2), ("d", 1)):
        path = preset_file(GOOD.replace("order = 7", f"order = {order}"), name)
    assert list(load_presets(path.parent)) == ["b", "d", "c", "a"]


# ---------------------------------------------------------------- broken files

BROKEN = {
    "not a setting": ("learning-rate", "learning-speed", "unknown-name", "learning-speed"),
    "not a key": ("order = 7", "ordre = 7", "unknown-name", "ordre"),
    "rate too large": ("learning-rate = 0.5", "learning-rate = 5", "out-of-range", "learning-rate"),
    "rate 0": ("learning-rate = 0.5", "learning-rate = 0", "out-of-range", "learning-rate"),
    "rate nan": ("learning-rate = 0.5", "learning-rate = nan", "out-of-range", "learning-rate"),
    "rate inf": ("learning-rate = 0.5", "learning-rate = inf", "out-of-range", "learning-rate"),
    "rate text": ("learning-rate = 0.5", 'learning-rate = "0.5"', "not-a-number", "learning-rate"),
    "rate true": ("learning-rate = 0.5", "learning-rate = true", "not-a-number", "learning-rate"),
    "rate list": ("learning-rate = 0.5", "learning-rate = [0.5]", "not-a-number", "learning-rate"),
    "rate endless": (
        "learning-rate = 0.5",
        f"learning-rate = 1{'0' * 400}",
        "out-of-range",
        "learning-rate",
    ),
    "pace word": ('pace = "full"', 'pace = "fast"', "not-a-number", "pace"),
    "pace negative": ('pace = "full"', "pace = -1", "out-of-range", "pace"),
    "activation": ('activation = "relu"', 'activation = "tanh"', "unknown-choice", "activation"),
    "activation 1": ('activation = "relu"', "activation = 1", "unknown-choice", "activation"),
    "scenario": ('scenario = "xor"', 'scenario = "nand"', "unknown-choice", "scenario"),
    "no scenario": ('scenario = "xor"\n', "", "unknown-choice", "scenario"),
    "scenario list": ('scenario = "xor"', 'scenario = ["xor"]', "unknown-choice", "scenario"),
    "scenario table": ('scenario = "xor"', "scenario = {a = 1}", "unknown-choice", "scenario"),
    "sample": ('sample = "10"', 'sample = "12"', "unknown-choice", "sample"),
    "sample number": ('sample = "10"', "sample = 1", "unknown-choice", "sample"),
    "seed negative": ("seed = 11", "seed = -1", "not-a-whole-number", "seed"),
    "seed half": ("seed = 11", "seed = 1.5", "not-a-whole-number", "seed"),
    "seed text": ("seed = 11", 'seed = "11"', "not-a-whole-number", "seed"),
    "seed true": ("seed = 11", "seed = true", "not-a-whole-number", "seed"),
    "order text": ("order = 7", 'order = "first"', "not-a-whole-number", "order"),
    "no title": ('title = "A title"\n', "", "missing-name", "title"),
    "title number": ('title = "A title"', "title = 1", "not-sayable", "title"),
    "no story": ('story = "One sentence."\n', "", "missing-name", "story"),
}


@pytest.mark.parametrize(("good", "bad", "key", "name"), BROKEN.values(), ids=list(BROKEN))
def test_a_wrong_entry_is_named(preset_file, good, bad, key, name):
    assert good in GOOD
    reason = problem_of(preset_file(GOOD.replace(good, bad, 1)))
    assert isinstance(reason, ProblemError)
    assert reason.key == key
    assert reason.values["name"] == name


def test_relu_output_with_cross_entropy(preset_file):
    content = GOOD.replace("[settings]", '[settings]\noutput-activation = "relu"')
    reason = problem_of(preset_file(content.replace("pace =", 'loss = "cross-entropy"\npace =')))
    assert reason.key == "relu-with-cross-entropy"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("settings = 3\n" + 'scenario = "xor"\n', "settings"),
        ("start = [1, 2]\n" + 'scenario = "xor"\n', "start"),
        ('text = "words"\n' + 'scenario = "xor"\n', "text"),
        ('scenario = "xor"\n[text]\nen = "words"\n', "en"),
    ],
)
def test_what_must_be_a_table(preset_file, content, name):
    reason = problem_of(preset_file(content))
    assert (reason.key, reason.values["name"]) == ("not-a-table", name)


WITHOUT_HIDDEN = GOOD.replace("[settings]", '[settings]\nhidden = "off"')
THREE = ("w.x1-o1", "w.x2-o1", "b.o1")
A_SHORT_START = "[start]\n" + "".join(f'"{name}" = 0.5\n' for name in THREE)


def test_without_a_hidden_layer_a_start_has_three_numbers(preset_file):
    preset = load_preset(preset_file(WITHOUT_HIDDEN + A_SHORT_START))
    assert preset.start == dict.fromkeys(THREE, 0.5)
    for content, name in ((GOOD + A_SHORT_START, "w.x1-o1"), (WITHOUT_HIDDEN + A_START, "w.x1-h1")):
        reason = problem_of(preset_file(content))
        assert (reason.key, reason.values["name"]) == ("unknown-name", name)


@pytest.mark.parametrize("table", ["[[question]]", "[race]"])
def test_without_a_hidden_layer_nothing_is_asked(preset_file, table):
    reason = problem_of(preset_file(WITHOUT_HIDDEN + table + '\nid = "x"\n'))
    assert (reason.key, reason.values["name"]) == ("asks-without-hidden", table.strip("[]"))


def test_visitors_are_told_no_story_without_a_hidden_layer(preset_file, monkeypatch):
    preset_file(GOOD, "with")
    path = preset_file(WITHOUT_HIDDEN, "without")
    assert set(load_stories(path.parent)) == {"with", BUILT_IN.name}
    monkeypatch.setattr(own_files.paths, "STORIES", path.parent)
    (fault,) = own_files.faulty_files()
    assert (fault.values["path"], fault.values["reason"].key) == (path, "story-without-hidden")


@pytest.mark.parametrize("missing", PARAMETER_NAMES)
def test_a_start_needs_all_nine_numbers(preset_file, missing):
    reason = problem_of(preset_file(GOOD + A_START.replace(f'"{missing}" = 0.5\n', "")))
    assert (reason.key, reason.values["name"]) == ("missing-name", missing)


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("nan", "out-of-range"),
        ("inf", "out-of-range"),
        ("-inf", "out-of-range"),
        ("1001", "out-of-range"),
        ("1" + "0" * 400, "out-of-range"),
        ('"0.5"', "not-a-number"),
        ("true", "not-a-number"),
        ("[0.5]", "not-a-number"),
        ("2024-01-01", "not-a-number"),
    ],
    ids=lambda text: text[:12],
)
def test_a_start_needs_numbers(preset_file, value, key):
    broken = A_START.replace('"b.o1" = 0.5', f'"b.o1" = {value}')
    reason = problem_of(preset_file(GOOD + broken))
    assert (reason.key, reason.values["name"]) == (key, "b.o1")


def test_a_start_has_no_other_names(preset_file):
    reason = problem_of(preset_file(GOOD + A_START + '"w.x3-h1" = 1.0\n'))
    assert (reason.key, reason.values["name"]) == ("unknown-name", "w.x3-h1")


@pytest.mark.parametrize(
    "content",
    [
        'scenario = "xor',
        "scenario = xor",
        'scenario = "xor"\nscenario = "and"',
        "= 3",
        "[settings",
        "seed = 1" + "0" * 5000,
        "seed = " + "[" * 5000,
    ],
    ids=["quote", "bare word", "twice", "no name", "bracket", "endless number", "abyss"],
)
def test_what_is_no_toml_is_refused_with_the_parsers_reason(preset_file, content):
    assert isinstance(problem_of(preset_file(content)), str)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"\xff\xfe\x00scenario", 1),
        ("scenario = 'xor'\n# Größe".encode("latin-1"), 2),
        (GOOD.encode("utf-16"), 1),
        (b"\xef\xbb\xbf\xef\xbb\xbf" + GOOD.encode(), 1),
        (GOOD.replace("order", "order\0").encode(), 1),
    ],
)
def test_what_is_no_text_is_refused(preset_file, content, line):
    path = preset_file(content)
    problem_of(path)
    assert line_of(path) == line


def test_a_byte_order_mark_is_none_of_the_text(preset_file):
    assert load_preset(preset_file(b"\xef\xbb\xbf" + GOOD.encode())).order == 7
    assert load_preset(preset_file(GOOD.replace("\n", "\r\n").encode())).seed == 11


def test_what_is_no_file_is_refused(tmp_path):
    (tmp_path / "folder.toml").mkdir()
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "device.toml").symlink_to("/dev/zero")
    (tmp_path / "lost.toml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "circle.toml").symlink_to(tmp_path / "circle.toml")
    with (tmp_path / "endless.toml").open("wb") as file:
        file.truncate(10_000_000_000)
    names = [path.stem for path in tmp_path.iterdir()]
    for name in [*names, "missing", "a" * 300]:
        assert problem_of(tmp_path / f"{name}.toml").key.startswith("reason-")
    found = read_presets(tmp_path)
    assert found.presets == {}
    assert len(found.faults) == len(names)


@pytest.mark.parametrize(("good", "bad", "key", "name"), BROKEN.values(), ids=list(BROKEN))
def test_a_wrong_entry_is_told_with_its_line(preset_file, good, bad, key, name):
    path = preset_file(GOOD.replace(good, bad, 1))
    lines = GOOD.split("\n")
    if bad:
        (line,) = [number for number, line in enumerate(lines, 1) if line.startswith(good)]
        assert line_of(path) == line
    else:
        # What is missing is missing in its table, if that has a line.
        assert line_of(path) == (None if key == "unknown-choice" else lines.index("[text.en]") + 1)


def test_the_line_is_that_of_the_table_it_is_in(preset_file):
    text = (
        GOOD
        + '[text.de] # "title"\ntitle = "Titel"\nshort = [\n  "title",\n]\nstory = """\nshort"""\n'
    )
    path = preset_file(text)
    assert problem_of(path).key == "not-sayable"
    assert text.split("\n")[line_of(path) - 1] == "short = ["


@pytest.mark.parametrize(
    "title", ["", "  ", "\\u0000", "\\u0007", "a\\nb\\u001b[2J", "x" * 301, "\\u0085"]
)
def test_a_text_can_be_shown(preset_file, title):
    reason = problem_of(preset_file(GOOD.replace('"A title"', f'"{title}"')))
    assert (reason.key, reason.values["name"]) == ("not-sayable", "title")


@pytest.mark.parametrize("number", ["0x" + "f" * 5_000, "1" * 20, "9" * 400])
@pytest.mark.parametrize("key", ["seed", "order"])
def test_numbers_keep_a_length_that_can_be_shown(preset_file, key, number):
    path = preset_file(GOOD.replace("seed = 11", f"{key} = {number}").replace("order = 7\n", ""))
    reason = problem_of(path)
    assert reason.key == "out-of-range"
    assert len(reason.values["value"]) <= 40


# ---------------------------------------------------------------- folders

ODD = {
    "._xor.toml": b"\0\x05\x16\x07\0\x02\0\0Mac OS X        ",
    ".#xor.toml": b"",
    ".toml": b"broken",
    ".hidden.toml": GOOD.encode(),
    "xor.toml~": b"broken",
    "xor.toml.swp": b"broken",
    "#xor.toml#": b"broken",
    "README.md": b"broken",
}


def test_hidden_files_and_others_are_none_of_ours(preset_file):
    folder = preset_file(GOOD, "good").parent
    for name, content in ODD.items():
        (folder / name).write_bytes(content)
    (folder / ".#and.toml").symlink_to("somebody@somewhere.4711:1")
    assert read_presets(folder).faults == ()
    assert list(load_presets(folder)) == ["good"]


def test_one_broken_file_is_named_and_the_others_count(preset_file):
    preset_file(GOOD, "good")
    broken = preset_file("broken", "broken")
    found = read_presets(broken.parent)
    assert [fault.values["path"] for fault in found.faults] == [broken]
    assert list(found.presets) == list(load_presets(broken.parent)) == ["good"]


def test_a_name_that_nobody_can_write_is_a_fault(preset_file):
    folder = preset_file(GOOD, "good").parent
    for name in (b"\xff.toml", b"a\x1b[2J.toml", b"two\nlines.toml"):
        (folder / os.fsdecode(name)).write_text(GOOD)
    found = read_presets(folder)
    assert list(found.presets) == ["good"]
    assert [fault.values["reason"].key for fault in found.faults] == ["odd-file-name"] * 3


def test_an_empty_or_missing_folder_is_named(tmp_path):
    (tmp_path / "file").touch()
    for folder in (tmp_path, tmp_path / "missing", tmp_path / "file"):
        found = read_presets(folder)
        assert found.presets == {}
        ((key, path),) = [(fault.key, fault.values["path"]) for fault in found.faults]
        assert (key, path) == ("preset-folder", folder)


@pytest.mark.parametrize("content", ["", "broken", 'scenario = "or"', None])
def test_the_built_in_story_remains(preset_file, content):
    folder = preset_file(GOOD, "other").parent
    if content is not None:
        preset_file(content, "xor")
    stories = load_stories(folder)
    assert set(stories) == {"xor", "other"}
    assert stories["xor"] == replace(BUILT_IN, name="story-xor")
    assert list(load_stories(folder, ["and", "other"])) == ["other"]
    assert list(load_stories(folder, ["and", "xor"])) == ["xor"]
    assert list(load_stories(folder, ["and"])) == ["xor"], "nothing would be left to show"
    assert list(load_stories(folder / "missing")) == ["xor"]


def test_the_built_in_story_is_the_first_one_of_the_exhibit():
    assert Stories().boot == BUILT_IN.name
    shipped = load_preset(ROOT / "assets" / "stories" / "xor.toml")
    assert replace(shipped, texts={}, questions=()) == replace(BUILT_IN, texts={})


# ---------------------------------------------------------------- parts of a preset


def test_rows_are_parsed_by_name():
    dataset = PRESETS["and"].dataset
    assert [parse_sample(word, dataset) for word in ("00", "01", "10", "11", "all")] == [
        0,
        1,
        2,
        3,
        None,
    ]
    with pytest.raises(ProblemError) as caught:
        parse_sample("2", dataset)
    assert caught.value.values["allowed"] == "00, 01, 10, 11, all"


def test_whole_numbers_are_numbers():
    start = check_start(dict.fromkeys(PARAMETER_NAMES, 2))
    assert all(type(value) is float for value in start.values())
