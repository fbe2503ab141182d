"""How long to wait before the exhibit is started again, and when to try it with default settings.

Only children that die before or soon after their first picture make the wait longer: that is a
crash loop. One that has worked for visitors is started again at once.
"""

from dataclasses import dataclass, replace

# A child that dies within this time of its first picture has hardly lived.
EARLY_SECONDS = 2.0
# A child that has shown pictures for this long was well, whatever came before.
HEALTHY_SECONDS = 60.0
# In safe mode it has to be well for longer until the configuration is trusted again. What works is
# not stopped for that: the next start, whenever it comes, is a normal one.
HEALTHY_SECONDS_IN_SAFE_MODE = 600.0
# Doubling more often than this would only make the numbers large.
MOST_DOUBLINGS = 16


@dataclass(frozen=True, slots=True)
class BackOffRule:
    """Seconds before the first restart and at most; early deaths in a row until safe mode."""

    first: float = 0.1
    most: float = 30.0
    deaths_to_safe_mode: int = 5


@dataclass(frozen=True, slots=True)
class BackOff:
    """What the deaths so far mean for the next start.

    ``early_deaths`` are counted since the last healthy life; ``looping`` tells whether the last
    death was one of them; ``safe`` asks for default settings.
    """

    rule: BackOffRule
    early_deaths: int = 0
    looping: bool = False
    safe: bool = False

    @property
    def delay(self) -> float:
        """Seconds to wait before the next start."""
        if not self.looping:
            return self.rule.first
        doublings = min(self.early_deaths - 1, MOST_DOUBLINGS)
        return min(self.rule.first * float(1 << doublings), self.rule.most)

    def after_death(self, shown_seconds: float | None) -> "BackOff":
        """What follows a child that showed pictures for so long (None: it showed none)."""
        if shown_seconds is None or shown_seconds <= EARLY_SECONDS:
            deaths = self.early_deaths + 1
            safe = self.safe or deaths >= self.rule.deaths_to_safe_mode
            return BackOff(self.rule, deaths, looping=True, safe=safe)
        if shown_seconds >= (HEALTHY_SECONDS_IN_SAFE_MODE if self.safe else HEALTHY_SECONDS):
            return BackOff(self.rule)
        return replace(self, looping=False)
