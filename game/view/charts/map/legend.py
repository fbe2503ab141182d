"""The words of the map: titles, what the lines are, one sentence, what one's own input gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from game.view.charts.map.places import CLOSE, LEGEND, TITLE
from game.view.charts.map.words import probe_words, sentence
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import styles
from game.view.drawing.theme import Color
from game.view.scene.scene import Scene

SAMPLE: Final = 22.0
SAMPLE_GAP: Final = 7.0
CELL_GAP: Final = 14.0
LINE: Final = 2.6
THIN: Final = 1.6
DASHES: Final = (5.0, 3.5)
CAPTION: Final = float(theme.TYPE_CAPTION)
WORD_GAP: Final = 12.0
BESIDE_LINE: Final = 26.0
ICON: Final = 44.0
ICON_ROOM: Final = 46.0
AIR: Final = 14.0
ANSWER: Final = float(theme.TYPE_LEAD)
OWN_RADIUS: Final = 10.0
OWN_EDGE: Final = 2.2


class Entry(NamedTuple):
    """What a line of a square is: its colour, width, dashes, and words."""

    words: str
    color: Color
    width: float
    dashed: bool = False


def draw_title(canvas: Canvas, scene: Scene, key: str, box: Box) -> None:
    """Above a square its title, and what it shows where there is room; below it its legend."""
    title, caption = scene.texts(f"charts.map.{key}"), scene.texts(f"charts.map.{key}-caption")
    y, size = box.y - TITLE / 2, float(theme.TYPE_BODY)
    drawn = canvas.fitted_text(title, box.x, y, size, canvas.palette.text, box.w, "semibold")
    room = box.right - drawn.right - WORD_GAP
    if canvas.text_width(caption, CAPTION) <= room:
        canvas.text(caption, box.right, y, CAPTION, canvas.palette.muted, ax=1.0)
    _draw_entries(canvas, _legends(scene)[key], box.x, box.bottom + LEGEND / 2, box.w)


def draw_beside(canvas: Canvas, scene: Scene, box: Box) -> None:
    """Titles and legends below each other, as many lines as there is room for."""
    y = box.y + BESIDE_LINE / 2
    for key, entries in _legends(scene).items():
        lines: list[Sequence[Entry] | str] = [scene.texts(f"charts.map.{key}"), entries]
        for line in lines:
            if y + BESIDE_LINE / 2 > box.bottom + 1.0:
                return
            if isinstance(line, str):
                canvas.fitted_text(
                    line, box.x, y, theme.TYPE_SMALL, canvas.palette.text, box.w, "semibold"
                )
            else:
                _draw_entries(canvas, line, box.x, y, box.w)
            y += BESIDE_LINE


def draw_sentence(canvas: Canvas, scene: Scene, box: Box) -> None:
    """What is to be seen."""
    snapshot = scene.snapshot
    words = scene.texts(
        f"charts.map.sentence.{sentence(snapshot)}",
        right=snapshot.trace.right_count,
        rows=snapshot.dataset.sample_count,
    )
    canvas.fitted_text(
        words, box.x, box.centery, theme.TYPE_SMALL, canvas.palette.text, box.w, "semibold"
    )


def draw_answer(canvas: Canvas, scene: Scene, box: Box, framed: bool) -> None:
    """How to run an input of one's own; then what it gives, in a box of the input's colour."""
    palette, probe = canvas.palette, scene.snapshot.probe
    if framed:
        edge = palette.line if probe is None else palette.lock
        width = theme.STROKE_LINE if probe is None else theme.STROKE_SELECTED
        canvas.panel(box, canvas.style(styles.outline, edge, width, theme.RADIUS_WELL))
    left = box.x + (AIR if framed else 0.0)
    right = box.right - (AIR if framed else 0.0)
    if probe is None:
        canvas.icon("hand", left + ICON / 2 - 4.0, box.centery, ICON, palette.accent)
        words = scene.texts("charts.map.tip" if framed else "charts.map.tip-short")
        _draw_lines(canvas, words, Box(left + ICON_ROOM, box.y, right - left - ICON_ROOM, box.h))
        return
    pair, answer, side = probe_words(scene.snapshot, probe, scene.texts)
    asked = scene.texts("charts.map.input", pair=pair) if framed else pair
    right -= CLOSE
    if framed:
        x = left + ICON / 2 - 6.0
        canvas.ring(x, box.centery, 1.3 * OWN_RADIUS, palette.lock, OWN_EDGE)
        canvas.icon("plus", x, box.centery, 2.2 * OWN_RADIUS, palette.lock)
        left += ICON_ROOM
        _draw_result(canvas, scene, (asked, answer, side), Box(left, box.y, right - left, box.h))
        return
    _draw_result_below(canvas, asked, (answer, side), Box(left, box.y, right - left, box.h))


def _draw_result_below(canvas: Canvas, asked: str, result: tuple[str, str], box: Box) -> None:
    """Two lines: the input, and below it what it gives."""
    palette = canvas.palette
    upper, lower = box.centery - BESIDE_LINE / 2, box.centery + BESIDE_LINE / 2
    canvas.ring(box.x + OWN_RADIUS, upper, OWN_RADIUS, palette.lock, OWN_EDGE)
    canvas.icon("plus", box.x + OWN_RADIUS, upper, 2 * OWN_RADIUS, palette.lock)
    x = box.x + 2 * OWN_RADIUS + WORD_GAP / 2
    canvas.fitted_text(asked, x, upper, CAPTION, palette.text, box.right - x, "semibold")
    drawn = canvas.text(result[0], box.x, lower, theme.TYPE_BODY, palette.output, "semibold")
    x = drawn.right + WORD_GAP
    canvas.fitted_text(result[1], x, lower, CAPTION, palette.text, box.right - x)


def _draw_result(canvas: Canvas, scene: Scene, words: tuple[str, str, str], box: Box) -> None:
    """One line: the input, what it gives, what that counts as."""
    palette = canvas.palette
    asked, answer, side = words
    gives = scene.texts("charts.map.gives")
    size = float(theme.TYPE_SMALL)
    runs = [
        (asked, palette.text, size),
        (gives, palette.muted, size),
        (answer, palette.output, ANSWER),
        (side, palette.text, size),
    ]
    width = sum(canvas.text_width(w, s, "semibold") for w, _, s in runs) + WORD_GAP * 3
    if width > box.w:
        runs.pop(1)
        runs = [(w, c, CAPTION if s == size else float(theme.TYPE_BODY)) for w, c, s in runs]
    x = box.x
    for string, color, type_size in runs:
        x = canvas.text(string, x, box.centery, type_size, color, "semibold").right + WORD_GAP


def _draw_lines(canvas: Canvas, words: str, box: Box) -> None:
    canvas.wrapped_text(words, box, theme.TYPE_SMALL, canvas.palette.text, ay=0.5, spacing=1.2)


def _legends(scene: Scene) -> Mapping[str, Sequence[Entry]]:
    texts, palette = scene.texts, scene.palette
    topology = scene.snapshot.topology
    cuts = [
        Entry(topology.neuron_name(neuron), palette.hidden, LINE, dashed=neuron.unit > 0)
        for neuron in topology.neurons[:-1]
    ]
    line = Entry(texts("charts.map.half"), palette.text, LINE)
    if not topology.has_hidden:
        return {"inputs": (line,)}
    output = Entry(texts("charts.map.output-line"), palette.text, LINE)
    way = Entry(texts("charts.map.path"), palette.muted, THIN)
    return {"inputs": (line, *cuts), "hidden": (output, way)}


def _draw_entries(
    canvas: Canvas, entries: Sequence[Entry], x: float, y: float, width: float
) -> None:
    """Samples and words from the left; what has no room is left out, the last first."""
    for entry in entries:
        wide = SAMPLE + SAMPLE_GAP + canvas.text_width(entry.words, CAPTION)
        if wide > width + 1.0:
            return
        if entry.dashed:
            canvas.dashed_line(x, y, x + SAMPLE, y, entry.color, entry.width, *DASHES)
        else:
            canvas.line(x, y, x + SAMPLE, y, entry.color, entry.width)
        canvas.text(entry.words, x + SAMPLE + SAMPLE_GAP, y, CAPTION, canvas.palette.muted)
        x, width = x + wide + CELL_GAP, width - wide - CELL_GAP
