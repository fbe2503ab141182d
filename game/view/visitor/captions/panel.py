"""The caption and the second line; at the start, the title in the place of header and caption."""

import re
from collections.abc import Hashable, Mapping
from typing import Final

from game.session.questions.turn import Star
from game.view.drawing.box import Box
from game.view.drawing.canvas import Canvas
from game.view.drawing.text.typeface import Face
from game.view.drawing.theme import Color, Palette
from game.view.large.lettering import BUTTON, CAPTION, FLOOR, PITCH, TITLE, sized
from game.view.large.parts_of_speech import Narration, Part, Role
from game.view.large.sentence import Run, Sentence, draw_sentence, fit_sentence, sentence, squeezed
from game.view.numbers.readout import subscripted
from game.view.scene.large_boxes import LargeBoxes
from game.view.scene.page import Page
from game.view.scene.scene import Scene
from game.view.scene.texts import Texts
from game.view.visitor.captions.narration import narrate
from game.view.visitor.captions.neuron import told_neuron
from game.view.visitor.captions.run_stage import is_at_start
from game.view.visitor.captions.stories_done import stories_done
from game.view.visitor.captions.story_told import story_told
from game.view.visitor.race.sentences import race_spoken
from game.view.visitor.room import shows_neuron
from game.view.visitor.turn.marks import draw_star
from game.view.visitor.turn.sentences import Spoken, spoken

# Letters of these faces may begin a little left of their place, and hang below their line.
SIDE: Final = 6.0
DESCENT: Final = 2.0
MOST_LINES: Final = 2
LINE: Final = 42.0
# Low enough for the accents of capitals.
LINE_MIDDLE: Final = 24.0
# Room below the last line for what hangs down.
HANGING: Final = 3.0
NAME: Final = re.compile(r"[a-z]\d+")
# The title, being larger than the caption, stands higher, and so does the line below it.
TITLE_LIFT: Final = 36.0
TWO_LINES: Final = 92.0
PROJECTOR_TITLE_LIFT: Final = 72.0
# The mark before a caption: its square, and in sizes of it its middle and the room it takes.
MARK: Final = 74.0
MARK_MIDDLE: Final = 0.40
MARK_ROOM: Final = 0.96
STAR_SHARE: Final = 0.80
# What a projector says instead of a second sentence: there is no hint beside its network.
PROJECTED: Final[Mapping[str, str]] = {"visitor.caption.guess-line": "visitor.projected-ring"}


class CaptionPanel:
    """One sentence that says what is happening; the title at the start."""

    name = "visitor-caption"

    def box_of(self, scene: Scene) -> Box | None:
        """Where the sentence is; None on other pages."""
        boxes = scene.layout.large
        if boxes is None or not scene.page.is_visitor_view:
            return None
        place = title_box(boxes) if _has_title(scene) else boxes.caption
        return place.inset(-SIDE, -_descent(scene))

    def key(self, scene: Scene) -> Hashable:
        """The words in their colours."""
        return _caption(scene), _has_title(scene), scene.page, _mark(scene)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the sentence as large as it fits, in two lines where it is too long for one."""
        box = self.box_of(scene)
        if box is None:
            return
        face: Face = "display_bold" if _has_title(scene) else "display"
        size = TITLE if _has_title(scene) else CAPTION
        # Two lines of the visitor view's type are higher than its box.
        lines = 1
        if scene.page is Page.PROJECTOR:
            lines = max(MOST_LINES, int(box.h / sized(scene.page, FLOOR * PITCH)))
        place = _beside_mark(canvas, scene, box.inset(SIDE, _descent(scene)))
        # Why it came so is never left out: better a little smaller.
        tries: tuple[Sentence, ...] = (_caption(scene), _caption(scene, whole=False))
        turn = _spoken(scene)
        if turn is not None and turn.star is not None:
            tries = (_both(scene, turn.caption, turn.line), _both(scene, turn.brief, turn.line))
            tries = tries if turn.brief else tries[:1]
        for words in tries:
            if _draw(canvas, scene, words, place, size, lines, face):
                return
        _draw(canvas, scene, tries[-1], place, size, lines, face, squeeze=True)


class LinePanel:
    """The second sentence, quieter; None where it is folded away."""

    name = "visitor-line"

    def box_of(self, scene: Scene) -> Box | None:
        """Where the sentence is."""
        boxes = scene.layout.large
        if boxes is None or not scene.page.is_visitor_view:
            return None
        line = line_box(boxes, _has_title(scene))
        return None if line is None else line.inset(-SIDE, 0.0)

    def key(self, scene: Scene) -> Hashable:
        """The words in their colours."""
        return _line(scene)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the sentence."""
        box, words = self.box_of(scene), _line(scene)
        if box is not None and words:
            size = LINE if _has_title(scene) else BUTTON
            lines = int(box.h // sized(scene.page, FLOOR * PITCH))
            first = sized(scene.page, LINE_MIDDLE)
            _draw(canvas, scene, words, box.inset(SIDE, 0.0), size, lines, "medium", first)


def runs_of(
    key: str, values: Mapping[str, Part], texts: Texts, color: Color, palette: Palette
) -> Sentence:
    """A sentence of a narration: its template's words in one colour, its parts in their own."""
    runs = {
        name: Run(_shown(part, texts), part_color(part.role, palette))
        for name, part in values.items()
    }
    return sentence(texts.template(key), color, runs)


def part_color(role: Role, palette: Palette) -> Color:
    """The colour of what a part stands for."""
    colors: dict[Role, Color] = {
        "text": palette.text,
        "mute": palette.muted,
        "positive": palette.positive,
        "negative": palette.negative,
        "gradient": palette.gradient,
        "lock": palette.lock,
        "output": palette.output,
        "hidden": palette.hidden,
    }
    return colors[role]


def _shown(part: Part, texts: Texts) -> str:
    if part.is_key:
        return texts(part.text)
    return subscripted(part.text) if NAME.fullmatch(part.text) else part.text


def _descent(scene: Scene) -> float:
    """What hangs below the line; the projector's box has room for two lines, and for that."""
    return 0.0 if scene.page is Page.PROJECTOR else DESCENT


def _has_title(scene: Scene) -> bool:
    return is_at_start(scene.snapshot)


def _caption(scene: Scene, whole: bool = True) -> Sentence:
    """The sentence; ``whole``: with the second one where that is said after it."""
    texts, palette = scene.texts, scene.palette
    turn = _spoken(scene)
    if turn is not None:
        both = whole and (turn.star is not None or not turn.marked)
        return _both(scene, turn.caption, turn.line) if both else turn.caption
    told = _told(scene)
    if _has_title(scene):
        story = story_told(scene)
        title = stories_done(scene) or (story.story if story else "")
        if title:
            return (Run(title, palette.text),)
    first = runs_of(told.key, told.values, texts, palette.text, palette)
    if not (whole and told.both) or told.line_key is None or scene.page is not Page.PROJECTOR:
        return first
    key = PROJECTED.get(told.line_key, told.line_key)
    second = runs_of(key, told.line_values, texts, palette.text, palette)
    return (*first, Run(" ", palette.text), *second)


def _both(scene: Scene, caption: Sentence, line: Sentence) -> Sentence:
    """On a projector the second sentence is said after the first."""
    if scene.page is not Page.PROJECTOR:
        return caption
    return (*caption, Run(" ", scene.palette.text), *line)


def _line(scene: Scene) -> Sentence:
    if scene.page is Page.PROJECTOR:
        return _puzzle(scene)
    turn = _spoken(scene)
    if turn is not None:
        return turn.line
    told = _told(scene)
    if told.line_key is None:
        return ()
    palette = scene.palette
    return runs_of(told.line_key, told.line_values, scene.texts, palette.muted, palette)


def _puzzle(scene: Scene) -> Sentence:
    """The puzzle and its rule."""
    texts, palette = scene.texts, scene.palette
    key = f"visitor.puzzle.{scene.snapshot.dataset.name}"
    name, rule = Run(texts(f"{key}.name"), palette.text), Run(texts(f"{key}.rule"), palette.muted)
    return sentence(
        texts.template("visitor.puzzle.line"), palette.muted, {"name": name, "rule": rule}
    )


def _spoken(scene: Scene) -> Spoken | None:
    of_race = race_spoken(scene.snapshot, scene.texts, scene.palette)
    return of_race or spoken(scene.snapshot, scene.texts, scene.palette)


def _mark(scene: Scene) -> tuple[bool, Star | None]:
    """Whether a mark stands before the caption, and which star, if it is one."""
    turn = _spoken(scene)
    return turn is not None and turn.marked, None if turn is None else turn.star


def _beside_mark(canvas: Canvas, scene: Scene, place: Box) -> Box:
    """Draw the pin or the star before the caption; gives what room there is beside it."""
    marked, star = _mark(scene)
    if not marked:
        return place
    size = sized(scene.page, MARK)
    x, y = place.x + size * MARK_MIDDLE, place.centery
    if star is None:
        canvas.icon("pin", x, y, size, canvas.palette.pink)
    else:
        draw_star(canvas, star, x, y, size * STAR_SHARE)
    left = place.x + size * MARK_ROOM
    return place._replace(x=left, w=place.right - left)


def _told(scene: Scene) -> Narration:
    """Of the answer's own curve its card speaks, and else whatever is told of the snapshot."""
    snapshot = scene.snapshot
    if scene.interface.answer_curve and shows_neuron(snapshot, scene.interface):
        return told_neuron(snapshot) or narrate(snapshot)
    return narrate(snapshot)


def _draw(
    canvas: Canvas,
    scene: Scene,
    words: Sentence,
    box: Box,
    size: float,
    lines: int,
    face: Face,
    first: float | None = None,
    squeeze: bool = False,
) -> bool:
    """Draw a sentence in the middle of a box, or with its first line's middle at ``first``; False
    where it has no room, unless it is to be squeezed.
    """
    page = scene.page

    def width(string: str, tried: float) -> float:
        return canvas.text_width(string, tried, face)

    sizes, tallest = (sized(page, size), sized(page, FLOOR)), box.h / PITCH - HANGING
    fitted = fit_sentence(words, *sizes, box.w, lines, width, tallest)
    if len(fitted.lines) > lines:
        if first is not None or not squeeze:
            return False  # rather no second sentence than a part of it
        fitted = squeezed(words, sizes[1], box.w, lines, width)
    below = fitted.size * PITCH * (len(fitted.lines) - 1) / 2
    middle = box.centery if first is None else box.y + first + below
    draw_sentence(canvas, fitted, box.x, middle, PITCH, face)
    return True


def title_box(boxes: LargeBoxes) -> Box:
    """Room for the title that stands in the place of header and caption at the start."""
    if boxes.header is None:
        return boxes.caption
    caption = boxes.caption
    lift = TITLE_LIFT if boxes.line is not None else PROJECTOR_TITLE_LIFT
    return Box(caption.x, boxes.header.y, caption.w, caption.bottom - boxes.header.y - lift)


def line_box(boxes: LargeBoxes, at_start: bool) -> Box | None:
    """Room for the second line: below the caption; below the title it may be two lines high.

    The projector has one only at the start.
    """
    line, caption = boxes.line, boxes.caption
    if not at_start:
        return line
    if line is None:
        top = caption.bottom - PROJECTOR_TITLE_LIFT
        return Box(caption.x, top, caption.w, PROJECTOR_TITLE_LIFT)
    return line._replace(y=line.y - TITLE_LIFT, h=max(line.h, TWO_LINES))
