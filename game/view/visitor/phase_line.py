"""The four phases of an epoch as a line of stations, of which the one of now is lit.

It tells a state, so it has no frames, unlike the buttons; touched, a phase is told again. In a
stream of epochs all phases happen at once, so none stands out and all have their colours.
"""

from typing import Final, NamedTuple

from game.session.presentation import Mode, Phase
from game.session.snapshot import Snapshot
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.text.typeface import Measure
from game.view.drawing.theme import Color, Palette
from game.view.large.lettering import BUTTON, FLOOR, enlargement, sized
from game.view.scene.page import Page
from game.view.scene.texts import Texts

# In sizes of type: a station's dot, the glow of the one of now, and from a dot to its word.
DOT: Final = 0.22
DOT_EDGE: Final = 0.07
GLOW: Final = 0.30
DOT_GAP: Final = 0.32
# From a word to the next dot, with the line between; where four words are long, it gives way first.
LINKS: Final = (1.5, 1.1, 0.7)
LINK_AIR: Final = 0.22
LINK_WIDTH: Final = 0.06
# The line leaves this much to the puzzle's name.
NAME_ROOM: Final = 120.0


class Setting(NamedTuple):
    """How the stations are set: size of type, from a word to the next dot, widths of the words."""

    size: float
    link: float
    words: tuple[float, ...]

    @property
    def before_word(self) -> float:
        """From the left edge of a dot to its word."""
        return self.size * (2 * DOT + DOT_GAP)

    @property
    def width(self) -> float:
        """Of all stations."""
        between = self.link * (len(self.words) - 1)
        return sum(self.words) + self.before_word * len(self.words) + between


def shown_phases(snapshot: Snapshot) -> tuple[Mode, Phase | None]:
    """The mode, and the phase that is told now, if one is."""
    moment = snapshot.moment
    return moment.mode, moment.phase if moment.mode is Mode.STAGED else None


def phase_color(phase: Phase, palette: Palette) -> Color:
    """Cyan neurons guess, the violet answer is compared, green goes back, blue lines move."""
    return (palette.hidden, palette.output, palette.gradient, palette.positive)[phase]


def phase_places(box: Box, texts: Texts, page: Page, measure: Measure) -> tuple[Box, ...]:
    """Where each station is, dot and word, up to the right edge of a box; none where even the
    smallest do not fit.
    """
    setting = _fitted(_words(texts), box.w - NAME_ROOM * enlargement(page), page, measure)
    return () if setting is None else _places(box, setting)


def draw_phases(
    canvas: Canvas, box: Box, texts: Texts, shown: tuple[Mode, Phase | None], page: Page
) -> float:
    """Draw them up to the right edge of a box; gives where they begin.

    That is the edge itself where even the smallest do not fit.
    """
    words = _words(texts)
    setting = _fitted(words, box.w - NAME_ROOM * enlargement(page), page, canvas.text_width)
    if setting is None:
        return box.right
    places = _places(box, setting)
    for phase, word, place in zip(Phase, words, places, strict=True):
        if phase:
            _draw_link(canvas, place.x - setting.link, place.x, box.centery, setting.size)
        _draw_dot(canvas, place.x + DOT * setting.size, box.centery, phase, shown, setting.size)
        x, ink = place.x + setting.before_word, _ink(canvas.palette, phase, shown)
        canvas.text(word, x, box.centery, setting.size, ink, "semibold")
    return places[0].x


def _words(texts: Texts) -> list[str]:
    return [texts(f"visitor.phase.{phase.name.lower()}") for phase in Phase]


def _places(box: Box, setting: Setting) -> tuple[Box, ...]:
    places = []
    x = box.right - setting.width
    for width in setting.words:
        places.append(Box(x, box.y, setting.before_word + width, box.h))
        x += setting.before_word + width + setting.link
    return tuple(places)


def _fitted(words: list[str], room: float, page: Page, measure: Measure) -> Setting | None:
    """The stations as large as they fit; None where even the smallest are too wide."""
    for size in (sized(page, BUTTON), sized(page, FLOOR)):
        widths = tuple(measure(word, size, "semibold") for word in words)
        for link in LINKS:
            setting = Setting(size, link * size, widths)
            if setting.width <= room:
                return setting
    return None


def _draw_link(canvas: Canvas, left: float, right: float, y: float, size: float) -> None:
    air = LINK_AIR * size
    color, width = canvas.palette.edge, LINK_WIDTH * size
    canvas.line(left + air, y, right - air, y, color, width)


def _draw_dot(
    canvas: Canvas,
    x: float,
    y: float,
    phase: Phase,
    shown: tuple[Mode, Phase | None],
    size: float,
) -> None:
    palette = canvas.palette
    mode, current = shown
    color = phase_color(phase, palette)
    if phase is current:
        canvas.disc(x, y, DOT * size, color, GLOW * size)
    elif mode is Mode.STREAM:
        canvas.disc(x, y, DOT * size, color)
    else:
        canvas.ring(x, y, DOT * size, palette.muted, DOT_EDGE * size)


def _ink(palette: Palette, phase: Phase, shown: tuple[Mode, Phase | None]) -> Color:
    mode, current = shown
    lit = phase is current or mode is Mode.STREAM
    return phase_color(phase, palette) if lit else palette.muted
