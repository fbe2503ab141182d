"""Every command comes back from JSON as it was, and none can be forgotten."""

import json
from typing import get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.session import commands as c
from game.session.problem import ProblemError
from game.session.replay.actions import KINDS, read, written
from game.session.replay.forms import FORMS
from tests.session.replay.stage import VALUES, any_of

ALL = get_args(c.Command)


def test_every_kind_of_command_has_a_name_of_its_own():
    assert set(KINDS.values()) == set(ALL)
    assert len(KINDS) == len(ALL)
    assert {hint for kind in ALL for hint in get_type_hints(kind).values()} <= set(FORMS)
    assert set(VALUES) == set(FORMS)


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
@settings(max_examples=15)
@given(data=st.data())
def test_a_command_comes_back(kind, data):
    command = data.draw(any_of(kind))
    text = json.dumps(written(command), allow_nan=False)
    again = read(json.loads(text))
    assert again == command
    assert json.dumps(written(again)) == text  # a whole number stays one


@pytest.mark.parametrize(
    ("document", "key"),
    [
        ({}, "unknown-action"),
        ({"do": "fly"}, "unknown-action"),
        ({"do": ["pause"]}, "unknown-action"),
        ({"do": "seek", "epoch": 3}, "missing-name"),
        ({"do": "pause", "epoch": 3}, "odd-value"),
        ({"do": "seek", "epoch": 3.0, "progress": 0.0}, "odd-value"),
        ({"do": "seek", "epoch": True, "progress": 0.0}, "odd-value"),
        ({"do": "seek", "epoch": 10**30, "progress": 0.0}, "odd-value"),
        ({"do": "seek", "epoch": 3, "progress": float("nan")}, "odd-value"),
        ({"do": "seek", "epoch": 3, "progress": "0.5"}, "odd-value"),
        ({"do": "seek", "epoch": 3, "progress": {"number": "half"}}, "odd-value"),
        ({"do": "seek", "epoch": 3, "progress": {"number": "0.5"}}, "odd-value"),
        ({"do": "select-neuron", "neuron": "h3"}, "odd-value"),
        ({"do": "select-neuron", "neuron": ["h1"]}, "odd-value"),
        ({"do": "tell-again", "phase": "sideways"}, "odd-value"),
        ({"do": "probe-input", "inputs": [1.0]}, "odd-value"),
        ({"do": "probe-input", "inputs": {"x": 1}}, "odd-value"),
        ({"do": "place-answer", "answer": {}}, "odd-value"),
        ({"do": "place-answer", "answer": {"row": 1, "word": True}}, "odd-value"),
        ({"do": "place-answer", "answer": {"curve": "high"}}, "odd-value"),
        ({"do": "place-answer", "answer": {"word": 1}}, "odd-value"),
        ({"do": "change-setting", "name": 7, "value": 1}, "odd-value"),
        ({"do": "change-setting", "name": "pace", "value": None}, "odd-value"),
    ],
)
def test_what_is_no_command_is_refused(document, key):
    with pytest.raises(ProblemError) as refused:
        read(document)
    assert refused.value.key == key
