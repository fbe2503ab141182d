"""The stats: honest numbers that do not make each other jump."""

import itertools
from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.session.commands import ChangeSetting, NewWeights, TrainTo
from game.session.snapshot import Snapshot
from game.view.drawing import theme
from game.view.lab.stats import StatsPanel, all_stats, shown_stats
from game.view.lab.top_bar import button_boxes, presets_box, stats_box, title_box
from game.view.numbers.checked import CheckReader
from game.view.scene.interface import Interface
from game.view.scene.layout import Fold
from tests.view.stage import (
    ENGLISH,
    FOLDS,
    SIZES,
    arranged,
    picture,
    pixels,
    scene,
    snapshot,
    words,
    written,
)


def values(seen: Snapshot) -> dict[str, str]:
    return {name: stat.value for name, stat in all_stats(seen, ENGLISH).items()}


def with_loss(seen: Snapshot, loss: float) -> Snapshot:
    return replace(seen, trace=seen.trace._replace(loss=np.array(loss)))


def test_the_stats_tell_the_run() -> None:
    assert values(snapshot("xor")) == {
        "epoch": "0",
        "loss": "0.1327",
        "right": "2 of 4",
        "start": "34",
    }


def test_an_explicit_start_has_no_seed() -> None:
    stats = all_stats(snapshot("vanishing-gradient"), ENGLISH)
    assert (stats["start"].caption, stats["start"].value) == ("START", "given")
    stats = all_stats(snapshot("vanishing-gradient", NewWeights()), ENGLISH)
    assert stats["start"].caption == "SEED"
    assert stats["start"].value.isdigit()


@pytest.mark.parametrize(
    ("loss", "shown"),
    [(0.0882, "0.0882"), (0.000039, "0.000039"), (0.0, "0"), (3.2e-9, "3.2×10⁻⁹")],
)
def test_a_small_loss_is_not_shown_as_zero(loss: float, shown: str) -> None:
    assert values(with_loss(snapshot("xor"), loss))["loss"] == shown


@pytest.mark.parametrize("size", FOLDS)
@pytest.mark.parametrize("loss", [0.5, 0.000039, 123456.789, 3.4e12, 7.1e-31])
def test_captions_stay_where_they_are_whatever_the_numbers(
    size: tuple[int, int], loss: float
) -> None:
    panel, seen = StatsPanel(), snapshot("xor")
    large = replace(with_loss(seen, loss), epoch=1_234_567, seed=2_147_483_647)
    usual, unusual = scene(seen, size), scene(large, size)
    captions = {stat.caption for stat in shown_stats(usual)}
    places = [
        [text.rect for text in written(panel, given) if text.string in captions]
        for given in (usual, unusual)
    ]
    assert places[0] == places[1]
    assert len(places[0]) == len(captions)


def test_a_stack_has_room_for_three_and_the_check() -> None:
    given = scene(snapshot("xor"), (1024, 768))
    assert [stat.caption for stat in shown_stats(given)] == ["EPOCH", "LOSS", "RIGHT"]


@pytest.mark.parametrize("size", FOLDS)
def test_rows_right_and_the_check_are_in_view_at_every_size(size: tuple[int, int]) -> None:
    given = scene(snapshot("xor"), size)
    assert {"RIGHT", "CHECK"} <= set(words(StatsPanel(), given))
    check = given.control("check")
    assert check is not None
    assert min(check.target.w, check.target.h) >= theme.HIT_MINIMUM


def test_the_check_has_a_tick_only_while_all_gradients_agree() -> None:
    panel, size = StatsPanel(), (1280, 720)
    fine = snapshot("overshoot", TrainTo(1))
    kinked = replace(fine, trace=snapshot("overshoot").trace._replace(loss=fine.trace.loss))
    holds = [CheckReader().read(seen.trace, seen.topology).holds for seen in (fine, kinked)]
    assert holds == [True, False]
    drawn = [pixels(picture(panel, scene(seen, size))) for seen in (fine, kinked)]
    assert drawn[0] != drawn[1]


@pytest.mark.parametrize("size", SIZES)
def test_the_parts_of_the_top_bar_lie_side_by_side(size: tuple[int, int]) -> None:
    layout = arranged(snapshot("xor"), size, Interface())
    row = [title_box(layout), presets_box(layout), stats_box(layout), *button_boxes(layout)]
    assert all(a.right < b.x for a, b in itertools.pairwise(row))
    assert all(layout.top.covers(box) for box in row)
    assert layout.fold is Fold.STACK or presets_box(layout).w >= 550


@pytest.mark.parametrize("loss", ["mse", "cross-entropy"])
def test_what_loss_it_is_keeps_off_the_next_caption(loss: str) -> None:
    """It reads as the loss's, not as what comes after it; and another loss moves nothing."""
    given = scene(snapshot("xor", ChangeSetting("loss", loss)))
    texts = {text.string: text.rect for text in written(StatsPanel(), given)}
    kind, caption, following = texts[ENGLISH(f"stats.{loss}")], texts["LOSS"], texts["RIGHT"]
    assert following.left - kind.right >= 2 * (kind.left - caption.right)
    assert following == texts_of_other_loss(loss)["RIGHT"]


def texts_of_other_loss(loss: str) -> dict[str, pygame.Rect]:
    other = "mse" if loss == "cross-entropy" else "cross-entropy"
    given = scene(snapshot("xor", ChangeSetting("loss", other)))
    return {text.string: text.rect for text in written(StatsPanel(), given)}
