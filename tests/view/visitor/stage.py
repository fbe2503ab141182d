"""The visitor view without a window: its moments, its scenes, its panels."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from game.app import paths
from game.engine.topology import NETWORK_2_2_1
from game.session import commands as c
from game.session.presets import load_presets
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.view.control_table import ControlTable
from game.view.drawing.theme import DARK
from game.view.network.panel import NetworkPanel
from game.view.pages import large_parts, layout_of
from game.view.scene.features import Features
from game.view.scene.interface import Interface
from game.view.scene.layout import Layout
from game.view.scene.page import View
from game.view.scene.panel import Panel, opened
from game.view.scene.scene import Scene
from game.view.scene.texts import Texts
from tests.view.stage import ENGLISH, PRESETS, kit

STORIES = {
    name: replace(story, name=f"story-{name}")
    for name, story in load_presets(paths.STORIES).items()
}
ALL = PRESETS | {story.name: story for story in STORIES.values()}
FEATURES = Features(kiosk=True, sound=True, languages={"en": ENGLISH}, stories=STORIES)
VISITOR = Interface(view=View.VISITOR)
PROJECTOR = replace(VISITOR, large_text=True)
PAGES = {"visitor": VISITOR, "projector": PROJECTOR}


@dataclass(frozen=True)
class Moment:
    """A story, and what was done to it."""

    story: str = "xor"
    commands: tuple[c.Command, ...] = ()
    ticks: int = 0

    @cache  # noqa: B019 - moments live as long as the tests
    def snapshot(self) -> Snapshot:
        session = Session(ALL, ALL[f"story-{self.story}"], np.random.default_rng(1))
        for command in self.commands:
            session.apply(command)
        for _ in range(self.ticks):
            session.tick()
        return session.snapshot()


def pin(name: str) -> c.SelectConnection:
    return c.SelectConnection(NETWORK_2_2_1.by_name[name])


def neuron(name: str) -> c.SelectNeuron:
    topology = NETWORK_2_2_1
    return c.SelectNeuron(next(n for n in topology.neurons if topology.neuron_name(n) == name))


MSE = c.ChangeSetting("loss", "mse")
MOMENTS = {
    "start": Moment(),
    "first": Moment(commands=(c.TogglePlay(),), ticks=30),
    "first-compare": Moment(commands=(c.TrainTo(1), c.Seek(0, 0.47))),
    "first-back": Moment(commands=(c.TrainTo(1), c.Seek(0, 0.7))),
    "guess": Moment(commands=(c.TrainTo(400), c.SelectSample(0), c.Seek(400, 0.2))),
    "staged": Moment(commands=(c.TrainTo(100), c.Seek(100, 0.7))),
    "all-rows": Moment(commands=(c.TrainTo(100), c.SelectSample(None), c.Seek(100, 0.7))),
    "pinned": Moment(commands=(c.TrainTo(100), pin("x2-h1"))),
    "five": Moment(commands=(MSE, c.TrainTo(100), pin("x2-h1"))),
    "output": Moment(commands=(c.TrainTo(12_000), pin("h1-o1"))),
    "bias": Moment(commands=(c.TrainTo(30), pin("b.o1"))),
    "neuron": Moment(commands=(c.TrainTo(20), neuron("h1"))),
    "neuron-locked": Moment("locked", (c.TrainTo(50), neuron("h1"))),
    "neuron-waits": Moment(commands=(c.TrainTo(20), neuron("h2"), c.Seek(20, 0.05))),
    "solved": Moment(commands=(c.TrainTo(12_345),)),
    "past": Moment(commands=(c.TrainTo(600), c.Seek(40))),
    "stuck": Moment("stuck", (c.TrainTo(2_400),)),
    "belief": Moment(commands=(c.TrainTo(204), c.SelectNeuron(NETWORK_2_2_1.neurons[-1]))),
}


@cache
def table(layout: Layout, features: Features) -> ControlTable:
    return ControlTable(ENGLISH, ALL, features)


def scene(
    seen: Snapshot,
    size: tuple[int, int] = (1920, 1080),
    interface: Interface = VISITOR,
    features: Features = FEATURES,
    texts: Texts = ENGLISH,
) -> Scene:
    layout = layout_of(seen, interface, size)
    measure = kit(layout.scale).typeface.width
    controls = table(layout, features).controls(seen, interface, layout, measure, texts)
    return Scene(seen, interface, layout, texts, DARK, lambda: controls, features)


def panels(given: Scene) -> Sequence[Panel]:
    """The panels that are there."""
    return [
        panel
        for panel in opened(large_parts(NetworkPanel()).panels[1:], given)  # without the network
        if panel.box_of(given) is not None
    ]
