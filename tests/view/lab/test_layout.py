"""Where the parts of the lab are in windows that stand upright."""

import pytest

from game.view.lab.layout import LEAST_GRAPHS, arrange_lab
from game.view.scene.layout import Layout

UPRIGHT = [(1080, 1920), (1200, 1920), (768, 1366), (1440, 2560)]


def arranged(size: tuple[int, int], *, pinned: bool = False, settings: bool = False) -> Layout:
    return arrange_lab(*size, pinned=pinned, settings_open=settings, started=True)


@pytest.mark.parametrize("size", UPRIGHT)
@pytest.mark.parametrize("pinned", [False, True])
def test_upright_card_and_graphs_stand_below_the_network_together(
    size: tuple[int, int], pinned: bool
) -> None:
    layout = arranged(size, pinned=pinned)
    assert layout.card is not None
    assert layout.graphs is not None
    assert layout.network.bottom < layout.card.y
    assert layout.card.bottom < layout.graphs.y
    assert layout.graphs.bottom < layout.transport.y
    assert layout.graphs.h >= LEAST_GRAPHS
    assert layout.card.w == layout.graphs.w == layout.network.w


@pytest.mark.parametrize("size", UPRIGHT)
def test_upright_the_graphs_go_on_above_the_settings(size: tuple[int, int]) -> None:
    layout = arranged(size, settings=True)
    assert layout.sheet is not None
    assert layout.graphs is not None
    assert layout.network.bottom < layout.graphs.y
    assert layout.graphs.bottom < layout.sheet.y


def test_in_a_nearly_square_window_settings_take_the_place_of_the_graphs() -> None:
    layout = arranged((1024, 768), settings=True)
    assert layout.sheet is not None
    assert layout.graphs is None
    assert layout.card is None
