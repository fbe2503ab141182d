"""Where the packets are: a pure function of the moment, never of what was drawn before.

Every connection has a lane forward and a lane backward; every arc has one lane, backward.  In a
stream packets follow each other at even distances; in a told epoch they come as short trains, layer
by layer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.engine.topology import ParameterId
from game.engine.trace import EpochTrace
from game.session.presentation import Mode, Moment, Phase
from game.session.snapshot import Snapshot
from game.session.terms.inside import Inside
from game.session.terms.stations import Kind
from game.view.drawing.shapes.curve import Path
from game.view.network.packets.comet import HEADINGS, CometSprites, PacketKind
from game.view.network.places.places import NetworkGeometry
from game.view.network.reading.reading import (
    backward_value,
    forward_value,
    hurries,
    magnitude_level,
)
from game.view.network.reading.staging import ARRIVAL, part_of_layer

Integers = NDArray[np.intp]
Float64 = NDArray[np.float64]

PLACES: Final = 512
# Lanes begin and end this deep inside the neurons, so that packets come out of them and vanish in
# them.
DEPTH: Final = 26.0
# In a stream, data and gradients keep to their own side of a connection.
SIDE: Final = 4.2
SETTING_OUT: Final = 0.04
# How far a train has come that stands still.
HELD_AT: Final = 0.55
GOLDEN_RATIO: Final = 0.6180339887


class Manner(NamedTuple):
    """How packets follow each other: in a stream one every so many logical units (on an arc
    ``arc_spacing``), in a told epoch ``train`` of them, ``gap`` (a share of the lane) apart.
    ``beside``: gradients also run on the connections, beside the data.
    """

    spacing: float = 118.0
    arc_spacing: float = 104.0
    train: int = 3
    gap: float = 0.15
    beside: bool = True


CLOSE: Final = Manner()
# Large packets, for the pages in large type.
SPARSE: Final = Manner(spacing=190.0, arc_spacing=150.0, gap=0.24, beside=False)


class Lane(NamedTuple):
    """A way for packets: what kind runs on it, along which connection, and its length."""

    kind: PacketKind
    connection: ParameterId
    length: float


class Packets(NamedTuple):
    """Some packets: device pixels ``x`` and ``y`` of their heads, and their comets' slots."""

    x: Integers
    y: Integers
    slots: Integers

    def __len__(self) -> int:
        return len(self.x)


class _Sending(NamedTuple):
    """What a trace sends over the lanes: the level of magnitude on each, and where the slots of its
    comets start; of a stream's packets, on which lane each is and its place before it flows.
    """

    levels: Sequence[int]
    starts: Integers
    lanes: Integers
    first: Float64


class Traffic:
    """The lanes of one geometry at one scale, and the packets on them.

    ``packet_count``, for measurements: so many packets in a stream, whatever the lanes' lengths.
    """

    def __init__(
        self,
        geometry: NetworkGeometry,
        scale: float,
        packet_count: int | None = None,
        manner: Manner = CLOSE,
    ) -> None:
        self._scale = scale
        self._manner = manner
        self._packet_count = packet_count
        lanes: list[tuple[Lane, Path, float]] = []
        connections = [p for p in geometry.paths if not p.is_bias]
        ways = [(PacketKind.DATA, 1), (PacketKind.GRADIENT_BESIDE, -1)]
        for kind, way in ways if manner.beside else ways[:1]:
            for connection in connections:
                path = Path(geometry.paths[connection].points[::way])
                lanes.append((Lane(kind, connection, path.length), path, -SIDE * manner.beside))
        for connection, path in geometry.arcs.items():
            lanes.append((Lane(PacketKind.GRADIENT, connection, path.length), path, 0.0))
        self.lanes: Sequence[Lane] = [lane for lane, _, _ in lanes]
        self._depth = max(p.layer for p in connections) + 1
        tables = [_table(path, scale) for _, path, _ in lanes]
        self._places: Float64 = np.stack([places for places, _, _ in tables])
        self._aside: Float64 = np.stack(
            [
                aside * side * scale
                for (_, aside, _), (_, _, side) in zip(tables, lanes, strict=True)
            ]
        )
        self._headings: Integers = np.stack([headings for _, _, headings in tables])
        # What the last trace sends, kept because a stream asks for it many times.
        self._sent: tuple[EpochTrace, int | None, _Sending] | None = None

    def packets(self, snapshot: Snapshot, moment: Moment) -> Packets:
        """All packets of a moment that carry the numbers of a snapshot."""
        sending = self._sending(snapshot.trace, moment.sample)
        if moment.mode is Mode.STREAM:
            lanes, at = sending.lanes, np.mod(sending.first + moment.flow, 1.0)
        elif snapshot.inside is not None:
            lanes, at = self._held(snapshot, snapshot.inside, sending.levels)
        elif moment.mode is Mode.STAGED:
            # Rows in a hurry send one packet each: trains would flicker where lanes meet.
            manner = self._manner._replace(train=1) if hurries(snapshot) else self._manner
            lanes, at = self._trains(moment, sending.levels, manner)
        else:
            lanes, at = np.empty(0, np.intp), np.empty(0)
        place = np.round(at * (PLACES - 1)).astype(np.intp)
        spots = self._places[lanes, place]
        if moment.mode is Mode.STREAM:
            spots = spots + self._aside[lanes, place]
        pixels = np.round(spots).astype(np.intp)
        slots = sending.starts[lanes] + self._headings[lanes, place]
        return Packets(pixels[:, 0], pixels[:, 1], slots)

    def _sending(self, trace: EpochTrace, sample: int | None) -> _Sending:
        if self._sent is None or self._sent[0] is not trace or self._sent[1] != sample:
            levels = self.levels(trace, sample)
            slots = [
                CometSprites.slot(lane.kind, level)
                for lane, level in zip(self.lanes, levels, strict=True)
            ]
            sending = _Sending(levels, np.array(slots, np.intp), *self._evenly(levels))
            self._sent = (trace, sample, sending)
        return self._sent[2]

    def levels(self, trace: EpochTrace, sample: int | None) -> list[int]:
        """The level of magnitude on each lane; 0: no packets."""
        return [
            magnitude_level(
                (forward_value if lane.kind is PacketKind.DATA else backward_value)(
                    trace, lane.connection, sample
                )
            )
            for lane in self.lanes
        ]

    def _evenly(self, levels: Sequence[int]) -> tuple[Integers, Float64]:
        """Packets of a stream before it flows: on which lane each is, and where."""
        counts = np.array(self._counts(levels), np.intp)
        lanes = np.repeat(np.arange(len(counts)), counts)
        # The number of each packet on its own lane.
        number = np.arange(len(lanes)) - np.repeat(np.cumsum(counts) - counts, counts)
        return lanes, (number + _offsets(len(counts))[lanes]) / counts[lanes]

    def _counts(self, levels: Sequence[int]) -> list[int]:
        """How many packets a stream has on each lane."""
        open_lanes = [
            lane.length if level else 0.0 for lane, level in zip(self.lanes, levels, strict=True)
        ]
        total = sum(open_lanes)
        if self._packet_count is not None and total:
            edges = np.round(np.cumsum(open_lanes) / total * self._packet_count).astype(int)
            return [int(n) for n in np.diff(edges, prepend=0)]
        spacing = [
            self._manner.arc_spacing if lane.kind is PacketKind.GRADIENT else self._manner.spacing
            for lane in self.lanes
        ]
        return [max(round(n / s), 1) if n else 0 for n, s in zip(open_lanes, spacing, strict=True)]

    def _trains(
        self, moment: Moment, levels: Sequence[int], manner: Manner
    ) -> tuple[Integers, Float64]:
        """Short trains on the lanes of the layer whose turn it is."""
        if moment.phase not in (Phase.FORWARD, Phase.BACKWARD):
            return np.empty(0, np.intp), np.empty(0)
        forward = moment.phase is Phase.FORWARD
        lanes: list[int] = []
        at: list[float] = []
        for number, (lane, level) in enumerate(zip(self.lanes, levels, strict=True)):
            if not level or (lane.kind is PacketKind.DATA) != forward:
                continue
            layer = lane.connection.layer
            turn = layer if forward else self._depth - 1 - layer
            part = part_of_layer(moment.progress, turn, self._depth)
            for place in train(part, manner):
                lanes.append(number)
                at.append(place)
        return np.array(lanes, dtype=np.intp), np.array(at)

    def _held(
        self, snapshot: Snapshot, inside: Inside, levels: Sequence[int]
    ) -> tuple[Integers, Float64]:
        """A train that stands still on each lane along which something comes to the neuron where
        somebody walks.
        """
        station = inside.station(snapshot.topology)
        forward, neuron = station.kind is Kind.SUM, station.neuron
        if neuron is None or station.kind not in (Kind.SUM, Kind.BACKPROP):
            return np.empty(0, np.intp), np.empty(0)
        lanes: list[int] = []
        at: list[float] = []
        for number, (lane, level) in enumerate(zip(self.lanes, levels, strict=True)):
            ends = lane.connection.target_neuron if forward else lane.connection.source_neuron
            if level and ends == neuron and (lane.kind is PacketKind.DATA) == forward:
                for place in train(HELD_AT, self._manner):
                    lanes.append(number)
                    at.append(place)
        return np.array(lanes, dtype=np.intp), np.array(at)


def train(part: float, manner: Manner = CLOSE) -> list[float]:
    """Places (0 to 1 along the lane) of a train's packets that are under way."""
    share = (part - SETTING_OUT) / (ARRIVAL - SETTING_OUT)
    first = share * (1.0 + (manner.train - 1) * manner.gap)
    places = (first - number * manner.gap for number in range(manner.train))
    return [place for place in places if 0.0 < place < 1.0]


def _offsets(lanes: int) -> Float64:
    """Where the first packet of each lane starts, so that lanes do not march in step (golden
    ratio)."""
    return np.asarray(np.mod(np.arange(lanes) * GOLDEN_RATIO, 1.0))


def _table(path: Path, scale: float) -> tuple[Float64, Float64, Integers]:
    """Device pixels, unit vectors to the right-hand side, and headings at PLACES even places."""
    reach = np.linspace(-DEPTH, path.length + DEPTH, PLACES)
    angles = path.angles_at(reach / path.length)
    along = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    beyond = reach - np.clip(reach, 0.0, path.length)
    places = (path.points_at(reach / path.length) + beyond[:, None] * along) * scale
    aside = np.stack([-along[:, 1], along[:, 0]], axis=1)
    headings = np.round(angles / (2 * np.pi) * HEADINGS).astype(np.intp) % HEADINGS
    return places, aside, headings
