"""With less motion nothing travels: two pictures differ only where numbers or lines do."""

from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.app import paths
from game.session import commands as c
from game.session.presentation import Mode
from game.session.snapshot import Snapshot
from game.view.scene.interface import Interface
from game.view.screen import Screen
from tests.view.stage import ENGLISH, pixels
from tests.view.visitor.stage import ALL, FEATURES, VISITOR, Moment

SIZE = (960, 540)
QUICK = c.ChangeSetting("pace", 20.0)
PLAYING = Moment(commands=(QUICK, c.TrainTo(140), c.TogglePlay()), ticks=20)
TOLD = Moment(commands=(c.TrainTo(40), c.Seek(40, 0.1)))
PAGES = {"lab": Interface(), "visitor": VISITOR, "projector": replace(VISITOR, large_text=True)}


def _picture(seen: Snapshot, interface: Interface, still: bool) -> pygame.Surface:
    screen, surface = Screen(paths.FONTS, ENGLISH, ALL, features=FEATURES), pygame.Surface(SIZE)
    screen.draw(surface, seen, replace(interface, reduced_motion=still))
    return surface


def _later(seen: Snapshot) -> Snapshot:
    """Half a second later, while no epoch ended."""
    return replace(seen, moment=seen.moment._replace(flow=seen.moment.flow + 0.16))


@pytest.mark.parametrize("page", PAGES)
def test_nothing_travels_in_a_stream(page: str) -> None:
    seen = PLAYING.snapshot()
    assert seen.moment.mode is Mode.STREAM
    now, then = (_picture(moment, PAGES[page], still=True) for moment in (seen, _later(seen)))
    assert pixels(now) == pixels(then)
    now, then = (_picture(moment, PAGES[page], still=False) for moment in (seen, _later(seen)))
    assert pixels(now) != pixels(then)


@pytest.mark.parametrize("page", PAGES)
def test_nothing_travels_in_a_told_epoch(page: str) -> None:
    seen = TOLD.snapshot()
    later = replace(seen, moment=seen.moment._replace(progress=seen.moment.progress + 0.1))
    network = slice(int(SIZE[0] * 0.2), int(SIZE[0] * 0.6)), slice(int(SIZE[1] * 0.25), None)

    def change(still: bool) -> int:
        one, two = (
            pygame.surfarray.array3d(_picture(moment, PAGES[page], still))[network].astype(int)
            for moment in (seen, later)
        )
        return int((np.abs(one - two).max(axis=2) > 16).sum())

    assert change(still=True) == 0
    assert change(still=False) > 100
