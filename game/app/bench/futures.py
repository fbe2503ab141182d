"""How quickly one moves between epochs and futures of long recordings, and what these weigh."""

import time
from collections.abc import Callable, Iterator, Mapping
from typing import Final

import numpy as np

from game.app.bench.figure import Figure
from game.app.bench.floors import naive_epoch
from game.session import commands
from game.session.presets import Preset
from game.session.session import Session

EPOCHS: Final = 100_000
# One future from the middle, and one from an epoch that is not stored.
PARTINGS: Final = ((50_000, "loss", "cross-entropy"), (30_001, "learning_rate", 0.5))
SEEKS: Final = 300
ROUNDS: Final = 30
FLOOR_ROUNDS: Final = 5
# In naive epochs: some milliseconds on a slow machine.
SEEK_BUDGET: Final = 25.0
BACK_BUDGET: Final = 60.0
MEGABYTES_BUDGET: Final = 60.0
# Of many seeks this share is as quick.
SHARE: Final = 0.9


def future_figures(presets: Mapping[str, Preset]) -> Iterator[Figure]:
    """Going to any epoch, bringing a future back, and the memory of three."""
    session = Session(presets, presets["sandbox"], np.random.default_rng(1))
    session.apply(commands.TrainTo(EPOCHS))
    for epoch, name, value in PARTINGS:
        session.apply(commands.Seek(epoch))
        session.apply(commands.ChangeSetting(name, value))
        session.apply(commands.TrainTo(EPOCHS))
    parameters = session.snapshot().trace.parameters
    floor = min(_milliseconds(lambda: naive_epoch(parameters)) for _ in range(FLOOR_ROUNDS * SEEKS))

    def does(command: commands.Command) -> float:
        def act() -> None:
            session.apply(command)
            session.snapshot()

        return _milliseconds(act)

    goals = np.random.default_rng(1).integers(0, EPOCHS, SEEKS)
    seeks = sorted(does(commands.Seek(int(epoch))) for epoch in goals)
    backs = sorted(does(commands.BringBack(turn % 3)) for turn in range(ROUNDS))
    seek, back = (times[int(len(times) * SHARE)] for times in (seeks, backs))
    yield Figure("seek", floor * 1e3, seek / floor, SEEK_BUDGET, "x")
    yield Figure("bring-back", floor * 1e3, back / floor, BACK_BUDGET, "x")
    yield Figure("futures", None, _stored(session), MEGABYTES_BUDGET, "MB")


def _stored(session: Session) -> float:
    """What the recordings of a session hold, in megabytes."""
    return sum(recording.megabytes for recording in session.recordings)


def _milliseconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1e3
