"""In a fast run the beads wear faces, and the numbers come back: by ticks, never by chance."""

from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.app import paths
from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session import commands as c
from game.session.presentation import FACE_TICKS
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.view.network.reading.face_share import face_share
from game.view.scene.actions import Tab
from game.view.scene.interface import Attract, Interface
from game.view.screen import Screen
from tests.view.stage import ENGLISH, PRESETS, pixels
from tests.view.stage import scene as lab_scene
from tests.view.visitor.stage import ALL, FEATURES, PAGES, VISITOR, scene


def running(ticks: int, *then: c.Command, after: int = 0) -> Session:
    session = Session(ALL, ALL["story-xor"], np.random.default_rng(0))
    for command in (c.TrainTo(60), c.ChangeSetting("pace", 20.0), c.TogglePlay()):
        session.apply(command)
    for _ in range(ticks):
        session.tick()
    for command in then:
        session.apply(command)
    for _ in range(after):
        session.tick()
    return session


def test_they_come_and_go_in_a_third_of_a_second() -> None:
    assert [running(n).snapshot().faces for n in (0, 1, 9, 18, 40)] == [0, 1, 9, 18, 18]
    for stop in (c.Pause(), c.TogglePlay(), c.StepEpoch(), c.Seek(3)):
        went = [running(40, stop, after=n).snapshot().faces for n in (0, 1, 9, 18, 30)]
        assert went == [18, 17, 9, 0, 0]
    assert running(40, c.Restart()).snapshot().faces == 0


def test_they_never_come_while_an_epoch_is_told() -> None:
    session = Session(ALL, ALL["story-xor"], np.random.default_rng(0))
    session.apply(c.StepEpoch())
    for _ in range(60):
        session.tick()
    assert session.snapshot().faces == 0


def share(now: Snapshot, interface: Interface = VISITOR) -> float:
    return face_share(scene(now, interface=interface))


def test_where_they_are_worn() -> None:
    full = running(40).snapshot()
    assert [share(full, PAGES[page]) for page in PAGES] == [1.0, 1.0]
    assert face_share(lab_scene(full)) == 0.0
    assert face_share(lab_scene(full, interface=Interface(tab=Tab.MAP))) == 1.0
    show = Interface(attract=Attract(1, "attract.show.mistakes"))
    assert share(full, show) == 0.0


def test_a_card_keeps_the_numbers() -> None:
    for choice in (
        c.SelectConnection(NETWORK.connections[0]),
        c.SelectNeuron(NETWORK.neurons[0]),
    ):
        assert share(running(40, choice).snapshot()) == 0.0


def test_without_motion_they_are_there_or_not() -> None:
    still = replace(VISITOR, reduced_motion=True)
    came = [share(running(n).snapshot(), still) for n in (0, 9, 17, 18, 30)]
    assert came == [0.0, 0.0, 0.0, 1.0, 1.0]
    went = [share(running(40, c.Pause(), after=n).snapshot(), still) for n in (0, 5, 18)]
    assert went == [0.0, 0.0, 0.0]


def draw(now: Snapshot, interface: Interface = VISITOR, screen: Screen | None = None) -> bytes:
    surface = pygame.Surface((1280, 720))
    screen = screen or Screen(paths.FONTS, ENGLISH, PRESETS, features=FEATURES)
    screen.draw(surface, now, interface)
    return pixels(surface)


@pytest.mark.parametrize("ticks", [9, 40])
def test_drawn_twice_the_pixels_are_equal(ticks: int) -> None:
    now = running(ticks).snapshot()
    screen = Screen(paths.FONTS, ENGLISH, PRESETS, features=FEATURES)
    assert draw(now, screen=screen) == draw(now, screen=screen) == draw(now)


def test_kept_up_to_date_the_picture_is_that_of_one_drawn_afresh() -> None:
    session = running(40, c.Pause())
    screen = Screen(paths.FONTS, ENGLISH, PRESETS, features=FEATURES)
    surface = pygame.Surface((1280, 720))
    for _ in range(FACE_TICKS + 20):
        session.tick()
        given = screen.scene(session.snapshot(), VISITOR, surface.get_size())
        screen.render(surface, given, lambda: True)
    assert session.snapshot().faces == 0
    assert pixels(surface) == draw(session.snapshot())


def test_weights_lose_their_pills_and_get_them_back() -> None:
    def written(now: Snapshot) -> list[str]:
        log: list[object] = []
        screen = Screen(paths.FONTS, ENGLISH, PRESETS, features=FEATURES, log=log)  # type: ignore[arg-type]
        screen.draw(pygame.Surface((1280, 720)), now, VISITOR)
        return [text.string for text in log]  # type: ignore[attr-defined]

    fast, slow = running(40).snapshot(), running(40, c.Pause(), after=40).snapshot()
    weights = [f"{float(w):+.2f}".replace("-", "−") for w in slow.trace.parameters.vector[:6]]
    assert all(weight in written(slow) for weight in weights)
    assert not any(weight in written(fast) for weight in weights)
