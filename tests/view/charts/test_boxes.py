"""The boxes of the graphs fill the panel, stay inside it and do not overlap."""

import itertools

import pytest

from game.session.tape.history import Quantity
from game.view.charts.boxes import (
    Arrangement,
    arrangement,
    body,
    chart_box,
    is_strip,
    place_of,
    plot_sides,
    shown_quantities,
    tab_boxes,
    tab_strip,
)
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.lab.layout import arrange_lab
from game.view.scene.actions import Tab
from game.view.scene.layout import Fold
from tests.view.stage import SIZES

OPEN = list(itertools.product((False, True), repeat=3))


def panels() -> list[tuple[Box, Fold]]:
    """Every graphs panel that a window can have."""
    found = []
    for size, (pinned, settings, started) in itertools.product(SIZES, OPEN):
        layout = arrange_lab(*size, pinned=pinned, settings_open=settings, started=started)
        if layout.graphs is not None:
            found.append((layout.graphs, layout.fold))
    return sorted(set(found))


PANELS = panels()


@pytest.mark.parametrize(("graphs", "_"), PANELS)
def test_tabs_stand_side_by_side_inside_the_panel(graphs: Box, _: Fold) -> None:
    tabs = tab_boxes(graphs)
    strip = tab_strip(graphs)
    if is_strip(graphs):
        assert tabs == []
        assert strip is None
        return
    assert strip is not None
    assert len(tabs) == len(Tab)
    for tab in tabs:
        assert strip.covers(tab)
        assert min(tab.w, tab.h) >= theme.HIT_MINIMUM
        assert not tab.overlaps(body(graphs))
    # Less a hair: sums of fractions may touch.
    pairs = itertools.pairwise([tab.inset(1e-6) for tab in tabs])
    assert not any(a.overlaps(b) for a, b in pairs)


@pytest.mark.parametrize(("graphs", "_"), PANELS)
@pytest.mark.parametrize("tab", Tab)
def test_charts_fill_the_body(graphs: Box, _: Fold, tab: Tab) -> None:
    boxes = [chart_box(graphs, tab, quantity) for quantity in Quantity]
    shown = [box for box in boxes if box is not None]
    assert len(shown) == len(shown_quantities(graphs, tab))
    assert all(body(graphs).covers(box, 1e-6) for box in shown)
    if tab is Tab.MAP and not is_strip(graphs):
        assert shown == []  # the map has a panel of its own
        return
    assert sum(box.w * box.h for box in shown) == pytest.approx(body(graphs).w * body(graphs).h)
    # Less a hair: sums of fractions may touch.
    pairs = itertools.combinations([box.inset(1e-6) for box in shown], 2)
    assert not any(a.overlaps(b) for a, b in pairs)


@pytest.mark.parametrize(("graphs", "fold"), PANELS)
@pytest.mark.parametrize("tab", Tab)
def test_every_chart_has_room_for_a_plot(graphs: Box, fold: Fold, tab: Tab) -> None:
    for quantity in shown_quantities(graphs, tab):
        place = place_of(graphs, tab, quantity, fold, 4)
        box = chart_box(graphs, tab, quantity)
        assert place is not None
        assert box is not None
        assert box.covers(place.chart)
        assert place.chart.h >= 56
        left, right = place.sides
        assert box.x < left < right < box.right
        assert right - left >= 160
        if place.calculation is not None:
            assert box.covers(place.calculation)
            assert place.calculation.y >= place.chart.bottom


@pytest.mark.parametrize(("graphs", "_"), PANELS)
def test_charts_above_each_other_share_the_epoch_axis(graphs: Box, _: Fold) -> None:
    placed = arrangement(graphs, Tab.ALL)
    sides = [plot_sides(graphs, Tab.ALL, quantity) for quantity in Quantity]
    if placed is Arrangement.COLUMN:
        assert len(set(sides)) == 1
    if placed is Arrangement.SQUARE:
        assert sides[0] == sides[2]
        assert sides[1] == sides[3]


def test_the_loss_calculation_is_shown_where_the_row_cards_are_small() -> None:
    for size, shows in (((1920, 1080), False), ((1280, 720), True), ((1024, 768), True)):
        layout = arrange_lab(*size, pinned=False, settings_open=False, started=True)
        assert layout.graphs is not None
        place = place_of(layout.graphs, Tab.LOSS, Quantity.LOSS, layout.fold, 4)
        assert place is not None
        assert (place.calculation is not None) == shows
        assert place.as_table == (size != (1024, 768)) or not shows
