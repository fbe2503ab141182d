"""From any state home in at most two actions, with each input alone."""

from collections.abc import Callable

import numpy as np
import pygame
import pytest
from pygame.event import Event

from game.app.soak.random_events import Fuzzer
from game.exhibit.presence.presence import Stage
from game.session.fingerprint import fingerprint
from game.view.interaction.hits import live_controls
from tests.app.museum import Museum, clicks, finger_on, key_strokes, settled

STATES = 400
EVENTS_BEFORE = 15
BREATH_SECONDS = 0.6
MOST_ACTIONS = 2
PADS = ("mouse", "touch", "keyboard", "gamepad")


def home_button(museum: Museum) -> tuple[float, float] | None:
    """Where Start over can be hit now, in shares of the window; None while a card covers it."""
    scene = museum.scene
    layout = scene.layout
    for control in live_controls(scene.controls):
        if control.id == "start-over":
            box = control.target
            return box.centerx / layout.width, box.centery / layout.height
    return None


def elsewhere(museum: Museum) -> tuple[float, float]:
    """A place that closes what is open: the cross of a card, else beside everything."""
    scene = museum.scene
    layout = scene.layout
    for control in live_controls(scene.controls):
        if control.id.endswith("close"):
            box = control.target
            return box.centerx / layout.width, box.centery / layout.height
    return 0.5, 0.002


def pointed(museum: Museum) -> tuple[float, float]:
    return home_button(museum) or elsewhere(museum)


def by_mouse(museum: Museum) -> None:
    x, y = pointed(museum)
    for event in clicks((round(x * museum.size[0]), round(y * museum.size[1]))):
        museum.send(event)


def by_touch(museum: Museum) -> None:
    for event in finger_on(pointed(museum)):
        museum.send(event)


def by_keyboard(museum: Museum) -> None:
    for event in key_strokes(pygame.K_F5):
        museum.send(event)


def by_gamepad(museum: Museum) -> None:
    button = 2  # start-over
    museum.send(Event(pygame.JOYBUTTONDOWN, instance_id=0, button=button))
    museum.send(Event(pygame.JOYBUTTONUP, instance_id=0, button=button))


def is_home(museum: Museum, boot: str) -> bool:
    application = museum.program.application
    same_run = fingerprint(application.session) == boot
    return same_run and settled(museum.interface) == application.home


WAYS: dict[str, Callable[[Museum], None]] = {
    "mouse": by_mouse,
    "touch": by_touch,
    "keyboard": by_keyboard,
    "gamepad": by_gamepad,
}


@pytest.mark.parametrize("way", WAYS)
def test_home_is_two_actions_away(way: str) -> None:
    museum = Museum()
    boot = fingerprint(museum.program.application.session)
    fuzzer = Fuzzer(np.random.default_rng(len(way)), museum.size)
    stages = set()
    for _ in range(STATES):
        museum.send(*fuzzer.events(EVENTS_BEFORE))
        if museum.stage is Stage.ATTRACT:
            museum.wake()
        stages.add(museum.scene.page)
        # Whoever fiddled before has let go of everything, and the next one takes a breath.
        museum.send(Event(pygame.WINDOWFOCUSLOST))
        museum.wait(BREATH_SECONDS)
        for _ in range(MOST_ACTIONS):
            if not is_home(museum, boot):
                WAYS[way](museum)
        assert settled(museum.interface) == museum.program.application.home
        assert fingerprint(museum.program.application.session) == boot
    assert len(stages) > 1, "it came around"
