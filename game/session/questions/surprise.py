"""What must be so for a question to be worth asking: what most would answer is not what happens."""

from collections.abc import Callable, Mapping

import numpy as np

from game.engine.topology import NETWORK_2_2_1
from game.session.questions.answer import Curve, Slot
from game.session.questions.judging import NEAR_ENOUGH, is_right
from game.session.questions.question import Kind, Question
from game.session.questions.truth import Course, Held, Moved, Reached, Truth, Went, slot_of

# Opposite pulls cancel where at most this share of the larger one is left.
LEFT_OVER = 0.5
# A share of the loss that is not worth speaking of; and a pull.
HARDLY = 0.01


def _beside_the_answer(truth: Moved) -> bool:
    """Every line of the output moves farther than every earlier one could pass for."""
    late = NETWORK_2_2_1.depth - 1
    output = [abs(m) for c, m in truth.moved.items() if c.layer == late]
    early = [abs(m) for c, m in truth.moved.items() if c.layer < late]
    return NEAR_ENOUGH * min(output) > max(early)


def _thinnest(truth: Moved) -> bool:
    """The thinnest line moves farthest, no other comes near, and the thickest is not second."""
    by_move = sorted(truth.moved, key=lambda c: abs(truth.moved[c]))
    by_width = sorted(truth.before, key=lambda c: abs(truth.before[c]))
    first, second = abs(truth.moved[by_move[-1]]), abs(truth.moved[by_move[-2]])
    return (
        by_move[-1] == by_width[0]
        and second < NEAR_ENOUGH * first
        and (by_move[-2] != by_width[-1])
    )


def _moves_in_pairs(truth: Moved) -> bool:
    """The two lines of the output move equally far, to the last digit, and no other comes near."""
    late = NETWORK_2_2_1.depth - 1
    output = [abs(m) for c, m in truth.moved.items() if c.layer == late]
    return _beside_the_answer(truth) and min(output) == max(output)


def _most_wrong_is_not_first(truth: Reached) -> bool:
    """The row with the largest error does not reach the neuron most, nor nearly so."""
    most_wrong = int(np.argmax(truth.errors))
    return truth.reach[most_wrong] < NEAR_ENOUGH * max(truth.reach)


def _most_wrong_is_hardly_heard(truth: Reached) -> bool:
    """Of the row with the largest error not a tenth arrives of what the loudest brings."""
    return truth.reach[int(np.argmax(truth.errors))] < 0.1 * max(truth.reach)


def _least_wrong_is_first(truth: Reached) -> bool:
    """Among the rows that are wrong, the one with the smallest error reaches the neuron most."""
    wrong = [row for row, error in enumerate(truth.errors) if error > 0.5]
    return bool(wrong) and int(np.argmax(truth.reach)) == min(
        wrong, key=lambda row: truth.errors[row]
    )


def _one_against_three(truth: Went) -> bool:
    """Three rows pull one way, one pulls the other, and the one wins: first and last."""
    signs = {Slot.UP: 1.0, Slot.DOWN: -1.0}
    if truth.slot not in signs:
        return False
    return all(
        sorted(np.sign(pulls) * signs[truth.slot]) == [-1, -1, -1, 1]
        for pulls in (truth.first_pulls, truth.pulls)
    )


def _opposite_pulls(truth: Went) -> bool:
    """Rows pull, but one up and one down, and so it stays: first and last."""
    return truth.slot is Slot.STAY and all(
        min(pulls) < 0.0 < max(pulls) and abs(sum(pulls)) <= LEFT_OVER * max(map(abs, pulls))
        for pulls in (truth.first_pulls, truth.pulls)
    )


def _not_as_before(truth: Went) -> bool:
    """It goes elsewhere than in as many epochs before."""
    return slot_of(truth.earlier, truth.before) is not truth.slot


def _nothing_pulls(truth: Went) -> bool:
    """Not one row pulls it, and not one digit moves."""
    return not any((*truth.pulls, *truth.first_pulls)) and truth.before == truth.after


def _hardly_pulled(truth: Went) -> bool:
    """It stays, and not for pulls that cancel: no row pulls it by a hundredth."""
    pulls = (*truth.first_pulls, *truth.pulls)
    return truth.slot is Slot.STAY and max(map(abs, pulls)) < HARDLY


def _goes_up(truth: Went) -> bool:
    """It goes up."""
    return truth.slot is Slot.UP


def _goes_down(truth: Went) -> bool:
    """It goes down."""
    return truth.slot is Slot.DOWN


def _stays(truth: Went) -> bool:
    """It stays."""
    return truth.slot is Slot.STAY


def _above_the_straight(truth: Course) -> bool:
    """Whoever draws straight on draws too low for the star."""
    return _straight_misses(truth) and truth.losses[-1] > _straight(truth).heights[-1]


def _below_the_straight(truth: Course) -> bool:
    """Whoever draws straight on draws too high for the star."""
    return _straight_misses(truth) and truth.losses[-1] < _straight(truth).heights[-1]


def _straight_misses(truth: Course) -> bool:
    return not is_right(_straight(truth), truth)


def _straight(truth: Course) -> Curve:
    """On as it was heading, down to 0 and no farther."""
    passed = np.array(truth.epochs) - truth.epochs[0]
    on = np.maximum(truth.losses[0] + truth.slope * passed, 0.0)
    return Curve(tuple(on.tolist()))


def _leaves_the_level(truth: Course) -> bool:
    """Whoever draws level on draws too high for the star."""
    level = Curve((truth.losses[0], truth.losses[0]))
    return not is_right(level, truth) and truth.losses[-1] < truth.losses[0]


def _hardly_falls(truth: Course) -> bool:
    """Not a hundredth of it is gone, and it is far from solved."""
    return truth.losses[-1] > (1.0 - HARDLY) * truth.losses[0] and truth.solved is None


def _ends_higher(truth: Course) -> bool:
    """It does not fall but rise."""
    return truth.losses[-1] > (1.0 + HARDLY) * truth.losses[0]


def _ends_unsolved(truth: Course) -> bool:
    """At the target not all rows have ever been right."""
    return truth.solved is None


def _solves(truth: Course) -> bool:
    """By the target all rows have been right."""
    return truth.solved is not None


def _one_sleeps(truth: Course) -> bool:
    """Just one hidden neuron is locked all along, and that is not solved."""
    return len(truth.asleep) == 1 and truth.solved is None


def _two_alike(truth: Course) -> bool:
    """Two rows that want different answers get nearly the same."""
    return truth.alike is not None


def _does_not_happen(truth: Held) -> bool:
    """What the first word says does not come."""
    return not truth.holds


def _happens(truth: Held) -> bool:
    """What the first word says comes."""
    return truth.holds


Check = Callable[..., bool]
SURPRISES: Mapping[Kind, Mapping[str, Check]] = {
    Kind.LINE: {
        "beside-the-answer": _beside_the_answer,
        "thinnest": _thinnest,
        "in-pairs": _moves_in_pairs,
    },
    Kind.ROW: {
        "most-wrong-is-not-first": _most_wrong_is_not_first,
        "most-wrong-is-hardly-heard": _most_wrong_is_hardly_heard,
        "least-wrong-is-first": _least_wrong_is_first,
    },
    Kind.PILL: {
        "one-against-three": _one_against_three,
        "opposite-pulls": _opposite_pulls,
        "not-as-before": _not_as_before,
        "nothing-pulls": _nothing_pulls,
        "hardly-pulled": _hardly_pulled,
        "goes-up": _goes_up,
        "goes-down": _goes_down,
        "stays": _stays,
    },
    Kind.LOSS: {
        "above-the-straight": _above_the_straight,
        "below-the-straight": _below_the_straight,
        "leaves-the-level": _leaves_the_level,
        "hardly-falls": _hardly_falls,
        "ends-higher": _ends_higher,
        "ends-unsolved": _ends_unsolved,
        "solves": _solves,
        "one-sleeps": _one_sleeps,
        "two-alike": _two_alike,
    },
    Kind.WORD: {"does-not-happen": _does_not_happen, "happens": _happens},
}


def missing_surprises(question: Question, truth: Truth) -> tuple[str, ...]:
    """Those of its promises that the truth does not keep."""
    checks = SURPRISES[question.kind]
    return tuple(name for name in question.surprises if not checks[name](truth))
