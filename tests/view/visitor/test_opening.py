"""The opening of the XOR story: what it claims is so, it never blocks, and the run is untouched."""

import itertools
import math
from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.app import paths
from game.app.program.application import Application
from game.engine.dataset import XOR
from game.session import commands as c
from game.session.fingerprint import fingerprint
from game.session.session import Session
from game.view.interaction import KeyPressed, PointerMoved, PointerPressed, PointerReleased
from game.view.scene.interface import OPENING_TICKS
from game.view.scene.page import View
from game.view.scene.texts import languages, load_texts
from game.view.screen import Screen
from game.view.square.domain import LARGE
from game.view.visitor.opening.card import OpeningCard
from game.view.visitor.opening.stages import Stage, one_line, shown_at, two_lines
from tests.view.stage import ENGLISH, PRESETS, SIZES, complaints, device, picture, pixels, written
from tests.view.visitor.stage import ALL, FEATURES, MOMENTS, PROJECTOR, VISITOR, scene

SIZE = (1280, 720)
TICKS = (0, 30, 60, 110, 200, 287, 300, OPENING_TICKS)


def says_1(sheet, point):
    """Read off the grid at a corner of the truth table."""
    points = len(sheet.sums) - 1
    across, up = ((value - LARGE.low) / LARGE.span * points for value in point)
    rows, columns = points - up, across
    corners = itertools.product((math.floor(rows), math.ceil(rows)), (0, 1))
    if points == 1:  # linear
        x, y = across, up
        s = sheet.sums
        lower = s[1, 0] * (1 - x) + s[1, 1] * x
        return lower * (1 - y) + (s[0, 0] * (1 - x) + s[0, 1] * x) * y > 0.0
    assert list(corners)
    return sheet.sums[round(rows), round(columns)] > 0.0


def corners():
    inputs = [tuple(column) for column in XOR.inputs.T.tolist()]
    return list(zip(inputs, XOR.targets[0].tolist(), strict=True))


def test_one_line_cannot_part_them_wherever_it_is_turned() -> None:
    for angle in range(360):
        said = [says_1(one_line(float(angle)), point) == (goal == 1.0) for point, goal in corners()]
        assert not all(said), angle


def test_two_can() -> None:
    assert all(says_1(two_lines(), point) == (goal == 1.0) for point, goal in corners())


def test_the_stages_follow_each_other_and_stand_still_without_motion() -> None:
    stages = [shown_at(tick, 4, still=False).stage for tick in range(OPENING_TICKS + 1)]
    assert [stage for stage, _ in itertools.groupby(stages)] == [Stage.ROWS, Stage.ONE, Stage.TWO]
    stills = {shown_at(tick, 4, still=True) for tick in range(OPENING_TICKS + 1)}
    assert len(stills) == 3
    assert shown_at(0, 4, still=False).flown == (0.0,) * 4
    assert shown_at(110, 4, still=False).flown == (1.0,) * 4


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_its_words_are_whole_in_every_language(size: tuple[int, int]) -> None:
    card = OpeningCard()
    for language, tick in itertools.product(languages(paths.TEXTS), TICKS):
        given = scene(MOMENTS["start"].snapshot(), size, replace(VISITOR, opening=tick))
        given = replace(given, texts=load_texts(paths.TEXTS, language))
        box = card.box(given)
        assert box is not None
        assert given.layout.window.covers(box)
        found = complaints(written(card, given), device(box, given.layout.scale), 38.9)
        # Cards on their way may cross.
        assert [fault for fault in found if not fault.startswith("overlap")] == []


def test_drawn_twice_the_pixels_are_equal() -> None:
    for tick in TICKS:
        given = scene(MOMENTS["start"].snapshot(), SIZE, replace(VISITOR, opening=tick))
        assert pixels(picture(OpeningCard(), given)) == pixels(picture(OpeningCard(), given))


def test_it_is_for_visitors_alone() -> None:
    now, card = MOMENTS["start"].snapshot(), OpeningCard()
    assert card.box(scene(now, SIZE, VISITOR)) is None
    assert card.box(scene(now, SIZE, replace(PROJECTOR, opening=3))) is None


# ---------------------------------------------------------------- in the program


def program(**changes: object) -> Application:
    pygame.font.init()
    session = Session(ALL, ALL["story-and"], np.random.default_rng(1))
    screen = Screen(paths.FONTS, ENGLISH, PRESETS, features=FEATURES)
    return Application(session, ENGLISH, screen, replace(VISITOR, **changes), FEATURES)


def test_choosing_xor_opens_it_and_it_ends_by_itself() -> None:
    app = program()
    app.carry_out(c.SelectPreset("story-and"))
    assert app.interface.opening is None
    app.carry_out(c.SelectPreset("story-xor"))
    assert app.interface.opening == 0
    for _ in range(OPENING_TICKS + 1):
        app.tick()
    assert app.interface.opening is None
    app.carry_out(c.SelectPreset("story-xor"))
    app.go_home()
    assert app.interface.opening is None


@pytest.mark.parametrize("skip", ["finger", "mouse", "key"])
def test_any_touch_skips_it_and_does_nothing_else(skip: str) -> None:
    app = program()
    app.carry_out(c.SelectPreset("story-xor"))
    before = fingerprint(app.session)
    app.react(PointerMoved(300.0, 700.0), SIZE)
    assert app.interface.opening is not None
    if skip == "key":
        app.react(KeyPressed("space"), SIZE)
    else:
        touch = skip == "finger"
        app.react(PointerPressed(100.0, 960.0, touch=touch), SIZE)
        app.react(PointerReleased(100.0, 960.0, touch=touch), SIZE)
    assert app.interface.opening is None
    assert fingerprint(app.session) == before
    app.react(KeyPressed("space"), SIZE)
    assert app.session.playing


def test_the_storys_run_does_not_know_of_it() -> None:
    shown, plain = program(), program(view=View.LAB)
    for app in (shown, plain):
        app.carry_out(c.SelectPreset("story-xor"))
    assert shown.interface.opening is not None
    assert plain.interface.opening is None
    for _ in range(100):
        shown.tick()
    assert fingerprint(shown.session) == fingerprint(plain.session)
