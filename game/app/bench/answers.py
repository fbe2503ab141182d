"""How quickly the exhibit answers: the first touch, the way to the lab and back, cards, home.

The floor is one full picture: everything on the screen drawn once.
"""

import time
from collections.abc import Callable, Iterator

import numpy as np
import pygame
from pygame.event import Event

from game.app.bench.figure import Figure
from game.app.program.assembly import Extras, assemble
from game.app.program.attendant import Attendant
from game.engine.topology import NETWORK_2_2_1
from game.exhibit.configuration.keys import Configuration
from game.session.commands import SelectConnection, SelectNeuron
from game.session.presets import Preset
from game.view.scene.actions import Action, GoHome, SwitchView
from game.view.scene.texts import Texts

SIZE = (1920, 1080)
SHOW_FRAMES = 120
PLAY_FRAMES = 240
# In full pictures.
ANSWER_BUDGET = 12.0
ROUNDS = 3
H1 = NETWORK_2_2_1.neurons[0]
# A finger on a place where there is nothing.
BESIDE = (0.5, 0.03)


def answer_figures(presets: dict[str, Preset], texts: Texts) -> Iterator[Figure]:
    """From an input to the picture that answers it; the slowest of a few rounds."""
    rigs = [_Rig(presets, texts) for _ in range(ROUNDS)]
    floor = min(rig.full_picture() for rig in rigs)
    pinned = SelectConnection(NETWORK_2_2_1.by_name["x1-h1"])
    answers = {
        "touch": [rig.first_touch() for rig in rigs],
        "card": [rig.does(pinned) for rig in rigs],
        "lab": [rig.does(SwitchView()) for rig in rigs],
        "neuron": [rig.does(SelectNeuron(H1)) for rig in rigs],
        "back": [rig.does(SwitchView()) for rig in rigs],
        "home": [rig.does(GoHome()) for rig in rigs],
    }
    for name, milliseconds in answers.items():
        yield Figure(f"answer-{name}", floor, max(milliseconds) / floor, ANSWER_BUDGET, "x")


class _Rig:
    """The exhibit on a screen of its own, driven frame by frame without waiting."""

    def __init__(self, presets: dict[str, Preset], texts: Texts) -> None:
        pygame.display.init()
        self._window = pygame.display.set_mode(SIZE)
        extras = Extras(rng=np.random.default_rng(1), sound=False)
        self._program: Attendant = assemble(Configuration(), presets, texts, extras)
        self._frames(SHOW_FRAMES)

    def full_picture(self) -> float:
        """Everything on the screen drawn once."""
        application, screen = self._program.application, self._program.screen
        snapshot, interface = application.session.snapshot(), application.interface
        return _milliseconds(lambda: screen.draw(self._window, snapshot, interface))

    def first_touch(self) -> float:
        """From the first touch in the show to the visitor's screen."""
        x, y = BESIDE
        finger = Event(pygame.FINGERDOWN, touch_id=1, finger_id=1, x=x, y=y, dx=0.0, dy=0.0)
        return _milliseconds(lambda: self._frame([finger]))

    def does(self, action: Action) -> float:
        """From an action in the middle of playing to the picture that shows it."""
        application = self._program.application
        if not application.session.playing:
            self._frame([Event(pygame.KEYDOWN, key=pygame.K_SPACE, mod=0, unicode=" ")])
        self._frames(PLAY_FRAMES)

        def act() -> None:
            application.carry_out(action)
            self._frame([])

        return _milliseconds(act)

    def _frames(self, count: int) -> None:
        for _ in range(count):
            self._frame([])

    def _frame(self, events: list[Event]) -> None:
        program, size = self._program, self._window.get_size()
        program.handle(events, size)
        program.tick()
        scene = program.prepare(size)
        pygame.display.update(program.screen.render(self._window, scene, lambda: True))
        program.after_frame(self._window)


def _milliseconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1e3
