"""A few words at the network's corner: what a brighter ring means, or what can be touched.

While the network guesses, and before, its rings light up, and so that is told; else the hint that
it can be touched, which goes once it was.
"""

from collections.abc import Hashable
from typing import Final

from game.session.presentation import Mode, Phase
from game.session.questions.question import Kind
from game.session.questions.turn import State
from game.view.drawing.box import Box
from game.view.drawing.canvas import ICON_FILL, Canvas
from game.view.drawing.text.typeface import Measure
from game.view.large.layout import ROOMY_WIDTH
from game.view.large.lettering import LABEL
from game.view.large.pulls import told_pulls
from game.view.scene.page import Page
from game.view.scene.scene import Scene
from game.view.visitor.captions.run_stage import is_at_start
from game.view.visitor.race.shown import is_taken
from game.view.visitor.tries import shown_tries
from game.view.visitor.turn.shown import open_turn

ICON: Final = 60.0
GAP: Final = 12.0
THREE: Final = 3
WIDEST: Final = 0.6  # what a ring means, in the network's widths


class HintCard:
    """An icon and a few words over the network's corner; an overlay, as the network moves there."""

    name = "hint"
    margin = 2.0

    def __init__(self, measure: Measure) -> None:
        self._measure = measure

    def box(self, scene: Scene) -> Box | None:
        """As wide as its words; None while something is pinned, and in Adjust."""
        boxes = scene.layout.large
        if scene.page is not Page.VISITOR or boxes is None or boxes.hint is None:
            return None
        if scene.snapshot.pinned is not None or scene.snapshot.pinned_neuron is not None:
            return None
        if is_taken(scene.snapshot) and not _tells_bars(scene):
            return None  # something else is to be touched
        if told_pulls(scene.snapshot) is not None or shown_tries(scene.snapshot):
            return None  # the rows' pulls stand there, or how many starts came free
        place = boxes.hint
        width = self._measure(_words(scene), LABEL, "medium") + ICON * ICON_FILL + GAP
        if (_tells_rings(scene) or _tells_bars(scene)) and width > WIDEST * scene.layout.drawing.w:
            return None  # it would reach own pushes below the neurons
        return Box(place.right - width, place.y, width, place.h)

    def key(self, scene: Scene) -> Hashable:
        """The words."""
        return _words(scene)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw icon and words."""
        box = self.box(scene)
        if box is None:
            return
        palette, x = canvas.palette, box.x + ICON * ICON_FILL / 2
        canvas.text(_words(scene), box.right, box.centery, LABEL, palette.text, ax=1.0)
        if _tells_bars(scene):
            return
        if _promises(scene):
            canvas.icon("pin", x, box.centery, ICON, palette.pink)
        elif _tells_rings(scene):
            canvas.icon("ring", x, box.centery, ICON, palette.hidden)
        else:
            canvas.icon("hand", x, box.centery - 2.0, ICON, palette.text)


def _tells_rings(scene: Scene) -> bool:
    """Whether the rings are what is new: at the start, and as they light up."""
    moment = scene.snapshot.moment
    guesses = moment.mode is Mode.STAGED and moment.phase is Phase.FORWARD
    return guesses or is_at_start(scene.snapshot)


def _promises(scene: Scene) -> bool:
    """Whether it is told at the start that something will be asked."""
    return is_at_start(scene.snapshot) and scene.snapshot.turn is not None


def _tells_bars(scene: Scene) -> bool:
    """Whether the labels of the lines tell how far these moved."""
    turn = open_turn(scene.snapshot, Kind.LINE)
    return turn is not None and turn.state is State.REVEAL


def _words(scene: Scene) -> str:
    """In a narrow window there is less room below the network."""
    if _tells_bars(scene):
        return scene.texts("visitor.turn.bars")
    roomy = scene.layout.width >= ROOMY_WIDTH
    key = "visitor.legend" if _tells_rings(scene) else "visitor.hint"
    if _promises(scene):
        turn = scene.snapshot.turn
        key = "visitor.turn.promise"
        roomy = roomy and turn is not None and len(turn.questions) == THREE
    return scene.texts(key if roomy else f"{key}-short")
