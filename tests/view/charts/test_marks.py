"""Marks are merged, thinned and labelled so that nothing covers anything."""

import itertools

import pytest

from game.engine.topology import NETWORK_2_2_1, NeuronId
from game.session import commands as c
from game.session.tape.history import Quantity
from game.session.tape.marks import LockMark
from game.view.charts.lines.annotations import mark_wordings
from game.view.charts.lines.marks import (
    Mark,
    MarkKind,
    label_box,
    lock_marks,
    rule_changes,
    thinned,
)
from game.view.charts.lines.rules import Change, Changed, breaks, rule_marks
from game.view.drawing.box import Box
from tests.view.charts.stage import trained
from tests.view.stage import ENGLISH, session

H1, H2, O1 = NeuronId(1, 0), NeuronId(1, 1), NeuronId(2, 0)
PLOT = Box(100.0, 50.0, 400.0, 200.0)


def test_neurons_that_lock_together_share_a_mark() -> None:
    marks = [
        LockMark(7, H1, locked=True, dead=False),
        LockMark(7, O1, locked=True, dead=False),
        LockMark(9, H1, locked=False, dead=False),
        LockMark(9, H2, locked=True, dead=True),
    ]
    assert lock_marks(marks, NETWORK_2_2_1) == [
        Mark(7, MarkKind.LOCKED, "h₁, o₁"),
        Mark(9, MarkKind.FREE, "h₁"),
        Mark(9, MarkKind.DEAD, "h₂"),
    ]


def test_thinned_marks_keep_their_distance_and_the_important_ones_stay() -> None:
    marks = [Mark(epoch, MarkKind.LOCKED, "h₁") for epoch in range(0, 400, 3)]
    marks.append(Mark(200, MarkKind.DEAD, "h₂"))
    kept = thinned(marks, float, 25.0)
    places = sorted(mark.epoch for mark in kept)
    assert min(b - a for a, b in itertools.pairwise(places)) >= 25
    assert kept[0] == Mark(200, MarkKind.DEAD, "h₂")
    assert len(kept) >= 400 / 60


def test_labels_stand_in_the_plot_beside_their_line_and_touch_nothing() -> None:
    taken: list[Box] = []
    for x in (100.0, 180.0, 300.0, 499.0):
        place = label_box(x, (60.0, 26.0), PLOT, taken, lambda _: True)
        assert place is not None
        assert PLOT.covers(place, 1.0)
        assert not any(place.overlaps(other) for other in taken)
        assert place.right <= x or place.x >= x
        taken.append(place)


def test_a_label_avoids_what_is_not_clear() -> None:
    upper_half = Box(PLOT.x, PLOT.y, PLOT.w, PLOT.h / 2)
    place = label_box(200.0, (60.0, 26.0), PLOT, [], lambda box: not box.overlaps(upper_half))
    assert place is not None
    assert place.y >= upper_half.bottom
    assert label_box(200.0, (60.0, 26.0), PLOT, [PLOT], lambda _: True) is None


@pytest.mark.parametrize(
    ("name", "value", "change", "words"),
    [
        ("learning_rate", 0.3, Change.RATE, "η 0.30"),
        ("loss", "cross-entropy", Change.LOSS, "Cross-entropy"),
        ("activation", "relu", Change.ACTIVATION, "hidden ReLU"),
        ("output_activation", "relu", Change.OUTPUT, "output ReLU"),
    ],
)
def test_a_change_of_the_rule_is_named(
    name: str, value: float | str, change: Change, words: str
) -> None:
    seen = trained(30, "xor", c.ChangeSetting(name, value), c.TrainTo(40))
    (mark,) = rule_marks(seen.history)
    assert (mark.epoch, mark.changed) == (30, (Changed(change, value),))
    (shown,) = rule_changes([mark])
    assert (shown.kind is MarkKind.RATE) == (change is Change.RATE)
    assert mark_wordings(shown, ENGLISH) == (f"{words} from 30", words)


def test_of_several_changes_at_once_each_is_named() -> None:
    changes = [c.ChangeSetting("loss", "cross-entropy"), c.ChangeSetting("learning_rate", 0.5)]
    seen = trained(57, "xor", *changes, c.ChangeSetting("activation", "relu"), c.TrainTo(80))
    (shown,) = rule_changes(rule_marks(seen.history))
    assert shown.kind is MarkKind.RULE
    assert mark_wordings(shown, ENGLISH)[0] == "η 0.50, Cross-entropy, hidden ReLU from 57"


def test_what_is_set_before_the_start_is_no_change() -> None:
    run = session("xor", c.ChangeSetting("learning_rate", 0.5), c.TrainTo(20))
    assert rule_marks(run.snapshot().history) == ()
    run.apply(c.ChangeSetting("loss", "cross-entropy"))
    run.apply(c.TrainTo(30))
    (mark,) = rule_marks(run.snapshot().history)
    assert mark.changed == (Changed(Change.LOSS, "cross-entropy"),)


def test_lines_break_where_another_rule_makes_them_jump() -> None:
    run = session("xor", c.TrainTo(10), c.ChangeSetting("learning_rate", 0.5), c.TrainTo(20))
    run.apply(c.ChangeSetting("loss", "cross-entropy"))
    run.apply(c.TrainTo(30))
    run.apply(c.ChangeSetting("activation", "relu"))
    run.apply(c.TrainTo(40))
    rules = rule_marks(run.snapshot().history)
    assert breaks(rules, Quantity.LOSS) == [30], "two losses have one measure"
    assert breaks(rules, Quantity.DELTAS) == [20, 30]
    assert breaks(rules, Quantity.ACTIVATIONS) == [30]
    assert breaks(rules, Quantity.WEIGHTS) == []
