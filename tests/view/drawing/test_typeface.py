"""Text comes out in the right size, colour and face; bad font files are named."""

from pathlib import Path

import pygame
import pytest

from game.view.drawing.text import typeface
from game.view.drawing.text.typeface import AssetError, Face, Typeface
from tests.view.stage import pixels

FONTS = Path(__file__).parents[3] / "assets" / "fonts"
WHITE = (255, 255, 255)


@pytest.fixture(scope="module")
def face() -> Typeface:
    return Typeface(1.0, FONTS)


@pytest.mark.parametrize("name", typeface.FONT_FILES)
def test_every_face_opens_and_draws(face: Typeface, name: Face) -> None:
    drawn = face.text("x1", 30, WHITE, name)
    assert drawn.get_bounding_rect().height > 10
    assert face.width("x1", 30, name) > 10
    assert 0 < face.ascent(30, name) < face.height(30, name)


def test_text_is_premultiplied(face: Typeface) -> None:
    drawn = face.text("o", 40, (255, 128, 0))
    pixels = [drawn.get_at((x, 24)) for x in range(drawn.get_width())]
    assert any(0 < pixel.a < 255 for pixel in pixels)
    assert all(pixel.r == pixel.a and pixel.b == 0 for pixel in pixels)


def test_live_numbers_do_not_jitter(face: Typeface) -> None:
    for name in ("regular", "medium", "semibold", "bold"):
        assert len({face.width(digit, 30, name) for digit in "0123456789"}) == 1


def test_numbers_are_written_in_the_readers_way(face: Typeface) -> None:
    german = Typeface(1.0, FONTS, decimal=",")
    said = {"0.5": "0,5", "a slope of 0.05.": "a slope of 0,05.", "½(0.4 − 1)²": "½(0,4 − 1)²"}
    for string, written in said.items():
        assert pixels(german.text(string, 30, WHITE)) == pixels(face.text(written, 30, WHITE))
        assert german.width(string, 30) == face.width(written, 30)
    for string in ("Stop. 5 rows.", "3.", ".5", "h1"):
        assert pixels(german.text(string, 30, WHITE)) == pixels(face.text(string, 30, WHITE))


def test_sizes_are_logical() -> None:
    small, large = Typeface(1.0, FONTS), Typeface(2.0, FONTS)
    assert large.width("width", 40) == pytest.approx(small.width("width", 40), rel=0.03)
    assert large.text("width", 40, WHITE).get_width() > 1.9 * small.width("width", 40)


def test_equal_texts_are_one_sprite(face: Typeface) -> None:
    assert face.text("same", 22, WHITE) is face.text("same", 22, WHITE)
    assert face.text("same", 22, WHITE) is not face.text("same", 24, WHITE)


def test_an_empty_text_is_empty(face: Typeface) -> None:
    assert face.width("", 22) == 0
    assert face.text("", 22, WHITE).get_width() == 0


def test_missing_glyphs_are_known(face: Typeface) -> None:
    assert face.has("x", "math_italic")
    assert face.has("−", "math_roman")
    assert not face.has("−", "math_italic")
    assert not face.has("½", "math_roman")


def test_the_sans_has_what_numbers_need(face: Typeface) -> None:
    for name in ("regular", "medium", "semibold", "bold", "display", "display_bold"):
        missing = [c for c in "+−×·≈=→←′½²…\u202fδηΣ∂₁₂–" if not face.has(c, name)]
        assert missing == []


def test_a_missing_font_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(AssetError, match=r"GlassBoxSans-Medium\.otf"):
        Typeface(1.0, tmp_path).text("x", 20, WHITE)


def test_a_damaged_font_file_is_named(tmp_path: Path) -> None:
    (tmp_path / typeface.FONT_FILES["bold"]).write_bytes(b"not a font")
    with pytest.raises(AssetError, match="Bold"):
        Typeface(1.0, tmp_path).width("x", 20, "bold")


def test_no_display_is_needed() -> None:
    assert not pygame.display.get_surface()
