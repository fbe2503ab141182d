"""``worksheet``: a lesson's questions as pages to be printed."""

import argparse
from pathlib import Path

import pygame

from game.app import paths
from game.app.files.printed_pages import check_folder, png, write_pages
from game.session.named_file import printable
from game.session.presets import Preset, load_stories
from game.session.problem import ProblemError, shown, unknown_choice
from game.session.questions.lesson import lesson_of, lessons
from game.view.scene.texts import Texts
from game.view.worksheet.paper import DOTS_PER_INCH
from game.view.worksheet.sheets import pages


def add_options(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("into", metavar="FOLDER")
    parser.add_argument("--lesson", metavar="NAME")


def run(arguments: argparse.Namespace, presets: dict[str, Preset], texts: Texts) -> int:
    """Draw the pages and write them; says which."""
    folder = Path(arguments.into)
    lesson = lesson_of(_chosen(arguments.lesson, presets))
    check_folder(folder)
    pygame.font.init()
    files = {
        f"{arguments.lesson}-{texts.language}-{page.name}.png": png(page.surface, DOTS_PER_INCH)
        for page in pages(lesson, texts, paths.FONTS)
    }
    write_pages(folder, files)
    for name in files:
        print(printable(folder / name))
    return 0


def _chosen(name: str | None, presets: dict[str, Preset]) -> Preset:
    there = lessons(load_stories(paths.STORIES), presets)
    if name is None:
        raise ProblemError("no-lesson", allowed=", ".join(there))
    if name not in there:
        raise unknown_choice("--lesson", shown(name), there)
    return there[name]
