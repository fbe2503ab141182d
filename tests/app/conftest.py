"""What the tests of the program share."""

from collections.abc import Iterator

import pytest

from tests.app.forks import Forks
from tests.view.made_once import make_once


@pytest.fixture(scope="session")
def forks() -> Iterator[Forks]:
    """A process that has read the program, off which commands are forked."""
    there = Forks()
    yield there
    there.close()


make_once()
