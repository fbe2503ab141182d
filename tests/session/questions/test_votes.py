"""The hands of a class: how they are counted, what they make of a question, and every state."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from game.session import commands as c
from game.session.fingerprint import fingerprint
from game.session.questions.answer import Curve, Line, Slot, possible
from game.session.questions.judging import best_answer, class_is_right, is_right, told_answer
from game.session.questions.question import Kind
from game.session.questions.turn import Star, State
from game.session.questions.votes import MOST_HANDS, Votes, no_hands
from tests.session.questions.stage import ASKING, EACH, Visit, an_answer, question_of, truth

COUNTED = [(s, q) for s, q in EACH if question_of(s, q).kind is not Kind.LOSS]
CLASS = c.AskQuestions(True, clocks=False, counts=True)
W, A, P, R, V, E = State

changes = st.one_of(
    st.integers(-1, 10).map(c.TypeHands),
    st.just(c.EraseHands()),
    st.integers(-1, 7).map(c.ChooseVotes),
    st.builds(c.AddHands, st.integers(-1, 7), st.integers(-2000, 2000)),
)


def changed(votes: Votes, command: c.Command) -> Votes:
    match command:
        case c.TypeHands(digit):
            return votes.type(digit)
        case c.EraseHands():
            return votes.erase()
        case c.ChooseVotes(place):
            return votes.choose(place)
        case c.AddHands(place, by):
            return votes.add(place, by)
    raise AssertionError(command)


def class_at(story: str, number: int) -> Visit:
    visit = Visit(story, clocks=False, asks=False).do(CLASS).at(number)
    assert visit.state is A
    return visit


def keyed(visit: Visit, *hands: int) -> Visit:
    for place, number in enumerate(hands):
        visit.do(c.ChooseVotes(place), *(c.TypeHands(int(digit)) for digit in str(number)))
    return visit


# ---------------------------------------------------------------- counting


@given(st.lists(changes, max_size=40))
def test_whatever_is_keyed_the_hands_stay_numbers_of_hands(commands):
    votes = no_hands(question_of("xor", "line"))
    for command in commands:
        votes = changed(votes, command)
        assert len(votes.hands) == len(votes.answers) == 6
        assert all(0 <= hands <= MOST_HANDS for hands in votes.hands)
        assert 0 <= votes.chosen < 6
        assert votes.total == sum(votes.hands)
        assert all(votes.hands[votes.answers.index(a)] == votes.most for a in votes.leaders)
        assert bool(votes.leaders) == bool(votes.total)


@given(st.integers(0, MOST_HANDS))
def test_what_is_typed_is_the_number_and_backspace_takes_its_last_digit(number):
    votes = no_hands(question_of("xor", "pull")).add(0, 7)
    for digit in str(number):
        votes = votes.type(int(digit))
    assert votes.hands == (number, 0, 0), "the first digit begins a new number"
    assert votes.erase().hands[0] == number // 10


def test_more_than_the_most_is_not_taken_and_said():
    votes = no_hands(question_of("xor", "pull"))
    for digit in (1, 0, 0):
        votes = votes.type(digit)
    assert not votes.full
    for digit in (0, 0):
        votes = votes.type(digit)
        assert (votes.hands[0], votes.full) == (100, True)
    assert not votes.erase().full
    assert not votes.choose(1).full
    votes = votes.add(0, 10_000)
    assert (votes.hands[0], votes.full) == (MOST_HANDS, True)
    assert not votes.add(0, -1).full


# ---------------------------------------------------------------- what they come to


@pytest.mark.parametrize(("story", "name"), COUNTED)
def test_the_majority_is_the_answer_of_the_class(story, name):
    question, found = question_of(story, name), truth(story, question_of(story, name))
    answers = possible(question)
    for hands in product((0, 1, 2), repeat=len(answers)) if len(answers) < 5 else ():
        votes = Votes(answers, hands)
        right = [is_right(answer, found) for answer in votes.leaders]
        assert class_is_right(votes, found) == (bool(right) and all(right))
        told = told_answer(votes, found)
        assert (told is None) == (votes.total == 0)
        if told is not None:
            assert told in votes.leaders
            assert is_right(told, found) == all(right)
    best = Votes(answers, tuple(int(a == best_answer(question, found)) for a in answers))
    assert class_is_right(best, found)


@pytest.mark.parametrize(
    ("hands", "star", "answer"),
    [
        ((15, 6, 5), Star.EARNED, Slot.UP),
        ((5, 6, 15), Star.MISSED, Slot.DOWN),
        ((7, 7, 3), Star.MISSED, None),
        ((0, 0, 0), Star.SKIPPED, None),
        ((1, 0, 0), Star.EARNED, Slot.UP),
        ((999, 999, 999), Star.MISSED, None),
    ],
)
def test_the_star_of_a_class(hands, star, answer):
    visit = keyed(class_at("xor", 2), *hands)
    visit.do(c.ShowMe())
    assert (visit.state, visit.turn.answer) == (R, answer)
    turn = visit.until(V).turn
    assert turn.votes.hands == hands
    assert turn.stars[2] is star
    assert (turn.results[2] is None) == (star is Star.SKIPPED)
    assert turn.reply.right == (star is Star.EARNED) or not turn.votes.total


def test_a_tie_may_be_decided_once_more():
    visit = Visit("xor", clocks=False, asks=False).do(CLASS)
    for number in range(3):
        visit.at(number)
        if visit.turn.votes is None:
            visit.do(c.PlaceAnswer(Curve((0.9, 0.7))))
        else:
            visit.do(c.AddHands(0, 2), c.AddHands(1, 2))
        visit.do(c.ShowMe()).until(V).do(c.GoOn())
    assert visit.state is E
    while visit.turn.once_more is not None and visit.turn.once_more < 2:
        visit.do(c.OnceMore(), c.JustWatch())
    visit.do(c.OnceMore())
    assert (visit.state, visit.turn.index, visit.turn.votes.total) == (A, 2, 0)
    visit.do(c.AddHands(0, 3), c.ShowMe()).until(V)
    assert visit.turn.stars[2] is Star.EARNED


def test_what_a_class_draws_somebody_draws_for_it():
    visit = class_at("xor", 0)
    assert visit.turn.votes is None
    visit.do(c.ShowMe(), c.TypeHands(3), c.AddHands(0, 1))
    assert visit.state is A
    visit.do(c.PlaceAnswer(Curve((0.9, 0.7)))).do(c.ShowMe()).until(V)
    assert visit.turn.counts


def test_a_class_is_asked_on_however_often_it_only_watches():
    visit = Visit("xor", clocks=False, asks=False).do(CLASS)
    for number in range(3):
        visit.at(number)
        assert (visit.state, visit.turn.index) == (A, number)
        visit.do(c.JustWatch())


def test_whoever_leads_asks_the_next_question_at_once():
    visit = Visit("xor", clocks=False, asks=False).do(CLASS)
    for number, question in enumerate(visit.turn.questions):
        assert visit.turn.poses
        visit.do(c.PoseQuestion())
        assert (visit.state, visit.turn.index, visit.epoch) == (A, number, question.asked)
        visit.do(c.PoseQuestion())
        assert visit.turn.index == number, "one after the other"
        assert not visit.turn.poses
        visit.do(c.JustWatch(), c.Pause())
    assert not visit.turn.poses
    before = fingerprint(visit.session)
    assert fingerprint(visit.do(c.PoseQuestion()).session) == before


@pytest.mark.parametrize("asks", [c.AskQuestions(True), c.AskQuestions(False)])
def test_nobody_else_poses_or_counts(asks):
    visit = Visit("xor").do(asks)
    before = fingerprint(visit.session)
    visit.do(c.PoseQuestion(), c.TypeHands(1), c.AddHands(0, 1), c.ChooseVotes(1), c.EraseHands())
    assert fingerprint(visit.session) == before


def test_the_gap_grows_for_little_more_than_half_a_second():
    visit = keyed(class_at("xor", 2), 1).do(c.ShowMe()).until(V)
    shares = [visit.turn.grown, *(visit.wait(1).turn.grown for _ in range(40))]
    assert shares == sorted(shares)
    assert shares[0] < 0.1
    assert shares[18] == pytest.approx(0.5)
    assert shares[35] < shares[36] == shares[-1] == 1.0


# ---------------------------------------------------------------- every state, every command

AT = {
    W: lambda: Visit("xor", clocks=False, asks=False).do(CLASS),
    A: lambda: class_at("xor", 2).do(c.AddHands(0, 3)),
    R: lambda: class_at("xor", 2).do(c.AddHands(0, 3), c.ShowMe()),
    V: lambda: class_at("xor", 2).do(c.AddHands(0, 3), c.ShowMe()).until(V),
    E: lambda: class_at("xor", 2).do(c.AddHands(2, 3), c.ShowMe()).until(V).do(c.GoOn()),
}
COMMANDS = (
    *(c.ChooseVotes(1), c.TypeHands(4), c.EraseHands(), c.AddHands(1, 1), c.PoseQuestion()),
    *(c.PlaceAnswer(Slot.DOWN), c.JustWatch(), c.ShowMe(), c.GoOn(), c.OnceMore()),
    *(c.TogglePlay(), c.StepBack(), c.Restart(), CLASS, c.AskQuestions(True, clocks=False)),
)
TABLE = {
    #  choose type erase add pose place watch show on more play back restart class alone
    W: (W, W, W, W, A, W, W, W, W, W, W, W, W, W, W),
    A: (A, A, A, A, A, A, W, R, A, A, W, W, W, A, A),
    R: (R, R, R, R, R, R, R, R, R, R, R, W, W, R, R),
    V: (V, V, V, V, V, V, V, V, E, V, W, W, W, V, V),
    E: (E, E, E, E, E, E, E, E, W, A, W, W, W, E, E),
}


@pytest.mark.parametrize("state", TABLE)
def test_where_each_command_leads_a_class(state):
    for command, then in zip(COMMANDS, TABLE[state], strict=True):
        visit = AT[state]()
        assert visit.state is state
        hands = visit.turn.votes
        assert visit.do(command).state is then, command
        if state in (R, V):
            assert visit.turn.votes in (hands, None), "no hand counts any more"


def test_one_hand_is_one_answer_more():
    visit = class_at("xor", 1)
    line = visit.turn.votes.answers[3]
    assert isinstance(line, Line)
    assert visit.do(c.PlaceAnswer(line), c.PlaceAnswer(line)).turn.votes.hands[3] == 2
    assert visit.state is A
    assert visit.do(c.PlaceAnswer(Slot.UP)).turn.votes.total == 2, "it does not fit"


# ---------------------------------------------------------------- in any order


class AnyClass(RuleBasedStateMachine):
    """A class, in any order: nothing lost, nothing stuck, numbers the same everywhere."""

    @initialize(story=st.sampled_from(list(ASKING)))
    def begin(self, story):
        self.visit = Visit(story, clocks=False, asks=False).do(CLASS)

    @property
    def turn(self):
        return self.visit.session.snapshot().turn

    @rule(command=changes)
    def count(self, command):
        turn = self.turn
        self.visit.do(command)
        if turn is not None and turn.state is A and turn.votes is not None:
            assert self.turn.votes == changed(turn.votes, command)
        elif turn is not None:
            assert self.turn.votes == turn.votes

    @rule()
    def pose(self):
        poses = self.turn is not None and self.turn.poses
        self.visit.do(c.PoseQuestion())
        assert not poses or self.turn.state is A

    @rule()
    def draw(self):
        if self.turn is not None and self.turn.state is A and self.turn.votes is None:
            self.visit.do(c.PlaceAnswer(an_answer(self.visit.story, self.turn.question, True)))

    @rule()
    def show(self):
        if self.turn is None or self.turn.state not in (A, P):
            return
        before = self.turn
        self.visit.do(c.ShowMe())
        if before.votes is not None or before.state is P:
            self.visit.until(V)
            assert self.turn.votes == before.votes
            assert self.visit.epoch == before.question.target

    @rule(
        command=st.sampled_from(
            [c.JustWatch(), c.GoOn(), c.OnceMore(), c.TogglePlay(), c.Pause(), c.Restart()]
        )
    )
    def do_something_else(self, command):
        self.visit.do(command).wait(3)

    @rule()
    def home_is_one_command_away(self):
        self.visit.do(c.StartOver())
        assert set(self.turn.stars) == {Star.TO_COME}

    @rule(counts=st.booleans())
    def whoever_leads_comes_and_goes(self, counts):
        self.visit.do(c.AskQuestions(True, clocks=False, counts=counts)).do(CLASS)

    @invariant()
    def the_turn_agrees_with_itself(self):
        turn = self.turn
        if turn is None:
            return
        assert turn.counts
        assert turn.ticks is None
        votes = turn.votes
        assert votes is None or turn.state in (A, R, V)
        if votes is None:
            return
        assert votes.answers == possible(turn.question)
        leader = votes.leaders[0] if len(votes.leaders) == 1 else None
        assert turn.answer == (None if turn.state is A else leader)
        if turn.state is V:
            assert turn.reply.right == class_is_right(votes, turn.truth) or not votes.total
            star = turn.stars[turn.index]
            assert (star is Star.EARNED) == class_is_right(votes, turn.truth)


AnyClass.TestCase.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
TestAnyClass = AnyClass.TestCase
