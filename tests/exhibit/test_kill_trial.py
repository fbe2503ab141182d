"""The short version of the kill trial: it can be held. How fast is for a machine that rests."""

from tests.exhibit import kill_trial
from tests.exhibit.faults.xvfb import need_xvfb

KILLS = 2


def test_the_picture_comes_back_each_time() -> None:
    need_xvfb()
    trial = kill_trial.run(KILLS, hangs=0, settled=0.0, stand_in=True)
    assert len(trial.kills) == KILLS


def test_quantiles() -> None:
    values = [float(n) for n in range(1, 201)]
    assert kill_trial.quantile(values, 0.5) == 100.0
    assert kill_trial.quantile(values, 0.95) == 190.0
    assert kill_trial.quantile([3.0], 0.95) == 3.0
