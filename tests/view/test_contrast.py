"""Contrast, by the colours as they are used and by the pixels of pictures; and other eyes.

WCAG 2.1: 4.5 for any text, 3 for what must be seen besides; here 7 for large numbers and sentences.
"""

from dataclasses import replace
from functools import cache
from typing import NamedTuple

import numpy as np
import pygame
import pytest

from game.app import paths
from game.session.snapshot import Snapshot
from game.view.drawing import theme
from game.view.drawing.canvas import Canvas
from game.view.drawing.kit import DrawingKit
from game.view.drawing.shapes.curve import Path
from game.view.drawing.styles import styles
from game.view.drawing.text.text_log import TextBox
from game.view.drawing.theme import DARK, HIGH_CONTRAST, Color, Palette
from game.view.network.lines.tube import TubeTables, tube_field, tube_look
from game.view.network.nodes.node_sprite import NodeLook, NodeSprites
from game.view.network.packets.comet import HEADINGS, CometSprites, PacketKind
from game.view.network.reading.emphasis import Emphasis
from game.view.network.reading.reading import LEVELS
from game.view.scene.interface import Attract, Interface
from game.view.scene.scene import Scene
from game.view.screen import Screen
from tests.view.sight import BLINDNESS, EVERYBODY, Floats, contrast, luminance, ratio, seen
from tests.view.stage import ENGLISH, PRESETS, STACK, WIDE
from tests.view.stories import STORIES
from tests.view.visitor.stage import ALL, FEATURES, MOMENTS, PROJECTOR, VISITOR

SHOW = replace(VISITOR, attract=Attract(1, "attract.learns"))
PAGES = {"visitor": VISITOR, "projector": PROJECTOR, "show": SHOW}
PALETTES = {"dark": DARK, "high contrast": HIGH_CONTRAST}
BODY, TEXT, GRAPHICS, HIGH = 7.0, 4.5, 3.0, 9.8

# What is written in a colour, and on which grounds.
GROUNDS = ("panel", "panel_top", "well", "background_edge", "background_center")
WRITING = {
    "text": BODY,
    "muted": BODY,
    "gradient": BODY,
    "hidden": BODY,
    "output": BODY,
    "lock": BODY,
    "data": BODY,
    "positive": TEXT,
    "negative": TEXT,
    "pink": TEXT,
    "dim": TEXT,
    "neutral": TEXT,
    "chosen": TEXT,
}
DRAWN = {
    "accent": GRAPHICS,
    "focus": GRAPHICS,
    "edge": GRAPHICS,
    "crosshair": GRAPHICS,
    "right": GRAPHICS,
    "wrong": GRAPHICS,
    "knob": GRAPHICS,
    "disabled": GRAPHICS,
}
ON_FILLS = [
    ("primary_ink", "primary_bottom", TEXT),
    ("primary_ink", "primary_top", GRAPHICS),  # its word is large: 28 px, semibold
    ("action_ink", "action", BODY),
    ("ink", "right", BODY),
    ("text", "selected_top", BODY),
    ("text", "raised_top", BODY),
    ("lock", "lock_badge_top", BODY),
    ("node_track", "node_body", 1.5),
]

# Pixels around a text that belong to its ground.
FRAME = 3
# The brightest twentieth of a text's box: the middle of its strokes, not their soft edges.
STROKES = 95
# The sign that a number is not there yet, and signs between numbers, which are hairlines.
SIGNS = frozenset("–=×−+→…·÷←")
LARGE_NUMBER = theme.TYPE_VALUE
# By pixels a little is lost at the strokes' edges.
NUMBER = 6.5
INDICES = ("1", "2")

TOLD = [
    *("neuron-hidden", "neuron-output", "neuron-locked", "neuron-cancelled", "neuron-dead"),
    "start",
    "stream",
    "pinned-output",
    "pinned-hidden",
    "forward",
    "backward",
    "update",
    "all-rows",
    "locked",
    "cancelled",
    "dead",
    "past",
    "settings",
    "deltas",
]


def _color(palette: Palette, name: str) -> Color:
    color: Color = getattr(palette, name)
    return color


@pytest.mark.parametrize("theme_name", PALETTES)
@pytest.mark.parametrize(("name", "least"), [*WRITING.items(), *DRAWN.items()])
def test_colours_on_their_grounds(theme_name: str, name: str, least: float) -> None:
    palette = PALETTES[theme_name]
    for ground in GROUNDS:
        assert contrast(_color(palette, name), _color(palette, ground)) >= least, ground


@pytest.mark.parametrize("theme_name", PALETTES)
@pytest.mark.parametrize(("name", "ground", "least"), ON_FILLS)
def test_colours_on_what_is_filled(theme_name: str, name: str, ground: str, least: float) -> None:
    palette = PALETTES[theme_name]
    assert contrast(_color(palette, name), _color(palette, ground)) >= least


@pytest.mark.parametrize("theme_name", PALETTES)
def test_lines_of_charts(theme_name: str) -> None:
    palette = PALETTES[theme_name]
    assert len(set(palette.series)) == 9
    for color in palette.series:
        assert contrast(color, palette.panel) >= TEXT
        assert contrast(color, palette.panel_top) >= TEXT


def test_high_contrast_is_high() -> None:
    palette = HIGH_CONTRAST
    black = {"panel", "panel_top", "well", "selected", "node_body", "badge", "veil"}
    assert all(_color(palette, name) == (0, 0, 0) for name in black)
    for name in (*WRITING, *DRAWN, "line", "primary_top", "action"):
        assert contrast(_color(palette, name), (0, 0, 0)) >= HIGH, name
    assert palette.glow == palette.depth == 0.0


@pytest.mark.parametrize("eye", BLINDNESS)
@pytest.mark.parametrize("theme_name", PALETTES)
def test_writing_is_read_by_all_eyes(theme_name: str, eye: str) -> None:
    palette = PALETTES[theme_name]
    for name in WRITING:
        found = contrast(_color(palette, name), palette.panel, BLINDNESS[eye])
        assert found >= TEXT, f"{name}: {found:.1f}"


# ------------------------------------------------------------------ pixels


def _contrast_of(surface: pygame.Surface, ink: pygame.Rect) -> float:
    """Contrast of a text's strokes with what is around them."""
    window = surface.get_rect()
    around = ink.inflate(2 * FRAME, 2 * FRAME).clip(window)
    box = ink.clip(window).move(-around.left, -around.top)
    light = seen(surface.subsurface(around))
    ground = np.median(light)
    strokes = ratio(light[box.top : box.bottom, box.left : box.right], ground)
    return float(np.percentile(strokes, STROKES))


def _exempt(text: TextBox, scene: Scene) -> bool:
    """Signs between numbers, and what belongs to a control that cannot be used now."""
    asleep = {control.label for control in scene.controls if not control.enabled}
    return set(text.string) <= SIGNS or text.string in asleep


class Drawn(NamedTuple):
    """What a picture shows."""

    snapshot: Snapshot
    interface: Interface
    size: tuple[int, int]


def _least(text: TextBox) -> float:
    """Of a large number more is asked; names, formulas and their indices are texts."""
    is_name = "_" in text.string or text.string in INDICES
    is_number = any(letter.isdigit() for letter in text.string) and not is_name
    return NUMBER if is_number and text.size >= LARGE_NUMBER else TEXT


@cache
def _lab(size: tuple[int, int], high: bool) -> tuple[Screen, list[TextBox]]:
    """A screen for many pictures of a size and palette, and where it notes the texts."""
    log: list[TextBox] = []
    return Screen(paths.FONTS, ENGLISH, PRESETS, log=log), log


@cache
def _exhibit(page: str, high: bool) -> tuple[Screen, list[TextBox]]:
    """The same with what an exhibit offers, for a page and palette."""
    log: list[TextBox] = []
    return Screen(paths.FONTS, ENGLISH, ALL, log=log, features=FEATURES), log


def _faint(screen: Screen, log: list[TextBox], drawn: Drawn) -> list[str]:
    """The texts of a picture that are too faint."""
    surface = pygame.Surface(drawn.size)
    log.clear()
    scene = screen.draw(surface, drawn.snapshot, drawn.interface)
    texts = [text for text in log if not _exempt(text, scene)]
    assert texts
    found = [(text, _contrast_of(surface, text.rect)) for text in texts]
    return [f"{t.string} ({t.size:.0f} px): {c:.1f}" for t, c in found if c < _least(t)]


@pytest.mark.parametrize("high", [False, True])
@pytest.mark.parametrize("size", [WIDE, STACK])
@pytest.mark.parametrize("name", TOLD)
def test_texts_stand_out_in_the_lab(name: str, size: tuple[int, int], high: bool) -> None:
    story = STORIES[name]
    interface = replace(story.interface, high_contrast=high)
    screen, log = _lab(size, high)
    assert _faint(screen, log, Drawn(story.snapshot(), interface, size)) == []


@pytest.mark.parametrize("high", [False, True])
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", ["start", "staged", "pinned", "solved", "stuck"])
def test_texts_stand_out_in_the_visitor_view(name: str, page: str, high: bool) -> None:
    interface = replace(PAGES[page], high_contrast=high)
    screen, log = _exhibit(page, high)
    assert _faint(screen, log, Drawn(MOMENTS[name].snapshot(), interface, WIDE)) == []


@pytest.mark.parametrize("colour", [(236, 241, 252), (134, 150, 188), (60, 70, 100)])
def test_measured_contrast_is_that_of_the_colours(colour: Color) -> None:
    surface = pygame.Surface((300, 100))
    surface.fill(DARK.panel)
    kit = DrawingKit.open(1.0, paths.FONTS, DARK)
    log: list[TextBox] = []
    Canvas(surface, kit, log=log).text("0.541 mean loss", 20, 50, 30, colour)
    measured = _contrast_of(surface, log[0].rect)
    assert measured == pytest.approx(contrast(colour, DARK.panel), rel=0.1)


# ------------------------------------------------------------------ never by colour alone


@pytest.mark.parametrize("eye", EVERYBODY)
@pytest.mark.parametrize("weight", [0.5, 2.0, 4.0, 9.0])
@pytest.mark.parametrize("theme_name", PALETTES)
def test_negative_weights_are_dashed(theme_name: str, weight: float, eye: str) -> None:
    def along(value: float) -> float:
        """Contrast of the brightest and the darkest place along the middle of a tube."""
        palette = PALETTES[theme_name]
        field = tube_field(Path(np.array([[60.0, 60.0], [360.0, 60.0]])), 1.0)
        size = (field.index.shape[1], field.index.shape[0])
        sprite = pygame.Surface(size, pygame.SRCALPHA, 32)
        TubeTables(1.0, palette).paint(sprite, field, tube_look(value, Emphasis.NONE))
        surface = pygame.Surface((420, 120))
        surface.fill(palette.panel)
        surface.blit(sprite, field.origin, None, pygame.BLEND_PREMULTIPLIED)
        middle = seen(surface, EVERYBODY[eye])[58:62, 100:320].mean(axis=0)
        return float(ratio(middle.max(), middle.min()))

    assert along(weight) < 1.05
    assert along(-weight) > 1.5


@pytest.mark.parametrize("eye", EVERYBODY)
@pytest.mark.parametrize("theme_name", PALETTES)
def test_right_is_filled_and_wrong_is_open(theme_name: str, eye: str) -> None:
    palette = PALETTES[theme_name]
    kit = DrawingKit.open(1.0, paths.FONTS, palette)

    def filled(right: bool) -> float:
        """The share of the mark's disc that stands out from the panel."""
        surface = pygame.Surface((40, 40))
        surface.fill(palette.panel)
        Canvas(surface, kit).mark(right, 20, 20)
        light = seen(surface, EVERYBODY[eye])
        ground = luminance(palette.panel, EVERYBODY[eye])
        x, y = np.meshgrid(np.arange(40) - 19.5, np.arange(40) - 19.5)
        disc = np.hypot(x, y) < theme.MARK_SIZE / 2
        return float((ratio(light, ground) > GRAPHICS)[disc].mean())

    assert filled(True) > 0.7
    assert filled(False) < 0.5


@pytest.mark.parametrize("eye", EVERYBODY)
@pytest.mark.parametrize("theme_name", PALETTES)
def test_a_locked_neuron_wears_a_dashed_halo(theme_name: str, eye: str) -> None:
    palette = PALETTES[theme_name]

    def picture(locked: bool) -> Floats:
        look = NodeLook(60, palette.hidden, 4, locked=locked)
        sprite = NodeSprites(1.0, palette).sprite(look)
        surface = pygame.Surface(sprite.get_size())
        surface.fill(palette.panel)
        surface.blit(sprite, (0, 0), None, pygame.BLEND_PREMULTIPLIED)
        return seen(surface, EVERYBODY[eye])

    free, locked = picture(False), picture(True)
    side = len(free)
    x, y = np.meshgrid(np.arange(side) - side / 2 + 0.5, np.arange(side) - side / 2 + 0.5)
    halo = np.abs(np.hypot(x, y) - 65.0) < 0.8
    stands_out = ratio(locked, free)[halo] > GRAPHICS
    assert 0.35 < stands_out.mean() < 0.75  # the rest are gaps


@pytest.mark.parametrize("kind", [PacketKind.GRADIENT, PacketKind.GRADIENT_BESIDE])
def test_gradients_are_diamonds_and_data_are_round(kind: PacketKind) -> None:
    # Flat, so that the head is all there is. Heading 0 flies to the right.
    comets = CometSprites(2.0, HIGH_CONTRAST)

    def filled(of: PacketKind) -> float:
        sprite, _, _ = comets.comet(CometSprites.slot(of, LEVELS))
        solid = pygame.surfarray.array_alpha(sprite) > 127
        columns, rows = np.nonzero(solid.any(axis=1))[0], np.nonzero(solid.any(axis=0))[0]
        return float(solid[columns[0] : columns[-1] + 1, rows[0] : rows[-1] + 1].mean())

    assert HEADINGS % 4 == 0
    assert filled(PacketKind.DATA) == pytest.approx(np.pi / 4, abs=0.05)
    assert filled(kind) == pytest.approx(0.5, abs=0.06)


@pytest.mark.parametrize("eye", EVERYBODY)
def test_what_is_chosen_is_framed_and_not_only_coloured(eye: str) -> None:
    plain = styles.card(HIGH_CONTRAST)
    chosen = styles.card(HIGH_CONTRAST, chosen=True)
    assert chosen.border_width >= HIGH_CONTRAST.least_edge * 2
    assert plain.border_width < chosen.border_width
    assert chosen.border is not None
    assert contrast(chosen.border, HIGH_CONTRAST.panel, EVERYBODY[eye]) >= BODY
