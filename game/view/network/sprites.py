"""Everything of the network that is drawn anew every frame, as one list of sprites."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import Final

from game.session.presentation import Moment
from game.view.drawing.box import Box
from game.view.drawing.cache import BoundedCache
from game.view.drawing.kit import DrawingKit
from game.view.drawing.shapes.sprite import Placed
from game.view.drawing.text.text_log import Owner, TextBox
from game.view.network.collage import Collage
from game.view.network.lines.boldness import BOLDNESS
from game.view.network.packets.comet import CometSprites, MakeMaster
from game.view.network.packets.traffic import Traffic
from game.view.network.places.geometry import GeometryCache, place_of
from game.view.network.reading.emphasis import Focus
from game.view.network.reading.reduced_motion import still_moment
from game.view.network.writers import WRITERS, Writer
from game.view.scene.panel import consume
from game.view.scene.scene import Scene

NAME: Final = "network"
TRAFFICS_KEPT: Final = 4
# What is shown, and what is about to be.
COMPOSITIONS_KEPT: Final = 2


class NetworkSprites:
    """Gives packets, nodes, numbers, labels and badges of a scene, back to front.

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
        self._comets: dict[MakeMaster, CometSprites] = {}
        self._writers: dict[Callable[[DrawingKit], Writer], Writer] = {}
        self._traffics: BoundedCache[Hashable, Traffic] = BoundedCache(TRAFFICS_KEPT)
        # The last answers, kept because a frame asks for them more than once.
        self._read: tuple[Scene, Hashable] | None = None
        self._composed: BoundedCache[Hashable, list[Placed]]
        self._composed = BoundedCache(COMPOSITIONS_KEPT)

    def box(self, scene: Scene) -> Box:
        """The rectangle that holds all sprites, empty while something else is there: their light
        may reach a little over the drawing.
        """
        drawing = scene.layout.drawing
        if not scene.layout.shows_network:
            return drawing._replace(w=0.0, h=0.0)
        return drawing.inset(-BOLDNESS[scene.page].bleed)

    def key(self, scene: Scene, moment: Moment) -> Hashable:
        """What the sprites show: equal keys mean equal pixels."""
        snapshot = scene.snapshot
        if not scene.layout.shows_network:
            return scene.layout.large
        moment = still_moment(moment) if self._is_still(scene) else moment
        return self._standing_key(scene), moment, snapshot.run, snapshot.epoch

    def sprites(self, scene: Scene, moment: Moment) -> list[Placed]:
        """The sprites of a scene, with the packets where they are at a moment."""
        if not scene.layout.shows_network:
            return []
        return self._packets(scene, moment) + self._stand(scene)

    def prepare(self, scene: Scene) -> Iterator[None]:
        """Compose what stands still in a scene that will be drawn soon, in small steps."""
        if not scene.layout.shows_network:
            return
        collage = Collage(self._kit)
        yield from self._write(scene, collage)
        self._composed.get(self._standing_key(scene), lambda: collage.sprites)

    def text_log(self, scene: Scene) -> list[TextBox]:
        """Every text among the sprites, for tests."""
        log: list[TextBox] = []
        if not scene.layout.shows_network:
            return log
        consume(self._write(scene, Collage(self._kit, log, Owner(NAME, scene.layout.drawing))))
        return log

    def _packets(self, scene: Scene, moment: Moment) -> list[Placed]:
        if self._is_still(scene):
            return []
        traffic = self._traffics.get(place_of(scene.layout), lambda: self._traffic(scene))
        packets = traffic.packets(scene.snapshot, moment)
        return self._comets_of(scene).placed(packets.x, packets.y, packets.slots)

    def _is_still(self, scene: Scene) -> bool:
        return scene.interface.reduced_motion

    def _traffic(self, scene: Scene) -> Traffic:
        geometry = self._geometries.of(*place_of(scene.layout))
        following = BOLDNESS[scene.page].following
        return Traffic(geometry, scene.layout.scale, self._packet_count, following)

    def _comets_of(self, scene: Scene) -> CometSprites:
        make = BOLDNESS[scene.page].packets
        if make not in self._comets:
            kit = self._kit
            self._comets[make] = CometSprites(kit.typeface.scale, kit.styles.palette, make)
        return self._comets[make]

    def _writer_of(self, scene: Scene) -> Writer:
        make = WRITERS[scene.page]
        if make not in self._writers:
            self._writers[make] = make(self._kit)
        return self._writers[make]

    def _stand(self, scene: Scene) -> list[Placed]:
        return self._composed.get(self._standing_key(scene), lambda: self._composition(scene))

    def _composition(self, scene: Scene) -> list[Placed]:
        collage = Collage(self._kit)
        consume(self._write(scene, collage))
        return collage.sprites

    def _standing_key(self, scene: Scene) -> Hashable:
        return (
            place_of(scene.layout),
            self._reading(scene),
            Focus.of(scene),
            scene.texts.language,
        )

    def _write(self, scene: Scene, collage: Collage) -> Iterator[None]:
        geometry = self._geometries.of(*place_of(scene.layout))
        return self._writer_of(scene).write(collage, scene, geometry)

    def _reading(self, scene: Scene) -> Hashable:
        if self._read is None or self._read[0] is not scene:
            self._read = (scene, self._writer_of(scene).key(scene))
        return self._read[1]
