"""What changes the whole picture happens at most so often."""

import pytest

from game.app.program.no_flicker import RESTARTS, SWITCHES, Calm
from game.session.commands import Restart, StepEpoch
from game.view.scene.actions import Action, GoHome, KeepGoing, ToggleContrast, ToggleHelp


def _passed(actions: tuple[Action, ...], ticks: int) -> list[int]:
    """When one of the actions, in turn wanted at every tick, may happen."""
    calm, found = Calm(), []
    for tick in range(ticks):
        if calm.allows(actions[tick % len(actions)]):
            found.append(tick)
        calm.tick()
    return found


@pytest.mark.parametrize(
    ("actions", "most"),
    [
        ((ToggleHelp(),), SWITCHES),
        ((ToggleHelp(), ToggleContrast()), SWITCHES),
        ((Restart(),), RESTARTS),
    ],
)
def test_so_many_in_any_second(actions: tuple[Action, ...], most: int) -> None:
    passed = _passed(actions, 300)
    assert passed[:most] == list(range(most))
    assert len(passed) > 4 * most
    for tick in passed:
        assert sum(tick <= other < tick + 60 for other in passed) <= most


@pytest.mark.parametrize("action", [StepEpoch(), GoHome(), KeepGoing()])
def test_what_a_visitor_needs_always_happens(action: Action) -> None:
    assert len(_passed((action,), 100)) == 100
