"""Starts the program as it is typed, presses the space bar once, and then leaves it alone.

``python -m tests.exhibit.faults.lives.one_key --record FILE ...``: the options after these are the
program's own.
"""

import argparse
import sys
from pathlib import Path

import pygame

from game.app.cli import main as run
from game.app.window.loop import Loop
from tests.exhibit.faults.diary import Diary
from tests.exhibit.faults.lives.watched import look_often

# Everything has been drawn by then, and waits for somebody.
PRESSED_AT_FRAME = 30


def press_once(diary: Diary) -> None:
    frame = Loop.frame
    frames = 0

    def pressed(self: Loop) -> None:
        nonlocal frames
        frames += 1
        if frames == PRESSED_AT_FRAME:
            for kind in (pygame.KEYDOWN, pygame.KEYUP):
                pygame.event.post(
                    pygame.event.Event(kind, key=pygame.K_SPACE, mod=0, unicode=" ", scancode=0)
                )
            diary.write("pressed", driver=pygame.display.get_driver())
        frame(self)

    Loop.frame = pressed  # type: ignore[method-assign]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(allow_abbrev=False, add_help=False)
    parser.add_argument("--record", type=Path, required=True)
    own, of_program = parser.parse_known_args(arguments)
    diary = Diary(own.record)
    press_once(diary)
    look_often(diary)
    return run(of_program)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
