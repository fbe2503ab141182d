"""The hint that every line of the network can be touched; it goes once one was."""

from collections.abc import Hashable
from typing import Final

from game.view.drawing.box import Box
from game.view.drawing.canvas import ICON_FILL, Canvas
from game.view.drawing.text.typeface import Measure
from game.view.large.layout import ROOMY_WIDTH
from game.view.large.lettering import LABEL
from game.view.large.pulls import told_pulls
from game.view.scene.page import Page
from game.view.scene.scene import Scene
from game.view.visitor.captions.run_stage import is_at_start

ICON: Final = 60.0
GAP: Final = 12.0


class HintCard:
    """A hand and a few words over the network's corner; an overlay, as the network moves there."""

    name = "hint"
    margin = 2.0

    def __init__(self, measure: Measure) -> None:
        self._measure = measure

    def box(self, scene: Scene) -> Box | None:
        """As wide as its words; None while a connection is pinned, at the start, and in Adjust."""
        boxes = scene.layout.large
        if scene.page is not Page.VISITOR or boxes is None or boxes.hint is None:
            return None
        if is_at_start(scene.snapshot) or scene.snapshot.pinned is not None:
            return None
        if told_pulls(scene.snapshot) is not None:
            return None  # the rows' pulls stand there
        place = boxes.hint
        width = self._measure(_words(scene), LABEL, "medium") + ICON * ICON_FILL + GAP
        return Box(place.right - width, place.y, width, place.h)

    def key(self, scene: Scene) -> Hashable:
        """The words."""
        return _words(scene)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw hand and words."""
        box = self.box(scene)
        if box is None:
            return
        palette = canvas.palette
        canvas.text(_words(scene), box.right, box.centery, LABEL, palette.text, ax=1.0)
        canvas.icon("hand", box.x + ICON * ICON_FILL / 2, box.centery - 2.0, ICON, palette.text)


def _words(scene: Scene) -> str:
    """Below the network of a narrow window there is no room to say what the lines belong to."""
    roomy = scene.layout.width >= ROOMY_WIDTH
    return scene.texts("visitor.hint" if roomy else "visitor.hint-short")
