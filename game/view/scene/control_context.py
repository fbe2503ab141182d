"""What the tables of controls are made from."""

from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from game.engine.topology import NeuronId, ParameterId
from game.engine.value_type import fixed_type
from game.session.presets import Preset
from game.session.snapshot import Snapshot
from game.view.drawing.box import Box
from game.view.drawing.shapes.curve import Path
from game.view.drawing.text.typeface import Measure
from game.view.scene.features import Features
from game.view.scene.interface import Interface
from game.view.scene.layout import Fold, Layout
from game.view.scene.texts import Texts


@fixed_type
class Wires:
    """The curves along which connections are hit, and the boxes of their labels; the squares around
    the discs of the neurons, of their small curves and badges, and of the biases' nodes. Where
    ``goal`` and ``error`` stand; on pages in large type ``signals``: the labels of what comes back,
    and ``pushes``: the squares around the neurons' own pushes.
    """

    paths: Mapping[ParameterId, Path]
    labels: Mapping[ParameterId, Box]
    neurons: Mapping[NeuronId, Box]
    biases: Mapping[ParameterId, Box]
    curves: Mapping[NeuronId, Box]
    badges: Mapping[NeuronId, Box]
    signals: Mapping[ParameterId, Box] = field(default_factory=dict)
    pushes: Mapping[NeuronId, Box] = field(default_factory=dict)
    goal: Box | None = None
    error: Box | None = None


class ControlContext(NamedTuple):
    """Everything a control can depend on; ``presets`` in their order."""

    snapshot: Snapshot
    interface: Interface
    layout: Layout
    texts: Texts
    measure: Measure
    presets: Mapping[str, Preset]
    wires: Wires
    features: Features

    @property
    def is_wide(self) -> bool:
        """Whether there is room for words on the buttons."""
        return self.layout.fold is Fold.WIDE

    def label(self, key: str) -> str:
        """The word of a control."""
        return self.texts(f"controls.{key}.label")

    def tip(self, key: str) -> str:
        """The one-sentence tooltip of a control."""
        return self.texts(f"controls.{key}.tip")
