"""A start, as a fresh process makes it: nothing is loaded here that the program would not load."""

import time

import numpy as np
import pygame

from game.app import paths
from game.app.window.frame import show_frame
from game.app.window.icon import window_icon
from game.exhibit.status.memory import give_freed_memory_back
from game.session import commands
from game.session.presets import load_presets
from game.session.session import Session
from game.view.scene.interface import Interface
from game.view.scene.texts import FALLBACK_LANGUAGE, load_texts
from game.view.screen import Screen

SIZE_1080P = (1920, 1080)


def print_start() -> None:
    """Print the moments of the first picture and of the first frame that takes input: the one after
    it, before anything else is loaded.
    """
    session, screen, window = first_picture()
    print(time.time())
    session.apply(commands.TogglePlay())
    session.tick()
    show_frame(screen, window, session.snapshot(), Interface())
    print(time.time())


def first_picture() -> tuple[Session, Screen, pygame.Surface]:
    """The lab as it is shown first, and what has drawn it."""
    give_freed_memory_back()
    presets, texts = load_presets(paths.PRESETS), load_texts(paths.TEXTS, FALLBACK_LANGUAGE)
    pygame.display.init()
    pygame.display.set_icon(window_icon())
    window = pygame.display.set_mode(SIZE_1080P)
    session = Session(presets, presets["xor"], np.random.default_rng(1))
    screen = Screen(paths.FONTS, texts, presets)
    show_frame(screen, window, session.snapshot(), Interface())
    return session, screen, window
