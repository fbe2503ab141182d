"""Rectangles of the parts that only the visitor view and the attract show have."""

from typing import NamedTuple

from game.view.drawing.box import Box


class LargeBoxes(NamedTuple):
    """Where these parts are, in logical units; None where a part is folded away.

    The phases end at the right edge of ``header``, which also holds the puzzle's name and rule.
    ``story`` is the dock's middle: story cards before the first epoch, then loss and timeline.
    ``room`` is the network's place while a chosen neuron fills it.
    ``votes`` are the cards on which the hands of a class are counted, ``ask`` is the button with
    which whoever leads it asks the next question.
    ``invitation`` and ``ribbon`` belong to the attract show alone.
    """

    header: Box | None
    caption: Box
    line: Box | None
    rows: Box | None
    hint: Box | None
    card: Box | None
    play: Box | None
    step: Box | None
    story: Box | None
    start_over: Box | None
    lab: Box | None
    menu: Box | None
    invitation: Box | None = None
    ribbon: Box | None = None
    room: Box | None = None
    votes: Box | None = None
    ask: Box | None = None
