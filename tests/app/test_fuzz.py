"""200,000 random events: whatever visitors do to mouse, keys, touch and window, it goes on."""

import math
from collections.abc import Callable

import numpy as np
import pygame
import pytest
from pygame.event import Event

from game.app import paths
from game.app.application import Application
from game.app.saving import SaveReport
from game.session.presets import load_presets
from game.session.session import Session
from game.view.interface import Interface
from game.view.screen import Screen
from game.view.texts import load_texts

EVENTS = 200_000
EVENTS_PER_FRAME = 40
FRAMES_PER_PICTURE = 8
SIZES = [(640, 480), (800, 450), (512, 700), (1024, 480)]
RESIZE_CHANCE = 0.00015
KEYS = [
    *(pygame.K_SPACE, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN, pygame.K_TAB),
    *(pygame.K_RETURN, pygame.K_ESCAPE, pygame.K_BACKSPACE, pygame.K_HOME, pygame.K_END),
    *(pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_F11, pygame.K_F4, pygame.K_DELETE),
    *(ord(letter) for letter in "rnaolthp0123456789.-xyz"),
]


class Fuzzer:
    """Seeded random events of every kind that a window can send."""

    def __init__(self, seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        self.size = SIZES[0]
        self.makers: list[tuple[float, Callable[[], Event]]] = [
            (0.30, self.motion),
            (0.14, self.mouse_down),
            (0.14, self.mouse_up),
            (0.14, self.key_down),
            (0.10, self.key_up),
            (0.04, self.wheel),
            (0.04, self.finger_down),
            (0.04, self.finger_up),
            (0.03, self.finger_motion),
            (0.03, self.window),
        ]

    def events(self, count: int) -> list[Event]:
        weights = np.array([weight for weight, _ in self.makers])
        kinds = self.rng.choice(len(self.makers), count, p=weights / weights.sum())
        return [self.makers[kind][1]() for kind in kinds]

    def point(self) -> tuple[int, int]:
        width, height = self.size
        return int(self.rng.integers(-20, width + 20)), int(self.rng.integers(-20, height + 20))

    def motion(self) -> Event:
        touch = bool(self.rng.random() < 0.1)
        return Event(
            pygame.MOUSEMOTION, pos=self.point(), rel=(1, 1), buttons=(0, 0, 0), touch=touch
        )

    def mouse_down(self) -> Event:
        button = int(self.rng.choice([1, 1, 1, 1, 2, 3, 4, 5, 8]))
        return Event(pygame.MOUSEBUTTONDOWN, pos=self.point(), button=button, touch=False)

    def mouse_up(self) -> Event:
        button = int(self.rng.choice([1, 1, 1, 1, 2, 3, 4, 5, 8]))
        return Event(pygame.MOUSEBUTTONUP, pos=self.point(), button=button, touch=False)

    def key_down(self) -> Event:
        key = int(self.rng.choice(KEYS))
        modifier = int(self.rng.choice([0, 0, 0, pygame.KMOD_LSHIFT, pygame.KMOD_LALT]))
        typed = chr(key) if 32 < key < 127 else ""
        return Event(pygame.KEYDOWN, key=key, mod=modifier, unicode=typed, scancode=0)

    def key_up(self) -> Event:
        return Event(pygame.KEYUP, key=int(self.rng.choice(KEYS)), mod=0, scancode=0)

    def wheel(self) -> Event:
        return Event(pygame.MOUSEWHEEL, x=0, y=int(self.rng.integers(-4, 5)), flipped=False)

    def finger(self, kind: int) -> Event:
        x, y = self.rng.random(2)
        finger = int(self.rng.integers(0, 3))
        return Event(kind, touch_id=1, finger_id=finger, x=float(x), y=float(y), dx=0.0, dy=0.0)

    def finger_down(self) -> Event:
        return self.finger(pygame.FINGERDOWN)

    def finger_up(self) -> Event:
        return self.finger(pygame.FINGERUP)

    def finger_motion(self) -> Event:
        return self.finger(pygame.FINGERMOTION)

    def window(self) -> Event:
        kinds = [
            *(pygame.WINDOWEXPOSED, pygame.WINDOWFOCUSLOST, pygame.WINDOWFOCUSGAINED),
            *(pygame.WINDOWLEAVE, pygame.WINDOWENTER, pygame.WINDOWMINIMIZED),
            *(pygame.WINDOWRESTORED, pygame.WINDOWMOVED, pygame.WINDOWDISPLAYCHANGED),
        ]
        return Event(int(self.rng.choice(kinds)))

    def maybe_resize(self) -> None:
        if self.rng.random() < RESIZE_CHANCE * EVENTS_PER_FRAME:
            self.size = SIZES[int(self.rng.integers(len(SIZES)))]


def check(application: Application) -> None:
    """What must hold whatever was done."""
    snapshot = application.session.snapshot()
    assert 0 <= snapshot.epoch <= snapshot.last_epoch
    assert np.isfinite(snapshot.trace.parameters.vector).all()
    assert math.isfinite(float(snapshot.trace.loss))
    assert snapshot.settings.output_allowed(snapshot.settings.output_activation)
    assert snapshot.sample is None or 0 <= snapshot.sample < snapshot.dataset.sample_count
    assert 0.0 <= snapshot.moment.progress <= 1.0
    assert isinstance(application.interface, Interface)
    assert application.running, "nothing but Ctrl+Q and the window's own button ends it"


@pytest.mark.parametrize("seed", range(4))
def test_random_events(seed: int, tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.app.application.save", lambda *_: iter([SaveReport("saved", False)]))
    # Full pace trains as much in a minute of play as a test may in all.
    monkeypatch.setattr("game.session.playhead.FULL_PACE_EPOCHS_PER_TICK", 4)
    presets = load_presets(paths.PRESETS)
    texts = load_texts(paths.TEXTS, "en")
    session = Session(presets, presets["xor"], np.random.default_rng(seed))
    application = Application(session, texts, Screen(paths.FONTS, texts, presets))
    fuzzer = Fuzzer(seed)
    window = pygame.Surface(fuzzer.size)
    for frame in range(EVENTS // 4 // EVENTS_PER_FRAME):
        fuzzer.maybe_resize()
        if window.get_size() != fuzzer.size:
            window = pygame.Surface(fuzzer.size)
        application.handle(fuzzer.events(EVENTS_PER_FRAME), fuzzer.size)
        application.tick()
        check(application)
        scene = application.prepare(fuzzer.size)
        if frame % FRAMES_PER_PICTURE == 0:
            application.screen.render(window, scene, lambda: False)
            application.after_frame(window)
