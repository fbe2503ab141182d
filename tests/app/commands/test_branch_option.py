"""``shot --branch``: futures of the run, or one sentence that says what is wrong."""

import numpy as np
import pytest

from game.app.commands.what_if.branch_option import take_branches
from game.session.commands import TrainTo
from game.session.problem import ProblemError
from game.session.session import Session
from tests.view.stage import PRESETS


def run(epochs: int = 300) -> Session:
    session = Session(PRESETS, PRESETS["vanishing-gradient"], np.random.default_rng(1))
    session.apply(TrainTo(epochs))
    return session


def test_each_branch_leaves_the_run_itself() -> None:
    session = run()
    take_branches(session, ["loss=cross-entropy@120", "learning-rate=1@60"])
    first, second, third = session.snapshot().futures
    assert [each.parted for each in (first, second, third)] == [None, 120, 60]
    assert (second.after.loss.name, third.after.loss.name) == ("cross-entropy", "mse")
    assert third.after.learning_rate == 1.0
    assert {each.last_epoch for each in (first, second, third)} == {300}
    assert third.active


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (["loss"], "branch-form"),
        (["loss=mse"], "branch-form"),
        (["=mse@3"], "branch-form"),
        (["@"], "branch-form"),
        (["seed=3@4"], "unknown-choice"),
        (["loss=hinge@4"], "unknown-choice"),
        (["learning-rate=2@4"], "out-of-range"),
        (["learning-rate=nan@4"], "not-finite"),
        (["learning-rate=fast@4"], "not-a-number"),
        (["loss=cross-entropy@four"], "not-a-whole-number"),
        (["loss=cross-entropy@-1"], "out-of-range"),
        (["loss=cross-entropy@299"], "out-of-range"),
        (["loss=cross-entropy@9999999999999"], "out-of-range"),
        (["loss=mse@4"], "branch-nothing"),
        (["loss=cross-entropy@4", "loss=cross-entropy@4"], "branch-nothing"),
        (["loss=cross-entropy@4"] * 3, "branch-too-many"),
    ],
)
def test_what_is_no_branch_is_said(words: list[str], key: str) -> None:
    with pytest.raises(ProblemError) as refused:
        take_branches(run(), words)
    assert refused.value.key == key


def test_of_a_run_without_epochs_nothing_parts() -> None:
    with pytest.raises(ProblemError):
        take_branches(run(0), ["loss=cross-entropy@0"])
