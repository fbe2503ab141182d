"""What the program does by itself now and then, done often and written down."""

from game.app.window import loop
from game.app.window.full_screen import FullScreen
from game.exhibit.status.file import Status, StatusFile
from tests.exhibit.faults.diary import Diary

FRAMES_BETWEEN_LOOKS = 6


def look_often(diary: Diary) -> None:
    """Look after the window and its screen ten times as often as usual."""
    loop.FRAMES_BETWEEN_LOOKS = FRAMES_BETWEEN_LOOKS
    follow = FullScreen.follow

    def followed(self: FullScreen, fills: bool) -> bool:
        is_new = follow(self, fills)
        diary.write("look")
        return is_new

    FullScreen.follow = followed  # type: ignore[method-assign]


def write_down_statuses(diary: Diary) -> None:
    """A status that stands for a moment only may be missed in its file."""
    write = StatusFile.write

    def written(self: StatusFile, status: Status) -> bool:
        done = write(self, status)
        diary.write("status", stage=status.stage, picture=status.picture)
        return done

    StatusFile.write = written  # type: ignore[method-assign]
