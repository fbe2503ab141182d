"""``status``: how the exhibit is, for a human, from its status file."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, astuple
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from game.exhibit.configuration.file import WHOLE_FILE, check_there, load
from game.exhibit.logs.folders import log_folders
from game.exhibit.logs.time_of_day import local_time
from game.exhibit.predictions import PredictionFile, Rows
from game.exhibit.status.file import Status, parsed, read_line
from game.exhibit.status.processes import is_gone
from game.exhibit.supervisor.rounds import ENDED_AS_ASKED, ENDED_BY_STAFF
from game.session.presets import Preset
from game.session.problem import ProblemError
from game.session.questions.count import Tally
from game.view.scene.texts import Texts

EXIT_NOT_RUNNING = 1
MINUTE, HOUR, DAY = 60, 3600, 86_400
LABEL_WIDTH = 12
# What is said of an exhibit that shows a picture, and of one that does not but is on its way.
RUNNING, DARK = "status.running", "status.dark"
# What is said of one that was ended on purpose.
ENDS: Mapping[str, str] = MappingProxyType(
    {ENDED_BY_STAFF: "status.ended-by-staff", ENDED_AS_ASKED: "status.ended-as-asked"}
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("--folder", metavar="FOLDER")
    parser.add_argument("--config", metavar="FILE")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, presets: dict[str, Preset], texts: Texts) -> int:
    """Print it; exit 0 if the exhibit runs and shows a picture, else 1."""
    return tell(_folders(arguments, texts), local_time(), arguments.json, texts)


def tell(folders: Sequence[Path], now: datetime, raw: bool, texts: Texts) -> int:
    """The same for the time ``now``; ``raw``: what the file holds, as one line of JSON."""
    found = read_line(folders)
    if found is None:
        places = ", ".join(str(folder) for folder in folders)
        print(texts("status.none", folders=places), file=sys.stderr)
        return EXIT_NOT_RUNNING
    path, line = found
    status = parsed(line)
    condition = _condition(status, now)
    predicted = PredictionFile(folders).read()
    if raw:
        # Not the line itself: what is in it may speak to a terminal.
        print(json.dumps(json.loads(line) | {"predictions": list(_as_tables(predicted))}))
    else:
        print(_headline(condition, status, now, texts))
        for label, value in _details(condition, status, now, texts):
            print(f"{texts(f'status.label.{label}'):{LABEL_WIDTH}} {value}")
        print("".join(f"{line}\n" for line in _predictions(predicted, texts)), end="")
        print(f"{texts('status.label.file'):{LABEL_WIDTH}} {path}")
    return 0 if condition == RUNNING else EXIT_NOT_RUNNING


def _headline(condition: str, status: Status, now: datetime, texts: Texts) -> str:
    """Whether it runs, in a sentence."""
    return texts(
        condition,
        version=status.version,
        stage=_stage(status, texts),
        pid=status.pid,
        duration=duration(abs(status.age(now)), texts),
    )


def _stage(status: Status, texts: Texts) -> str:
    return texts.entries.get(f"status.stage.{status.stage}", status.stage)


def _condition(status: Status, now: datetime) -> str:
    """Whether it runs: the key of a sentence."""
    if status.age(now) < 0 and not status.is_fresh(now):
        return "status.clock"
    if status.stage in ENDS:
        return ENDS[status.stage]
    if not status.is_fresh(now):
        return "status.silent"
    if is_gone(status.pid, status.machine):
        return "status.gone"
    return RUNNING if status.picture else DARK


def _details(
    condition: str, status: Status, now: datetime, texts: Texts
) -> Iterator[tuple[str, str]]:
    """Label and value of each further line."""
    seen = duration(max(status.age(now), 0), texts)
    yield "seen", texts("status.seen", duration=seen, pid=status.pid)
    # It has gone on since the line was written, unless it has ended.
    started = datetime.fromisoformat(status.started_at)
    going_on = condition in (RUNNING, DARK)
    up = duration((now - started).total_seconds() if going_on else status.uptime, texts)
    yield "up", texts("status.up", duration=up, started=status.started_at)
    if status.stage not in ENDS:
        yield "now", _stage(status, texts)
    if status.view:
        yield "view", status.view
    if status.profile:
        yield "profile", texts("status.safe" if status.safe else "status.plain", is_=status.profile)
    if status.shut:
        yield "exit", texts("status.shut")
    if status.view:
        # The supervisor, which has no view, counts nobody.
        yield "visits", str(status.visits)
    last_hour = status.restarts_last_hour
    yield "restarts", texts("status.restarts", restarts=status.restarts, last_hour=last_hour)
    yield "fault", status.last_fault or texts("status.no-fault")
    if status.frames:
        yield (
            "picture",
            texts(
                "status.picture",
                still=_moment(status.still_seconds, texts),
                changed=f"{status.frames_changed:,}",
                frames=f"{status.frames:,}",
            ),
        )
        yield (
            "frames",
            texts(
                "status.frames",
                frames=f"{status.frames:,}",
                p50=f"{status.frame_p50:.1f}",
                p95=f"{status.frame_p95:.1f}",
                p99=f"{status.frame_p99:.1f}",
                longest=f"{status.frame_longest:.1f}",
            ),
        )
    yield "memory", texts("status.memory", megabytes=f"{status.memory:.0f}")


def _as_tables(predicted: Rows) -> Iterator[dict[str, object]]:
    for story, question, tally in predicted:
        yield {"story": story, "question": question} | asdict(tally)


def _predictions(predicted: Rows, texts: Texts) -> Iterator[str]:
    """All together, then each question; nothing where nothing was counted."""
    if not predicted:
        return
    tallies = [astuple(tally) for _, _, tally in predicted]
    total = Tally(*(sum(column) for column in zip(*tallies, strict=True)))
    yield f"{texts('status.label.predictions'):{LABEL_WIDTH}} {_tally(total, texts)}"
    names = [f"{story}/{question}" for story, question, _ in predicted]
    width = max(map(len, names))
    for name, (_, _, tally) in zip(names, predicted, strict=True):
        yield f"{'':{LABEL_WIDTH}} {name:{width}}  {_tally(tally, texts)}"


def _tally(tally: Tally, texts: Texts) -> str:
    counts = {name: f"{count:,}" for name, count in asdict(tally).items()}
    return texts("status.predictions", **counts)


def _moment(seconds: float, texts: Texts) -> str:
    """A duration; under a minute to the tenth of a second."""
    return (
        texts("status.seconds", n=f"{seconds:.1f}")
        if seconds < MINUTE
        else duration(seconds, texts)
    )


def duration(seconds: float, texts: Texts) -> str:
    """In the two largest units, such as ``3 d 4 h``; under a minute in seconds."""
    whole = int(seconds)
    if whole < MINUTE:
        return texts("status.seconds", n=whole)
    parts = {"days": whole // DAY, "hours": whole % DAY // HOUR, "minutes": whole % HOUR // MINUTE}
    first = next(place for place, count in enumerate(parts.values()) if count)
    shown = list(parts.items())[first : first + 2]
    return " ".join(texts(f"status.{unit}", n=count) for unit, count in shown if count)


def _folders(arguments: argparse.Namespace, texts: Texts) -> Sequence[Path]:
    if arguments.folder is not None and arguments.config is not None:
        raise ProblemError("folder-and-config")
    if arguments.folder is not None:
        return (Path(arguments.folder),)
    if arguments.config is None:
        return log_folders("")
    path = Path(arguments.config)
    check_there(path)
    loaded = load(path)
    for fault in loaded.faults:
        if fault.line == WHOLE_FILE:
            # It cannot say where the logs are.
            print(texts.problem(fault.problem), file=sys.stderr)
    return log_folders(loaded.configuration.staff.log_folder)
