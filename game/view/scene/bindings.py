"""The keys: one table from keys to what they do, and what the help card says about them."""

from collections.abc import Callable
from typing import Final, NamedTuple

from game.session.aside.in_hand import notched
from game.session.commands import (
    BeginRace,
    BringBack,
    ChangeSetting,
    JustWatch,
    LeaveRace,
    LeaveTerms,
    NewWeights,
    PoseQuestion,
    ProbeInput,
    PutBack,
    PutWeightBack,
    Restart,
    Seek,
    SelectConnection,
    SelectNextSample,
    StepBack,
    StepEpoch,
    StepTerm,
    TogglePlay,
    UndoDrop,
    UndoPreset,
)
from game.session.questions.turn import State, Turn
from game.session.race.race import Race, Stage
from game.session.settings import CHOICES
from game.view.scene.actions import (
    Action,
    ClosePinPad,
    GoHome,
    KeepGoing,
    Quit,
    SavePicture,
    SelectTab,
    ShowBubble,
    SwitchView,
    Tab,
    ToggleCheck,
    ToggleFullscreen,
    ToggleHelp,
    ToggleMenu,
    ToggleMute,
    ToggleSettings,
)
from game.view.scene.control import Kind
from game.view.scene.inputs import KeyPressed
from game.view.scene.page import Page
from game.view.scene.scene import Scene

# Page keys go so many times from one end of what is recorded to the other.
TENTH: Final = 10
# A weight goes by so much, and with Shift by so little.
NOTCH: Final = 0.1
FINE: Final = 0.01
# What the keys of plus and minus type, without Shift and with it: keys, by how much, Shift.
SIGN_KEYS: Final = (
    ("+=", NOTCH, False),
    ("-", -NOTCH, False),
    ("+*", FINE, True),
    ("-_", -FINE, True),
    # Where minus with Shift types a digit, this needs no Shift.
    ("_", -FINE, False),
)
PRESET_KEYS: Final = ("1", "2", "3", "4", "5")

# What a key does now; None where it does nothing.
Answer = Callable[[Scene], Action | None]


class KeyBinding(NamedTuple):
    """A key and what it does.

    ``help`` names its line on the help card; ``repeats``: again and again while held; ``modal``:
    also while the help card is open; ``withheld``: it does nothing at a kiosk (features.py);
    ``shift``: only with Shift, or only without it, where that makes a difference.
    """

    key: str
    answer: Answer
    help: str
    ctrl: bool = False
    repeats: bool = False
    modal: bool = False
    withheld: bool = False
    shift: bool | None = None


def _always(action: Action) -> Answer:
    return lambda _scene: action


def _other(setting: str) -> Answer:
    """The next option of a choice."""

    def answer(scene: Scene) -> Action:
        options = CHOICES[setting]
        place = options.index(getattr(scene.snapshot.settings, setting))
        return ChangeSetting(setting, options[(place + 1) % len(options)])

    return answer


def _turn(scene: Scene) -> Turn | None:
    """Whose turn it is, where that is shown: then keys mean what the page asks for."""
    turn = scene.snapshot.turn
    shown = scene.page.is_large and turn is not None and turn.state is not State.WATCH
    return turn if shown else None


def _race(scene: Scene) -> Race | None:
    """The race that is offered or on, where that is shown."""
    return scene.snapshot.race if scene.page.is_large else None


def _is_taken(scene: Scene) -> bool:
    """Whether it is somebody's turn, or a race is on."""
    return _turn(scene) is not None or (scene.page.is_large and scene.snapshot.races)


def _bright(scene: Scene) -> Action | None:
    """What the bright pill does while it is somebody's turn or in a race; there may be none."""
    if _turn(scene) is None and _race(scene) is None:
        return None
    return next((c.action for c in scene.controls if c.kind is Kind.PRIMARY), None)


def _play(scene: Scene) -> Action | None:
    taken = _turn(scene) is not None or _race(scene) is not None
    return _bright(scene) if taken else TogglePlay()


def _step(scene: Scene) -> Action | None:
    """Nothing while it is somebody's turn; where a race is offered, it begins."""
    if _is_taken(scene):
        return None
    return StepEpoch() if _race(scene) is None else BeginRace()


def _preset(place: int) -> Answer:
    def answer(scene: Scene) -> Action | None:
        if _is_taken(scene):
            return None
        # All of them, those too that a folded or scrolled row does not show.
        options = next((c.options for c in scene.controls if c.options), ())
        return options[place].action if place < len(options) else None

    return answer


def _map(scene: Scene) -> Action | None:
    return SelectTab(Tab.MAP) if scene.page is Page.LAB else None


def _check(scene: Scene) -> Action | None:
    return ToggleCheck() if scene.page is Page.LAB else None


def _term(way: int) -> Answer:
    """Inside the epoch one number on, or back; the visitor view has stages of its own."""
    return lambda scene: StepTerm(way) if scene.page is Page.LAB else None


def _weight(by: float) -> Answer:
    """The pinned weight, so much larger or smaller."""
    return lambda scene: notched(scene.snapshot, by) if scene.page is Page.LAB else None


def _put_back(scene: Scene) -> Action | None:
    return PutWeightBack() if scene.snapshot.hand is not None else None


def _undo(scene: Scene) -> Action | None:
    if scene.snapshot.dropped is not None and scene.page is Page.LAB:
        return UndoDrop()
    return UndoPreset() if scene.snapshot.undoable else None


def _future(way: int) -> Answer:
    """The next of the futures, round at the end."""

    def answer(scene: Scene) -> Action | None:
        futures = scene.snapshot.futures
        if not futures or scene.page is not Page.LAB:
            return None
        shown = next(place for place, future in enumerate(futures) if future.active)
        return BringBack(futures[(shown + way) % len(futures)].slot)

    return answer


def _pin(way: int) -> Answer:
    """To the next thing that happened, or to the one before."""

    def answer(scene: Scene) -> Action | None:
        if scene.page is not Page.LAB:
            return None
        here = scene.snapshot.epoch
        ahead = [pin.epoch for pin in scene.snapshot.pins if (pin.epoch - here) * way > 0]
        return Seek(min(ahead, key=lambda epoch: abs(epoch - here))) if ahead else None

    return answer


def _seek(goal: Callable[[Scene], int]) -> Answer:
    """To an epoch of what is recorded, on pages with a timeline."""

    def answer(scene: Scene) -> Action | None:
        timeline = any(control.kind is Kind.TIMELINE for control in scene.controls)
        if not timeline or not scene.snapshot.started or _turn(scene) is not None:
            return None
        return Seek(min(max(goal(scene), 0), scene.snapshot.last_epoch))

    return answer


def _tenths(count: int) -> Answer:
    def goal(scene: Scene) -> int:
        return scene.snapshot.epoch + count * max(scene.snapshot.last_epoch // TENTH, 1)

    return _seek(goal)


def _close(scene: Scene) -> Action | None:
    """What lies on top first: help and menu, the settings, the question or the race, the pinned
    card, then full screen.
    """
    interface, turn = scene.interface, _turn(scene)
    race = _race(scene)
    stage = None if race is None else race.stage
    closing: tuple[tuple[bool, Action], ...] = (
        (interface.pin_pad is not None, ClosePinPad()),
        (interface.countdown is not None, KeepGoing()),
        (interface.help_open, ToggleHelp()),
        (interface.menu_open, ToggleMenu()),
        (interface.bubble is not None, ShowBubble(None)),
        (interface.settings_open, ToggleSettings()),
        (interface.check_open, ToggleCheck()),
        (turn is not None and turn.is_asked, JustWatch()),
        (race is not None and race.pull is not None, PutBack()),
        (stage in (Stage.MOVE, Stage.MACHINE), LeaveRace()),
        (scene.snapshot.probe is not None, ProbeInput(None)),
        (scene.snapshot.inside is not None and scene.page is Page.LAB, LeaveTerms()),
        (scene.snapshot.hand is not None, PutWeightBack()),
        (scene.snapshot.card_open, SelectConnection(None)),
        (interface.fullscreen, ToggleFullscreen()),
    )
    return next((action for is_open, action in closing if is_open), None)


KEY_BINDINGS: Final = (
    KeyBinding("space", _play, "play"),
    KeyBinding("enter", _bright, "use"),
    KeyBinding("right", _step, "step", repeats=True, shift=False),
    KeyBinding("left", _always(StepBack()), "back", repeats=True, shift=False),
    KeyBinding("right", _pin(1), "pin", repeats=True, shift=True),
    KeyBinding("left", _pin(-1), "pin", repeats=True, shift=True),
    KeyBinding(",", _term(-1), "term", repeats=True),
    KeyBinding(".", _term(1), "term", repeats=True),
    KeyBinding("home", _seek(lambda _: 0), "page"),
    KeyBinding("end", _seek(lambda scene: scene.snapshot.last_epoch), "page"),
    KeyBinding("pageup", _tenths(1), "tenth", repeats=True),
    KeyBinding("pagedown", _tenths(-1), "tenth", repeats=True),
    KeyBinding("f", _future(1), "future", shift=False),
    KeyBinding("f", _future(-1), "future", shift=True),
    KeyBinding("r", _always(Restart()), "restart"),
    KeyBinding("n", _always(NewWeights()), "new-weights"),
    *(KeyBinding(key, _preset(place), "presets") for place, key in enumerate(PRESET_KEYS)),
    KeyBinding("z", _undo, "undo", ctrl=True),
    KeyBinding("a", _other("activation"), "activation"),
    KeyBinding("o", _other("output_activation"), "output"),
    KeyBinding("l", _other("loss"), "loss"),
    KeyBinding("d", _map, "map"),
    KeyBinding("y", _check, "check"),
    *(
        KeyBinding(key, _weight(by), "weight", repeats=True, shift=shift)
        for keys, by, shift in SIGN_KEYS
        for key in keys
    ),
    KeyBinding("backspace", _put_back, "put-back"),
    KeyBinding("t", _always(SelectNextSample()), "row"),
    KeyBinding("q", _always(PoseQuestion()), "ask", withheld=True),
    KeyBinding("f11", _always(ToggleFullscreen()), "fullscreen", modal=True, withheld=True),
    KeyBinding("h", _always(ToggleHelp()), "help", modal=True),
    KeyBinding("p", _always(SavePicture()), "save", withheld=True),
    KeyBinding("v", _always(SwitchView()), "view", modal=True),
    KeyBinding("g", _always(ToggleMenu()), "menu", modal=True),
    KeyBinding("m", _always(ToggleMute()), "mute", modal=True),
    KeyBinding("f5", _always(GoHome()), "home", modal=True),
    KeyBinding("home-screen", _always(GoHome()), "home", modal=True),
    KeyBinding("escape", _close, "escape", modal=True),
    KeyBinding("q", _always(Quit()), "quit", ctrl=True, modal=True, withheld=True),
)

# The lines of the help card: keys (a letter, or the name of a cap in the texts), and the name of
# the text that says what they do.
HELP_LINES: Final[tuple[tuple[tuple[str, ...], str], ...]] = (
    (("space",), "play"),
    (("right",), "step"),
    (("left",), "back"),
    ((",", "."), "term"),
    (("shift", "right"), "pin"),
    (("pagedown", "pageup"), "tenth"),
    (("f",), "future"),
    (("r",), "restart"),
    (("n",), "new-weights"),
    (("q",), "ask"),
    (("presets",), "presets"),
    (("ctrl", "z"), "undo"),
    (("a",), "activation"),
    (("o",), "output"),
    (("l",), "loss"),
    (("t",), "row"),
    (("d",), "map"),
    (("y",), "check"),
    (("+", "−"), "weight"),
    (("backspace",), "put-back"),
    (("tab",), "focus"),
    (("shift", "tab"), "previous"),
    (("left", "right"), "move"),
    (("home", "end"), "page"),
    (("enter",), "use"),
    (("digits", "enter"), "type"),
    (("f11",), "fullscreen"),
    (("h",), "help"),
    (("p",), "save"),
    (("v",), "view"),
    (("g",), "menu"),
    (("m",), "mute"),
    (("f5",), "home"),
    (("escape",), "escape"),
    (("ctrl", "q"), "quit"),
)


def binding_for(event: KeyPressed) -> KeyBinding | None:
    """What the key is bound to, by its character or else by its place, if anything."""
    if event.alt:
        return None
    bound = {
        binding.key: binding
        for binding in KEY_BINDINGS
        if binding.ctrl == event.ctrl and binding.shift in (None, event.shift)
    }
    # The row of digits loads presets, even where it types a plus.
    return bound.get(event.place if event.place in PRESET_KEYS else event.among(bound))
