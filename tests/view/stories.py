"""Sessions at telling moments, for pictures of the whole screen."""

from dataclasses import dataclass, field, replace
from functools import cache

import numpy as np

from game.engine.topology import NETWORK_2_2_1
from game.session import commands as c
from game.session.presets import Preset
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.view.scene.actions import Tab
from game.view.scene.interface import Interface
from tests.view.stage import PRESETS

# No start within the controls' ranges was found to diverge, so this one is far outside.
HUGE = {NETWORK_2_2_1.column_name(parameter): 100.0 for parameter in NETWORK_2_2_1.parameters}
STARTS = PRESETS | {"huge": replace(PRESETS["sandbox"], start=HUGE)}
PLAIN = Interface()


@dataclass(frozen=True, eq=False)
class Story:
    """A preset (or its name), commands, and the state of the interface."""

    preset: str | Preset
    commands: tuple[c.Command, ...] = ()
    ticks: int = 0
    interface: Interface = field(default=PLAIN)

    @cache  # noqa: B019 - stories live as long as the tests
    def snapshot(self) -> Snapshot:
        """The session after the commands and the ticks; told once, since snapshots never change."""
        start = STARTS[self.preset] if isinstance(self.preset, str) else self.preset
        session = Session(PRESETS, start, np.random.default_rng(1))
        for command in self.commands:
            session.apply(command)
        for _ in range(self.ticks):
            session.tick()
        return session.snapshot()


def pin(name: str) -> c.SelectConnection:
    """Pin a connection by its name."""
    return c.SelectConnection(NETWORK_2_2_1.by_name[name])


def pin_neuron(name: str) -> c.SelectNeuron:
    """Pin a neuron by its name."""
    names = {NETWORK_2_2_1.neuron_name(neuron): neuron for neuron in NETWORK_2_2_1.neurons}
    return c.SelectNeuron(names[name])


SETTINGS = replace(PLAIN, settings_open=True)
HELP = replace(PLAIN, help_open=True)


def tab(which: Tab) -> Interface:
    """With another graph."""
    return replace(PLAIN, tab=which)


DIVERGING: tuple[c.Command, ...] = (
    c.ChangeSetting("activation", "relu"),
    c.ChangeSetting("output_activation", "relu"),
    c.ChangeSetting("learning_rate", 1.0),
    c.TrainTo(400),
)

CROSS_ENTROPY = c.ChangeSetting("loss", "cross-entropy")
# A neuron's card in each of its faces.
NEURONS: dict[str, Story] = {
    "neuron-hidden": Story("xor", (c.TrainTo(120), c.SelectSample(2), pin_neuron("h1"))),
    "neuron-output": Story("xor", (c.TrainTo(120), c.SelectSample(2), pin_neuron("o1"))),
    "neuron-locked": Story(
        "vanishing-gradient", (c.TrainTo(100), c.SelectSample(1), pin_neuron("o1"))
    ),
    "neuron-cancelled": Story(
        "vanishing-gradient",
        (CROSS_ENTROPY, c.TrainTo(40), c.SelectSample(1), pin_neuron("o1")),
    ),
    "neuron-dead": Story("dying-relu", (c.TrainTo(60), c.SelectSample(2), pin_neuron("h1"))),
    "neuron-relu": Story("dying-relu", (c.TrainTo(60), c.SelectSample(2), pin_neuron("h2"))),
    "neuron-unknown": Story(
        "xor", (c.TrainTo(120), c.SelectSample(2), pin_neuron("o1"), c.Seek(120, 0.1))
    ),
    "neuron-moves": Story(
        "xor", (c.TrainTo(120), c.SelectSample(2), pin_neuron("h1"), c.Seek(120, 0.95))
    ),
}

STORIES: dict[str, Story] = {
    "start": Story("and"),
    "stream": Story("xor", (c.TrainTo(300), c.SelectSample(1))),
    "playing": Story("xor", (c.TogglePlay(),), ticks=200),
    "pinned-output": Story("xor", (c.TrainTo(420), pin("h1-o1"))),
    "pinned-hidden": Story("xor", (c.TrainTo(900), pin("x1-h2"))),
    "pinned-bias": Story("and", (c.TrainTo(30), pin("b.h1"))),
    "forward": Story("and", (c.TrainTo(20), c.Seek(20, 0.2))),
    "loss": Story("and", (c.TrainTo(20), c.Seek(20, 0.45))),
    "backward": Story("xor", (c.TrainTo(300), pin("x2-h1"), c.Seek(300, 0.75))),
    "update": Story("and", (c.TrainTo(20), c.Seek(20, 0.95))),
    "all-rows": Story("xor", (c.TrainTo(500), c.SelectSample(None)), interface=tab(Tab.ALL)),
    "all-rows-staged": Story("xor", (c.TrainTo(50), c.SelectSample(None), c.Seek(50, 0.3))),
    "locked": Story("vanishing-gradient", (c.TrainTo(200), pin("h2-o1"))),
    "cancelled": Story(
        "vanishing-gradient",
        (c.TrainTo(100), c.ChangeSetting("loss", "cross-entropy"), c.TrainTo(110), pin("h1-o1")),
        interface=SETTINGS,
    ),
    "dead": Story("dying-relu", (c.TrainTo(240),), interface=tab(Tab.ALL)),
    "dead-pinned": Story("dying-relu", (c.TrainTo(240), pin("x1-h1"))),
    "past": Story("xor", (c.TrainTo(900), c.Seek(400)), interface=tab(Tab.WEIGHTS)),
    "ghost": Story(
        "xor",
        (c.TrainTo(900), c.Seek(300), c.ChangeSetting("learning_rate", 0.3), c.TrainTo(500)),
    ),
    "long": Story("xor", (c.TrainTo(100_000),), interface=tab(Tab.ACTIVATIONS)),
    "diverged": Story("huge", DIVERGING),
    "diverged-pinned": Story("huge", (*DIVERGING, pin("h1-o1")), interface=tab(Tab.ALL)),
    "settings": Story("sandbox", (c.TrainTo(40),), interface=SETTINGS),
    "deltas": Story("and", (c.TrainTo(100),), interface=tab(Tab.DELTAS)),
    "help": Story("and", interface=HELP),
    "map": Story("xor", (c.TrainTo(800), c.SelectSample(2)), interface=tab(Tab.MAP)),
    "map-probe": Story("xor", (c.TrainTo(800), c.ProbeInput((0.8, 0.34))), interface=tab(Tab.MAP)),
    "map-dead": Story("dying-relu", (c.TrainTo(100),), interface=tab(Tab.MAP)),
    "map-pinned": Story(
        "xor", (c.TrainTo(200), pin("h1-o1"), c.ProbeInput((0.5, 0.2))), interface=tab(Tab.MAP)
    ),
    "by-hand": Story(
        "xor",
        (
            c.TrainTo(900),
            c.SelectSample(2),
            c.Seek(700),
            c.TakeInHand(NETWORK_2_2_1.by_name["h1-o1"], -1.8),
        ),
        interface=tab(Tab.MAP),
    ),
    "by-hand-bias": Story(
        "xor", (c.TrainTo(300), c.TakeInHand(NETWORK_2_2_1.by_name["b.h1"], 7.5))
    ),
    **NEURONS,
}
