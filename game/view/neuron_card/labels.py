"""The labels in the plot of a neuron's curve: their places, as values, and how they are written."""

from __future__ import annotations

from typing import Final, NamedTuple

from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.text.formula import Parts
from game.view.drawing.text.typeface import Face
from game.view.drawing.theme import Color
from game.view.neuron_card.figures import NeuronFigures
from game.view.neuron_card.look import CurveLook
from game.view.neuron_card.room import Room
from game.view.neuron_card.spoken_of import Curve
from game.view.numbers.figures import sign_of

# Between a label and what it belongs to.
LABEL_GAP: Final = 8.0
FORMULA_DROP: Final = 0.34


class Label(NamedTuple):
    """A text with its box, and its size of type where that follows from the room."""

    string: str
    box: Box
    size: float = 0.0


class LabelPlan(NamedTuple):
    """Where the labels of a plot are; None where there is none.

    ``arrow`` is the raw error's: x, and the heights of the target and of the activation. ``room``
    knows what is still free.
    """

    formula: Label | None
    z: Label | None
    a: Label | None
    ticks: tuple[Label, ...]
    levels: tuple[Label, ...]
    names: tuple[Label, ...]
    slope: Label | None
    target: Label | None
    error: Label | None
    arrow: tuple[float, float, float] | None
    room: Room


def draw_labels(
    canvas: Canvas, plan: LabelPlan, figures: NeuronFigures, color: Color, look: CurveLook
) -> None:
    """Write everything in its place."""
    palette = canvas.palette
    size, numbers = look.words, look.numbers
    if plan.formula is not None:
        string, box = plan.formula.string, plan.formula.box
        parts, baseline = formula(figures, color), box.centery + FORMULA_DROP * look.formula
        end = canvas.formula(parts, box.x, baseline, look.formula).right + LABEL_GAP
        _write(canvas, Label(string, box._replace(x=end)), size, color, "semibold")
    for tick in (*plan.ticks, *plan.levels):
        _write(canvas, tick, look.ticks, palette.dim)
    for label, shade in ((plan.z, palette.text), (plan.a, color)):
        if label is not None:
            _write(canvas, label, label.size or numbers, shade, "semibold")
    for names in plan.names:
        _write(canvas, names, look.names, palette.text)
    for label in (plan.target, plan.error):
        if label is not None:
            _write(canvas, label, size, palette.output, "semibold")
    if plan.slope is not None:
        edge = palette.dim if figures.slope_cancelled else palette.lock
        box = plan.slope.box
        canvas.pill(plan.slope.string, box.centerx, box.centery, edge, look.pill, height=box.h)


def formula(figures: NeuronFigures, color: Color) -> Parts:
    """What the curve is: a = σ(z) or a = max(0, z), and the sign before the number."""
    answers = "σ(z)" if figures.curve is Curve.SIGMOID else "max(0, z)"
    return ((f"a = {answers} {sign_of(figures.activation_holds)}", color),)


def bare(text: str) -> str:
    """A calculation that stands for a number, alone: without its brackets."""
    return text.removeprefix("(").removesuffix(")") if text.startswith("(1") else text


def _write(canvas: Canvas, label: Label, size: float, color: Color, face: Face = "medium") -> None:
    canvas.text(label.string, label.box.x, label.box.centery, size, color, face)
