"""What the tests of the program share."""

from collections.abc import Iterator

import pytest

from tests.app.forks import Forks


@pytest.fixture(scope="session")
def forks() -> Iterator[Forks]:
    """A process that has read the program, off which commands are forked."""
    there = Forks()
    yield there
    there.close()
