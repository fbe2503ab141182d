"""A preset on a long run can be taken back: by key, mouse and finger, as long as that is told."""

from dataclasses import replace

import numpy as np
import pytest

from game.app import paths
from game.session import commands as c
from game.session.run import KEPT_TICKS
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.view.drawing import theme
from game.view.drawing.text.fitting import ELLIPSIS
from game.view.interaction import KeyPressed
from game.view.scene.interface import Interface, Toast
from game.view.scene.page import View
from game.view.scene.scene import Scene
from game.view.scene.texts import load_texts
from game.view.screen import Screen
from game.view.widgets.notes.toast import ToastCard
from game.view.widgets.notes.undo import CONTROL, UndoCard
from tests.view.interaction.desk import Desk
from tests.view.stage import PRESETS, SIZES, device, kit, written

LONG = 150


def replaced() -> Snapshot:
    session = Session(PRESETS, PRESETS["xor"], np.random.default_rng(0))
    for command in (c.TrainTo(LONG), c.SelectPreset("and")):
        session.apply(command)
    return session.snapshot()


def scene_of(language: str, size: tuple[int, int], interface: Interface) -> Scene:
    screen = Screen(paths.FONTS, load_texts(paths.TEXTS, language), PRESETS)
    return screen.scene(replaced(), interface, size)


def begun(size: tuple[int, int] = (1920, 1080)) -> Desk:
    desk = Desk(size)
    desk.session.apply(c.TrainTo(LONG))
    assert desk.scene.control(CONTROL) is None
    desk.keys("1")
    assert desk.session.epoch == 0
    return desk


@pytest.mark.parametrize("how", ["mouse", "touch", "keys", "tab"])
@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (1080, 1920)])
def test_it_is_reached_by_every_way(how: str, size: tuple[int, int]) -> None:
    desk = begun(size)
    desk.frame(KEPT_TICKS - 1)
    if how == "keys":
        done = desk.send(KeyPressed("z", ctrl=True))
    elif how == "tab":
        desk.focus(CONTROL)
        done = desk.keys("enter")
    else:
        done = desk.click_on(CONTROL, touch=how == "touch")
    assert done == [c.UndoPreset()]
    assert desk.session.epoch == LONG
    assert desk.session.snapshot().preset.name == "xor"
    assert desk.scene.control(CONTROL) is None


def test_nothing_is_offered_later_or_where_nothing_was_lost() -> None:
    desk = begun()
    desk.frame(KEPT_TICKS)
    assert desk.scene.control(CONTROL) is None
    assert desk.send(KeyPressed("z", ctrl=True)) == []
    fresh = Desk()
    fresh.keys("1")
    assert fresh.scene.control(CONTROL) is None


@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("size", SIZES)
def test_the_note_is_whole_and_covers_neither_rows_nor_toast(
    size: tuple[int, int], language: str
) -> None:
    for settings_open in (False, True):
        interface = Interface(settings_open=settings_open, toast=Toast("Saved.", 60))
        given = scene_of(language, size, interface)
        measure = kit(given.layout.scale).typeface.width
        card, toast = UndoCard(measure), ToastCard(measure)
        box, said = card.box(given), toast.box(given)
        assert box is not None
        assert said is not None
        assert given.layout.window.covers(box)
        assert not box.overlaps(said)
        assert not box.overlaps(given.layout.rows)
        assert box.y >= given.layout.headline.bottom - 1
        control = given.control(CONTROL)
        assert control is not None
        assert control.target == box
        assert box.h >= theme.HIT_MINIMUM
        log = written(card, given)
        for words in log:
            assert device(box, given.layout.scale).contains(words.rect)
            assert ELLIPSIS not in words.string
        told = " ".join(words.string for words in log)
        assert told == f"{given.texts('notice.preset-undo')} {control.label}"


def test_it_belongs_to_the_lab() -> None:
    given = scene_of("en", (1920, 1080), replace(Interface(), view=View.VISITOR))
    assert UndoCard(kit(given.layout.scale).typeface.width).box(given) is None


@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_a_future_that_made_room_is_told_and_comes_back(
    language: str, size: tuple[int, int]
) -> None:
    session = Session(PRESETS, PRESETS["xor"], np.random.default_rng(0))
    session.apply(c.TrainTo(LONG))
    for rate in (0.9, 0.8, 0.7):
        session.apply(c.Seek(50))
        session.apply(c.ChangeSetting("learning_rate", rate))
        session.apply(c.TrainTo(LONG))
    texts = load_texts(paths.TEXTS, language)
    screen = Screen(paths.FONTS, texts, PRESETS)
    scene = screen.scene(session.snapshot(), Interface(), size)
    card = UndoCard(kit(scene.layout.scale).typeface.width)
    told = " ".join(text.string for text in written(card, scene))
    assert told == f"{texts('notice.future-undo')} {texts('controls.drop.label')}"
    control = scene.control(CONTROL)
    assert control is not None
    assert control.action == c.UndoDrop()
    session.apply(c.UndoDrop())
    assert session.settings.learning_rate == 1.0
