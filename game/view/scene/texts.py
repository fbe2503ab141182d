"""Every sentence a person can read, from one TOML file a language."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path, PurePath
from string import Formatter
from typing import Any, NamedTuple

from game.session.named_file import printable
from game.session.problem import ProblemError, shown, unknown_choice
from game.session.toml_file import Key, is_sayable, read_toml, toml_files

FALLBACK_LANGUAGE = "en"
# What is said to a class stands beside what is said to one visitor, under a name that ends so.
TO_CLASS = "-class"
# Longer than any of ours.
MOST_CHARACTERS = 2_000


class Texts:
    """Sentences by dotted key (``controls.play.tip``), with ``{placeholders}``; without a single
    one it says nothing at all.
    """

    def __init__(self, language: str, entries: Mapping[str, str]) -> None:
        self.language = language
        self.entries = entries
        # Sentences that could not be filled: each is complained of once.
        self._failed: set[str] = set()

    def __call__(self, key: str, **values: object) -> str:
        """The sentence with its placeholders filled. A key that is not there shows itself, a
        sentence that cannot be filled its placeholders.
        """
        entry = self.template(key)
        if key not in self.entries:
            return entry
        try:
            return entry.format(**values)
        except Exception as error:
            # Whatever stands in braces, no sentence is worth the picture.
            if key not in self._failed:
                self._failed.add(key)
                # Only now: the first picture does not wait for it.
                import logging

                log = logging.getLogger("game.view")
                log.error("%s: %s cannot be filled: %r", self.language, key, error)
            return entry

    def counted(self, key: str, count: int, **values: object) -> str:
        """The sentence about so many: of one thing alone it has another form, ``{key}-one``."""
        one = f"{key}-one"
        return self(one if count == 1 and one in self.entries else key, **values)

    def template(self, key: str) -> str:
        """The sentence with its placeholders as they are."""
        return self.entries.get(key, key if self.entries else "")

    @cached_property
    def to_class(self) -> "Texts":
        """The same, addressed to a class instead of to one visitor."""
        names = [name for name in self.entries if name.endswith(TO_CLASS)]
        plural = {name.removesuffix(TO_CLASS): self.entries[name] for name in names}
        return Texts(self.language, {**self.entries, **plural})

    @property
    def decimal(self) -> str:
        """What the language puts between a number's whole part and its decimals."""
        return self.entries.get("number.decimal", ".")

    def problem(self, problem: ProblemError) -> str:
        """What a ProblemError says to a person; problems inside problems are told inside."""
        values = {name: self._told(value) for name, value in problem.values.items()}
        return self(f"problem.{problem.key}", **values) or f"{problem.key}: {values}"

    def _told(self, value: object) -> object:
        if isinstance(value, ProblemError):
            return self.problem(value).rstrip(".")
        return printable(value) if isinstance(value, str | PurePath) else value


class Catalogue(NamedTuple):
    """The texts of a file, and what is wrong with single sentences of it."""

    texts: Texts
    faults: tuple[ProblemError, ...]


def languages(folder: Path) -> list[str]:
    """The languages there are."""
    try:
        return [path.stem for path in toml_files(folder)]
    except OSError:
        return []


def load_texts(
    folder: Path, language: str = FALLBACK_LANGUAGE, reference: Texts | None = None
) -> Texts:
    """The texts of a language; ProblemError where the file is missing or broken.

    A sentence that is missing or could not be filled is that of FALLBACK_LANGUAGE (``reference``,
    if it is at hand).
    """
    return read_texts(folder, language, reference).texts


def read_texts(folder: Path, language: str, reference: Texts | None = None) -> Catalogue:
    """The same with what is wrong with single sentences, which are replaced."""
    if language == FALLBACK_LANGUAGE:
        entries, faults = _read(folder, language)
        if faults:
            # What all others are measured by is whole or not at all.
            raise faults[0]
        return Catalogue(Texts(language, entries), ())
    if reference is None or reference.language != FALLBACK_LANGUAGE:
        with suppress(ProblemError):
            reference = load_texts(folder, FALLBACK_LANGUAGE)
    entries, faults = _read(folder, language, reference)
    if reference is not None:
        # In the order of the reference, and with nothing that it does not know.
        entries = {key: entries.get(key, entry) for key, entry in reference.entries.items()}
    return Catalogue(Texts(language, entries), tuple(faults))


def any_texts(folder: Path) -> Texts:
    """The first language whose file can be used, FALLBACK_LANGUAGE before all others; without any
    a picture without words.
    """
    for language in (FALLBACK_LANGUAGE, *languages(folder)):
        with suppress(ProblemError):
            return load_texts(folder, language)
    return Texts(FALLBACK_LANGUAGE, {})


def _read(
    folder: Path, language: str, reference: Texts | None = None
) -> tuple[dict[str, str], list[ProblemError]]:
    """The sentences that can be used, and what is wrong with the others."""
    path = folder / f"{language}.toml"
    if language not in languages(folder):
        raise unknown_choice("lang", shown(language), languages(folder))
    try:
        file = read_toml(path)
    except ProblemError as problem:
        raise ProblemError("texts-broken", path=path, reason=problem) from problem
    entries: dict[str, str] = {}
    faults = []
    for key, value in _flatten(file.document, ()):
        try:
            entries[".".join(key)] = _checked(".".join(key), value, reference)
        except ProblemError as problem:
            reason = file.at(key, problem)
            faults.append(ProblemError("texts-broken", path=path, reason=reason))
    if not (entries or faults):
        raise ProblemError("texts-broken", path=path, reason=ProblemError("no-sentence"))
    if not entries:
        raise faults[0]
    for name in reference.entries if reference else ():
        if name not in entries and not any(_names(fault, name) for fault in faults):
            missing = ProblemError("missing-name", name=name)
            faults.append(ProblemError("texts-broken", path=path, reason=missing))
    return entries, faults


def _names(fault: ProblemError, name: str) -> bool:
    """Whether the sentence of this name is what is wrong."""
    inside: object = fault
    while isinstance(inside, ProblemError):
        if inside.values.get("name") == name:
            return True
        inside = inside.values.get("reason")
    return False


def _checked(name: str, value: object, reference: Texts | None) -> str:
    """A sentence that can be shown, with the placeholders that the reference has."""
    if not isinstance(value, str) or not is_sayable(value, MOST_CHARACTERS):
        raise ProblemError("not-sayable", name=name, most=MOST_CHARACTERS)
    try:
        found = _fields(value)
    except ValueError as error:
        raise ProblemError("not-filled", name=name, reason=str(error)) from error
    if reference is None:
        return value
    if name not in reference.entries:
        raise ProblemError("unknown-name", name=name)
    wanted = _fields(reference.entries[name])
    if found != wanted:
        said = {"found": _told(found), "wanted": _told(wanted)}
        raise ProblemError("other-placeholders", name=name, **said)
    return value


def placeholders(entry: str) -> frozenset[str]:
    """The names in braces of a sentence; ValueError where the braces do not match."""
    return frozenset(name for name, _, _ in _fields(entry))


Field = tuple[str, str, str]


def _fields(entry: str) -> frozenset[Field]:
    """What stands in braces: name, format and conversion."""
    if "{" not in entry and "}" not in entry:
        return frozenset()  # most sentences, and a start reads them all
    return frozenset(
        (name, form or "", conversion or "")
        for _, name, form, conversion in Formatter().parse(entry)
        if name is not None
    )


def _told(fields: frozenset[Field]) -> str:
    written = (
        f"{{{name}{'!' + conversion if conversion else ''}{':' + form if form else ''}}}"
        for name, form, conversion in sorted(fields)
    )
    return ", ".join(written) or "{}"


def _flatten(table: Mapping[str, Any], before: Key) -> Iterator[tuple[Key, object]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flatten(value, (*before, key))
        else:
            yield (*before, key), value
