"""Text fits its room, whatever it says."""

from hypothesis import given
from hypothesis import strategies as st

from game.view.drawing.text import fitting


def width(string: str, size: float) -> float:
    """A face whose letters are all half as wide as high."""
    return len(string) * size / 2


words = st.lists(st.text("abcde", min_size=1, max_size=12), max_size=20).map(" ".join)
rooms = st.floats(20, 600)


@given(words, rooms)
def test_a_fitted_line_fits(string: str, room: float) -> None:
    fitted = fitting.fit_line(string, 30, room, width)
    assert 18 <= fitted.size <= 30
    assert width(fitted.string, fitted.size) <= room
    assert fitted.string == string or fitted.string == "" or fitted.string.endswith("…")
    if width(string, 30) <= room:
        assert fitted == fitting.FittedLine(string, 30)
    if width(string, 18) <= room:
        assert fitted.string == string


@given(words, rooms, st.floats(30, 200))
def test_fitted_lines_fit(string: str, room: float, height: float) -> None:
    fitted = fitting.fit_lines(string, 26, (room, height), 1.4, width)
    assert 18 <= fitted.size <= 26
    assert all(width(line, fitted.size) <= room for line in fitted.lines)
    assert len(fitted.lines) * fitted.size * 1.4 <= height + 1e-6


@given(words, rooms)
def test_wrapping_keeps_every_word_that_fits(string: str, room: float) -> None:
    lines = fitting.wrap(string, 20, room, width)
    if all(width(word, 20) <= room for word in string.split()):
        assert " ".join(lines) == string


def test_line_breaks_are_kept() -> None:
    assert fitting.wrap("a\nb c", 20, 500, width) == ("a", "b c")


def test_a_small_size_is_not_enlarged_to_the_floor() -> None:
    assert fitting.fit_line("abc", 12, 500, width).size == 12
