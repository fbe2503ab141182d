"""The options with which a picture shows a question of a story: which one, what was answered, and
how far it has come.
"""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from game.app.commands.asked import refuse_idle
from game.app.commands.run_options import number, whole_number
from game.app.commands.turn_visit import Visit
from game.engine.topology import NETWORK_2_2_1
from game.session.presets import Preset
from game.session.problem import ProblemError, unknown_choice
from game.session.questions.answer import (
    FEWEST_HEIGHTS,
    MOST_HEIGHTS,
    Answer,
    Curve,
    Line,
    Row,
    Slot,
    Word,
    fits,
    possible,
)
from game.session.questions.question import Kind, Question
from game.session.questions.votes import MOST_HANDS
from game.session.session import Session
from game.view.visitor.turn.shown import DRAWN_KINDS

ASK, PLACED, RUN, REVEAL, END = STAGES = ("ask", "placed", "run", "reveal", "end")
OPTIONS: Final = ("story", "question", "answer", "stage", "votes")
CURVE: Final = "curve:"
EXAMPLES: Final = {
    Kind.LINE: "line:x1-h2",
    Kind.ROW: "row:01",
    Kind.PILL: "up, stay, down",
    Kind.LOSS: "curve:FILE",
    Kind.WORD: "word:back",
}


class TurnShot(NamedTuple):
    """A story's question (counted from 0), its answer, and the stage that is shown; ``votes``: the
    hands of a class for each answer, in their order on the screen, instead of one answer;
    ``counts``: a class is asked, also where no hands are given.
    """

    story: Preset
    number: int
    answer: Answer | None
    stage: str
    votes: tuple[int, ...] | None = None
    counts: bool = False


def add_turn_options(parser: argparse.ArgumentParser) -> None:
    """``--story`` ... ``--stage``; values are checked by :func:`chosen_turn`."""
    parser.add_argument("--story", metavar="NAME")
    parser.add_argument("--question", metavar="N")
    parser.add_argument("--answer", metavar="down|line:x1-h2|row:01|word:back|curve:FILE")
    parser.add_argument("--stage", metavar="|".join(STAGES))
    parser.add_argument("--votes", metavar="15,6,5")


def chosen_turn(arguments: argparse.Namespace, stories: Mapping[str, Preset]) -> TurnShot | None:
    """The question to be shown; None where none is asked for; ProblemError for a bad value."""
    if arguments.question is None:
        for name in ("answer", "stage", "votes"):
            if getattr(arguments, name) is not None:
                raise ProblemError("no-question-given", name=f"--{name}")
        return None
    story = chosen_story(arguments, stories)
    if story is None:
        raise ProblemError("no-story-given")
    questions = [each for each in story.questions if each.kind in DRAWN_KINDS]
    if not questions:
        raise ProblemError("no-questions", story=arguments.story)
    index = whole_number("--question", arguments.question, 1, len(questions)) - 1
    given = arguments.answer is not None
    votes = _votes(arguments, questions[index])
    stage = arguments.stage or (REVEAL if given or votes is not None else ASK)
    if stage not in STAGES:
        raise unknown_choice("--stage", stage, STAGES)
    if votes is not None:
        if stage == PLACED:
            raise unknown_choice("--stage", stage, (ASK, RUN, REVEAL, END))
        return TurnShot(story, index, None, stage, votes)
    if stage == ASK and given:
        raise ProblemError("no-answer-wanted")
    if stage not in (ASK, END) and not given:
        raise ProblemError("no-answer-given", stage=stage)
    answer = _answer(arguments.answer, questions[index], story) if given else None
    return TurnShot(story, index, answer, stage)


def chosen_story(arguments: argparse.Namespace, stories: Mapping[str, Preset]) -> Preset | None:
    """The story that is named; ProblemError where there is none of that name."""
    if arguments.story is None:
        return None
    if arguments.story not in stories:
        raise unknown_choice("--story", arguments.story, stories)
    return stories[arguments.story]


def asked_of_a_class(arguments: argparse.Namespace, shot: TurnShot) -> TurnShot:
    """The same on a projector, as in the window: a class is asked, and raises hands or draws."""
    if shot.answer is not None and not isinstance(shot.answer, Curve):
        profile = arguments.profile
        refuse_idle(arguments, ["answer"], f"--profile {profile}" if profile else "--text large")
    return shot._replace(counts=True)


def taken_to(session: Session, shot: TurnShot) -> None:
    """Answer a story's questions up to the stage that is shown."""
    visit = Visit(session, counts=shot.counts or shot.votes is not None)
    if shot.stage == END:
        visit.to_the_end(shot.number, shot.answer, shot.votes)
        return
    visit.ask(shot.number)
    if shot.votes is not None:
        visit.count(shot.votes)
        if shot.stage == RUN:
            visit.run_half()
        elif shot.stage == REVEAL:
            visit.reveal()
        return
    if shot.answer is None:
        return
    visit.place(shot.answer)
    if shot.stage == RUN:
        visit.run_half()
    elif shot.stage == REVEAL:
        visit.reveal()


def _votes(arguments: argparse.Namespace, question: Question) -> tuple[int, ...] | None:
    """Hands for each answer; None where none are given."""
    if arguments.votes is None:
        return None
    if arguments.answer is not None:
        raise ProblemError("votes-and-answer")
    count = len(possible(question))
    if not count:
        raise ProblemError("no-votes-here", number=arguments.question)
    words = arguments.votes.split(",")
    if len(words) != count:
        raise ProblemError("wrong-votes", value=arguments.votes, count=count)
    return tuple(whole_number("--votes", word.strip(), 0, MOST_HANDS) for word in words)


def _answer(word: str, question: Question, story: Preset) -> Answer:
    """What is written, as an answer to the question."""
    answer = _curve(word) if word.startswith(CURVE) else _named(question, story).get(word)
    if answer is None or not fits(answer, question):
        raise unknown_choice("--answer", word, _named(question, story) or [EXAMPLES[Kind.LOSS]])
    return answer


def _named(question: Question, story: Preset) -> dict[str, Answer]:
    return {_name(answer, question, story): answer for answer in possible(question)}


def _name(answer: Answer, question: Question, story: Preset) -> str:
    match answer:
        case Line(connection):
            return f"line:{NETWORK_2_2_1.parameter_name(connection)}"
        case Row(sample):
            return f"row:{story.dataset.sample_names[sample]}"
        case Word(first):
            return f"word:{question.texts['en']['first' if first else 'second']}"
        case Slot():
            return answer.value
        case Curve():
            return EXAMPLES[Kind.LOSS]


def _curve(word: str) -> Curve:
    """Heights in units of the loss, read from a file: numbers apart from each other by blanks."""
    path = Path(word.removeprefix(CURVE))
    try:
        words = path.read_text(encoding="utf-8").split()
    except (OSError, UnicodeDecodeError) as error:
        raise ProblemError("no-curve", path=path) from error
    heights = tuple(number("--answer", each) for each in words)
    if not FEWEST_HEIGHTS <= len(heights) <= MOST_HEIGHTS:
        raise ProblemError("no-curve", path=path)
    return Curve(heights)
