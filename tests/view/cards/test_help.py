"""The help card: every key, readable in every layout."""

import itertools

import pytest

from game.session.commands import TrainTo
from game.view.cards.help import HelpCard, help_box
from game.view.cards.help_keys import AT_A_KIOSK, CAPS_OF, GRID, key_groups
from game.view.drawing import theme
from game.view.drawing.text.fitting import ELLIPSIS
from game.view.scene.bindings import HELP_LINES, KEY_BINDINGS
from game.view.scene.features import NOT_AT_A_KIOSK
from game.view.scene.interface import Interface
from tests.view.stage import (
    SIZES,
    change_outside,
    device,
    picture,
    pixels,
    scene,
    snapshot,
    written,
)
from tests.view.widgets.stage import BREATH, changed

OPEN = Interface(help_open=True)


def test_the_card_tells_every_line_once() -> None:
    told = [name for row in GRID for group in row for name in group.lines]
    assert sorted(told) == sorted(name for _, name in HELP_LINES)
    assert {binding.help for binding in KEY_BINDINGS} <= set(CAPS_OF)


@pytest.mark.parametrize("size", SIZES)
def test_everything_on_the_card_is_whole_and_alone(size: tuple[int, int]) -> None:
    given = scene(snapshot("xor"), size, OPEN)
    box = HelpCard().box(given)
    assert box == help_box(given.layout)
    assert given.layout.window.covers(box)
    log = written(HelpCard(), given)
    for text in log:
        assert device(box, given.layout.scale).contains(text.rect), text
        assert text.size >= theme.TYPE_FLOOR
        assert not text.string.startswith(("settings.", "help.", "controls.")), text
        assert ELLIPSIS not in text.string.removeprefix("0 …").removeprefix("1 …"), text
    for a, b in itertools.combinations(log, 2):
        assert not a.rect.colliderect(b.rect), (a, b)


def test_the_card_and_its_shadow_stay_inside_the_margin() -> None:
    given = scene(snapshot("xor"), (1920, 1080), OPEN)
    card = HelpCard()
    box = card.box(given)
    assert box is not None
    room = device(box.inset(-card.margin), given.layout.scale)
    assert change_outside(picture(card, given), room) <= BREATH


def test_the_card_lights_its_cross() -> None:
    given = scene(snapshot("xor"), (1280, 720), OPEN)
    lit = changed(given, hovered="help-close")
    assert HelpCard().key(given) != HelpCard().key(lit)
    assert pixels(picture(HelpCard(), given)) != pixels(picture(HelpCard(), lit))
    assert pixels(picture(HelpCard(), given)) == pixels(picture(HelpCard(), given))


def test_there_is_no_card_while_it_is_closed() -> None:
    assert HelpCard().box(scene(snapshot("xor"), (1280, 720))) is None


def test_a_kiosk_tells_no_key_that_does_nothing_there() -> None:
    """What is left out is what the program does not do for visitors, and nothing else."""
    lines = [name for row in key_groups(kiosk=True) for group in row for name in group.lines]
    assert "escape-kiosk" in lines
    told = {name.removesuffix(AT_A_KIOSK) for name in lines}
    given = scene(snapshot("xor", TrainTo(5)))
    for binding in KEY_BINDINGS:
        withheld = isinstance(binding.answer(given), NOT_AT_A_KIOSK)
        assert withheld == binding.withheld == (binding.help not in told), binding.key
    assert key_groups(kiosk=False) == GRID
