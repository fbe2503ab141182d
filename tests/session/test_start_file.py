"""``--start FILE.json``: nine names and nine numbers, or one clear reason why not."""

import json
import os
import stat

import pytest

from game.session.problem import ProblemError
from game.session.start_file import load_start
from tests.session.scenario import PARAMETER_NAMES, Scenario, described

GOOD = {name: place / 2 - 2 for place, name in enumerate(PARAMETER_NAMES)}


@pytest.fixture
def start_file(tmp_path):
    def write(content: object):
        path = tmp_path / "start.json"
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            text = content if isinstance(content, str) else json.dumps(content)
            path.write_text(text, encoding="utf-8")
        return path

    return write


def problem_of(path, key: str):
    with pytest.raises(ProblemError) as caught:
        load_start(path)
    assert caught.value.key == key
    assert caught.value.values["path"] == path
    return caught.value.values.get("reason")


def test_a_good_file_becomes_a_start(start_file):
    start = load_start(start_file(GOOD))
    assert start == GOOD
    weights = Scenario(described("xor", start=start)).weights
    assert weights.tolist() == [GOOD[name] for name in PARAMETER_NAMES]


def test_the_order_of_the_names_does_not_matter(start_file):
    backwards = dict(reversed(GOOD.items()))
    assert load_start(start_file(backwards)) == GOOD


def test_every_digit_is_kept(start_file):
    precise = GOOD | {"b.o1": 0.1 + 0.2, "w.x1-h1": 1e-300, "w.x2-h2": -3}
    assert load_start(start_file(precise)) == precise


@pytest.mark.parametrize("missing", PARAMETER_NAMES)
def test_a_missing_name_is_named(start_file, missing):
    content = {name: value for name, value in GOOD.items() if name != missing}
    reason = problem_of(start_file(content), "start-broken")
    assert (reason.key, reason.values["name"]) == ("missing-name", missing)


@pytest.mark.parametrize("name", ["w.x3-h1", "b.h3", "x1-h1", "W.X1-H1", "learning-rate", ""])
def test_an_unknown_name_is_named(start_file, name):
    reason = problem_of(start_file(GOOD | {name: 1.0}), "start-broken")
    assert (reason.key, reason.values["name"]) == ("unknown-name", name)


@pytest.mark.parametrize("value", ["1.0", None, True, False, [1.0], {"value": 1.0}], ids=repr)
def test_what_is_no_number_is_named(start_file, value):
    reason = problem_of(start_file(GOOD | {"b.h2": value}), "start-broken")
    assert (reason.key, reason.values["name"]) == ("not-a-number", "b.h2")


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e400", "1001", "-1000.5"])
def test_what_is_not_finite_or_too_large_is_named(start_file, value):
    text = json.dumps(GOOD | {"b.h2": "HERE"}).replace('"HERE"', value)
    reason = problem_of(start_file(text), "start-broken")
    assert (reason.key, reason.values["name"]) == ("out-of-range", "b.h2")


def test_a_number_of_four_hundred_digits_is_named(start_file):
    text = json.dumps(GOOD | {"b.h2": "HERE"}).replace('"HERE"', "1" + "0" * 400)
    reason = problem_of(start_file(text), "start-broken")
    assert (reason.key, reason.values["name"]) == ("out-of-range", "b.h2")


@pytest.mark.parametrize(
    "content",
    ["", "{", "w.x1-h1 = 1", "{'b.h1': 1}", '{"b.h1": 1,}', "[" * 100_000, "1" * 5000],
    ids=["empty", "open", "toml", "quotes", "comma", "abyss", "endless number"],
)
def test_what_is_not_json_is_refused_with_the_parsers_reason(start_file, content):
    assert problem_of(start_file(content), "start-not-json")


def test_what_is_no_text_is_not_json(start_file):
    assert problem_of(start_file(b"\xff\xfe\x00{}"), "start-not-json")


@pytest.mark.parametrize("content", [[], [1, 2], "text", 3, None, True], ids=repr)
def test_json_that_is_no_object_is_refused(start_file, content):
    problem_of(start_file(json.dumps(content)), "start-not-object")


def test_an_empty_object_lacks_everything(start_file):
    reason = problem_of(start_file({}), "start-broken")
    assert reason.key == "missing-name"


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices of POSIX")
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("pipe", "reason-not-a-file"),
        ("zero", "reason-not-a-file"),
        ("/dev/stdin", "reason-not-a-file"),
        ("large", "reason-too-large"),
        ("circle", "reason-circle"),
        ("x" * 300, "reason-long-name"),
        ("large/start.json", "reason-no-folder"),
        ("\udcff", "reason-missing"),
        ("nul\0", "reason-other"),
    ],
)
def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path, name, reason):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    (tmp_path / "circle").symlink_to("circle")
    with (tmp_path / "large").open("wb") as large:
        large.truncate(2**40)
    if name == "/dev/stdin" and stat.S_ISREG(os.stat(name).st_mode):
        pytest.skip("standard input is a file here")
    assert problem_of(tmp_path / name, "start-unreadable").key == reason


def test_a_missing_file_and_a_folder_are_unreadable(tmp_path):
    assert problem_of(tmp_path / "missing.json", "start-unreadable")
    assert problem_of(tmp_path, "start-unreadable")
