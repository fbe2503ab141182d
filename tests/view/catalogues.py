"""Catalogues of texts: those of assets, and made ones whose words are longer, or nothing but X.

The made ones are what PhET calls string tests. Placeholders and line breaks stay as they are.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from string import Formatter

from game.app import paths
from game.session.presets import Preset, PresetText
from game.view.scene.texts import Texts, load_texts

LONGER = 0.4
ACCENTS = str.maketrans("aceinouyACEIOU", "ăçêïñőůÿÅÇÉÏÕŮ")
LETTER = re.compile(r"[^\W\d_]")
WORD = re.compile(r"\S+")
# A language is never called anything twice.
NAME = "language.name"

Change = Callable[[str], str]


def doubled(text: str) -> str:
    """Every word twice."""
    return WORD.sub(lambda found: f"{found[0]} {found[0]}", text)


def longer(text: str) -> str:
    """Every word 40 % longer."""
    return WORD.sub(lambda found: _stretched(found[0]), text)


def accented(text: str) -> str:
    """Letters that reach above and below those of English."""
    return text.translate(ACCENTS)


def crossed(text: str) -> str:
    """X for every letter: whatever can still be read was never translated."""
    return LETTER.sub("X", text)


MADE: Mapping[str, Change] = {
    "double": doubled,
    "long": longer,
    "accents": accented,
    "x": crossed,
}


def made_texts(name: str, english: Texts) -> Texts:
    """A made catalogue; its name is the code of its language."""
    change = MADE[name]
    entries = {key: _around(entry, change) for key, entry in english.entries.items()}
    return Texts(name, entries if name == "x" else entries | {NAME: english(NAME)})


def told_in_all(presets: Mapping[str, Preset]) -> dict[str, Preset]:
    """The presets, told in the made languages as well."""
    return {name: replace(one, texts={**one.texts, **_told(one)}) for name, one in presets.items()}


def all_texts(language: str) -> Texts:
    """A catalogue of assets, or a made one."""
    english = load_texts(paths.TEXTS, "en")
    return made_texts(language, english) if language in MADE else load_texts(paths.TEXTS, language)


def _told(preset: Preset) -> dict[str, PresetText]:
    told = preset.texts["en"]
    return {
        name: PresetText(
            title=change(told.title), short=change(told.short), story=change(told.story)
        )
        for name, change in MADE.items()
    }


def _stretched(word: str) -> str:
    letters = len(LETTER.findall(word))
    return word if letters < 2 else word[:-1] + "e" * round(letters * LONGER) + word[-1]


def _around(entry: str, change: Change) -> str:
    """The words between placeholders changed."""
    parts = []
    for words, name, form, _ in Formatter().parse(entry):
        parts.append(change(words).replace("{", "{{").replace("}", "}}"))
        if name is not None:
            parts.append("{" + name + (f":{form}" if form else "") + "}")
    return "".join(parts)
