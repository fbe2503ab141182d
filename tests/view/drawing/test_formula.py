"""Formulas: faces, scripts, fractions and the room around signs."""

from pathlib import Path

import pytest

from game.view.drawing.text.formula import FormulaSetter, Fraction, Mark
from game.view.drawing.text.typeface import Typeface

FONTS = Path(__file__).parents[3] / "assets" / "fonts"
A, B = (255, 255, 255), (0, 255, 0)
SIZE = 40.0


@pytest.fixture(scope="module")
def setter() -> FormulaSetter:
    return FormulaSetter(Typeface(1.0, FONTS))


def marks(setter: FormulaSetter, string: str) -> dict[str, Mark]:
    return {mark.string: mark for mark in setter.set([(string, A)], SIZE).marks}


def test_letters_are_italic_and_the_rest_upright(setter: FormulaSetter) -> None:
    found = marks(setter, "∂L/∂w = σ(z) − Σ0.25 ln a")
    faces = {string: mark.face for string, mark in found.items()}
    assert {faces[c] for c in "Lwσza"} == {"math_italic"}
    assert {faces[c] for c in ("∂", "/", "=", "(", "−", "Σ", "0.25", "ln")} == {"math_roman"}


def test_scripts(setter: FormulaSetter) -> None:
    found = marks(setter, "δ_{o1} σ′ y²")
    assert found["δ"].rise == 0
    assert found["o"].rise == found["1"].rise < 0
    assert found["′"].rise > 0
    assert found["2"].rise > 0
    assert found["o"].size == found["2"].size < SIZE
    assert found["δ"].x < found["o"].x < found["1"].x < found["σ"].x


def test_a_subscript_and_a_superscript_stand_above_each_other(setter: FormulaSetter) -> None:
    found = marks(setter, "w_i^2 z")
    assert found["i"].x == found["2"].x
    assert found["z"].x > max(found["i"].x, found["2"].x)


def test_room_around_signs(setter: FormulaSetter) -> None:
    def width(string: str) -> float:
        return setter.set([(string, A)], SIZE).width

    assert width("a = b") == width("a=b")
    assert width("a−b") - width("−") - width("a") - width("b") == pytest.approx(SIZE * 8 / 18)
    assert width("a=b") - width("=") - width("a") - width("b") == pytest.approx(SIZE * 10 / 18)
    assert width("−a") == pytest.approx(width("−") + width("a"))
    assert width("a×−b") - width("a×b") == pytest.approx(width("−"))
    assert width("a\u2003b") == pytest.approx(width("ab") + SIZE)


def test_room_does_not_depend_on_the_colours(setter: FormulaSetter) -> None:
    whole = setter.set([("w ← w − η · ∂L/∂w", A)], SIZE)
    parts = setter.set(
        [("w", B), (" ← ", A), ("w", B), (" − ", A), ("η · ∂L/∂", A), ("w", B)], SIZE
    )
    assert parts.width == pytest.approx(whole.width)


def test_missing_glyphs_come_from_another_face(setter: FormulaSetter) -> None:
    assert marks(setter, "a·b")["⋅"].face == "math_roman"
    assert marks(setter, "a − b × c ≈ d ← e → f").keys() >= set("−×≈←→")
    assert marks(setter, "ö€").keys() == {"ö", "€"}
    assert marks(setter, "€")["€"].face == "medium"


def test_a_fraction(setter: FormulaSetter) -> None:
    fraction = Fraction((("∂L", A),), (("∂w", B),), A)
    setting = setter.set([fraction, (" = δ", A)], SIZE)
    (bar,) = setting.bars
    rises = {mark.string: mark.rise for mark in setting.marks}
    assert rises["L"] > bar.rise > 0 > rises["w"]
    assert setting.ascent > setter.set([("L", A)], SIZE).ascent
    assert setting.descent > setter.set([("L", A)], SIZE).descent
    assert bar.x + bar.width < setting.width
    small = setter.set([("½", A)], SIZE)
    assert len(small.bars) == 1
    assert small.width < setting.width


def test_a_hat(setter: FormulaSetter) -> None:
    found = marks(setter, "ŷ")
    assert found["y"].face == "math_italic"
    assert "ˆ" in found


@pytest.mark.parametrize("string", ["w_", "w_{o1", "w^"])
def test_an_unfinished_script(setter: FormulaSetter, string: str) -> None:
    with pytest.raises(ValueError, match="script"):
        setter.set([(string, A)], SIZE)
