"""The card of a weight in hand, in the place of its chain rule."""

from collections.abc import Hashable, Iterator
from typing import Final

from game.view.chain_rule.boxes import CLOSE_ROOM, is_open
from game.view.chain_rule.close_button import close_buttons
from game.view.chain_rule.symbols import BIAS, WEIGHT, indexed
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import styles
from game.view.drawing.styles.styles import sign_color
from game.view.lab.by_hand.controls import BUTTONS, RULER
from game.view.lab.by_hand.places import Places, places
from game.view.lab.by_hand.plot import ValleyPainter
from game.view.lab.by_hand.reading import HandReader, HandReading
from game.view.lab.change import draw_change, draw_readout
from game.view.scene.panel import draw_all
from game.view.scene.scene import Scene
from game.view.scene.texts import Texts
from game.view.widgets.appearance import Appearance, appearance_of
from game.view.widgets.draw_controls import draw_appearances

MIDDLE: Final = 35.0
NAMES_DROP: Final = 11.0
GAP: Final = 14.0
CAPTION_TOP: Final = 16.0
CAPTION_NEXT: Final = 46.0
KEY_LENGTH: Final = 30.0
# Above and below the middle of a readout: its caption, its numbers.
READOUT_APART: Final = (18.0, 15.0)
# Of a readout in one line the numbers take at most so much.
NUMBERS_SHARE: Final = 0.62
RING_AIR: Final = 2.0


class HandPanel:
    """The panel "by-hand"."""

    name = "by-hand"

    def __init__(self) -> None:
        self._reader = HandReader()
        self._painter = ValleyPainter()

    def box_of(self, scene: Scene) -> Box | None:
        """The card; None while nothing is in hand, or where no card is open."""
        if scene.snapshot.hand is None or not is_open(scene.layout):
            return None
        return scene.layout.card

    def key(self, scene: Scene) -> Hashable:
        """The numbers, what the valley depends on, and how every control looks."""
        hand = scene.snapshot.hand
        if hand is None:
            return None
        return (
            self._reader.read(scene.snapshot, hand),
            # What is computed is computed here, once while the other weights stay what they are.
            self._reader.valley(scene.snapshot, hand).key,
            self._appearances(scene),
            self._focused(scene),
            close_buttons(scene),
            (scene.layout.card, scene.texts.language, scene.palette),
        )

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """The content over the glass."""
        draw_all(self, canvas, scene)

    def steps(self, canvas: Canvas, scene: Scene) -> Iterator[None]:
        """The same: words, valley, readouts, buttons."""
        hand, card = scene.snapshot.hand, scene.layout.card
        if hand is None or card is None:
            return
        at, shown = places(card), self._reader.read(scene.snapshot, hand)
        _draw_header(canvas, at.header, shown, scene.texts)
        _draw_caption(canvas, at.caption, shown, scene.texts)
        yield
        valley = self._reader.valley(scene.snapshot, hand)
        self._painter.draw(canvas, at, valley, shown, scene.texts)
        if self._focused(scene):
            ring = canvas.style(styles.focus_ring, theme.RADIUS_SEGMENT)
            canvas.panel(at.plot.inset(-RING_AIR), ring)
        yield
        _draw_readouts(canvas, at, shown, scene.texts)
        yield
        draw_appearances(canvas, self._appearances(scene))
        for close in close_buttons(scene):
            close.draw(canvas)

    def _appearances(self, scene: Scene) -> tuple[Appearance, ...]:
        return tuple(appearance_of(c, scene.interface) for c in scene.controls_of(BUTTONS))

    def _focused(self, scene: Scene) -> bool:
        return scene.interface.focus_visible and scene.interface.focused == RULER


def _draw_header(canvas: Canvas, header: Box, shown: HandReading, texts: Texts) -> None:
    """What the card is, which weight, its value."""
    palette, middle, left = canvas.palette, header.y + MIDDLE, header.x
    right = header.right - CLOSE_ROOM
    source, target = shown.name
    letter = BIAS if source is None else WEIGHT
    start = BIAS if source is None else indexed(source)
    names = ((start, palette.text), ("→", palette.muted), (indexed(target), palette.text))
    value = f"{letter} = {shown.written}"
    least = canvas.formula_setting(names, theme.MATH_LINE).width + 2 * GAP
    least += canvas.text_width(value, theme.TYPE_BODY, "semibold") + 2 * theme.PILL_PADDING
    title, size = texts(f"by-hand.{shown.kind}"), theme.TYPE_CAPTION
    if left + canvas.text_width(title, size, "semibold") + GAP + least <= right:
        left = canvas.text(title, left, middle, size, palette.dim, "semibold").right + GAP
    drawn = canvas.formula(names, left, middle + NAMES_DROP, theme.MATH_LINE)
    edge = sign_color(shown.hand.value, palette)
    canvas.pill(value, drawn.right + GAP, middle, edge, theme.TYPE_BODY, ax=0.0)


def _draw_caption(canvas: Canvas, place: Box, shown: HandReading, texts: Texts) -> None:
    """What the curve is; what the green line is."""
    palette, size = canvas.palette, theme.TYPE_SMALL
    words = texts(f"by-hand.curve-{shown.kind}")
    canvas.fitted_text(words, place.x, place.y + CAPTION_TOP, size, palette.muted, place.w)
    y = place.y + CAPTION_NEXT
    canvas.line(place.x, y, place.x + KEY_LENGTH, y, palette.gradient, theme.STROKE_CHART)
    left = place.x + KEY_LENGTH + GAP
    words = texts(f"by-hand.gradient-{shown.kind}", value=shown.gradient)
    canvas.fitted_text(words, left, y, size, palette.gradient, place.right - left, "semibold")


def _draw_readouts(canvas: Canvas, at: Places, shown: HandReading, texts: Texts) -> None:
    """Loss and rows right, as they were and as they are; where the next update leads."""
    rights = [texts("stats.right_of", right=right, rows=shown.rows) for right in shown.rights]
    told = (
        (texts("by-hand.loss"), shown.losses),
        (texts("by-hand.right"), (rights[0], rights[1])),
        (texts("by-hand.next", rate=shown.rate), ("", shown.after)),
    )
    for box, (caption, (before, now)) in zip(at.readouts, told, strict=True):
        lead = f"{before} → " if before else "→ "
        if at.in_lines:
            _draw_in_line(canvas, box, caption, lead, now)
        else:
            draw_readout(canvas, box, caption, lead, now, READOUT_APART)


def _draw_in_line(canvas: Canvas, box: Box, caption: str, lead: str, now: str) -> None:
    """A caption, and beside it, at the end of the line, the numbers."""
    palette, most = canvas.palette, box.w * NUMBERS_SHARE
    left = draw_change(canvas, box.right, box.centery, lead, now, most, ax=1.0)
    room = left - GAP - box.x
    canvas.fitted_text(caption, box.x, box.centery, theme.TYPE_SMALL, palette.muted, room)
    canvas.line(box.x, box.bottom, box.right, box.bottom, palette.line, theme.STROKE_HAIR)
