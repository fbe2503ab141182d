"""``--kiosk``: the small process that keeps the exhibit running; it loads no pygame and no numpy.

Nothing heavy is imported here, on purpose: this process lives for weeks, starts at once, and cannot
be brought down by what it watches.
"""

import argparse
import logging
import os
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from game.exhibit.configuration.file import NO_PIN, check_there, load
from game.exhibit.configuration.keys import Configuration, SupervisorConfiguration
from game.exhibit.logs.crash_file import CrashFile
from game.exhibit.logs.files import SUPERVISOR, start_log
from game.exhibit.logs.folders import log_folders
from game.exhibit.status.file import StatusFile
from game.exhibit.status.report import SupervisorReport
from game.exhibit.supervisor.back_off import BackOffRule
from game.exhibit.supervisor.bell import Bell
from game.exhibit.supervisor.child import ChildProcess
from game.exhibit.supervisor.exit_codes import PROBLEM
from game.exhibit.supervisor.folder_lock import FolderLock, lock_folder
from game.exhibit.supervisor.hang_watch import Patience
from game.exhibit.supervisor.rounds import RUNNING, Condition, Rules, Supervisor, Surroundings
from game.exhibit.supervisor.systemd import systemd_notifier, without_variables
from game.session.problem import ProblemError
from game.view.scene.texts import any_texts

ROOT = Path(__file__).resolve().parents[3]
MAIN = ROOT / "main.py"
TEXTS = ROOT / "assets" / "texts"
CHILD = "--exhibit-child"
SAFE_MODE = "--safe"
CONFIG_OPTION = "--config"
# Made for people who look for a mistake in front of a terminal.
MEDDLING = (
    *("PYTHONINSPECT", "PYTHONWARNINGS", "PYTHONDEVMODE", "PYTHONDEBUG", "PYTHONVERBOSE"),
    *("PYTHONPROFILEIMPORTTIME", "PYTHONTRACEMALLOC", "PYTHONDUMPREFS", "PYTHONBREAKPOINT"),
)

log = logging.getLogger("game.exhibit")


def supervise(
    command: Sequence[str],
    rules: Rules,
    bell: Bell,
    folders: Sequence[Path],
    report: SupervisorReport,
    lock: FolderLock,
) -> int:
    """Keep a command running; gives the exit code.

    The command gets ``--heartbeat FD`` and in safe mode ``--safe``. What it says while it dies goes
    to the first of the ``folders`` that takes it. The ``lock`` is told of every child.
    """
    left_over = lock.end_left_over()
    if left_over is not None:
        log.warning("ended process %d, which the supervisor before has left behind", left_over)
    _leave_no_core_files()
    environment = of_child(without_variables(os.environ))
    crash_file = CrashFile(folders)

    def start(safe: bool) -> ChildProcess:
        whole = [*command, SAFE_MODE] if safe else command
        around = environment | report.variables(safe)
        child = ChildProcess(whole, around, crash_file, bell.ring)
        lock.note_child(child.pid)
        return child

    def tell(condition: Condition) -> None:
        if condition.phase == RUNNING:
            report.picture()
        else:
            report.no_picture(condition.phase, condition.restarts, condition.last_fault)

    notifier = systemd_notifier(os.environ, time.monotonic)
    surroundings = Surroundings(start, time.monotonic, bell.wait, bell.end_asked, notifier, tell)
    return Supervisor(rules, surroundings).run()


def of_child(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without what makes Python another one: questions at its end would swallow
    the child's exit code, and a warning would end it.
    """
    return {name: value for name, value in environment.items() if name not in MEDDLING}


def _leave_no_core_files() -> None:
    """A hung child ends with SIGABRT: a core file each time would fill the disk in a week."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):
        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))


def main(arguments: Sequence[str]) -> int:
    """``--kiosk [--config FILE]``; gives the exit code. Bad usage: one sentence, code 2."""
    bell = Bell()
    bell.listen_to_signals()
    try:
        path = _configuration_path(arguments)
        loaded = load(path) if path else None
        configuration = loaded.configuration if loaded else Configuration()
        folders = log_folders(configuration.staff.log_folder)
        lock = lock_folder(folders)
    except ProblemError as problem:
        sys.stderr.write(f"{_sentence(problem)}\n")
        return PROBLEM
    start_log(SUPERVISOR, folders, log)
    for fault in loaded.faults if loaded else ():
        log.warning("configuration: %s", fault)
    if loaded and loaded.is_shut:
        log.error("%s: %s", path, NO_PIN)
    command = [sys.executable, str(MAIN), CHILD]
    if path is not None:
        command += [CONFIG_OPTION, str(path)]
    shut = loaded is not None and loaded.is_shut
    report = SupervisorReport(StatusFile(folders), configuration.profile, shut=shut)
    return supervise(command, _rules(configuration.supervisor), bell, folders, report, lock)


class _Parser(argparse.ArgumentParser):
    """Reports a mistake as a ProblemError instead of printing usage and leaving."""

    def error(self, message: str) -> NoReturn:
        raise ProblemError("usage", reason=message)


def _configuration_path(arguments: Sequence[str]) -> Path | None:
    """The file that ``--config`` names, None without it; it has to be there."""
    parser = _Parser(prog="main.py", add_help=False, allow_abbrev=False)
    parser.add_argument("--kiosk", action="store_true")
    parser.add_argument(CONFIG_OPTION, metavar="FILE")
    if f"{CONFIG_OPTION}=--" in arguments:
        # argparse would take it for no file at all.
        parser.error(f"{CONFIG_OPTION}: expected one argument")
    written = parser.parse_args(list(arguments)).config
    if written is None:
        return None
    path = Path(written)
    check_there(path)
    return path.absolute()


def _sentence(problem: ProblemError) -> str:
    return any_texts(TEXTS).problem(problem)


def _rules(configured: SupervisorConfiguration) -> Rules:
    back_off = BackOffRule(
        configured.back_off_first, configured.back_off_most, configured.safe_mode_after
    )
    return Rules(Patience(hang=configured.hang_seconds), back_off)
