"""Where the program's own files are."""

from pathlib import Path

ASSETS = Path(__file__).resolve().parents[2] / "assets"
FONTS = ASSETS / "fonts"
PRESETS = ASSETS / "presets"
STORIES = ASSETS / "stories"
TEXTS = ASSETS / "texts"
