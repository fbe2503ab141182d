"""The running program: inputs to commands, ticks, frames. Window and clock are given to it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import pygame

from game.app.files.saving import SaveReport, save
from game.app.program.no_flicker import Calm
from game.app.program.playback import Playback
from game.session.commands import (
    AskQuestions,
    ChangeSetting,
    Command,
    LeaveTerms,
    ProbeInput,
    PutWeightBack,
    SelectPreset,
    StartOver,
)
from game.session.guide import guide, unguided
from game.session.replay.run_log import RunLog
from game.session.session import Session
from game.session.settings import HIDDEN_ON
from game.session.snapshot import Notice
from game.view.interaction import (
    Input,
    Interaction,
    points_anywhere,
    reduce,
    settle,
    show_toast,
    tick,
)
from game.view.scene.actions import (
    Action,
    ClosePinPad,
    EnterDigit,
    EraseDigit,
    GoHome,
    InterfaceAction,
    Quit,
    SavePicture,
    SwitchView,
    ToggleMute,
)
from game.view.scene.features import NOT_AT_A_KIOSK, Features
from game.view.scene.inputs import KeyPressed, PointerPressed
from game.view.scene.interface import Interface
from game.view.scene.page import Page, View
from game.view.scene.scene import Scene
from game.view.scene.texts import Texts
from game.view.screen import Screen
from game.view.visitor.turn.shown import DRAWN_KINDS

Size = tuple[int, int]

# What the attendant does: the application knows no PIN.
OPENING_STORY: Final = "xor"
FOR_THE_ATTENDANT: Final = (EnterDigit, EraseDigit, ClosePinPad)


class Application:
    """Holds a session, a screen and the state of the interface; knows no window and no clock.

    ``home`` is how everything looks at the beginning, and after Start over. What the attendant is
    to do is ``passed_on``; ``homecomings`` counts how often everything was started over. A ``log``
    is saved with the picture; a ``playback`` moves the session until it is over.
    """

    def __init__(
        self,
        session: Session,
        texts: Texts,
        screen: Screen,
        home: Interface | None = None,
        features: Features | None = None,
        log: RunLog | None = None,
        playback: Playback | None = None,
    ) -> None:
        self.session = session
        self.log = log
        self.playback = playback
        self.screen = screen
        self.features = features or Features()
        self.home = home or Interface()
        self.running = True
        self.passed_on: list[Action] = []
        self.homecomings = 0
        self._interface = self.home
        # The scene of now, kept while nothing changes what it is made from.
        self._scene: tuple[Size, Scene] | None = None
        self._texts = texts
        self._interaction = Interaction()
        self._calm = Calm()
        self._saving: Iterator[SaveReport | None] | None = None
        self._save_wanted = False
        self._said: Notice | None = None
        if playback is None:
            self._ask_questions()
        else:
            self._say("replay.begins")

    @property
    def interface(self) -> Interface:
        """What is open, hovered, focused or being typed."""
        return self._interface

    @interface.setter
    def interface(self, interface: Interface) -> None:
        if interface != self._interface:
            self._interface, self._scene = interface, None

    # ------------------------------------------------------------------ input

    def react(self, found: Input, size: Size) -> None:
        """Carry out what an input means; ``size`` is the window's in pixels."""
        if self.interface.opening is not None and isinstance(found, PointerPressed | KeyPressed):
            self.interface = replace(self.interface, opening=None)
            return
        scene = self.scene(size)
        reaction = self._interaction.react(found, scene)
        self.interface = reaction.interface
        for action in reaction.actions:
            self.carry_out(action)
        if not reaction.actions:
            # Controls depend on nothing that an input without actions changes.
            self._scene = (size, replace(scene, interface=reaction.interface))

    def carry_out(self, action: Action) -> None:
        """Do what somebody wants, if it may be done here."""
        if self._is_forbidden(action) or not self._calm.allows(action):
            return
        if self.playback is not None and _moves_the_run(action):
            self._use_playback(self.playback, action)
            return
        if not isinstance(action, InterfaceAction):
            self._apply(action)
            self._tell_notice()
            if isinstance(action, SelectPreset) and self._has_opening(action):
                self.interface = replace(self.interface, opening=0)
            return
        if isinstance(action, FOR_THE_ATTENDANT):
            self.passed_on.append(action)
        elif isinstance(action, GoHome):
            self.go_home()
        elif isinstance(action, Quit):
            self.running = False
        elif isinstance(action, SavePicture):
            self._save_wanted = self._saving is None
        elif isinstance(action, SwitchView):
            self._switch_view()
        else:
            self.interface = reduce(self.interface, action)

    def go_home(self) -> None:
        """Everything as it was at the beginning; only a window stays as large as it is."""
        self.homecomings += 1
        self.playback = None
        self._apply(StartOver())
        self._interaction = Interaction()
        self._said = None
        self._saving, self._save_wanted = None, False
        self.interface = replace(self.home, fullscreen=self.interface.fullscreen)
        self._ask_questions()

    def _use_playback(self, playback: Playback, action: Action) -> None:
        """While a run is played again, it alone moves the session."""
        if not playback.takes(action):
            self._say("replay.busy")
        self._scene = None

    def _follow_playback(self, playback: Playback) -> None:
        """1/60 s of a run that is played again."""
        playback.tick()
        if playback.view not in (None, self.interface.view):
            self.interface = reduce(self.interface, SwitchView())
        if playback.is_over:
            self.playback = None
            self._stay_where_it_is_shown()
            self._say("replay.over")

    def _say(self, key: str) -> None:
        self.interface = show_toast(self.interface, self.texts(key))

    def _switch_view(self) -> None:
        if self.interface.view is View.VISITOR:
            for command in unguided(self.session.snapshot()):
                self._apply(command)
        else:
            self._bring_hidden_back()
        self._apply(ProbeInput(None))  # the visitor view has no square to choose one in
        self._apply(LeaveTerms())  # and stages of its own
        self._apply(PutWeightBack())  # nor a card for a weight in hand
        self.interface = reduce(self.interface, SwitchView())
        self._ask_questions()

    def _bring_hidden_back(self) -> None:
        """The visitor view tells of hidden neurons: where there are none it begins with a story."""
        if self.session.snapshot().topology.has_hidden:
            return
        story = next(iter(self.features.stories.values()), None)
        back = ChangeSetting("hidden", HIDDEN_ON) if story is None else SelectPreset(story.name)
        self._apply(back)

    def _stay_where_it_is_shown(self) -> None:
        """A network without hidden layer that comes back is shown in the lab."""
        visits = self.playback is None and self.interface.view is View.VISITOR
        if visits and not self.session.snapshot().topology.has_hidden:
            self.interface = reduce(self.interface, SwitchView())
            self._ask_questions()

    def _ask_questions(self) -> None:
        """The visitor view asks the questions of its stories, the lab does not."""
        if self.features.questions:
            asked, leads = self.interface.view is View.VISITOR, self.features.leads
            # On a projector whoever leads has a class before them.
            counts = leads and self.home.large_text
            self._apply(AskQuestions(asked, not leads, DRAWN_KINDS, counts))

    def _has_opening(self, chosen: SelectPreset) -> bool:
        """Whether a story begins with a picture of its puzzle: XOR does, for visitors."""
        story = self.features.stories.get(OPENING_STORY)
        in_visitor_view = self.interface.page is Page.VISITOR
        return in_visitor_view and story is not None and story.name == chosen.name

    def _is_forbidden(self, action: Action) -> bool:
        features = self.features
        return (
            (features.kiosk and isinstance(action, NOT_AT_A_KIOSK))
            or (not features.lab and isinstance(action, SwitchView))
            or (not features.sound and isinstance(action, ToggleMute))
        )

    # ------------------------------------------------------------------ time and pictures

    def tick(self) -> None:
        """1/60 s passes."""
        if self.playback is not None:
            self._follow_playback(self.playback)
        else:
            if self.interface.view is View.VISITOR:
                for command in guide(self.session.snapshot()):
                    self.session.apply(command)
            self.session.tick()
        self._calm.tick()
        self.interface = tick(self.interface)
        self._tell_notice()

    def prepare(self, size: Size) -> Scene:
        """The scene of a frame that is about to be drawn."""
        scene = self.scene(size)
        if not points_anywhere(self.interface):
            return scene
        settled = settle(self.interface, scene.controls)
        if settled is not self.interface:
            self.interface = settled
            scene = replace(scene, interface=settled)
            self._scene = (size, scene)
        return scene

    def scene(self, size: Size) -> Scene:
        """What a window of this size shows now."""
        snapshot = self.session.snapshot()
        kept = self._scene
        if kept is None or kept[0] != size or kept[1].snapshot is not snapshot:
            kept = self._scene = (size, self.screen.scene(snapshot, self.interface, size))
        return kept[1]

    def first_scene(self, view: View, size: Size) -> Scene:
        """What a window of this size shows at the beginning in one of the views."""
        return self.screen.scene(self.session.snapshot(), replace(self.home, view=view), size)

    def _apply(self, command: Command) -> None:
        self.session.apply(command)
        self._scene = None
        self._stay_where_it_is_shown()

    def after_frame(self, window: pygame.Surface) -> None:
        """Go on saving, a small portion in each frame."""
        if self._save_wanted:
            self._save_wanted = False
            self._saving = save(window.copy(), self.session.recording, self.texts, self.log)
        if self._saving is None:
            return
        said = next(self._saving)
        if said is not None:
            self._saving = None
            self.interface = show_toast(self.interface, said.text, said.failed)

    @property
    def texts(self) -> Texts:
        """The texts in the language that is chosen."""
        language = self.interface.language
        if language is None:
            return self._texts
        return self.features.languages.get(language, self._texts)

    def _tell_notice(self) -> None:
        notice = self.session.notice
        if notice is not None and notice is not self._said:
            text = self.texts(f"notice.{notice.key}", **notice.values)
            self.interface = show_toast(self.interface, text, warning=True)
        self._said = notice


def _moves_the_run(action: Action) -> bool:
    """Whether it is a command, or sends some."""
    return isinstance(action, SwitchView) or not isinstance(action, InterfaceAction)
