"""Saving from inside the window: in portions, whole or not at all, and it says where."""

import csv
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.app import paths
from game.app.files.saving import save
from game.engine.topology import NETWORK_2_2_1
from game.session.commands import Seek, TrainTo
from game.session.session import Session
from game.session.tape.recording import Recording
from game.view.scene.texts import load_texts
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
    picture, table = sorted(tmp_path.iterdir(), key=lambda path: path.suffix, reverse=True)
    assert (picture.suffix, table.suffix) == (".png", ".csv")
    assert str(picture) in report.text
    assert table.name in report.text
    written = list(csv.DictReader(table.read_text().splitlines()))
    assert [row["epoch"] for row in written] == [str(epoch) for epoch in range(121)]


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
    assert [path.suffix for path in tmp_path.iterdir()] == [".png"]


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
