"""A mistake in what somebody gave the program: which text tells it, and the words to put in; and
what is asked of values in more than one place.
"""

from collections.abc import Iterable

LONGEST_SHOWN = 40


def shown(value: object) -> str:
    """A value as a file would have it, cut where it is long."""
    try:
        text = str(value).lower() if isinstance(value, bool) else str(value)
    except ValueError:
        # Python writes no whole number of thousands of digits.
        text = "…"
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


class ProblemError(Exception):
    """Bad input. ``key`` names a sentence of the text file, ``values`` fill its placeholders."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values


def unknown_choice(name: str, value: object, allowed: Iterable[str]) -> ProblemError:
    """The mistake of a value that is none of those that are allowed."""
    return ProblemError("unknown-choice", name=name, value=value, allowed=", ".join(allowed))


def choice_of(name: str, value: object, allowed: Iterable[str]) -> str:
    """The value, where it is one of the words that are allowed; else a ProblemError."""
    words = tuple(allowed)
    if not isinstance(value, str) or value not in words:
        raise unknown_choice(name, shown(value), words)
    return value


def whole_of(name: str, value: object, low: int, high: int) -> int:
    """The value, where it is a whole number inside the limits; else a ProblemError."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ProblemError("not-a-whole-number", name=name, value=shown(value))
    if not low <= value <= high:
        raise ProblemError("out-of-range", name=name, value=shown(value), low=low, high=high)
    return value


def number_of(name: str, value: object, low: float, high: float) -> float:
    """The value, where it is a number inside the limits; else a ProblemError."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ProblemError("not-a-number", name=name, value=shown(value))
    if not low <= value <= high:  # nan, too, is refused
        raise ProblemError("out-of-range", name=name, value=shown(value), low=low, high=high)
    return float(value)
