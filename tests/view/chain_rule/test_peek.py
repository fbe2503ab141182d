"""A glance at a connection: where its card would open, dashed, over what is there."""

from dataclasses import replace

import pytest

from game.session.commands import TrainTo
from game.view.chain_rule.card import CardPanel
from game.view.chain_rule.peek import PeekCard
from game.view.lab.layout import pinned_card
from game.view.scene.interface import Interface, connection_control
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
from tests.view.stories import Story, pin

TRAINED = Story("xor", (TrainTo(300),))
HOVERING = Interface(hovered=connection_control("x1-h1"))
FOCUSED = Interface(focused=connection_control("x1-h1"), focus_visible=True)


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("size", SIZES)
def test_it_lies_where_the_pinned_card_would_be(size: tuple[int, int], large: bool) -> None:
    plain, hovering = Interface(large_text=large), replace(HOVERING, large_text=large)
    pinned = scene(Story("xor", (TrainTo(300), pin("x1-h1"))).snapshot(), size, plain)
    peeked = scene(TRAINED.snapshot(), size, hovering)
    box = PeekCard(pinned_card).box(peeked)
    assert box == pinned.layout.card
    assert box is not None
    assert peeked.layout.window.covers(box)


def test_it_is_there_only_while_something_is_peeked_at() -> None:
    peek = PeekCard(pinned_card)
    assert peek.box(scene(TRAINED.snapshot())) is None
    assert peek.box(scene(TRAINED.snapshot(), interface=FOCUSED)) is not None
    hidden_focus = Interface(focused=FOCUSED.focused)
    assert peek.box(scene(TRAINED.snapshot(), interface=hidden_focus)) is None
    helped = Interface(hovered=HOVERING.hovered, help_open=True)
    assert peek.box(scene(TRAINED.snapshot(), interface=helped)) is None


def test_it_covers_the_pinned_card_of_another_connection_but_not_of_the_same() -> None:
    other = scene(Story("xor", (TrainTo(300), pin("h1-o1"))).snapshot(), interface=HOVERING)
    same = scene(Story("xor", (TrainTo(300), pin("x1-h1"))).snapshot(), interface=HOVERING)
    assert PeekCard(pinned_card).box(other) == CardPanel().box_of(other)
    assert PeekCard(pinned_card).box(same) is None


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)])
def test_an_open_settings_sheet_is_not_covered(size: tuple[int, int]) -> None:
    busy = Interface(hovered=HOVERING.hovered, settings_open=True)
    assert PeekCard(pinned_card).box(scene(TRAINED.snapshot(), size, busy)) is None


@pytest.mark.parametrize("size", FOLDS)
def test_it_says_how_to_keep_it_and_stays_inside(size: tuple[int, int]) -> None:
    for interface, hint in ((HOVERING, "click to keep"), (FOCUSED, "Enter to keep")):
        shown = scene(TRAINED.snapshot(), size, interface)
        log = written(PeekCard(pinned_card), shown)
        box = PeekCard(pinned_card).box(shown)
        assert box is not None
        scale = shown.layout.scale
        assert hint in [text.string for text in log]
        room = device(box.inset(-PeekCard.margin), scale)
        assert change_outside(picture(PeekCard(pinned_card), shown), room) == 0
        assert not complaints(log, device(box, scale), 18)


def test_it_shows_the_same_numbers_as_the_pinned_card() -> None:
    pinned = Story("xor", (TrainTo(300), pin("x1-h1")))
    on_card = words(CardPanel(), scene(pinned.snapshot()))
    on_peek = words(PeekCard(pinned_card), scene(TRAINED.snapshot(), interface=HOVERING))
    assert set(on_card) - {"CHAIN RULE"} == set(on_peek) - {"click to keep"}


def test_equal_keys_mean_equal_pixels() -> None:
    peek = PeekCard(pinned_card)
    one = scene(TRAINED.snapshot(), interface=HOVERING)
    two = scene(TRAINED.snapshot(), interface=HOVERING)
    assert peek.key(one) == PeekCard(pinned_card).key(two)
    assert pixels(picture(peek, one)) == pixels(picture(peek, two))
    assert peek.key(one) != peek.key(scene(TRAINED.snapshot(), interface=FOCUSED))
