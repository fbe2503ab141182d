"""Pictures as files: written whole or not at all."""

import os
from pathlib import Path
from typing import Final

import pygame

from game.session.problem import ProblemError

PICTURE_ENDINGS: Final = (".png", ".bmp", ".jpg", ".jpeg", ".tga")


def check_picture_path(path: Path) -> None:
    """ProblemError unless a picture can be written there."""
    if path.suffix.lower() not in PICTURE_ENDINGS:
        endings = ", ".join(PICTURE_ENDINGS)
        raise ProblemError("not-a-picture-name", path=path, allowed=endings)
    if path.is_dir():
        raise ProblemError("not-writable", path=path, reason="it is a folder")
    folder = path.parent
    if not folder.is_dir():
        raise ProblemError("not-writable", path=path, reason=f"there is no folder {folder}")
    target = path if path.exists() else folder
    if not os.access(target, os.W_OK):
        raise ProblemError("not-writable", path=path, reason="permission denied")


def save_picture(path: Path, surface: pygame.Surface) -> None:
    """Write the picture whole or not at all; ProblemError where it cannot be written."""
    draft = path.with_name(f".{path.stem}.{os.getpid()}.part{path.suffix}")
    try:
        pygame.image.save(surface, draft)
        draft.replace(path)
    except (OSError, pygame.error) as error:
        raise ProblemError("not-writable", path=path, reason=str(error)) from error
    finally:
        draft.unlink(missing_ok=True)
