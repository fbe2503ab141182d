"""How bold the network is drawn: fine in the lab, to be read from afar elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from game.view.network.lines.arc import BOLD, SLENDER, ArcShape
from game.view.network.packets.comet import MakeMaster, comet_master
from game.view.network.packets.gem import gem_master
from game.view.network.packets.traffic import CLOSE, SPARSE
from game.view.network.packets.traffic import Manner as Following
from game.view.scene.page import Page


class Boldness(NamedTuple):
    """Packets and how they follow each other, arcs, how much thicker tubes are, and how far beyond
    the drawing (logical) the light of what is in it may fall.
    """

    packets: MakeMaster
    following: Following
    arcs: ArcShape
    tubes: float
    bleed: float


FINE: Final = Boldness(comet_master, CLOSE, SLENDER, 1.0, 0.0)
LARGE: Final = Boldness(gem_master, SPARSE, BOLD, 1.35, 22.0)

BOLDNESS: Final[Mapping[Page, Boldness]] = {
    Page.LAB: FINE,
    Page.VISITOR: LARGE,
    Page.PROJECTOR: LARGE,
    Page.ATTRACT: LARGE,
}
