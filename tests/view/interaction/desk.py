"""A desk to try the program at without a window: session, interface, controls and input in one."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np

from game.session.commands import Command
from game.session.presets import Preset, load_presets
from game.session.session import Session
from game.view.control import Control, Kind
from game.view.controls import ControlTable
from game.view.interaction import (
    Input,
    Interaction,
    KeyPressed,
    PointerMoved,
    PointerPressed,
    PointerReleased,
    Reaction,
    reduce,
    settle,
    tick,
)
from game.view.interface import (
    Action,
    CloseOpen,
    Interface,
    Quit,
    SavePicture,
    SelectTab,
    ToggleFullscreen,
    ToggleHelp,
    ToggleSettings,
)
from game.view.layout import Layout, arrange
from game.view.scene import Scene
from game.view.texts import Texts, load_texts
from game.view.theme import DARK
from game.view.typeface import Face, Typeface

ASSETS = Path(__file__).parents[3] / "assets"
SIZES = (
    (1920, 1080),
    (1280, 720),
    (1024, 768),
    (2560, 1080),
    (3840, 2160),
    (1366, 768),
    (1440, 900),
    (1600, 1200),
    (1280, 1024),
    (1920, 1200),
    (3440, 1440),
)
# One for each fold.
FOLDS = ((1920, 1080), (1280, 720), (1024, 768))
INTERFACE_ACTIONS = (
    SelectTab | ToggleSettings | ToggleHelp | ToggleFullscreen | SavePicture | CloseOpen | Quit
)


@cache
def presets() -> dict[str, Preset]:
    return load_presets(ASSETS / "presets")


@cache
def english() -> Texts:
    return load_texts(ASSETS / "texts", "en")


@cache
def typeface(scale: float) -> Typeface:
    return Typeface(scale, ASSETS / "fonts")


class Desk:
    """Plays the application's part: applies what follows from an input, and keeps it."""

    def __init__(self, size: tuple[int, int] = (1920, 1080), preset: str = "xor") -> None:
        self.size = size
        self.session = Session(presets(), presets()[preset], np.random.default_rng(0))
        self.interface = Interface()
        self.done: list[Action] = []
        self._interaction = Interaction()
        self._table = ControlTable(english(), presets())

    @property
    def layout(self) -> Layout:
        snapshot = self.session.snapshot()
        return arrange(
            *self.size,
            pinned=snapshot.pinned is not None,
            settings_open=self.interface.settings_open,
            started=snapshot.started,
        )

    @property
    def measure(self) -> Callable[[str, float, Face], float]:
        return typeface(self.layout.scale).width

    @property
    def scene(self) -> Scene:
        snapshot, layout = self.session.snapshot(), self.layout
        controls = self._table.controls(snapshot, self.interface, layout, self.measure)
        return Scene(snapshot, self.interface, layout, english(), DARK, controls)

    @property
    def controls(self) -> tuple[Control, ...]:
        return self.scene.controls

    def control(self, name: str) -> Control:
        control = self.scene.control(name)
        assert control is not None, f"there is no {name} at {self.size}"
        return control

    def send(self, *events: Input) -> list[Action]:
        """Act as the application does; gives what was done."""
        done: list[Action] = []
        for event in events:
            reaction = self._interaction.react(event, self.scene)
            self._carry_out(reaction)
            done += reaction.actions
        self.done += done
        return done

    def frame(self, ticks: int = 1) -> None:
        """A frame passes."""
        for _ in range(ticks):
            self.session.tick()
            self.interface = tick(self.interface)
        self.interface = settle(self.interface, self.controls)

    def click(self, x: float, y: float, touch: bool = False) -> list[Action]:
        return self.send(
            PointerMoved(x, y, touch),
            PointerPressed(x, y, touch=touch),
            PointerReleased(x, y, touch=touch),
        )

    def click_on(self, name: str, touch: bool = False) -> list[Action]:
        return self.click(*place_of(self.control(name)), touch)

    def keys(self, *names: str) -> list[Action]:
        return self.send(*(KeyPressed(name) for name in names))

    def focus(self, name: str) -> None:
        """With the keyboard alone: Tab to the control or its group, arrows inside the group."""
        groups = {control.id: control.group for control in self.controls}
        for _ in groups:
            self.keys("tab")
            focused = self.interface.focused or ""
            if focused == name:
                return
            if groups[name] is not None and groups[focused] == groups[name]:
                break
        for _ in groups:
            self.keys("right")
            if self.interface.focused == name:
                return
        raise AssertionError(f"the keyboard does not reach {name} at {self.size}")

    def _carry_out(self, reaction: Reaction) -> None:
        self.interface = reaction.interface
        for action in reaction.actions:
            if isinstance(action, INTERFACE_ACTIONS):
                self.interface = reduce(self.interface, action)
            else:
                command: Command = action
                self.session.apply(command)


def place_of(control: Control) -> tuple[float, float]:
    """The middle of a control (of a connection: of its label)."""
    return control.target.centerx, control.target.centery


def is_sliding(control: Control) -> bool:
    return control.kind in (Kind.SLIDER, Kind.TIMELINE)
