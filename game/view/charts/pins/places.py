"""Where the pins stand: on the timeline's upper edge; what stands too near shares one capsule."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from game.session.tape.pins import IMPORTANCE, Pin
from game.view.charts.axes.plot import EpochScale
from game.view.drawing.box import Box

PIN: Final = 32.0
# From one icon of a capsule to the next, and between two capsules at least.
ICON_STEP: Final = 26.0
GAP: Final = 8.0
MOST_ICONS: Final = 3
HIT: Final = 56.0
# Of what is hit so much is below the edge: the rest of the well is that of what stands in it.
HIT_BELOW: Final = 22.0
# So near to the playhead a press means the playhead, and what is left of a pin beside it may be
# this small.
HEAD_REACH: Final = 16.0
LEAST_HIT: Final = 14.0


class Capsule(NamedTuple):
    """``pins`` that stand in one place, the most important first; ``shown`` have an icon."""

    box: Box
    pins: tuple[Pin, ...]

    @property
    def shown(self) -> tuple[Pin, ...]:
        """Those that are drawn: one of each kind."""
        kinds = {pin.kind: pin for pin in reversed(self.pins)}
        return tuple(sorted(kinds.values(), key=_importance)[:MOST_ICONS])


def capsules(pins: Sequence[Pin], epochs: EpochScale, edge: float) -> list[Capsule]:
    """The capsules along the upper ``edge`` of a timeline, from left to right, none touching
    another; ``pins`` in the order of their epochs.
    """
    groups: list[list[Pin]] = []
    boxes: list[Box] = []
    for pin in pins:
        group = [pin]
        box = _box(group, epochs, edge)
        while boxes and box.x - boxes[-1].right < GAP:
            group = groups.pop() + group
            boxes.pop()
            box = _box(group, epochs, edge)
        groups.append(group)
        boxes.append(box)
    return [
        Capsule(box, tuple(sorted(group, key=_importance)))
        for group, box in zip(groups, boxes, strict=True)
    ]


def targets(placed: Sequence[Capsule], edge: float, head: float) -> list[Box | None]:
    """What can be hit of each capsule; None where the playhead leaves nothing of it."""
    found: list[Box | None] = []
    for place, capsule in enumerate(placed):
        box = capsule.box
        left = box.centerx - max(HIT, box.w) / 2
        right = box.centerx + max(HIT, box.w) / 2
        if place:
            left = max(left, (placed[place - 1].box.right + box.x) / 2)
        if place + 1 < len(placed):
            right = min(right, (box.right + placed[place + 1].box.x) / 2)
        if head - HEAD_REACH < right and left < head + HEAD_REACH:
            beside = ((left, head - HEAD_REACH), (head + HEAD_REACH, right))
            left, right = max(beside, key=lambda side: side[1] - side[0])
        whole = Box(left, edge + HIT_BELOW - HIT, right - left, HIT)
        found.append(whole if whole.w >= LEAST_HIT else None)
    return found


def _box(group: Sequence[Pin], epochs: EpochScale, edge: float) -> Box:
    icons = min(len({pin.kind for pin in group}), MOST_ICONS)
    width = PIN + (icons - 1) * ICON_STEP
    middle = sum(epochs.x(pin.epoch) for pin in group) / len(group)
    # A wide one at an end reaches no further out than a single pin there.
    left = max(epochs.left - PIN / 2, min(middle - width / 2, epochs.right + PIN / 2 - width))
    return Box(left, edge - PIN / 2, width, PIN)


def _importance(pin: Pin) -> tuple[int, int]:
    return IMPORTANCE[pin.kind], pin.epoch
