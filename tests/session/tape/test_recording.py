"""The tape: every epoch of a run comes back exactly, in bounded memory."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.activation import RELU, SIGMOID
from game.engine.dataset import AND, XOR
from game.engine.hyperparameters import Hyperparameters
from game.engine.loss import CROSS_ENTROPY, MSE
from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.engine.training import descend
from game.session.tape import recording as tape
from game.session.tape.recording import (
    CAPACITY,
    COURSES_KEPT,
    GHOST_POINTS,
    MOST_EPOCHS,
    Recording,
)

SMALL = 64
PLAIN = Hyperparameters(0.5, SIGMOID, SIGMOID, MSE)
RULES = (
    PLAIN,
    Hyperparameters(0.1, SIGMOID, SIGMOID, MSE),
    Hyperparameters(0.2, SIGMOID, SIGMOID, CROSS_ENTROPY),
    Hyperparameters(0.1, RELU, SIGMOID, MSE),
)
START = np.array([0.7, -1.2, 1.1, 0.4, -0.9, 1.6, 0.1, -0.2, 0.3])


def a_recording(capacity: int = SMALL, rule: Hyperparameters = PLAIN) -> Recording:
    return Recording(START, XOR, rule, NETWORK, capacity)


class PlainRun:
    """The same run with everything kept: what the recording must give back."""

    def __init__(self, rule: Hyperparameters = PLAIN) -> None:
        self.rules = {0: rule}
        self.vectors = [START]

    def rule_at(self, epoch: int) -> Hyperparameters:
        return self.rules[max(since for since in self.rules if since <= epoch)]

    def train(self, epochs: int) -> None:
        rule = self.rule_at(len(self.vectors) - 1)
        self.vectors += list(descend(self.vectors[-1], epochs, XOR, rule, NETWORK)[1:])

    def branch(self, epoch: int, rule: Hyperparameters) -> None:
        del self.vectors[epoch + 1 :]
        self.rules = {since: r for since, r in self.rules.items() if since < epoch}
        self.rules[epoch] = rule


def assert_every_epoch_comes_back(recording: Recording, run: PlainRun, epochs=None) -> None:
    assert recording.last_epoch == len(run.vectors) - 1
    for epoch in range(recording.last_epoch + 1) if epochs is None else epochs:
        assert recording.vector_at(epoch).tobytes() == run.vectors[epoch].tobytes(), epoch
        assert recording.rule_at(epoch) == run.rule_at(epoch), epoch


def some_epochs(last: int, count: int = 60) -> list[int]:
    """Spread over the run, in an order that never helps a cache."""
    rng = np.random.default_rng(last)
    return [0, last, max(last - 1, 0), *rng.integers(0, last + 1, count).tolist()]


# ---------------------------------------------------------------- thinning


def test_memory_is_bounded_and_every_epoch_comes_back_after_many_thinnings():
    recording, run = a_recording(), PlainRun()
    for epochs in (1, 62, 1, 1, 300, 7, 5, 1000, 1):
        recording.train(epochs)
        run.train(epochs)
        assert recording.stored <= SMALL
        assert len(recording.losses) == len(recording.mean_slopes) == recording.stored
    assert recording.stride == 32
    assert_every_epoch_comes_back(recording, run, some_epochs(recording.last_epoch))


@pytest.mark.parametrize("block", [1, 3, 64, 112, 999])
def test_in_whatever_blocks_it_grows_it_is_the_same_run(block):
    recording, run = a_recording(), PlainRun()
    while recording.last_epoch < 999:
        recording.train(min(block, 999 - recording.last_epoch))
    run.train(999)
    assert recording.stride == 16
    assert_every_epoch_comes_back(recording, run)


def test_what_is_stored_is_what_the_epochs_compute():
    recording = a_recording()
    recording.train(700)
    assert recording.stored_epochs.tolist() == list(range(0, 701, recording.stride))
    for index, epoch in enumerate(recording.stored_epochs):
        trace = recording.trace_at(int(epoch))
        assert recording.losses[index] == pytest.approx(float(trace.loss), rel=1e-13)
        slopes = [np.abs(s).mean(axis=1) for s in trace.forward.slopes]
        np.testing.assert_allclose(recording.mean_slopes[index], np.concatenate(slopes), 1e-12)


def test_stored_epochs_side_by_side_are_the_epochs_one_by_one():
    recording = a_recording()
    recording.train(150)
    recording.branch(101, RULES[2])
    recording.train(80)
    recording.branch(151, RULES[3])
    recording.train(60)
    indices = np.arange(recording.stored)

    traces = recording.traces_at(indices)

    assert [trace.rule for trace in traces] == [PLAIN, RULES[2], RULES[3]]
    together = np.concatenate([trace.forward.activations[-1][0] for trace in traces], axis=1)
    for index in indices:
        alone = recording.trace_at(int(index) * recording.stride).forward.activations[-1][0]
        np.testing.assert_allclose(together[:, index], alone, rtol=1e-13)


def test_training_by_nothing_is_nothing():
    recording = a_recording()
    version = recording.version
    recording.train(0)
    recording.train(-5)
    assert (recording.last_epoch, recording.version) == (0, version)


def test_the_recording_can_only_be_read():
    recording = a_recording()
    recording.train(100)
    for array in (recording.losses, recording.mean_slopes, recording.vector_at(33)):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0.0


def test_what_was_handed_out_stays_when_the_recording_goes_on():
    recording = a_recording()
    recording.train(10)
    vector, kept = recording.vector_at(7), recording.vector_at(7).copy()
    recording.train(500)
    recording.branch(3, RULES[1])
    recording.train(100)
    assert np.array_equal(vector, kept)


# ---------------------------------------------------------------- the longest run

# A tenth of a second holds three times so many on a slow machine.
MOST_TRAINED_AGAIN = 255
# As long for a small store as the longest run is for the real one.
LONGEST_OF_SMALL = SMALL * MOST_EPOCHS // CAPACITY


@pytest.fixture
def trained_again(monkeypatch) -> list[int]:
    """How many epochs each training from now on takes."""
    counts: list[int] = []

    def counted(vector, epochs, *rest):
        counts.append(epochs)
        return descend(vector, epochs, *rest)

    monkeypatch.setattr(tape, "descend", counted)
    return counts


@pytest.mark.parametrize("block", [112, 1000, 10**9])
def test_a_run_ends_at_its_greatest_length(block):
    recording = Recording(START, XOR, PLAIN, NETWORK, SMALL, most_epochs=1500)
    for _ in range(20):
        recording.train(block)
        assert recording.ends == (recording.last_epoch == 1500)
    assert recording.last_epoch == 1500
    assert not recording.diverged
    recording.branch(1400, RULES[1])
    assert not recording.ends
    recording.train(50)
    assert recording.last_epoch == 1450


def test_even_at_the_end_of_the_longest_run_few_epochs_are_trained_again(trained_again):
    recording = Recording(START, XOR, PLAIN, NETWORK, SMALL, LONGEST_OF_SMALL)
    recording.train(10**9)
    assert recording.ends
    for epoch in some_epochs(recording.last_epoch, 400):
        trained_again.clear()
        recording.vector_at(epoch)
        assert sum(trained_again) <= MOST_TRAINED_AGAIN


@pytest.mark.parametrize("capacity", [CAPACITY, SMALL, 100])
def test_the_longest_run_needs_no_longer_stride(capacity):
    most, stride = capacity * MOST_EPOCHS // CAPACITY, 1
    while most // stride >= capacity:
        stride *= 2
    assert stride - 1 <= MOST_TRAINED_AGAIN


def test_places_looked_at_in_turn_are_trained_again_once(trained_again):
    recording, run = a_recording(), PlainRun()
    recording.train(3000)
    run.train(3000)
    places = [100, 999, 1733, 2900][:COURSES_KEPT]
    trained_again.clear()
    for step in (0, 1, 5, 2, 0):
        assert_every_epoch_comes_back(recording, run, [place + step for place in places])
    assert len(trained_again) == len(places)


# ---------------------------------------------------------------- branches


def test_rules_change_and_futures_branch_while_it_is_thinned():
    recording, run = a_recording(), PlainRun()
    for epoch, rule, epochs in (
        (200, RULES[1], 150),
        (350, RULES[2], 77),
        (123, RULES[3], 400),
        (123, RULES[2], 5),
        (127, RULES[1], 300),
        (0, RULES[2], 50),
        (49, PLAIN, 200),
    ):
        for each in (recording, run):
            each.train(max(epoch - recording.last_epoch, 0))
        run.train(max(epoch - (len(run.vectors) - 1), 0))
        recording.branch(epoch, rule)
        run.branch(epoch, rule)
        recording.train(epochs)
        run.train(epochs)
        assert_every_epoch_comes_back(recording, run, some_epochs(recording.last_epoch, 25))


moves = st.lists(
    st.tuples(st.integers(0, 150), st.floats(0, 1), st.sampled_from(RULES), st.booleans()),
    min_size=1,
    max_size=8,
)


@given(moves)
@settings(max_examples=40)
def test_any_history_of_training_and_branching_comes_back(moves):
    recording, run = a_recording(capacity=16), PlainRun()
    for epochs, where, rule, branches in moves:
        recording.train(epochs)
        run.train(epochs)
        if branches:
            epoch = round(where * recording.last_epoch)
            recording.branch(epoch, rule)
            run.branch(epoch, rule)
    assert_every_epoch_comes_back(recording, run, some_epochs(recording.last_epoch, 12))
    assert recording.stored <= 16


def test_branching_to_the_rule_in_force_changes_no_rule():
    recording = a_recording()
    recording.train(40)
    recording.branch(20, PLAIN)
    assert [change.epoch for change in recording.rules] == [0]
    assert recording.last_epoch == 20


def test_every_branch_and_every_thinning_is_another_version():
    recording = a_recording()
    versions = [recording.version]
    recording.train(SMALL - 1)
    assert recording.version == versions[0]
    recording.train(1)
    versions.append(recording.version)
    recording.branch(10, RULES[1])
    versions.append(recording.version)
    assert len(set(versions)) == 3


def test_a_new_rule_is_in_force_at_the_branching_epoch_itself():
    recording = a_recording()
    recording.train(40)
    recording.branch(20, RULES[2])
    assert recording.trace_at(20).rule is RULES[2]
    assert recording.losses[20] == pytest.approx(float(recording.trace_at(20).loss), rel=1e-13)


# ---------------------------------------------------------------- ghosts


def test_the_ghost_is_thinned_too():
    recording = a_recording(capacity=4096)
    recording.train(4000)
    losses = recording.losses.copy()
    ghost = recording.ghost_from(100)
    assert ghost is not None
    assert len(ghost.epochs) == GHOST_POINTS
    assert (ghost.epochs[0], ghost.epochs[-1]) == (100, 4000)
    assert ghost.losses.tolist() == losses[ghost.epochs.astype(int)].tolist()


def test_a_future_of_which_nothing_was_kept_leaves_no_ghost():
    recording = a_recording()
    recording.train(250)
    assert recording.stride == 4
    recording.train(1)
    assert recording.last_epoch == 251
    assert recording.ghost_from(249) is None  # 250 and 251 lie between stored epochs


@given(st.integers(60, 600), st.floats(0, 1))
def test_a_ghost_lies_in_the_future_that_was_left(last, where):
    recording = a_recording(capacity=16)
    recording.train(last)
    epoch = round(where * last)
    ghost = recording.ghost_from(epoch)
    if ghost is not None:
        assert (ghost.epochs >= epoch).all()
        assert (ghost.epochs <= last).all()
        assert (np.diff(ghost.epochs) > 0).all()
        assert np.isfinite(ghost.losses).all()


# ---------------------------------------------------------------- solved since


def right_everywhere(recording: Recording) -> list[bool]:
    return [bool(recording.trace_at(e).right.all()) for e in range(recording.last_epoch + 1)]


def brute_force_since(right: list[bool], epoch: int) -> int | None:
    if not right[epoch]:
        return None
    while epoch > 0 and right[epoch - 1]:
        epoch -= 1
    return epoch


@pytest.mark.parametrize(
    ("dataset", "seed", "spread", "turns"), [(AND, 4, 4, 35), (AND, 20, 1, 17), (XOR, 10, 4, 43)]
)
def test_since_when_it_is_solved_is_exact_however_much_is_thinned_out(dataset, seed, spread, turns):
    # Bold ReLU networks that come right and go wrong again, and again.
    bold = Hyperparameters(0.3, RELU, SIGMOID, CROSS_ENTROPY)
    start = np.random.default_rng(seed).uniform(-spread, spread, 9)
    recording = Recording(start, dataset, bold, NETWORK, SMALL)
    for _ in range(10):
        recording.train(30)
    assert recording.stride == 8

    right = right_everywhere(recording)

    assert sum(before != after for before, after in pairwise(right)) == turns
    for epoch in range(301):
        assert recording.solved_since(epoch) == brute_force_since(right, epoch)


def test_since_when_it_is_solved_follows_branches():
    recording = a_recording(rule=Hyperparameters(1.0, SIGMOID, SIGMOID, CROSS_ENTROPY))
    recording.train(900)
    assert recording.solved_since(900) is not None
    for epoch, rule in ((850, RULES[3]), (620, RULES[2]), (620, PLAIN), (10, RULES[1])):
        recording.branch(epoch, rule)
        recording.train(90)
        right = right_everywhere(recording)
        for at in range(max(epoch - 30, 0), recording.last_epoch + 1):
            assert recording.solved_since(at) == brute_force_since(right, at)


# ---------------------------------------------------------------- divergence


def test_a_diverging_run_ends_at_its_last_sound_epoch():
    wild = Hyperparameters(1.0, RELU, RELU, MSE)
    recording = Recording(np.full(9, 200.0), XOR, wild, NETWORK, SMALL)
    recording.train(100)
    assert recording.diverged
    assert np.isfinite(recording.vector_at(recording.last_epoch)).all()
    last = recording.last_epoch
    recording.train(100)
    assert recording.last_epoch == last
    recording.branch(last, PLAIN)
    assert not recording.diverged
    recording.train(100)
    assert recording.last_epoch == last + 100
