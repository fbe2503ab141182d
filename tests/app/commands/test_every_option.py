"""Every option of every command changes what the command does, or is refused by name.

The table of commands and options is read off the parser, so that a new option has to be put to the
test as well.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.app.cli import main
from game.app.commands.run_options import picture_size
from game.engine.topology import NETWORK_2_2_1
from game.exhibit.logs.time_of_day import local_time
from game.exhibit.status.file import Status, StatusFile, times
from game.session import commands as c
from game.session.fingerprint import fingerprint
from game.session.problem import ProblemError
from game.session.replay.writing import lines
from tests.app.commands.option_table import PARSER, PLAY, TABLE, stand_in_for_what_takes_long
from tests.session.replay.stage import lived

# Drawn and written in little time.
SMALL, PICTURE = "960x540", "out.bmp"
# A value that no command takes unless it is told to; True: the option stands alone.
VALUES: Mapping[str, str | bool] = {
    "preset": "sandbox",
    "scenario": "and",
    "hidden": "off",
    "activation": "relu",
    "output-activation": "relu",
    "loss": "cross-entropy",
    "learning-rate": "0.9",
    "weight-init": "3",
    "bias-init": "2",
    "lock-threshold": "0.9",
    "pace": "3",
    "animation-speed": "0.9",
    "seed": "77",
    "start": "start.json",
    "profile": "projector",
    "config": "kiosk.toml",
    "view": "visitor",
    "theme": "high-contrast",
    "text": "large",
    "reduced-motion": True,
    "fullscreen": True,
    "size": "1300x720",
    "video": "software",
    "lang": "de",
    "epochs": "44",
    "out": "other.csv",
    "decimal": "comma",
    "export": "other.py",
    "export-torch": "torch.py",
    "branch": "loss=cross-entropy@10",
    "by-hand": "h1-o1=-1.8",
    "hold-rate": "0.5",
    "progress": "0.6",
    "connection": "h1-o1",
    "neuron": "h1",
    "sample": "00",
    "probe": "0.3,0.8",
    "term": "11",
    "tab": "weights",
    "open": "menu",
    "story": "and",
    "question": "2",
    "answer": "down",
    "stage": "placed",
    "votes": "1,2,3",
    "race": "2",
    "attract": "8",
    "json": True,
    "hours": "2",
    "fuzz": "5",
    "report": "report.json",
    "pictures": "7",
    "check": "kiosk.toml",
    "show": "kiosk.toml",
    "write": "new.toml",
    "folder": "elsewhere",
    "lesson": "dying-relu",
    "record": "record.json",
    "headless": True,
}
# What stands beside an option so that it can have an effect.
COMPANIONS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("shot", "animation-speed"): ("--open", "settings"),
    ("config", "lang"): ("--show",),
    ("train", "decimal"): ("--out", "run.csv"),
    ("shot", "text"): ("--view", "visitor"),
    (PLAY, "text"): ("--view", "visitor"),
}
# What a command is given at least.
LEAST: Mapping[str, tuple[str, ...]] = {
    PLAY: ("--seed", "5"),
    "train": ("--seed", "5"),
    "shot": (PICTURE, "--size", SMALL, "--epochs", "20"),
    "bench": (),
    "soak": (),
    "config": (),
    "status": (),
    "worksheet": ("usual", "--lesson", "lab-xor"),
    "replay": ("run.json",),
}


def given(option: str) -> tuple[str, ...]:
    value = VALUES[option]
    return (f"--{option}",) if value is True else (f"--{option}", str(value))


# What came of commands.
Outcomes = dict[tuple[str, ...], tuple[object, ...]]


@dataclass
class Workshop:
    """A folder in which commands are tried, and what they leave there and say."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    known: Outcomes

    def outcome(self, *arguments: str) -> tuple[object, ...]:
        """Exit code, what was said, and every file."""
        before = set(self.folder.rglob("*"))
        code = main(arguments)
        said = self.capsys.readouterr()
        made = sorted(set(self.folder.rglob("*")) - before)
        files = [(path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in made]
        for path in made:
            path.unlink()
        return code, said.out, said.err, files

    def has_effect(self, without: tuple[str, ...], option: str) -> None:
        """The option makes a difference, or is refused by name."""
        without_it = self.known.get(without) or self.outcome(*without)
        self.known[without] = without_it
        with_it = self.outcome(*without, *given(option))
        if with_it[0] == 2:
            assert f"--{option}" in str(with_it[2]) or "no display" in str(with_it[2])
            assert len(str(with_it[2]).splitlines()) == 1
        else:
            assert with_it != without_it, f"--{option} changes nothing, without a word"


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcomes]:
    """What came of commands before, by test: without an option each is run once."""
    return defaultdict(dict)


@pytest.fixture
def workshop(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    outcomes: dict[str, Outcomes],
) -> Workshop:
    monkeypatch.chdir(tmp_path)
    start = {NETWORK_2_2_1.column_name(p): 0.25 for p in NETWORK_2_2_1.parameters}
    (tmp_path / "start.json").write_text(json.dumps(start))
    run, _ = lived([(c.TogglePlay(), 3)])
    (tmp_path / "run.json").write_text("".join(lines(run)))
    stories = '[stories]\noffered = ["and", "stuck"]\nboot = "and"\n'
    logs = f"[staff]\nlog-folder = '{tmp_path / 'elsewhere'}'\n"
    (tmp_path / "kiosk.toml").write_text(f'[view]\ntheme = "high-contrast"\n{stories}{logs}')
    for folder, pid in (("elsewhere", 1), ("usual", 2)):
        (tmp_path / folder).mkdir()
        status = Status(
            **times(local_time(), 3.0), pid=pid, version="1", picture=False, stage="starting"
        )
        StatusFile([tmp_path / folder]).write(status)
    usual = (tmp_path / "usual",)
    monkeypatch.setattr(
        "game.app.commands.status.log_folders", lambda name: (Path(name),) if name else usual
    )
    stand_in_for_what_takes_long(monkeypatch)
    return Workshop(tmp_path, capsys, outcomes[request.function.__name__])


@pytest.fixture
def on_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a window would show is said instead."""

    def play(program: object, texts: object, *window: object) -> int:
        application = program.application  # type: ignore[attr-defined]
        session = application.session
        print(fingerprint(session), application.interface, texts.language, window)  # type: ignore[attr-defined]
        return 0

    monkeypatch.setattr("game.app.window.loop.play", play)
    monkeypatch.setattr("game.app.window.display.display_available", lambda: True)


@pytest.fixture
def without_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.app.window.display.display_available", lambda: False)
    monkeypatch.setattr("game.app.commands.play.HEADLESS_SIZE", picture_size(SMALL))
    monkeypatch.setattr("game.app.commands.play.HEADLESS_PICTURE", PICTURE)
    monkeypatch.setattr("game.app.commands.play.DEFAULT_EPOCHS", 20)


@pytest.mark.parametrize(("command", "option"), [e for e in TABLE if e[0] not in (PLAY, "replay")])
def test_an_option_of_a_command(workshop: Workshop, command: str, option: str) -> None:
    least = LEAST[command]
    if least[:1] == given(option)[:1]:
        least = ()
    workshop.has_effect((command, *least, *COMPANIONS.get((command, option), ())), option)


@pytest.mark.usefixtures("on_a_display")
@pytest.mark.parametrize("option", [option for command, option in TABLE if command == PLAY])
def test_an_option_of_the_window(workshop: Workshop, option: str) -> None:
    least = () if option in ("seed", "start") else LEAST[PLAY]
    workshop.has_effect((*least, *COMPANIONS.get((PLAY, option), ())), option)


@pytest.mark.usefixtures("on_a_display")
@pytest.mark.parametrize("option", [option for command, option in TABLE if command == "replay"])
def test_an_option_of_a_replay(workshop: Workshop, option: str) -> None:
    workshop.has_effect(("replay", *LEAST["replay"]), option)


@pytest.mark.usefixtures("without_a_display")
@pytest.mark.parametrize("option", [option for command, option in TABLE if command == PLAY])
def test_an_option_of_the_window_where_there_is_no_display(workshop: Workshop, option: str) -> None:
    least = () if option in ("seed", "start") else LEAST[PLAY]
    workshop.has_effect((*least, *COMPANIONS.get((PLAY, option), ())), option)


@pytest.mark.parametrize("option", [o for c, o in TABLE if c == "shot" and o != "attract"])
@pytest.mark.parametrize(
    "picture",
    [("--attract", "8"), ("--view", "visitor", "--preset", "and")],
    ids=["show", "visitor"],
)
def test_an_option_of_one_kind_of_picture(
    workshop: Workshop, picture: tuple[str, ...], option: str
) -> None:
    if f"--{option}" in picture:
        pytest.skip("it is what makes this kind of picture")
    epochs = () if "--attract" in picture else ("--epochs", "20")
    workshop.has_effect(("shot", PICTURE, "--size", SMALL, *epochs, *picture), option)


@pytest.mark.parametrize(
    ("beside", "refused"),
    [
        (("train", "--start", "start.json"), "--weight-init=2"),
        (("train", "--start", "start.json"), "--bias-init=2"),
        (("train",), "--pace=full"),
        (("train",), "--decimal=comma"),
        (("shot", "o.png", "--attract", "1"), "--epochs=abc"),
        (("shot", "o.png", "--attract", "1"), "--epochs=500"),
        (("shot", "o.png", "--attract", "1"), "--start=nowhere.json"),
        (("shot", "o.png", "--attract", "1"), "--open=settings"),
        (("shot", "o.png", "--profile", "kiosk"), "--open=settings"),
        (("shot", "o.png", "--profile", "kiosk"), "--tab=loss"),
        (("shot", "o.png", "--view", "visitor", "--start", "start.json"), "--weight-init=2"),
        (("shot", "o.png", "--profile", "projector", "--view", "lab"), "--text=large"),
    ],
)
def test_what_would_change_nothing_is_refused(
    workshop: Workshop, beside: tuple[str, ...], refused: str
) -> None:
    code, out, err, files = workshop.outcome(*beside, refused)
    assert (code, out, files) == (2, "", [])
    assert str(err).startswith(refused.partition("=")[0])


def test_a_moment_after_the_end_of_a_run_is_refused(workshop: Workshop) -> None:
    wild = ["--activation", "relu", "--output-activation", "relu", "--learning-rate", "1"]
    (workshop.folder / "wild.json").write_text(
        json.dumps({NETWORK_2_2_1.column_name(p): 100.0 for p in NETWORK_2_2_1.parameters})
    )
    asked = ["shot", "o.png", "--scenario", "xor", *wild, "--start", "wild.json"]
    code, _, err, files = workshop.outcome(*asked, "--progress", "0.5")
    assert (code, files) == (2, [])
    assert str(err).startswith("--progress: the run ends at epoch")


# ---------------------------------------------------------------- before the command


@pytest.mark.parametrize("command", [command for command in LEAST if command != PLAY])
@pytest.mark.parametrize("option", [option for command, option in TABLE if command == PLAY])
def test_an_option_before_a_command(command: str, option: str) -> None:
    needed = {"shot": ["out.png"], "worksheet": ["pages"], "replay": ["run.json"]}.get(command, [])
    parser = PARSER
    if (command, option) in TABLE:
        before = parser.parse_args([*given(option), command, *needed])
        behind = parser.parse_args([command, *needed, *given(option)])
        assert vars(before) == vars(behind)
        assert vars(before) != vars(parser.parse_args([command, *needed]))
        return
    with pytest.raises(ProblemError) as refused:
        parser.parse_args([*given(option), command, *needed])
    assert refused.value.values["name"] == f"--{option}"
    assert refused.value.values["command"] == command


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--preset", "nonsense", "train"], "nonsense"),
        (["--seed", "-7", "train"], "--seed"),
        (["--lang", "xx", "train"], "xx"),
        (["--theme", "dark", "train"], "--theme"),
        (["--fullscreen", "bench"], "--fullscreen"),
        (["--size", "big", "shot", "o.png"], "--size"),
        (["--preset", "xor", "--seed", "1", "status"], "--preset"),
    ],
)
def test_what_is_wrong_before_a_command_is_said(
    workshop: Workshop, arguments: list[str], named: str
) -> None:
    code, out, err, files = workshop.outcome(*arguments)
    assert (code, out, files) == (2, "", [])
    assert named in str(err)


def test_of_an_option_before_and_behind_the_last_one_counts(workshop: Workshop) -> None:
    both = workshop.outcome("--seed", "7", "train", "--seed", "9", "--epochs", "3")
    assert both == workshop.outcome("train", "--seed", "9", "--epochs", "3")
