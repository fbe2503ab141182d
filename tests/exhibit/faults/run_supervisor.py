"""The supervisor with a command and with limits of the test's own.

``python -m tests.exhibit.faults.run_supervisor --logs FOLDER [--hang S] ... -- COMMAND ...``
"""

import argparse
import logging
import sys
from pathlib import Path

from game.exhibit.logs.files import SUPERVISOR, start_log
from game.exhibit.status.file import StatusFile
from game.exhibit.status.report import SupervisorReport
from game.exhibit.supervisor.back_off import BackOffRule
from game.exhibit.supervisor.bell import Bell
from game.exhibit.supervisor.folder_lock import lock_folder
from game.exhibit.supervisor.hang_watch import Patience
from game.exhibit.supervisor.rounds import Rules
from game.exhibit.supervisor.supervisor import supervise


def main(arguments: list[str]) -> int:
    bell = Bell()
    bell.listen_to_signals()
    parser = argparse.ArgumentParser()
    parser.add_argument("--logs", type=Path)
    parser.add_argument("--start", type=float, default=30.0)
    parser.add_argument("--hang", type=float, default=5.0)
    parser.add_argument("--first", type=float, default=0.1)
    parser.add_argument("--deaths", type=int, default=5)
    parser.add_argument("command", nargs="+")
    options = parser.parse_args(arguments)
    start_log(SUPERVISOR, [options.logs], logging.getLogger("game.exhibit"))
    rules = Rules(
        Patience(options.start, options.hang),
        BackOffRule(first=options.first, deaths_to_safe_mode=options.deaths),
    )
    report = SupervisorReport(StatusFile([options.logs]), "kiosk")
    lock = lock_folder([options.logs])
    return supervise(options.command, rules, bell, [options.logs], report, lock)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
