"""A control as a value: what can be pointed at, focused and used. Tables of them drive input."""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from game.view.drawing.box import Box
from game.view.drawing.shapes.curve import Path
from game.view.scene.actions import Action


class Kind(Enum):
    """How a control behaves and looks."""

    BUTTON = "button"  # round or pill button with an icon and perhaps a word
    PRIMARY = "primary"  # the one filled button: Play
    SEGMENT = "segment"  # one option of a segmented control
    TAB = "tab"
    ROW = "row"  # a card of the row selector
    SLIDER = "slider"
    TIMELINE = "timeline"
    FIELD = "field"  # a number that is typed
    PLANE = "plane"  # a square in which a point is chosen
    CONNECTION = "connection"  # hit along ``path``, nearest wins
    NEURON = "neuron"  # a disc of the network; opens a neuron's card
    INPUT = "input"  # a disc of the network that flips a value
    CLOSE = "close"
    TELL = "tell"  # a number or a word that tells about itself, or is told again
    FACT = "fact"  # something drawn that tells about itself in a note, behind all else
    CANVAS = "canvas"  # a place to draw on: a stroke is taken when it ends
    PIN = "pin"  # something that happened, on the timeline
    PULL = "pull"  # a number that is dragged up and down; the keyboard has its arrows
    NOTCH = "notch"  # an arrow beside it: a notch up or down
    ANSWER = "answer"  # of a question, in the picture; perhaps hit along ``path``


class Sliding(NamedTuple):
    """What a slider (or the timeline) does.

    ``fraction`` is where it stands (0 to 1); ``value`` the text it shows; ``at(fraction)`` the
    command of a place on it; ``step(n)`` that of n arrow keys, ``fine(n)`` with Shift where that is
    less; ``typed(text)`` that of a typed number, None where the text is none or not allowed.
    """

    fraction: float
    value: str
    at: Callable[[float], Action]
    step: Callable[[int], Action]
    page: int
    typed: Callable[[str], Action | None]
    fine: Callable[[int], Action] | None = None


class Choosing(NamedTuple):
    """What a plane does: ``at(x, y)`` gives the action of a place in the window, also of one that a
    drag has reached beyond it; ``step(across, up)`` that of so many arrow keys, ``enter`` that of
    Enter.
    """

    at: Callable[[float, float], Action]
    step: Callable[[int, int], Action]
    enter: Action


class Drawing(NamedTuple):
    """What a canvas does: ``point(x, y)`` is what a place in the window stands for, also one beyond
    it; ``drawn(points)`` the action of a stroke.
    """

    point: Callable[[float, float], tuple[float, float]]
    drawn: Callable[[tuple[tuple[float, float], ...]], Action]


class Option(NamedTuple):
    """One of those between which a group chooses: the id of its control, and what chooses it."""

    control: str
    action: Action


class Scrolling(NamedTuple):
    """A row that has more columns than it shows stands so: column ``first`` is the leftmost one
    that is seen, ``last`` the last that can be, ``shown`` are seen at a time; ``pitch`` is the
    width of one with its gap; ``chosen`` names what is chosen in the row.
    """

    first: int
    last: int
    shown: int
    pitch: float
    chosen: str


class Counting(NamedTuple):
    """What the keyboard does to a number that is counted while its control is the selected one:
    ``typed(digit)``, ``erase``, ``add(by)``; ``enter`` goes on.
    """

    typed: Callable[[int], Action]
    erase: Action
    add: Callable[[int], Action]
    enter: Action


class Control(NamedTuple):
    """One control.

    ``target`` is the area that can be hit (of a disc, the square around it); ``panel`` names the
    panel that draws it; ``label`` is the word on it and ``tip`` its one-sentence tooltip; ``group``
    joins options between which arrow keys move; ``track`` is the horizontal extent (left, right)
    over which a slider's fraction runs; ``also`` are further discs that belong to a disc;
    ``options`` are all between which its group chooses, where it may not show them all;
    ``scrolling``: it is carried along by a row that can be scrolled;
    ``pulling(up)`` gives the action of a drag by so many units up, ``aside(across)`` that of one by
    so many to the right.
    """

    id: str
    kind: Kind
    target: Box
    panel: str
    label: str = ""
    tip: str = ""
    icon: str | None = None
    action: Action | None = None
    enabled: bool = True
    selected: bool = False
    group: str | None = None
    sliding: Sliding | None = None
    track: tuple[float, float] = (0.0, 0.0)
    path: Path | None = None
    choosing: Choosing | None = None
    drawing: Drawing | None = None
    counting: Counting | None = None
    pulling: Callable[[float], Action] | None = None
    aside: Callable[[float], Action] | None = None
    also: tuple[Box, ...] = ()
    options: tuple[Option, ...] = ()
    scrolling: Scrolling | None = None
