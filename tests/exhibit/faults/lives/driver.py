"""Starts the exhibit as the supervisor does, writes down what happens, and breaks it from outside.

``python -m tests.exhibit.faults.lives.driver --record FILE [--stand-in] [--fault NAME] ...``: the
options after these are the child's own. The first N ``--lives`` have the fault. Each life writes
its start, its first picture and its end by itself into the file. The program knows nothing of it.
"""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pygame

from game.exhibit.status.restarts import VARIABLE
from game.exhibit.supervisor import exit_codes
from game.exhibit.supervisor.heartbeat import Heartbeat
from game.exhibit.supervisor.orphan import end_with_supervisor
from tests.exhibit.faults.diary import Diary
from tests.exhibit.faults.lives import stand_in

# A fault in a frame comes after this many good ones.
GOOD_FRAMES = 5


def hang() -> None:
    while True:
        pass


def fail() -> None:
    raise RuntimeError("a broken brush")


def chatter() -> None:
    """Say far more on standard error than anybody wants to keep."""
    sys.stderr.write("no paint left\n" * 100_000)
    raise SystemExit(1)


def staff_exit() -> None:
    raise SystemExit(exit_codes.STAFF_EXIT)


IN_A_FRAME = {"hang": hang, "fail": fail, "chatter": chatter, "staff-exit": staff_exit}


def write_down_first_pictures(diary: Diary) -> None:
    first_picture = Heartbeat.first_picture

    def shown(self: Heartbeat) -> None:
        first_picture(self)
        diary.write("picture", driver=pygame.display.get_driver())

    Heartbeat.first_picture = shown  # type: ignore[method-assign]


def break_a_frame(fault: Callable[[], None], in_stand_in: bool, diary: Diary) -> None:
    """Make drawing fail after a few frames."""
    if in_stand_in:
        owner: object = stand_in
        name = "draw"
    else:
        from game.view.screen import Screen

        owner, name = Screen, "render"
    draw = getattr(owner, name)
    drawn = 0

    def drawn_badly(*given: object) -> object:
        nonlocal drawn
        drawn += 1
        if drawn > GOOD_FRAMES:
            diary.write("fault")
            fault()
        return draw(*given)

    setattr(owner, name, drawn_badly)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("--record", type=Path, required=True)
    parser.add_argument("--stand-in", action="store_true")
    parser.add_argument("--fault", choices=[*IN_A_FRAME, "die-unless-safe"])
    parser.add_argument("--lives", type=int, default=1)
    own, of_child = parser.parse_known_args(arguments)
    diary = Diary(own.record)
    lives_before = len(diary.entries("start"))
    safe = "--safe" in of_child
    diary.write(
        "start",
        safe=safe,
        systemd="NOTIFY_SOCKET" in os.environ,
        history=os.environ.get(VARIABLE, ""),
    )
    if own.fault == "die-unless-safe" and not safe:
        return 1
    write_down_first_pictures(diary)
    if own.fault in IN_A_FRAME and lives_before < own.lives:
        break_a_frame(IN_A_FRAME[own.fault], own.stand_in, diary)
    code = run_stand_in(of_child) if own.stand_in else run_exhibit(of_child, diary)
    diary.write("end")
    return code


def run_exhibit(arguments: list[str], diary: Diary) -> int:
    # Not for the stand-in, which is quick to start.
    from game.app.cli import main as run
    from tests.exhibit.faults.lives.watched import look_often, write_down_statuses

    look_often(diary)
    write_down_statuses(diary)
    return run(["--exhibit-child", *arguments])


def run_stand_in(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--heartbeat", type=int)
    parser.add_argument("--safe", action="store_true")
    options = parser.parse_args(arguments)
    end_with_supervisor(options.heartbeat)
    return stand_in.run(options)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
