"""The card before any choice: the rule itself, and how to see its numbers."""

from typing import Final

from game.view.chain_rule.boxes import INVITATION_HEIGHT, PADDING
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.text.formula import Parts
from game.view.drawing.theme import Palette
from game.view.scene.texts import Texts

TITLE_MIDDLE: Final = 36.0
FORMULA_TOP: Final = 52.0
WORDS_HEIGHT: Final = 68.0
WORDS_FOOT: Final = 20.0
WORDS_FOOT_SHARE: Final = 0.10
LINE_APART: Final = 17.0
HAND_SIZE: Final = 60.0
HAND_MIDDLE: Final = 28.0
WORDS_LEFT: Final = 62.0
FORMULA_DROP: Final = 0.30  # of the type size: from the middle of a formula to its baseline


def draw_invitation(canvas: Canvas, card: Box, texts: Texts) -> None:
    """dL/dw = delta x a, large; below it what to do."""
    palette = canvas.palette
    left, room = card.x + PADDING, card.w - 2 * PADDING
    canvas.text(
        texts("card.title"),
        left,
        card.y + TITLE_MIDDLE,
        theme.TYPE_CAPTION,
        palette.dim,
        "semibold",
    )
    foot = max(WORDS_FOOT, card.h * WORDS_FOOT_SHARE)
    words = Box(left, card.bottom - foot - WORDS_HEIGHT, room, WORDS_HEIGHT)
    size = theme.MATH_INVITATION if card.h > INVITATION_HEIGHT else theme.MATH_INVITATION_SMALL
    middle = (card.y + FORMULA_TOP + words.y) / 2
    canvas.formula(rule(palette), card.centerx, middle + size * FORMULA_DROP, size, ax=0.5)
    canvas.icon("hand", words.x + HAND_MIDDLE, words.centery, HAND_SIZE, palette.accent)
    x, room = words.x + WORDS_LEFT, words.w - WORDS_LEFT
    call, hint = texts("card.invitation.call"), texts("card.invitation.hint")
    upper, lower = words.centery - LINE_APART, words.centery + LINE_APART
    canvas.fitted_text(call, x, upper, theme.TYPE_LEAD, palette.text, room, "semibold")
    canvas.fitted_text(hint, x, lower, theme.TYPE_BODY, palette.muted, room)


def rule(palette: Palette) -> Parts:
    """The chain rule of one connection, in the colours of its parts."""
    return (
        ("∂L/∂w", palette.text),
        ("\u2002=\u2002", palette.muted),
        ("δ", palette.gradient),
        ("\u2002×\u2002", palette.muted),
        ("a", palette.hidden),
    )
