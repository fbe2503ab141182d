"""Whether the questions of a file keep what they promise: its run trained ahead, to see."""

from pathlib import Path

from game.session.presets import left_out, load_preset
from game.session.problem import ProblemError
from game.session.questions.course_ahead import ahead, broken_promises
from game.session.questions.question import Question
from game.session.questions.reading import TABLE
from game.session.tape.start import own_start
from game.session.toml_file import read_toml

# Where in a question's table that stands which a problem is with.
KEYS = {"no-surprise": "surprise", "target-not-reached": "target", "no-value": "text"}


def broken_promises_in(path: Path) -> list[ProblemError]:
    """What is wrong with the questions of a preset's file that only its run shows; a file that
    cannot be read is told of elsewhere.
    """
    try:
        preset, file = load_preset(path), read_toml(path)
    except ProblemError:
        return []
    if not preset.questions:
        return []
    rule, threshold = preset.settings.hyperparameters, preset.settings.lock_threshold
    recording = ahead(own_start(preset), preset.dataset, rule, preset.questions)
    faults = []
    for question, problem in broken_promises(preset.questions, recording, threshold):
        place = (TABLE, _number(question, file.document[TABLE]), KEYS[problem.key])
        problem.values["at"] = place
        faults.append(left_out(path, file, problem))
    return faults


def _number(question: Question, tables: list[dict[str, object]]) -> str:
    """Which of the file's questions it is, from 0."""
    return str(next(n for n, table in enumerate(tables) if table.get("id") == question.id))
