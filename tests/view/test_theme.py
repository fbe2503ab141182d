"""Contrast: what must be read can be read."""

import pytest

from game.view.theme import DARK, Color


def luminance(color: Color) -> float:
    """Relative luminance (WCAG 2.1)."""
    parts = [c / 255 for c in color]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: Color, b: Color) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("text", 7.0),
        ("muted", 4.5),
        ("dim", 4.5),
        ("gradient", 7.0),
        ("hidden", 7.0),
        ("output", 7.0),
        ("lock", 7.0),
        ("positive", 4.5),
        ("negative", 4.5),
        ("neutral", 3.0),
        ("focus", 3.0),
    ],
)
def test_contrast_on_panels(name: str, least: float) -> None:
    color: Color = getattr(DARK, name)
    assert contrast(color, DARK.panel) >= least
    assert contrast(color, DARK.panel_top) >= least


def test_text_on_the_primary_button() -> None:
    for ground in (DARK.primary_top, DARK.primary_bottom):
        assert contrast(DARK.text, ground) >= 3.7
    assert contrast((255, 255, 255), DARK.primary_bottom) >= 4.5


def test_nine_series() -> None:
    assert len(set(DARK.series)) == 9
