"""The sentences of the stories' questions fit where they are to stand, in every language."""

import pytest

from game.app import paths
from game.session.presets import load_presets
from game.view.drawing.text.typeface import Typeface

# Values as long as they get.
VALUES = {
    "yours": "0.478",
    "largest": "0.662",
    "said": "nach unten",
    "before": "+12.43",
    "after": "+12.64",
    "drawn": "0.02",
    "end": "0.374",
    "solved": "1,234",
    "asleep": "h₁",
    **dict.fromkeys(("row", "wrong", "up", "down", "first", "second"), "0 1"),
    "right": "2",
    "rows": "4",
    "span": "1,000",
    "target": "12,345",
}
CAPTION, LINE, WORD = (62.0, 1750.0), (40.0, 1840.0), (54.0, 248.0)
PRESETS = load_presets(paths.STORIES) | load_presets(paths.PRESETS)
SENTENCES = [
    (name, question.id, language, key, text)
    for name, preset in PRESETS.items()
    for question in preset.questions
    for language, texts in question.texts.items()
    for key, text in texts.items()
]
LESSONS = [
    (name, "learned", language, "why", text.learned)
    for name, preset in PRESETS.items()
    for language, text in preset.texts.items()
    if text.learned
]


@pytest.mark.parametrize(
    ("name", "question", "language", "key", "text"),
    [*SENTENCES, *LESSONS],
    ids=lambda part: part if len(part) < 20 else "",
)
def test_a_sentence_fits_in_one_line(name, question, language, key, text):
    typeface = Typeface(1.0, paths.FONTS)
    if key in ("first", "second"):
        (size, width), face = WORD, "display"
    elif key == "hint" or key.startswith("why"):
        (size, width), face = LINE, "medium"
    else:
        (size, width), face = CAPTION, "display"
    written = text.format(**VALUES)
    assert typeface.width(written, size, face) <= width, written
    for character in written:
        assert typeface.has(character, face), (character, written)
