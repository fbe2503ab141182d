"""Saving from inside the window: in portions, whole or not at all, and it says where."""

import csv
import os
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.app import paths
from game.app.files.saving import save
from game.engine.topology import NETWORK_2_2_1
from game.session.commands import Seek, TrainTo
from game.session.replay.reading import read_run
from game.session.replay.replay import replayed
from game.session.replay.run_log import RunLog
from game.session.session import Session
from game.session.tape.recording import Recording
from game.view.scene.texts import load_texts
from tests.full_disk import files_of_at_most
from tests.view.stage import PRESETS

TEXTS = load_texts(paths.TEXTS, "en")
PICTURE = pygame.Surface((40, 30))


def session() -> Session:
    made = Session(PRESETS, PRESETS["and"], np.random.default_rng(1))
    made.apply(TrainTo(120))
    made.apply(Seek(60))
    return made


def test_picture_and_table_are_saved_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    *portions, report = save(PICTURE, session().recording, TEXTS)
    assert len(portions) > 3
    assert set(portions) == {None}
    assert report is not None
    assert not report.failed
    script, picture, table = sorted(tmp_path.iterdir(), key=lambda path: path.suffix, reverse=True)
    assert (picture.suffix, table.suffix, script.suffix) == (".png", ".csv", ".py")
    assert str(picture) in report.text
    assert "table (.csv), script (.py)." in report.text
    assert "120 epochs" in script.read_text()
    written = list(csv.DictReader(table.read_text().splitlines()))
    assert [row["epoch"] for row in written] == [str(epoch) for epoch in range(121)]


def test_what_was_done_is_saved_with_it_as_it_was_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = Session(PRESETS, PRESETS["and"], np.random.default_rng(1))
    log = RunLog(made)
    made.apply(TrainTo(60))
    saving = save(PICTURE, made.recording, TEXTS, log)
    next(saving)
    made.apply(TrainTo(70))  # too late
    *_, report = saving
    assert report is not None
    assert not report.failed
    assert "run to replay (.json)" in report.text
    (path,) = tmp_path.glob("*.json")
    found = read_run(path, PRESETS)
    assert found.changed is None
    assert [done.command for done in found.run.done] == [TrainTo(60)]
    assert list(replayed(found.run, PRESETS)) == [0]
    (script,) = tmp_path.glob("*.py")
    assert "60 epochs" in script.read_text()
    (table,) = tmp_path.glob("*.csv")
    assert table.read_text().splitlines()[-1].startswith("60,")


def test_a_table_that_cannot_be_written_is_said_and_leaves_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("game.app.files.saving.rows", fail)
    *_, report = save(PICTURE, session().recording, TEXTS)
    assert report is not None
    assert report.failed
    assert "No space left" in report.text
    (picture,) = tmp_path.iterdir()
    assert picture.suffix == ".png"
    assert f"Saved {picture}, but not all" in report.text


@pytest.mark.parametrize(
    ("size", "saved", "words"), [(10, [], "Nothing was saved"), (5000, [".png"], "but not all")]
)
def test_a_full_disk_is_said_and_leaves_nothing_half(
    size: int, saved: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = session().recording
    with files_of_at_most(size):
        *_, report = save(PICTURE, run, TEXTS)
    assert report is not None
    assert report.failed
    assert words in report.text
    assert [path.suffix for path in tmp_path.iterdir()] == saved


def test_nothing_is_written_over_what_has_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("game.app.files.saving.time.strftime", lambda _: "now")
    (tmp_path / "now.csv").write_text("precious")
    (tmp_path / "now-2.png").symlink_to("nowhere")
    for _ in range(2):
        *_, report = save(PICTURE, session().recording, TEXTS)
        assert report is not None
        assert not report.failed
    assert (tmp_path / "now.csv").read_text() == "precious"
    assert sorted(path.name for path in tmp_path.glob("now-[34].*")) == [
        f"now-{number}.{ending}" for number in "34" for ending in ("csv", "png", "py")
    ]


@pytest.mark.skipif(os.name != "posix", reason="no folder goes away under somebody elsewhere")
@pytest.mark.parametrize("own", ["there", "full", "none"])
def test_a_current_folder_that_is_gone(
    own: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, users = tmp_path / "gone", tmp_path / "users"
    gone.mkdir()
    users.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    def folder(*_: str) -> str:
        if own == "none":
            raise pygame.error("there is none")
        return str(users)

    monkeypatch.setattr("pygame.system.get_pref_path", folder)
    with files_of_at_most(10 if own == "full" else 10_000_000):
        *_, report = save(PICTURE, session().recording, TEXTS)
    assert report is not None
    assert report.failed == (own != "there")
    assert [path.suffix for path in sorted(users.iterdir())] == [
        *(".csv", ".png", ".py") * (own == "there")
    ]
    assert "problem." not in report.text


@pytest.mark.skipif(os.name != "posix", reason="names are bytes only there")
def test_a_folder_with_odd_bytes_in_its_name_is_said_and_can_be_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\x1b[2J\xc3\xa9")
    os.mkdir(odd)
    monkeypatch.chdir(odd)
    *_, report = save(PICTURE, session().recording, TEXTS)
    assert report is not None
    assert not report.failed
    assert "/??[2J\xe9/glass-box-" in report.text
    assert report.text.encode().isascii() is False
    assert len(os.listdir(odd)) == 3


def test_no_trouble_with_a_picture_closes_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    def fail(*_: object) -> None:
        raise pygame.error("Unsupported surface")

    monkeypatch.setattr("pygame.image.save", fail)
    *_, report = save(PICTURE, session().recording, TEXTS)
    assert report is not None
    assert report.failed
    assert "Unsupported surface" in report.text
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("last", [21_000, 50_001, 130_500])
def test_the_table_of_a_long_run_is_thinned_to_epochs_that_are_stored(
    last: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Else each row is trained again, with a whole stretch of others: no picture meanwhile.
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("game.app.files.saving.MOST_ROWS", 1000)
    preset = PRESETS["and"]
    recording = Recording(
        np.zeros(9), preset.dataset, preset.settings.hyperparameters, NETWORK_2_2_1, 2048
    )
    recording.train(last)
    monkeypatch.setattr(recording, "_descend", lambda *_: pytest.fail("it trained again"))
    *_, report = save(PICTURE, recording, TEXTS)
    assert report is not None
    assert not report.failed
    (table,) = tmp_path.glob("*.csv")
    epochs = [int(row["epoch"]) for row in csv.DictReader(table.read_text().splitlines())]
    assert (epochs[0], epochs[-1]) == (0, last)
    assert 500 <= len(epochs) <= 1002
    assert len(set(np.diff(epochs[:-1]).tolist())) == 1
