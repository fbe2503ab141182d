"""The supervisor with a command and with limits of the test's own.

``python -m tests.exhibit.faults.lives.run_supervisor --diary FILE [--hang S] ... -- COMMAND ...``:
its logs go into the diary's folder. Without limits it is more patient than any machine is slow.
"""

import argparse
import logging
import sys
from pathlib import Path
from typing import Any

from game.exhibit.logs.files import SUPERVISOR, start_log
from game.exhibit.status.file import StatusFile
from game.exhibit.status.report import SupervisorReport
from game.exhibit.supervisor import rounds
from game.exhibit.supervisor.back_off import BackOffRule
from game.exhibit.supervisor.bell import Bell
from game.exhibit.supervisor.folder_lock import lock_folder
from game.exhibit.supervisor.hang_watch import Patience
from game.exhibit.supervisor.rounds import Rules
from game.exhibit.supervisor.supervisor import supervise
from tests.exhibit.faults.diary import Diary

PATIENT_SECONDS = 600.0


class OnceBroken:
    """Patience with everything until the diary tells of a fault, and then ``hang`` seconds of it: a
    frame that is slow on a busy machine is no hang.
    """

    start = PATIENT_SECONDS

    def __init__(self, diary: Diary, hang: float) -> None:
        self._diary = diary
        self._hang = hang

    @property
    def hang(self) -> float:
        return self._hang if self._diary.entries("fault") else PATIENT_SECONDS


def main(arguments: list[str]) -> int:
    bell = Bell()
    bell.listen_to_signals()
    parser = argparse.ArgumentParser()
    parser.add_argument("--diary", type=Path, required=True)
    parser.add_argument("--start", type=float, default=PATIENT_SECONDS)
    parser.add_argument("--hang", type=float, default=PATIENT_SECONDS)
    parser.add_argument("--hang-once-broken", type=float)
    parser.add_argument("--first", type=float, default=0.1)
    parser.add_argument("--deaths", type=int, default=5)
    parser.add_argument("command", nargs="+")
    options = parser.parse_args(arguments)
    folders = [options.diary.parent]
    start_log(SUPERVISOR, folders, logging.getLogger("game.exhibit"))
    patience: Any = Patience(options.start, options.hang)
    if options.hang_once_broken is not None:
        patience = OnceBroken(Diary(options.diary), options.hang_once_broken)
    rounds.END_SECONDS = PATIENT_SECONDS
    back_off = BackOffRule(first=options.first, deaths_to_safe_mode=options.deaths)
    report = SupervisorReport(StatusFile(folders), "kiosk")
    lock = lock_folder(folders)
    return supervise(options.command, Rules(patience, back_off), bell, folders, report, lock)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
