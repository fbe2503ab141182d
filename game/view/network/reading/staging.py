"""How far the telling of an epoch has come: which numbers have arrived, which arcs are lit.

A pure function of the session's moment.  Everything between 0 and 1 is a share: 0 has not begun, 1
is done.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from game.session.presentation import Mode, Moment, Phase

# In a layer's part of a phase, its packets are under way until here; then its numbers appear.
ARRIVAL: Final = 0.88
# From then on the ring lights up over this share of the layer's part.
LIGHTING_UP: Final = 0.12
TARGET_AT: Final = 0.14
ERROR_AT: Final = 0.48
# How quickly an arc lights up, as a share of the layer's part of the backward phase.
LIGHTING: Final = 0.10


class Staging(NamedTuple):
    """What has come to pass, by layers of computing neurons (the first hidden layer is 0).

    ``forward``: how far each layer's numbers have come; its activations stand as soon as that is
    more than 0.  ``rings``: how far its rings have lit up.  ``deltas``: whether each layer's deltas
    stand.  ``lit``: how far the arcs into each layer's neurons have lit up.  ``target``, ``error``:
    whether these stand.  ``pulse``: the output's ripple when it is compared.  ``updated``: how far
    the weights have moved.
    """

    forward: tuple[float, ...]
    rings: tuple[float, ...]
    deltas: tuple[bool, ...]
    lit: tuple[float, ...]
    target: bool
    error: bool
    pulse: float
    updated: float


def staging(moment: Moment, depth: int) -> Staging:
    """The staging of a moment for a network of so many layers of computing neurons."""
    backward = moment.mode in (Mode.REST, Mode.STREAM)
    if moment.mode is not Mode.STAGED:
        done = (1.0,) * depth
        lit = (1.0 if backward else 0.0,) * depth
        return Staging(done, done, (backward,) * depth, lit, True, True, 0.0, 0.0)
    phase, progress = moment.phase, moment.progress
    if phase is Phase.FORWARD:
        forward = tuple(_filled(progress, layer, depth) for layer in range(depth))
    else:
        forward = (1.0,) * depth
    compared = phase > Phase.LOSS
    return Staging(
        forward=forward,
        rings=forward,
        deltas=_deltas(phase, progress, depth),
        lit=_lit(phase, progress, depth),
        target=compared or (phase is Phase.LOSS and progress >= TARGET_AT),
        error=compared or (phase is Phase.LOSS and progress >= ERROR_AT),
        pulse=progress if phase is Phase.LOSS else 0.0,
        updated=smooth(progress) if phase is Phase.UPDATE else 0.0,
    )


def steadied(stage: Staging, phase: Phase) -> Staging:
    """The staging with numbers and lights that stand throughout a phase, whichever row is told."""
    depth, backward = len(stage.rings), phase is Phase.BACKWARD
    done, lit = (1.0,) * depth, (1.0 if backward else 0.0,) * depth
    deltas = (True,) * depth if backward else stage.deltas
    return stage._replace(forward=done, rings=done, deltas=deltas, lit=lit)


def part_of_layer(progress: float, layer: int, depth: int) -> float:
    """How far the part of a phase that belongs to one layer has come; may be outside of 0 to 1."""
    return progress * depth - layer


def _filled(progress: float, layer: int, depth: int) -> float:
    return _share((part_of_layer(progress, layer, depth) - ARRIVAL) / LIGHTING_UP)


def _deltas(phase: Phase, progress: float, depth: int) -> tuple[bool, ...]:
    if phase is not Phase.BACKWARD:
        return (phase is Phase.UPDATE,) * depth
    # The output's delta stands at once; the others when the packets from the layer behind arrive.
    behind = [part_of_layer(progress, depth - 2 - layer, depth) for layer in range(depth - 1)]
    return (*(part >= ARRIVAL for part in behind), True)


def _lit(phase: Phase, progress: float, depth: int) -> tuple[float, ...]:
    """Of the arcs that start at each layer's neurons: those of the output light up first."""
    if phase is not Phase.BACKWARD:
        return (0.0,) * depth
    return tuple(
        _share(part_of_layer(progress, depth - 1 - layer, depth) / LIGHTING)
        for layer in range(depth)
    )


def _share(value: float) -> float:
    return min(max(value, 0.0), 1.0)


def smooth(share: float) -> float:
    """Slow at both ends: 3 t^2 - 2 t^3."""
    return share * share * (3.0 - 2.0 * share)
