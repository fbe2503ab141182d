"""Everything of the network that is drawn anew every frame, as one list of sprites."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

from game.session.snapshot import Snapshot
from game.view.box import Box
from game.view.cache import BoundedCache
from game.view.kit import DrawingKit
from game.view.network.beads import Beads
from game.view.network.collage import Collage, Placed
from game.view.network.comet import CometSprites
from game.view.network.emphasis import Focus
from game.view.network.geometry import GeometryCache
from game.view.network.labels import Labels
from game.view.network.reading import Reading, read
from game.view.network.traffic import Traffic
from game.view.pages import Page
from game.view.scene import Scene
from game.view.text_log import Owner, TextBox

NAME: Final = "network"
TRAFFICS_KEPT: Final = 4
# What is shown, and what is about to be.
COMPOSITIONS_KEPT: Final = 2


class NetworkSprites:
    """Gives packets, beads, numbers, labels and badges of a scene, back to front.

    The sprites are premultiplied, in device pixels of the window, and belong to caches: draw them
    with one `fblits(..., BLEND_PREMULTIPLIED)`, do not draw on them.  ``packet_count``: that many
    packets in a stream, for measurements.
    """

    def __init__(
        self,
        kit: DrawingKit,
        geometries: GeometryCache | None = None,
        packet_count: int | None = None,
    ) -> None:
        self._kit = kit
        self._geometries = geometries or GeometryCache()
        self._packet_count = packet_count
        self._comets = CometSprites(kit.typeface.scale, kit.styles.palette)
        self._beads = Beads(kit)
        self._labels = Labels(kit)
        self._traffics: BoundedCache[tuple[Box, Page], Traffic] = BoundedCache(TRAFFICS_KEPT)
        # The last answers, kept because a frame asks for them more than once.
        self._read: tuple[Snapshot, Reading] | None = None
        self._composed: BoundedCache[Hashable, list[Placed]]
        self._composed = BoundedCache(COMPOSITIONS_KEPT)

    def box(self, scene: Scene) -> Box:
        """The rectangle that holds all sprites."""
        return scene.layout.drawing

    def key(self, scene: Scene) -> Hashable:
        """What the sprites show: equal keys mean equal pixels."""
        return (
            self._standing_key(scene),
            scene.snapshot.moment,
            scene.snapshot.run,
            scene.snapshot.epoch,
        )

    def sprites(self, scene: Scene) -> list[Placed]:
        """The sprites of a scene."""
        return self._packets(scene) + self._stand(scene)

    def prepare(self, scene: Scene) -> None:
        """Compose what stands still in a scene that will be drawn soon."""
        self._stand(scene)

    def text_log(self, scene: Scene) -> list[TextBox]:
        """Every text among the sprites, for tests."""
        log: list[TextBox] = []
        self._compose(scene, Collage(self._kit, log, Owner(NAME, scene.layout.drawing)))
        return log

    def _packets(self, scene: Scene) -> list[Placed]:
        traffic = self._traffics.get(
            (scene.layout.drawing, scene.layout.page), lambda: self._traffic(scene)
        )
        packets = traffic.packets(scene.snapshot)
        comet = self._comets.comet
        placed = []
        for x, y, slot in zip(
            packets.x.tolist(), packets.y.tolist(), packets.slots.tolist(), strict=True
        ):
            surface, head_x, head_y = comet(slot)
            placed.append((surface, (x - head_x, y - head_y)))
        return placed

    def _traffic(self, scene: Scene) -> Traffic:
        geometry = self._geometries.of(scene.layout.drawing, scene.layout.page)
        return Traffic(geometry, scene.layout.scale, self._packet_count)

    def _stand(self, scene: Scene) -> list[Placed]:
        return self._composed.get(self._standing_key(scene), lambda: self._composition(scene))

    def _composition(self, scene: Scene) -> list[Placed]:
        collage = Collage(self._kit)
        self._compose(scene, collage)
        return collage.sprites

    def _standing_key(self, scene: Scene) -> Hashable:
        return (
            (scene.layout.drawing, scene.layout.page),
            self._reading(scene),
            Focus.of(scene),
            scene.texts.language,
        )

    def _compose(self, scene: Scene, collage: Collage) -> None:
        topology = scene.snapshot.topology
        geometry = self._geometries.of(scene.layout.drawing, scene.layout.page)
        reading = self._reading(scene)
        self._beads.add(collage, topology, geometry, reading)
        self._labels.add(collage, topology, geometry, reading, Focus.of(scene), scene.texts)

    def _reading(self, scene: Scene) -> Reading:
        if self._read is None or self._read[0] is not scene.snapshot:
            self._read = (scene.snapshot, read(scene.snapshot))
        return self._read[1]
