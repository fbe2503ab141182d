"""The network at telling moments."""

from dataclasses import replace
from functools import cache

from game.engine.topology import NETWORK_2_2_1
from game.session import commands as c
from game.session.presentation import Mode, Moment, Phase
from game.session.snapshot import Snapshot
from game.view.drawing.box import Box
from game.view.scene.interface import Interface
from tests.view.stage import SIZES, arranged, snapshot

NETWORK = NETWORK_2_2_1


@cache
def moments() -> dict[str, Snapshot]:
    """Snapshots of every kind of moment."""
    pin = c.SelectConnection(NETWORK.by_name["h1-o1"])
    every = c.SelectSample(None)
    return {
        "ready": snapshot("xor"),
        "stream": snapshot("xor", c.TrainTo(600), pin),
        "rest": snapshot("and", c.StepEpoch(), ticks=10_000),
        "all rows": snapshot("xor", c.TrainTo(600), every),
        "forward": snapshot("and", c.TrainTo(20), c.Seek(20, 0.1)),
        "between": snapshot("and", c.TrainTo(20), c.Seek(20, 0.25)),
        "loss": snapshot("and", c.TrainTo(20), c.Seek(20, 0.45)),
        "backward": snapshot("and", c.TrainTo(20), c.Seek(20, 0.75)),
        "update": snapshot("and", c.TrainTo(20), c.Seek(20, 0.96)),
        "told by rows": snapshot("and", c.TrainTo(20), every, c.Seek(20, 0.3)),
        "mean loss": snapshot("and", c.TrainTo(20), every, c.Seek(20, 0.49)),
        "locked": snapshot("vanishing-gradient", c.TrainTo(200)),
        "all locked": snapshot("xor", c.TrainTo(600), c.ChangeSetting("lock_threshold", 1.0)),
        "dead": snapshot("dying-relu", c.TrainTo(240)),
        "dead by rows": snapshot("dying-relu", c.TrainTo(240), every),
    }


def at(seen: Snapshot, mode: Mode, phase: Phase = Phase.FORWARD, progress: float = 0.0) -> Snapshot:
    """The snapshot at another moment of its epoch."""
    moment = Moment(mode, phase, progress, seen.moment.sample, 0.0)
    return replace(seen, moment=moment)


def drawings() -> dict[str, Box]:
    """Every drawing area there is at the sizes we serve."""
    seen = snapshot("and")
    return {
        f"{width}x{height} {'drawer' if settings else 'plain'}": arranged(
            seen, (width, height), Interface(settings_open=settings)
        ).drawing
        for width, height in SIZES
        for settings in (False, True)
    }
