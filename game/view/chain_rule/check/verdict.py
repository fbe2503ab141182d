"""What is said of one nudge test, in the card and on the sheet alike, and how its numbers look."""

from typing import Final, NamedTuple

from game.engine.gradient_check.check import NudgeTest
from game.view.drawing import theme
from game.view.drawing.canvas import Canvas
from game.view.drawing.theme import Color, Palette
from game.view.numbers.agreement import Pair, side_by_side
from game.view.scene.texts import Texts

TICK, WARNING = "tick", "warning"
UNDERLINE_DROP: Final = 13.0
# Between the digits that are the same and the others.
PART_GAP: Final = 3.0
FACE: Final = "semibold"


class Verdict(NamedTuple):
    """A test as it is written: ``icon`` before ``words``; ``digits`` is the short form."""

    pair: Pair
    agrees: bool
    words: str
    digits: str

    @property
    def icon(self) -> str:
        """A tick, or a triangle."""
        return TICK if self.agrees else WARNING

    def color(self, palette: Palette) -> Color:
        """Green, or amber."""
        return palette.gradient if self.agrees else palette.lock


def verdict_of(test: NudgeTest, texts: Texts) -> Verdict:
    """What the numbers of a test allow to say."""
    pair = side_by_side(test.gradient, test.nudged, apart=not test.agrees)
    if not test.agrees:
        return Verdict(pair, False, texts("check.apart"), "")
    if pair.digits:
        words = texts.counted("check.same", pair.digits, digits=pair.digits)
        return Verdict(pair, True, words, str(pair.digits))
    exactly = test.gradient == 0 and test.nudged == 0
    words = texts("check.zero" if exactly else "check.tiny")
    return Verdict(pair, True, words, "")


def draw_number(
    canvas: Canvas, string: str, verdict: Verdict, place: tuple[float, float], room: float
) -> float:
    """One of the two numbers; the digits that are the same bright, and underlined. A number is
    never cut: its type is smaller where room is short. Gives its right end.
    """
    x, middle = place
    palette, size = canvas.palette, float(theme.TYPE_BODY)
    width = canvas.text_width(string, size, FACE) + PART_GAP
    if width > room:
        size *= room / width
    same, rest = string[: verdict.pair.same], string[verdict.pair.same :]
    right = x
    if same:
        right = canvas.text(same, x, middle, size, palette.text, FACE).right
        y = middle + UNDERLINE_DROP
        canvas.line(x, y, right, y, palette.gradient, theme.STROKE_FRAME)
        right += PART_GAP
    if rest:
        color = palette.muted if same else palette.text
        right = canvas.text(rest, right, middle, size, color, FACE).right
    return right
