"""The running program: inputs to commands, ticks, frames. Window and clock are given to it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pygame
from pygame.event import Event

from game.app.events import EventTranslator
from game.app.saving import SaveReport, save
from game.session.session import Session
from game.session.snapshot import Notice
from game.view.interaction import Interaction, reduce, settle, show_toast, tick
from game.view.interface import Action, Interface, InterfaceAction, Quit, SavePicture
from game.view.scene import Scene
from game.view.screen import Screen
from game.view.texts import Texts

# After one of these the window's pixels are lost or of another size.
REPAINT_KINDS = frozenset(
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


class Application:
    """Holds a session, a screen and the state of the interface; knows no window and no clock."""

    def __init__(self, session: Session, texts: Texts, screen: Screen) -> None:
        self.session = session
        self.screen = screen
        self.interface = Interface()
        self.running = True
        self._texts = texts
        self._interaction = Interaction()
        self._translator = EventTranslator()
        self._saving: Iterator[SaveReport | None] | None = None
        self._save_wanted = False
        self._said: Notice | None = None

    @property
    def event_kinds(self) -> list[int]:
        """The kinds of event that mean something to it."""
        return [*self._translator.kinds, *REPAINT_KINDS, pygame.QUIT]

    def handle(self, events: Iterable[Event], size: tuple[int, int]) -> None:
        """Take a frame's events; ``size`` is the window's in pixels."""
        kept = list(events)
        for event in kept:
            if event.type == pygame.QUIT:
                self.running = False
            elif event.type in REPAINT_KINDS:
                self.screen.repaint()
        scene = self._scene(size)
        self._translator.look_at(size, scene.layout.scale)
        for found in self._translator.inputs(kept):
            reaction = self._interaction.react(found, scene)
            self.interface = reaction.interface
            for action in reaction.actions:
                self._carry_out(action)
            scene = (
                self._scene(size) if reaction.actions else replace(scene, interface=self.interface)
            )

    def tick(self) -> None:
        """1/60 s passes."""
        self.session.tick()
        self.interface = tick(self.interface)
        self._tell_notice()

    def prepare(self, size: tuple[int, int]) -> Scene:
        """The scene of a frame that is about to be drawn."""
        scene = self._scene(size)
        settled = settle(self.interface, scene.controls)
        if settled is not self.interface:
            self.interface = settled
            scene = replace(scene, interface=settled)
        return scene

    def after_frame(self, window: pygame.Surface) -> None:
        """Go on saving, a small portion in each frame."""
        if self._save_wanted:
            self._save_wanted = False
            self._saving = save(window.copy(), self.session.recording, self._texts)
        if self._saving is None:
            return
        said = next(self._saving)
        if said is not None:
            self._saving = None
            self.interface = show_toast(self.interface, said.text, said.failed)

    def _scene(self, size: tuple[int, int]) -> Scene:
        return self.screen.scene(self.session.snapshot(), self.interface, size)

    def _carry_out(self, action: Action) -> None:
        if not isinstance(action, InterfaceAction):
            self.session.apply(action)
            self._tell_notice()
            return
        self.interface = reduce(self.interface, action)
        if isinstance(action, Quit):
            self.running = False
        elif isinstance(action, SavePicture):
            self._save_wanted = self._saving is None

    def _tell_notice(self) -> None:
        notice = self.session.notice
        if notice is not None and notice is not self._said:
            text = self._texts(f"notice.{notice.key}", **notice.values)
            self.interface = show_toast(self.interface, text, warning=True)
        self._said = notice
