"""The table of all commands and options, read off the parser: for tests that go through it."""

import argparse
from operator import length_hint

import pytest

from game.app import cli, paths
from game.app.bench.figure import Figure
from game.view.scene.texts import Texts, load_texts

TEXTS = load_texts(paths.TEXTS, "en")
_made_parser = cli._parser
PARSER = _made_parser(TEXTS)
PLAY = "play"
# Says what to do for itself, and is the supervisor's.
NOT_ASKED = {"help", "kiosk"}


def parsers() -> dict[str, argparse.ArgumentParser]:
    (commands,) = (action.choices for action in PARSER._actions if action.dest == "command")
    return {PLAY: PARSER, **commands}


def parser_of(texts: Texts) -> argparse.ArgumentParser:
    """The parser of the commands, which is made once: that takes longer than most of them."""
    return PARSER if texts.entries == TEXTS.entries else _made_parser(texts)


def options_of(parser: argparse.ArgumentParser) -> list[str]:
    names = [name for action in parser._actions for name in action.option_strings]
    return [name[2:] for name in names if name.startswith("--") and name[2:] not in NOT_ASKED]


TABLE = [
    (command, option) for command, parser in parsers().items() for option in options_of(parser)
]


def stand_in_for_what_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Measuring and burning in: what they were asked to do is said instead."""

    monkeypatch.setattr("game.app.cli._parser", parser_of)

    class BurnIn:
        def __init__(self, *asked: object) -> None:
            report, configuration, _, texts, size = asked
            print(report, configuration, texts.language, size)  # type: ignore[attr-defined]

        def run(self, pictures: object) -> None:
            print(length_hint(pictures))

    def figures(*_: object) -> list[Figure]:
        return [Figure("memory", None, 1.0, 2.0, "MB")]

    monkeypatch.setattr("game.app.soak.soak.BurnIn", BurnIn)
    # It is counted how many pictures are asked for, and nobody goes through them.
    monkeypatch.setattr("game.app.soak.soak.tqdm", lambda pictures, **_: pictures)
    monkeypatch.setattr("game.app.bench.frames.frame_figures", figures)
    monkeypatch.setattr("game.app.bench.frames.full_pace_figures", figures)
    monkeypatch.setattr("game.app.bench.answers.answer_figures", figures)
    monkeypatch.setattr("game.app.bench.futures.future_figures", figures)
    for name in ("_epoch_figures", "_network_figures", "_start_figures", "_memory_figures"):
        monkeypatch.setattr(f"game.app.bench.bench.{name}", figures)
