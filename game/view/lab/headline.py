"""The headline: the state in words, a sentence about it, and where in the epoch we are."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial
from typing import Final, NamedTuple

from game.engine.topology import NeuronId
from game.session.commands import TellAgain
from game.session.outcome import (
    OVERSHOOT_EPOCHS,
    OVERSHOOT_RISE,
    SLOW_EPOCHS,
    SLOW_FALL,
    STUCK_FALL,
    State,
)
from game.session.presentation import Mode, Phase
from game.session.snapshot import Snapshot
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import styles
from game.view.drawing.styles.styles import ROUND
from game.view.drawing.text.typeface import Measure
from game.view.drawing.theme import Color, Palette
from game.view.numbers import digits
from game.view.numbers.figures import figure
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.facts import Told, fact_control
from game.view.scene.layout import Fold
from game.view.scene.scene import Scene
from game.view.scene.texts import FALLBACK_LANGUAGE, Texts
from game.view.widgets.focus_ring import draw_focus_ring

ICON_X: Final = 38.0
ICON_SIZE: Final = 36.0
STATE_X: Final = 62.0
SIDE: Final = 30.0
STORY_GAP: Final = 20.0
STORY_LEAST: Final = 150.0
# The line of writing lies a little below the middle: the glass has its edge above it.
MIDDLE: Final = 0.56

PHASE_PADDING: Final = 15.0
PHASE_GAP: Final = 25.0
PHASE_PILL: Final = 36.0
CHEVRON: Final = 18.0
PHASE_ID: Final = "phase."
HEADLINE: Final = "headline"
STATE: Final = "fact.state"
# Where the target of the state begins.
STATE_LEFT: Final = 20.0
# How far a phase's pill is hit above and below it.
PHASE_REACH: Final = 10.0
STORY_AIR: Final = 28.0


class Headline(NamedTuple):
    """What the headline says.  ``phase`` None with ``phases`` True: all of them, as a stream.

    ``paused``: it would be learning if it were playing.
    """

    state: State
    paused: bool
    state_words: str
    story: str
    phases: bool
    streaming: bool
    phase: Phase | None
    by_hand: bool = False


def headline_of(snapshot: Snapshot, texts: Texts) -> Headline:
    """The headline of a snapshot."""
    mode, hand = snapshot.moment.mode, snapshot.hand
    if hand is not None:
        name = snapshot.topology.plain_name(hand.parameter)
        words, story = texts("by-hand.title"), texts("by-hand.story", name=name)
        state = snapshot.outcome.state
        return Headline(state, False, words, story, False, False, None, by_hand=True)
    return Headline(
        state=snapshot.outcome.state,
        paused=_is_paused(snapshot),
        state_words=_state_words(snapshot, texts),
        story=_story(snapshot, texts),
        phases=_tells_phases(snapshot),
        streaming=mode is Mode.STREAM,
        phase=snapshot.moment.phase if mode is Mode.STAGED else None,
    )


def _tells_phases(snapshot: Snapshot) -> bool:
    """Not before anything is trained; nor where the stations of the epoch tell them."""
    return snapshot.moment.mode is not Mode.READY and snapshot.inside is None


class HeadlinePanel:
    """The panel "headline"."""

    name = "headline"

    def box_of(self, scene: Scene) -> Box | None:
        """The strip above the network; None while something else has it."""
        return scene.layout.state

    def key(self, scene: Scene) -> Hashable:
        """The words."""
        layout = scene.layout
        headline = headline_of(scene.snapshot, scene.texts)
        place = (layout.headline, layout.scale, layout.fold)
        return place, headline, scene.texts.language, _pointed(scene)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw state, story and phases in one line."""
        box, headline = scene.layout.state, headline_of(scene.snapshot, scene.texts)
        if box is None:
            return
        palette = canvas.palette
        y = box.y + box.h * MIDDLE
        right = box.right - SIDE
        if headline.phases and scene.layout.fold is not Fold.COMPACT:
            right = _draw_phases(canvas, scene, headline, right, y) - STORY_AIR
        icon, color = state_icon(headline.state, palette)
        if headline.paused:
            icon, color = "pause", palette.muted
        if headline.by_hand:
            icon, color = "hand", palette.accent
        canvas.icon(icon, box.x + ICON_X, y, ICON_SIZE, color)
        left = box.x + STATE_X
        state = canvas.fitted_text(
            headline.state_words, left, y, theme.TYPE_NUMBER, palette.text, right - left, "display"
        )
        left = state.right + STORY_GAP
        if right - left >= STORY_LEAST and headline.story:
            canvas.fitted_text(
                headline.story,
                left,
                y + 1.0,
                theme.TYPE_BODY,
                palette.muted,
                right - left,
                floor=theme.TYPE_SMALL,
            )


def state_icon(state: State, palette: Palette) -> tuple[str, Color]:
    """Icon and colour of a state."""
    table: dict[State, tuple[str, Color]] = {
        State.READY: ("dot", palette.muted),
        State.LEARNING: ("ring", palette.positive),
        State.SLOW: ("ring", palette.lock),
        State.OVERSHOOTING: ("warning", palette.lock),
        State.SOLVED: ("tick", palette.right),
        State.STUCK: ("minus", palette.lock),
        State.DEAD: ("dead", palette.muted),
        State.DIVERGED: ("warning", palette.wrong),
    }
    return table[state]


def phase_color(phase: Phase, palette: Palette) -> Color:
    """The colour of a phase's word: that of what moves in it."""
    return (palette.data, palette.lock, palette.gradient, palette.positive)[phase]


def headline_controls(context: ControlContext) -> list[Control]:
    """The state, which tells about itself; the phases: each is told again when it is touched."""
    layout, texts = context.layout, context.texts
    box = layout.state
    if box is None or context.snapshot.hand is not None:
        return []
    phases = _phase_controls(context)
    right = (phases[0].target.x if phases else box.right) - STORY_AIR
    words = headline_of(context.snapshot, texts).state_words
    place = Box(box.x + STATE_LEFT, box.y + box.h * MIDDLE, right - box.x - STATE_LEFT, 0.0)
    place = place.inset(0.0, -theme.HIT_MINIMUM / 2)
    tell = partial(_state_told, context.snapshot, texts)
    return [fact_control(context, STATE, words, (HEADLINE, place), tell), *phases]


def _phase_controls(context: ControlContext) -> list[Control]:
    layout, texts = context.layout, context.texts
    box = layout.state
    if box is None or not _tells_phases(context.snapshot) or layout.fold is Fold.COMPACT:
        return []
    places = _phase_places(texts, box.right - SIDE, box.y + box.h * MIDDLE, context.measure)
    return [
        Control(
            id=f"{PHASE_ID}{phase.name.lower()}",
            kind=Kind.TELL,
            target=place.inset(0.0, -PHASE_REACH),
            panel=HEADLINE,
            label=texts(f"network.phase.{phase.name.lower()}"),
            tip=context.tip("phase"),
            action=TellAgain(phase),
        )
        for phase, place in zip(Phase, places, strict=True)
    ]


def _phase_places(texts: Texts, right: float, y: float, measure: Measure) -> list[Box]:
    """The pills of the four phases, up to the right edge."""
    words = [texts(f"network.phase.{phase.name.lower()}") for phase in Phase]
    widths = [measure(word, theme.TYPE_SMALL, "semibold") + 2 * PHASE_PADDING for word in words]
    x = right + PHASE_PADDING - sum(widths) - PHASE_GAP * (len(words) - 1)
    places = []
    for width in widths:
        places.append(Box(x, y - PHASE_PILL / 2, width, PHASE_PILL))
        x += width + PHASE_GAP
    return places


def _draw_phases(canvas: Canvas, scene: Scene, headline: Headline, right: float, y: float) -> float:
    """The four phases up to the right edge; gives their left edge."""
    palette, texts, size = canvas.palette, scene.texts, theme.TYPE_SMALL
    places = _phase_places(texts, right, y, canvas.text_width)
    pointed = dict(_pointed(scene))
    for phase, place in zip(Phase, places, strict=True):
        if phase:
            canvas.icon("chevron", place.x - PHASE_GAP / 2, y, CHEVRON, palette.dim)
        color = palette.dim
        if headline.streaming:
            color = phase_color(phase, palette)
        name = phase.name.lower()
        if phase is headline.phase:
            color = palette.text
            canvas.panel(place, canvas.style(styles.phase, phase_color(phase, palette)))
        elif f"{PHASE_ID}{name}" in pointed:
            color = palette.text
        if pointed.get(f"{PHASE_ID}{name}"):
            draw_focus_ring(canvas, place, ROUND)
        words = texts(f"network.phase.{name}")
        canvas.text(words, place.centerx, y, size, color, "semibold", ax=0.5)
    return places[0].x


def _pointed(scene: Scene) -> tuple[tuple[str, bool], ...]:
    """The phases that are pointed at, held or in focus, and whether that shows as a ring."""
    interface, found = scene.interface, []
    for control in scene.controls_of(HEADLINE):
        focused = interface.has_ring(control.id)
        if focused or control.id in (interface.hovered, interface.pressed):
            found.append((control.id, focused))
    return tuple(found)


def _is_paused(snapshot: Snapshot) -> bool:
    """Whether it has not got there yet, and nothing happens now."""
    return snapshot.outcome.state in (State.LEARNING, State.SLOW) and not snapshot.moves


def _state_words(snapshot: Snapshot, texts: Texts) -> str:
    outcome = snapshot.outcome
    if _is_paused(snapshot):
        return texts("network.state.paused")
    if outcome.state is State.SOLVED:
        if not outcome.since:
            return texts("network.state.solved-at-once")
        return texts("network.state.solved", epoch=digits.grouped(outcome.since))
    many = "-many" if outcome.state is State.DEAD and len(outcome.neurons) > 1 else ""
    return texts(f"network.state.{outcome.state.value}{many}")


def _state_told(snapshot: Snapshot, texts: Texts) -> Told:
    """What is meant by the state, in numbers."""
    outcome, trace = snapshot.outcome, snapshot.trace
    values = {
        "right": trace.right_count,
        "rows": snapshot.dataset.sample_count,
        "loss": figure(float(trace.loss)).text,
        "epoch": digits.grouped(snapshot.epoch),
        "since": digits.grouped(outcome.since or 0),
        "flat": digits.grouped(outcome.flat),
        "names": _names(snapshot, outcome.neurons, texts),
    }
    if _is_paused(snapshot):
        return Told("state-paused", values)
    many = "-many" if outcome.state is State.DEAD and len(outcome.neurons) > 1 else ""
    measures = {
        State.LEARNING: (SLOW_EPOCHS, SLOW_FALL),
        State.SLOW: (SLOW_EPOCHS, SLOW_FALL),
        State.OVERSHOOTING: (OVERSHOOT_EPOCHS, OVERSHOOT_RISE),
    }
    epochs, share = measures.get(outcome.state, (0, STUCK_FALL))
    values |= {"epochs": epochs, "share": digits.trimmed(100.0 * share, 2)}
    return Told(f"state-{outcome.state.value}{many}", values)


def _story(snapshot: Snapshot, texts: Texts) -> str:
    outcome = snapshot.outcome
    if outcome.state is State.READY:
        return preset_story(snapshot, texts) if snapshot.as_preset else texts("network.story.own")
    key, named = f"network.story.{outcome.state.value}", outcome.neurons
    if outcome.state is State.OVERSHOOTING:
        named = ()
    elif outcome.silent:
        key, named = key + "-silent", outcome.silent
    elif named and outcome.state is not State.DEAD:
        key += "-locked"
    if len(named) > 1:
        key += "-many"
    return texts(
        key,
        names=_names(snapshot, named, texts),
        right=snapshot.trace.right_count,
        rows=snapshot.dataset.sample_count,
    )


def preset_story(snapshot: Snapshot, texts: Texts) -> str:
    """The preset's one sentence in the language of the texts, if it has one."""
    written = snapshot.preset.texts
    words = written.get(texts.language) or written.get(FALLBACK_LANGUAGE)
    return words.story if words else ""


def _names(snapshot: Snapshot, neurons: Sequence[NeuronId], texts: Texts) -> str:
    """ "h1", "h1 and h2", "h1, h2 and o1"."""
    names = [snapshot.topology.neuron_name(neuron) for neuron in neurons]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {texts('network.and')} {names[-1]}"
