"""Typesetting of short formulas on a common baseline.

A formula is a sequence of parts, each a string with its colour or a `Fraction`.  In a string,
letters are set in italics, digits, Greek capitals, signs and function names (ln, max) upright;
`_x` and `_{..}` are subscripts, `^x` and `^{..}` superscripts, `′` is a raised prime.  Spaces are
ignored: signs get the room a textbook gives them (D. Knuth, The TeXbook, chapter 18).  To force
room, write an em space, en space or thin space (U+2003, U+2002, U+2009).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from game.view.drawing.cache import BoundedCache
from game.view.drawing.text.formula_reading import SPACES, Atom, Role, atoms, role_of, room_between
from game.view.drawing.text.typeface import Face, Typeface
from game.view.drawing.theme import Color

FORMULAS_KEPT: Final = 400

# Shares of the type size (1 em): positions and sizes of scripts, and the parts of a fraction.
SCRIPT_SCALE: Final = 0.70
SUBSCRIPT_DROP: Final = 0.17
SUPERSCRIPT_RISE: Final = 0.38
AXIS: Final = 0.25
NUMERATOR_RISE: Final = 0.69
DENOMINATOR_DROP: Final = 0.70
SMALL_NUMERATOR_RISE: Final = 0.40
SMALL_DENOMINATOR_DROP: Final = 0.36
BAR_THICKNESS: Final = 0.048
BAR_OVERHANG: Final = 0.10
BAR_SIDE: Final = 0.08
ASCENT: Final = 0.72
DESCENT: Final = 0.22

UPRIGHT: Final = frozenset("∂∇Σ∑ΔΠΩ")

# Characters that have another code in the formula fonts.
TWINS: Final = {"·": "⋅", "-": "−", "∑": "Σ"}
HALF: Final = "½"
# A letter with a hat is set as the letter and the hat, this much higher than on a small letter.
COMBINING_HAT: Final = "\u0302"
HAT: Final = "ˆ"
HAT_RISE: Final = 0.02
SLANT: Final = 0.05
FALLBACK_FACE: Final[Face] = "medium"


class Fraction(NamedTuple):
    """A numerator over a denominator, with a bar of the given colour between them.

    A small one is set in the size of scripts, to stand in a line of text.
    """

    numerator: tuple[Part, ...]
    denominator: tuple[Part, ...]
    color: Color
    small: bool = False


Part = tuple[str, Color] | Fraction
Parts = Sequence[Part]


class Mark(NamedTuple):
    """A run of characters of one face: where it starts, relative to the formula's start.

    `rise` is the height of the run's baseline above that of the formula.
    """

    string: str
    color: Color
    face: Face
    size: float
    x: float
    rise: float


class Bar(NamedTuple):
    """The bar of a fraction; `rise` is the height of its middle above the baseline."""

    color: Color
    x: float
    rise: float
    width: float
    thickness: float


class Setting(NamedTuple):
    """A formula set in type: what to draw, and its size above and below the baseline."""

    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    width: float
    ascent: float
    descent: float
    string: str


class FormulaSetter:
    """Sets formulas in one typeface, and remembers the ones set lately."""

    def __init__(self, typeface: Typeface) -> None:
        self._typeface = typeface
        self._settings: BoundedCache[tuple[tuple[Part, ...], float], Setting]
        self._settings = BoundedCache(FORMULAS_KEPT)

    def set(self, parts: Parts, size: float) -> Setting:
        """The formula in type of this size (logical units, as everything in the result)."""
        key = (tuple(parts), size)
        return self._settings.get(key, lambda: _Row(self._typeface, size).set(key[0]))


class _Row:
    """Places atoms one after another along one baseline."""

    def __init__(self, typeface: Typeface, size: float) -> None:
        self._typeface = typeface
        self._size = size
        self._x = 0.0
        self._before = Role.START
        self._marks: list[Mark] = []
        self._bars: list[Bar] = []
        self._ascent = ASCENT * size
        self._descent = DESCENT * size
        self._strings: list[str] = []

    def set(self, parts: Parts) -> Setting:
        for part in parts:
            if isinstance(part, Fraction):
                self._fraction(part)
            else:
                string, color = part
                self._strings.append(string)
                self._string(string, color)
        return Setting(
            tuple(_joined(self._marks)),
            tuple(self._bars),
            self._x,
            self._ascent,
            self._descent,
            "".join(self._strings),
        )

    def _string(self, string: str, color: Color) -> None:
        # A subscript and a superscript of the same letter stand above each other.
        script_start, script_end, last_level = self._x, self._x, 0
        for atom in atoms(string):
            if atom.level == 0:
                self._x = max(self._x, script_end)
                self._ordinary(atom.string, color)
                script_start = script_end = self._x
            else:
                if last_level not in (0, atom.level):
                    script_end = max(script_end, self._x)
                    self._x = script_start
                self._scripted(atom, color)
            last_level = atom.level
        self._x = max(self._x, script_end)

    def _ordinary(self, string: str, color: Color) -> None:
        if string in SPACES:
            self._x += SPACES[string] * self._size
            return
        if string == HALF:
            self._fraction(Fraction((("1", color),), (("2", color),), color, small=True))
            return
        role = role_of(string, self._before)
        self._x += room_between(self._before, role) * self._size
        plain = unicodedata.normalize("NFD", string)
        if plain.endswith(COMBINING_HAT):
            self._hatted(plain.removesuffix(COMBINING_HAT), color)
        else:
            self._mark(string, color, self._size, 0.0)
        self._before = role

    def _hatted(self, letter: str, color: Color) -> None:
        start = self._x
        self._mark(letter, color, self._size, 0.0)
        end, wide = self._x, self._typeface.width(HAT, self._size, "math_roman")
        # The hat stands over the middle of a slanted letter, which lies right of its box's.
        self._x = (start + end - wide) / 2 + SLANT * self._size
        self._mark(HAT, color, self._size, HAT_RISE * self._size)
        self._x = end

    def _scripted(self, atom: Atom, color: Color) -> None:
        shift = -SUBSCRIPT_DROP if atom.level < 0 else SUPERSCRIPT_RISE
        self._mark(atom.string, color, self._size * SCRIPT_SCALE, shift * self._size)
        self._before = Role.ORDINARY

    def _mark(self, string: str, color: Color, size: float, rise: float) -> None:
        shown, face = _glyph(self._typeface, string)
        self._marks.append(Mark(shown, color, face, size, self._x, rise))
        self._x += self._typeface.width(shown, size, face)

    def _fraction(self, fraction: Fraction) -> None:
        size = self._size
        inner = size * (SCRIPT_SCALE if fraction.small else 1.0)
        up = SMALL_NUMERATOR_RISE if fraction.small else NUMERATOR_RISE
        down = SMALL_DENOMINATOR_DROP if fraction.small else DENOMINATOR_DROP
        upper = _Row(self._typeface, inner).set(fraction.numerator)
        lower = _Row(self._typeface, inner).set(fraction.denominator)
        self._x += room_between(self._before, Role.ORDINARY) * size + BAR_SIDE * size
        width = max(upper.width, lower.width) + 2 * BAR_OVERHANG * size
        thickness = BAR_THICKNESS * size
        self._bars.append(Bar(fraction.color, self._x, AXIS * size, width, thickness))
        for setting, rise in ((upper, up), (lower, -down)):
            left = self._x + (width - setting.width) / 2
            shift = rise * size
            self._marks += [
                mark._replace(x=mark.x + left, rise=mark.rise + shift) for mark in setting.marks
            ]
            self._bars += [
                bar._replace(x=bar.x + left, rise=bar.rise + shift) for bar in setting.bars
            ]
        self._ascent = max(self._ascent, upper.ascent + up * size)
        self._descent = max(self._descent, lower.descent + down * size)
        self._strings.append(f"({upper.string})/({lower.string})")
        self._x += width + BAR_SIDE * size
        self._before = Role.ORDINARY


def _glyph(typeface: Typeface, string: str) -> tuple[str, Face]:
    """The characters and the face that show this atom, from the first face that has them."""
    italic = len(string) == 1 and string.isalpha() and string not in UPRIGHT
    faces: tuple[Face, ...] = ("math_italic", "math_roman") if italic else ("math_roman",)
    twin = TWINS.get(string, string)
    for face in faces:
        for shown in (string, twin):
            if all(typeface.has(character, face) for character in shown):
                return shown, face
    return string, FALLBACK_FACE


def _joined(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Neighbouring upright characters as one run, so that numbers keep their own spacing."""
    run: Mark | None = None
    for mark in marks:
        if run is not None and _continues(run, mark):
            run = run._replace(string=run.string + mark.string)
            continue
        if run is not None:
            yield run
        run = mark
    if run is not None:
        yield run


def _continues(run: Mark, mark: Mark) -> bool:
    same = (run.color, run.face, run.size, run.rise) == (
        mark.color,
        mark.face,
        mark.size,
        mark.rise,
    )
    digits = all(character.isdigit() or character == "." for character in run.string + mark.string)
    return same and digits
