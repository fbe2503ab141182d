"""Flashes in a sequence of pictures: how often regions of it get brighter and darker again.

WCAG 2.3.1: a flash is a pair of opposing changes of relative luminance by a tenth or more, the
darker state being below 0.80; more than three a second in a quarter of ten degrees of the field of
view may harm. The limit here is two a second, in regions of a sixteenth of the screen's width: they
are smaller than that quarter for anybody who stands further than 0.8 m from a screen 0.95 m wide.
A second, coarse grid finds what spreads widely and thinly.
"""

from dataclasses import dataclass, field

import numpy as np
import pygame

from tests.view.sight import LINEAR, WEIGHTS, Floats

CHANGE = 0.10
DARKER_BELOW = 0.80
TICKS_PER_SECOND = 60
# Regions across and down.
GRIDS = ((16, 9), (8, 5))
# What each level of red, green and blue adds to the luminance.
CHANNELS = [(LINEAR * weight).astype(np.float32) for weight in WEIGHTS]


def light_of(surface: pygame.Surface) -> Floats:
    """Relative luminance (across, down) of a picture."""
    channels = pygame.surfarray.pixels2d(surface).T.view(np.uint8)
    channels = channels.reshape(surface.get_height(), surface.get_width(), -1)
    # Where in a pixel each of them is, in bits.
    red, green, blue = (
        np.take(lights, channels[..., shift // 8])
        for lights, shift in zip(CHANNELS, surface.get_shifts(), strict=False)
    )
    return np.asarray(red + green + blue).T


def regions(light: Floats, grid: tuple[int, int]) -> Floats:
    """Mean luminance of the regions, (across, down)."""
    across, down = grid
    width, height = light.shape[0] // across * across, light.shape[1] // down * down
    parts = light[:width, :height].reshape(across, width // across, down, height // down)
    return np.asarray(parts.mean(axis=(1, 3)))


def swings(levels: Floats) -> list[int]:
    """Where a level has changed by CHANGE against the direction of the swing before."""
    found: list[int] = []
    low = high = float(levels[0])
    direction = 0
    for place, level in enumerate(levels.tolist()):
        low, high = min(low, level), max(high, level)
        if direction >= 0 and high - level >= CHANGE and level < DARKER_BELOW:
            direction = -1
        elif direction <= 0 and level - low >= CHANGE and low < DARKER_BELOW:
            direction = 1
        else:
            continue
        found.append(place)
        low = high = level
    return found


def most_within(places: list[int], span: int) -> int:
    """The most of these places within any span."""
    ends = np.searchsorted(places, np.asarray(places) + span)
    return int((ends - np.arange(len(places))).max(initial=0))


@dataclass
class Watcher:
    """Looks at picture after picture, one every ``stride`` ticks."""

    stride: int = 1
    seen: list[list[Floats]] = field(default_factory=lambda: [[] for _ in GRIDS])
    last: bytes = b""

    def look(self, surface: pygame.Surface) -> None:
        """One more picture; one that is the last again looks the same."""
        picture = surface.get_buffer().raw
        is_new, self.last = picture != self.last, picture
        light = light_of(surface) if is_new else None
        for levels, grid in zip(self.seen, GRIDS, strict=True):
            levels.append(levels[-1] if light is None else regions(light, grid))

    def flashes(self) -> tuple[float, str]:
        """The most flashes in a second, and where: two changes are one flash."""
        worst, where = 0, "nowhere"
        for levels, grid in zip(self.seen, GRIDS, strict=True):
            series = np.stack(levels)
            for across, down in np.argwhere(np.ptp(series, axis=0) >= CHANGE).tolist():
                found = swings(series[:, across, down])
                count = most_within(found, TICKS_PER_SECOND // self.stride)
                if count > worst:
                    worst, where = count, f"column {across}, row {down} of {grid}"
        return worst / 2, where
