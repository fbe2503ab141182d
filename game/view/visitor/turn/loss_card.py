"""The card on which the loss is drawn: what was so far in white, what somebody says in beads, and
then what really came, with hatch between the two and both ends as numbers.

Two overlays, so that what moves is small.
"""

from collections.abc import Hashable
from typing import Final

import numpy as np

from game.session.questions.answer import Curve
from game.session.questions.truth import Course
from game.session.questions.turn import State
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.shapes.glass import Style
from game.view.drawing.styles.styles import mix
from game.view.drawing.theme import Palette
from game.view.large import looks
from game.view.large.lettering import FLOOR, LABEL, enlargement, sized
from game.view.numbers import visitor_numbers
from game.view.numbers.digits import grouped
from game.view.scene.page import Page
from game.view.scene.scene import Scene
from game.view.visitor.turn import marks
from game.view.visitor.turn.answer_controls import handle_answer
from game.view.visitor.turn.canvas import HANDLES, Sketch, shown_curve, sketch_of
from game.view.visitor.turn.end_cards import opaque_card
from game.view.visitor.turn.shown import grown

MARGIN: Final = 12.0
FRAME_RADIUS: Final = 18.0
FRAME_SHADE: Final = 0.90
LINE: Final = 5.0
BASE: Final = 2.0
NOW: Final = 12.0
BEAD: Final = 8.0
BEAD_STEP: Final = 20.0
HATCH_STEP: Final = 30.0
REAL: Final = 68.0
YOURS: Final = 54.0
NUMBER_GAP: Final = 28.0
NUMBER_FOOT: Final = 0.6
APART: Final = 62.0
PIN: Final = 64.0
WORDS_MIDDLE: Final = 44.0
LABEL_PLACE: Final = (2.0, 22.0)
HANDLE: Final = 24.0
PAST_POINTS: Final = 120


class LossCard:
    """The overlay "loss-card": ground, axes, and what was so far."""

    name = "loss-card"
    margin = MARGIN

    def box(self, scene: Scene) -> Box | None:
        """The card; None where no loss is asked for."""
        sketch = _sketch(scene)
        return None if sketch is None else sketch.card

    def key(self, scene: Scene) -> Hashable:
        """What is asked, and whether it still is."""
        sketch = _sketch(scene)
        if sketch is None:
            return None
        turn, texts = sketch.turn, scene.texts.language
        swells = scene.interface.swells and turn.is_asked
        return sketch.card, turn.index, turn.is_asked, texts, scene.palette, swells, scene.page

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the card."""
        sketch = _sketch(scene)
        if sketch is None:
            return
        canvas.panel(sketch.card, canvas.style(opaque_card))
        larger, palette, frame = enlargement(scene.page), canvas.palette, sketch.frame
        if sketch.turn.is_asked:
            canvas.panel(frame, canvas.style(blank))
            marks.draw_beads(canvas, frame, FRAME_RADIUS, scene.interface.swells, larger)
        base = frame.bottom
        canvas.line(sketch.past.x, base, frame.right, base, palette.edge, BASE)
        canvas.polyline(_past(scene, sketch), palette.text, LINE)
        _draw_words(canvas, scene, sketch)


class LossCurves:
    """The overlay "loss-curves": what somebody says, and what came."""

    name = "loss-curves"
    margin = MARGIN

    def box(self, scene: Scene) -> Box | None:
        """The frame, and the room for numbers beside it."""
        sketch = _sketch(scene)
        if sketch is None:
            return None
        frame, card = sketch.frame, sketch.card
        # A number at the foot reaches below it, its comma further still.
        foot = frame.bottom + NUMBER_FOOT * REAL * enlargement(scene.page)
        return Box(frame.x - NOW, card.y, card.right - frame.x + NOW, foot - card.y)

    def key(self, scene: Scene) -> Hashable:
        """Both curves, where the keyboard is, and the language of what may be said."""
        sketch = _sketch(scene)
        if sketch is None:
            return None
        epoch = scene.snapshot.epoch if sketch.turn.state is State.RUN else None
        curve = shown_curve(sketch, scene.interface)
        stands = sketch.turn.state, sketch.turn.index, epoch, grown(sketch.turn, scene.interface)
        shown = scene.palette, scene.page, scene.texts.language
        return sketch.frame, curve, stands, _focused(scene), shown

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw beads, the real course, and the gap."""
        sketch = _sketch(scene)
        if sketch is None:
            return
        palette, truth = canvas.palette, sketch.turn.truth
        curve = shown_curve(sketch, scene.interface)
        if isinstance(truth, Course) and curve is not None:
            _draw_gap(canvas, sketch, curve, truth, grown(sketch.turn, scene.interface))
        if sketch.turn.state is State.RUN:
            canvas.polyline(_running(scene, sketch), palette.text, LINE)
        if isinstance(truth, Course):
            canvas.polyline(_course(sketch, truth), palette.text, LINE)
        if curve is not None:
            for x, y in _beads(sketch, curve):
                canvas.disc(x, y, BEAD, palette.pink)
        canvas.disc(sketch.x(0.0), sketch.y(sketch.now), NOW, palette.text)
        canvas.disc(sketch.x(0.0), sketch.y(sketch.now), BEAD, palette.pink)
        if curve is not None:
            _draw_ends(canvas, scene, sketch, curve)
        elif sketch.turn.is_asked and scene.page is Page.PROJECTOR:
            _draw_invitation(canvas, scene, sketch.frame)
        _draw_handles(canvas, scene, sketch)


def blank(palette: Palette) -> Style:
    """The ground of the canvas."""
    color = mix(palette.pink, palette.panel, FRAME_SHADE)
    return Style(top=color, bottom=color, opacity=1.0, radius=FRAME_RADIUS)


def _draw_invitation(canvas: Canvas, scene: Scene, frame: Box) -> None:
    """What to do here, until it is done; elsewhere the second line of the caption says it."""
    words, size = scene.texts("visitor.turn.draw-here"), sized(scene.page, LABEL)
    room, floor = frame.w - 2 * MARGIN, sized(scene.page, FLOOR)
    pink = canvas.palette.pink
    canvas.fitted_text(words, frame.centerx, frame.centery, size, pink, room, ax=0.5, floor=floor)


def _sketch(scene: Scene) -> Sketch | None:
    if not scene.page.is_visitor_view:
        return None
    return sketch_of(scene.snapshot, scene.layout)


def _past(scene: Scene, sketch: Sketch) -> list[tuple[float, float]]:
    question = sketch.turn.question
    assert question is not None
    box = sketch.past
    return [
        (box.x + box.w * epoch / question.asked, sketch.y(loss))
        for epoch, loss in _losses(scene, 0, question.asked)
    ]


def _running(scene: Scene, sketch: Sketch) -> list[tuple[float, float]]:
    """What came so far, while the run is on its way."""
    question = sketch.turn.question
    assert question is not None
    points = [
        (sketch.x((epoch - question.asked) / question.span), sketch.y(loss))
        for epoch, loss in _losses(scene, question.asked, scene.snapshot.epoch)
    ]
    return points if len(points) > 1 else [points[0], (points[0][0] + 1.0, points[0][1])]


def _losses(scene: Scene, first: int, last: int) -> list[tuple[int, float]]:
    """Epochs between two, not too many, and their losses."""
    epochs = np.unique(np.linspace(first, last, PAST_POINTS).round().astype(np.intp))
    losses = scene.snapshot.history.losses_at(epochs)
    return list(zip(epochs.tolist(), losses.tolist(), strict=True))


def _course(sketch: Sketch, truth: Course) -> list[tuple[float, float]]:
    first, last = truth.epochs[0], truth.epochs[-1]
    return [
        (sketch.x((epoch - first) / (last - first)), sketch.y(loss))
        for epoch, loss in zip(truth.epochs, truth.losses, strict=True)
    ]


def _beads(sketch: Sketch, curve: Curve) -> list[tuple[float, float]]:
    """Evenly along the curve."""
    count = len(curve.heights)
    xs = np.array([sketch.x(place / (count - 1)) for place in range(count)])
    ys = np.array([sketch.y(height) for height in curve.heights])
    ways = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(xs), np.diff(ys)))])
    at = np.arange(BEAD_STEP, ways[-1], BEAD_STEP)
    return list(
        zip(np.interp(at, ways, xs).tolist(), np.interp(at, ways, ys).tolist(), strict=True)
    )


def _draw_gap(canvas: Canvas, sketch: Sketch, curve: Curve, truth: Course, share: float) -> None:
    """Upright hatch from what was said to what came, or a share of the way."""
    real, color = _course(sketch, truth), marks.hatch_color(canvas.palette)
    count = len(curve.heights)
    said_x = [sketch.x(place / (count - 1)) for place in range(count)]
    said_y = [sketch.y(height) for height in curve.heights]
    for x in np.arange(sketch.frame.x + HATCH_STEP, sketch.frame.right, HATCH_STEP):
        first = float(np.interp(x, said_x, said_y))
        came = float(np.interp(x, [p[0] for p in real], [p[1] for p in real]))
        second = first + (came - first) * share
        canvas.line(float(x), min(first, second), float(x), max(first, second), color, marks.HATCH)


def _draw_ends(canvas: Canvas, scene: Scene, sketch: Sketch, curve: Curve) -> None:
    """Where both end, as numbers; they keep off each other."""
    palette, page, larger = canvas.palette, scene.page, enlargement(scene.page)
    truth, right = sketch.turn.truth, sketch.frame.right
    end = min(max(curve.heights[-1], 0.0), sketch.height)
    yours = real = sketch.y(end)
    foot = yours
    if isinstance(truth, Course):
        real = sketch.y(truth.losses[-1])
        apart = APART * larger
        if abs(yours - real) < apart:
            yours = real + (apart if yours >= real else -apart)
        lowest, highest = sketch.frame.bottom, sketch.frame.y
        if yours > lowest:
            yours, real = lowest, lowest - apart
        elif yours < highest:
            yours, real = highest, highest + apart
        written = visitor_numbers.number(truth.losses[-1])
        x, room = right + NUMBER_GAP, sketch.card.right - right - NUMBER_GAP - LINE
        size, floor = sized(page, REAL), sized(page, FLOOR)
        canvas.disc(right, sketch.y(truth.losses[-1]), NOW, palette.text)
        canvas.fitted_text(written, x, real, size, palette.text, room, "semibold", floor=floor)
    x, room = right + NUMBER_GAP, sketch.card.right - right - NUMBER_GAP - LINE
    size, floor = sized(page, YOURS), sized(page, FLOOR)
    written = visitor_numbers.number(end)
    canvas.fitted_text(written, x, yours, size, palette.pink, room, "semibold", floor=floor)
    marks.draw_pin(canvas, right, foot, PIN * larger)


def _draw_words(canvas: Canvas, scene: Scene, sketch: Sketch) -> None:
    """Loss at the top; at the foot the epoch of the question, which is now until it runs on, and
    the one that is asked about.
    """
    palette, texts, question = canvas.palette, scene.texts, sketch.turn.question
    assert question is not None
    size, larger = sized(scene.page, FLOOR), enlargement(scene.page)
    aside, down = LABEL_PLACE
    left = sketch.past.x + aside
    canvas.text(
        texts("visitor.loss"), left, sketch.card.y + down * larger + size / 2, size, palette.muted
    )
    y = sketch.frame.bottom + WORDS_MIDDLE * larger
    asked = sketch.turn.is_asked
    key = "visitor.turn.now" if asked else "visitor.turn.then"
    now = texts(key, epoch=grouped(question.asked))
    then = texts("visitor.turn.then", epoch=grouped(question.target))
    end = canvas.text(then, sketch.frame.right, y, size, palette.muted, ax=1.0)
    width = canvas.text_width(now, size)
    x = min(max(sketch.x(0.0) - width / 2, left), end.x - width - size / 2)
    canvas.text(now, x, y, size, palette.text if asked else palette.muted)


def _focused(scene: Scene) -> int | None:
    """The handle that the keyboard holds."""
    interface = scene.interface
    if not interface.focus_visible:
        return None
    names = [handle_answer(number) for number in range(HANDLES)]
    return names.index(interface.focused) if interface.focused in names else None


def _draw_handles(canvas: Canvas, scene: Scene, sketch: Sketch) -> None:
    """The handles are there while the keyboard holds one of them."""
    held = _focused(scene)
    if held is None or not sketch.turn.is_asked:
        return
    for number in range(HANDLES):
        x, y = sketch.handle(number)
        canvas.disc(x, y, HANDLE / 2 + 2.0, canvas.palette.panel)
        canvas.ring(x, y, HANDLE / 2, canvas.palette.pink, LINE)
    x, y = sketch.handle(held)
    looks.draw_ring(canvas, Box(x, y, 0.0, 0.0).inset(-HANDLE), HANDLE)
