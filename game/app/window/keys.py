"""What a key says: its character, else what the keypad has on it, else its place."""

import sys
import unicodedata
from types import MappingProxyType
from typing import Final

import pygame
from pygame.event import Event

# What is on the keypad beside the digits, and holds without NumLock. The 5 has nothing.
KEYPAD: Final = MappingProxyType(
    {
        pygame.K_KP0: "insert",
        pygame.K_KP1: "end",
        pygame.K_KP2: "down",
        pygame.K_KP3: "pagedown",
        pygame.K_KP4: "left",
        pygame.K_KP5: "clear",
        pygame.K_KP6: "right",
        pygame.K_KP7: "home",
        pygame.K_KP8: "up",
        pygame.K_KP9: "pageup",
        pygame.K_KP_PERIOD: "delete",
    }
)
# What an English keyboard has at the scancodes from that of the A on.
FIRST_PLACE: Final = pygame.KSCAN_A
MARKS: Final = MappingProxyType({pygame.KSCAN_COMMA: ",", pygame.KSCAN_PERIOD: "."})
PLACES: Final = "abcdefghijklmnopqrstuvwxyz1234567890"


def key_name(event: Event) -> str:
    """The character that the key types (so every keyboard layout is right), else its name."""
    typed: str = getattr(event, "unicode", "")
    if event.key in KEYPAD and not _is_typed(typed, event):
        return KEYPAD[event.key]
    if typed.isprintable() and typed.strip():
        return typed.lower()
    named = pygame.key.name(event.key)
    if not named and 0 < event.key <= sys.maxunicode:
        # With Ctrl held no character is typed, but the key has one.
        named = chr(event.key)
    return named


def key_place(event: Event) -> str:
    """What an English keyboard has there, where the key may mean that: it types a sign of another
    script, or it is in the row of digits, where some layouts have letters and marks.
    """
    mark = MARKS.get(getattr(event, "scancode", 0))
    if mark is not None:
        # Where letters of another script lie on the marks.
        letter = key_name(event)[:1]
        own = letter.isalpha() and not unicodedata.name(letter, "").startswith("LATIN")
        return mark if own else ""
    number = getattr(event, "scancode", 0) - FIRST_PLACE
    if not 0 <= number < len(PLACES):
        return ""
    place, character = PLACES[number], key_name(event)[:1]
    if place.isdecimal():
        return "" if _held(event, pygame.KMOD_SHIFT) else place
    if character.isascii():
        # A mark means itself; but nothing is done with Ctrl and a mark.
        is_mark = not character.isalnum()
        return place if is_mark and _held(event, pygame.KMOD_CTRL) else ""
    return "" if unicodedata.name(character, "").startswith("LATIN") else place


def _is_typed(typed: str, event: Event) -> bool:
    """Whether a key of the keypad types. X11 gives a full stop for its Delete as well; a keyboard
    of a Mac has no NumLock and always types.
    """
    if event.key == pygame.K_KP_PERIOD:
        return sys.platform == "darwin" or _held(event, pygame.KMOD_NUM)
    return typed.isdecimal()


def _held(event: Event, modifier: int) -> bool:
    return bool(getattr(event, "mod", 0) & modifier)
