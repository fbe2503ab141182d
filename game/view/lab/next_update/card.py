"""The card of the next update: over the lab's card; neither network nor graphs are covered."""

from collections.abc import Hashable
from dataclasses import replace
from typing import Final

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.glass import SHADOW_DROP, Style
from game.view.drawing.styles import styles
from game.view.drawing.theme import Palette
from game.view.lab.change import draw_readout
from game.view.lab.next_update.places import places
from game.view.lab.next_update.plot import RatePainter
from game.view.lab.next_update.reading import UpdateReader
from game.view.scene.scene import Scene

TITLE_MIDDLE: Final = 34.0
CAPTION_RISE: Final = 26.0
MARK: Final = 22.0
MARK_GAP: Final = 10.0
# Above and below the middle of a readout: its caption, its numbers.
READOUT_APART: Final = (19.0, 13.0)


class UpdateCard:
    """Shown while the learning rate is held, where there is a card."""

    name = "next-update"
    margin = theme.SHADOW_CARD * (1 + SHADOW_DROP)

    def __init__(self) -> None:
        self._reader = UpdateReader()
        self._painter = RatePainter()

    def box(self, scene: Scene) -> Box | None:
        """The place of the card; None while nothing is held, or something else lies there. The card
        of a weight in hand stays: it says where that one lands.
        """
        if not scene.holds_rate or scene.interface.help_open or scene.snapshot.hand is not None:
            return None
        return scene.layout.card

    def key(self, scene: Scene) -> Hashable:
        """The numbers, and what the curve depends on."""
        # What is computed is computed here, once while the weights stay what they are.
        shown, curve = self._reader.read(scene.snapshot), self._reader.curve(scene.snapshot)
        return shown, curve.key, scene.texts.language, scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Title, readouts, curve."""
        box, texts = self.box(scene), scene.texts
        if box is None:
            return
        shown, curve = self._reader.read(scene.snapshot), self._reader.curve(scene.snapshot)
        at, palette = places(box), canvas.palette
        canvas.panel(box, canvas.style(_glass))
        x, y = at.title.x, at.title.y + TITLE_MIDDLE
        canvas.icon("diamond", x + MARK / 2, y, MARK, palette.gradient)
        x += MARK + MARK_GAP
        title, room = texts("next-update.title"), at.title.right - x
        canvas.fitted_text(title, x, y, theme.TYPE_VALUE, palette.text, room, "semibold")
        rights = [texts("stats.right_of", right=n, rows=shown.rows) for n in shown.rights]
        told = (("by-hand.loss", shown.losses), ("by-hand.right", rights))
        for place, (caption, (now, then)) in zip(at.readouts, told, strict=True):
            draw_readout(canvas, place, texts(caption), f"{now} → ", then, READOUT_APART)
        if curve.is_drawn:
            y = at.caption.bottom - CAPTION_RISE
            words, size = texts("next-update.curve"), theme.TYPE_SMALL
            canvas.fitted_text(words, at.plot.x, y, size, palette.muted, at.plot.w)
            self._painter.draw(canvas, at.plot, curve, shown)


def _glass(palette: Palette) -> Style:
    # Opaque, since other numbers lie below it.
    edged = styles.panel(palette, theme.GLASS_SOLID, palette.gradient)
    return replace(edged, shadow=theme.SHADOW_CARD)
