"""Packets: where they are follows from the moment alone, how large they are from the numbers."""

from dataclasses import replace

import numpy as np
import pytest

from game.session import commands as c
from game.session.presentation import Mode, Phase
from game.session.snapshot import Snapshot
from game.view.drawing.theme import DARK
from game.view.network.packets.comet import HEADINGS, CometSprites, PacketKind
from game.view.network.packets.traffic import Packets, Traffic, train
from game.view.network.places.geometry import network_geometry
from game.view.network.reading.reading import LEVELS
from tests.view.network.stage import NETWORK, at, drawings, moments
from tests.view.stage import snapshot

GEOMETRY = network_geometry(drawings()["1920x1080 plain"])


def traffic(count: int | None = None) -> Traffic:
    return Traffic(GEOMETRY, 1.0, count)


def sent(over: Traffic, seen: Snapshot) -> Packets:
    return over.packets(seen, seen.moment)


def kinds(packets: Packets) -> list[PacketKind]:
    return [PacketKind(slot // HEADINGS // (LEVELS + 1)) for slot in packets.slots.tolist()]


def flowing(seen: Snapshot, flow: float) -> Snapshot:
    moment = seen.moment._replace(mode=Mode.STREAM, flow=flow)
    return replace(seen, moment=moment)


@pytest.mark.parametrize("name", ["ready", "rest", "loss", "update"])
def test_no_packets_where_nothing_moves(name: str) -> None:
    assert len(sent(traffic(), moments()[name])) == 0


def test_equal_moments_give_equal_packets_whatever_came_before() -> None:
    seen = moments()["stream"]
    used = traffic()
    for flow in (0.1, 0.7, 3.3):
        sent(used, flowing(seen, flow))
    for wanted, fresh in ((used, traffic()), (traffic(), traffic())):
        a = sent(wanted, flowing(seen, 1.25))
        b = sent(fresh, flowing(seen, 1.25))
        assert np.array_equal(np.stack([a.x, a.y, a.slots]), np.stack([b.x, b.y, b.slots]))


def test_after_one_journey_a_stream_looks_the_same() -> None:
    seen = moments()["stream"]
    a, b = sent(traffic(), flowing(seen, 0.25)), sent(traffic(), flowing(seen, 5.25))
    assert abs(a.x - b.x).max() <= 1
    assert abs(a.y - b.y).max() <= 1


def test_a_stream_flows_both_ways() -> None:
    assert set(kinds(sent(traffic(), moments()["stream"]))) == set(PacketKind)


def test_data_runs_forward_and_gradients_backward() -> None:
    forward = [
        sent(traffic(), at(moments()["forward"], Mode.STAGED, Phase.FORWARD, progress))
        for progress in (0.15, 0.3, 0.8)
    ]
    assert all(set(kinds(packets)) == {PacketKind.DATA} for packets in forward)
    middles = [float(packets.x.mean()) for packets in forward]
    assert middles == sorted(middles)
    backward = [
        sent(traffic(), at(moments()["backward"], Mode.STAGED, Phase.BACKWARD, progress))
        for progress in (0.15, 0.3, 0.8)
    ]
    assert all(PacketKind.DATA not in kinds(packets) for packets in backward)
    middles = [float(packets.x.mean()) for packets in backward]
    assert middles == sorted(middles, reverse=True)


def test_an_input_of_zero_sends_nothing() -> None:
    seen = snapshot("and", c.TrainTo(20), c.SelectSample(0))
    layers = at(seen, Mode.STAGED, Phase.FORWARD, 0.25)
    assert len(sent(traffic(), layers)) == 0
    both = snapshot("and", c.TrainTo(20), c.SelectSample(3))
    assert len(sent(traffic(), at(both, Mode.STAGED, Phase.FORWARD, 0.25))) == 4 * 3


def test_a_dead_neuron_sends_nothing_back() -> None:
    seen = moments()["dead"]
    levels = traffic().levels(seen.trace, seen.moment.sample)
    for lane, level in zip(traffic().lanes, levels, strict=True):
        into_dead = lane.connection.target_neuron == NETWORK.neurons[0]
        if into_dead and lane.kind is not PacketKind.DATA:
            assert level == 0


def test_packets_through_a_locked_output_are_whispers() -> None:
    seen = moments()["locked"]
    lanes = traffic().lanes
    levels = dict(zip(lanes, traffic().levels(seen.trace, seen.moment.sample), strict=True))
    loud = moments()["stream"]
    others = dict(zip(lanes, traffic().levels(loud.trace, loud.moment.sample), strict=True))
    for lane in lanes:
        if lane.kind is PacketKind.GRADIENT and lane.connection.layer == 1:
            assert 0 < levels[lane] < others[lane]


@pytest.mark.parametrize("count", [50, 200, 1000])
def test_measurements_may_ask_for_a_number_of_packets(count: int) -> None:
    assert len(sent(traffic(count), moments()["stream"])) == count


def test_packets_start_and_end_inside_the_nodes() -> None:
    packets = sent(traffic(4000), moments()["stream"])
    left, right = GEOMETRY.neurons[NETWORK.inputs[0]], GEOMETRY.neurons[NETWORK.neurons[2]]
    assert left.x < packets.x.min() < left.x + left.r
    assert right.x - right.r < packets.x.max() < right.x


def test_a_train_sets_out_and_arrives() -> None:
    assert train(0.0) == []
    assert train(1.0) == []
    assert train(-0.5) == []
    assert len(train(0.5)) == 3
    assert train(0.5) == sorted(train(0.5), reverse=True)


def test_comets_grow_with_the_level_and_point_where_they_fly() -> None:
    comets = CometSprites(1.0, DARK)
    for kind in PacketKind:
        areas = []
        for level in range(1, LEVELS + 1):
            surface, x, y = comets.comet(CometSprites.slot(kind, level))
            areas.append(surface.get_width() * surface.get_height())
            assert x > surface.get_width() / 2, "the tail is behind"
            assert abs(y - surface.get_height() / 2) <= 1
        assert areas == sorted(areas)
        surface, x, y = comets.comet(CometSprites.slot(kind, LEVELS) + HEADINGS // 4)
        assert y > surface.get_height() / 2, "a quarter turn flies down the screen"
        again, *_ = comets.comet(CometSprites.slot(kind, LEVELS) + HEADINGS // 4)
        assert again is surface, "made once"


def test_a_whisper_is_also_faint() -> None:
    comets = CometSprites(1.0, DARK)
    faint, x, y = comets.comet(CometSprites.slot(PacketKind.GRADIENT, 1))
    loud, loud_x, loud_y = comets.comet(CometSprites.slot(PacketKind.GRADIENT, LEVELS))
    assert faint.get_at((x, y)).a < 0.5 * loud.get_at((loud_x, loud_y)).a
