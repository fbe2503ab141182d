"""The legend under the network: what the moving and the ringed things mean."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final, NamedTuple

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.theme import Color, Palette
from game.view.scene.scene import Scene
from game.view.scene.texts import Texts

START_X: Final = 26.0
ICON_ROOM: Final = 28.0
GAP: Final = 24.0
# What is said shorter, from wording to wording: what moves and the lock, the ring, the curve.
SHORT: Final = "-short"
SHORTENED: Final = (("", "", ""), ("", "", SHORT), (SHORT, "", SHORT), (SHORT, SHORT, SHORT))
# A little above the middle: nearer to the network than to the rows below.
MIDDLE: Final = 0.42
ICON_SIZES: Final = {"dot": 24.0, "diamond": 26.0, "ring": 28.0, "small-curve": 31.0, "lock": 30.0}


class Entry(NamedTuple):
    """One explanation: its icon, that icon's colour, the words, and theirs."""

    icon: str
    icon_color: Color
    words: str
    color: Color


class LegendPanel:
    """The panel "legend"."""

    name = "legend"

    def box_of(self, scene: Scene) -> Box | None:
        """The strip under the network; folded away where there is no room."""
        return scene.layout.legend

    def key(self, scene: Scene) -> Hashable:
        """Whether the padlock needs explaining, and the language."""
        layout = scene.layout
        return layout.legend, layout.scale, _is_locked(scene), scene.texts.language

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw as many entries as fit, in the longest wording that fits."""
        box = scene.layout.legend
        if box is None:
            return
        size = theme.TYPE_SMALL
        y = box.y + box.h * MIDDLE
        x = box.x + START_X
        room = box.right - theme.PADDING - x
        wordings = _wordings(scene.texts, canvas.palette, _is_locked(scene))
        entries = next((e for e in wordings if _width(canvas, e, size) <= room), wordings[-1])
        for entry in entries:
            if x + ICON_ROOM + canvas.text_width(entry.words, size) > box.right - theme.PADDING:
                break
            canvas.icon(
                entry.icon, x + ICON_ROOM / 2 - 4.0, y, ICON_SIZES[entry.icon], entry.icon_color
            )
            written = canvas.text(entry.words, x + ICON_ROOM, y, size, entry.color)
            x = written.right + GAP


def _is_locked(scene: Scene) -> bool:
    snapshot = scene.snapshot
    return bool(snapshot.locked - snapshot.dead)


def _wordings(texts: Texts, palette: Palette, locked: bool) -> list[list[Entry]]:
    """The entries in full, then one after another in fewer words."""

    def entry(icon: str, color: Color, key: str, words: Color) -> Entry:
        return Entry(icon, color, texts(f"network.legend.{key}"), words)

    return [
        [
            entry("dot", palette.data, f"data{short[0]}", palette.muted),
            entry("diamond", palette.gradient, f"gradient{short[0]}", palette.muted),
            entry("ring", palette.hidden, f"ring{short[1]}", palette.muted),
            entry("small-curve", palette.lock, f"curve{short[2]}", palette.muted),
            *([entry("lock", palette.lock, f"locked{short[0]}", palette.lock)] if locked else []),
        ]
        for short in SHORTENED
    ]


def _width(canvas: Canvas, entries: list[Entry], size: float) -> float:
    words = sum(canvas.text_width(entry.words, size) for entry in entries)
    return words + ICON_ROOM * len(entries) + GAP * (len(entries) - 1)
