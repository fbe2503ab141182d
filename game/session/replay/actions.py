"""Commands as JSON objects: their name, and their fields in the forms of ``forms``."""

import re
from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any, Final, get_args, get_type_hints

from game.session.commands import Command
from game.session.problem import ProblemError, shown
from game.session.replay.forms import FORMS, Form

# Under which name an action says what is done.
DO: Final = "do"


def _name(kind: type) -> str:
    """``ChangeSetting`` is ``change-setting``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower()


KINDS: Final[Mapping[str, type[Command]]] = MappingProxyType(
    {_name(kind): kind for kind in get_args(Command)}
)
# How each field of each is written. A command with a field of a new type wants a form for it.
FIELDS: Final[Mapping[str, Mapping[str, Form]]] = MappingProxyType(
    {
        name: {field.name: FORMS[get_type_hints(kind)[field.name]] for field in fields(kind)}
        for name, kind in KINDS.items()
    }
)


def written(command: Command) -> dict[str, object]:
    """The command as ``json`` can write it."""
    name = _name(type(command))
    values = {key: form.write(getattr(command, key)) for key, form in FIELDS[name].items()}
    return {DO: name, **values}


def read(document: Mapping[str, Any]) -> Command:
    """The command again; a ProblemError says what of it is none."""
    name = document.get(DO)
    if not isinstance(name, str) or name not in KINDS:
        raise ProblemError("unknown-action", name=shown(name))
    forms = FIELDS[name]
    for key in document:
        if key != DO and key not in forms:
            raise ProblemError("odd-value", name=name, value=shown(key))
    values: dict[str, Any] = {}
    for key, form in forms.items():
        if key not in document:
            raise ProblemError("missing-name", name=key)
        try:
            values[key] = form.read(document[key])
        except ValueError as error:
            raise ProblemError("odd-value", name=key, value=shown(document[key])) from error
    return KINDS[name](**values)
