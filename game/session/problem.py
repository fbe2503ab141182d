"""A mistake in what somebody gave the program: which text tells it, and the words to put in."""


class ProblemError(Exception):
    """Bad input. ``key`` names a sentence of the text file, ``values`` fill its placeholders."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values
