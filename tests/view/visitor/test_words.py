"""What the visitor view says: captions in full, a line that tells the phase, rows that are true."""

import pytest

from game.session import commands as c
from game.session.presentation import Mode, Phase
from game.view.large.lettering import FLOOR
from game.view.scene.texts import placeholders
from game.view.visitor.captions.panel import CaptionPanel, LinePanel
from game.view.visitor.captions.story_told import story_told
from game.view.visitor.header import HeaderPanel
from game.view.visitor.phase_line import phase_color, shown_phases
from game.view.visitor.rows import told_rows
from tests.view.stage import DARK, ENGLISH, kit, words
from tests.view.visitor.stage import MOMENTS, PROJECTOR, STORIES, Moment, scene

CAPTIONS = {
    key: entry for key, entry in ENGLISH.entries.items() if key.startswith("visitor.caption.")
}
# The rooms of a caption and of a second line, in windows of 16:9.
ROOM = 1840.0
NARROW = 1360.0


@pytest.mark.parametrize("key", CAPTIONS)
def test_every_sentence_fits_on_one_line(key: str) -> None:
    filled = CAPTIONS[key].format(**dict.fromkeys(placeholders(CAPTIONS[key]), "−0.0004"))
    is_line = "line" in key or key.startswith("visitor.caption.start-")
    width = kit(1.0).typeface.width(filled, FLOOR, "medium" if is_line else "display")
    assert width <= ROOM


def test_the_title_at_the_start_and_the_caption_afterwards() -> None:
    assert words(CaptionPanel(), scene(MOMENTS["start"].snapshot())) == [
        "Three neurons. One puzzle."
    ]
    said = "".join(words(CaptionPanel(), scene(MOMENTS["staged"].snapshot())))
    assert said == "h₁ hears only a whisper: its slope is 0.003."
    said = "".join(words(LinePanel(), scene(MOMENTS["staged"].snapshot())))
    assert said == "A signal of +1.56 arrives. Only +0.004 gets through."


def test_the_projector_has_a_second_line_only_at_the_start() -> None:
    start = scene(MOMENTS["start"].snapshot(), interface=PROJECTOR)
    assert "".join(words(LinePanel(), start)).startswith("XOR: say 1")
    staged = scene(MOMENTS["staged"].snapshot(), interface=PROJECTOR)
    assert LinePanel().box_of(staged) is None


def test_the_header_tells_puzzle_rule_and_phases() -> None:
    given = scene(MOMENTS["staged"].snapshot())
    assert set(words(HeaderPanel(), given)) == {
        *("XOR", "say 1 when exactly one input is 1"),
        *("Guess", "Compare", "Send back", "Adjust"),
    }
    assert HeaderPanel().box_of(scene(MOMENTS["start"].snapshot())) is None


@pytest.mark.parametrize("name", STORIES)
def test_a_story_says_what_it_is_about_and_a_plain_puzzle_its_rule(name: str) -> None:
    story = STORIES[name]
    start = scene(Moment(name).snapshot())
    title, line = "".join(words(CaptionPanel(), start)), "".join(words(LinePanel(), start))
    assert line.startswith(("XOR: say", "AND: say", "Race it:"))
    if name in ("xor", "and", "race"):
        assert story_told(start) is None
        assert title in ("Three neurons. One puzzle.", "You against the machine.")
        return
    told = story.texts["en"]
    assert title == told.story
    assert told.title in words(HeaderPanel(), scene(Moment(name, (c.TrainTo(2),)).snapshot()))
    # Of other weights or settings nothing of this is claimed.
    for change in (c.ChangeSetting("learning_rate", 0.123), c.NewWeights()):
        changed = scene(Moment(name, (change,)).snapshot())
        assert story_told(changed) is None
        assert "".join(words(CaptionPanel(), changed)) == "Three neurons. One puzzle."


@pytest.mark.parametrize("name", STORIES)
def test_what_a_story_is_about_fits_as_its_title(name: str) -> None:
    typeface = kit(1.0).typeface
    for text in STORIES[name].texts.values():
        # In a window of 4:3, where it is shown smallest.
        assert typeface.width(text.story, FLOOR, "display_bold") <= NARROW


def test_in_a_stream_no_phase_stands_out() -> None:
    assert shown_phases(MOMENTS["staged"].snapshot()) == (Mode.STAGED, Phase.BACKWARD)
    assert shown_phases(MOMENTS["solved"].snapshot())[1] is None
    assert len({phase_color(phase, DARK) for phase in Phase}) == 4


def test_rows_say_what_the_network_answers() -> None:
    rows = told_rows(MOMENTS["staged"].snapshot())
    assert [row.answer for row in rows] == ["0.42", "0.45", "0.74", "0.35"]
    assert [row.goal for row in rows] == ["0", "1", "1", "0"]
    assert [row.right for row in rows] == [True, False, True, True]
    assert rows[1].inputs == ("0", "1")
