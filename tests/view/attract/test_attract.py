"""The attract show: large words that always fit, an invitation that breathes slowly, the ribbon."""

import itertools
from dataclasses import replace

import pygame
import pytest

from game.session import commands as c
from game.view.attract.caption import AttractCaption, AttractLine
from game.view.attract.invitation import LEVELS, InvitationPanel, breath
from game.view.attract.ribbon import AttractRibbon
from game.view.scene.actions import AttractTouched
from tests.view.cards.stage import SHOW, scene, screen, targets
from tests.view.stage import (
    ENGLISH,
    SIZES,
    WIDE,
    change_outside,
    device,
    picture,
    pixels,
    snapshot,
    words,
    written,
)

WORDS = (AttractCaption(), AttractLine())
PANELS = (*WORDS, InvitationPanel(), AttractRibbon())
SENTENCES = sorted(key for key in ENGLISH.entries if key.startswith("attract.show."))
VALUES = {
    "epoch": "1,510",
    "epochs": "1,000",
    "neuron": "h2",
    "puzzle": "XOR",
    "source": "x2",
    "target": "h1",
}
TICKS_PER_SECOND = 60


def saying(key, *, line=False, **changes):
    """The show with one sentence, every value of which is as long as values get."""
    assert SHOW.attract is not None
    names = ("rows", "right", "answer", "goal", "error", "old", "new", "weight", "slope")
    values = VALUES | dict.fromkeys((*names, "arrives", "leaves", "loss"), "−0.0004")
    said = {"line": key} if line else {"caption": key, "line": ""}
    attract = SHOW.attract._replace(values=tuple(values.items()), **said, **changes)
    return replace(SHOW, attract=attract)


@pytest.mark.parametrize("size", SIZES)
def test_every_sentence_fits_in_type_that_is_read_from_afar(size):
    seen = snapshot("xor")
    for key in SENTENCES:
        has_numbers = "{" in ENGLISH.entries[key]
        panel = WORDS[1] if has_numbers else WORDS[0]
        given = scene(seen, saying(key, line=has_numbers), size)
        room = device(panel.box_of(given), given.layout.scale)
        log = written(panel, given)
        assert log, key
        for text in log:
            assert text.size >= 39, (key, text)
            assert room.inflate(2, 2).contains(text.rect), (key, text)
        assert "…" not in "".join(text.string for text in log)


def test_the_caption_is_the_largest_thing_said():
    given = scene(snapshot("xor"), SHOW)
    assert min(t.size for t in written(WORDS[0], given)) >= 80
    assert "".join(words(WORDS[1], given)) == "epoch 151: 4 of 4 right, for the first time"


@pytest.mark.parametrize("size", SIZES)
def test_all_parts_stay_in_their_boxes_beside_each_other(size):
    seen = snapshot("xor", c.TrainTo(40))
    given = scene(seen, SHOW, size)
    boxes = [panel.box_of(given) for panel in PANELS]
    for place, (panel, box) in enumerate(zip(PANELS, boxes, strict=True)):
        assert box is not None
        room = device(box, given.layout.scale)
        assert change_outside(picture(panel, given), room.inflate(2, 2)) == 0, panel.name
        assert not given.layout.drawing.overlaps(box), panel.name
        if panel not in WORDS:
            assert not any(box.overlaps(other) for other in boxes[place + 1 :])
    assert len(targets(given, "attract")) == 1


def test_the_invitation_can_be_used_by_keyboard():
    (control,) = targets(scene(snapshot("xor"), SHOW), "attract")
    assert (control.id, control.action) == ("touch-to-try", AttractTouched())
    focused = replace(SHOW, focused="touch-to-try", focus_visible=True)
    panel, seen = InvitationPanel(), snapshot("xor")
    quiet, ringed = scene(seen, SHOW), scene(seen, focused)
    assert panel.key(quiet) != panel.key(ringed)
    assert pixels(picture(panel, quiet)) != pixels(picture(panel, ringed))


def test_it_breathes_less_than_once_in_two_seconds():
    levels = [breath(tick) for tick in range(60 * TICKS_PER_SECOND)]
    steps = [b - a for a, b in itertools.pairwise(levels) if a != b]
    turns = sum(a * b < 0 for a, b in itertools.pairwise(steps))
    assert 20 <= turns <= 60  # there and back in at least two seconds
    assert (min(levels), max(levels)) == (0, LEVELS)
    assert max(abs(step) for step in steps) == 1


def test_breathing_shows_and_with_reduced_motion_there_is_none():
    panel, seen = InvitationPanel(), snapshot("xor")
    assert SHOW.attract is not None
    later = replace(SHOW, attract=SHOW.attract._replace(tick=75))
    out, in_ = scene(seen, SHOW), scene(seen, later)
    assert panel.key(out) != panel.key(in_)
    assert pixels(picture(panel, out)) != pixels(picture(panel, in_))
    still = [scene(seen, replace(each, reduced_motion=True)) for each in (SHOW, later)]
    assert panel.key(still[0]) == panel.key(still[1])


def test_the_ribbon_is_the_loss_over_the_whole_width():
    panel = AttractRibbon()
    before, after = snapshot("xor"), snapshot("xor", c.TrainTo(300))
    level, fallen = scene(before, SHOW), scene(after, SHOW)
    assert panel.key(level) != panel.key(fallen)
    box = device(panel.box_of(fallen), fallen.layout.scale)
    assert (box.left, box.width) == (0, WIDE[0])
    for given in (level, fallen):
        drawn = picture(panel, given)
        for x in (2, WIDE[0] // 2, WIDE[0] - 3):
            column = drawn.subsurface((x, box.top, 1, box.height))
            assert len({tuple(column.get_at((0, y)))[:3] for y in range(box.height)}) > 1, x


def test_pages_without_a_show_have_none_of_it():
    given = scene(snapshot("xor"), replace(SHOW, attract=None))
    assert [panel.box_of(given) for panel in PANELS] == [None] * len(PANELS)
    assert given.controls_of("attract") == ()


@pytest.mark.parametrize("contrast", [False, True])
def test_drawing_twice_gives_the_same_pixels(contrast):
    seen, interface = snapshot("xor", c.TrainTo(40)), replace(SHOW, high_contrast=contrast)
    first, second = pygame.Surface((1280, 720)), pygame.Surface((1280, 720))
    one = screen()
    one.draw(first, seen, saying(SENTENCES[0]))
    one.draw(first, seen, interface)
    screen().draw(second, seen, interface)
    assert pixels(first) == pixels(second)
