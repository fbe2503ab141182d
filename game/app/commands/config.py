"""``config``: check, show or write the exhibit's configuration file."""

import argparse
import json
import secrets
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from game.app import paths
from game.app.files.faulty_files import faulty_files, faulty_questions
from game.exhibit.configuration.file import PIN_NAME, WHOLE_FILE, Fault, Loaded, load, read
from game.exhibit.configuration.installed import installed
from game.exhibit.configuration.keys import PROFILES, SHIPPED_PIN, of_profile, values_of
from game.exhibit.configuration.rules import BUTTONS_TABLE
from game.exhibit.files.drafts import SECRET_MODE
from game.exhibit.files.whole_file import whole_file
from game.session.presets import Preset
from game.session.problem import ProblemError
from game.view.scene.texts import Texts

DEFAULT_FILE = "kiosk.toml"
EXIT_FAULTS = 2
COMMENT_COLUMN = 32
PIN_LINE = '\npin = "{}"\n'
PIN_DIGITS = 6


def add_options(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("--check", metavar="FILE")
    parser.add_argument("--show", metavar="FILE", nargs="?", const="")
    parser.add_argument("--write", metavar="FILE")


def run(arguments: argparse.Namespace, presets: dict[str, Preset], texts: Texts) -> int:
    """Do the one thing that was asked for; gives the exit code."""
    commands = {"check": _check, "show": _show, "write": _write}
    asked = [name for name in commands if getattr(arguments, name) is not None]
    if len(asked) != 1:
        raise ProblemError("config-what")
    return commands[asked[0]](getattr(arguments, asked[0]), texts)


def _check(file: str, texts: Texts) -> int:
    """A line for each fault, those of our own files too, and code 2; or one that all is well and
    code 0.
    """
    loaded = load(Path(file), installed(paths.ASSETS))
    for fault in loaded.faults:
        print(_told(file, fault, texts))
    if loaded.is_shut:
        print(texts("config.shut", path=file))
    faulty = [*faulty_files(), *faulty_questions()]
    for problem in faulty:
        print(texts.problem(problem))
    if loaded.faults or faulty:
        return EXIT_FAULTS
    staff = loaded.configuration.staff
    shipped = staff.locked_exit and staff.pin == SHIPPED_PIN
    print(texts("config.well-but-pin" if shipped else "config.well", path=file))
    return 0


def _told(file: str, fault: Fault, texts: Texts) -> str:
    sentence = texts.problem(fault.problem)
    if fault.line != WHOLE_FILE:
        return f"{file}:{fault.line}: {sentence}"
    return sentence if "path" in fault.problem.values else f"{file}: {sentence}"


def _show(file: str, texts: Texts) -> int:
    """The resulting configuration as TOML, each value with its origin; faults on standard error."""
    there = installed(paths.ASSETS)
    loaded = load(Path(file), there) if file else read("", there)
    print("\n".join(_lines(file, loaded, texts)))
    for fault in loaded.faults:
        print(_told(file, fault, texts), file=sys.stderr)
    return 0


def _lines(file: str, loaded: Loaded, texts: Texts) -> Iterator[str]:
    table = ""
    for name, value in _spread(values_of(loaded.configuration)).items():
        before, _, key = name.rpartition(".")
        if before != table:
            table = before
            yield f"\n[{table}]"
        origin = _origin(file, name, value, loaded, texts)
        if name == PIN_NAME:
            said = "config.not-shown" if value is not None else "config.no-pin"
            setting = f"# {key}: {texts(said)}"
        else:
            # A name with a plus stands in quotes.
            quoted = key if key.replace("-", "").isalnum() else json.dumps(key)
            setting = f"{quoted} = {_toml(value)}"
        yield f"{setting:{COMMENT_COLUMN}}  # {origin}"


def _spread(values: Mapping[str, object]) -> dict[str, object]:
    """The same with a name for each button; its table comes last in what it belongs to."""
    spread: dict[str, object] = {}
    for name, value in values.items():
        if isinstance(value, Mapping):
            spread |= {f"{name}.{button}": action for button, action in value.items()}
        else:
            spread[name] = value
    return spread


def _origin(file: str, name: str, value: object, loaded: Loaded, texts: Texts) -> str:
    if name in loaded.lines:
        return texts("config.from-file", file=Path(file).name, line=loaded.lines[name])
    profile = loaded.configuration.profile
    if name.startswith(f"{BUTTONS_TABLE}.") or name == "profile":
        return texts("config.from-default")
    if value != values_of(of_profile(profile))[name]:
        # A list differs only where a file of its default is not there.
        return texts("config.installed" if isinstance(value, tuple) else "config.put-right")
    if name in PROFILES[profile]:
        return texts("config.from-profile", profile=profile)
    return texts("config.from-default")


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(each) for each in value)}]"
    return json.dumps(value, ensure_ascii=False)


def _write(file: str, texts: Texts) -> int:
    """The shipped file with a PIN of its own, to begin with; never over a file that is there.

    The PIN is said once; nobody but the user can read the file.
    """
    path, shipped = Path(file), paths.ASSETS / DEFAULT_FILE
    try:
        text = shipped.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProblemError("asset-broken", path=shipped, reason=str(error)) from error
    shipped_line, pin = PIN_LINE.format(SHIPPED_PIN), _new_pin()
    if text.count(shipped_line) != 1:
        lacks = ProblemError("missing-name", name=PIN_NAME)
        raise ProblemError("asset-broken", path=shipped, reason=lacks)
    with whole_file(path, mode=SECRET_MODE, new=True) as out:
        out.write(text.replace(shipped_line, PIN_LINE.format(pin)).encode())
    print(texts("config.written", path=path))
    print(texts("config.pin", pin=pin))
    return 0


def _new_pin() -> str:
    return "".join(secrets.choice("0123456789") for _ in range(PIN_DIGITS))
