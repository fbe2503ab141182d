"""The flow of the questions through one run: WATCH, ASK, PLACED, RUN, REVEAL, END.

A state machine on ticks of 1/60 s. It moves the playhead like a visitor would, and changes no
number. Whatever else moves the playhead is obeyed: what the question needs is then gone, and so is
the question.

    state    goes on by                              to
    WATCH    the next question's epoch (or pose)     ASK
             all seen, and the run has settled       END
    ASK      place                                   PLACED; hands are counted, and it stays
             show, where hands are counted           RUN
             just_watch, 20 s                        WATCH, or END where it was asked once more
    PLACED   show, 6 s                               RUN
             just_watch                              WATCH, or END where it was asked once more
    RUN      the question's target                   REVEAL
    REVEAL   go_on, 15 s                             WATCH, or END after the last question
    END      once_more                               ASK
             go_on                                   WATCH
"""

from collections.abc import Callable, Sequence
from typing import Final

from game.session.presentation import TICKS_PER_SECOND
from game.session.questions.answer import Answer, fits
from game.session.questions.flow.next_question import NextQuestion
from game.session.questions.flow.open_question import NOTHING_OPEN, asked
from game.session.questions.flow.score import Score
from game.session.questions.flow.way import drive, tempo
from game.session.questions.question import Question
from game.session.questions.turn import State, Turn
from game.session.questions.votes import Votes
from game.session.settings import Settings
from game.session.tape.playhead import Playhead
from game.session.tape.recording import Recording

CLOCKS: Final = {
    State.ASK: 20 * TICKS_PER_SECOND,
    State.PLACED: 6 * TICKS_PER_SECOND,
    State.REVEAL: 15 * TICKS_PER_SECOND,
}
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
        self._score = Score(self._questions)
        self._next = NextQuestion(self._questions, self._score, playhead)
        self._was_playing = False
        self._ended = False
        self._ended_at = 0
        self._state = State.WATCH
        self._ticks_left = 0
        self._open = NOTHING_OPEN
        self._shown = 0

    def follow(self, recording: Recording) -> None:
        """The run goes on in another future."""
        self._recording = recording

    # ------------------------------------------------------------------ what a visitor does

    def place(self, answer: Answer) -> None:
        """An answer; a later one takes its place until the run goes on."""
        if self._state not in (State.ASK, State.PLACED) or not fits(answer, self._current):
            return
        self._open = self._open.said(answer)
        if self._open.votes is None:
            self._score.take_part()
            self._enter(State.PLACED)

    def just_watch(self) -> None:
        """No answer: the run goes on as it was going."""
        if self._state not in (State.ASK, State.PLACED):
            return
        again, playing = self._open.again, self._was_playing
        self._decline()
        if again:
            self._end()
        elif playing:
            self._play()

    def show(self) -> None:
        """The run goes to the target; hands may be few, or none."""
        counted = self._state is State.ASK and self._open.votes is not None
        if self._state is State.PLACED or counted:
            self._open = self._open.decided()
            self._enter(State.RUN)
            self._drive()

    def go_on(self) -> None:
        """The answer has been looked at, or the end."""
        if self._state is State.REVEAL:
            again = self._open.again
            self._to_watch()
            if again or self._next.epoch is None:
                self._end()
            else:
                self._play()
        elif self._state is State.END:
            self._to_watch()

    def once_more(self) -> None:
        """At the end: back to a question that was missed, which is asked again."""
        number = self._once_more
        if number is not None:
            self._playhead.seek(self._questions[number].asked, 0.0)
            self._ask(number, again=True)

    def count(self, change: Callable[[Votes], Votes]) -> None:
        """The hands of a class change while they are counted."""
        if self._state is State.ASK:
            self._open = self._open.counted(change)

    def lead(self, clocks: bool, counts: bool) -> None:
        """Whether states end by themselves, and whether hands are counted, from now on."""
        self.clocks, self._counts = clocks, counts
        if self._state is State.ASK:
            self._open = self._open.led(self._current, counts)

    @property
    def posable(self) -> int | None:
        """The epoch of the question that somebody who leads may ask now; None where there is none
        ahead.
        """
        epoch = self._next.epoch
        if not self._counts or self._state is not State.WATCH or epoch is None:
            return None
        return epoch if epoch >= self._recording.last_epoch else None

    def pose(self) -> None:
        """Ask the next question, whose epoch the run has been taken to."""
        if self.posable is not None and self._playhead.is_at(self.posable):
            self._next.wish_for()
            self._ask_next()

    def trained_to(self, epoch: int) -> None:
        """The run was taken to an epoch as if it had been played."""
        self._next.trained_to(epoch)

    def leave(self) -> None:
        """Somebody has gone elsewhere, or nobody is to be asked: what was open is so still, if its
        epoch is ahead.
        """
        if self._open.number is not None:
            self._score.set_aside(self._open.number, self._open.again)
        self._to_watch()

    # ------------------------------------------------------------------ time

    @property
    def halt(self) -> int | None:
        """The epoch beyond which the run does not play by itself now."""
        if self._state is State.RUN:
            return self._current.target
        epoch = self._next.epoch
        if self._state is not State.WATCH or epoch is None or not self._next.may_be_asked:
            return None
        return epoch if self._playhead.epoch < epoch else None

    def tempo(self, settings: Settings) -> Settings:
        """How fast the run is shown now: pace and animation speed change no number."""
        return tempo(self._current, settings) if self.runs else settings

    def tick(self, settled: Callable[[], bool]) -> bool:
        """1/60 s has passed, and the playhead has moved. ``settled`` tells whether the run has
        come to an end, good or not. True where anything has changed.
        """
        if not self._questions:
            return False
        self._next.watch()
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
            case State.ASK | State.PLACED if self._playhead.is_at(self._current.asked):
                if playhead.moves and self._state is State.ASK:
                    self._decline()
                elif playhead.moves:
                    self._enter(State.RUN)
            case State.RUN if self._current.asked <= playhead.epoch <= self._current.target:
                pass
            case State.REVEAL if self._playhead.is_at(self._current.target):
                if playhead.moves:
                    self._to_watch()
            case State.END if self._playhead.is_at(self._ended_at):
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
            index=self._open.number,
            answer=self._open.answer,
            truth=self._open.truth,
            reply=self._open.reply,
            stars=self._score.stars,
            results=self._score.results,
            height=self._open.height,
            ticks_left=None if clock is None else self._ticks_left,
            ticks=clock,
            once_more=self._once_more,
            again=self._open.again,
            votes=self._open.votes,
            grown=self._shown / GROWING if self._state is State.REVEAL else 1.0,
            counts=self._counts,
            poses=self.posable is not None,
        )

    # ------------------------------------------------------------------ inside

    def _enter(self, state: State) -> None:
        self._state = state
        self._ticks_left = CLOCKS.get(state, 0)

    def _to_watch(self) -> None:
        self._open = NOTHING_OPEN
        self._enter(State.WATCH)

    def _decline(self) -> None:
        self._score.decline(self._number, self._open.again, self._counts)
        self._to_watch()

    def _ask_next(self) -> None:
        number = self._score.to_come
        assert number is not None
        self._ask(number, again=False)

    def _ask(self, number: int, again: bool) -> None:
        self._was_playing = self._playhead.playing
        self._playhead.pause()
        self._score.ask(number, again)
        self._open = asked(number, self._questions[number], again, self._recording, self._counts)
        self._enter(State.ASK)

    def _run(self) -> None:
        if self._playhead.is_at(self._current.target):
            self._reveal()
        else:
            self._drive()

    def _drive(self) -> None:
        if not drive(self._playhead, self._current):
            self.leave()

    def _reveal(self) -> None:
        self._playhead.pause()
        self._open = self._open.resolved(self._current, self._recording, self._lock_threshold)
        self._score.resolve(self._number, self._open.again, self._open.result)
        self._shown = 0
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

    def _look_for_a_question(self, settled: Callable[[], bool]) -> bool:
        self._score.pass_by(self._recording.last_epoch)
        epoch = self._next.epoch
        if epoch is not None:
            at_head = self._playhead.is_at(epoch) and self._recording.last_epoch == epoch
            if at_head and self._next.may_be_asked:
                self._ask_next()
                return True
        elif not self._ended and any(self._score.results) and settled():
            self._end()
            return True
        return False

    @property
    def _number(self) -> int:
        assert self._open.number is not None
        return self._open.number

    @property
    def _current(self) -> Question:
        return self._questions[self._number]

    @property
    def _once_more(self) -> int | None:
        return self._score.missed if self._state is State.END else None
