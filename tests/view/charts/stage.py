"""Runs for the charts, and the panels that draw them."""

from game.session.commands import Command, TrainTo
from game.session.snapshot import Snapshot
from game.view.charts.graphs import graph_panels
from game.view.charts.timeline import TimelinePanel
from game.view.drawing.box import Box
from game.view.scene.panel import Panel
from game.view.scene.scene import Scene
from tests.view.stage import snapshot


def trained(epochs: int = 300, preset: str = "xor", *commands: Command) -> Snapshot:
    return snapshot(preset, TrainTo(epochs), *commands)


def graphs(given: Scene) -> Box:
    box = given.layout.graphs
    assert box is not None
    return box


def all_panels() -> list[Panel]:
    return [*graph_panels(), TimelinePanel()]
