"""The formulas of the card, in the colours of what they stand for.

Delta is green, an activation cyan (an input white), the first factor violet, slope and learning
rate amber; a weight has the colour of its sign.
"""

from game.view.chain_rule.explanation import Explanation
from game.view.drawing.text.formula import Parts
from game.view.drawing.theme import Color, Palette

WEIGHT, BIAS = "w", "b"
CONSTANT = "1"
# In formulas only such spaces take room.
THIN_SPACE = "\u2009"


def indexed(name: str) -> str:
    """``h_{1}`` of the neuron ``h1``."""
    return f"{name[0]}_{{{name[1:]}}}"


class Symbols:
    """Formulas and colours for one explanation."""

    def __init__(self, palette: Palette, shown: Explanation) -> None:
        self._palette = palette
        self._shown = shown

    @property
    def letter(self) -> str:
        """w, or b for a bias."""
        return BIAS if self._shown.source is None else WEIGHT

    @property
    def weight_color(self) -> Color:
        """The colour of the weight's sign."""
        number = self._shown.wording.weight.number
        if not number:
            return self._palette.neutral
        return self._palette.positive if number > 0 else self._palette.negative

    @property
    def source_color(self) -> Color:
        """The colour of what the connection carries."""
        return self._palette.hidden if self._is_hidden_source else self._palette.data

    @property
    def first_factor_color(self) -> Color:
        """The colour of the raw error or the backprop sum."""
        return self._palette.output

    @property
    def slope_color(self) -> Color:
        """The colour of the slope; quiet where it is cancelled."""
        return self._palette.dim if self._shown.slope_cancelled else self._palette.lock

    @property
    def connection(self) -> Parts:
        """From where to where."""
        shown, palette = self._shown, self._palette
        start = BIAS if shown.source is None else indexed(shown.source)
        return ((start, palette.text), ("→", palette.muted), (indexed(shown.target), palette.text))

    @property
    def row_gradient(self) -> Parts:
        """The derivative of one row's loss by the weight."""
        text = self._palette.text
        row = self._shown.row_name.replace(" ", THIN_SPACE)
        return ((f"∂L_{{{row}}}/∂", text), (self.letter, self.weight_color))

    @property
    def delta(self) -> Parts:
        """The delta of the neuron the connection feeds."""
        return ((f"δ_{{{self._shown.target}}}", self._palette.gradient),)

    @property
    def source(self) -> Parts:
        """What the connection carries: a, an input, or the constant 1."""
        name = self._shown.source
        if name is None:
            symbol = CONSTANT
        else:
            symbol = f"a_{{{name}}}" if self._is_hidden_source else indexed(name)
        return ((symbol, self.source_color),)

    @property
    def first_factor(self) -> Parts:
        """The raw error, or the sum of what comes back."""
        color = self.first_factor_color
        if self._shown.into_output:
            return (("(a − y)", color),)
        return (("Σ w", color), ("δ", self._palette.gradient))

    @property
    def slope(self) -> Parts:
        """The slope of the neuron's activation."""
        symbol = "σ′(z)" if self._shown.sigmoid else "ReLU′(z)"
        return ((symbol, self.slope_color),)

    @property
    def products(self) -> Parts:
        """What is averaged over the rows."""
        return (("δ", self._palette.gradient), ("×", self._palette.muted), *self.source)

    @property
    def update(self) -> Parts:
        """Gradient descent."""
        palette, weight = self._palette, (self.letter, self.weight_color)
        return (
            weight,
            ("←", palette.muted),
            weight,
            ("−", palette.muted),
            ("η", palette.lock),
            ("⋅", palette.muted),
            ("∂L/∂", palette.text),
            weight,
        )

    @property
    def _is_hidden_source(self) -> bool:
        return self._shown.source is not None and not self._shown.from_input
