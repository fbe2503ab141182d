"""What is said while it is somebody's turn: the caption with its mark, and the line below it."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from game.session.outcome import State as Outcome
from game.session.questions.question import Question
from game.session.questions.truth import Moved, Reached
from game.session.questions.turn import Star, State, Turn
from game.session.snapshot import Snapshot
from game.view.drawing.theme import Palette
from game.view.large.sentence import Run, Sentence, sentence
from game.view.numbers.digits import grouped
from game.view.scene.preset_text import preset_text
from game.view.scene.texts import Texts
from game.view.visitor.turn.shown import standing_turn
from game.view.visitor.turn.values import answer_name, template, unbroken, written
from game.view.visitor.votes.sentences import class_verdict

# What stands in the colour of whoever answered.
YOURS: Final = frozenset({"yours", "said", "drawn"})


class Spoken(NamedTuple):
    """The sentences; ``star`` None: the pin stands before the caption. ``brief`` says less than the
    caption, for where that has no room.
    """

    caption: Sentence
    line: Sentence
    star: Star | None = None
    marked: bool = True
    brief: Sentence = ()


def spoken(snapshot: Snapshot, texts: Texts, palette: Palette) -> Spoken | None:
    """What is said now; None where it is nobody's turn."""
    turn = standing_turn(snapshot)
    if turn is None:
        return None
    if turn.state is State.END:
        return _at_the_end(snapshot, turn, texts, palette)
    question = turn.question
    assert question is not None
    if turn.state is State.REVEAL:
        return _reply(turn, question, snapshot, texts, palette)
    asked = {name: Run(grouped(value), palette.text) for name, value in question.values.items()}
    caption = sentence(template(question, "question", texts), palette.text, asked)
    if turn.state is State.PLACED and turn.answer is not None:
        name = unbroken(answer_name(turn.answer, question, snapshot, texts))
        answer = Run(name, palette.pink)
        said = sentence(texts.template("visitor.turn.you-say"), palette.muted, {"answer": answer})
        doing = Run(texts("visitor.turn.touch-show"), palette.pink)
        return Spoken(caption, (*said, Run(" ", palette.muted), doing))
    asked = {name: Run(run.string, palette.muted) for name, run in asked.items()}
    hint = sentence(template(question, "hint", texts), palette.muted, asked)
    doing = Run(texts(f"visitor.turn.how.{question.kind.value}"), palette.pink)
    return Spoken(caption, (*hint, Run(" ", palette.muted), doing) if hint else (doing,))


def _reply(
    turn: Turn, question: Question, snapshot: Snapshot, texts: Texts, palette: Palette
) -> Spoken:
    reply = turn.reply
    assert reply is not None
    shown = written(question, reply.values, texts, beside(turn))
    runs = _colored(shown, palette)
    brief: Sentence = ()
    if turn.counts:
        caption = class_verdict(turn, snapshot, shown, texts, palette)
        brief = class_verdict(turn, snapshot, shown, texts, palette, brief=True)
    else:
        caption = sentence(template(question, reply.verdict, texts), palette.text, runs)
    runs = {name: Run(run.string, palette.muted) for name, run in runs.items()}
    why = sentence(template(question, reply.why, texts), palette.muted, runs)
    if turn.votes is not None and not turn.votes.total:
        return Spoken(caption, why, Star.SKIPPED, marked=False, brief=brief)
    return Spoken(caption, why, Star.EARNED if reply.right else Star.MISSED, brief=brief)


def beside(turn: Turn) -> tuple[float, ...]:
    """The numbers that stand in the picture beside a reply's."""
    match turn.truth:
        case Moved(moved):
            return tuple(moved.values())
        case Reached(reach):
            return reach
        case _:
            return ()


def _colored(shown: Mapping[str, str], palette: Palette) -> dict[str, Run]:
    return {
        name: Run(unbroken(value), palette.pink if name in YOURS else palette.text)
        for name, value in shown.items()
    }


def _at_the_end(snapshot: Snapshot, turn: Turn, texts: Texts, palette: Palette) -> Spoken:
    outcome, told = snapshot.outcome, ""
    if outcome.state is Outcome.SOLVED and outcome.since:
        told = texts("visitor.turn.solved", epoch=grouped(outcome.since)) + " "
    seen, asked = turn.earned, len(turn.stars)
    key = "saw-none" if not seen else "saw-all" if seen == asked else "saw"
    place = "votes" if turn.counts else "turn"
    saw = texts(f"visitor.{place}.{key}", seen=seen, asked=asked)
    learned = preset_text(snapshot.preset, texts).learned
    line = (Run(learned, palette.muted),) if learned else ()
    return Spoken((Run(told + saw, palette.text),), line, marked=False)
