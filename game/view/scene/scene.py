"""Everything one picture depends on, in one value."""

from collections.abc import Callable
from dataclasses import field

from game.engine.topology import NeuronId, ParameterId
from game.engine.value_type import fixed_type
from game.session.snapshot import Snapshot
from game.view.drawing.theme import Palette
from game.view.scene.control import Control
from game.view.scene.features import Features
from game.view.scene.interface import Interface, peeked, peeked_neuron
from game.view.scene.layout import Layout
from game.view.scene.page import Page
from game.view.scene.texts import Texts


@fixed_type
class Scene:
    """What is drawn: the picture is a pure function of this.

    ``table`` gives all controls. They are many, and most frames ask for none, so it makes them when
    they are first asked for, once.
    """

    snapshot: Snapshot
    interface: Interface
    layout: Layout
    texts: Texts
    palette: Palette
    table: Callable[[], tuple[Control, ...]]
    features: Features = field(default_factory=Features)

    @property
    def page(self) -> Page:
        """Which picture it is."""
        return self.layout.page

    @property
    def controls(self) -> tuple[Control, ...]:
        """All controls, in the order of Tab."""
        return self.table()

    def controls_of(self, panel: str) -> tuple[Control, ...]:
        """The controls that a panel draws."""
        return tuple(control for control in self.controls if control.panel == panel)

    def control(self, identity: str) -> Control | None:
        """One control by its id."""
        return next((c for c in self.controls if c.id == identity), None)

    @property
    def holds_rate(self) -> bool:
        """Whether it is shown where the next update lands: in the lab, while the learning rate is
        held. In a stream the next update is over before anybody has read it.
        """
        held = self.interface.holds_rate and self.page is Page.LAB
        return held and not self.snapshot.streams

    @property
    def shown_connection(self) -> ParameterId | None:
        """What the chain-rule card explains: the peeked connection, else the pinned one."""
        return self.peeked or self.snapshot.pinned

    @property
    def peeked(self) -> ParameterId | None:
        """The connection that is only hovered or focused, not pinned."""
        peek = peeked(self.interface, self.snapshot.topology.by_name)
        return None if peek == self.snapshot.pinned else peek

    @property
    def peeked_neuron(self) -> NeuronId | None:
        """The neuron that is only hovered or focused, not pinned."""
        peek = peeked_neuron(self.interface, self.snapshot.topology)
        return None if peek == self.snapshot.pinned_neuron else peek
