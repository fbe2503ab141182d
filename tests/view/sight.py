"""How pictures are seen: luminance, contrast, and eyes that tell fewer colours apart."""

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.drawing.theme import Color

Floats = NDArray[np.float64]

WEIGHTS = np.array([0.2126, 0.7152, 0.0722])
# Machado, Oliveira and Fernandes (2009), full severity; for linear light.
BLINDNESS: dict[str, Floats] = {
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
EVERYBODY: dict[str, Floats] = {"all colours": np.eye(3)} | BLINDNESS
LEVELS = np.arange(256) / 255
LINEAR = np.where(LEVELS <= 0.04045, LEVELS / 12.92, ((LEVELS + 0.055) / 1.055) ** 2.4)


def luminance(colors: object, eye: Floats | None = None) -> Floats:
    """Relative luminance (WCAG 2.1) of 8-bit colours (..., 3), as an eye sees them."""
    light = LINEAR[np.asarray(colors, dtype=np.uint8)]
    if eye is not None:
        light = np.clip(light @ eye.T, 0.0, 1.0)
    return np.asarray(light @ WEIGHTS)


def ratio(a: object, b: object) -> Floats:
    """Contrast of luminances, 1 to 21."""
    first, second = np.asarray(a), np.asarray(b)
    light, dark = np.maximum(first, second), np.minimum(first, second)
    return np.asarray((light + 0.05) / (dark + 0.05))


def contrast(a: Color, b: Color, eye: Floats | None = None) -> float:
    """Contrast of two colours, 1 to 21."""
    return float(ratio(luminance(a, eye), luminance(b, eye)))


def seen(surface: pygame.Surface, eye: Floats | None = None) -> Floats:
    """Luminance (height, width) of a picture."""
    return luminance(pygame.surfarray.array3d(surface), eye).T
