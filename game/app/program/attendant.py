"""The attendant: sees who comes and goes, runs the show for nobody, and lets staff out.

It stands between the window's events and the application: decides which inputs reach it, counts the
idle time, and plays what is heard. On somebody's own machine it has little to do.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

import pygame
from pygame.event import Event

from game.app.program.application import Application
from game.app.program.staff_door import StaffDoor
from game.app.window.events import EventTranslator
from game.exhibit.configuration.keys import Times
from game.exhibit.lock_memory import LockMemory
from game.exhibit.presence.presence import Answer, Presence, Stage
from game.exhibit.presence.stirrings import Stirrings
from game.exhibit.show.attract import AttractShow, words_of
from game.exhibit.sound.ear import Ear
from game.exhibit.sound.heard import Heard, Sound
from game.exhibit.sound.player import Player
from game.exhibit.status.memory import tidy_up
from game.session.snapshot import Snapshot
from game.view.interaction import (
    Input,
    KeyPressed,
    PointerCancelled,
    PointerMoved,
    PointerPressed,
    PointerReleased,
)
from game.view.interaction.hits import control_at
from game.view.scene.interface import Countdown, Interface
from game.view.scene.page import View
from game.view.scene.scene import Scene
from game.view.screen import Screen

Size = tuple[int, int]

# After one of these the window's pixels are lost or of another size.
REPAINT_KINDS: Final = frozenset(
    {
        pygame.WINDOWEXPOSED,
        pygame.WINDOWRESTORED,
        pygame.WINDOWSHOWN,
        pygame.WINDOWSIZECHANGED,
        pygame.WINDOWRESIZED,
        pygame.WINDOWDISPLAYCHANGED,
        pygame.VIDEORESIZE,
        pygame.VIDEOEXPOSE,
    }
)
POINTING: Final = (PointerPressed, PointerMoved, PointerReleased, PointerCancelled)
# The ring of the countdown empties in so many steps.
RING_STEPS: Final = 120


@dataclass(frozen=True, slots=True)
class Rules:
    """When somebody counts as gone; whether only staff can leave, and with which ``pin``."""

    times: Times
    locked: bool
    pin: str | None


class Attendant:
    """A program for the loop: an application, and what is needed where nobody looks after it.

    ``show`` makes the attract show, once it is wanted; ``player`` None: there is no sound;
    ``memory`` keeps the lock of the PIN pad.
    """

    def __init__(
        self,
        application: Application,
        translator: EventTranslator,
        rules: Rules,
        show: Callable[[], AttractShow],
        player: Player | None = None,
        memory: LockMemory | None = None,
    ) -> None:
        self.application = application
        self.presence = Presence.at_boot(rules.times)
        self.running = True
        self._translator = translator
        self._rules = rules
        self._make_show = show
        self._show: AttractShow | None = None
        self._player = player
        self._ear = Ear()
        self._stirrings = Stirrings()
        self._door = StaffDoor(rules.locked, rules.pin, memory)
        # What was pressed while it meant something else must not be let go on the screen.
        self._swallowing = False
        self._unready: list[View] = []
        if self.presence.stage is Stage.ATTRACT:
            self._begin_show()

    # ------------------------------------------------------------------ what the loop asks for

    @property
    def screen(self) -> Screen:
        """What draws its scenes."""
        return self.application.screen

    @property
    def fullscreen(self) -> bool:
        """Whether the whole screen is wanted."""
        return self.application.interface.fullscreen

    @fullscreen.setter
    def fullscreen(self, wanted: bool) -> None:
        self.application.interface = replace(self.application.interface, fullscreen=wanted)

    @property
    def left_by_staff(self) -> bool:
        """Whether corners and PIN ended it."""
        return self._door.opened

    @property
    def event_kinds(self) -> list[int]:
        """The kinds of event that mean something to it."""
        heard = [] if self._player is None else self._player.table
        return [*self._translator.kinds, *REPAINT_KINDS, *heard, pygame.QUIT]

    def handle(self, events: Iterable[Event], size: Size) -> None:
        """Take a frame's events; ``size`` is the window's in pixels."""
        kept = list(events)
        for event in kept:
            if event.type == pygame.QUIT and not self._rules.locked:
                self.running = False
            elif event.type in REPAINT_KINDS:
                self.screen.repaint()
            elif self._player is not None:
                self._player.handle(event)
        scene = self._scene(size) if kept else None
        if scene is not None:
            self._translator.look_at(size, scene.layout.scale)
        for found in self._translator.inputs(kept):
            self._take(found, size)
        self.running = self.running and self.application.running

    def tick(self) -> None:
        """1/60 s passes."""
        self._translator.tick()
        self._stirrings.tick()
        self._door.tick()
        if self._door.opened:
            self.running = False
        self._pass_time()
        self._say_what_is_open()
        self._listen()

    def prepare(self, size: Size) -> Scene:
        """The scene of a frame that is about to be drawn."""
        return self._scene(size) if self._show_is_on else self.application.prepare(size)

    def after_frame(self, window: pygame.Surface) -> None:
        """The frame is on the screen."""
        self.application.after_frame(window)
        if self._show_is_on and self._unready:
            # While nobody waits for it: what the coming screens are costly to make from. A visitor
            # who changed colours or language has left nothing of it.
            view = self._unready.pop()
            if view is View.VISITOR or self.application.features.lab:
                self.screen.make_ready(self.application.first_scene(view, window.get_size()))

    def close(self) -> bool:
        """Let go of the sound device; whether it is gone."""
        return self._player is None or self._player.close()

    # ------------------------------------------------------------------ inputs

    def _take(self, found: Input, size: Size) -> None:
        """One input: it may wake the screen, keep it awake, lead staff out, or mean itself."""
        answer = Answer.USE
        if self._stirrings.stirred(found):
            self.presence, answer = self.presence.stirred()
        elif self.presence.stage is not Stage.VISITOR:
            answer = Answer.SWALLOW
        if answer is Answer.WAKE:
            answer = self._answer_to_waking(found, size)
        if answer is Answer.SWALLOW:
            self._swallowing = self._swallowing or isinstance(found, PointerPressed)
            self._say_what_is_open()
            return
        if isinstance(found, POINTING):
            self._door.watch(found, self._scene(size).layout)
        if self._swallowing and isinstance(found, PointerReleased | PointerCancelled):
            self._swallowing = False
            found = PointerCancelled()
        if isinstance(found, PointerPressed):
            self._sound(Sound.TOUCH)
        homecomings = self.application.homecomings
        self.application.react(found, size)
        if self.application.homecomings != homecomings:
            self._sound(Sound.START_OVER)
        pressed, self.application.passed_on = self.application.passed_on, []
        self._door.use(pressed)
        self._say_what_is_open()

    def _answer_to_waking(self, found: Input, size: Size) -> Answer:
        """A touch is handed on where it falls on a control of the visitor's screen; keys always."""
        if isinstance(found, KeyPressed):
            return Answer.USE
        if isinstance(found, PointerPressed):
            on_control = control_at(self._scene(size).controls, found.x, found.y) is not None
            return Answer.USE if on_control else Answer.SWALLOW
        return Answer.SWALLOW

    # ------------------------------------------------------------------ coming and going

    @property
    def _show_is_on(self) -> bool:
        return self.presence.stage is Stage.ATTRACT and self._show is not None

    def _pass_time(self) -> None:
        before = self.presence
        self.presence = before.ticked(self._rules.times, self._is_watched)
        if self.presence.has_left(before):
            self._start_over()
        if self.presence.stage is Stage.VISITOR:
            self.application.tick()
        elif self.presence.stage is Stage.ATTRACT:
            self._run_show(before.stage is Stage.ATTRACT)

    @property
    def _is_watched(self) -> bool:
        """Whether there is something to watch: a run, or a question that goes by itself."""
        session = self.application.session
        if session.playing:
            return True
        turn = session.snapshot().turn
        return turn is not None and turn.is_open and turn.ticks is not None

    def _run_show(self, goes_on: bool) -> None:
        if goes_on and self._show is not None:
            self._show.tick()
        else:
            self._begin_show()

    def _begin_show(self) -> None:
        if self._show is None:
            self._show = self._make_show()
        self._show.begin()
        self._swallowing = False
        self._unready = [View.LAB, View.VISITOR]

    def _start_over(self) -> None:
        """A visit is over: the next visitor finds everything as it was at the beginning."""
        self.application.go_home()
        self._door.close()
        tidy_up()

    def _say_what_is_open(self) -> None:
        """Bring the interface up to date with what the attendant knows."""
        interface = self.application.interface
        countdown, pad = self._countdown(), self._door.pad
        if (countdown, pad) == (interface.countdown, interface.pin_pad):
            return
        shown = replace(interface, countdown=countdown, pin_pad=pad)
        if shown.pin_pad is not None and interface.pin_pad is None:
            # The finger that held the corner has nothing to do with the pad.
            self._swallowing = interface.pressed is not None
            shown = replace(shown, pressed=None)
        self.application.interface = shown

    def _countdown(self) -> Countdown | None:
        if self.presence.stage is not Stage.COUNTDOWN:
            return None
        times = self._rules.times
        share = round(self.presence.share_left(times) * RING_STEPS) / RING_STEPS
        return Countdown(self.presence.seconds_left(times), share)

    # ------------------------------------------------------------------ seeing and hearing

    def _snapshot(self) -> Snapshot:
        if self._show_is_on and self._show is not None:
            return self._show.snapshot()
        return self.application.session.snapshot()

    def _scene(self, size: Size) -> Scene:
        if self._show_is_on and self._show is not None:
            return self.screen.scene(self._show.snapshot(), self._show_interface(self._show), size)
        return self.application.scene(size)

    def _show_interface(self, show: AttractShow) -> Interface:
        words = words_of(show)
        return replace(self.application.home, fullscreen=self.fullscreen, attract=words)

    def _sound(self, sound: Sound) -> None:
        if self._player is not None:
            self._player.play((Heard(sound),))

    def _listen(self) -> None:
        if self._player is None:
            return
        self._player.mute = self.application.interface.muted or self._show_is_on
        self._player.tick()
        if self.presence.stage is Stage.VISITOR:
            self._player.play(self._ear.listen(self.application.session.snapshot()))
