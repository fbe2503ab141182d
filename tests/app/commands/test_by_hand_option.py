"""``shot --by-hand``: a weight in hand, or one sentence that says what is wrong."""

import pytest

from game.app.commands.what_if.by_hand_option import chosen_hand
from game.engine.topology import NETWORK_2_2_1
from game.session.commands import TakeInHand
from game.session.problem import ProblemError


def test_a_weight_and_a_bias_are_taken() -> None:
    names = NETWORK_2_2_1.by_name
    assert chosen_hand("h1-o1=-1.8", NETWORK_2_2_1) == TakeInHand(names["h1-o1"], -1.8)
    assert chosen_hand("b.h2=100", NETWORK_2_2_1) == TakeInHand(names["b.h2"], 100.0)
    assert chosen_hand(None, NETWORK_2_2_1) is None


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("", "by-hand-form"),
        ("h1-o1", "by-hand-form"),
        ("h1-o1=", "by-hand-form"),
        ("=3", "by-hand-form"),
        ("h3-o1=1", "unknown-choice"),
        ("h1-o1=nan", "not-finite"),
        ("h1-o1=1e999", "not-finite"),
        ("h1-o1=far", "not-a-number"),
        ("h1-o1=100.5", "out-of-range"),
    ],
)
def test_what_is_none_is_said(word: str, key: str) -> None:
    with pytest.raises(ProblemError) as refused:
        chosen_hand(word, NETWORK_2_2_1)
    assert refused.value.key == key
