"""The panel of the chain-rule card: an invitation, or the pinned connection taken apart."""

from collections.abc import Hashable, Iterator

from game.view.chain_rule.boxes import is_open
from game.view.chain_rule.close_button import close_buttons
from game.view.chain_rule.explanation import Explainer, Explanation
from game.view.chain_rule.inside.so_far import cover_the_rest, so_far
from game.view.chain_rule.invitation import draw_invitation
from game.view.chain_rule.open_card import open_card_in_steps
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import styles
from game.view.numbers.checked import CheckReader
from game.view.scene.layout import Layout
from game.view.scene.panel import draw_all
from game.view.scene.scene import Scene


class CardPanel:
    """Invites while nothing is pinned, then spells out the chain rule of the pinned connection."""

    name = "card"

    def __init__(self, checks: CheckReader | None = None) -> None:
        self._explainer = Explainer(checks)

    def box_of(self, scene: Scene) -> Box | None:
        """The card's place in the layout; None while settings cover it, or a neuron or a
        weight in hand has it."""
        snapshot = scene.snapshot
        other = snapshot.pinned_neuron is not None or snapshot.hand is not None
        if other and is_open(scene.layout):
            return None
        return scene.layout.card

    def frame(self, canvas: Canvas, layout: Layout) -> None:
        """The glass; an open card has a bright edge."""
        if layout.card is None:
            return
        if is_open(layout):
            edge = canvas.palette.accent
            style = canvas.style(styles.panel, theme.GLASS_DENSE, edge)
        else:
            style = canvas.style(styles.panel, theme.GLASS_DENSE)
        canvas.panel(layout.card, style)

    def key(self, scene: Scene) -> Hashable:
        """The figures of the open card and its close button, or that it is the invitation."""
        shown = self._shown(scene)
        buttons = () if shown is None else close_buttons(scene)
        inside = scene.snapshot.inside
        return shown, buttons, inside, scene.layout.card, scene.texts.language, scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """The content over the glass."""
        draw_all(self, canvas, scene)

    def steps(self, canvas: Canvas, scene: Scene) -> Iterator[None]:
        """The same, section by section."""
        card = scene.layout.card
        if card is None:
            return
        shown = self._shown(scene)
        if shown is None:
            draw_invitation(canvas, card, scene.texts)
            return
        yield from open_card_in_steps(canvas, card, shown, scene.texts)
        inside, pinned = scene.snapshot.inside, scene.snapshot.pinned
        if inside is not None and pinned is not None:
            cover_the_rest(canvas, card, inside, pinned, scene.snapshot.topology)
        for close in close_buttons(scene):
            close.draw(canvas)

    def _shown(self, scene: Scene) -> Explanation | None:
        pinned = scene.snapshot.pinned
        if pinned is None or not is_open(scene.layout):
            return None
        return so_far(self._explainer.explain(scene.snapshot, pinned), scene.snapshot, pinned)
