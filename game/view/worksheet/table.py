"""The four rows as a table: what the hidden neurons and the answer say, the goal, the error."""

from collections.abc import Sequence
from typing import Final

from game.engine.topology import NETWORK_2_2_1
from game.engine.trace import EpochTrace
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.numbers import visitor_numbers as written
from game.view.numbers.readout import row_name
from game.view.scene.texts import Texts
from game.view.worksheet import paper
from game.view.worksheet.wording import SECTION, neuron_name

# Shares of the width: the box to tick, the row, the neurons, the goal, the error, right or wrong.
COLUMNS: Final = (0.08, 0.11, 0.14, 0.14, 0.17, 0.11, 0.17, 0.08)
MARK: Final = 26.0
HEAD: Final = 19.0


def draw_table(
    canvas: Canvas, room: Box, trace: EpochTrace, choices: Sequence[int], texts: Texts
) -> None:
    """A head and the rows; those among ``choices`` have a box to be ticked."""
    names = trace.dataset.sample_names
    pitch = room.h / (len(names) + 1)
    widths = [share * room.w for share in COLUMNS]
    middles = [room.x + sum(widths[:n]) + widths[n] / 2 for n in range(len(widths))]
    says = [neuron_name(neuron) for neuron in NETWORK_2_2_1.neurons]
    head = ["", texts(f"{SECTION}row"), *says, texts(f"{SECTION}goal"), texts(f"{SECTION}error")]
    for x, width, word in zip(middles, widths, head, strict=False):
        if word:
            canvas.fitted_text(
                word, x, room.y + pitch / 2, HEAD, paper.GREY, width - theme.STEP, ax=0.5
            )
    for sample, name in enumerate(names):
        y = room.y + (sample + 1.5) * pitch
        top = y - pitch / 2
        canvas.line(room.x, top, room.right, top, paper.GREY, theme.STROKE_HAIR)
        if sample in choices:
            paper.tick_box(canvas, middles[0] - paper.TICK_BOX / 2, y)
        for x, words in zip(middles[1:], [row_name(name), *_numbers(trace, sample)], strict=False):
            canvas.text(words, x, y, paper.BODY, paper.INK, ax=0.5)
        icon = "tick" if trace.right[sample] else "cross"
        canvas.icon(icon, middles[-1], y, MARK, paper.INK)
    canvas.line(room.x, room.bottom, room.right, room.bottom, paper.GREY, theme.STROKE_HAIR)


def _numbers(trace: EpochTrace, sample: int) -> list[str]:
    hidden, output = trace.rule.activation, trace.rule.output_activation
    *inner, last = NETWORK_2_2_1.neurons
    answer, goal = trace.activation(last, sample), float(trace.dataset.targets[0][sample])
    said = [written.activation(trace.activation(n, sample), not hidden.can_die) for n in inner]
    bounded = not output.can_die
    error = written.error(answer, goal, bounded)
    return [*said, written.answer(answer, bounded), written.number(goal).removesuffix(".00"), error]
