"""What is wrong with the program's own files: each is left out, and the rest goes on."""

from game.app import paths
from game.session.presets import read_presets
from game.session.problem import ProblemError
from game.session.questions.promises import broken_promises_in
from game.session.toml_file import toml_files
from game.view.scene.texts import FALLBACK_LANGUAGE, languages, read_texts


def faulty_files() -> list[ProblemError]:
    """Of the presets, the stories and the texts: which file, in which line, and why."""
    stories = read_presets(paths.STORIES)
    faults = [*read_presets(paths.PRESETS).faults, *stories.faults]
    faults += [
        ProblemError(
            "preset-broken",
            path=paths.STORIES / f"{name}.toml",
            reason=ProblemError("story-without-hidden"),
        )
        for name, story in stories.presets.items()
        if not story.settings.topology.has_hidden
    ]
    for language in dict.fromkeys((FALLBACK_LANGUAGE, *languages(paths.TEXTS))):
        try:
            faults += read_texts(paths.TEXTS, language).faults
        except ProblemError as problem:
            faults.append(problem)
    return faults


def faulty_questions() -> list[ProblemError]:
    """Of the questions of presets and stories: those whose run does not keep what they promise. It
    takes a while, for the runs are trained.
    """
    faults = []
    for folder in (paths.PRESETS, paths.STORIES):
        try:
            files = toml_files(folder)
        except OSError:
            continue  # faulty_files tells of it
        faults += [fault for file in files for fault in broken_promises_in(file)]
    return faults
