"""``shot``: draw one picture without a window."""

import argparse
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame

from game.app import paths
from game.app.options import (
    DEFAULT_EPOCHS,
    MOST_EPOCHS,
    add_run_options,
    chosen_preset,
    chosen_sample,
    number,
    picture_size,
    whole_number,
)
from game.app.train import train
from game.engine.topology import NETWORK_2_2_1, ParameterId
from game.session import commands
from game.session.presets import Preset
from game.session.problem import ProblemError
from game.session.session import Session
from game.view.interface import Interface, Tab
from game.view.screen import Screen
from game.view.texts import Texts

DEFAULT_SIZE = "1920x1080"
PICTURE_ENDINGS = (".png", ".bmp", ".jpg", ".jpeg", ".tga")
OPENABLE = ("settings", "help")


def add_options(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("out", metavar="OUT.png")
    add_run_options(parser)
    parser.add_argument("--epochs", metavar="N", default=str(DEFAULT_EPOCHS))
    parser.add_argument("--size", metavar="WxH", default=DEFAULT_SIZE)
    parser.add_argument("--progress", metavar="0..1")
    parser.add_argument("--connection", metavar="h1-o1")
    parser.add_argument("--sample", metavar="01")
    parser.add_argument("--tab", metavar="loss")
    parser.add_argument("--open", metavar="settings|help")


def run(arguments: argparse.Namespace, presets: dict[str, Preset], texts: Texts) -> int:
    """Train to the epoch asked for and draw it."""
    out = Path(arguments.out)
    preset = chosen_sample(arguments, chosen_preset(arguments, presets))
    size = picture_size(arguments.size)
    epochs = whole_number("--epochs", arguments.epochs, 0, MOST_EPOCHS)
    progress = _progress(arguments.progress)
    connection = _connection(arguments.connection)
    interface = _interface(arguments)
    check_picture_path(out)
    session = Session(presets, preset, np.random.default_rng())
    train(session, epochs, texts)
    if progress is not None:
        session.apply(commands.Seek(min(epochs, session.recording.last_epoch), progress))
    if connection is not None:
        session.apply(commands.SelectConnection(connection))
    save_picture(out, draw(session, interface, presets, size, texts))
    return 0


def draw(
    session: Session,
    interface: Interface,
    presets: dict[str, Preset],
    size: tuple[int, int],
    texts: Texts,
) -> pygame.Surface:
    """The session's picture at a size, drawn without a display."""
    pygame.font.init()
    surface = pygame.Surface(size)
    screen = Screen(paths.FONTS, texts, presets)
    screen.draw(surface, session.snapshot(), interface)
    return surface


def check_picture_path(path: Path) -> None:
    """ProblemError unless a picture can be written there."""
    if path.suffix.lower() not in PICTURE_ENDINGS:
        endings = ", ".join(PICTURE_ENDINGS)
        raise ProblemError("not-a-picture-name", path=path, allowed=endings)
    if path.is_dir():
        raise ProblemError("not-writable", path=path, reason="it is a folder")
    folder = path.parent
    if not folder.is_dir():
        raise ProblemError("not-writable", path=path, reason=f"there is no folder {folder}")
    target = path if path.exists() else folder
    if not os.access(target, os.W_OK):
        raise ProblemError("not-writable", path=path, reason="permission denied")


def save_picture(path: Path, surface: pygame.Surface) -> None:
    """Write the picture whole or not at all; ProblemError where it cannot be written."""
    draft = path.with_name(f".{path.stem}.{os.getpid()}.part{path.suffix}")
    try:
        pygame.image.save(surface, draft)
        draft.replace(path)
    except (OSError, pygame.error) as error:
        raise ProblemError("not-writable", path=path, reason=str(error)) from error
    finally:
        draft.unlink(missing_ok=True)


def _progress(word: str | None) -> float | None:
    if word is None:
        return None
    value = number("--progress", word)
    if not 0.0 <= value <= 1.0:
        raise ProblemError("out-of-range", name="--progress", value=word, low=0, high=1)
    return value


def _connection(word: str | None) -> ParameterId | None:
    if word is None:
        return None
    names = NETWORK_2_2_1.by_name
    if word not in names:
        allowed = ", ".join(names)
        raise ProblemError("unknown-choice", name="--connection", value=word, allowed=allowed)
    return names[word]


def _interface(arguments: argparse.Namespace) -> Interface:
    interface = Interface()
    if arguments.tab is not None:
        tabs = {tab.value: tab for tab in Tab}
        if arguments.tab not in tabs:
            allowed = ", ".join(tabs)
            raise ProblemError("unknown-choice", name="--tab", value=arguments.tab, allowed=allowed)
        interface = replace(interface, tab=tabs[arguments.tab])
    if arguments.open is not None and arguments.open not in OPENABLE:
        allowed = ", ".join(OPENABLE)
        raise ProblemError("unknown-choice", name="--open", value=arguments.open, allowed=allowed)
    return replace(
        interface,
        settings_open=arguments.open == "settings",
        help_open=arguments.open == "help",
    )
