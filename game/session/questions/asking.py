"""Whether a session asks its stories' questions, and which of them are worth asking."""

from collections.abc import Sequence

from game.session.presets import Preset
from game.session.questions.course_ahead import ahead, worth_asking
from game.session.questions.flow.flow import Flow
from game.session.questions.question import Kind, Question
from game.session.tape.playhead import Playhead
from game.session.tape.recording import Recording
from game.session.tape.start import own_start


class Asking:
    """At first nothing is asked. ``clocks``: open questions go away by themselves; ``counts``: the
    hands of a class are counted; ``kinds``: those that are asked.
    """

    def __init__(self) -> None:
        self.asks = False
        self.clocks = True
        self.counts = False
        self.kinds = frozenset(Kind)
        # By a story's name, the questions that keep their promises: found out once.
        self._worth: dict[str, tuple[Question, ...]] = {}

    def flow(self, preset: Preset, recording: Recording, playhead: Playhead) -> Flow:
        """For a run that begins."""
        worth = self._questions(preset) if self.asks else ()
        questions = [question for question in worth if question.kind in self.kinds]
        threshold = preset.settings.lock_threshold
        return Flow(questions, recording, playhead, threshold, self.clocks, self.counts)

    @staticmethod
    def suits(preset: Preset, as_preset: bool, recording: Recording) -> bool:
        """Whether all of a run is as the story defines it; ``as_preset``: start and rule are so
        now.
        """
        rule = preset.settings.hyperparameters
        return as_preset and [change.rule for change in recording.rules] == [rule]

    def _questions(self, preset: Preset) -> Sequence[Question]:
        if not preset.questions:
            return ()
        if preset.name not in self._worth:
            rule, threshold = preset.settings.hyperparameters, preset.settings.lock_threshold
            course = ahead(own_start(preset), preset.dataset, rule, preset.questions)
            found = worth_asking(preset.name, preset.questions, course, threshold)
            self._worth[preset.name] = found
        return self._worth[preset.name]
