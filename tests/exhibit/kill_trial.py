"""How fast the exhibit comes back: by hand, ``python -m tests.exhibit.kill_trial --kills 200``.

Under an X server of its own (1920x1080) the exhibit is killed again and again, then stopped, which
looks like a hang. Printed are the seconds until its picture is back.
"""

import argparse
import math
import os
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from game.exhibit.supervisor.hang_watch import Patience
from tests.exhibit.faults.stage import Exhibit, alive
from tests.exhibit.faults.waiting import wait_for
from tests.exhibit.faults.xvfb import Xvfb

# A child that dies sooner after its first picture is in a crash loop, and has to wait.
SETTLED_SECONDS = 2.3
# As the supervisor is at a kiosk.
LIMITS = ("--start", str(Patience().start), "--hang", str(Patience().hang))
# Whoever tests may have told Python to keep no compiled modules; a start is slower without them.
AS_AT_A_KIOSK = {"PYTHONDONTWRITEBYTECODE": ""}
P95_SECONDS, MOST_SECONDS = 2.0, 5.0


@dataclass(frozen=True)
class Trial:
    """Seconds: from a kill to the picture, from a stop to the cut, from a stop to the picture."""

    kills: list[float]
    cuts: list[float]
    hangs: list[float]


def run(kills: int, hangs: int, settled: float, stand_in: bool) -> Trial:
    """Kill and stop so many times; the exhibit runs for ``settled`` seconds before each."""
    trial = Trial([], [], [])
    with (
        tempfile.TemporaryDirectory() as folder,
        Xvfb() as server,
        Exhibit(
            Path(folder), server.display, limits=LIMITS, stand_in=stand_in, **AS_AT_A_KIOSK
        ) as exhibit,
    ):
        child, shown = exhibit.picture(1)
        for number in range(kills + hangs):
            hang = number >= kills
            child, seconds = _again(exhibit, child, shown + settled, number + 2, trial, hang)
            (trial.hangs if hang else trial.kills).append(seconds)
            if not hang and seconds >= MOST_SECONDS:
                print(exhibit.log, exhibit.crash_log, sep="\n", file=sys.stderr)
            shown = time.monotonic()
        assert exhibit.end() == 0
    return trial


def _again(
    exhibit: Exhibit, child: int, when: float, number: int, trial: Trial, hang: bool
) -> tuple[int, float]:
    """Kill or stop the child at a time; gives the next one, and how long its picture took."""
    time.sleep(max(when - time.monotonic(), 0.0))
    struck = time.monotonic()
    os.kill(child, signal.SIGSTOP if hang else signal.SIGKILL)
    if hang:
        wait_for(lambda: not alive(child), "the cut")
        trial.cuts.append(time.monotonic() - struck)
    child, shown = exhibit.picture(number)
    return child, shown - struck


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that so large a share of them does not exceed."""
    return sorted(values)[max(math.ceil(share * len(values)) - 1, 0)]


def line(name: str, values: Sequence[float]) -> str:
    median, p95 = quantile(values, 0.5), quantile(values, 0.95)
    return (
        f"{name:<16} {len(values):4}   median {median:5.2f} s   p95 {p95:5.2f} s"
        f"   max {max(values):5.2f} s"
    )


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.exhibit.kill_trial")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--hangs", type=int, default=5)
    parser.add_argument("--settled", type=float, default=SETTLED_SECONDS, metavar="SECONDS")
    parser.add_argument("--stand-in", action="store_true", help="a small window, not the program")
    options = parser.parse_args(arguments)
    trial = run(options.kills, options.hangs, options.settled, options.stand_in)
    print("a small window" if options.stand_in else "the exhibit", "at 1920x1080 under Xvfb")
    for name, values in (
        ("kill to picture", trial.kills),
        ("stop to cut", trial.cuts),
        ("stop to picture", trial.hangs),
    ):
        if values:
            print(line(name, values))
    kept = not trial.kills or (
        quantile(trial.kills, 0.95) < P95_SECONDS and max(trial.kills) < MOST_SECONDS
    )
    print("kept" if kept else f"MISSED: p95 under {P95_SECONDS} s, all under {MOST_SECONDS} s")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
