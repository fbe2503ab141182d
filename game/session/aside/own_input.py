"""An input of one's own: run through the network that is shown, until it is let go of."""

from typing import Final

from game.engine.trace import EpochTrace
from game.engine.what_if.any_input import Probe, inside, probed
from game.session import commands as c

# After these a row is shown again, or another network.
LETS_GO: Final = (
    c.TogglePlay,
    c.StepEpoch,
    c.StepTerm,
    c.GoToTerm,
    c.StartOver,
    c.SelectPreset,
    c.UndoPreset,
    c.BringBack,
    c.UndoDrop,
    c.SelectSample,
    c.SelectNextSample,
    c.TellAgain,
    c.RunRow,
    c.CelebrateWin,
    c.NewStart,
)


class OwnInput:
    """x1 and x2 as somebody chose them, or nothing."""

    def __init__(self) -> None:
        self._inputs: tuple[float, float] | None = None
        self._probed: Probe | None = None

    @property
    def is_there(self) -> bool:
        """Whether one is chosen."""
        return self._inputs is not None

    def choose(self, inputs: tuple[float, float] | None) -> None:
        """This one from now on, as near as it may be; None lets go."""
        self._inputs = None if inputs is None else inside(inputs)

    def obey(self, command: c.Command) -> None:
        """It does not outlive what shows a row again, or another network."""
        if isinstance(command, LETS_GO):
            self._inputs = None

    def probe(self, trace: EpochTrace) -> Probe | None:
        """What the network of a trace says to it; the same one for the same network."""
        if self._inputs is None:
            self._probed = None
        elif (
            self._probed is None
            or self._probed.inputs != self._inputs
            or self._probed.trace.parameters is not trace.parameters
        ):
            self._probed = probed(self._inputs, trace)
        return self._probed
