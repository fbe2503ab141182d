"""A replay in the window: it moves the session in a visitor's place, until it is over."""

from typing import Final

from game.session.commands import AskQuestions, StepEpoch, TogglePlay
from game.session.presentation import TICKS_PER_SECOND
from game.session.replay.replay import Replay
from game.view.scene.actions import Action
from game.view.scene.page import View

TICKS_SKIPPED: Final = 10 * TICKS_PER_SECOND


class Playback:
    """Play holds it and lets it go on, Step skips ten seconds; nothing else is done meanwhile.

    ``view``: which view was open, None where that is not known yet.
    """

    def __init__(self, replay: Replay) -> None:
        self.view: View | None = None
        self._replay = replay
        self._held = False

    @property
    def is_over(self) -> bool:
        """Whether all has been done again."""
        return self._replay.is_over

    def tick(self) -> None:
        """1/60 s passes, where it is not held."""
        if not self._held:
            self._go_on()

    def takes(self, action: Action) -> bool:
        """Whether what somebody wants now means something to it; then it is done."""
        if isinstance(action, TogglePlay):
            self._held = not self._held
        elif isinstance(action, StepEpoch):
            for _ in range(TICKS_SKIPPED):
                self._go_on()
        else:
            return False
        return True

    def _go_on(self) -> None:
        if self._replay.is_over:
            return
        for command in self._replay.tick():
            if isinstance(command, AskQuestions):
                # The visitor view asks, the lab does not.
                self.view = View.VISITOR if command.asked else View.LAB
