"""The chart panels: equal keys mean equal pixels, everything is inside, numbers are the run's."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from game.engine.topology import NETWORK_2_2_1
from game.session import commands as c
from game.session.snapshot import Snapshot
from game.session.tape.history import Quantity
from game.view.charts.boxes import chart_box, plot_sides
from game.view.charts.chart import ChartPanel
from game.view.charts.futures.panel import FuturesPanel
from game.view.charts.graphs import graph_panels
from game.view.charts.legends.crosshair import crosshair_epoch, nearest
from game.view.numbers.readout import readout
from game.view.scene.actions import Tab
from game.view.scene.interface import Interface
from game.view.scene.scene import Scene
from game.view.widgets.sliders.timescale import OTHER_LEAST as GHOST_LEAST
from game.view.widgets.sliders.timescale import horizon
from tests.view.charts.stage import all_panels, graphs, trained
from tests.view.stage import (
    COMPACT,
    FOLDS,
    SIZES,
    STACK,
    change_outside,
    device,
    picture,
    pixels,
    scene,
    session,
    words,
    written,
)

PIN = c.SelectConnection(NETWORK_2_2_1.by_name["x1-h2"])


def ghostly() -> Snapshot:
    return trained(200, "xor", c.Seek(80), c.ChangeSetting("learning_rate", 0.3), c.TrainTo(120))


def switched() -> Snapshot:
    return trained(
        100, "vanishing-gradient", c.ChangeSetting("loss", "cross-entropy"), c.TrainTo(150)
    )


SNAPSHOTS = {
    "start": trained(0),
    "first": trained(1),
    "some": trained(120),
    "past": trained(120, "xor", c.Seek(40), c.SelectSample(None)),
    "pinned": trained(120, "xor", PIN),
    "dead": trained(240, "dying-relu"),
    "switched": switched(),
    "ghost": ghostly(),
    "long": trained(20_000, "xor"),
}


def tabs(seen: Snapshot, size: tuple[int, int]) -> Iterator[Scene]:
    for tab in Tab:
        yield scene(seen, size, Interface(tab=tab))


def pointed(seen: Snapshot, tab: Tab, share: float, size: tuple[int, int] = (1920, 1080)) -> Scene:
    """With the pointer over the first chart of a tab, so far along its epoch axis."""
    plain = scene(seen, size, Interface(tab=tab))
    quantity = Quantity.LOSS if tab is Tab.ALL else Quantity(tab.value)
    sides = plot_sides(graphs(plain), tab, quantity)
    box = chart_box(graphs(plain), tab, quantity)
    assert sides is not None
    assert box is not None
    x = sides[0] + (sides[1] - sides[0]) * share
    return replace(plain, interface=replace(plain.interface, pointer=(x, box.centery)))


# ---------------------------------------------------------------- drawing


@pytest.mark.parametrize("name", SNAPSHOTS)
@pytest.mark.parametrize("size", FOLDS)
def test_the_same_key_gives_the_same_pixels(name: str, size: tuple[int, int]) -> None:
    for given in tabs(SNAPSHOTS[name], size):
        for panel, other in zip(graph_panels(), graph_panels(), strict=True):
            if panel.box_of(given) is None:
                continue
            assert panel.key(given) == other.key(given)
            assert hash(panel.key(given)) == hash(other.key(given))
            first = pixels(picture(panel, given))
            assert first == pixels(picture(panel, given))
            assert first == pixels(picture(other, given))


@pytest.mark.parametrize("name", SNAPSHOTS)
@pytest.mark.parametrize("size", FOLDS)
def test_nothing_is_drawn_outside_the_box(name: str, size: tuple[int, int]) -> None:
    for given in tabs(SNAPSHOTS[name], size):
        for panel in all_panels():
            box = panel.box_of(given)
            if box is not None:
                surface = picture(panel, given)
                assert change_outside(surface, device(box, given.layout.scale)) == 0


@pytest.mark.parametrize("size", SIZES)
def test_texts_stay_in_their_boxes_and_off_each_other(size: tuple[int, int]) -> None:
    for name, seen in SNAPSHOTS.items():
        for given in [*tabs(seen, size), *crosshairs(seen, size)]:
            for panel in all_panels():
                box = panel.box_of(given)
                if box is None:
                    continue
                room = device(box, given.layout.scale)
                log = written(panel, given)
                for text in log:
                    assert room.contains(text.rect), (name, given.interface.tab, text)
                for i, one in enumerate(log):
                    for other in log[i + 1 :]:
                        shared = one.rect.clip(other.rect)
                        assert min(shared.size) <= 1, (name, given.interface.tab, one, other)


def crosshairs(seen: Snapshot, size: tuple[int, int]) -> Iterator[Scene]:
    if seen.started and scene(seen, size).layout.graphs is not None:
        for tab in (Tab.LOSS, Tab.WEIGHTS, Tab.ALL):
            if chart_box(graphs(scene(seen, size)), tab, Quantity.LOSS) or tab is not Tab.ALL:
                yield pointed(seen, tab, 0.61, size)


def test_a_key_follows_what_the_chart_shows_and_nothing_else() -> None:
    loss, weights = ChartPanel(Quantity.LOSS), ChartPanel(Quantity.WEIGHTS)
    seen = trained(120)
    shown = scene(seen, interface=Interface(tab=Tab.ALL))
    run = session("xor", c.TrainTo(120))
    run.apply(c.SelectSample(1))
    other_row = scene(run.snapshot(), interface=Interface(tab=Tab.ALL))
    assert weights.key(other_row) == weights.key(
        scene(trained(120), interface=Interface(tab=Tab.ALL))
    )
    away = replace(shown, interface=replace(shown.interface, pointer=(20.0, 20.0), hovered="play"))
    assert loss.key(away) == loss.key(shown)
    hovered = replace(shown, interface=replace(shown.interface, hovered="connection.x1-h1"))
    assert weights.key(hovered) != weights.key(shown)
    assert loss.key(hovered) == loss.key(shown)
    for change in (c.Seek(60), c.TrainTo(121), c.ChangeSetting("learning_rate", 0.2)):
        run = session("xor", c.TrainTo(120), change)
        assert loss.key(scene(run.snapshot(), interface=Interface(tab=Tab.ALL))) != loss.key(shown)


@pytest.mark.parametrize("tab", Tab)
def test_what_reads_the_loss_follows_the_weight_in_hand(tab: Tab) -> None:
    """Each picture of the panels that changes with it has another key."""
    futures = (c.TrainTo(120), c.Seek(60), c.ChangeSetting("learning_rate", 0.2), c.StepEpoch())
    run, looks = session("xor", *futures), []
    for value in (-1.0, -2.0):
        run.apply(c.TakeInHand(NETWORK_2_2_1.by_name["h1-o1"], value))
        looks.append(scene(run.snapshot(), interface=Interface(tab=tab)))
    before, after = looks
    changed = 0
    for panel in (*graph_panels(), FuturesPanel()):
        if panel.box_of(before) is None:
            continue
        if pixels(picture(panel, before)) != pixels(picture(panel, after)):
            changed += 1
            assert panel.key(before) != panel.key(after), panel.name
    assert changed or tab is Tab.MAP


def test_a_chart_is_where_its_tab_is() -> None:
    for tab in Tab:
        given = scene(trained(20), interface=Interface(tab=tab))
        shown = [q for q in Quantity if ChartPanel(q).box_of(given) is not None]
        expected = {Tab.ALL: list(Quantity), Tab.MAP: []}
        assert shown == (expected[tab] if tab in expected else [Quantity(tab.value)])


# ---------------------------------------------------------------- reading


@pytest.mark.parametrize("quantity", Quantity)
def test_the_legend_carries_the_values_at_the_playhead(quantity: Quantity) -> None:
    seen = trained(300, "xor", c.Seek(170), c.SelectSample(2))
    given = scene(seen, interface=Interface(tab=Tab(quantity.value)))
    texts = words(ChartPanel(quantity), given)
    values = seen.history.values_at(170, quantity, 2)
    decimals = {Quantity.LOSS: 4, Quantity.ACTIVATIONS: 3, Quantity.DELTAS: 4, Quantity.WEIGHTS: 2}
    for value in values:
        assert readout(quantity, float(value), decimals[quantity]) in texts


@pytest.mark.parametrize("tab", [Tab.LOSS, Tab.ACTIVATIONS, Tab.DELTAS, Tab.WEIGHTS])
def test_the_crosshair_reads_the_epoch_under_the_pointer(tab: Tab) -> None:
    seen = trained(300)
    given = pointed(seen, tab, 0.5)
    assert crosshair_epoch(given) == 150
    quantity = Quantity(tab.value)
    texts = words(ChartPanel(quantity), given)
    assert "epoch 150" in texts
    decimals = {Tab.LOSS: 4, Tab.ACTIVATIONS: 3, Tab.DELTAS: 4, Tab.WEIGHTS: 2}[tab]
    for value in seen.history.values_at(150, quantity, seen.sample):
        assert readout(quantity, float(value), decimals) in texts


def test_the_crosshair_goes_through_all_charts() -> None:
    given = pointed(trained(300), Tab.ALL, 0.5)
    for quantity in (Quantity.LOSS, Quantity.ACTIVATIONS, Quantity.DELTAS):
        assert "epoch 150" in words(ChartPanel(quantity), given)
    assert "150" in words(ChartPanel(Quantity.WEIGHTS), given)


def test_the_crosshair_never_leaves_the_recording() -> None:
    seen = ghostly()
    assert horizon(seen) > seen.last_epoch
    assert crosshair_epoch(pointed(seen, Tab.LOSS, 1.0)) == seen.last_epoch
    assert crosshair_epoch(pointed(seen, Tab.LOSS, 0.0)) == 0


def test_there_is_no_crosshair_away_from_the_charts_or_before_the_start() -> None:
    assert crosshair_epoch(scene(trained(50), interface=Interface(pointer=(300.0, 400.0)))) is None
    assert crosshair_epoch(scene(trained(50))) is None
    assert crosshair_epoch(pointed(trained(0), Tab.LOSS, 0.5)) is None
    behind_help = pointed(trained(50), Tab.LOSS, 0.5)
    behind_help = replace(behind_help, interface=replace(behind_help.interface, help_open=True))
    assert crosshair_epoch(behind_help) is None


def test_the_nearest_line_is_named() -> None:
    assert nearest(np.array([10.0, 50.0, 90.0]), 60.0) == 1
    seen = trained(300)
    given = pointed(seen, Tab.WEIGHTS, 0.5)
    texts = words(ChartPanel(Quantity.WEIGHTS), given)
    named = [text for text in texts if " " in text and text[0] in "xhb"]
    assert len(named) == 1


def test_marks_are_told_in_words() -> None:
    loss = ChartPanel(Quantity.LOSS)
    assert "h₁" in words(loss, scene(SNAPSHOTS["dead"]))
    texts = words(loss, scene(SNAPSHOTS["switched"]))
    assert "Cross-entropy from 100" in texts
    assert "½ squared error throughout" in texts
    assert "mean loss" not in texts
    texts = words(loss, scene(SNAPSHOTS["ghost"]))
    assert "η 0.30 from 80" in texts
    assert {"A", "B"} <= set(texts), "the letters at the ends of two futures"


def test_which_row_the_values_are_of_is_told() -> None:
    one = scene(trained(50, "xor", c.SelectSample(1)), interface=Interface(tab=Tab.DELTAS))
    assert "row 0 1" in words(ChartPanel(Quantity.DELTAS), one)
    mean = scene(trained(50, "xor", c.SelectSample(None)), interface=Interface(tab=Tab.DELTAS))
    assert "mean of 4 rows" in words(ChartPanel(Quantity.DELTAS), mean)


def test_before_the_start_the_chart_says_what_will_come() -> None:
    texts = words(ChartPanel(Quantity.LOSS), scene(trained(0)))
    assert "The loss draws itself here, epoch by epoch" in texts
    assert "0" in texts


@pytest.mark.parametrize("size", [COMPACT, STACK])
def test_the_loss_calculation_ends_in_the_mean_loss(size: tuple[int, int]) -> None:
    seen = trained(120)
    texts = words(ChartPanel(Quantity.LOSS), scene(seen, size))
    assert texts.count(f"{float(seen.trace.loss):.4f}") == 2


# ---------------------------------------------------------------- the epoch axis


def test_the_old_future_is_shown_as_far_as_the_new_course_has_come() -> None:
    assert horizon(trained(0)) == 1
    assert horizon(trained(70)) == 70
    run = session("xor", c.TrainTo(900), c.Seek(5), c.ChangeSetting("learning_rate", 0.2))
    assert horizon(run.snapshot()) == GHOST_LEAST
    run.apply(c.TrainTo(200))
    assert horizon(run.snapshot()) == 400
    run.apply(c.TrainTo(700))
    assert horizon(run.snapshot()) == 900
    run.apply(c.TrainTo(1000))
    assert horizon(run.snapshot()) == 1000


def test_a_hundred_thousand_epochs_are_no_slower_to_draw_than_they_are_wide() -> None:
    seen = trained(100_000)
    curves = seen.history.curves(Quantity.LOSS, None, 500)
    assert len(curves.epochs) <= 501
    log = written(ChartPanel(Quantity.LOSS), scene(seen))
    assert any(text.string.startswith("100") for text in log)


def test_two_losses_are_never_read_off_one_axis() -> None:
    # The loss itself jumps from 0.37 to above 5 where it is changed; its one measure does not.
    given = scene(SNAPSHOTS["switched"])
    texts = words(ChartPanel(Quantity.LOSS), given)
    history = given.snapshot.history
    assert f"{float(history.measured(given.snapshot.trace)):.4f}" in texts
    assert f"{float(given.snapshot.trace.loss):.4f}" not in texts
    assert max(float(text) for text in texts if text.replace(".", "").isdigit() and "." in text) < 1
