"""Adjust: the rows' pulls, their arrows, and where they stand."""

import numpy as np
import pytest

from game.engine.pulls import after_update, pulls
from game.session import commands as c
from game.view.large.pulls import told_pulls
from game.view.network.places.discs import O1
from game.view.network.places.geometry import GeometryCache, place_of
from game.view.network.reading.large_reading import discretion, read_large
from game.view.visitor.hint import HintCard
from game.view.visitor.pulls.card import PullsCard
from game.view.visitor.rows import told_rows
from tests.session.scenario import PRESETS, Scenario
from tests.view.stage import complaints, device, written
from tests.view.visitor.stage import PAGES, Moment, scene
from tests.view.visitor.states import random_states
from tests.view.visitor.test_panels import SMALLEST, WINDOWS

ADJUST = (c.TrainTo(3), c.Seek(0, 0.95))
MOMENTS = {name: Moment(name, ADJUST) for name in ("and", "xor", "locked", "stuck")}


def test_the_pulls_of_all_rows_add_up_to_the_step_that_is_made():
    for now in random_states(200, seed=3):
        trace = now.trace
        after = after_update(trace, now.topology)
        for parameter in now.topology.parameters:
            step = trace.updated(parameter) - trace.parameters.value(parameter)
            size = max(abs(trace.parameters.value(parameter)), abs(step), 1.0)
            assert pulls(trace, parameter).sum() == pytest.approx(step, abs=1e-12 * size)
            assert after.parameters.value(parameter) == pytest.approx(
                trace.updated(parameter), abs=1e-12 * size
            )


def test_the_next_epoch_is_the_one_that_is_recorded_next():
    story = Scenario(PRESETS["sinking-row"]).train_to(30)
    for epoch in (0, 7, 20):
        guessed = after_update(story.seek(epoch).now.trace, story.now.topology)
        recorded = story.seek(epoch + 1).now.trace
        assert np.allclose(
            guessed.forward.activations[-1], recorded.forward.activations[-1], atol=1e-15
        )


def test_they_are_told_in_adjust_and_never_else():
    story = Scenario(PRESETS["sinking-row"]).train_to(30)
    told = {
        progress: told_pulls(story.seek(0, progress).now) is not None
        for progress in (0.0, 0.2, 0.45, 0.7, 0.87, 0.99)
    }
    assert told == {0.0: False, 0.2: False, 0.45: False, 0.7: False, 0.87: True, 0.99: True}
    assert told_pulls(story.seek(0, 0.95).pin("x1-h1").now) is None


def test_each_row_wears_its_arrow_at_one_scale():
    for moment in MOMENTS.values():
        now = moment.snapshot()
        told = told_pulls(now)
        assert told is not None
        rows = told_rows(now)
        assert [row.pull * told.largest for row in rows] == pytest.approx(list(told.rows))
        assert all(abs(row.pull) <= 1 for row in rows)
    at_rest = Moment(commands=(c.TrainTo(3),)).snapshot()
    assert all(row.pull is None for row in told_rows(at_rest))


@pytest.mark.parametrize("size", WINDOWS, ids=str)
@pytest.mark.parametrize("page", PAGES)
def test_the_card_stands_beside_the_output_and_its_words_are_whole(size, page):
    for moment in MOMENTS.values():
        given = scene(moment.snapshot(), size, PAGES[page])
        card = PullsCard()
        box = card.box(given)
        assert box is not None
        assert given.layout.window.covers(box, 1e-6)
        output = GeometryCache().of(*place_of(given.layout)).neurons[O1]
        assert box.x > output.x + output.r
        room = device(box, given.layout.scale)
        assert not complaints(written(card, given), room, SMALLEST[page])
        assert HintCard(lambda *_: 100.0).box(given) is None
        large = given.layout.large
        for other in (large.play, large.story, large.start_over, large.menu, large.rows):
            assert other is None or not device(box, 1.0).colliderect(device(other, 1.0))


def test_the_goal_gives_its_place_away():
    given = scene(MOMENTS["and"].snapshot())
    assert read_large(given.snapshot, discretion(given)).pulled
    compared = scene(Moment("and", (c.TrainTo(3), c.Seek(0, 0.45))).snapshot())
    assert not read_large(compared.snapshot, discretion(compared)).pulled


@pytest.mark.parametrize("page", PAGES)
def test_the_panel_ends_where_the_buttons_below_it_do(page):
    given = scene(MOMENTS["xor"].snapshot(), (1920, 1080), PAGES[page])
    box = PullsCard().box(given)
    assert box is not None
    dock = [c.target for c in given.controls if c.target.y > box.bottom]
    assert box.right == max(target.right for target in dock)
