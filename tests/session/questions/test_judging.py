"""What counts as right, at its edges; what a drawing is; and each promise, kept and not kept."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session.questions.answer import (
    DRAWN_HEIGHTS,
    Curve,
    Line,
    Row,
    Slot,
    Word,
    drawn,
    fits,
    possible,
)
from game.session.questions.judging import is_right, mean_gap
from game.session.questions.question import Condition, Kind, Question
from game.session.questions.reply import reply_to
from game.session.questions.surprise import SURPRISES
from game.session.questions.truth import Course, Held, Moved, Reached, Went, slot_of

LINES = NETWORK.connections
NAMES = ("00", "01", "10", "11")


def moved(*values: float, before: tuple[float, ...] = (1, 2, 3, 4, 5, 6)) -> Moved:
    return Moved(
        dict(zip(LINES, values, strict=True)), dict(zip(LINES, map(float, before), strict=True))
    )


def went(
    slot: Slot,
    *pulls: float,
    before: float = 1.0,
    after: float = 1.0,
    earlier: float = 1.0,
    first: tuple[float, ...] | None = None,
) -> Went:
    return Went(before, after, slot, pulls, pulls if first is None else first, earlier)


def course(*losses: float, slope: float = 0.0, **more: object) -> Course:
    values = {"solved": None, "asleep": (), "alike": None} | more
    return Course(tuple(range(10, 10 + len(losses))), losses, height=1.0, slope=slope, **values)


def a_question(kind: Kind, **more: object) -> Question:
    values = {"asked": 10, "target": 20, "because": "", "surprises": (), "rows": (0, 1, 2, 3)}
    return Question(id="q", kind=kind, **(values | more))


# ---------------------------------------------------------------- right


def test_a_line_is_right_if_it_is_the_largest_or_within_a_tenth_of_it():
    truth = moved(0.1, -1.0, 0.901, -0.91, 0.899, 0.0)
    right = [is_right(Line(line), truth) for line in LINES]
    assert right == [False, True, True, True, False, False]


def test_a_row_is_right_if_it_is_the_largest_or_within_a_tenth_of_it():
    truth = Reached((0.2, 0.181, 0.179, 0.0), (0.1, 0.2, 0.3, 0.4))
    assert [is_right(Row(row), truth) for row in range(4)] == [True, True, False, False]


@pytest.mark.parametrize(
    ("after", "slot"),
    [
        (1.049, Slot.STAY),
        (0.951, Slot.STAY),
        (1.051, Slot.UP),
        (0.949, Slot.DOWN),
        (-1.0, Slot.DOWN),
        (1.0, Slot.STAY),
    ],
)
def test_less_than_five_hundredths_is_to_stay(after, slot):
    assert slot_of(1.0, after) is slot


def test_a_pill_is_right_in_its_slot_alone():
    assert [is_right(slot, went(Slot.STAY, 0, 0, 0, 0)) for slot in Slot] == [False, True, False]


def test_a_word_is_right_if_it_comes_so():
    for holds in (True, False):
        truth = Held(holds, 3, 4, 0)
        assert is_right(Word(holds), truth)
        assert not is_right(Word(not holds), truth)


@pytest.mark.parametrize(("off", "right"), [(0.079, True), (0.081, False)])
def test_a_drawing_may_be_away_by_eight_hundredths_of_the_canvas_on_average(off, right):
    truth = course(*[0.5] * 11)
    assert is_right(Curve((0.5 + off, 0.5 + off)), truth) is right
    assert is_right(Curve((0.5 - 2 * off, 0.5)), truth) is right, "half of it, twice as far"


def test_what_is_drawn_beyond_the_canvas_counts_as_at_its_edge():
    truth = course(*[0.95] * 5)
    assert mean_gap(Curve((9.0, 9.0)), truth) == pytest.approx(0.05)
    assert mean_gap(Curve((-9.0, -9.0)), course(*[0.05] * 5)) == pytest.approx(0.05)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=80))
def test_whoever_draws_the_course_itself_is_right(heights):
    assert is_right(Curve(tuple(heights)), course(*heights))
    assert mean_gap(Curve(tuple(heights)), course(*heights)) < 1e-9


@given(st.lists(st.floats(0, 1), min_size=2, max_size=9), st.integers(2, 300))
def test_the_gap_does_not_depend_on_how_finely_it_was_drawn(heights, points):
    coarse = Curve(tuple(heights))
    at = np.linspace(0, len(heights) - 1, (len(heights) - 1) * points + 1)
    fine = Curve(tuple(np.interp(at, range(len(heights)), heights)))
    truth = course(*np.linspace(0.9, 0.1, 31))
    assert mean_gap(coarse, truth) == pytest.approx(mean_gap(fine, truth), abs=1e-9)


def test_an_answer_to_another_question_is_no_answer():
    with pytest.raises(TypeError):
        is_right(Row(0), course(1.0, 0.5))
    with pytest.raises(TypeError):
        is_right(Word(True), moved(*[1.0] * 6))


# ---------------------------------------------------------------- replies


@pytest.mark.parametrize(
    ("heights", "case"),
    [
        ((1.0, 0.5), "right"),
        ((1.0, 0.1), "low"),
        ((1.0, 0.9), "high"),
        ((1.0, 0.0, 0.0, 0.55), "way"),
        ((1.0, 1.0, 1.0, 0.45), "way"),
    ],
)
def test_a_drawing_is_told_by_where_it_ends(heights, case):
    reply = reply_to(a_question(Kind.LOSS), Curve(heights), course(1.0, 0.75, 0.5), NAMES)
    assert reply.verdict == case
    assert reply.values["drawn"] == heights[-1]
    assert reply.values["end"] == 0.5


def test_the_most_particular_sentence_is_said():
    texts = {"en": dict.fromkeys(("right", "other", "other-down", "why", "why-right"), "x")}
    question = a_question(Kind.PILL, connection=LINES[0], texts=texts)
    truth = went(Slot.UP, 0.1, 0.2, -0.1, 0.0)
    said = {
        slot: (r.verdict, r.why) for slot in Slot for r in [reply_to(question, slot, truth, NAMES)]
    }
    assert said == {
        Slot.UP: ("right", "why-right"),
        Slot.STAY: ("other", "why"),
        Slot.DOWN: ("other-down", "why"),
    }


def test_what_does_not_exist_has_no_value():
    question = a_question(Kind.PILL, connection=LINES[0])
    assert set(reply_to(question, Slot.UP, went(Slot.STAY, 0, 0, 0, 0), NAMES).values) == {
        "said",
        "before",
        "after",
    }
    up = reply_to(question, Slot.UP, went(Slot.UP, 0, 0.1, 0.2, 0), NAMES).values
    assert (up["row"], up["up"], "down" in up) == ("10", "10", False)


# ---------------------------------------------------------------- answers


def test_each_kind_takes_its_own_answers_only():
    kinds = {
        Kind.LINE: Line(LINES[0]),
        Kind.ROW: Row(1),
        Kind.PILL: Slot.UP,
        Kind.LOSS: Curve((1.0, 0.5)),
        Kind.WORD: Word(True),
    }
    for kind in Kind:
        question = a_question(kind, condition=Condition.SOLVED)
        assert [k for k, answer in kinds.items() if fits(answer, question)] == [kind]
        assert all(fits(answer, question) for answer in possible(question))


def test_only_rows_that_are_offered_can_be_chosen():
    question = a_question(Kind.ROW, rows=(0, 2))
    assert possible(question) == (Row(0), Row(2))
    assert not fits(Row(1), question)


def test_only_lines_can_be_chosen_and_no_own_push():
    assert not fits(Line(NETWORK.biases[0]), a_question(Kind.LINE))


# ---------------------------------------------------------------- drawing


def test_a_stroke_is_followed_and_goes_on_level():
    curve = drawn(((0.0, 1.0), (0.5, 0.5)), 1.0, None)
    heights = np.array(curve.heights)
    assert len(heights) == DRAWN_HEIGHTS
    assert heights[: DRAWN_HEIGHTS // 2 + 1] == pytest.approx(np.linspace(1.0, 0.5, 33))
    assert (heights[33:] == heights[32]).all()


def test_a_later_stroke_replaces_what_is_below_it():
    first = drawn(((0.0, 1.0), (1.0, 0.0)), 1.0, None)
    second = np.array(drawn(((0.25, 0.9), (0.5, 0.9)), 1.0, first).heights)
    assert second[16:33] == pytest.approx(0.9)
    assert second[:16].tolist() == list(first.heights[:16])
    assert second[33:].tolist() == list(first.heights[33:])


@given(
    st.lists(st.tuples(st.floats(-1, 2), st.floats(-5, 5)), min_size=1, max_size=30),
    st.booleans(),
)
def test_whatever_a_finger_does_is_a_curve_that_begins_now(stroke, second):
    before = drawn(((0.0, 0.8), (1.0, 0.3)), 0.8, None) if second else None
    curve = drawn(tuple(stroke), 0.8, before)
    assert fits(curve, a_question(Kind.LOSS))
    assert curve.heights[0] == 0.8
    assert min(curve.heights) >= 0.0


# ---------------------------------------------------------------- promises

KEPT = {
    "beside-the-answer": (
        moved(0.1, 0.2, 0.3, 0.3, -0.5, 0.4),
        moved(0.1, 0.2, 0.3, 0.38, 0.5, 0.4),
    ),
    "thinnest": (
        moved(0.9, 0.1, 0.1, 0.1, 0.2, 0.1),
        moved(0.9, 0.1, 0.1, 0.1, 0.2, 0.1, before=(7, 2, 3, 4, 5, 6)),
    ),
    "most-wrong-is-not-first": (
        Reached((0.2, 0.1, 0, 0), (0.1, 0.9, 0, 0)),
        Reached((0.1, 0.2, 0, 0), (0.1, 0.9, 0, 0)),
    ),
    "most-wrong-is-hardly-heard": (
        Reached((0.2, 0.01, 0, 0), (0.1, 0.9, 0, 0)),
        Reached((0.2, 0.03, 0, 0), (0.1, 0.9, 0, 0)),
    ),
    "least-wrong-is-first": (
        Reached((0.3, 0.1, 0.2, 0), (0.6, 0.9, 0.8, 0.1)),
        Reached((0.3, 0.1, 0.4, 0), (0.6, 0.9, 0.8, 0.1)),
    ),
    "one-against-three": (
        went(Slot.UP, -0.1, -0.1, -0.1, 0.5),
        went(Slot.UP, -0.1, -0.1, 0.1, 0.5),
    ),
    "opposite-pulls": (
        went(Slot.STAY, 0.2, -0.2, 0, 0),
        went(Slot.STAY, 0.2, -0.05, 0, 0),
    ),
    "not-as-before": (
        went(Slot.UP, 1, 0, 0, 0, after=1.5),
        went(Slot.UP, 1, 0, 0, 0, after=1.5, earlier=0.5),
    ),
    "in-pairs": (moved(1, 1, 2, 2, 3, -3), moved(1, 1, 2, 2, 3, 3.01)),
    "hardly-pulled": (
        went(Slot.STAY, 0.001, 0.001, 0.002, 0),
        went(Slot.STAY, 0.5, -0.5, 0.002, 0),
    ),
    "leaves-the-level": (course(1.0, 0.6, 0.3, 0.1), course(0.5, 0.498, 0.494)),
    "nothing-pulls": (went(Slot.STAY, 0, 0, 0, 0), went(Slot.STAY, 0, 1e-9, 0, 0)),
    "goes-up": (went(Slot.UP), went(Slot.STAY)),
    "goes-down": (went(Slot.DOWN), went(Slot.UP)),
    "stays": (went(Slot.STAY), went(Slot.DOWN)),
    "above-the-straight": (
        course(1.0, 0.8, 0.7, 0.65, slope=-0.3),
        course(1.0, 0.7, 0.45, 0.2, slope=-0.3),
    ),
    "below-the-straight": (
        course(1.0, 0.6, 0.3, 0.1, slope=-0.1),
        course(1.0, 0.8, 0.7, 0.65, slope=-0.3),
    ),
    "hardly-falls": (course(0.5, 0.498, 0.496), course(0.5, 0.498, 0.494)),
    "ends-higher": (course(0.5, 0.4, 0.51), course(0.5, 0.6, 0.5)),
    "ends-unsolved": (course(1.0, 0.5), course(1.0, 0.5, solved=11)),
    "solves": (course(1.0, 0.5, solved=11), course(1.0, 0.5)),
    "one-sleeps": (
        course(1.0, 0.5, asleep=(NETWORK.neurons[0],)),
        course(1.0, 0.5, asleep=NETWORK.neurons[:2]),
    ),
    "two-alike": (course(1.0, 0.5, alike=(1, 3)), course(1.0, 0.5)),
    "does-not-happen": (Held(False, 2, 4, 0), Held(True, 4, 4, 0)),
    "happens": (Held(True, 4, 4, 0), Held(False, 2, 4, 0)),
}
CHECKS = {name: check for checks in SURPRISES.values() for name, check in checks.items()}


def test_every_promise_is_tried():
    assert set(KEPT) == set(CHECKS)


@pytest.mark.parametrize("name", list(KEPT))
def test_a_promise_is_kept_here_and_not_there(name):
    kept, broken = KEPT[name]
    assert CHECKS[name](kept)
    assert not CHECKS[name](broken)
