"""A file that is cut, changed or not one of ours is refused, and it is said where."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.app import paths
from game.session import commands as c
from game.session.problem import ProblemError
from game.session.questions.answer import Slot
from game.session.replay.reading import MOST_BYTES, read_run, told_of, unsealed
from game.session.replay.replay import replayed
from game.session.replay.writing import lines
from game.view.scene.texts import load_texts
from tests.session.replay.stage import WORLD, lived

TEXTS = load_texts(paths.TEXTS, "en")
RUN, _ = lived(
    [
        (c.AskQuestions(True), 3),
        (c.TogglePlay(), 70),
        (c.ChangeSetting("learning_rate", 0.5), 65),
        (c.Seek(2, 0.25), 5),
        (c.PlaceAnswer(Slot.UP), 0),
        (c.SelectNeuron((1, 0)), 4),
        (c.NewWeights(), 0),
        (c.TogglePlay(), 60),
    ]
)
TEXT = "".join(lines(RUN))
TOKENS = list(re.finditer(r'-?\d+(\.\d+)?|"[^"]*"|true|false|null|[\[\]{}:,]', TEXT))


def refusal(content: str | bytes, folder: Path) -> str | None:
    """The sentence, where it is refused."""
    file = folder / "damaged.json"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    try:
        found = read_run(file, WORLD)
        with told_of(file):
            for _ in replayed(found.run, WORLD):
                pass
            if found.changed is not None:
                raise unsealed(found.changed)
    except ProblemError as problem:
        return TEXTS.problem(problem)
    return None


def is_told(sentence: str | None, folder: Path) -> bool:
    """One sentence that names the file, and the line or the tick."""
    assert sentence is not None
    assert "problem." not in sentence
    assert "\n" not in sentence
    assert str(folder / "damaged.json") in sentence
    return bool(re.search(r"(line|tick) \d+", sentence))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("damaged")


def test_a_whole_file_is_taken(folder: Path) -> None:
    assert refusal(TEXT, folder) is None
    # As mail and Windows may have it.
    assert refusal(TEXT.replace("\n", "\r\n"), folder) is None
    assert refusal(b"\xef\xbb\xbf" + TEXT.encode(), folder) is not None


@settings(max_examples=60, deadline=None)
@given(length=st.integers(0, len(TEXT.rstrip()) - 1))
def test_a_file_that_is_cut_off_anywhere_is_refused(folder: Path, length: int) -> None:
    assert is_told(refusal(TEXT[:length], folder), folder)


@settings(max_examples=80, deadline=None)
@given(token=st.sampled_from(TOKENS), data=st.data())
def test_whatever_is_changed_is_noticed(folder: Path, token: "re.Match[str]", data) -> None:
    word = token.group()
    if word[0] == '"':
        others = [word[:-2] + word[-1], f'"{word[1:-1]}x"', "7"]
    elif word[-1].isdecimal():
        others = [f"{word[:-1]}{(int(word[-1]) + 1) % 10}", f"-{word.lstrip('-')}1", '"1"', "null"]
    elif word.isalpha():
        others = [{"true": "false", "false": "true", "null": "0"}[word]]
    else:
        others = ["", word + word]
    other = data.draw(st.sampled_from([each for each in others if each != word]))
    assert is_told(refusal(TEXT[: token.start()] + other + TEXT[token.end() :], folder), folder)


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=60))
def test_any_bytes_are_refused(folder: Path, content: bytes) -> None:
    assert is_told(refusal(content, folder), folder)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('"glass-box-run": 1', '"glass-box-run": 2', "line 2 it is of version 2"),
        ('"glass-box-run": 1', '"glass-box-run": "1"', "line 2 it is of version 1"),
        ('"glass-box-run": 1', '"run": 1', "line 1: this is no run"),
        ('"toggle-play"', '"fly"', 'tick 3: there is no action "fly"'),
        ('"learning_rate", "value": 0.5', '"learning_rate", "value": 0.6', "here it is no longer"),
        ('"neuron": "h1"', '"neuron": "h7"', 'tick 143: neuron cannot be "h7"'),
        ('{"tick": 3,', '{"tick": -3,', "tick 0: actions cannot be"),
        ('"scenario": "xor"', '"scenario": "or"', "line 3: scenario: there is no"),
        ('"lock_threshold": 0.05', '"lock_threshold": 5', "line 3: lock-threshold"),
        ('"luck": [', '"luck": ["x", ', "line 4: luck cannot be"),
        ('"ticks": 207', '"ticks": 1e999', "line 5: ticks cannot be"),
        ('"ticks": 207', '"ticks": ' + "9" * 5000, "line 5: this is not JSON"),
        ('"ticks": 207', '"ticks": 6000000', "line 5: ticks cannot be"),
        ('"end": "', '"end": "f', "tick 207: here it is no longer"),
        ('"seal": "', '"seal": "f', "the seal is broken"),
        ('"actions": [', '"actions": ' + "[" * 100_000, "line 6: this is not JSON"),
        ('"actions"', '"acts"', 'line 21: "actions" is missing'),
        ('"actions": [', '"actions": {}, "more": [', 'line 6: There is no "more"'),
        ("{\n", '{\n"ticks": 3,\n', "line "),
        ("{", "\xff", "line 1: this is not JSON"),
    ],
)
def test_what_is_said_names_the_place(folder: Path, before: str, after: str, words: str) -> None:
    assert before in TEXT
    sentence = refusal(TEXT.replace(before, after, 1).encode("latin-1"), folder)
    assert is_told(sentence, folder)
    assert words in str(sentence)


def test_a_huge_file_is_not_read(folder: Path) -> None:
    zeros = folder / "damaged.json"
    with zeros.open("wb") as file:
        file.truncate(1_000_000_000)
    with pytest.raises(ProblemError) as refused:
        read_run(zeros, WORLD)
    assert str(MOST_BYTES) in TEXTS.problem(refused.value)
    zeros.unlink()
