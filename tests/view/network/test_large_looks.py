"""The network on the pages in large type: what is written when, what is lit, and what is not."""

from dataclasses import replace
from functools import cache

import numpy as np
import pygame
import pytest

from game.session import commands as c
from game.session.snapshot import Snapshot
from game.view.drawing.shapes.sprite import PREMULTIPLIED
from game.view.drawing.text.text_log import TextBox
from game.view.drawing.theme import DARK, HIGH_CONTRAST
from game.view.large import lettering
from game.view.network.nodes.dashed_ring import DashedRings
from game.view.network.packets.comet import CometSprites, PacketKind
from game.view.network.packets.gem import gem_master, gem_radius
from game.view.network.panel import NetworkPanel
from game.view.network.places.discs import H1
from game.view.network.places.geometry import network_geometry, place_of
from game.view.network.reading.large_reading import Discretion, LargeReading, read_large
from game.view.network.reading.reading import LEVELS
from game.view.network.sprites import NetworkSprites
from game.view.numbers import digits as plain
from game.view.scene.interface import Attract, Interface
from game.view.scene.page import Page
from game.view.scene.scene import Scene
from game.view.visitor.captions.narration import narrate
from tests.session.scenario import Scenario
from tests.session.starts import DOZES
from tests.view.network.stage import NETWORK
from tests.view.stage import GROUND, change_outside, device, ground, kit, picture, pixels
from tests.view.visitor.stage import PROJECTOR, VISITOR, Moment, pin, scene
from tests.view.visitor.turns import Asked

ROW = c.SelectSample(1)
ALL_ROWS = c.SelectSample(None)
SHOW = replace(VISITOR, attract=Attract(0, "", "", ()))
LATER_SHOW = replace(VISITOR, attract=Attract(1, "", "", ()))
STILL = replace(VISITOR, reduced_motion=True)
FACES = {"visitor": VISITOR, "projector": PROJECTOR, "attract": LATER_SHOW}
SMALL = (1280, 720)


@cache
def moments() -> dict[str, Snapshot]:
    locked = c.TrainTo(100)
    return {
        "ready": Moment(commands=(ROW,)).snapshot(),
        "forward": Moment(commands=(locked, ROW, c.Seek(100, 0.1))).snapshot(),
        "compared": Moment(commands=(locked, ROW, c.Seek(100, 0.47))).snapshot(),
        "backward": Moment(commands=(locked, ROW, c.Seek(100, 0.62))).snapshot(),
        "later": Moment(commands=(locked, ROW, c.Seek(100, 0.80))).snapshot(),
        "update": Moment(commands=(locked, ROW, c.Seek(100, 0.95))).snapshot(),
        "stream": Moment(commands=(locked, ROW)).snapshot(),
        "rest": Moment(commands=(ROW, c.StepEpoch()), ticks=10_000).snapshot(),
        "all rows": Moment(commands=(locked, ALL_ROWS)).snapshot(),
        "pinned": Moment(commands=(locked, ROW, c.Seek(100, 0.62), pin("x2-h1"))).snapshot(),
        "both locked": Moment(
            commands=(locked, ROW, c.ChangeSetting("lock_threshold", 1.0), c.Seek(100, 0.62))
        ).snapshot(),
    }


def sprites_for(given: Scene) -> NetworkSprites:
    return NetworkSprites(kit(given.layout.scale))


def texts(
    name: str, interface: Interface = VISITOR, size: tuple[int, int] = (1920, 1080)
) -> list[TextBox]:
    given = scene(moments()[name], size, interface)
    return sprites_for(given).text_log(given)


def words(name: str, interface: Interface = VISITOR) -> list[str]:
    return [text.string for text in texts(name, interface)]


def blitted(sprites: NetworkSprites, given: Scene) -> pygame.Surface:
    surface = ground(given.layout)
    surface.fblits(sprites.sprites(given, given.snapshot.moment), PREMULTIPLIED)
    return surface


def reading(name: str, discretion: Discretion | None = None) -> LargeReading:
    return read_large(moments()[name], discretion or Discretion())


# ---------------------------------------------------------------- what is written


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("name", moments())
@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (2560, 1080)])
def test_every_text_is_large_inside_and_off_the_others(
    name: str, face: str, size: tuple[int, int]
) -> None:
    given = scene(moments()[name], size, FACES[face])
    geometry = network_geometry(*place_of(given.layout))
    log = sprites_for(given).text_log(given)
    least = lettering.sized(given.page, lettering.FLOOR)
    cramped = geometry.least_type < least  # a projector's card in 4:3
    drawing = device(given.layout.drawing, given.layout.scale)
    for place, text in enumerate(log):
        assert "…" not in text.string
        assert drawing.contains(text.rect), text.string
        subscript = text.string in ("1", "2") and text.size < geometry.least_type
        if not subscript:
            assert text.size >= (lettering.FLOOR if cramped else least) - 0.01, text.string
        for other in log[place + 1 :]:
            assert not text.rect.inflate(2, -2).colliderect(other.rect), (text, other)


def test_before_the_first_epoch_only_the_goal_is_there_beside_the_answer() -> None:
    said = words("ready")
    assert "goal" in said
    assert "error" not in said
    assert not [word for word in said if word.startswith("slope")]
    assert reading("ready").arcs == (0,) * 6


def test_the_error_stands_from_the_comparison_on_and_slopes_while_it_travels_back() -> None:
    assert "error" not in words("forward")
    compared = words("compared")
    assert "error" in compared
    assert "locked" in compared
    assert not [word for word in compared if word.startswith("slope")]
    back = words("backward")
    assert len([word for word in back if word.startswith("slope")]) == 1
    for name in ("update", "rest", "stream"):
        assert not [word for word in words(name) if word.startswith("slope")], name


def test_the_slope_that_is_printed_is_that_of_the_neuron_the_caption_speaks_of() -> None:
    for name in ("backward", "later"):
        seen, told = moments()[name], narrate(moments()[name])
        slopes = dict(zip(NETWORK.neurons, reading(name).slopes, strict=True))
        (spoken,) = told.neurons
        assert {neuron for neuron, slope in slopes.items() if slope is not None} == {spoken}
        assert slopes[spoken] == seen.trace.slope(spoken, seen.moment.sample)


def test_signals_are_told_when_their_arcs_are_lit() -> None:
    assert reading("forward").signals == (None,) * 6
    first, later = reading("backward").signals, reading("later").signals
    assert [signal is not None for signal in first] == [False] * 4 + [True] * 2
    assert all(signal is not None for signal in later)
    trace = moments()["later"].trace
    h1_o1, x1_h1 = (NETWORK.connections.index(NETWORK.by_name[n]) for n in ("h1-o1", "x1-h1"))
    weight = trace.parameters.value(NETWORK.by_name["h1-o1"])
    assert later[h1_o1] == pytest.approx(weight * trace.delta(NETWORK.neurons[-1], 1))
    assert later[x1_h1] == pytest.approx(trace.delta(H1, 1))
    said = words("later")
    assert any(word.startswith(plain.MINUS) for word in said)
    assert reading("update").signals == (None,) * 6


def test_nothing_is_said_of_one_row_where_the_numbers_are_means() -> None:
    all_rows = reading("all rows")
    assert all_rows.target is None
    assert all_rows.signals == (None,) * 6
    said = words("all rows")
    assert "mean of" in said
    assert "goal" not in said


def test_a_projector_prints_only_the_smallest_slope_of_a_locked_neuron() -> None:
    assert len([w for w in words("both locked") if w.startswith("slope")]) == 1
    assert len([w for w in words("both locked", PROJECTOR) if w.startswith("slope")]) == 1
    few = reading("both locked", Discretion(all_slopes=False))
    printed = [slope for slope in few.slopes if slope is not None]
    trace = moments()["both locked"].trace
    assert printed == [min(abs(trace.slope(n, 1)) for n in NETWORK.neurons[:2])]
    assert few.locked[:2] == (True, True)


def test_the_first_scene_of_the_show_tells_of_no_locks_slopes_or_signals() -> None:
    first, later = words("later", SHOW), words("later", LATER_SHOW)
    assert not [word for word in first if word.startswith("slope") or word == "locked"]
    assert [word for word in later if word.startswith("slope")]
    assert len(later) - len(first) == 5  # a slope and four signals
    quiet = reading("later", Discretion(locks=False, hints=False))
    assert not any(quiet.locked)
    assert any(quiet.arcs)


def test_a_locked_neurons_slope_on_one_row_is_told_only_where_the_row_is() -> None:
    """At rest and in a stream the caption tells the mean: two numbers for one slope confuse."""
    for name, slopes in (("backward", 1), ("pinned", 1), ("stream", 0)):
        told = words(name)
        assert len([w for w in told if w.startswith("slope")]) == slopes, name
        assert ("locked" in told) == (name == "stream"), name


@pytest.mark.parametrize(("number", "told"), [(1, False), (2, True)])
def test_a_dead_neuron_is_told_in_words_unless_those_of_a_question_stand_there(
    number: int, told: bool
) -> None:
    seen = Asked("silent", number, None, "ask").snapshot()
    assert seen.dead == {H1}
    given = scene(seen)
    drawn = [text.string for text in sprites_for(given).text_log(given)]
    assert any(word.startswith("dead") for word in drawn) == told


def test_a_solved_puzzle_is_no_row_of_padlocks() -> None:
    """In the end XOR's three neurons are sure, which is what the threshold is crossed by."""
    solved = Moment("xor", commands=(ROW, c.TrainTo(3000))).snapshot()
    assert len(solved.locked) == 3
    assert not any(read_large(solved, Discretion()).locked)
    slept = Scenario(DOZES).do(ROW).train_to(3000).now
    assert read_large(slept, Discretion()).locked == (False, True, False)


def test_a_locked_neuron_wears_amber_dashes() -> None:
    given = scene(moments()["backward"])
    geometry = network_geometry(*place_of(given.layout))
    seen = pygame.surfarray.array3d(blitted(sprites_for(given), given)).astype(int)
    halo = geometry.neurons[H1].r + 10.0
    angles = np.linspace(0.0, 2 * np.pi, 720)
    circle = geometry.neurons[H1]
    x = np.round(circle.x + halo * np.cos(angles)).astype(int)
    y = np.round(circle.y + halo * np.sin(angles)).astype(int)
    amber = np.abs(seen[x, y] - np.array(DARK.lock)).max(axis=1) < 60
    assert 0.4 < amber.mean() < 0.75
    assert np.diff(amber.astype(int)).clip(0).sum() >= 24


# ---------------------------------------------------------------- the pinned connection


def test_the_weights_of_the_product_stay_lit_and_all_others_are_dimmed() -> None:
    log = texts("pinned")
    trace = moments()["pinned"].trace
    weights = {n: trace.parameters.value(p) for n, p in NETWORK.by_name.items()}
    said = [text.string for text in log]
    for name, value in weights.items():
        shown = plain.fixed(value, 2, plus=True)
        assert (shown in said) == (name in ("x2-h1", "h1-o1")), name
    assert "goal" not in said
    given, panel = scene(moments()["pinned"]), NetworkPanel()
    drawn = pygame.surfarray.array3d(picture(panel, given)).astype(int)
    free = replace(given, snapshot=replace(given.snapshot, pinned=None))
    before = pygame.surfarray.array3d(picture(panel, free)).astype(int)
    geometry = network_geometry(*place_of(given.layout))
    for name, dimmed in (("x1-h1", True), ("h1-o1", False)):
        x, y = np.round(geometry.paths[NETWORK.by_name[name]].points_at(0.5)).astype(int)
        window = slice(x - 8, x + 8), slice(y - 12, y + 12)
        gain = (drawn[window] - np.array(GROUND)).clip(0).sum()
        whole = (before[window] - np.array(GROUND)).clip(0).sum()
        assert 0.3 < gain / whole < 0.6 if dimmed else gain == whole, name


# ---------------------------------------------------------------- stillness


def test_reduced_motion_shows_the_same_all_through_a_phase_and_no_packets() -> None:
    early, late = (
        Moment(commands=(c.TrainTo(100), ROW, c.Seek(100, at))).snapshot() for at in (0.53, 0.84)
    )
    a, b = scene(early, SMALL, STILL), scene(late, SMALL, STILL)
    sprites, panel = sprites_for(a), NetworkPanel()
    assert sprites.key(a, a.snapshot.moment) == sprites.key(b, b.snapshot.moment)
    assert panel.key(a) == panel.key(b)
    assert pixels(blitted(sprites, a)) == pixels(blitted(sprites, b))
    moving = scene(early, SMALL, VISITOR)
    assert sprites.key(moving, moving.snapshot.moment) != sprites.key(a, a.snapshot.moment)
    later = scene(moments()["later"], SMALL)
    still = sprites.sprites(b, b.snapshot.moment)
    assert len(sprites.sprites(later, later.snapshot.moment)) > len(still)


def test_reduced_motion_stills_a_stream_too() -> None:
    seen = moments()["stream"]
    on = replace(seen, moment=seen.moment._replace(flow=0.37))
    a, b = scene(seen, SMALL, STILL), scene(on, SMALL, STILL)
    sprites = sprites_for(a)
    assert sprites.key(a, a.snapshot.moment) == sprites.key(b, b.snapshot.moment)
    assert pixels(blitted(sprites, a)) == pixels(blitted(sprites, b))


# ---------------------------------------------------------------- purity


@pytest.mark.parametrize("face", FACES)
def test_it_is_pure_and_stays_in_its_box(face: str) -> None:
    given = scene(moments()["later"], SMALL, FACES[face])
    other = scene(moments()["ready"], SMALL, FACES[face])
    panel, sprites = NetworkPanel(), sprites_for(given)
    before = pixels(picture(panel, given)), pixels(blitted(sprites, given))
    picture(panel, other)
    blitted(sprites, other)
    assert (pixels(picture(panel, given)), pixels(blitted(sprites, given))) == before
    assert panel.key(given) != panel.key(other)
    assert sprites.key(given, given.snapshot.moment) != sprites.key(other, other.snapshot.moment)
    frame = device(sprites.box(given), given.layout.scale)
    assert change_outside(blitted(sprites, given), frame) <= 10
    drawing = device(given.layout.drawing, given.layout.scale)
    assert change_outside(picture(panel, given), drawing) <= 10


def test_the_lab_and_the_visitor_view_never_share_a_key() -> None:
    seen = moments()["stream"]
    a, b = scene(seen, SMALL, Interface()), scene(seen, SMALL, VISITOR)
    sprites = sprites_for(a)
    assert a.page is Page.LAB
    assert sprites.key(a, a.snapshot.moment) != sprites.key(b, b.snapshot.moment)


# ---------------------------------------------------------------- packets and rings


def test_gems_grow_with_what_they_carry_and_are_larger_than_the_lab_s() -> None:
    radii = [gem_radius(level) for level in range(1, LEVELS + 1)]
    assert radii == sorted(radii)
    assert radii[0] == pytest.approx(4.0)
    assert radii[-1] == pytest.approx(4.0 + 8.2 * 3.0)
    for palette in (DARK, HIGH_CONTRAST):
        plain_sprites = CometSprites(1.0, palette)
        gems = CometSprites(1.0, palette, gem_master)
        for kind in (PacketKind.DATA, PacketKind.GRADIENT):
            slot = CometSprites.slot(kind, LEVELS)
            solid = [
                int((pygame.surfarray.array_alpha(sprites.comet(slot)[0]) > 200).sum())
                for sprites in (plain_sprites, gems)
            ]
            assert solid[1] > 1.5 * solid[0], kind


def test_a_dashed_ring_has_its_dashes() -> None:
    surface = DashedRings(1.0, DARK).sprite(60.0, 4.0, 22, DARK.output)
    middle = surface.get_width() / 2
    angles = np.linspace(0.0, 2 * np.pi, 2000)
    x = (middle + 60.0 * np.cos(angles)).astype(int)
    y = (middle + 60.0 * np.sin(angles)).astype(int)
    lit = pygame.surfarray.array_alpha(surface)[x, y] > 128
    assert 20 <= np.diff(lit.astype(int)).clip(0).sum() <= 24
    assert 0.45 < lit.mean() < 0.7
