"""The headline: the state in words, a sentence about it, and where in the epoch we are."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial
from typing import Final, NamedTuple

from game.engine.topology import NeuronId
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
from game.view.drawing.theme import Color, Palette
from game.view.lab.phases import (
    HEADLINE,
    MIDDLE,
    SIDE,
    draw_phases,
    phase_controls,
    pointed_phases,
    shown_phase,
    tells_phases,
    told_phases,
)
from game.view.numbers import digits
from game.view.numbers.figures import figure
from game.view.scene.control import Control
from game.view.scene.control_context import ControlContext
from game.view.scene.facts import Told, fact_control
from game.view.scene.scene import Scene
from game.view.scene.texts import FALLBACK_LANGUAGE, Texts

ICON_X: Final = 38.0
ICON_SIZE: Final = 36.0
STATE_X: Final = 62.0
STORY_GAP: Final = 20.0
STORY_LEAST: Final = 150.0
STATE: Final = "fact.state"
# Where the target of the state begins.
STATE_LEFT: Final = 20.0
STORY_AIR: Final = 16.0


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
        phases=tells_phases(snapshot),
        streaming=mode is Mode.STREAM,
        phase=shown_phase(snapshot),
    )


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
        return place, headline, scene.texts.language, pointed_phases(scene)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw state, story and phases in one line."""
        box, headline = scene.layout.state, headline_of(scene.snapshot, scene.texts)
        if box is None:
            return
        palette = canvas.palette
        y = box.y + box.h * MIDDLE
        right = box.right - SIDE
        if told_phases(scene.snapshot, scene.layout.fold):
            right = draw_phases(canvas, scene, right, y) - STORY_AIR
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


def headline_controls(context: ControlContext) -> list[Control]:
    """The state, which tells about itself; the phases: each is told again when it is touched."""
    layout, texts = context.layout, context.texts
    box = layout.state
    if box is None or context.snapshot.hand is not None:
        return []
    phases = phase_controls(context)
    right = (phases[0].target.x if phases else box.right) - STORY_AIR
    words = headline_of(context.snapshot, texts).state_words
    place = Box(box.x + STATE_LEFT, box.y + box.h * MIDDLE, right - box.x - STATE_LEFT, 0.0)
    place = place.inset(0.0, -theme.HIT_MINIMUM / 2)
    tell = partial(_state_told, context.snapshot, texts)
    return [fact_control(context, STATE, words, (HEADLINE, place), tell), *phases]


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
