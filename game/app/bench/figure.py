"""A measured figure beside what it is held against."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured line: the floor it is held against (None where there is none), value, budget."""

    name: str
    floor: float | None
    value: float
    budget: float
    unit: str
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether the value keeps its budget."""
        return self.value >= self.budget if self.at_least else self.value <= self.budget
