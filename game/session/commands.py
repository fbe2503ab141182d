"""What a visitor can want: the only door through which a session changes."""

from game.engine.topology import NeuronId, ParameterId
from game.engine.value_type import value_type
from game.session.presentation import Phase
from game.session.questions.answer import Answer
from game.session.questions.question import Kind


@value_type
class Simple:
    """What says all by its name: equal to what has the same one. Each has no dataclass of its own,
    because the first picture waits for the making of all of them.
    """


class TogglePlay(Simple):
    """Play, or pause."""

    __slots__ = ()


class Pause(Simple):
    """Stand still."""

    __slots__ = ()


class StepEpoch(Simple):
    """One epoch forward, told phase by phase; pauses."""

    __slots__ = ()


class StepBack(Simple):
    """To the beginning of this epoch, or to the one before; pauses."""

    __slots__ = ()


@value_type
class Seek:
    """To any recorded epoch, and to any moment inside it (``progress`` 0 to 1); pauses."""

    epoch: int
    progress: float = 0.0


@value_type
class StepTerm:
    """Inside an epoch: one number on, or back for a negative ``by``, into the next epoch or the one
    before; from outside to the next one. Pauses.
    """

    by: int


@value_type
class GoToTerm:
    """Inside the epoch that is shown: to what is made at this station, from 1; pauses."""

    term: int


class LeaveTerms(Simple):
    """Out of the epoch again: at rest at its beginning."""

    __slots__ = ()


@value_type
class TrainTo:
    """Record up to ``epoch`` at once and go there, as if it had been played."""

    epoch: int


class Restart(Simple):
    """Epoch 0 of the same start; the recording is cleared."""

    __slots__ = ()


class NewWeights(Simple):
    """Epoch 0 of another start, from a new seed."""

    __slots__ = ()


class StartOver(Simple):
    """Everything as it was at the beginning of the program: total, and the same every time."""

    __slots__ = ()


@value_type
class SelectPreset:
    """Scenario, settings and start of a preset."""

    name: str


class UndoPreset(Simple):
    """Back to the run that a preset or a new beginning took the place of, while it is kept."""

    __slots__ = ()


@value_type
class BringBack:
    """To the future with this letter's place (0 for A), at the same epoch if it goes so far."""

    slot: int


class UndoDrop(Simple):
    """To the future that had to make room for another one, while it can be had back."""

    __slots__ = ()


@value_type
class ChangeSetting:
    """One control to one value; what that resets is said in ``settings``."""

    name: str
    value: float | str


@value_type
class SelectSample:
    """Which row is shown; None for all rows."""

    sample: int | None


class SelectNextSample(Simple):
    """The next row, then all rows, then the first again."""

    __slots__ = ()


@value_type
class SelectConnection:
    """Pin a connection or bias to the chain-rule card, in place of whatever is pinned; None lets go
    of that.
    """

    parameter: ParameterId | None


@value_type
class SelectNeuron:
    """Pin a computing neuron to the neuron card, in place of whatever is pinned; None lets go of
    that.
    """

    neuron: NeuronId | None


@value_type
class TakeInHand:
    """Pin a parameter and try another value for it, or the nearest one that it may have; pauses.
    It is recorded only when training goes on: to play or to step then makes it a future.
    """

    parameter: ParameterId
    value: float


class PutWeightBack(Simple):
    """What is in hand is again what the recording says."""

    __slots__ = ()


@value_type
class ProbeInput:
    """Run an input (x1, x2) of one's own through the network, and stand still; None lets go."""

    inputs: tuple[float, float] | None


@value_type
class AskQuestions:
    """Whether the story's questions are asked (at first they are not); ``clocks``: whether an open
    one goes away by itself; ``kinds``: of these only. ``counts``: a class answers, and its hands
    are counted.
    """

    asked: bool
    clocks: bool = True
    kinds: frozenset[Kind] = frozenset(Kind)
    counts: bool = False


class PoseQuestion(Simple):
    """Where hands are counted: ask the next question now, at its own epoch."""

    __slots__ = ()


@value_type
class ChooseVotes:
    """The hands of the open question's answer at this place are counted now."""

    place: int


@value_type
class TypeHands:
    """One more digit of the hands that are counted."""

    digit: int


class EraseHands(Simple):
    """Take the last digit back."""

    __slots__ = ()


@value_type
class AddHands:
    """So many more hands for the answer at this place, or fewer."""

    place: int
    by: int


@value_type
class PlaceAnswer:
    """An answer to the open question; another one takes its place."""

    answer: Answer


class JustWatch(Simple):
    """No answer to the open question."""

    __slots__ = ()


class ShowMe(Simple):
    """On to what really happens; an answer is given."""

    __slots__ = ()


class GoOn(Simple):
    """The reply has been read, or the end."""

    __slots__ = ()


class OnceMore(Simple):
    """At the end: back to the first question that was missed."""

    __slots__ = ()


class BeginRace(Simple):
    """To the first move of the story's race; at its end, once more from the start."""

    __slots__ = ()


@value_type
class PullLine:
    """In a race: pull a line to this weight, or as near to it as it may go."""

    line: ParameterId
    value: float


class PutBack(Simple):
    """In a race: let go of the line that is pulled, as it was."""

    __slots__ = ()


class MakeMove(Simple):
    """In a race: the pull stands, and the machine trains."""

    __slots__ = ()


class LeaveRace(Simple):
    """Give the race up; the run goes on from where the machine is."""

    __slots__ = ()


@value_type
class TellAgain:
    """Pause, tell one phase of this epoch again for the row that is shown, then stand still."""

    phase: Phase


@value_type
class RunRow:
    """Choose a row; where nothing moves, its data run through the network once."""

    sample: int


class CelebrateWin(Simple):
    """It is won: pause at the epoch that made all rows right, and let all of them answer."""

    __slots__ = ()


class FinishStory(Simple):
    """The story that is on has come to its end: it is marked until everything starts over."""

    __slots__ = ()


class NewStart(Simple):
    """Another start, which plays at once."""

    __slots__ = ()


Command = (
    TogglePlay
    | Pause
    | StepEpoch
    | StepBack
    | Seek
    | StepTerm
    | GoToTerm
    | LeaveTerms
    | TrainTo
    | Restart
    | NewWeights
    | StartOver
    | SelectPreset
    | UndoPreset
    | BringBack
    | UndoDrop
    | ChangeSetting
    | SelectSample
    | SelectNextSample
    | SelectConnection
    | SelectNeuron
    | TakeInHand
    | PutWeightBack
    | ProbeInput
    | AskQuestions
    | PoseQuestion
    | ChooseVotes
    | TypeHands
    | EraseHands
    | AddHands
    | PlaceAnswer
    | JustWatch
    | ShowMe
    | GoOn
    | OnceMore
    | BeginRace
    | PullLine
    | PutBack
    | MakeMove
    | LeaveRace
    | TellAgain
    | RunRow
    | CelebrateWin
    | FinishStory
    | NewStart
)
