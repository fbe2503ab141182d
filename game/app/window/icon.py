"""The window's icon: the output neuron with its ring, and what arrives from both sides."""

from typing import Final

import pygame

from game.view.drawing.palettes import DARK

SIDE: Final = 64
# Drawn so many times larger, then made small: no stair shows at its edges.
FINER: Final = 4
# Shares of the side.
DISC: Final = 0.40
RING: Final = 0.09
CORE: Final = 0.13
LINE: Final = 0.07
MARGIN: Final = 0.02
FROM: Final = (0.12, 0.88)


def window_icon() -> pygame.Surface:
    """A small picture, transparent around."""
    side = SIDE * FINER
    large = pygame.Surface((side, side), pygame.SRCALPHA, 32)
    # What is transparent has the ring's colour, too, or its edge would be dark.
    large.fill((*DARK.output, 0))
    middle = (side // 2, side // 2)
    for height in FROM:
        start = (round(side * MARGIN), round(side * height))
        pygame.draw.line(large, DARK.positive, start, middle, round(side * LINE))
    pygame.draw.circle(large, DARK.panel, middle, round(side * DISC))
    pygame.draw.circle(large, DARK.output, middle, round(side * DISC), round(side * RING))
    pygame.draw.circle(large, DARK.text, middle, round(side * CORE))
    return pygame.transform.smoothscale(large, (SIDE, SIDE))
