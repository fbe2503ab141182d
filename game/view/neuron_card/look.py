"""In which sizes a neuron's curve is painted: each page has its own."""

from typing import Final, NamedTuple

from game.view.drawing import theme


class CurveLook(NamedTuple):
    """Sizes in logical units.

    ``left``, ``top`` and ``foot``: room for labels beside, above and below the plot, to the left of
    which ``left_beyond`` is free, too; ``tangent``: half its length; ``dot`` and ``row_dot``: radii
    of the chosen row's dot and of the others'; ``together``: dots nearer than this share one label.
    Sizes of type: ``names`` of the other rows, ``numbers`` of z and a at the axes and their
    ``ticks``, ``formula`` and its number (``words``, as raw error and target), ``pill``; what has a
    size of 0 is left out. ``floor``: so small numbers at the axes may become.
    """

    left: float
    left_beyond: float
    top: float
    foot: float
    curve: float
    tangent_width: float
    tangent: float
    dot: float
    row_dot: float
    together: float
    names: float
    numbers: float
    formula: float
    words: float
    pill: float
    pill_height: float
    gap: float
    ticks: float = theme.TYPE_CAPTION
    floor: float = theme.TYPE_FLOOR


LAB_LOOK: Final = CurveLook(
    left=80.0,
    left_beyond=0.0,
    top=38.0,
    foot=34.0,
    curve=3.4,
    tangent_width=3.4,
    tangent=92.0,
    dot=11.0,
    row_dot=7.0,
    together=48.0,
    names=theme.TYPE_SMALL,
    numbers=theme.TYPE_SMALL,
    formula=theme.MATH_NAME,
    words=theme.TYPE_SMALL,
    pill=theme.TYPE_SMALL,
    pill_height=theme.PILL_HEIGHT,
    gap=12.0,
)
