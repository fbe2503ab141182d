"""Whatever a visitor does at a story that asks, in any order: nothing is lost, nothing stuck."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session import commands as c
from game.session.fingerprint import fingerprint
from game.session.guide import guide
from game.session.presentation import TICKS_PER_SECOND
from game.session.questions.answer import Curve, Line, Row, Slot, Word, fits
from game.session.questions.judging import is_right
from game.session.questions.reply import reply_to
from game.session.questions.truth import truth_of
from game.session.questions.turn import Star, State
from game.session.settings import RANGES
from tests.session.questions.stage import FOUR, Visit, an_answer

OPEN = frozenset({State.ASK, State.PLACED})
# The longest that anything may take with clocks: a question, an answer, the run, the reveal.
PATIENCE = (20 + 6 + 6 + 15 + 2) * TICKS_PER_SECOND

answers = st.one_of(
    st.builds(Line, st.sampled_from(NETWORK.parameters)),
    st.builds(Row, st.integers(-1, 4)),
    st.sampled_from(Slot),
    st.builds(Word, st.booleans()),
    st.builds(Curve, st.lists(st.floats(), max_size=5).map(tuple)),
)
others = st.one_of(
    st.sampled_from(
        [
            *(c.TogglePlay(), c.Pause(), c.StepEpoch(), c.StepBack(), c.UndoPreset()),
            *(c.SelectNextSample(), c.Restart(), c.StartOver(), c.NewWeights()),
            *(c.ProbeInput((0.3, 0.4)), c.ProbeInput(None)),
        ]
    ),
    st.builds(c.Seek, st.integers(-2, 130), st.sampled_from([0.0, 0.5])),
    st.builds(c.TrainTo, st.sampled_from([0, 1, 2, 20, 30, 50, 80, 81, 121, 300, 1000])),
    st.builds(c.SelectPreset, st.sampled_from([*FOUR, "none"])),
    st.builds(c.SelectConnection, st.sampled_from(NETWORK.parameters)),
    st.builds(c.ChangeSetting, st.just("loss"), st.sampled_from(["mse", "cross-entropy"])),
    st.builds(
        lambda name, share: c.ChangeSetting(name, RANGES[name].value_at(share)),
        st.sampled_from(list(RANGES)),
        st.floats(0, 1),
    ),
    st.builds(c.AskQuestions, st.just(True), st.booleans()),
)


class AnyVisitor(RuleBasedStateMachine):
    """All commands, with time passing between them."""

    @initialize(story=st.sampled_from(FOUR), clocks=st.booleans())
    def begin(self, story, clocks):
        self.visit = Visit(story, clocks)
        self.session = self.visit.session

    @property
    def turn(self):
        return self.session.snapshot().turn

    @property
    def state(self):
        return None if self.turn is None else self.turn.state

    # ------------------------------------------------------------ what a visitor may do

    @rule(ticks=st.integers(1, 200))
    def wait(self, ticks):
        for _ in range(ticks):
            self.visit.do(*guide(self.session.snapshot()))
            self.session.tick()

    @rule(number=st.integers(0, 2))
    def come_to_a_question(self, number):
        self.visit.do(c.Restart())
        asked = self.session.snapshot().preset.questions[number].asked
        self.visit.do(c.TrainTo(asked)).wait(1)
        if self.turn is not None:
            assert (self.state, self.turn.index) == (State.ASK, number)

    @rule(answer=answers)
    def answer_anything(self, answer):
        turn = self.turn
        self.visit.do(c.PlaceAnswer(answer))
        if turn is not None and turn.state in OPEN and fits(answer, turn.question):
            assert (self.state, self.turn.answer) == (State.PLACED, answer)
        elif turn is None:
            assert self.turn is None
        else:
            assert (self.state, self.turn.stars) == (turn.state, turn.stars)
            assert self.turn.answer is turn.answer

    @rule(right=st.booleans())
    def answer_well(self, right):
        if self.state in OPEN:
            answer = an_answer(self.session.snapshot().preset.name, self.turn.question, right)
            self.visit.do(c.PlaceAnswer(answer))
            assert self.state is State.PLACED

    @rule(right=st.booleans())
    def answer_and_see(self, right):
        if self.state not in OPEN:
            return
        question = self.turn.question
        answer = an_answer(self.session.snapshot().preset.name, question, right)
        self.visit.do(c.PlaceAnswer(answer), c.ShowMe()).until(State.REVEAL)
        assert self.turn.reply.right is right
        assert self.session.epoch == question.target

    @rule()
    def just_watch(self):
        state = self.state
        self.visit.do(c.JustWatch())
        if state in OPEN:
            assert self.state in (State.WATCH, State.END)
        else:
            assert self.state is state

    @rule()
    def show(self):
        state = self.state
        self.visit.do(c.ShowMe())
        assert self.state is (State.RUN if state is State.PLACED else state)

    @rule()
    def go_on(self):
        state = self.state
        self.visit.do(c.GoOn())
        if state is State.REVEAL:
            assert self.state in (State.WATCH, State.END)
        elif state is State.END:
            assert self.state is State.WATCH
        else:
            assert self.state is state

    @rule()
    def once_more(self):
        turn = self.turn
        self.visit.do(c.OnceMore())
        if turn is not None and turn.once_more is not None:
            assert (self.state, self.turn.index) == (State.ASK, turn.once_more)
            assert self.turn.again

    @rule(command=others)
    def do_something_else(self, command):
        self.visit.do(command)

    @rule()
    def questions_off_and_on(self):
        stars = None if self.turn is None else [s for s in self.turn.stars if s is Star.EARNED]
        self.visit.do(c.AskQuestions(False))
        assert self.turn is None
        self.visit.do(c.AskQuestions(True))
        if stars is not None:
            assert [s for s in self.turn.stars if s is Star.EARNED] == stars

    @rule()
    def home_is_one_command_away(self):
        self.visit.do(c.StartOver())
        assert self.session.epoch == 0
        assert self.turn is not None
        assert self.turn.stars == (Star.TO_COME,) * 3

    @rule()
    def nothing_is_stuck_where_there_are_clocks(self):
        self.visit.do(c.AskQuestions(True, clocks=True))
        state = self.state
        if state in (None, State.WATCH, State.END):
            return
        for _ in range(PATIENCE):
            self.session.tick()
            if self.state not in (State.ASK, State.PLACED, State.RUN, State.REVEAL):
                return
            if self.turn is None or (self.turn.state is State.ASK and state is not State.ASK):
                return  # the next question
        raise AssertionError(f"{state} never ends")

    # ------------------------------------------------------------ what always holds

    @invariant()
    def the_turn_agrees_with_itself(self):
        turn, session = self.turn, self.session
        if turn is None:
            return
        assert len(turn.stars) == len(turn.results) == len(turn.questions) == 3
        question = turn.question
        assert (question is None) == (turn.state in (State.WATCH, State.END))
        assert (turn.answer is not None) == (turn.state in (State.PLACED, State.RUN, State.REVEAL))
        shows = turn.state is State.REVEAL
        assert (turn.truth is not None) == (turn.reply is not None) == shows
        assert (Star.NOW in turn.stars) == (turn.state in (*OPEN, State.RUN))
        assert (turn.once_more is None) or turn.state is State.END
        if turn.state in OPEN:
            assert session.epoch == question.asked
            assert not session.moves
            if not turn.again:
                assert session.recording.last_epoch == question.asked, "nothing ahead"
        if turn.state is State.RUN:
            assert question.asked <= session.epoch <= question.target
        if shows:
            assert session.epoch == question.target
        if turn.ticks is not None:
            assert 0 < turn.ticks_left <= turn.ticks

    @invariant()
    def every_result_is_the_engines(self):
        turn = self.turn
        if turn is None or turn.state is not State.REVEAL:
            return
        story = self.session.snapshot().preset
        found = truth_of(turn.question, self.session.recording, story.settings.lock_threshold)
        assert found == turn.truth
        names = story.dataset.sample_names
        assert turn.reply == reply_to(turn.question, turn.answer, found, names)
        earned = turn.stars[turn.index] is Star.EARNED
        assert earned == turn.reply.right == is_right(turn.answer, found)

    @invariant()
    def looking_changes_nothing(self):
        assert fingerprint(self.session) == fingerprint(self.session)


AnyVisitor.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestAnyVisitor = AnyVisitor.TestCase
