"""Keys of the configuration that must go together, and what holds where they do not."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

from game.exhibit.configuration.installed import Installed
from game.session.problem import ProblemError

Values = Mapping[str, object]


class Quarrel(NamedTuple):
    """Keys that do not go together, what to tell of it, and the values that hold instead."""

    names: tuple[str, ...]
    problem: ProblemError
    instead: Values


def quarrels(values: Values, defaults: Values) -> Iterator[Quarrel]:
    """All there are; ``values`` has every key that is asked for here."""
    for rule in (_boot, _language, _start, _inputs, _back_off):
        yield from rule(values, defaults)


def _boot(values: Values, defaults: Values) -> Iterator[Quarrel]:
    yield from _first_of(values, "stories.boot", "stories.offered")


def _language(values: Values, defaults: Values) -> Iterator[Quarrel]:
    yield from _first_of(values, "view.language", "view.languages")


def _first_of(values: Values, name: str, list_name: str) -> Iterator[Quarrel]:
    offered = cast(tuple[str, ...], values[list_name])
    if offered and values[name] not in offered:
        allowed = ", ".join(offered)
        said = {"value": values[name], "list": list_name, "allowed": allowed}
        problem = ProblemError("not-offered", name=name, **said)
        yield Quarrel((name, list_name), problem, {name: offered[0]})


def _start(values: Values, defaults: Values) -> Iterator[Quarrel]:
    if values["view.start"] == "lab" and not values["view.lab"]:
        problem = ProblemError("lab-is-closed", name="view.start")
        yield Quarrel(("view.start", "view.lab"), problem, {"view.start": "visitor"})


def _inputs(values: Values, defaults: Values) -> Iterator[Quarrel]:
    names = tuple(f"inputs.{name}" for name in ("mouse", "touch", "keyboard", "gamepad"))
    if not any(values[name] for name in names):
        problem = ProblemError("no-inputs", name="inputs")
        yield Quarrel(names, problem, {name: defaults[name] for name in names})


def _back_off(values: Values, defaults: Values) -> Iterator[Quarrel]:
    names = ("supervisor.back-off-first", "supervisor.back-off-most")
    first, most = (cast(float, values[name]) for name in names)
    if first > most:
        problem = ProblemError(
            "back-off-order", name=names[0], first=f"{first:g}", most=f"{most:g}"
        )
        yield Quarrel(names, problem, {name: defaults[name] for name in names})


def missing(values: Values, there: Installed) -> Iterator[Quarrel]:
    """Languages and stories that are named and not installed; what holds instead is without them,
    and nothing where none is left.
    """
    for name, files in _files(there).items():
        wanted = values.get(name, ())
        names = wanted if isinstance(wanted, tuple) else (wanted,)
        left = tuple(each for each in names if each in files)
        instead = {name: left} if left else {}
        for each in names:
            if each not in files:
                said = {"value": each, "allowed": ", ".join(files)}
                yield Quarrel((name,), ProblemError("not-installed", name=name, **said), instead)


def _files(there: Installed) -> Mapping[str, tuple[str, ...]]:
    return {
        "view.language": there.languages,
        "view.languages": there.languages,
        "stories.boot": there.stories,
        "stories.offered": there.stories,
    }
