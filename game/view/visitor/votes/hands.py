"""In the bar, while hands are counted: whose they are, and how many."""

from collections.abc import Hashable
from typing import Final

from game.session.questions.votes import MOST_HANDS
from game.view.drawing.box import Box
from game.view.drawing.canvas import ICON_FILL, Canvas
from game.view.large.lettering import FLOOR, LABEL, sized
from game.view.numbers.digits import grouped
from game.view.scene.scene import Scene
from game.view.visitor.turn.shown import counted_turn
from game.view.visitor.turn.values import answer_name

KEYBOARD: Final = 92.0
GAP: Final = 20.0
WORD_GAP: Final = 16.0


class HandsPanel:
    """The panel "hands"."""

    name = "hands"

    def box_of(self, scene: Scene) -> Box | None:
        """The bar's middle; None while no hands are counted."""
        boxes = scene.layout.large
        return None if boxes is None or not _words(scene) else boxes.story

    def key(self, scene: Scene) -> Hashable:
        """The words."""
        return _words(scene), scene.page, scene.palette

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """A keyboard, the words, the number; fewer words where there is less room."""
        boxes, words = scene.layout.large, _words(scene)
        if boxes is None or boxes.story is None or not words:
            return
        box, palette, number = boxes.story, canvas.palette, words[-1]
        size = sized(scene.page, FLOOR)
        drawn = KEYBOARD * ICON_FILL + GAP
        width = canvas.text_width(number, size, "semibold") if number else 0.0
        after = width + WORD_GAP if number else 0.0
        choices = [(drawn, word) for word in words[:-1]] + [(0.0, word) for word in words[:-1]]
        for icon, word in choices:
            left = box.x + icon
            if left + canvas.text_width(word, size) + after > box.right:
                continue
            if icon:
                x = box.x + KEYBOARD * ICON_FILL / 2
                canvas.icon("keyboard", x, box.centery, KEYBOARD, palette.muted)
            end = canvas.text(word, left, box.centery, size, palette.muted)
            left = end.right + WORD_GAP
            break
        else:
            left = box.x
        if number:
            large = max(size, sized(scene.page, LABEL))
            canvas.text(number, left, box.centery, large, palette.pink, "semibold")


def _words(scene: Scene) -> tuple[str, ...]:
    """What is said, in more words and in fewer, and the number behind it (may be empty)."""
    turn, texts = counted_turn(scene.snapshot), scene.texts
    if turn is None or turn.votes is None or turn.question is None or not turn.is_asked:
        return ()
    votes = turn.votes
    if votes.full:
        most = grouped(MOST_HANDS)
        return texts("visitor.votes.full", most=most), texts("visitor.votes.most", most=most), ""
    chosen = votes.answers[votes.chosen]
    answer = answer_name(chosen, turn.question, scene.snapshot, texts)
    words = texts("visitor.votes.hands", answer=answer), texts("visitor.votes.for", answer=answer)
    return (*words, grouped(votes.hands[votes.chosen]))
