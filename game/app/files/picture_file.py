"""Pictures as files: written whole or not at all."""

import io
from pathlib import Path
from typing import Final

import pygame

from game.exhibit.files.whole_file import check_writable, whole_file
from game.session.problem import ProblemError

PICTURE_ENDINGS: Final = (".png", ".bmp", ".jpg", ".jpeg", ".tga")


def check_picture_path(path: Path) -> None:
    """ProblemError unless a picture can be written there."""
    if path.suffix.lower() not in PICTURE_ENDINGS:
        endings = ", ".join(PICTURE_ENDINGS)
        raise ProblemError("not-a-picture-name", path=path, allowed=endings)
    check_writable(path)


def save_picture(path: Path, surface: pygame.Surface, *, new: bool = False) -> None:
    """Write the picture whole or not at all; ProblemError where it cannot be written.

    ``new``: only where there was nothing before.
    """
    # Into memory first: pygame tells nobody of a disk that is full.
    picture = io.BytesIO()
    try:
        pygame.image.save(surface, picture, f"picture{path.suffix}")
    except pygame.error as error:
        raise ProblemError("not-writable", path=path, reason=str(error)) from error
    with whole_file(path, new=new) as file:
        file.write(picture.getbuffer())
