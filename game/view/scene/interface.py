"""What is open, hovered, focused or being typed: the part of the picture that is not the run's.

The interface is a value; actions and the pointer give the next one. Nothing here reaches the
session.
"""

from typing import Final, NamedTuple

from game.engine.topology import NeuronId, ParameterId, Topology
from game.engine.value_type import value_type
from game.view.scene.actions import Tab
from game.view.scene.page import Page, View

# How long a story's opening is shown, in ticks of 1/60 s.
OPENING_TICKS: Final = 450
# So many ticks the targets pulse, and so many each time.
NUDGE_TICKS: Final = 90
PULSE: Final = 30


class Typing(NamedTuple):
    """A number being typed into the slider ``control``."""

    control: str
    text: str


class Toast(NamedTuple):
    """A sentence shown for a while: ``ticks`` are left; a ``warning``, or plain news."""

    text: str
    ticks: int
    warning: bool = False


class Attract(NamedTuple):
    """What the attract show says: names of texts, and what fills their placeholders.

    ``scene`` counts the scenes of the show; ``line`` is the sentence below the caption, if any;
    ``tick`` counts ticks of 1/60 s: the invitation breathes by it.
    """

    scene: int
    caption: str
    line: str = ""
    values: tuple[tuple[str, str], ...] = ()
    tick: int = 0


class Countdown(NamedTuple):
    """Nothing was touched for long: ``seconds`` are left of it all, ``share`` of the countdown.

    ``share`` goes from 1 to 0 in steps of the ring that shows it.
    """

    seconds: int
    share: float


class PinPad(NamedTuple):
    """Staff are asked for the PIN: how many of its ``length`` digits are entered.

    ``message`` names what is said; ``length`` 0: no PIN opens; ``seconds``: for so long no digit
    is taken.
    """

    entered: int = 0
    message: str = ""
    length: int = 4
    seconds: int = 0


# The field in which the number of a weight in hand is typed.
HAND_FIELD: Final = "by-hand.field"
# The slider of the learning rate; after it is let go of, what it does is shown for so many ticks.
RATE: Final = "setting.learning_rate"
RATE_TICKS: Final = 120
# The control that leads from the answer's square to its curve, and back.
ROOM_TAB: Final = "room-tab"


class Bubble(NamedTuple):
    """What is told about a control; for so many ticks more."""

    control: str
    ticks: int


class Ripple(NamedTuple):
    """Where a touch met nothing, in logical units, and how long ago, in ticks."""

    x: float
    y: float
    ticks: int = 0


class Shelf(NamedTuple):
    """Where a row of cards that scrolls stands: ``at`` columns, and parts of one, are left of what
    is seen. It glides to column ``to``; None: it is held. ``chosen`` is what was chosen in the row
    when it was moved: once that is something else, the row shows it.
    """

    at: float
    to: int | None
    chosen: str


@value_type
class Interface:
    """State of the screen.

    ``pointer`` is in logical units, None while it is away (touch released, outside the window).
    ``hovered``, ``focused`` and ``pressed`` are control ids; the focus ring shows only while
    ``focus_visible`` (keyboard use); ``focused_before_help`` has it again when the help closes.
    ``hovered_for`` counts ticks, for tooltips. ``language`` None is the one the program began with.
    ``all_futures``: more than two of them are shown beside each other.
    ``answer_curve``: the room of the answer shows its curve, not its square.
    ``attract``, ``countdown`` and ``pin_pad`` are there while nobody is, while that is asked, and
    while staff want to leave. ``opening``: for so many ticks a story's opening has been shown.
    ``nudged``: for so many ticks the targets of a question draw attention to themselves; ``stroke``
    is what is being drawn on the canvas that is pressed. ``stories``: where the row of the stories'
    cards was scrolled to. ``rate_ticks``: for so long it still shows what the learning rate does.
    """

    tab: Tab = Tab.LOSS
    all_futures: bool = False
    settings_open: bool = False
    check_open: bool = False
    help_open: bool = False
    pointer: tuple[float, float] | None = None
    hovered: str | None = None
    hovered_for: int = 0
    focused: str | None = None
    focus_visible: bool = False
    pressed: str | None = None
    typing: Typing | None = None
    toast: Toast | None = None
    fullscreen: bool = False
    answer_curve: bool = False
    focused_before_help: str | None = None
    view: View = View.LAB
    large_text: bool = False
    high_contrast: bool = False
    reduced_motion: bool = False
    muted: bool = False
    language: str | None = None
    menu_open: bool = False
    attract: Attract | None = None
    countdown: Countdown | None = None
    pin_pad: PinPad | None = None
    bubble: Bubble | None = None
    ripple: Ripple | None = None
    opening: int | None = None
    nudged: int = 0
    stroke: tuple[tuple[float, float], ...] = ()
    stories: Shelf | None = None
    rate_ticks: int = 0

    @property
    def swells(self) -> bool:
        """Whether the targets of a question stand out now: they pulse, or keep still so."""
        return bool(self.nudged) and (self.reduced_motion or self.nudged % PULSE > PULSE // 2)

    @property
    def page(self) -> Page:
        """Which picture is laid out."""
        if self.attract is not None:
            return Page.ATTRACT
        if self.view is View.LAB:
            return Page.LAB
        return Page.PROJECTOR if self.large_text else Page.VISITOR

    @property
    def holds_rate(self) -> bool:
        """Whether the learning rate is held, was just moved, or has the keyboard."""
        return self.pressed == RATE or self.rate_ticks > 0 or self.has_ring(RATE)

    def has_ring(self, control: str | None) -> bool:
        """Whether the focus ring is round this control; round None there is none."""
        return self.focus_visible and control is not None and self.focused == control

    @property
    def active_connection(self) -> str | None:
        """The control id under the pointer or in visible focus."""
        return self.hovered or (self.focused if self.focus_visible else None)


def connection_control(name: str) -> str:
    """The control id of a connection or bias (``x1-h1``, ``b.h1``)."""
    return f"connection.{name}"


def neuron_control(name: str) -> str:
    """The control id of a neuron (``h1``, ``x1``)."""
    return f"neuron.{name}"


def bias_node_control(name: str) -> str:
    """The control id of the node from which the bias of a neuron (``h1``) comes."""
    return f"bias.{name}"


def peeked(interface: Interface, by_name: dict[str, ParameterId]) -> ParameterId | None:
    """The connection under the pointer or in visible focus, if any."""
    control = interface.active_connection
    if control is None or not control.startswith("connection."):
        return None
    return by_name.get(control.removeprefix("connection."))


def peeked_neuron(interface: Interface, topology: Topology) -> NeuronId | None:
    """The computing neuron under the pointer or in visible focus, or whose bias's node is there."""
    control = interface.active_connection
    if control is None:
        return None
    for neuron in topology.neurons:
        name = topology.neuron_name(neuron)
        if control in (neuron_control(name), bias_node_control(name)):
            return neuron
    return None
