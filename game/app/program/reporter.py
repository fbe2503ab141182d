"""After each frame: the heartbeat, and once a minute the status file."""

import logging
import os
import time

from game.app.program.attendant import Attendant
from game.exhibit.configuration.keys import Configuration
from game.exhibit.logs.folders import log_folders
from game.exhibit.presence.presence import Stage
from game.exhibit.status.file import StatusFile
from game.exhibit.status.report import ProgramReport
from game.exhibit.status.restarts import inherited
from game.exhibit.supervisor.heartbeat import Heartbeat

log = logging.getLogger("game")


class Reporter:
    """Tells the supervisor, and staff, that the program shows pictures, and how well."""

    def __init__(
        self, program: Attendant, configuration: Configuration, heartbeat: Heartbeat
    ) -> None:
        self._program = program
        self._profile = configuration.profile
        self._heartbeat = heartbeat
        self._first = True
        folders = log_folders(configuration.staff.log_folder)
        history = inherited(os.environ, time.monotonic())
        staff = configuration.staff
        shut = staff.locked_exit and staff.pin is None
        self._report = ProgramReport(StatusFile(folders), history, shut=shut)

    def shown(self, milliseconds: float, changed: bool) -> None:
        """A frame is on the screen, took this long, and changed something there or nothing."""
        stillness = self._report.stillness
        if self._first:
            # It waited for everything to be made; the percentiles are those of the frames after.
            self._first = False
            self._heartbeat.first_picture()
            stillness.begin()
        else:
            self._heartbeat.beat()
            self._report.frame_times.add(milliseconds)
            stillness.frame(changed)
        if self._program.presence.stage is Stage.ATTRACT and stillness.is_news():
            log.warning("the show has stood still for %.0f s", stillness.seconds)
        program = self._program
        self._report.write_when_due(
            stage=program.presence.stage.value,
            view=program.application.interface.view.value,
            profile=self._profile,
            visits=program.presence.visits,
        )
