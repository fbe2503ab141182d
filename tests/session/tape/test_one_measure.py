"""One loss is no measure of another: where a run has known several, its course has one measure."""

import numpy as np
import pytest

from game.session.tape.history import Quantity
from tests.session.scenario import PRESETS, Scenario


def half_squared_errors(story: Scenario, epochs: range) -> list[float]:
    """By hand, from the answers."""
    means = []
    for epoch in epochs:
        answers = story.recording.trace_at(epoch).forward.activations[-1][0]
        errors = answers - story.now.dataset.targets[0]
        means.append(float(np.mean(0.5 * errors**2)))
    return means


def course(story: Scenario) -> list[float]:
    return story.now.history.curves(Quantity.LOSS, None, 2000).values[0].tolist()


@pytest.mark.parametrize("name", PRESETS)
def test_with_one_loss_the_course_is_the_loss_itself(name: str) -> None:
    story = Scenario(name).train_to(120).seek(60).change(learning_rate=0.3).train_to(100)
    assert not story.now.history.losses_differ
    assert course(story) == story.recording.losses.tolist()
    assert story.now.history.measured(story.now.trace) == story.now.trace.loss


@pytest.mark.parametrize("name", ["xor", "vanishing-gradient", "dying-relu", "sandbox"])
@pytest.mark.parametrize("other", ["mse", "cross-entropy"])
def test_with_two_the_whole_course_and_what_it_is_compared_with_are_squared_errors(
    name: str, other: str
) -> None:
    first = "mse" if other == "cross-entropy" else "cross-entropy"
    story = Scenario(name).change(loss=first).train_to(200)
    old = half_squared_errors(story, range(80, 201))
    story.seek(80).change(loss=other).train_to(150)
    history = story.now.history
    assert history.losses_differ
    assert course(story) == pytest.approx(half_squared_errors(story, range(151)), rel=1e-12)
    left = story.now.futures[0].history.curves(Quantity.LOSS, None, 2000)
    assert left.values[0, 80:].tolist() == pytest.approx(old, rel=1e-12)
    for epoch in (0, 80, 111, 150):
        now = story.seek(epoch).now
        shown = float(history.measured(now.trace))
        assert shown == pytest.approx(half_squared_errors(story, range(epoch, epoch + 1))[0])
        assert history.values_at(epoch, Quantity.LOSS, None)[0] == shown


def test_a_restart_with_another_loss_is_compared_by_squared_errors_too() -> None:
    story = Scenario("xor").train_to(100)
    story.seek(0).change(loss="cross-entropy").train_to(50)
    assert story.now.history.losses_differ, "the old course was trained by the other one"
    story.restart().train_to(30)
    assert not story.now.history.losses_differ, "and so was this one now"


def test_a_change_of_the_loss_leaves_no_step_in_the_course() -> None:
    story = Scenario("vanishing-gradient").train_to(100).change(loss="cross-entropy").train_to(130)
    values = course(story)
    assert abs(values[100] - values[99]) < 1e-4
    assert story.now.trace.loss > 3 * values[-1], "the two losses are far apart"


def test_what_fell_is_told_of_one_descent_only() -> None:
    story = Scenario("xor").train_to(50)
    history = story.now.history
    assert history.is_one_descent(0, 50)
    story.change(learning_rate=0.5).train_to(60)
    assert story.now.history.is_one_descent(0, 60)
    story.change(loss="cross-entropy").train_to(70)
    assert not story.now.history.is_one_descent(0, 70)
    assert story.now.history.is_one_descent(0, 59)
    assert story.now.history.is_one_descent(60, 70)
    story.change(loss="mse").train_to(80)
    assert not story.now.history.is_one_descent(0, 80)
    bent = Scenario("xor").train_to(9).change(activation="relu")
    assert not bent.now.history.is_one_descent(0, 9)
