"""Menu and PIN pad: they fit every window, and every state is told by shape and word."""

from dataclasses import replace

import pygame
import pytest

from game.view.cards.menu import MenuCard
from game.view.cards.pin_pad import PinCard
from game.view.scene import actions as a
from game.view.scene import interface as i
from game.view.scene.features import Features
from game.view.scene.texts import Texts
from tests.view.cards.stage import (
    FEATURES,
    LAB,
    LANGUAGES,
    MENU,
    PIN,
    PROJECTOR,
    VISITOR,
    over,
    scene,
    targets,
)
from tests.view.stage import (
    ENGLISH,
    SIZES,
    complaints,
    device,
    picture,
    pixels,
    snapshot,
    words,
    written,
)

CARDS = {"menu": (MenuCard(), MENU), "pin": (PinCard(), PIN)}
PAGES = {"visitor": (VISITOR, 39), "projector": (PROJECTOR, 54), "lab": (LAB, 39)}
LONG = {"menu.contrast": "Hoher Kontrast", "menu.motion": "Weniger Bewegung", "menu.off": "aus"}
MANY = {
    f"l{number}": Texts(f"l{number}", {"language.name": f"Françai {number}"}) for number in range(9)
}


def appearance(card, interface, features=FEATURES):
    given = scene(snapshot("xor"), interface, features=features)
    return card.key(given), pixels(picture(card, given)), words(card, given)


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("size", SIZES)
def test_everything_fits_on_every_page_and_in_every_window(size, page, name):
    card, opened = CARDS[name]
    around, least = PAGES[page]
    given = scene(snapshot("xor"), over(around, opened), size)
    box, scale = card.box(given), given.layout.scale
    assert given.layout.window.covers(box.inset(-7.9))
    controls = targets(given, name)
    assert all(box.covers(control.target) for control in controls)
    log = written(card, given)
    if page == "lab":
        least *= min(given.layout.width / 1440, given.layout.height / 1080, 1.0)
    assert complaints(log, device(box, scale), least) == []


def test_a_menu_of_many_languages_takes_more_columns():
    features = Features(sound=True, languages=MANY)
    for around, least in PAGES.values():
        given = scene(snapshot("xor"), over(around, MENU), (1920, 1080), features)
        log = written(MenuCard(), given)
        assert complaints(log, device(MenuCard().box(given), 1.0), least) == []
        targets(given, "menu")


def test_the_menu_lies_above_its_button():
    given = scene(snapshot("xor"), MENU)
    box, button = MenuCard().box(given), given.layout.large.menu
    assert box.bottom < button.y
    assert box.right == pytest.approx(button.right)


def test_languages_stand_there_by_their_own_names():
    given = scene(snapshot("xor"), MENU)
    languages = [c for c in given.controls_of("menu") if c.group == "language"]
    assert [c.label for c in languages] == [t("language.name") for t in LANGUAGES.values()]
    assert [c.action for c in languages] == [a.SelectLanguage(code) for code in LANGUAGES]
    assert [c.id for c in languages if c.selected] == ["language.en"]


def test_longer_words_fit_too():
    german = Texts("de", ENGLISH.entries | LONG)
    given = replace(scene(snapshot("xor"), MENU), texts=german)
    relabelled = tuple(
        c._replace(label=german(c.id)) if c.id in LONG else c for c in given.controls
    )
    log = written(MenuCard(), replace(given, table=lambda: relabelled))
    assert complaints(log, device(MenuCard().box(given), 1.0), 39) == []
    assert {"Hoher Kontrast", "Weniger Bewegung", "aus"} <= {text.string for text in log}


@pytest.mark.parametrize(
    ("name", "action", "changed", "on_first"),
    [
        ("menu.contrast", a.ToggleContrast(), {"high_contrast": True}, False),
        ("menu.motion", a.ToggleMotion(), {"reduced_motion": True}, False),
        ("menu.sound", a.ToggleMute(), {"muted": True}, True),
    ],
)
def test_a_toggle_tells_its_state_by_word_and_shape(name, action, changed, on_first):
    card = MenuCard()
    first, second = MENU, replace(MENU, **changed)
    control = scene(snapshot("xor"), first).control(name)
    assert control is not None
    assert control.action == action
    assert control.selected is on_first
    key, shown, said = appearance(card, first)
    other_key, other_shown, other_said = appearance(card, second)
    assert key != other_key
    assert shown != other_shown
    assert said.count("on") + said.count("off") == 3
    step = -1 if on_first else 1
    assert other_said.count("on") == said.count("on") + step


def test_sound_is_offered_only_where_there_is_any():
    given = scene(snapshot("xor"), MENU, features=Features(languages=LANGUAGES))
    assert given.control("menu.sound") is None
    assert given.control("menu.contrast") is not None


def test_closed_cards_are_nowhere():
    given = scene(snapshot("xor"), VISITOR)
    for name, (card, _) in CARDS.items():
        assert card.box(given) is None
        assert given.controls_of(name) == ()


def test_the_pad_has_ten_digits_and_two_more_keys_of_a_thumbs_width():
    given = scene(snapshot("xor"), PIN)
    keys = targets(given, "pin")
    assert all(min(key.target.w, key.target.h) >= 96 for key in keys)
    entered = [key.action.digit for key in keys if isinstance(key.action, a.EnterDigit)]
    assert sorted(entered) == list("0123456789")
    assert {a.EraseDigit(), a.ClosePinPad()} < {key.action for key in keys}


def test_the_pad_shows_how_many_digits_there_are_and_never_which():
    card = PinCard()
    pads = [replace(PIN, pin_pad=i.PinPad(count, "pin.ask")) for count in range(5)]
    shown = [appearance(card, pad) for pad in pads]
    assert len({key for key, _, _ in shown}) == len({seen for _, seen, _ in shown}) == 5
    assert len({tuple(said) for _, _, said in shown}) == 1


def test_the_pad_says_for_how_long_it_is_locked():
    locked = replace(PIN, pin_pad=i.PinPad(0, "pin.locked", 4, 59))
    said = appearance(PinCard(), locked)[2]
    assert "Locked for 59 seconds." in said
    assert (
        "That PIN is wrong."
        in appearance(PinCard(), replace(PIN, pin_pad=i.PinPad(0, "pin.refused")))[2]
    )


@pytest.mark.parametrize("seconds", [0, 59])
def test_a_pad_without_a_pin_says_so_and_can_only_be_put_away(seconds):
    shut = replace(PIN, pin_pad=i.PinPad(0, "pin.none", 0, seconds))
    assert "No PIN opens this now." in appearance(PinCard(), shut)[2]
    keys = scene(snapshot("xor"), shut).controls_of("pin")
    assert [key.id for key in keys if key.enabled] == ["pin.close"]


@pytest.mark.parametrize("contrast", [False, True])
def test_a_locked_pad_has_greyed_keys_and_only_the_cross_does_anything(contrast):
    card = PinCard()
    locked, free = (
        replace(PIN, high_contrast=contrast, pin_pad=i.PinPad(0, "pin.locked", 4, seconds))
        for seconds in (59, 0)
    )
    keys = scene(snapshot("xor"), locked).controls_of("pin")
    assert [key.id for key in keys if key.enabled] == ["pin.close"]
    assert all(key.enabled for key in scene(snapshot("xor"), free).controls_of("pin"))
    given, other = scene(snapshot("xor"), locked), scene(snapshot("xor"), free)
    greyed, bright = picture(card, given), picture(card, other)
    for key in keys:
        place = device(key.target, given.layout.scale)
        grey, light = (
            pygame.surfarray.array3d(s.subsurface(place)).max() for s in (greyed, bright)
        )
        assert (grey < light) == (not key.enabled), key.id
    hovered = replace(locked, hovered="pin.5", pressed="pin.5")
    assert appearance(card, hovered)[0] == appearance(card, locked)[0]


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("contrast", [False, True])
def test_focus_and_pointer_show_and_equal_states_look_equal(name, contrast):
    card, opened = CARDS[name]
    opened = replace(opened, high_contrast=contrast)
    if opened.pin_pad is not None:
        opened = replace(opened, pin_pad=i.PinPad(2, "pin.ask"))
    control = {"menu": "menu.motion", "pin": "pin.5"}[name]
    states = [
        opened,
        replace(opened, focused=control, focus_visible=True),
        replace(opened, hovered=control),
        replace(opened, hovered=control, pressed=control),
    ]
    shown = [appearance(card, state) for state in states]
    assert len({key for key, _, _ in shown}) == len({seen for _, seen, _ in shown}) == 4
    assert appearance(card, states[1]) == shown[1]
