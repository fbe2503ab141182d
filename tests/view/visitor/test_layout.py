"""Where the parts of the pages in large type are in windows of any proportions."""

import pytest

from game.view.large.layout import RunState, arrange_large
from game.view.pages import boxes_of
from game.view.scene.large_boxes import LargeBoxes
from game.view.scene.layout import Layout
from game.view.scene.page import Page

UPRIGHT = [(1080, 1920), (1200, 1920), (768, 1366), (1440, 2560)]
LYING = [(1920, 1080), (1024, 768), (1280, 1024), (1200, 1600)]
CLOSED, OPEN = RunState(pinned=False, started=True), RunState(pinned=True, started=True)


def arranged(size: tuple[int, int], page: Page, state: RunState) -> tuple[Layout, LargeBoxes]:
    layout = arrange_large(*size, page, state, boxes_of(page))
    assert layout.large is not None
    return layout, layout.large


@pytest.mark.parametrize("size", UPRIGHT)
def test_upright_the_rows_stand_below_the_network_and_stay_beside_an_open_card(
    size: tuple[int, int],
) -> None:
    closed, without = arranged(size, Page.VISITOR, CLOSED)
    opened, with_card = arranged(size, Page.VISITOR, OPEN)
    assert without.rows is not None
    assert with_card.rows == without.rows
    assert closed.drawing.bottom < without.rows.y
    assert closed.drawing.w > 0.9 * closed.width
    assert with_card.card is not None
    assert opened.drawing.bottom < with_card.card.y
    assert with_card.card.bottom < without.rows.y
    assert opened.drawing.w > 0.9 * opened.width


@pytest.mark.parametrize("size", LYING)
def test_otherwise_the_rows_stand_beside_the_network(size: tuple[int, int]) -> None:
    layout, boxes = arranged(size, Page.VISITOR, CLOSED)
    assert boxes.rows is not None
    assert boxes.rows.right < layout.drawing.x


@pytest.mark.parametrize("size", [*UPRIGHT, *LYING])
def test_the_projectors_card_leaves_the_network_half_of_the_window(size: tuple[int, int]) -> None:
    layout, boxes = arranged(size, Page.PROJECTOR, OPEN)
    assert boxes.card is not None
    assert not boxes.card.overlaps(layout.drawing)
    share = max(layout.drawing.w / layout.width, layout.drawing.h / layout.height)
    assert share >= 0.5
