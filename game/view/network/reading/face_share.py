"""Whether the beads wear their faces: in a run that is faster than it can be told, what a neuron
says to every input says more than numbers that nobody can read.

They come and go in a third of a second, counted in ticks; where no motion is wanted, at once.
"""

import math
from typing import Final

from game.session.presentation import FACE_TICKS
from game.view.scene.actions import Tab
from game.view.scene.page import Page
from game.view.scene.scene import Scene

# They come in so many steps: each is one picture more.
STEPS: Final = 6


def face_share(scene: Scene) -> float:
    """How far the faces have come, 0 (numbers) to 1.

    In the lab only while its map is open, which tells the same; nowhere while a card or the
    check tells numbers, or one's own input is shown.
    """
    snapshot, interface = scene.snapshot, scene.interface
    if (
        interface.check_open
        or snapshot.card_open
        or snapshot.probe is not None
        or scene.page is Page.ATTRACT
    ):
        return 0.0
    if scene.page is Page.LAB and interface.tab is not Tab.MAP:
        return 0.0
    share = snapshot.faces / FACE_TICKS
    if interface.reduced_motion:
        return float(share >= 1.0) if snapshot.playing else 0.0
    return math.ceil(share * STEPS) / STEPS
