"""The exhibit as it is typed, in surroundings that nobody planned for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exhibit.faults.kiosk import Kiosk
from tests.exhibit.faults.xvfb import Xvfb, need_xvfb


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    need_xvfb()
    with Xvfb() as server:
        yield server.display


@pytest.mark.parametrize("closed", ["<&- >&- 2>&-", "2>&-", "<&- >&-", "<&-"])
def test_the_beat_is_heard_whatever_is_closed(tmp_path: Path, display: str, closed: str) -> None:
    with Kiosk(tmp_path, display, closed=closed) as kiosk:
        kiosk.ready()
        assert kiosk.end() == ""
        assert len(kiosk.children) == 1
        assert not (tmp_path / "crash.log").exists()
