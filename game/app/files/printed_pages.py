"""Pages to be printed: as many PNG files in one folder, all of them or none."""

import io
import struct
import zlib
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final

import pygame

from game.exhibit.files.whole_file import whole_file
from game.session.named_file import reason_of
from game.session.problem import ProblemError

MILLIMETRES_PER_INCH: Final = 25.4
# Behind a PNG's signature and its first chunk (IHDR).
BEHIND_THE_HEAD: Final = 8 + 25
PER_METRE: Final = 1


def png(surface: pygame.Surface, dots_per_inch: float) -> bytes:
    """A picture as a PNG that says how large it is to be printed."""
    picture = io.BytesIO()
    pygame.image.save(surface, picture, "page.png")
    content = picture.getvalue()
    dots = round(dots_per_inch * 1000 / MILLIMETRES_PER_INCH)
    chunk = b"pHYs" + struct.pack(">IIB", dots, dots, PER_METRE)
    size, check = struct.pack(">I", len(chunk) - 4), struct.pack(">I", zlib.crc32(chunk))
    return content[:BEHIND_THE_HEAD] + size + chunk + check + content[BEHIND_THE_HEAD:]


def write_pages(folder: Path, pages: Mapping[str, bytes]) -> None:
    """Write them by their names into a folder, which is made if need be.

    ProblemError where one cannot be written: then what was there is there, and nothing else.
    """
    made = _made(folder)
    try:
        with ExitStack() as drafts:
            for name, content in pages.items():
                file = drafts.enter_context(whole_file(folder / name))
                file.write(content)
                file.flush()
    except ProblemError:
        if made:
            with suppress(OSError):
                folder.rmdir()
        raise


def check_folder(folder: Path) -> None:
    """ProblemError where it is none and cannot become one. Nothing is changed."""
    try:
        if not folder.is_dir():
            folder.parent.stat()
            if folder.exists():
                raise ProblemError(
                    "not-writable", path=folder, reason=ProblemError("reason-no-folder")
                )
    except (OSError, ValueError) as error:
        raise ProblemError("not-writable", path=folder, reason=reason_of(error)) from error


def _made(folder: Path) -> bool:
    """Whether the folder was not there."""
    check_folder(folder)
    try:
        folder.mkdir()
    except FileExistsError:
        return False
    except (OSError, ValueError) as error:
        raise ProblemError("not-writable", path=folder, reason=reason_of(error)) from error
    return True
