"""The catalogues of sentences: complete, well-formed, and writable in the fonts."""

import re
import tomllib
from pathlib import Path

import pygame
import pytest

from game.app import paths
from game.session.presets import load_presets
from game.session.problem import ProblemError
from game.view.drawing.text.text_log import TextBox
from game.view.drawing.text.typeface import Face, Typeface
from game.view.scene.texts import (
    Texts,
    any_texts,
    languages,
    load_texts,
    placeholders,
    read_texts,
)
from game.view.screen import Screen
from tests.view.stage import ENGLISH, PRESETS
from tests.view.stories import STORIES

TERMINAL = ("cli.", "problem.", "bench.")
FACES: tuple[Face, ...] = ("regular", "medium", "semibold", "bold", "display", "display_bold")
# Written in the formula fonts: see game/view/formula.py.
FORMULA_CHARACTERS = set("∂σδηΣ′⋅←→×−=≈")
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
LETTERS = re.compile(r"[^\W\d_]{2,}")
# Names, units and caps of keys, which are the same in every language.
SAME_ENDINGS = (
    "window.title",
    "relu.label",
    "loss.mse.label",
    "keycap.f11",
    "keycap.f5",
    "keycap.tab",
    "puzzle.and.name",
    "puzzle.xor.name",
    "status.memory",
    "status.minutes",
)
# Words that happen to be the same.
SAME = {
    "de": {
        "controls.learning_rate.short",
        "controls.bias_init.short",
        "controls.activation.sigmoid.label",
        "controls.output_activation.sigmoid.label",
        "controls.tab.deltas.label",
        "controls.keycap.enter",
        "controls.term.label",
        "controls.keycap.escape",
        "charts.title.deltas",
        "neuron.title",
        "visitor.button.pause",
        "worksheet.name",
    },
    "fr": {
        "by-hand.gradient-bias",
        "by-hand.gradient-weight",
        "network.legend.gradient-short",
        "controls.activation.label",
        "controls.tab.activations.label",
        "controls.tab.deltas.label",
        "controls.keycap.ctrl",
        "controls.term.label",
        "inside.brief.activation",
        "inside.brief.delta",
        "card.delta",
        "charts.title.activations",
        "charts.title.deltas",
        "visitor.button.pause",
        "visitor.race.machine",
        "visitor.card.gradient",
        "visitor.factor.signal",
        "worksheet.date",
    },
}
DOTTED_KEY = re.compile(r"^[a-z][a-z-]*(\.[a-z0-9-]+)+$")


def test_all_languages_have_the_same_sentences_with_the_same_placeholders() -> None:
    for language in languages(paths.TEXTS):
        texts = load_texts(paths.TEXTS, language)
        assert texts.entries.keys() == ENGLISH.entries.keys(), language
        for key, entry in texts.entries.items():
            assert placeholders(entry) == placeholders(ENGLISH.entries[key]), (language, key)
            assert entry.strip() == entry != "", (language, key)


@pytest.mark.parametrize("language", [one for one in languages(paths.TEXTS) if one != "en"])
def test_every_sentence_is_translated(language: str) -> None:
    same = {
        key
        for key, entry in load_texts(paths.TEXTS, language).entries.items()
        if entry == ENGLISH.entries[key] and not key.endswith(SAME_ENDINGS)
    }
    words = {key: PLACEHOLDER.sub("", ENGLISH.entries[key]) for key in same}
    assert {key: word for key, word in words.items() if LETTERS.search(word)} == {
        key: words[key] for key in same & SAME[language]
    }
    assert SAME[language] <= same, "the list is out of date"


def test_french_signs_keep_their_distance() -> None:
    for key, entry in load_texts(paths.TEXTS, "fr").entries.items():
        assert "'" not in entry, f"{key}: a straight apostrophe"
        amiss = r"[^\u202f?!][?!;»]|«[^\u202f]|[ \u00a0]:|[a-zé}]: "
        assert not re.search(amiss, entry), (key, entry)
    for path in (*paths.PRESETS.glob("*.toml"), *paths.STORIES.glob("*.toml")):
        assert "\u00a0:" not in path.read_text(encoding="utf-8"), path


@pytest.mark.parametrize("face", FACES)
def test_the_fonts_have_every_character(face: Face) -> None:
    typeface = Typeface(1.0, paths.FONTS)
    words = [
        entry
        for language in languages(paths.TEXTS)
        for key, entry in load_texts(paths.TEXTS, language).entries.items()
        if not key.startswith(TERMINAL)
    ]
    for preset in (*PRESETS.values(), *load_presets(paths.STORIES).values()):
        for told in preset.texts.values():
            words += [told.title, told.short, told.story]
    for character in sorted(set("".join(words)) - FORMULA_CHARACTERS - {"\n"}):
        assert typeface.has(character, face), f"{character!r} is missing in {face}"


def test_no_key_is_shown_in_place_of_its_sentence() -> None:
    log: list[TextBox] = []
    screen = Screen(paths.FONTS, ENGLISH, PRESETS, log=log)
    surface = pygame.Surface((1280, 720))
    for story in STORIES.values():
        screen.draw(surface, story.snapshot(), story.interface)
    keys = {box.string for box in log if DOTTED_KEY.match(box.string)}
    assert not keys


def test_every_preset_is_told_in_every_language() -> None:
    for preset in PRESETS.values():
        for language in languages(paths.TEXTS):
            told = preset.texts[language]
            assert 0 < len(told.short) <= 9, (preset.name, language)
            assert told.story.endswith("."), preset.name
            assert told.story.count(".") == 1, f"{preset.name}: one sentence"


def test_sentences_are_filled_and_problems_are_told_inside_problems() -> None:
    texts = Texts("en", {"problem.outer": "{path}: {reason}.", "problem.inner": "no {name}."})
    inner = ProblemError("inner", name="x")
    assert texts.problem(ProblemError("outer", path="a.toml", reason=inner)) == "a.toml: no x."
    assert texts("not.there") == "not.there"


@pytest.mark.parametrize("content", ["a = ", "a = 3", 'a = "{"', 'a = ["b"]', 'a = "\\u0000"'])
def test_a_broken_reference_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "en.toml").write_text(f"# a\n{content}")
    with pytest.raises(ProblemError) as caught:
        load_texts(tmp_path, "en")
    assert caught.value.key == "texts-broken"
    reason = caught.value.values["reason"]
    assert isinstance(reason, ProblemError)
    assert reason.values["line"] == 2


REFERENCE = """
[network]
epoch = "Epoch {epoch}"
score = "{right} of {rows}"
rate = "{rate:g} a second, {rate:g}"
plain = "100 %, {{so}}"
"""
# A sentence, and whether it may stand in another language.
SENTENCES = [
    ("epoch", "Epoche {epoch}", True),
    ("epoch", "{epoch}. Epoche, {epoch}", True),
    ("epoch", "Epoche {epoche}", False),
    ("epoch", "Epoche {epoch", False),
    ("epoch", "Epoche epoch}", False),
    ("epoch", "Epoche {}", False),
    ("epoch", "Epoche {0}", False),
    ("epoch", "Epoche {epoch.real}", False),
    ("epoch", "Epoche {epoch[0]}", False),
    ("epoch", "Epoche {epoch!r}", False),
    ("epoch", "Epoche {epoch:d}", False),
    ("epoch", "Epoche {epoch:>999999999}", False),
    ("epoch", "Epoche {{epoch}}", False),
    ("epoch", "Epoche", False),
    ("epoch", "", False),
    ("epoch", "Epoche\\u0000 {epoch}", False),
    ("score", "{rows}, davon {right}", True),
    ("score", "{rows}", False),
    ("rate", "{rate:g} in der Sekunde", True),
    ("rate", "{rate} in der Sekunde", False),
    ("rate", "{rate:{rate}g} in der Sekunde", False),
    ("plain", "{{so}} zu 100 %", True),
    ("plain", "zu 100 % {so}", False),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en.toml").write_text(REFERENCE)
    return tmp_path


@pytest.mark.parametrize(("key", "sentence", "good"), SENTENCES)
def test_a_sentence_that_could_not_be_filled_is_the_references(
    folder: Path, key: str, sentence: str, good: bool
) -> None:
    name = f"network.{key}"
    words = tomllib.loads(REFERENCE)["network"] | {key: "?"}
    lines = [f'{each} = "{sentence if each == key else word}"' for each, word in words.items()]
    (folder / "de.toml").write_text("[network]\n" + "\n".join(lines))
    texts, faults = read_texts(folder, "de").texts, read_texts(folder, "de").faults
    english = load_texts(folder, "en")
    assert (texts.entries[name] == english.entries[name]) != good
    assert len(faults) == (not good)
    for fault in faults:
        told = ENGLISH.problem(fault)
        assert f"{folder / 'de.toml'}" in told
        assert f"line {list(words).index(key) + 2}: " in told
        assert name in told
    assert read_texts(folder, "de", english).faults == faults or not good
    values = {"epoch": "7", "right": 1, "rows": 4, "rate": 0.5}
    assert all(texts(each, **values) for each in texts.entries)


def test_missing_and_unknown_sentences_are_named(folder: Path) -> None:
    (folder / "de.toml").write_text('[network]\nepoch = "Epoche {epoch}"\nepohc = "x"\n')
    catalogue = read_texts(folder, "de")
    assert catalogue.texts("network.epoch", epoch=3) == "Epoche 3"
    assert catalogue.texts("network.score", right=1, rows=4) == "1 of 4"
    assert "network.epohc" not in catalogue.texts.entries
    told = [ENGLISH.problem(fault) for fault in catalogue.faults]
    assert len(told) == 4
    assert "line 3: " in told[0]
    assert "network.epohc" in told[0]
    assert {name for name in ("score", "rate", "plain") for one in told if name in one} == {
        *("score", "rate", "plain")
    }


@pytest.mark.parametrize(
    "content",
    [b"", b"network = 3", b"[network]\nepoch = ", b"\xff", "größe".encode("utf-16"), b"{" * 9_999],
)
def test_a_language_that_is_broken_as_a_whole_goes_without_it(folder: Path, content: bytes) -> None:
    (folder / "de.toml").write_bytes(content)
    for name in ("._de.toml", ".#de.toml"):
        (folder / name).write_bytes(b"\0\5\x16")
    assert languages(folder) == ["de", "en"]
    with pytest.raises(ProblemError) as caught:
        load_texts(folder, "de")
    assert caught.value.key == "texts-broken"
    assert caught.value.values["path"] == folder / "de.toml"
    assert any_texts(folder).language == "en"


def test_a_byte_order_mark_is_none_of_the_sentences(folder: Path) -> None:
    (folder / "en.toml").write_bytes(b"\xef\xbb\xbf" + REFERENCE.encode())
    assert load_texts(folder, "en")("network.epoch", epoch=3) == "Epoch 3"


def test_another_language_stands_in_for_a_broken_reference(folder: Path) -> None:
    (folder / "de.toml").write_text(REFERENCE.replace("Epoch ", "Epoche "))
    (folder / "en.toml").write_text(REFERENCE.replace("[network]", "[network"))
    (folder / "aa.toml").mkdir()
    texts = any_texts(folder)
    assert texts.language == "de"
    assert texts("network.epoch", epoch=3) == "Epoche 3"
    (folder / "de.toml").unlink()
    assert any_texts(folder)("network.epoch", epoch=3) == "", "rather no words than odd ones"
    assert any_texts(folder / "missing").decimal == "."


@pytest.mark.parametrize("sentence", ["{epoche}", "{", "{0}", "{}", "{epoch.x.y}", "{epoch:Q}"])
def test_a_sentence_that_fails_shows_itself_and_is_logged_once(
    sentence: str, caplog: pytest.LogCaptureFixture
) -> None:
    texts = Texts("en", {"network.epoch": sentence})
    with caplog.at_level("ERROR", "game.view"):
        assert [texts("network.epoch", epoch=3) for _ in range(3)] == [sentence] * 3
    (record,) = caplog.records
    assert "network.epoch" in record.getMessage()


WINDOWS = [(1024, 768), (1280, 720), (1920, 1080), (1080, 1920)]


@pytest.mark.parametrize("size", WINDOWS)
def test_without_any_words_there_is_still_a_picture(size: tuple[int, int]) -> None:
    screen = Screen(paths.FONTS, Texts("en", {}), PRESETS)
    surface = pygame.Surface(size)
    # Each story in one of the windows.
    for story in list(STORIES.values())[WINDOWS.index(size) :: len(WINDOWS)]:
        screen.draw(surface, story.snapshot(), story.interface)
