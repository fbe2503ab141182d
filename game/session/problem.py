"""A mistake in what somebody gave the program: which text tells it, and the words to put in."""

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
