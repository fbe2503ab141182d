"""The sheet of the gradient check: every parameter, its two numbers, and why they may differ."""

from collections.abc import Hashable
from typing import Final

from game.engine.gradient_check.check import GradientCheck, NudgeTest
from game.view.chain_rule.check.boxes import places
from game.view.chain_rule.check.controls import PANEL
from game.view.chain_rule.check.lines import (
    Line,
    draw_cell,
    draw_frame,
    draw_head,
    draw_row,
    draw_title,
)
from game.view.chain_rule.check.notes import draw_notes, ends, notes
from game.view.chain_rule.check.verdict import verdict_of
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.styles import styles
from game.view.numbers.checked import CheckReader
from game.view.scene.control import Control, Kind
from game.view.scene.layout import Layout
from game.view.scene.scene import Scene
from game.view.widgets.appearance import Appearance, appearance_of
from game.view.widgets.draw_controls import draw_appearances

FOOT_AIR: Final = 9.0


class CheckSheet:
    """A sheet in the place of card and graphs; while it is open the pills have marks, too."""

    name = PANEL

    def __init__(self, checks: CheckReader | None = None) -> None:
        self._reader = checks or CheckReader()

    def box_of(self, scene: Scene) -> Box | None:
        """The sheet; None while it is closed."""
        return scene.layout.check

    def frame(self, canvas: Canvas, layout: Layout) -> None:
        """The glass; its edge tells how the check ends, and is drawn with that."""
        if layout.check is not None:
            canvas.panel(layout.check, canvas.style(styles.panel, theme.GLASS_DENSE))

    def key(self, scene: Scene) -> Hashable:
        """Every number and word, and how each row stands."""
        check = self._read(scene)
        lines, cross = _lines(scene, check), _cross(scene)
        words = (notes(scene.snapshot, check, scene.texts), scene.texts.language)
        return check.holds, lines, cross, words, scene.layout.check, scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Title, introduction, rows, and the note at the foot."""
        sheet, texts, snapshot = scene.layout.check, scene.texts, scene.snapshot
        if sheet is None:
            return
        check = self._read(scene)
        parts, palette = places(sheet, len(check.tests)), canvas.palette
        edge = palette.gradient if check.holds else palette.lock
        canvas.panel(sheet, canvas.style(styles.panel_edge, edge))
        draw_title(canvas, parts, check.holds, texts)
        draw_head(canvas, parts, texts)
        draw = draw_cell if parts.in_grid else draw_row
        for line, box in zip(_lines(scene, check), parts.rows, strict=True):
            draw_frame(canvas, box, line)
            draw(canvas, box, line, texts)
        draw_notes(canvas, parts.foot.inset(0.0, FOOT_AIR), notes(snapshot, check, texts))
        draw_appearances(canvas, _cross(scene))

    def _read(self, scene: Scene) -> GradientCheck:
        return self._reader.read(scene.snapshot.trace, scene.snapshot.topology)


def _lines(scene: Scene, check: GradientCheck) -> tuple[Line, ...]:
    rows = [control for control in scene.controls_of(PANEL) if control.kind is Kind.ROW]
    return tuple(
        Line(
            ends(scene.snapshot.topology, test.parameter),
            verdict_of(test, scene.texts),
            test.divisor,
            *_look(scene, control, test),
        )
        for test, control in zip(check.tests, rows, strict=True)
    )


def _look(scene: Scene, control: Control, test: NudgeTest) -> tuple[bool, bool, bool]:
    seen = appearance_of(control, scene.interface)
    lit = seen.hovered or seen.pressed or scene.peeked == test.parameter
    return seen.selected, lit, seen.focused


def _cross(scene: Scene) -> tuple[Appearance, ...]:
    crosses = [c for c in scene.controls_of(PANEL) if c.kind is Kind.CLOSE]
    return tuple(appearance_of(cross, scene.interface) for cross in crosses)
