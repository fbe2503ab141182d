"""The top bar's controls: presets, help, the other view, and full screen or start over."""

from collections.abc import Sequence
from typing import Final

from game.session.commands import SelectPreset
from game.session.presets import Preset, PresetText
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.text.typeface import Face
from game.view.lab.boxes import button_boxes, presets_box
from game.view.scene.control import Control, Kind
from game.view.scene.interface import Action, GoHome, SwitchView, ToggleFullscreen, ToggleHelp
from game.view.scene.surroundings import Measure, Surroundings
from game.view.scene.texts import FALLBACK_LANGUAGE, Texts

PANEL: Final = "top"
SEGMENT_FACE: Final[Face] = "semibold"
# Room on each side of a segment's word: as much as there is, between these.
SEGMENT_PADDING: Final = (18.0, 10.0)
PADDING_STEP: Final = 1.0


def top_controls(around: Surroundings) -> list[Control]:
    """Presets, then the buttons at the right end."""
    return _presets(around) + _buttons(around)


def preset_text(preset: Preset, texts: Texts) -> PresetText:
    """A preset's words in the language of the texts, else in English, else its name."""
    for language in (texts.language, FALLBACK_LANGUAGE):
        if language in preset.texts:
            return preset.texts[language]
    return PresetText(title=preset.name, short=preset.name, story="")


def _buttons(around: Surroundings) -> list[Control]:
    """Help and the other view; then full screen, or in a kiosk, which always fills it, the way
    home.
    """
    interface = around.interface
    last: tuple[str, str, Action, bool] = (
        ("start-over", "home", GoHome(), False)
        if around.offers.kiosk
        else ("fullscreen", "fullscreen", ToggleFullscreen(), interface.fullscreen)
    )
    specs: tuple[tuple[str, str, Action, bool], ...] = (
        ("help", "help", ToggleHelp(), interface.help_open),
        ("view", "view", SwitchView(), False),
        last,
    )
    return [
        Control(
            id=name,
            kind=Kind.BUTTON,
            target=box,
            panel=PANEL,
            tip=around.tip(name),
            icon=icon,
            action=action,
            selected=selected,
        )
        for (name, icon, action, selected), box in zip(
            specs, button_boxes(around.layout), strict=True
        )
    ]


def _presets(around: Surroundings) -> list[Control]:
    room = presets_box(around.layout)
    words = [preset_text(preset, around.texts) for preset in around.presets.values()]
    labels, widths = _fitted(words, room.w, around.measure)
    x = room.x
    controls = []
    places = zip(around.presets.values(), words, labels, widths, strict=True)
    for number, (preset, text, label, width) in enumerate(places, start=1):
        controls.append(
            Control(
                id=f"preset.{preset.name}",
                kind=Kind.SEGMENT,
                target=Box(x, room.y, width, room.h),
                panel=PANEL,
                label=label,
                tip=around.texts(
                    "controls.preset.tip", title=text.title, number=number, story=text.story
                ),
                action=SelectPreset(preset.name),
                selected=preset.name == around.snapshot.preset.name,
                group="preset",
            )
        )
        x += width
    return controls


def _fitted(
    words: Sequence[PresetText], room: float, measure: Measure
) -> tuple[list[str], list[float]]:
    """Labels and widths: first full titles, then short ones, then less padding, then squeezed."""
    most, least = SEGMENT_PADDING

    def word_width(label: str) -> float:
        return measure(label, theme.TYPE_BODY, SEGMENT_FACE)

    def needed(padding: float) -> float:
        return sum(max(word_width(label) + 2 * padding, theme.HIT_MINIMUM) for label in labels)

    labels = [word.title for word in words]
    while needed(most) > room:
        savings = [
            word_width(label) - word_width(word.short)
            for label, word in zip(labels, words, strict=True)
        ]
        best = max(range(len(savings)), key=savings.__getitem__, default=0)
        if not savings or savings[best] <= 0:
            break
        labels[best] = words[best].short
    padding = most
    while needed(padding) > room and padding > least:
        padding -= PADDING_STEP
    widths = [max(word_width(label) + 2 * padding, theme.HIT_MINIMUM) for label in labels]
    squeeze = min(1.0, room / sum(widths)) if widths else 1.0
    return labels, [width * squeeze for width in widths]
