"""The pointer: a press captures a control, a release inside uses it; sliders follow in between."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, NamedTuple

from game.session.commands import SelectConnection
from game.view.cards.waiting import is_on_card, waiting_card
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.interaction.changes import BACKGROUND, QUIET, hover
from game.view.interaction.hits import control_at, is_empty
from game.view.interaction.shelf import Drag, is_held, scrolling_of, stepped
from game.view.interaction.use import Reaction, use
from game.view.scene.actions import Action
from game.view.scene.control import Control, Drawing, Kind
from game.view.scene.inputs import (
    LEFT_BUTTON,
    PointerMoved,
    PointerPressed,
    PointerReleased,
    WheelTurned,
)
from game.view.scene.interface import RATE, RATE_TICKS, Interface, Ripple
from game.view.scene.scene import Scene

# Of a stroke so many points are kept: more than a hand makes.
MOST_POINTS: Final = 2_000
# A drag of a pulled number begins beyond this; before, it is a tap.
SLACK: Final = 8.0
# With Shift, or a second finger, a number that is dragged aside goes only so far.
FINE: Final = 0.1
SLIDING_KINDS: Final = frozenset({Kind.SLIDER, Kind.TIMELINE, Kind.PLANE})


class _Pull(NamedTuple):
    """A number that is pulled up or aside; the pointer was at the height ``at``, or so far to the
    right, when it had gone ``gone`` so far.  ``drags``: it has been moved since it was taken.
    """

    pulling: Callable[[float], Action]
    at: float
    gone: float = 0.0
    drags: bool = False


class Pointer:
    """Reacts to the pointer; remembers where a knob was taken, so that it does not jump, and what a
    number that is pulled was when it was taken.
    """

    def __init__(self) -> None:
        self._grip = 0.0
        self._drag = Drag()
        self._pull: _Pull | None = None

    def moved(self, event: PointerMoved, scene: Scene) -> Reaction:
        """Hover; or drag what is captured, inside its target or not."""
        interface = replace(scene.interface, pointer=(event.x, event.y))
        captured, scrolling = _captured(scene), scrolling_of(scene.controls)
        if scrolling is not None and self._drags(captured, event.x, interface):
            shelf = self._drag.moved(event.x, scrolling, interface)
            return Reaction(replace(hover(interface, None), pressed=BACKGROUND, stories=shelf))
        if captured is not None and captured.kind in SLIDING_KINDS:
            return Reaction(interface, self._slide(captured, event.x, event.y))
        if captured is not None and captured.drawing is not None:
            return Reaction(_longer(interface, captured.drawing, event.x, event.y))
        if captured is not None and captured.pulling is not None:
            return Reaction(interface, self._pulled(-event.y))
        if captured is not None and captured.aside is not None and self._pull is not None:
            return Reaction(interface, self._pulled(event.x, FINE if event.fine else 1.0))
        under = control_at(scene.controls, event.x, event.y)
        held = interface.pressed is not None and under is not captured
        if held and not _dragged(captured, under):
            under = None
        return Reaction(hover(interface, None if under is None else under.id))

    def pressed(self, event: PointerPressed, scene: Scene) -> Reaction:
        """Capture what is under the pointer; sliders go there at once."""
        interface = replace(scene.interface, pointer=(event.x, event.y))
        if event.button != LEFT_BUTTON or interface.pressed is not None:
            return Reaction(interface)
        interface = replace(interface, focus_visible=False, typing=None, bubble=None)
        self._pull = None
        control = control_at(scene.controls, event.x, event.y)
        if control is None:
            interface = replace(interface, ripple=Ripple(event.x, event.y))
            pressed = BACKGROUND if _lets_go(scene, event.x, event.y) else None
            return Reaction(replace(hover(interface, None), pressed=pressed))
        interface = replace(
            hover(interface, control.id),
            pressed=control.id,
            focused=control.id,
            hovered_for=QUIET,
        )
        if control.drawing is not None:
            begun = replace(interface, stroke=(), focused=None)
            return Reaction(_longer(begun, control.drawing, event.x, event.y))
        if control.scrolling is not None:
            self._drag.take(event.x, control.scrolling, interface)
        if control.pulling is not None:
            self._pull = _Pull(control.pulling, -event.y)
        if control.aside is not None and _finger_wide(control.target).contains(event.x, event.y):
            self._pull = _Pull(control.aside, event.x)
        if control.kind not in SLIDING_KINDS:
            return Reaction(interface)
        self._grip = _grip(control, event.x)
        return Reaction(interface, () if self._grip else self._slide(control, event.x, event.y))

    def released(self, event: PointerReleased, scene: Scene) -> Reaction:
        """Use what was captured if the pointer is still on it; empty space lets go of the pin."""
        interface = scene.interface
        if event.button != LEFT_BUTTON:
            return Reaction(interface)
        captured = _captured(scene)
        under = control_at(scene.controls, event.x, event.y)
        was_background = interface.pressed == BACKGROUND
        shelf, scrolling = interface.stories, scrolling_of(scene.controls)
        dragged = is_held(interface)
        interface = replace(interface, pressed=None, pointer=(event.x, event.y))
        reaction = Reaction(interface)
        if dragged:
            if shelf is not None and scrolling is not None:
                interface = replace(interface, stories=self._drag.dropped(scrolling, shelf))
            return Reaction(_left_behind(interface, under, event.touch))
        if captured is not None and captured.drawing is not None:
            stroke = _longer(interface, captured.drawing, event.x, event.y).stroke
            interface = replace(interface, stroke=())
            reaction = Reaction(interface, (captured.drawing.drawn(stroke),))
        elif captured is not None and self._pull is not None and self._pull.drags:
            pass  # it has acted already
        elif captured is not None and under is not None and _dragged(captured, under):
            reaction = use(interface, under)
        elif captured is not None:
            inside = under is not None and under.id == captured.id
            # What can be slid has acted already; a disabled one says why it does not.
            if inside and not (captured.kind in SLIDING_KINDS and captured.enabled):
                reaction = use(interface, captured)
        elif was_background and under is None:
            reaction = Reaction(interface, _let_go(scene, event))
        self._pull = None
        return Reaction(_left_behind(reaction.interface, under, event.touch), reaction.actions)

    def wheel(self, event: WheelTurned, scene: Scene) -> Reaction:
        """Step the slider, or scroll the row, under the pointer."""
        interface = replace(scene.interface, pointer=(event.x, event.y))
        control = control_at(scene.controls, event.x, event.y)
        interface = hover(interface, None if control is None else control.id)
        if control is not None and control.scrolling is not None and event.steps:
            return Reaction(interface, (stepped(control.scrolling, -event.steps),))
        if control is None or control.sliding is None or not control.enabled or not event.steps:
            return Reaction(interface)
        interface = replace(interface, hovered_for=QUIET, typing=None)
        if control.id == RATE:
            interface = replace(interface, rate_ticks=RATE_TICKS)
        return Reaction(interface, (control.sliding.step(event.steps),))

    def _drags(self, captured: Control | None, x: float, interface: Interface) -> bool:
        """Whether the row of a card is dragged, or begins to be."""
        on_card = captured is not None and captured.scrolling is not None
        return is_held(interface) or (on_card and self._drag.begins(x))

    def _pulled(self, place: float, share: float = 1.0) -> tuple[Action, ...]:
        """A drag goes from what the number was when it was taken."""
        pull = self._pull
        if pull is None:
            return ()
        if not pull.drags and abs(place - pull.at) <= SLACK:
            return ()
        gone = pull.gone + (place - pull.at) * share
        self._pull = pull._replace(at=place, gone=gone, drags=True)
        return (pull.pulling(gone),)

    def _slide(self, control: Control, x: float, y: float) -> tuple[Action, ...]:
        if control.choosing is not None and control.enabled:
            return (control.choosing.at(x, y),)
        if control.sliding is None or not control.enabled:
            return ()
        left, right = control.track
        fraction = min(max((x - self._grip - left) / (right - left), 0.0), 1.0)
        return (control.sliding.at(fraction),)


def _finger_wide(box: Box) -> Box:
    """A box as it is taken by a finger: wider and higher than it is drawn, if it is small."""
    width, height = max(box.w, theme.HIT_MINIMUM), max(box.h, theme.HIT_MINIMUM)
    return Box(box.centerx - width / 2, box.centery - height / 2, width, height)


def _captured(scene: Scene) -> Control | None:
    pressed = scene.interface.pressed
    return None if pressed is None else scene.control(pressed)


def _grip(control: Control, x: float) -> float:
    """How far from the middle of its knob a slider is taken; 0 beside the knob."""
    if control.kind is not Kind.SLIDER or control.sliding is None:
        return 0.0
    left, right = control.track
    offset = x - (left + control.sliding.fraction * (right - left))
    return offset if abs(offset) <= theme.KNOB_SIZE / 2 else 0.0


def _lets_go(scene: Scene, x: float, y: float) -> bool:
    """Whether a click at a point without a control means something: off a card, or empty space."""
    card = waiting_card(scene.interface)
    if card is not None:
        return not is_on_card(card, scene, x, y)
    return is_empty(scene.layout, x, y)


def _let_go(scene: Scene, event: PointerReleased) -> tuple[Action, ...]:
    """A click elsewhere closes the card that waits, else lets go of what is pinned."""
    if not _lets_go(scene, event.x, event.y):
        return ()
    card = waiting_card(scene.interface)
    if card is not None:
        return (card.closes,)
    # A weight in hand is not lost to a finger that misses its label.
    lets_go = scene.snapshot.card_open and scene.snapshot.hand is None
    return (SelectConnection(None),) if lets_go else ()


def _longer(interface: Interface, drawing: Drawing, x: float, y: float) -> Interface:
    """The interface with the stroke drawn on to a place; one that never ends is cut short."""
    point = drawing.point(x, y)
    if interface.stroke and interface.stroke[-1] == point:
        return interface
    return replace(interface, stroke=(*interface.stroke[-MOST_POINTS:], point))


def _dragged(captured: Control | None, under: Control | None) -> bool:
    """Whether one answer was dragged to the place of another."""
    several = captured is not None and under is not None and captured.id != under.id
    return several and captured.kind is under.kind is Kind.ANSWER  # type: ignore[union-attr]


def _left_behind(interface: Interface, under: Control | None, touch: bool) -> Interface:
    """A lifted finger hovers over nothing; a mouse hovers over what it let go on."""
    if touch:
        return replace(hover(interface, None), pointer=None)
    name = None if under is None else under.id
    return interface if interface.hovered == name else hover(interface, name)
