"""The chrome's parts, and what they leave on the ground they are drawn on."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pygame

from game.view.cards.help import HelpCard
from game.view.lab.settings.panel import SettingsPanel
from game.view.lab.stats import StatsPanel
from game.view.lab.top_bar import CornerPanel, TopPanel
from game.view.lab.transport import RateAndPacePanel, SettingsButtonPanel, TransportPanel
from game.view.scene.panel import Overlay
from game.view.scene.scene import Scene
from game.view.widgets.controls_panel import ControlsPanel
from game.view.widgets.notes.toast import ToastCard
from game.view.widgets.notes.tooltip import Tooltip
from tests.view.stage import GROUND, kit

# Light may change what lies around a part by so much of 255, which nobody sees.
BREATH = 2


def changed(given: Scene, **fields: object) -> Scene:
    """The scene with another interface, the same controls."""
    return replace(given, interface=replace(given.interface, **fields))


def panels() -> Sequence[ControlsPanel | StatsPanel]:
    return (
        TopPanel(),
        CornerPanel(),
        StatsPanel(),
        TransportPanel(),
        RateAndPacePanel(),
        SettingsButtonPanel(),
        SettingsPanel(),
    )


def overlays(given: Scene) -> Sequence[Overlay]:
    measure = kit(given.layout.scale).typeface.width
    return (HelpCard(), ToastCard(measure), Tooltip(measure))


def touched(surface: pygame.Surface) -> pygame.Rect:
    """The smallest rectangle that holds every pixel unlike the ground, by more than a breath."""
    seen = pygame.surfarray.array3d(surface).astype(int)
    different = np.abs(seen - np.array(GROUND)).max(axis=2) > BREATH
    columns, rows = np.flatnonzero(different.any(axis=1)), np.flatnonzero(different.any(axis=0))
    if not len(columns):
        return pygame.Rect(0, 0, 0, 0)
    left, top = int(columns[0]), int(rows[0])
    return pygame.Rect(left, top, int(columns[-1]) + 1 - left, int(rows[-1]) + 1 - top)
