"""After each frame: the heartbeat, and once a minute the status file and what was predicted."""

import logging
import os
import time
from collections.abc import Callable

from game.app.program.attendant import Attendant
from game.exhibit.configuration.keys import Configuration
from game.exhibit.logs.folders import log_folders
from game.exhibit.predictions import PredictionFile, Predictions
from game.exhibit.presence.presence import Stage
from game.exhibit.status.file import StatusFile
from game.exhibit.status.report import ProgramReport
from game.exhibit.status.restarts import inherited
from game.exhibit.supervisor.heartbeat import Heartbeat

# The stage while nobody can see the window, whatever goes on in it.
HIDDEN = "hidden"

log = logging.getLogger("game")


class Reporter:
    """Tells the supervisor, and staff, that the program shows pictures, and how well.

    ``in_sight`` says whether they can be seen.
    """

    def __init__(
        self,
        program: Attendant,
        configuration: Configuration,
        heartbeat: Heartbeat,
        in_sight: Callable[[], bool] = lambda: True,
    ) -> None:
        self._program = program
        self._in_sight = in_sight
        self._was_in_sight = True
        self._profile = configuration.profile
        self._heartbeat = heartbeat
        self._first = True
        folders = log_folders(configuration.staff.log_folder)
        history = inherited(os.environ, time.monotonic())
        staff = configuration.staff
        shut = staff.locked_exit and staff.pin is None
        self._report = ProgramReport(StatusFile(folders), history, shut=shut)
        self._predictions: Predictions | None = None
        if staff.predictions:
            self._predictions = Predictions(PredictionFile(folders), time.monotonic)

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
        program, in_sight = self._program, self._in_sight()
        if in_sight != self._was_in_sight:
            self._was_in_sight = in_sight
            log.warning("the window is %s", "in sight again" if in_sight else "hidden")
        self._report.write_when_due(
            stage=program.presence.stage.value if in_sight else HIDDEN,
            view=program.application.interface.view.value,
            profile=self._profile,
            visits=program.presence.visits,
            picture=in_sight,
        )
        if self._predictions is not None:
            run = program.application.session.snapshot()
            self._predictions.look(run.preset.name, run.run[0], run.turn)

    def ends(self) -> None:
        """No more frames will come: what was counted since the last minute is written."""
        if self._predictions is not None:
            self._predictions.write()
