"""Text fits its room, whatever it says."""

from hypothesis import given
from hypothesis import strategies as st

from game.view.drawing.text import fitting
from game.view.numbers import visitor_numbers
from game.view.numbers.digits import grouped
from game.view.numbers.figures import figure


def width(string: str, size: float) -> float:
    """A face whose letters are all half as wide as high."""
    return len(string) * size / 2


words = st.lists(st.text("abcde", min_size=1, max_size=12), max_size=20).map(" ".join)
rooms = st.floats(20, 600)


@given(words, rooms)
def test_a_fitted_line_fits(string: str, room: float) -> None:
    fitted = fitting.fit_line(string, 30, room, width)
    assert 18 * fitting.LAST_RESORT <= fitted.size <= 30
    assert width(fitted.string, fitted.size) <= room
    assert fitted.string == string or fitted.string == "" or fitted.string.endswith("…")
    if fitted.string != string:
        assert fitted.size == 18, "what is cut is at least read with ease"
        assert width(string, 18 * fitting.LAST_RESORT) > room, "better small than cut off"
    if width(string, 30) <= room:
        assert fitted == fitting.FittedLine(string, 30)
    if width(string, 18) <= room:
        assert fitted.string == string


@given(words, rooms, st.floats(30, 200))
def test_fitted_lines_fit(string: str, room: float, height: float) -> None:
    fitted = fitting.fit_lines(string, 26, (room, height), 1.4, width)
    assert 18 * fitting.LAST_RESORT <= fitted.size <= 26
    assert all(width(line, fitted.size) <= room for line in fitted.lines)
    assert len(fitted.lines) * fitted.size * 1.4 <= height + 1e-6


numbers = st.one_of(
    st.floats(allow_nan=False).map(lambda value: figure(value, 1).text),
    st.floats(allow_nan=False).map(lambda value: visitor_numbers.number(value, plus=True)),
    st.integers(-(10**12), 10**12).map(grouped),
    st.sampled_from(["≈ 0", "∞", "−∞", "−ln(1 − 0.999946)", "½(−267012.5 − 1)²", "×10⁻¹²"]),
)


@given(numbers, words, st.floats(0.1, 1.0), st.floats(1, 40))
def test_a_number_is_never_cut(number: str, others: str, share: float, floor: float) -> None:
    string = f"{others} {number}".strip()
    room = max(width(string, 30) * share, len(string))
    fitted = fitting.fit_line(string, 30, room, width, floor)
    assert fitted.string == string
    assert width(string, fitted.size) <= room
    assert fitted.size >= min(floor, 30) or width(string, fitted.size + 1) > room
    assert fitting.shorten(string, 30, room, width) == string
    high = room + 20
    lines = fitting.fit_lines(string, 30, (room, high), 1.4, width, floor)
    assert " ".join(lines.lines) == string
    assert all(width(line, lines.size) <= room for line in lines.lines)


@given(words, rooms)
def test_wrapping_keeps_every_word_that_fits(string: str, room: float) -> None:
    lines = fitting.wrap(string, 20, room, width)
    if all(width(word, 20) <= room for word in string.split()):
        assert " ".join(lines) == string


def test_line_breaks_are_kept() -> None:
    assert fitting.wrap("a\nb c", 20, 500, width) == ("a", "b c")


def test_a_small_size_is_not_enlarged_to_the_floor() -> None:
    assert fitting.fit_line("abc", 12, 500, width).size == 12
