"""Broken preset files: each is refused with the place and the reason."""

import pytest

from game.session.presets import check_start, load_preset, load_presets, parse_sample
from game.session.problem import ProblemError
from game.session.settings import FULL_PACE, Settings
from tests.session.scenario import PARAMETER_NAMES, PRESETS

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
    assert reason, "a reason is given"
    return reason


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
    "title number": ('title = "A title"', "title = 1", "missing-name", "title"),
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
        ('scenario = "xor"\n[text]\nen = "words"\n', "text"),
    ],
)
def test_what_must_be_a_table(preset_file, content, name):
    reason = problem_of(preset_file(content))
    assert (reason.key, reason.values["name"]) == ("not-a-table", name)


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


def test_what_is_no_text_is_refused(preset_file):
    assert isinstance(problem_of(preset_file(b"\xff\xfe\x00scenario")), str)


def test_what_is_no_file_is_refused(tmp_path):
    (tmp_path / "folder.toml").mkdir()
    assert isinstance(problem_of(tmp_path / "folder.toml"), str)
    assert isinstance(problem_of(tmp_path / "missing.toml"), str)


def test_one_broken_file_is_named_among_good_ones(preset_file):
    preset_file(GOOD, "good")
    broken = preset_file("broken", "broken")
    with pytest.raises(ProblemError) as caught:
        load_presets(broken.parent)
    assert caught.value.values["path"] == broken


def test_an_empty_or_missing_folder_is_named(tmp_path):
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(ProblemError) as caught:
            load_presets(folder)
        assert caught.value.key == "preset-folder"
        assert caught.value.values["path"] == folder


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
