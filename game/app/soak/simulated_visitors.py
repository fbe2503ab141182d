"""Simulated visitors: people who come, touch what there is to touch, watch, race, and go."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import pygame
from pygame.event import Event

from game.app.soak.random_events import Fuzzer
from game.session.presentation import TICKS_PER_SECOND
from game.view.drawing.box import Box
from game.view.interaction.hits import live_controls
from game.view.scene.control import Control, Kind
from game.view.scene.scene import Scene

SECOND: Final = TICKS_PER_SECOND
# How long nobody is there, how long a visit lasts, and how long somebody looks between touches.
GAP_SECONDS: Final = (5.0, 200.0)
VISIT_SECONDS: Final = (10.0, 150.0)
LOOK_SECONDS: Final = (0.3, 6.0)
# What a visitor does next, and how often.
DEEDS: Final = {"touch": 0.52, "click": 0.14, "drag": 0.10, "key": 0.18, "anywhere": 0.06}
# Who has begun a race mostly goes on with it: a line is pulled, and the move is made.
RACES_ON: Final = 0.85
MOVES: Final = 0.5
PULLS: Final = 4
# Many press the bright button, and then may watch for a while. Who is asked mostly answers.
BRIGHT_ON: Final = 0.2
ANSWERS_ON: Final = 0.7
SHOWS_ON: Final = 0.6
WATCHES: Final = 0.5
WATCH_SECONDS: Final = (8.0, 30.0)
# Who sees a row of cards that scrolls may drag it, so far at most, in widths of a card.
SCROLLS: Final = 0.15
SCROLL_REACH: Final = 3.0
DRAG_STEPS: Final = 6
TYPED_KEYS: Final = (
    *(pygame.K_SPACE, pygame.K_RIGHT, pygame.K_LEFT, pygame.K_TAB, pygame.K_RETURN),
    *(pygame.K_t, pygame.K_v, pygame.K_g, pygame.K_m, pygame.K_F5, pygame.K_ESCAPE, pygame.K_UP),
)
# One visitor in so many is a monkey: nothing but random events, so many each time.
MONKEY_EVERY: Final = 4
MONKEY_EVENTS: Final = 400

Events = list[Event]


class Crowd:
    """Who comes to the exhibit: one after another, with gaps; ``monkeys`` among them or not."""

    def __init__(self, rng: np.random.Generator, size: tuple[int, int], monkeys: bool) -> None:
        self.visits = 0
        self._rng = rng
        self._size = size
        self._fuzzer = Fuzzer(rng, size)
        self._monkeys = monkeys
        self._ticks_left = 0
        self._look = 0
        self._somebody = False
        self._is_monkey = False
        self._doing: Iterator[Events] = iter(())

    def act(self, scene: Scene, ticks: int) -> Events:
        """What is done in the next ``ticks``, in front of this scene."""
        self._ticks_left -= ticks
        if self._ticks_left <= 0:
            self._change()
        if not self._somebody:
            return []
        if self._is_monkey:
            return self._fuzzer.events(MONKEY_EVENTS)
        begun = next(self._doing, None)
        if begun is not None:
            return begun
        self._look -= ticks
        if self._look > 0:
            return []
        self._look = self._between(LOOK_SECONDS)
        self._doing = self._deed(scene)
        return next(self._doing, [])

    def _change(self) -> None:
        """Somebody comes, or goes."""
        self._somebody = not self._somebody
        self._ticks_left = self._between(VISIT_SECONDS if self._somebody else GAP_SECONDS)
        self._doing = iter(())
        if self._somebody:
            self.visits += 1
            self._is_monkey = self._monkeys and self.visits % MONKEY_EVERY == 0

    # ------------------------------------------------------------------ deeds

    def _deed(self, scene: Scene) -> Iterator[Events]:
        names, shares = list(DEEDS), np.array(list(DEEDS.values()))
        name = names[int(self._rng.choice(len(names), p=shares / shares.sum()))]
        controls = live_controls(scene.controls)
        racing = [control for control in controls if control.kind is Kind.NOTCH]
        if racing and float(self._rng.random()) < RACES_ON:
            return self._race(racing, controls, scene)
        asked = [c for c in controls if c.kind in (Kind.ANSWER, Kind.CANVAS)]
        if asked and float(self._rng.random()) < ANSWERS_ON:
            return self._answer(asked, controls, scene)
        cards = [control for control in controls if control.scrolling is not None]
        if cards and float(self._rng.random()) < SCROLLS:
            return self._scroll(cards, scene)
        bright = next((control for control in controls if control.kind is Kind.PRIMARY), None)
        if bright is not None and float(self._rng.random()) < BRIGHT_ON:
            if float(self._rng.random()) < WATCHES:
                self._look = self._between(WATCH_SECONDS)
            return self._touch(self._inside(bright.target), scene)
        if name == "key":
            return self._key()
        if name == "anywhere" or not controls:
            return self._touch(self._inside(scene.layout.window), scene)
        place = self._place_of(controls)
        if name == "drag":
            return self._drag(place, self._inside(scene.layout.window), scene)
        return self._touch(place, scene) if name == "touch" else self._click(place, scene)

    def _race(
        self, arrows: Sequence[Control], controls: Sequence[Control], scene: Scene
    ) -> Iterator[Events]:
        """Pull a line by some notches, or make the move that is pulled."""
        bright = next((control for control in controls if control.kind is Kind.PRIMARY), None)
        if bright is not None and float(self._rng.random()) < MOVES:
            yield from self._touch(self._inside(bright.target), scene)
            return
        place = self._place_of(arrows)
        for _ in range(int(self._rng.integers(1, PULLS + 1))):
            yield from self._touch(place, scene)

    def _answer(
        self, answers: Sequence[Control], controls: Sequence[Control], scene: Scene
    ) -> Iterator[Events]:
        """Give an answer, or draw one; or let it be shown."""
        bright = next((control for control in controls if control.kind is Kind.PRIMARY), None)
        if bright is not None and float(self._rng.random()) < SHOWS_ON:
            return self._touch(self._inside(bright.target), scene)
        canvas = next((each for each in answers if each.kind is Kind.CANVAS), None)
        if canvas is not None:
            box = canvas.target
            return self._drag(self._inside(box), self._inside(box), scene)
        return self._touch(self._place_of(answers), scene)

    def _scroll(self, cards: Sequence[Control], scene: Scene) -> Iterator[Events]:
        """Drag the row by one of its cards, slowly or with a flick."""
        card = cards[int(self._rng.integers(len(cards)))].target
        x, y = self._inside(card)
        reach = float(self._rng.uniform(-SCROLL_REACH, SCROLL_REACH)) * card.w
        return self._drag((x, y), (x + reach, y), scene)

    def _key(self) -> Iterator[Events]:
        key = TYPED_KEYS[int(self._rng.integers(len(TYPED_KEYS)))]
        typed = chr(key) if 32 < key < 127 else ""
        yield [Event(pygame.KEYDOWN, key=key, mod=0, unicode=typed, scancode=0)]
        yield [Event(pygame.KEYUP, key=key, mod=0, scancode=0)]

    def _touch(self, place: tuple[float, float], scene: Scene) -> Iterator[Events]:
        yield [self._finger(pygame.FINGERDOWN, place, scene)]
        yield [self._finger(pygame.FINGERUP, place, scene)]

    def _drag(
        self, begin: tuple[float, float], end: tuple[float, float], scene: Scene
    ) -> Iterator[Events]:
        yield [self._finger(pygame.FINGERDOWN, begin, scene)]
        for step in range(1, DRAG_STEPS + 1):
            share = step / DRAG_STEPS
            place = (begin[0] + (end[0] - begin[0]) * share, begin[1] + (end[1] - begin[1]) * share)
            yield [self._finger(pygame.FINGERMOTION, place, scene)]
        yield [self._finger(pygame.FINGERUP, end, scene)]

    def _click(self, place: tuple[float, float], scene: Scene) -> Iterator[Events]:
        pos = round(place[0] * scene.layout.scale), round(place[1] * scene.layout.scale)
        yield [Event(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0), touch=False)]
        yield [Event(pygame.MOUSEBUTTONDOWN, pos=pos, button=1, touch=False)]
        yield [Event(pygame.MOUSEBUTTONUP, pos=pos, button=1, touch=False)]

    @staticmethod
    def _finger(kind: int, place: tuple[float, float], scene: Scene) -> Event:
        x, y = place[0] / scene.layout.width, place[1] / scene.layout.height
        return Event(kind, touch_id=1, finger_id=0, x=x, y=y, dx=0.0, dy=0.0)

    # ------------------------------------------------------------------ draws

    def _place_of(self, controls: Sequence[Control]) -> tuple[float, float]:
        return self._inside(controls[int(self._rng.integers(len(controls)))].target)

    def _inside(self, box: Box) -> tuple[float, float]:
        across, down = (float(share) for share in self._rng.random(2))
        return box.x + across * box.w, box.y + down * box.h

    def _between(self, seconds: tuple[float, float]) -> int:
        return round(float(self._rng.uniform(*seconds)) * SECOND)
