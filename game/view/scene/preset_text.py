"""A preset's words in the language of the texts; apart from these, which are read without numpy."""

from game.session.presets import Preset, PresetText
from game.view.scene.texts import FALLBACK_LANGUAGE, Texts


def preset_text(preset: Preset, texts: Texts) -> PresetText:
    """A preset's words in the language of the texts, else in English, else its name."""
    for language in (texts.language, FALLBACK_LANGUAGE):
        if language in preset.texts:
            return preset.texts[language]
    return PresetText(title=preset.name, short=preset.name, story="")
