"""The catalogues of sentences: complete, well-formed, and writable in the fonts."""

import re
from pathlib import Path

import pygame
import pytest

from game.app import paths
from game.session.presets import load_presets
from game.session.problem import ProblemError
from game.view.drawing.text.text_log import TextBox
from game.view.drawing.text.typeface import Face, Typeface
from game.view.scene.texts import Texts, languages, load_texts, placeholders
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
        "controls.activation.sigmoid.label",
        "controls.output_activation.sigmoid.label",
        "controls.tab.deltas.label",
        "controls.keycap.enter",
        "controls.keycap.escape",
        "charts.title.deltas",
        "stats.rate",
        "visitor.button.pause",
    },
    "fr": {
        "controls.activation.label",
        "controls.tab.activations.label",
        "controls.tab.deltas.label",
        "controls.keycap.ctrl",
        "card.delta",
        "charts.title.activations",
        "charts.title.deltas",
        "visitor.button.pause",
        "visitor.card.gradient",
        "visitor.factor.signal",
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
        assert not re.search(r"[^\u202f?!][?!;»]|«[^\u202f]| :|[a-zé}]: ", entry), (key, entry)


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


@pytest.mark.parametrize("content", ["a = ", "a = 3", 'a = "{"', 'a = ["b"]'])
def test_a_broken_catalogue_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "en.toml").write_text(content)
    with pytest.raises(ProblemError) as caught:
        load_texts(tmp_path, "en")
    assert caught.value.key == "texts-broken"
