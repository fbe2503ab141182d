"""The charts' curves: exact values at the epochs they show, never more points than asked for."""

import numpy as np
import pytest

from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session.tape.history import History, Quantity
from game.session.tape.recording import Recording
from tests.session.scenario import PRESETS, Scenario

SERIES = {
    Quantity.LOSS: 1,
    Quantity.ACTIVATIONS: 3,
    Quantity.DELTAS: 3,
    Quantity.WEIGHTS: 9,
}


def by_hand(story: Scenario, epoch: int, quantity: Quantity, sample: int | None) -> list[float]:
    """Read off the epoch's trace, one number at a time."""
    trace = story.recording.trace_at(epoch)
    if quantity is Quantity.LOSS:
        # The story has known two losses: half the squared error measures both.
        errors = trace.forward.activations[-1][0] - trace.dataset.targets[0]
        return [float(np.mean(0.5 * errors**2))]
    if quantity is Quantity.WEIGHTS:
        return [trace.parameters.value(parameter) for parameter in NETWORK.parameters]
    read = trace.activation if quantity is Quantity.ACTIVATIONS else trace.delta
    return [read(neuron, sample) for neuron in NETWORK.neurons]


@pytest.fixture(scope="module")
def story():
    """Ninety epochs under MSE, then cross-entropy from epoch 60 on."""
    return Scenario("xor").train_to(90).seek(60).change(loss="cross-entropy").train_to(200)


@pytest.mark.parametrize("sample", [None, 0, 3])
@pytest.mark.parametrize("quantity", Quantity)
def test_every_point_is_the_exact_value_of_its_epoch(story, quantity, sample):
    curves = story.now.history.curves(quantity, sample, points=50)
    assert curves.values.shape == (SERIES[quantity], len(curves.epochs))
    for place, epoch in enumerate(curves.epochs):
        wanted = by_hand(story, int(epoch), quantity, sample)
        np.testing.assert_allclose(curves.values[:, place], wanted, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("quantity", Quantity)
def test_values_at_one_epoch(story, quantity):
    for epoch in (0, 59, 60, 200):
        values = story.now.history.values_at(epoch, quantity, 1)
        assert values.tolist() == pytest.approx(by_hand(story, epoch, quantity, 1), rel=1e-14)


def test_the_loss_at_one_epoch(story):
    for epoch in (0, 60, 200):
        assert story.now.history.loss_at(epoch) == float(story.recording.trace_at(epoch).loss)


def test_losses_to_be_drawn_are_those_of_their_epochs(story):
    history, epochs = story.now.history, np.array([0, 59, 60, 61, 200])
    wanted = [history.loss_at(int(epoch)) for epoch in epochs]
    np.testing.assert_allclose(history.losses_at(epochs), wanted, rtol=1e-14)


def test_losses_of_a_thinned_recording_are_those_of_their_epochs():
    preset = PRESETS["xor"]
    start = Scenario("xor").recording.vector_at(0)
    recording = Recording(
        start, preset.dataset, preset.settings.hyperparameters, NETWORK, capacity=16
    )
    recording.train(100)
    history, epochs = History(recording), np.array([0, 3, 50, 99, 100])
    assert recording.stride > 1
    assert history.losses_at(epochs).tolist() == [history.loss_at(int(e)) for e in epochs]


@pytest.mark.parametrize("points", [2, 3, 10, 200, 201, 1000])
def test_curves_run_from_the_first_to_the_last_epoch_in_few_points(story, points):
    curves = story.now.history.curves(Quantity.LOSS, None, points)
    assert len(curves.epochs) <= points
    assert (curves.epochs[0], curves.epochs[-1]) == (0, 200)
    assert (np.diff(curves.epochs) > 0).all()


def test_a_run_that_has_not_begun_is_a_single_point():
    for quantity in Quantity:
        curves = Scenario("and").now.history.curves(quantity, None, points=100)
        assert curves.epochs.tolist() == [0.0]
        assert curves.values.shape == (SERIES[quantity], 1)


@pytest.mark.parametrize("last", [999, 1000, 1001, 1007])
def test_a_thinned_recording_still_ends_at_its_last_epoch(last):
    preset = PRESETS["xor"]
    rule = preset.settings.hyperparameters
    start = Scenario("xor").weights_at(0)
    recording = Recording(start, preset.dataset, rule, NETWORK, capacity=64)
    recording.train(last)
    for quantity in Quantity:
        for points in (2, 20, 500):
            curves = History(recording).curves(quantity, 2, points)
            assert curves.epochs[-1] == last
            assert len(curves.epochs) <= points
            exact = History(recording).values_at(last, quantity, 2)
            np.testing.assert_allclose(curves.values[:, -1], exact, rtol=1e-12)


def test_curves_cannot_be_written_to(story):
    curves = story.now.history.curves(Quantity.WEIGHTS, None, 10)
    with pytest.raises(ValueError, match="read-only"):
        curves.values[0, 0] = 1.0
