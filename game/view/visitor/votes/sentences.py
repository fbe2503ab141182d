"""What is said of a class: "15 of 26 said down. It went up.", made from its hands and the truth."""

from collections.abc import Mapping
from typing import Final

from game.session.questions.answer import Answer, Curve
from game.session.questions.judging import best_answer
from game.session.questions.question import Kind, Question
from game.session.questions.truth import Course, Held, Truth, Went
from game.session.questions.turn import Turn
from game.session.questions.votes import Votes
from game.session.snapshot import Snapshot
from game.view.drawing.theme import Palette
from game.view.large.sentence import Run, Sentence, sentence
from game.view.numbers import visitor_numbers
from game.view.numbers.digits import grouped
from game.view.scene.texts import Texts
from game.view.visitor.turn.values import answer_name, template, unbroken

# So many answers are named when they lead together; more are counted.
NAMED: Final = 2
# From so many hands on "all" is said of them.
ALL: Final = 3


def class_verdict(
    turn: Turn,
    snapshot: Snapshot,
    shown: Mapping[str, str],
    texts: Texts,
    palette: Palette,
    brief: bool = False,
) -> Sentence:
    """How many said what, and what came; ``shown`` fills the question's own sentence of the truth.

    ``turn`` tells a truth, and is a class's. ``brief``: without what the picture shows as well, the
    names of answers that lead together and the numbers of a weight.
    """
    question, truth = turn.question, turn.truth
    assert question is not None
    assert truth is not None
    came = _came(question, truth, turn, shown, snapshot, texts)
    if brief and isinstance(truth, Went):
        came = texts(f"visitor.votes.briefly.{_way(truth)}")
    said = (
        _drawn(turn.answer, truth, texts, palette)
        if turn.votes is None
        else said_by(turn.votes, question, snapshot, texts, palette, brief)
    )
    return (*said, Run(" ", palette.text), Run(came, palette.text))


def said_by(
    votes: Votes,
    question: Question,
    snapshot: Snapshot,
    texts: Texts,
    palette: Palette,
    brief: bool = False,
) -> Sentence:
    """How many said what; ``brief``: without names where several answers lead."""
    leaders, total, most = votes.leaders, votes.total, votes.most
    names = [_quoted(answer, question, snapshot, texts) for answer in leaders]
    values = {"hands": grouped(most), "total": grouped(total), "answers": grouped(len(leaders))}
    if not leaders:
        key = "none"
    elif len(leaders) == 1:
        key = "all" if most == total >= ALL else "one" if most == 1 else "said"
        values["answer"] = names[0]
    elif brief:
        key = "tie-brief"
    elif len(leaders) == NAMED:
        key = "tie"
        values |= {"first": names[0], "second": names[1]}
    else:
        key = "tie-many"
    pink = ("hands", "answer", "first", "second")
    runs = {
        name: Run(value, palette.pink if name in pink else palette.text)
        for name, value in values.items()
    }
    return sentence(texts.template(f"visitor.votes.{key}"), palette.text, runs)


def counted(votes: Votes, texts: Texts) -> str:
    """How many of all said what most said."""
    return texts("visitor.votes.of", hands=grouped(votes.most), total=grouped(votes.total))


def _quoted(answer: Answer, question: Question, snapshot: Snapshot, texts: Texts) -> str:
    name = unbroken(answer_name(answer, question, snapshot, texts))
    return texts(f"visitor.votes.name.{question.kind.value}", answer=name)


def _drawn(answer: Answer | None, truth: Truth, texts: Texts, palette: Palette) -> Sentence:
    """What was drawn for the class, at its end."""
    assert isinstance(answer, Curve)
    assert isinstance(truth, Course)
    end = visitor_numbers.number(min(max(answer.heights[-1], 0.0), truth.height))
    runs = {"drawn": Run(end, palette.pink)}
    return sentence(texts.template("visitor.votes.drawn"), palette.text, runs)


def _way(truth: Went) -> str:
    """Which way it went; of what stayed, whether its numbers hardly moved, or not at all."""
    first, second = visitor_numbers.moved(truth.before, truth.after)
    way = truth.slot.value
    return "hardly" if way == "stay" and first != second else way


def _came(
    question: Question,
    truth: Truth,
    turn: Turn,
    shown: Mapping[str, str],
    snapshot: Snapshot,
    texts: Texts,
) -> str:
    """What really happened."""
    match truth:
        case Went(before, after):
            first, second = visitor_numbers.moved(before, after)
            return texts(f"visitor.votes.went.{_way(truth)}", before=first, after=second)
        case Course():
            return texts("visitor.votes.end", end=visitor_numbers.number(truth.losses[-1]))
        case Held():
            # The question's own words for what is so.
            return template(question, "other", texts).format(**shown)
        case _:
            best = best_answer(question, truth)
            name = unbroken(answer_name(best, question, snapshot, texts))
            near = turn.votes is not None and best not in turn.votes.leaders
            right = turn.reply is not None and turn.reply.right
            key = "narrowly" if near and right else "was"
            kind = "line" if question.kind is Kind.LINE else "row"
            return texts(f"visitor.votes.{key}.{kind}", answer=name)
