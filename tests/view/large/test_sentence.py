"""Sentences with coloured parts: no word is lost, whatever the room."""

from hypothesis import given
from hypothesis import strategies as st

from game.view.large.sentence import Run, fit_sentence, line_width, plain, sentence, wrap_sentence

WHITE, AMBER, CYAN = (255, 255, 255), (255, 200, 87), (96, 222, 240)


def width(string: str, size: float) -> float:
    """Every character is half as wide as high."""
    return 0.5 * size * len(string)


WHISPER = sentence(
    "{neuron} hears only a whisper: its slope is {slope}.",
    WHITE,
    {"neuron": Run("h₁", CYAN), "slope": Run("0.003", AMBER)},
)


def test_a_template_is_split_at_its_placeholders() -> None:
    assert (
        Run("h₁", CYAN),
        Run(" hears only a whisper: its slope is ", WHITE),
        Run("0.003", AMBER),
        Run(".", WHITE),
    ) == WHISPER


def test_neighbours_of_one_colour_are_one_run() -> None:
    said = sentence("{right} of {rows}", WHITE, {"right": Run("1", WHITE), "rows": Run("4", WHITE)})
    assert said == (Run("1 of 4", WHITE),)


def test_what_is_missing_shows_itself() -> None:
    assert plain(sentence("a {b}", WHITE, {})) == "a {b}"


def test_a_number_and_the_full_stop_after_it_stay_together() -> None:
    lines = wrap_sentence(WHISPER, 10.0, width("its slope is 0.003", 10.0), width)
    assert plain(lines[-1]).endswith("0.003.")
    assert all(not plain(line).startswith(".") for line in lines)


words = st.lists(st.sampled_from(("h₁", "hears", "0.003", "whisper:", "and")), min_size=1)


@given(words, st.floats(1.0, 400.0), st.integers(1, 3), st.integers(20, 60), st.integers(5, 20))
def test_no_word_is_lost(said: list[str], room: float, lines: int, size: int, floor: int) -> None:
    runs = tuple(Run(word + " ", (AMBER, CYAN)[n % 2]) for n, word in enumerate(said))
    fitted = fit_sentence(runs, float(size), float(floor), room, lines, width)
    assert [word for line in fitted.lines for word in plain(line).split()] == said
    assert floor <= fitted.size <= size
    for line in fitted.lines:
        one_word = len(plain(line).split()) == 1
        assert one_word or line_width(line, fitted.size, width) <= room + 1e-6
    if fitted.size > floor:
        assert len(fitted.lines) <= lines


def test_smaller_type_comes_before_a_further_line() -> None:
    room = width(plain(WHISPER), 30.0)
    assert fit_sentence(WHISPER, 60.0, 20.0, room, 2, width).size == 30.0
    assert len(fit_sentence(WHISPER, 60.0, 40.0, room, 2, width).lines) == 2


def test_two_lines_are_about_equally_long() -> None:
    fitted = fit_sentence(WHISPER, 30.0, 30.0, width(plain(WHISPER), 30.0) - 1.0, 2, width)
    lengths = [len(plain(line)) for line in fitted.lines]
    assert len(lengths) == 2
    assert min(lengths) > 0.7 * max(lengths)
