"""The flow of the questions through one run: WATCH, ASK, PLACED, RUN, REVEAL, END.

A state machine on ticks of 1/60 s. It moves the playhead like a visitor would, and changes no
number. Whatever else moves the playhead is obeyed: what the question needs is then gone, and so is
the question.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from game.session.presentation import TICKS_PER_SECOND, Mode
from game.session.questions.answer import Answer, Votes, fits, no_hands
from game.session.questions.judging import best_answer, class_is_right, told_answer
from game.session.questions.question import Kind, Question
from game.session.questions.reply import Reply, reply_to
from game.session.questions.truth import Truth, canvas_height, truth_of
from game.session.questions.turn import Result, Star, State, Turn
from game.session.settings import RANGES, Settings
from game.session.tape.playhead import Playhead
from game.session.tape.recording import Recording

CLOCKS: Final = {
    State.ASK: 20 * TICKS_PER_SECOND,
    State.PLACED: 6 * TICKS_PER_SECOND,
    State.REVEAL: 15 * TICKS_PER_SECOND,
}
# How long the run takes to the target: one epoch is told, more stream by.
TOLD_SECONDS: Final = 4.0
SECONDS_UP_TO: Final = ((20, 3.0), (200, 5.0))
MOST_SECONDS: Final = 6.0
# At animation speed 0.2 an epoch is told in four seconds.
TELLING_SPEED: Final = 0.2
STREAM_SPEED: Final = 0.4
# Who has only watched so often in a row is asked no more.
DECLINES: Final = 2
# In so many ticks the gap between what was said and what came grows.
GROWING: Final = 36


class Flow:
    """The questions of one run. ``questions`` are worth asking; ``clocks``: states end by
    themselves; ``counts``: a class answers by raising hands, and somebody leads it. Without
    questions nothing ever happens.
    """

    def __init__(
        self,
        questions: Sequence[Question],
        recording: Recording,
        playhead: Playhead,
        lock_threshold: float,
        clocks: bool,
        counts: bool = False,
    ) -> None:
        self.clocks = clocks
        self._counts = counts
        self._questions = tuple(questions)
        self._recording = recording
        self._playhead = playhead
        self._lock_threshold = lock_threshold
        self._stars = [Star.TO_COME] * len(self._questions)
        self._results: list[Result | None] = [None] * len(self._questions)
        self._asked_again: set[int] = set()
        self._declined = 0
        self._told = False
        self._was_staged = False
        self._was_playing = False
        self._ended = False
        self._ended_at = 0
        self._state = State.WATCH
        self._ticks_left = 0
        # Of the question that is open, if one is.
        self._index: int | None = None
        self._answer: Answer | None = None
        self._truth: Truth | None = None
        self._reply: Reply | None = None
        self._height: float | None = None
        self._again = False
        self._votes: Votes | None = None
        self._shown = 0

    def follow(self, recording: Recording) -> None:
        """The run goes on in another future."""
        self._recording = recording

    # ------------------------------------------------------------------ what a visitor does

    def place(self, answer: Answer) -> None:
        """An answer; a later one takes its place until the run goes on."""
        question = self._question
        open_ = self._state in (State.ASK, State.PLACED)
        if question is None or not open_ or not fits(answer, question):
            return
        if self._votes is not None:
            place = self._votes.answers.index(answer)
            self._votes = self._votes.add(place, 1)
        else:
            self._answer = answer
            self._declined = 0
            self._enter(State.PLACED)

    def just_watch(self) -> None:
        """No answer: the run goes on as it was going."""
        if self._state not in (State.ASK, State.PLACED):
            return
        again, playing = self._again, self._was_playing
        self._decline()
        if again:
            self._end()
        elif playing:
            self._play()

    def show(self) -> None:
        """The run goes to the target; hands may be few, or none."""
        counted = self._state is State.ASK and self._votes is not None
        if self._state is State.PLACED or counted:
            if self._votes is not None:
                leaders = self._votes.leaders
                self._answer = leaders[0] if len(leaders) == 1 else None
            self._enter(State.RUN)
            self._drive()

    def go_on(self) -> None:
        """The answer has been looked at, or the end."""
        if self._state is State.REVEAL:
            again = self._again
            self._to_watch()
            if again or self._is_over:
                self._end()
            else:
                self._play()
        elif self._state is State.END:
            self._to_watch()

    def once_more(self) -> None:
        """At the end: back to a question that was missed, which is asked again."""
        index = self._once_more
        if index is None:
            return
        self._asked_again.add(index)
        self._playhead.seek(self._questions[index].asked, 0.0)
        self._ask(index, again=True)

    def count(self, change: Callable[[Votes], Votes]) -> None:
        """The hands of a class change while they are counted."""
        if self._state is State.ASK and self._votes is not None:
            self._votes = change(self._votes)

    def lead(self, clocks: bool, counts: bool) -> None:
        """Whether states end by themselves, and whether hands are counted, from now on."""
        self.clocks, self._counts = clocks, counts
        if self._state is State.ASK and counts != (self._votes is not None):
            self._votes = no_hands(self._current) if counts else None

    @property
    def posable(self) -> int | None:
        """The epoch of the question that somebody who leads may ask now; None where there is none
        ahead.
        """
        index = self._next
        if not self._counts or self._state is not State.WATCH or index is None:
            return None
        asked = self._questions[index].asked
        return asked if asked >= self._recording.last_epoch else None

    def pose(self) -> None:
        """Ask the next question, whose epoch the run has been taken to."""
        if self.posable is not None and self._is_at(self.posable):
            self._told, self._declined = True, 0
            index = self._next
            assert index is not None
            self._ask(index, again=False)

    def trained_to(self, epoch: int) -> None:
        """The run was taken to an epoch as if it had been played."""
        self._told = self._told or epoch >= 1

    def leave(self) -> None:
        """Somebody has gone elsewhere, or nobody is to be asked: what was open is so still, if its
        epoch is ahead.
        """
        if self._index is not None and self._stars[self._index] is Star.NOW:
            self._stars[self._index] = Star.MISSED if self._again else Star.TO_COME
        self._to_watch()

    # ------------------------------------------------------------------ time

    @property
    def halt(self) -> int | None:
        """The epoch beyond which the run does not play by itself now."""
        if self._state is State.RUN:
            return self._current.target
        index = self._next
        if self._state is not State.WATCH or index is None or not self._may_ask:
            return None
        asked = self._questions[index].asked
        return asked if self._playhead.epoch < asked else None

    def tempo(self, settings: Settings) -> Settings:
        """How fast the run is shown now: pace and animation speed change no number."""
        if self._state is not State.RUN:
            return settings
        span = self._current.span
        if span == 1:
            return replace(settings, animation_speed=TELLING_SPEED)
        seconds = next((s for most, s in SECONDS_UP_TO if span <= most), MOST_SECONDS)
        limits = RANGES["pace"]
        pace = min(max(span / seconds, limits.low + limits.step), limits.high)
        return replace(settings, pace=pace, animation_speed=STREAM_SPEED)

    def tick(self, settled: Callable[[], bool]) -> bool:
        """1/60 s has passed, and the playhead has moved. ``settled`` tells whether the run has
        come to an end, good or not. True where anything has changed.
        """
        if not self._questions:
            return False
        self._watch_the_telling()
        self.obey()
        match self._state:
            case State.WATCH:
                return self._look_for_a_question(settled)
            case State.RUN:
                self._run()
                return True
            case State.ASK | State.PLACED | State.REVEAL:
                grows = self._state is State.REVEAL and self._shown < GROWING
                self._shown += grows
                if self.clocks:
                    self._ticks_left -= 1
                    if self._ticks_left <= 0:
                        self._time_is_up()
                return grows or self.clocks
            case _:
                return False

    def obey(self) -> None:
        """After anything has moved the playhead: what does not go with it is over."""
        playhead = self._playhead
        match self._state:
            case State.ASK | State.PLACED if self._is_at(self._current.asked):
                if playhead.moves and self._state is State.ASK:
                    self._decline()
                elif playhead.moves:
                    self._enter(State.RUN)
            case State.RUN if self._current.asked <= playhead.epoch <= self._current.target:
                pass
            case State.REVEAL if self._is_at(self._current.target):
                if playhead.moves:
                    self._to_watch()
            case State.END if self._is_at(self._ended_at):
                if playhead.moves:
                    self._to_watch()
            case State.WATCH:
                pass
            case _:
                self.leave()

    # ------------------------------------------------------------------ looking

    @property
    def runs(self) -> bool:
        """Whether the run is on its way to a target."""
        return self._state is State.RUN

    @property
    def has_ended(self) -> bool:
        """Whether the end is shown."""
        return self._state is State.END

    @property
    def has_questions(self) -> bool:
        """Whether there is anything to ask."""
        return bool(self._questions)

    def turn(self) -> Turn | None:
        """What the view may see; None where there is nothing to ask."""
        if not self._questions:
            return None
        clock = CLOCKS.get(self._state) if self.clocks else None
        return Turn(
            state=self._state,
            questions=self._questions,
            index=self._index,
            answer=self._answer,
            truth=self._truth,
            reply=self._reply,
            stars=tuple(self._stars),
            results=tuple(self._results),
            height=self._height,
            ticks_left=None if clock is None else self._ticks_left,
            ticks=clock,
            once_more=self._once_more,
            again=self._again,
            votes=self._votes,
            grown=self._shown / GROWING if self._state is State.REVEAL else 1.0,
            counts=self._counts,
            poses=self.posable is not None,
        )

    # ------------------------------------------------------------------ inside

    def _enter(self, state: State) -> None:
        self._state = state
        self._ticks_left = CLOCKS.get(state, 0)

    def _to_watch(self) -> None:
        self._forget()
        self._enter(State.WATCH)

    def _forget(self) -> None:
        """No question is open."""
        self._index = None
        self._answer = None
        self._truth = None
        self._reply = None
        self._height = None
        self._again = False
        self._votes = None

    def _decline(self) -> None:
        index = self._index
        assert index is not None
        self._stars[index] = Star.MISSED if self._again else Star.SKIPPED
        if not self._again and not self._counts:
            self._declined += 1
        if self._declined >= DECLINES:
            for each, star in enumerate(self._stars):
                if star is Star.TO_COME:
                    self._stars[each] = Star.SKIPPED
        self._to_watch()

    def _ask(self, index: int, again: bool) -> None:
        self._was_playing = self._playhead.playing
        self._playhead.pause()
        self._to_watch()
        self._index, self._again = index, again
        self._stars[index] = Star.NOW
        if self._current.kind is Kind.LOSS:
            self._height = canvas_height(self._recording, self._current.asked)
        self._votes = no_hands(self._current) if self._counts else None
        self._enter(State.ASK)

    def _run(self) -> None:
        if self._is_at(self._current.target):
            self._reveal()
        elif not self._playhead.moves:
            self._drive()

    def _drive(self) -> None:
        """On towards the target; nothing is to be done by hand."""
        playhead = self._playhead
        if playhead.moves:
            return
        inside = self._current.span == 1 and self._is_at(self._current.asked)
        if not (playhead.step() if inside else playhead.toggle()):
            self.leave()

    def _reveal(self) -> None:
        self._playhead.pause()
        question, index, votes = self._current, self._index, self._votes
        assert index is not None
        names = self._recording.dataset.sample_names
        self._truth = truth = truth_of(question, self._recording, self._lock_threshold)
        said = self._answer if votes is None else told_answer(votes, truth)
        reply = reply_to(
            question, best_answer(question, truth) if said is None else said, truth, names
        )
        if votes is not None:
            reply = replace(reply, right=class_is_right(votes, truth))
        self._reply, self._shown = reply, 0
        if said is None:
            # Nobody has said anything: what comes is seen all the same.
            self._stars[index] = Star.MISSED if self._again else Star.SKIPPED
        else:
            self._stars[index] = Star.EARNED if reply.right else Star.MISSED
            self._results[index] = Result(said, truth, reply, self._again, votes)
        self._enter(State.REVEAL)

    def _end(self) -> None:
        self._playhead.pause()
        self._to_watch()
        self._ended = True
        self._ended_at = self._playhead.epoch
        self._enter(State.END)

    def _play(self) -> None:
        if not self._playhead.moves:
            self._playhead.toggle()

    def _time_is_up(self) -> None:
        match self._state:
            case State.ASK:
                self.just_watch()
            case State.PLACED:
                self.show()
            case _:
                self.go_on()

    def _watch_the_telling(self) -> None:
        """One epoch must have been told whole before anything is asked."""
        staged = self._playhead.moment(None).mode is Mode.STAGED
        if self._was_staged and not staged and self._playhead.epoch >= 1:
            self._told = True
        self._was_staged = staged

    def _look_for_a_question(self, settled: Callable[[], bool]) -> bool:
        self._pass_by()
        index = self._next
        if index is not None:
            asked = self._questions[index].asked
            if self._may_ask and self._is_at(asked) and self._recording.last_epoch == asked:
                self._ask(index, again=False)
                return True
        elif not self._ended and any(self._results) and settled():
            self._end()
            return True
        return False

    def _pass_by(self) -> None:
        """What was trained past is asked no more."""
        for index, question in enumerate(self._questions):
            passed = self._recording.last_epoch > question.asked
            if self._stars[index] is Star.TO_COME and passed:
                self._stars[index] = Star.SKIPPED

    @property
    def _question(self) -> Question | None:
        return None if self._index is None else self._questions[self._index]

    @property
    def _current(self) -> Question:
        question = self._question
        assert question is not None
        return question

    @property
    def _next(self) -> int | None:
        """The question that is to come next."""
        return self._stars.index(Star.TO_COME) if Star.TO_COME in self._stars else None

    @property
    def _may_ask(self) -> bool:
        return self._told and self._declined < DECLINES

    @property
    def _is_over(self) -> bool:
        return self._next is None

    @property
    def _once_more(self) -> int | None:
        if self._state is not State.END:
            return None
        missed = (
            index
            for index, star in enumerate(self._stars)
            if star is Star.MISSED and index not in self._asked_again
        )
        return next(missed, None)

    def _is_at(self, epoch: int) -> bool:
        """Whether the playhead stands at, or is at rest before, an epoch's update."""
        return self._playhead.epoch == epoch and not self._playhead.is_inside_epoch
