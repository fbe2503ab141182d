"""The panels and sprites of the network: pure, inside their boxes, and readable."""

from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.app import paths
from game.engine.topology import NeuronId
from game.session import commands as c
from game.session.outcome import Outcome, State
from game.session.presentation import Phase
from game.view.drawing import theme
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.sprite import PREMULTIPLIED
from game.view.drawing.text.fitting import ELLIPSIS
from game.view.drawing.text.text_log import TextBox
from game.view.lab.headline import HeadlinePanel, headline_of
from game.view.lab.legend import LegendPanel
from game.view.network.panel import NetworkPanel
from game.view.network.places.discs import Circle
from game.view.network.places.geometry import network_geometry
from game.view.network.sprites import NetworkSprites
from game.view.scene.interface import Interface, connection_control
from game.view.scene.panel import Panel
from game.view.scene.scene import Scene
from game.view.scene.texts import load_texts
from tests.view.network.stage import NETWORK, moments
from tests.view.stage import (
    ENGLISH,
    FOLDS,
    GROUND,
    SIZES,
    STACK,
    WIDE,
    change_outside,
    device,
    ground,
    kit,
    picture,
    pixels,
    scene,
    snapshot,
    written,
)

HOVERING = Interface(hovered=connection_control("x1-h1"))


def panels() -> tuple[Panel, ...]:
    return NetworkPanel(), HeadlinePanel(), LegendPanel()


def sprites_for(given: Scene) -> NetworkSprites:
    return NetworkSprites(kit(given.layout.scale))


def blitted(sprites: NetworkSprites, given: Scene) -> pygame.Surface:
    surface = ground(given.layout)
    surface.fblits(sprites.sprites(given, given.snapshot.moment), PREMULTIPLIED)
    return surface


@pytest.mark.parametrize("size", FOLDS)
@pytest.mark.parametrize("name", ["stream", "dead"])
def test_nothing_is_drawn_outside_of_a_panel(name: str, size: tuple[int, int]) -> None:
    given = scene(moments()[name], size)
    for panel in panels():
        box = panel.box_of(given)
        if box is not None:
            frame = device(box, given.layout.scale)
            assert change_outside(picture(panel, given), frame) <= 6, panel.name
    sprites = sprites_for(given)
    frame = device(sprites.box(given), given.layout.scale)
    assert change_outside(blitted(sprites, given), frame) <= 6


def test_drawing_again_after_something_else_gives_the_same_pixels() -> None:
    first = scene(moments()["stream"], (1280, 720))
    other = scene(moments()["backward"], (1280, 720), interface=HOVERING)
    for panel in panels():
        before = pixels(picture(panel, first))
        picture(panel, other)
        assert pixels(picture(panel, first)) == before, panel.name
    sprites = sprites_for(first)
    before = pixels(blitted(sprites, first))
    blitted(sprites, other)
    assert pixels(blitted(sprites, first)) == before


def test_equal_keys_mean_equal_pixels() -> None:
    seen = moments()["stream"]
    same = replace(seen, playing=True, last_epoch=seen.last_epoch + 5)
    for panel in panels():
        a, b = scene(seen, (1280, 720)), scene(same, (1280, 720))
        assert panel.key(a) == panel.key(b)
        assert pixels(picture(panel, a)) == pixels(picture(panel, b))


def test_keys_differ_where_the_picture_does() -> None:
    seen = moments()["stream"]
    given = scene(seen, (1280, 720))
    network, headline, legend = panels()
    assert network.key(given) != network.key(scene(seen, (1280, 720), interface=HOVERING))
    assert network.key(given) != network.key(scene(seen, (1440, 900)))
    assert headline.key(given) != headline.key(scene(moments()["locked"], (1280, 720)))
    assert legend.key(given) != legend.key(scene(moments()["locked"], (1280, 720)))
    sprites = sprites_for(given)
    moved = replace(seen, moment=seen.moment._replace(flow=0.3))
    same, other = scene(seen, (1280, 720)), scene(moved, (1280, 720))
    assert sprites.key(given, seen.moment) == sprites.key(same, seen.moment)
    assert sprites.key(given, seen.moment) != sprites.key(other, moved.moment)


def test_a_panel_drawn_into_its_own_buffer_is_the_same() -> None:
    given = scene(moments()["stream"], (1280, 720))
    scale = given.layout.scale
    for panel in panels():
        box = panel.box_of(given)
        assert box is not None
        rect = device(box, scale)
        whole = picture(panel, given).subsurface(rect)
        part = pygame.Surface(rect.size, 0, 32)
        part.fill(GROUND)
        offset = (rect.x / scale, rect.y / scale)
        panel.draw(Canvas(part, kit(scale), offset), given)
        assert pixels(whole) == pixels(part), panel.name


@pytest.mark.parametrize("size", SIZES)
def test_texts_are_inside_readable_and_apart(size: tuple[int, int]) -> None:
    for name, seen in moments().items():
        given = scene(seen, size)
        scale = given.layout.scale
        log = sprites_for(given).text_log(given)
        for panel in (HeadlinePanel(), LegendPanel()):
            box = panel.box_of(given)
            if box is not None:
                texts = written(panel, given)
                assert all(device(box, scale).contains(text.rect) for text in texts), name
                log += texts
        frame = device(given.layout.network, scale).inflate(-8 * scale, 0)
        for text in log:
            assert frame.contains(text.rect), f"{name}: {text.string!r}"
            assert text.size >= theme.TYPE_FLOOR - 0.5 or text.string.isdigit(), f"{name}: {text}"
            assert "…" not in text.string, f"{name}: {text.string!r}"
        _apart(name, log)


def _apart(name: str, log: list[TextBox]) -> None:
    for position, text in enumerate(log):
        for other in log[position + 1 :]:
            overlap = text.rect.scale_by(1.0, 0.9).clip(other.rect.scale_by(1.0, 0.9))
            assert min(overlap.size) <= 1, f"{name}: {text.string!r} on {other.string!r}"


@pytest.mark.parametrize("size", SIZES)
def test_badges_leave_the_numbers_free(size: tuple[int, int]) -> None:
    given = scene(moments()["all locked"], size)
    scale = given.layout.scale
    geometry = network_geometry(given.layout.drawing)
    for neuron in NETWORK.neurons:
        badge = geometry.badges[neuron]
        for text in sprites_for(given).text_log(given):
            assert _gap(text.rect, badge, scale) > 0, f"{neuron}: {text.string!r}"


def _gap(rect: pygame.Rect, disc: Circle, scale: float) -> float:
    x, y, r = disc.x * scale, disc.y * scale, disc.r * scale
    across = max(rect.left - x, 0.0, x - rect.right)
    down = max(rect.top - y, 0.0, y - rect.bottom)
    return float(np.hypot(across, down)) - r


@pytest.mark.parametrize("size", SIZES)
def test_the_longest_headlines_fit(size: tuple[int, int]) -> None:
    seen = replace(moments()["stream"], epoch=123_456)
    two, three = NETWORK.neurons[1:], NETWORK.neurons
    outcomes = [
        Outcome(State.SOLVED, since=123_456),
        Outcome(State.SLOW),
        Outcome(State.SLOW, neurons=two[:1]),
        Outcome(State.STUCK),
        Outcome(State.STUCK, neurons=two),
        Outcome(State.LEARNING, neurons=two),
        Outcome(State.LEARNING, neurons=three),
        Outcome(State.DEAD, neurons=three[:1]),
        Outcome(State.DEAD, neurons=two),
        Outcome(State.LEARNING, neurons=two, silent=three[:1]),
        Outcome(State.SLOW, silent=two),
        Outcome(State.OVERSHOOTING, neurons=two, silent=three[:1]),
        Outcome(State.DIVERGED),
    ]
    for outcome in outcomes:
        given = scene(replace(seen, outcome=outcome), size)
        log = written(HeadlinePanel(), given)
        strings = [text.string for text in log]
        headline = headline_of(given.snapshot, ENGLISH)
        assert headline.state_words in strings
        assert headline.story in strings, f"{outcome.state}: {strings}"
        _apart(outcome.state.value, log)


def test_the_story_of_a_preset_is_told_until_training_begins() -> None:
    headline = headline_of(snapshot("xor"), ENGLISH)
    assert headline.state is State.READY
    assert headline.story == "A long flat stretch, and then it falls."
    assert not headline.phases
    paused = headline_of(snapshot("xor", c.TrainTo(100)), ENGLISH)
    assert (paused.state_words, paused.paused) == ("Paused", True)
    for does in (c.TogglePlay(), c.StepEpoch()):  # on the flat stretch
        learns = headline_of(snapshot("xor", c.TrainTo(100), does), ENGLISH)
        assert (learns.state_words, learns.paused) == ("Learning slowly", False)
    solved = headline_of(snapshot("xor", c.TrainTo(600)), ENGLISH)
    assert (solved.state_words, solved.story) == ("Solved at epoch 349", "all 4 rows are right")
    assert solved.phases
    assert solved.streaming
    backward = headline_of(moments()["backward"], ENGLISH)
    assert backward.phase is Phase.BACKWARD


@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("size", [WIDE, STACK])
def test_every_state_is_told_in_letters_that_can_be_read(
    size: tuple[int, int], language: str
) -> None:
    texts = load_texts(paths.TEXTS, language)
    hidden = (NeuronId(1, 0), NeuronId(1, 1))
    for seen in (snapshot("xor", c.TrainTo(100)), snapshot("xor", c.TrainTo(100), c.TogglePlay())):
        for state in State:
            outcomes = [Outcome(state, since=1234), Outcome(state, neurons=hidden)]
            if state in (State.LEARNING, State.SLOW):
                outcomes += [Outcome(state, silent=hidden[:1]), Outcome(state, silent=hidden)]
            if state in (State.READY, State.SOLVED, State.DIVERGED):
                del outcomes[1]
            if state is State.DEAD:
                del outcomes[0]
            for outcome in outcomes:
                given = replace(scene(replace(seen, outcome=outcome), size), texts=texts)
                for text in written(HeadlinePanel(), given):
                    assert text.size >= theme.TYPE_FLOOR, text
                    assert ELLIPSIS not in text.string, text


def test_locked_and_dead_neurons_are_named() -> None:
    assert headline_of(moments()["locked"], ENGLISH).story.startswith("o1 is locked")
    learns = headline_of(moments()["dead"], ENGLISH)
    assert learns.story == "h1 is silent, and the rest hardly learns"
    dead = headline_of(snapshot("dying-relu", c.TrainTo(600)), ENGLISH)
    assert dead.state_words == "Dead neuron"
    assert dead.story.startswith("h1 ")
    many = Outcome(State.DEAD, neurons=(NeuronId(1, 0), NeuronId(1, 1)))
    both = headline_of(replace(moments()["dead"], outcome=many), ENGLISH)
    assert both.state_words == "Dead neurons"
    assert both.story.startswith("h1 and h2 ")


def test_every_text_of_the_network_is_there() -> None:
    missing = []
    for state in State:
        for key in (f"network.state.{state.value}", f"network.story.{state.value}"):
            if state is not State.READY and key not in ENGLISH.entries:
                missing.append(key)
    for phase in Phase:
        if f"network.phase.{phase.name.lower()}" not in ENGLISH.entries:
            missing.append(phase.name)
    assert missing == []


def test_the_legend_explains_the_padlock_when_there_is_one() -> None:
    for size in ((1920, 1080), (1280, 720)):
        plain = written(LegendPanel(), scene(moments()["stream"], size))
        locked = written(LegendPanel(), scene(moments()["locked"], size))
        assert len(plain) == 4
        assert len(locked) == 5
        assert "locked" in locked[-1].string
    assert LegendPanel().box_of(scene(moments()["stream"], (1024, 768))) is None
