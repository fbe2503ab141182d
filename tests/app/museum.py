"""A museum without a window: the exhibit as visitors meet it, driven by events and ticks."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pygame
from pygame.event import Event

from game.app import paths
from game.app.program.assembly import Extras, assemble
from game.exhibit.configuration.keys import Configuration, of_profile, with_values
from game.exhibit.presence.presence import Stage
from game.session.presets import load_presets
from game.session.snapshot import Snapshot
from game.view.drawing.text.text_log import TextBox
from game.view.scene.control import Control
from game.view.scene.interface import Interface
from game.view.scene.scene import Scene
from game.view.scene.texts import load_texts

PRESETS = load_presets(paths.PRESETS)
ENGLISH = load_texts(paths.TEXTS, "en")
SECOND = 60
SIZE = (960, 540)


class Museum:
    """The exhibit, and hands to use it with."""

    def __init__(
        self,
        profile: str = "kiosk",
        size: tuple[int, int] = SIZE,
        seed: int = 1,
        sound: bool = False,
        log: list[TextBox] | None = None,
        **values: object,
    ) -> None:
        changes = {name.replace("__", ".").replace("_", "-"): v for name, v in values.items()}
        self.configuration: Configuration = with_values(of_profile(profile), changes)
        extras = Extras(rng=np.random.default_rng(seed), sound=sound, log=log)
        self.program = assemble(self.configuration, PRESETS, ENGLISH, extras)
        self.size = size

    # ------------------------------------------------------------------ looking

    @property
    def stage(self) -> Stage:
        return self.program.presence.stage

    @property
    def interface(self) -> Interface:
        return self.program.application.interface

    @property
    def run(self) -> Snapshot:
        """The visitor's run, shown or not."""
        return self.program.application.session.snapshot()

    @property
    def scene(self) -> Scene:
        return self.program.prepare(self.size)

    def control(self, name: str) -> Control | None:
        return self.scene.control(name)

    # ------------------------------------------------------------------ doing

    def send(self, *events: Event) -> None:
        """One frame's events, and its tick."""
        self.program.handle(events, self.size)
        self.program.tick()

    def wait(self, seconds: float) -> None:
        for _ in range(round(seconds * SECOND)):
            self.send()

    def touch(self, name: str) -> None:
        """A finger comes down on a control and goes up again, in frames of their own."""
        for event in finger_on(place_of(self, name)):
            self.send(event)

    def touch_at(self, x: float, y: float) -> None:
        """A finger at shares of the window's width and height."""
        for event in finger_on((x, y)):
            self.send(event)

    def click(self, name: str) -> None:
        x, y = place_of(self, name)
        place = round(x * self.size[0]), round(y * self.size[1])
        for event in clicks(place):
            self.send(event)

    def press(self, *keys: int, mod: int = 0) -> None:
        for key in keys:
            for event in key_strokes(key, mod):
                self.send(event)

    def wake(self) -> None:
        """Somebody comes, and touches where there is nothing."""
        if self.stage is Stage.ATTRACT:
            self.touch_at(0.5, 0.03)


def place_of(museum: Museum, name: str) -> tuple[float, float]:
    """The middle of a control, in shares of the window."""
    scene = museum.scene
    control = scene.control(name)
    assert control is not None, f"there is no {name} among {[c.id for c in scene.controls]}"
    box = control.target
    return box.centerx / scene.layout.width, box.centery / scene.layout.height


def finger(kind: int, place: tuple[float, float], number: int = 0) -> Event:
    x, y = place
    return Event(kind, touch_id=1, finger_id=number, x=x, y=y, dx=0.0, dy=0.0)


def finger_on(place: tuple[float, float], number: int = 0) -> list[Event]:
    return [finger(pygame.FINGERDOWN, place, number), finger(pygame.FINGERUP, place, number)]


def clicks(place: tuple[int, int]) -> Iterable[Event]:
    yield Event(pygame.MOUSEMOTION, pos=place, rel=(0, 0), buttons=(0, 0, 0), touch=False)
    yield Event(pygame.MOUSEBUTTONDOWN, pos=place, button=1, touch=False)
    yield Event(pygame.MOUSEBUTTONUP, pos=place, button=1, touch=False)


def key_strokes(key: int, mod: int = 0) -> Iterable[Event]:
    typed = chr(key) if 32 < key < 127 else ""
    yield Event(pygame.KEYDOWN, key=key, mod=mod, unicode=typed, scancode=0)
    yield Event(pygame.KEYUP, key=key, mod=mod, scancode=0)


def settled(interface: Interface) -> Interface:
    """The interface without what a pointer leaves behind."""
    return replace(interface, pointer=None, hovered=None, hovered_for=0, pressed=None)
