"""A key means its character, else its place; the keypad without NumLock is no row of digits.

What the keys report is written down from SDL 2.32 on X11 with these layouts.
"""

from collections.abc import Iterable

import pygame
import pytest
from pygame.event import Event

from game.app.window.events import EventTranslator
from game.app.window.keys import KEYPAD, MARKS, PLACES
from game.session.commands import PoseQuestion, SelectPreset, StepTerm, TakeInHand
from game.view.interaction import KEY_BINDINGS, KeyPressed
from game.view.scene.actions import EnterDigit, Quit, ToggleHelp, ToggleMenu
from game.view.scene.bindings import binding_for
from tests.view.interaction.desk import Desk

NUM, CTRL, SHIFT = pygame.KMOD_NUM, pygame.KMOD_LCTRL, pygame.KMOD_LSHIFT
H, G, Q = pygame.KSCAN_H, pygame.KSCAN_G, pygame.KSCAN_Q
DIGITS = range(pygame.KSCAN_1, pygame.KSCAN_1 + 5)
SIZE = (1920, 1080)
# What the keys of plus and minus type, with Shift as well.
SIGNS = "+-=*_"
# What the keys at the places of H, G and Q type; a layout names the key itself where Ctrl is held.
SCRIPTS = {
    "ru": "рпй",
    "gr": "ηγ;",
    "il": "יע/",
    "ara": "الض"[0] + "لض",
    "th": "้เๆ",
    "am": "հգխ",
}
# What the row of digits types without Shift.
ROWS = {"fr": "&é\"'(", "cz": "+ěščř", "lt": "ąčęėį", "bepo": '"«»()', "sk": "+ľščť"}


def key(unicode: str, code: int | None = None, scancode: int = 0, mod: int = 0) -> Event:
    given = ord(unicode[0]) if code is None else code
    return Event(pygame.KEYDOWN, unicode=unicode, key=given, scancode=scancode, mod=mod)


def pressed(*events: Event) -> list[KeyPressed]:
    found = EventTranslator().inputs(events)
    return [each for each in found if isinstance(each, KeyPressed)]


def does(event: Event, desk: Desk | None = None) -> list[object]:
    """What the key does at a desk."""
    desk = desk or Desk(SIZE)
    (press,) = pressed(event)
    binding = binding_for(press)
    action = None if binding is None else binding.answer(desk.scene)
    return [] if action is None else [action]


@pytest.mark.parametrize("layout", SCRIPTS)
def test_keys_of_other_scripts_mean_their_place(layout: str) -> None:
    h, g, q = SCRIPTS[layout]
    assert does(key(h, scancode=H)) == [ToggleHelp()]
    assert does(key(g, scancode=G)) == [ToggleMenu()]
    assert does(key(q, scancode=Q, mod=CTRL)) == [Quit()]
    # Where Ctrl keeps the character back, too.
    assert does(key("", ord(q), scancode=Q, mod=CTRL)) == [Quit()]
    # Where that place types a sign, it is that sign.
    assert does(key(q, scancode=Q)) == ([PoseQuestion()] if q.isalpha() else [])


@pytest.mark.parametrize("layout", ROWS)
def test_the_row_of_digits_loads_presets_whatever_it_types(layout: str) -> None:
    for typed, scancode in zip(ROWS[layout], DIGITS, strict=True):
        (action,) = does(key(typed, scancode=scancode))
        (expected,) = does(key(str(scancode - DIGITS[0] + 1)))
        assert isinstance(action, SelectPreset)
        assert action == expected


def test_on_the_row_of_digits_a_plus_is_its_number_and_elsewhere_a_sign() -> None:
    desk = Desk(SIZE)
    desk.click_on("connection.h1-o1")
    (preset,) = does(key("+", scancode=pygame.KSCAN_1), desk)
    assert isinstance(preset, SelectPreset)
    for code in (pygame.KSCAN_EQUALS, pygame.KSCAN_KP_PLUS):
        (taken,) = does(key("+", scancode=code), desk)
        assert isinstance(taken, TakeInHand)


@pytest.mark.parametrize("typed", "&é\"'(§è!çà-+ěščřžýáíé'")
def test_the_row_of_digits_is_the_numbers_and_the_pin(typed: str) -> None:
    (press,) = pressed(key(typed, scancode=pygame.KSCAN_4))
    assert press.among({"4"}) == "4"
    desk = Desk(SIZE)
    desk.focus("setting.learning_rate")
    desk.send(press)
    typing = desk.interface.typing
    assert typing is not None
    # A minus is one, on whichever key it lies.
    assert typing.text == ("-" if typed == "-" else "4")


def test_a_latin_letter_means_itself_wherever_it_is() -> None:
    for scancode in range(pygame.KSCAN_A, pygame.KSCAN_Z + 1):
        for letter in "abcdefghijklmnopqrstuvwxyzäöüßéğıñ":
            (press,) = pressed(key(letter, scancode=scancode))
            assert (press.name, press.place) == (letter, "")
    # A comma where the M is on an English keyboard (AZERTY) is no M.
    assert does(key(",", scancode=pygame.KSCAN_M)) == [StepTerm(-1)]
    assert does(key("!", scancode=pygame.KSCAN_1, mod=SHIFT)) == []


def test_places_are_those_of_an_english_keyboard() -> None:
    for place in PLACES:
        scancode = getattr(pygame, f"KSCAN_{place.upper()}")
        (press,) = pressed(key("й", scancode=scancode))
        assert press.place == place
    bound = {binding.key for binding in KEY_BINDINGS if len(binding.key) == 1}
    # A sign means itself, wherever it is.
    assert bound - set(SIGNS) <= {*PLACES, *MARKS.values()}
    for scancode, mark in MARKS.items():
        assert [press.place for press in pressed(key("ю", scancode=scancode))] == [mark]
        assert [press.place for press in pressed(key(";", scancode=scancode))] == [""]


@pytest.mark.parametrize("mod", [0, SHIFT, SHIFT | NUM, CTRL])
@pytest.mark.parametrize("code", KEYPAD)
def test_the_keypad_moves_while_it_does_not_type(code: int, mod: int) -> None:
    """With Shift it does not type either, on X11."""
    if code == pygame.K_KP_PERIOD and mod & NUM:
        return
    # X11 gives a full stop all the same.
    event = key("." if code == pygame.K_KP_PERIOD else "", code, scancode=95, mod=mod)
    (press,) = pressed(event)
    assert press.name == KEYPAD[code]
    assert not any(isinstance(action, SelectPreset | EnterDigit) for action in does(event))


@pytest.mark.parametrize("digit", "0123456789")
def test_the_keypad_types_with_numlock(digit: str) -> None:
    code = getattr(pygame, f"K_KP{digit}")
    (press,) = pressed(key(digit, code, scancode=95, mod=NUM))
    assert press.name == digit
    (press,) = pressed(key(",", pygame.K_KP_PERIOD, scancode=99, mod=NUM))
    assert press.name == ","


def test_the_keypad_repeats_as_the_arrows_do() -> None:
    presses = pressed(*[key("", pygame.K_KP6, scancode=94)] * 3, *[key("", pygame.K_KP5)] * 3)
    names = [(press.name, press.repeated) for press in presses]
    assert names == [("right", False), ("right", True), ("right", True), ("clear", False)]


def test_keys_without_characters_keep_their_names() -> None:
    codes: Iterable[int] = (pygame.K_LEFT, pygame.K_RETURN, pygame.K_F11, pygame.K_ESCAPE)
    names = [press.name for code in codes for press in pressed(key("", code))]
    assert names == ["left", "enter", "f11", "escape"]
    for code in (0, -1, 0x110000, 0x4FFFFFFF):
        assert pressed(key("", code, scancode=999))
