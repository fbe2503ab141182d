"""How long a child has been silent: the decision that it hangs."""

from dataclasses import dataclass, replace

# The supervisor itself may have been stopped, or the machine asleep: what is longer than this was
# not the child's silence, and its beats could not be read.
LONGEST_ROUND_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds of silence that are waited for: until the first picture, and after it."""

    start: float = 30.0
    hang: float = 5.0


@dataclass(frozen=True, slots=True)
class Watch:
    """What is known of a running child: seconds of silence, seconds of pictures (None: none)."""

    patience: Patience
    silence: float = 0.0
    shown: float | None = None

    def after_round(self, elapsed: float, beating: bool, first_picture: bool) -> "Watch":
        """A round of so many seconds went by, in which it was beating, or was not.

        ``first_picture`` tells whether there has been one, in this round or before.
        """
        elapsed = min(max(elapsed, 0.0), LONGEST_ROUND_SECONDS)
        if not first_picture:
            return replace(self, silence=self.silence + elapsed)
        if self.shown is None:
            return replace(self, silence=0.0, shown=0.0)
        if beating:
            return replace(self, silence=0.0, shown=self.shown + elapsed)
        return replace(self, silence=self.silence + elapsed)

    @property
    def overdue(self) -> bool:
        """Whether it has been silent for too long."""
        limit = self.patience.start if self.shown is None else self.patience.hang
        return self.silence >= limit
