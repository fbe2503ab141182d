"""Who writes the picture of the network: one for the lab, one for the pages in large type.

A writer reads off a scene what stands in the picture, and puts nodes, numbers and labels into a
collage.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Final, Protocol

from game.view.drawing.kit import DrawingKit
from game.view.network.collage import Collage
from game.view.network.labels.lab_labels import LabLabels
from game.view.network.labels.large_labels import LargeLabels
from game.view.network.labels.own_push_arrows import OwnPushArrows
from game.view.network.nodes.faces import Faces
from game.view.network.nodes.goal import Goal
from game.view.network.nodes.node_plans import LabNodePlan, LargeNodePlan
from game.view.network.nodes.nodes import Nodes
from game.view.network.nodes.selection_rings import SelectionRings
from game.view.network.nodes.small_curves import SmallCurves
from game.view.network.places.places import NetworkGeometry
from game.view.network.reading.emphasis import Focus
from game.view.network.reading.face_share import face_share
from game.view.network.reading.landing import landings
from game.view.network.reading.large_reading import LargeReading, discretion, read_large
from game.view.network.reading.reading import read
from game.view.network.reading.reduced_motion import seen
from game.view.numbers.checked import CheckReader
from game.view.scene.page import Page
from game.view.scene.scene import Scene
from game.view.square.brush import belief_key


class Writer(Protocol):
    """Writes the pictures of a kind of page."""

    def key(self, scene: Scene) -> Hashable:
        """What is read off a scene: equal readings are written alike."""

    def write(self, collage: Collage, scene: Scene, geometry: NetworkGeometry) -> Iterator[None]:
        """Put nodes, numbers and labels into a collage, in steps of a few milliseconds."""


class LabWriter:
    """The lab's picture, with one kit."""

    def __init__(self, kit: DrawingKit) -> None:
        self._nodes = Nodes(kit, LabNodePlan)
        self._curves = SmallCurves(kit)
        self._rings = SelectionRings(kit)
        self._faces = Faces(kit)
        self._labels = LabLabels(kit)
        self._checks = CheckReader()

    def key(self, scene: Scene) -> Hashable:
        """The reading, the faces, the marks of the gradient check, and where weights land."""
        marks = self._checked(scene), landings(scene)
        return read(seen(scene)), _faces_key(scene), marks

    def write(self, collage: Collage, scene: Scene, geometry: NetworkGeometry) -> Iterator[None]:
        """Nodes with their small curves, then labels."""
        reading, topology = read(seen(scene)), scene.snapshot.topology
        focus = Focus.of(scene)
        yield from self._nodes.add(collage, topology, geometry, reading, focus=focus)
        self._rings.add(collage, topology, geometry, focus)
        faces = face_share(scene)
        if faces:
            yield from self._faces.add(collage, scene.snapshot, geometry, faces)
        else:
            yield from self._curves.add(collage, topology, geometry, reading, focus=focus)
        numbers = 1.0 - faces
        yield from self._labels.add(
            collage, topology, geometry, reading, focus, scene.texts, numbers, landings(scene)
        )
        self._labels.add_checks(collage, topology, geometry, self._checked(scene))

    def _checked(self, scene: Scene) -> tuple[bool, ...]:
        """Which parameters agree, while the sheet of the check is open."""
        if scene.layout.check is None:
            return ()
        snapshot = scene.snapshot
        tests = self._checks.read(snapshot.trace, snapshot.topology).tests
        return tuple([test.agrees for test in tests])


class LargeWriter:
    """The picture on a page in large type, with one kit."""

    def __init__(self, kit: DrawingKit) -> None:
        self._nodes = Nodes(kit, LargeNodePlan)
        self._curves = SmallCurves(kit)
        self._rings = SelectionRings(kit)
        self._pushes = OwnPushArrows(kit)
        self._labels = LargeLabels(kit)
        self._goal = Goal(kit)
        self._faces = Faces(kit)

    def key(self, scene: Scene) -> Hashable:
        """The reading, and the faces."""
        return _large_reading(scene), _faces_key(scene)

    def write(self, collage: Collage, scene: Scene, geometry: NetworkGeometry) -> Iterator[None]:
        """Nodes with their small curves, the goal, then labels."""
        reading, texts = _large_reading(scene), scene.texts
        topology, focus = scene.snapshot.topology, Focus.of(scene)
        geometry = geometry.beside_answers(focus.asked)
        locked = zip(topology.neurons, reading.locked, strict=True)
        haloed = frozenset(neuron for neuron, is_locked in locked if is_locked)
        yield from self._nodes.add(collage, topology, geometry, reading.base, haloed)
        self._rings.add(collage, topology, geometry, focus)
        faces = face_share(scene)
        if faces:
            yield from self._faces.add(collage, scene.snapshot, geometry, faces)
        else:
            yield from self._curves.add(collage, topology, geometry, reading.base, haloed)
            self._pushes.add(collage, topology, geometry, reading.pushes)
        self._goal.add(collage, geometry, reading, texts)
        self._labels.add(collage, topology, geometry, reading, focus, texts, 1.0 - faces)


def _faces_key(scene: Scene) -> Hashable:
    """What the faces show; None while there are none."""
    share = face_share(scene)
    return (share, belief_key(scene.snapshot.trace)) if share else None


def _large_reading(scene: Scene) -> LargeReading:
    return read_large(seen(scene), discretion(scene))


WRITERS: Final[Mapping[Page, Callable[[DrawingKit], Writer]]] = {
    Page.LAB: LabWriter,
    Page.VISITOR: LargeWriter,
    Page.PROJECTOR: LargeWriter,
    Page.ATTRACT: LargeWriter,
}
