"""The short version of the kill trial: the picture comes back each time."""

from tests.exhibit import kill_trial
from tests.exhibit.faults.stage import has_real_program
from tests.exhibit.faults.xvfb import need_xvfb

KILLS = 3


def test_the_picture_comes_back_each_time() -> None:
    need_xvfb()
    # Sooner than the trial by hand, so the waits of a crash loop (0.1, 0.2, 0.4 s) come on top.
    trial = kill_trial.run(KILLS, hangs=0, settled=0.2, stand_in=not has_real_program())
    assert len(trial.kills) == KILLS
    assert max(trial.kills) < kill_trial.MOST_SECONDS


def test_quantiles() -> None:
    values = [float(n) for n in range(1, 201)]
    assert kill_trial.quantile(values, 0.5) == 100.0
    assert kill_trial.quantile(values, 0.95) == 190.0
    assert kill_trial.quantile([3.0], 0.95) == 3.0
