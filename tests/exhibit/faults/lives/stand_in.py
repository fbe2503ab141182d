"""The least that the supervisor can look after: a window with a moving square.

It keeps the contract of ``game.app.commands.kiosk.run``, and stands in for it where the supervisor
is what is tested and the program itself would only be slow to start.
"""

import argparse
import signal
import time

import pygame

from game.app.window import display
from game.exhibit.supervisor import exit_codes
from game.exhibit.supervisor.heartbeat import Heartbeat

FRAME_SECONDS = 1 / 60


def run(arguments: argparse.Namespace, *_: object) -> int:
    ended: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: ended.append(number))
    if not display.display_available():
        return exit_codes.NO_DISPLAY
    heartbeat = Heartbeat(arguments.heartbeat)
    window = pygame.display.set_mode((320, 240))
    draw(window, 0)
    heartbeat.first_picture()
    frame = 0
    while not ended:
        frame += 1
        pygame.event.pump()
        draw(window, frame)
        heartbeat.beat()
        time.sleep(FRAME_SECONDS)
    pygame.quit()
    return 0


def draw(window: pygame.Surface, frame: int) -> None:
    window.fill("black")
    pygame.draw.rect(window, "white", (frame % 300, 100, 20, 20))
    pygame.display.flip()
