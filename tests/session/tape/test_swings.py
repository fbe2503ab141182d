"""How the loss swings, however much of the tape is thinned out, and whatever was cut off."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from game.engine.dataset import DATASETS
from game.engine.parameters import random_vector
from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session.settings import Settings
from game.session.tape.recording import Recording

BOLD = Settings(activation="relu", output_activation="relu", learning_rate=1.0).hyperparameters
CALM = replace(BOLD, learning_rate=0.3)
SHARE = 0.05


def bouncing(capacity: int, seed: int = 4) -> Recording:
    start = random_vector(NETWORK, np.random.default_rng(seed), 1.0, 0.0)
    return Recording(start, DATASETS["xor"], BOLD, NETWORK, capacity)


def rule_epoch(recording: Recording, epoch: int) -> int:
    return max(change.epoch for change in recording.rules if change.epoch <= epoch)


def flat_since(recording: Recording, losses: list[float], epoch: int) -> int:
    first = epoch
    while first > rule_epoch(recording, epoch):
        before, here = losses[first - 1], losses[epoch]
        if abs(before - here) >= SHARE * max(before, here):
            break
        first -= 1
    return first


def largest_rise(losses: list[float], first: int, last: int) -> float:
    pairs = pairwise(losses[first : max(last, 0) + 1])
    return max((max(after - before, 0.0) / before for before, after in pairs), default=0.0)


def compare(recording: Recording) -> None:
    stride = recording.stride
    losses = [float(recording.trace_at(e).loss) for e in range(recording.last_epoch + 1)]
    for epoch in range(0, recording.last_epoch + 1, 3):
        exact = flat_since(recording, losses, epoch)
        found = recording.flat_since(epoch, SHARE)
        assert exact <= found < exact + stride, epoch
        rise = recording.largest_rise(epoch, 30)
        changed = rule_epoch(recording, epoch)
        most = largest_rise(losses, max(changed, epoch - 30 - stride), epoch)
        least = largest_rise(losses, max(changed + stride, epoch - 30 + stride), epoch - stride)
        assert least - 1e-12 <= rise <= most + 1e-12, epoch
        if stride == 1:
            assert rise == pytest.approx(largest_rise(losses, max(changed, epoch - 30), epoch))


@pytest.mark.parametrize("capacity", [1024, 256, 64])
def test_as_walked_epoch_by_epoch(capacity: int) -> None:
    recording = bouncing(capacity)
    for epochs in (1, 40, 3, 200, 256):
        recording.train(epochs)
    assert recording.stride == {1024: 1, 256: 2, 64: 8}[capacity]
    compare(recording)


@pytest.mark.parametrize("capacity", [1024, 64])
@pytest.mark.parametrize("cut", [150, 153, 157])
def test_what_was_cut_off_counts_no_more(capacity: int, cut: int) -> None:
    # Another rule from there on, then back to the first one: the calm epochs have never been.
    recording = bouncing(capacity)
    recording.train(300)
    recording.branch(cut, CALM)
    recording.train(90)
    compare(recording)
    recording.branch(cut, BOLD)
    assert len(recording.rules) == 1
    recording.train(147)
    compare(recording)
    straight = bouncing(capacity)
    straight.train(cut + 147)
    for epoch in range(0, cut + 147, 7):
        if straight.stride == recording.stride:
            assert recording.flat_since(epoch, SHARE) == straight.flat_since(epoch, SHARE)
            assert recording.largest_rise(epoch, 30) == straight.largest_rise(epoch, 30)


def test_a_thinned_tape_still_knows_that_the_loss_jumps_between_what_is_kept() -> None:
    # 26 epochs make a cycle: kept every 8th epoch, the loss bounces between them unseen.
    recording = bouncing(64)
    recording.train(500)
    assert recording.stride == 8
    assert recording.largest_rise(500, 30) > 0.01
    assert recording.flat_since(500, 0.002) > 490
