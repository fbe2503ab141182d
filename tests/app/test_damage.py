"""What goes wrong inside: a recording that was damaged, a flood of events, a thousand states."""

from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.app.soak.random_events import Fuzzer
from game.app.window.event_flood import without_flood
from game.exhibit.presence.presence import Stage
from game.session.commands import Seek, TrainTo
from game.session.fingerprint import fingerprint
from game.view.scene.actions import Tab
from tests.app.museum import Museum, finger_on, settled


# Numbers that are none end the program, and the supervisor heals that: see the fault injections.
@pytest.mark.parametrize("damage", [-1e300, 1e300, 1e-300])
@pytest.mark.parametrize("view", ["visitor", "lab"])
def test_a_corrupted_recording_is_drawn_and_healed_by_starting_over(
    damage: float, view: str
) -> None:
    museum = Museum()
    boot = fingerprint(museum.program.application.session)
    museum.wake()
    if view == "lab":
        museum.touch("view")
    application = museum.program.application
    application.carry_out(TrainTo(200))
    recording = application.session.recording
    for store in (recording._vectors, recording._losses, recording._slopes):
        store[20:180] = damage
    window = pygame.Surface(museum.size)
    for tab in Tab:
        application.interface = replace(application.interface, tab=tab)
        for command in (Seek(100), Seek(100, 0.7), TrainTo(210), Seek(19)):
            application.carry_out(command)
            museum.program.screen.render(window, museum.scene, lambda: True)
            museum.send()
    museum.touch("start-over")
    assert fingerprint(application.session) == boot


def test_sixty_thousand_events_are_one_frame() -> None:
    museum = Museum()
    fuzzer = Fuzzer(np.random.default_rng(1), museum.size)
    flood = [event for event in fuzzer.events(60_000) if event.type != pygame.QUIT]
    museum.send(*without_flood(flood))
    assert museum.program.running
    museum.wait(1)
    for event in finger_on((0.5, 0.03)):
        museum.send(event)
    assert museum.stage is Stage.VISITOR


def test_starting_over_from_a_thousand_states_is_total() -> None:
    museum = Museum()
    boot = fingerprint(museum.program.application.session)
    fuzzer = Fuzzer(np.random.default_rng(7), museum.size)
    for _ in range(1000):
        museum.send(*fuzzer.events(20))
        museum.program.application.go_home()
        museum.send()
        assert fingerprint(museum.program.application.session) == boot
        assert settled(museum.interface) == museum.program.application.home
