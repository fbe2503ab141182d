"""The command line: what was asked for, and one clear sentence where it cannot be done."""

import argparse
import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from typing import Any, NoReturn

from game.app import paths
from game.app.commands.asked import Commands
from game.app.commands.telling.closed_pipe import until_nobody_reads
from game.app.commands.telling.output import told_or_problem
from game.app.commands.telling.told_to_end import ToldToEnd, until_told_to_end
from game.session.presets import Preset, load_presets
from game.session.problem import ProblemError
from game.view.scene.texts import Texts, any_texts, load_texts

EXIT_PROBLEM = 2
EXIT_INTERRUPTED = 130
# How the exhibit's supervisor (game/exhibit/supervisor/) calls the program; nobody else does.
EXHIBIT_CHILD = "--exhibit-child"
# Said in English by the code itself: the texts are what is broken.
BROKEN_TEXTS = "The texts cannot be used: {reason}. Restore the folder {folder} from a fresh copy."

Run = Callable[[argparse.Namespace, dict[str, Preset], Texts], int]


class _Parser(argparse.ArgumentParser):
    """Reports a mistake as a ProblemError instead of printing usage and leaving, and takes the
    sentence that explains an option from the texts.
    """

    def __init__(self, *, texts: Texts, **options: Any) -> None:
        self._texts = texts
        super().__init__(allow_abbrev=False, **options)

    def add_argument(self, *names: str, **options: Any) -> argparse.Action:
        """An argument, explained by ``cli.option.<name>``."""
        options.setdefault("help", self._texts(f"cli.option.{names[0].lstrip('-')}"))
        return super().add_argument(*names, **options)

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """As ever; but argparse falls over ``--option=--``, and files over a NUL."""
        for word in args or ():
            if word.startswith("--") and word.endswith("=--"):
                self.error(f"{word}: expected one argument")
            if "\0" in word:
                self.error(f"{word}: a NUL character")
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        raise ProblemError("usage", reason=message)


def main(arguments: Sequence[str]) -> int:
    """Run one command; gives the exit code. Bad input: one sentence on standard error, code 2."""
    _write_what_can_be_written()
    with told_or_problem(sys.stdout, sys.stderr):
        return until_nobody_reads(lambda: until_told_to_end(lambda: _run(arguments)))


def _run(arguments: Sequence[str]) -> int:
    is_child = EXHIBIT_CHILD in arguments
    try:
        # Visitors see another language before they see a dark screen.
        texts = (any_texts if is_child else load_texts)(paths.TEXTS)
    except ProblemError as problem:
        print(BROKEN_TEXTS.format(reason=_plain(problem), folder=paths.TEXTS), file=sys.stderr)
        return EXIT_PROBLEM
    try:
        parser = _child_parser if is_child else _parser
        with _all_told():
            options = parser(texts).parse_args(list(arguments))
        if options.lang is not None:
            texts = load_texts(paths.TEXTS, options.lang)
        run: Run = options.run
        gc.enable()  # main.py has switched it off while the program was read
        with _all_told():
            return run(options, load_presets(paths.PRESETS), texts)
    except ProblemError as problem:
        print(texts.problem(problem), file=sys.stderr)
        return EXIT_PROBLEM
    except KeyboardInterrupt:
        print(texts("cli.interrupted"), file=sys.stderr)
        return EXIT_INTERRUPTED
    except ToldToEnd as told:
        print(texts("cli.interrupted"), file=sys.stderr)
        return told.exit_code


def _plain(problem: ProblemError) -> str:
    """What is wrong, without a text to tell it with."""
    reason = problem.values.get("reason", problem.key)
    told = _plain(reason) if isinstance(reason, ProblemError) else str(reason)
    named = (f"{key} {problem.values[key]}" for key in ("line", "name") if key in problem.values)
    path = [str(problem.values["path"])] if "path" in problem.values else []
    return ": ".join([*path, *named, told])


@contextmanager
def _all_told() -> Iterator[None]:
    """What was said inside of this has been written behind it."""
    try:
        yield
    finally:
        if sys.stdout is not None:
            sys.stdout.flush()


def _write_what_can_be_written() -> None:
    """A terminal that lacks a character of a language shows "?" in its place."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _parser(texts: Texts) -> argparse.ArgumentParser:
    from game.app.bench import bench
    from game.app.commands import config, play, replay, shot, status, train, worksheet
    from game.app.soak import soak

    parser = _Parser(texts=texts, prog="main.py", description=texts("cli.about"))
    play.add_options(parser)
    parser.add_argument("--lang", metavar="xx")
    # For the list of options only: main.py hands it to the supervisor.
    parser.add_argument("--kiosk", action="store_true")
    parser.set_defaults(run=play.run)
    commands = parser.add_subparsers(
        dest="command", metavar="command", parser_class=_Parser, action=Commands
    )
    modules = {
        "train": train,
        "shot": shot,
        "replay": replay,
        "bench": bench,
        "soak": soak,
        "config": config,
        "status": status,
        "worksheet": worksheet,
    }
    for name, module in modules.items():
        help_text = texts(f"cli.help.{name}")
        command = commands.add_parser(name, texts=texts, help=help_text, description=help_text)
        module.add_options(command)
        command.add_argument("--lang", metavar="xx", default=None)
        command.set_defaults(run=module.run)
    return parser


def _child_parser(texts: Texts) -> argparse.ArgumentParser:
    parser = _Parser(texts=texts, prog="main.py", add_help=False)
    parser.add_argument(EXHIBIT_CHILD, action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--config", metavar="FILE", help=argparse.SUPPRESS)
    parser.add_argument("--heartbeat", metavar="FD", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--safe", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(run=_run_child, lang=None)
    return parser


def _run_child(options: argparse.Namespace, presets: dict[str, Preset], texts: Texts) -> int:
    from game.app.commands import kiosk
    from game.exhibit.supervisor.orphan import end_with_supervisor

    end_with_supervisor(options.heartbeat)
    return kiosk.run(options, presets, texts)
