"""The row selector's panel: what the cards say, how they stand, and that all of it has room."""

from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.engine.dataset import AND, XOR
from game.session.commands import SelectSample, TrainTo
from game.session.snapshot import Snapshot
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.rows.boxes import row_boxes
from game.view.rows.panel import RowsPanel
from game.view.scene.interface import Interface
from tests.view.chain_rule.arithmetic import RULES, trace_of
from tests.view.stage import (
    FOLDS,
    SIZES,
    change_outside,
    complaints,
    device,
    picture,
    pixels,
    scene,
    words,
    written,
)
from tests.view.stories import STORIES, Story

TRAINED = Story("xor", (TrainTo(300), SelectSample(1)))


def texts_of(snapshot: Snapshot, size: tuple[int, int] = FOLDS[0]) -> list[str]:
    return words(RowsPanel(), scene(snapshot, size))


def cut_out(surface: pygame.Surface, box: Box) -> bytes:
    return pixels(surface.subsurface(device(box, 1.0)))


@pytest.mark.parametrize("size", FOLDS)
@pytest.mark.parametrize("name", ["start", "stream", "all-rows", "diverged"])
def test_the_same_state_gives_the_same_pixels_inside_the_box(
    name: str, size: tuple[int, int]
) -> None:
    shown = scene(STORIES[name].snapshot(), size, Interface(focused="row.00", focus_visible=True))
    first = picture(RowsPanel(), shown)
    assert pixels(first) == pixels(picture(RowsPanel(), shown))
    assert change_outside(first, device(shown.layout.rows, shown.layout.scale)) == 0


def test_a_wide_card_tells_the_loss_and_a_small_one_does_not() -> None:
    wide = texts_of(TRAINED.snapshot())
    assert sum(string.startswith("½(") for string in wide) == 4
    assert {"All rows", "mean loss"} <= set(wide)
    small = texts_of(TRAINED.snapshot(), (1280, 720))
    assert set(small) == {"0 0", "0 1", "1 0", "1 1", "y =", "0", "1", "All rows"}


def test_the_number_of_right_rows_is_the_engines() -> None:
    snapshot = TRAINED.snapshot()
    assert f"{snapshot.trace.right_count} of 4 right" in texts_of(snapshot)


def test_the_chosen_card_stands_out_alone() -> None:
    pictures = [
        picture(RowsPanel(), scene(Story("xor", (TrainTo(300), SelectSample(s))).snapshot()))
        for s in (0, 1)
    ]
    boxes = row_boxes(scene(TRAINED.snapshot()).layout)
    same = [cut_out(pictures[0], box) == cut_out(pictures[1], box) for box in boxes]
    assert same == [False, False, True, True, True]


@pytest.mark.parametrize("control", ["row.10", "row.all"])
def test_pointer_press_and_focus_show_on_their_card_only(control: str) -> None:
    snapshot = TRAINED.snapshot()
    boxes = row_boxes(scene(snapshot).layout)
    place = {"row.10": 2, "row.all": 4}[control]
    plain = picture(RowsPanel(), scene(snapshot))
    looks = [
        Interface(hovered=control),
        Interface(hovered=control, pressed=control),
        Interface(focused=control, focus_visible=True),
    ]
    seen = set()
    for interface in looks:
        look = picture(RowsPanel(), scene(snapshot, interface=interface))
        changed = [cut_out(look, box) != cut_out(plain, box) for box in boxes]
        assert changed == [i == place for i in range(5)]
        seen.add(cut_out(look, boxes[place]))
    assert len(seen) == len(looks)
    quiet = picture(RowsPanel(), scene(snapshot, interface=Interface(focused=control)))
    assert pixels(quiet) == pixels(plain), "the ring shows only while the keyboard is used"


def test_going_through_the_rows_lights_the_one_that_is_shown() -> None:
    snapshot = STORIES["all-rows-staged"].snapshot()
    assert snapshot.sample is None
    row = snapshot.moment.sample
    assert row is not None
    plain = replace(snapshot, moment=snapshot.moment._replace(sample=None))
    lit, unlit = (picture(RowsPanel(), scene(s)) for s in (snapshot, plain))
    boxes = row_boxes(scene(snapshot).layout)
    assert [cut_out(lit, b) != cut_out(unlit, b) for b in boxes] == [i == row for i in range(5)]


def test_equal_keys_mean_equal_pixels_and_the_key_knows_what_changes() -> None:
    panel = RowsPanel()
    one, two = scene(TRAINED.snapshot()), scene(TRAINED.snapshot())
    assert panel.key(one) == RowsPanel().key(two)
    assert pixels(picture(panel, one)) == pixels(picture(RowsPanel(), two))
    others = [
        scene(Story("xor", (TrainTo(301), SelectSample(1))).snapshot()),
        scene(Story("xor", (TrainTo(300), SelectSample(2))).snapshot()),
        scene(TRAINED.snapshot(), interface=Interface(hovered="row.00")),
    ]
    assert all(panel.key(other) != panel.key(one) for other in others)


@pytest.mark.parametrize("size", SIZES)
def test_everything_on_the_cards_has_room(size: tuple[int, int]) -> None:
    random = np.random.default_rng(7)
    base = TRAINED.snapshot()
    for place, reach in enumerate((0.01, 1.0, 6.0, 30.0, 1e3, 1e6) * 3):
        vector = random.normal(size=9) * reach
        trace = trace_of(vector, (AND, XOR)[place % 2], RULES[place % len(RULES)])
        shown = scene(replace(base, trace=trace), size)
        log = written(RowsPanel(), shown)
        rect = device(shown.layout.rows, shown.layout.scale)
        assert not complaints(log, rect, theme.TYPE_FLOOR)
