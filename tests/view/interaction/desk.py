"""A desk to try the program at without a window: session, interface, controls and input in one."""

from collections.abc import Callable

from game.session.commands import Command
from game.view.drawing.text.typeface import Face
from game.view.drawing.theme import DARK
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
from game.view.scene.actions import Action, InterfaceAction
from game.view.scene.control import Control, Kind
from game.view.scene.interface import Interface
from game.view.scene.layout import Layout
from game.view.scene.scene import Scene
from tests.view.stage import ENGLISH, WIDE, arranged, kit, session, table


class Desk:
    """Plays the application's part: applies what follows from an input, and keeps it."""

    def __init__(self, size: tuple[int, int] = WIDE, preset: str = "xor") -> None:
        self.size = size
        self.session = session(preset)
        self.interface = Interface()
        self.done: list[Action] = []
        self._interaction = Interaction()
        self._seen: Scene | None = None
        self._seen_at = size

    @property
    def layout(self) -> Layout:
        return arranged(self.session.snapshot(), self.size, self.interface)

    @property
    def measure(self) -> Callable[[str, float, Face], float]:
        return kit(self.layout.scale).typeface.width

    @property
    def scene(self) -> Scene:
        """What can be seen; the same one until something of it changes."""
        snapshot, seen = self.session.snapshot(), self._seen
        if (
            seen is None
            or seen.snapshot is not snapshot
            or seen.interface != self.interface
            or self._seen_at != self.size
        ):
            layout = self.layout
            controls = table(layout).controls(snapshot, self.interface, layout, self.measure)
            seen = Scene(snapshot, self.interface, layout, ENGLISH, DARK, lambda: controls)
            self._seen, self._seen_at = seen, self.size
        return seen

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
        self.focus_beside(name)

    def focus_beside(self, name: str) -> None:
        """With arrows, inside the group that is in focus."""
        for _ in self.controls:
            self.keys("right")
            if self.interface.focused == name:
                return
        raise AssertionError(f"the keyboard does not reach {name} at {self.size}")

    def _carry_out(self, reaction: Reaction) -> None:
        self.interface = reaction.interface
        for action in reaction.actions:
            if isinstance(action, InterfaceAction):
                self.interface = reduce(self.interface, action)
            else:
                command: Command = action
                self.session.apply(command)


def place_of(control: Control) -> tuple[float, float]:
    """The middle of a control (of a connection: of its label)."""
    return control.target.centerx, control.target.centery


def is_sliding(control: Control) -> bool:
    return control.kind in (Kind.SLIDER, Kind.TIMELINE)
