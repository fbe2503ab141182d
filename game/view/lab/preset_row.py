"""The row of presets in the top bar; where not all have room it folds.

Folded it shows those around the chosen one, with their names whole, between a button to the one
before and a button to the one behind it; from the last it goes on to the first.
"""

from collections.abc import Sequence
from typing import Final

from game.session.commands import SelectPreset
from game.session.presets import PresetText
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.text.typeface import Face, Measure
from game.view.scene.bindings import PRESET_KEYS
from game.view.scene.control import Control, Kind, Option
from game.view.scene.control_context import ControlContext
from game.view.scene.preset_text import preset_text
from game.view.widgets.choices import shared_out

SEGMENT_FACE: Final[Face] = "semibold"
# Room on each side of a segment's word: as much as there is, between these.
SEGMENT_PADDING: Final = (18.0, 10.0)
PADDING_STEP: Final = 1.0
# Squeezed to less of what they need, names would be cut or hard to read: then the row folds.
LEAST_SQUEEZE: Final = 0.92
FOLDED_GAP: Final = 8.0
PRESET: Final = "preset"
PREVIOUS, NEXT = "preset-previous", "preset-next"


def preset_controls(context: ControlContext, room: Box, panel: str) -> list[Control]:
    """The controls of the row, as far as they need the room."""
    words = [preset_text(preset, context.texts) for preset in context.presets.values()]
    labels, widths = _fitted(words, room.w, context.measure)
    if not widths:
        return []
    row = _Row(context, panel, words, labels)
    squeeze = min(1.0, room.w / sum(widths))
    if squeeze >= LEAST_SQUEEZE:
        places = range(len(labels))
        return row.segments(places, room, [width * squeeze for width in widths])
    return row.folded(room, widths)


def segment_id(name: str) -> str:
    """The segment's of a preset."""
    return f"{PRESET}.{name}"


def is_of_presets(control: Control) -> bool:
    """Whether a control of the top bar belongs to the row."""
    return control.group == PRESET or control.id in (PREVIOUS, NEXT)


class _Row:
    """What the controls of the row are made from."""

    def __init__(
        self,
        context: ControlContext,
        panel: str,
        words: Sequence[PresetText],
        labels: Sequence[str],
    ) -> None:
        self._context = context
        self._panel = panel
        self._words = words
        self._labels = labels
        self._names = list(context.presets)

    def segments(self, places: Sequence[int], room: Box, widths: Sequence[float]) -> list[Control]:
        """A segment for each preset at one of the places, side by side from the left."""
        x = room.x
        controls = []
        options = tuple(Option(segment_id(each), SelectPreset(each)) for each in self._names)
        for place, width in zip(places, widths, strict=True):
            name = self._names[place]
            controls.append(
                Control(
                    id=segment_id(name),
                    kind=Kind.SEGMENT,
                    target=Box(x, room.y, width, room.h),
                    panel=self._panel,
                    label=self._labels[place],
                    tip=self._tip(place),
                    action=SelectPreset(name),
                    selected=name == self._context.snapshot.preset.name,
                    group=PRESET,
                    options=options,
                )
            )
            x += width
        return controls

    def folded(self, room: Box, widths: Sequence[float]) -> list[Control]:
        """As many as have room around the chosen one, between the two buttons."""
        name = self._context.snapshot.preset.name
        # A run of somebody's own is none of them: it stands before the first.
        chosen = self._names.index(name) if name in self._names else -1
        side = float(theme.CONTROL_HEIGHT)
        margin = side + FOLDED_GAP
        inner = Box(room.x + margin, room.y, room.w - 2 * margin, room.h)
        places = _around(max(chosen, 0), widths, inner.w)
        shared = shared_out([widths[place] for place in places], inner.w)
        previous = Box(room.x, room.y, side, room.h)
        following = Box(room.right - side, room.y, side, room.h)
        count = len(self._names)
        before = count - 1 if chosen < 0 else (chosen - 1) % count
        return [
            self._button(PREVIOUS, "previous", previous, before),
            *self.segments(places, inner, shared),
            self._button(NEXT, "chevron", following, (chosen + 1) % count),
        ]

    def _button(self, identity: str, icon: str, target: Box, place: int) -> Control:
        return Control(
            id=identity,
            kind=Kind.BUTTON,
            target=target,
            panel=self._panel,
            tip=self._tip(place),
            icon=icon,
            action=SelectPreset(self._names[place]),
        )

    def _tip(self, place: int) -> str:
        """The preset's story; its key, too, where it has one."""
        text, number = self._words[place], place + 1
        key = "controls.preset.tip" if number <= len(PRESET_KEYS) else "controls.preset.tip-no-key"
        return self._context.texts(key, title=text.title, number=number, story=text.story)


def _around(middle: int, widths: Sequence[float], room: float) -> range:
    """The longest stretch of places around ``middle`` that has room, which itself always has."""
    best = range(middle, middle + 1)
    while True:
        first, end = best.start, best.stop
        # On the shorter side first, so that the chosen one stays in the middle.
        sides = [range(first, end + 1), range(first - 1, end)]
        if end - middle > middle - first + 1:
            sides.reverse()
        wider = [
            places
            for places in sides
            if places.start >= 0
            and places.stop <= len(widths)
            and sum(widths[place] for place in places) <= room
        ]
        if not wider:
            return best
        best = wider[0]


def _fitted(
    words: Sequence[PresetText], room: float, measure: Measure
) -> tuple[list[str], list[float]]:
    """Labels, and the widths they need: first full titles, then short ones, then less padding."""
    pairs = [(word.title, word.short) for word in words]
    wide = tuple(
        (
            measure(title, theme.TYPE_BODY, SEGMENT_FACE),
            measure(short, theme.TYPE_BODY, SEGMENT_FACE),
        )
        for title, short in pairs
    )
    chosen, widths = _narrowed(wide, room)
    return [pair[which] for pair, which in zip(pairs, chosen, strict=True)], list(widths)


def _narrowed(
    wide: tuple[tuple[float, float], ...], room: float
) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """Which of each name's two widths is taken, the full or the short one's, and what it needs."""
    most, least = SEGMENT_PADDING
    chosen = [0] * len(wide)

    def needed(padding: float) -> list[float]:
        taken = zip(wide, chosen, strict=True)
        return [max(pair[which] + 2 * padding, theme.HIT_MINIMUM) for pair, which in taken]

    while sum(needed(most)) > room:
        savings = [pair[which] - pair[1] for pair, which in zip(wide, chosen, strict=True)]
        best = max(range(len(savings)), key=savings.__getitem__, default=0)
        if not savings or savings[best] <= 0:
            break
        chosen[best] = 1
    padding = most
    while sum(needed(padding)) > room and padding > least:
        padding -= PADDING_STEP
    return tuple(chosen), tuple(needed(padding))
