"""``shot --hold-rate``: a learning rate, or one sentence that says what is wrong."""

import pytest

from game.app.commands.what_if.hold_rate_option import held_rate, holding
from game.session.commands import ChangeSetting
from game.session.problem import ProblemError
from game.view.scene.interface import Interface


def test_a_rate_is_taken_and_held() -> None:
    assert held_rate("0.5") == ChangeSetting("learning_rate", 0.5)
    assert held_rate(None) is None
    assert holding(Interface()).holds_rate
    assert not Interface().holds_rate


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("", "not-a-number"),
        ("fast", "not-a-number"),
        ("nan", "not-finite"),
        ("1e999", "not-finite"),
        ("0", "out-of-range"),
        ("1.01", "out-of-range"),
        ("-0.5", "out-of-range"),
    ],
)
def test_what_is_none_is_said(word: str, key: str) -> None:
    with pytest.raises(ProblemError) as refused:
        held_rate(word)
    assert refused.value.key == key
    assert refused.value.values["name"] == "--hold-rate"
