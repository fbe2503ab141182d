"""``worksheet`` writes all pages or none, and says in one sentence why not."""

import os
import struct
from functools import cache
from pathlib import Path

import pytest

from game.app.cli import main
from game.app.files import printed_pages
from game.session.questions.lesson import Lesson
from game.view.scene.texts import Texts
from game.view.worksheet import sheets
from game.view.worksheet.sheets import Page
from tests.full_disk import files_of_at_most

Captured = pytest.CaptureFixture[str]
# What is drawn, and the PNG that it becomes: it takes longer than all that is done with it.
_drawn: dict[tuple[str, str], list[Page]] = {}
_png = cache(printed_pages.png)
PAGES = ["lab-xor-en-1.png", "lab-xor-en-answers.png"]
SHORT = ["--lesson", "lab-xor"]


@pytest.fixture(autouse=True)
def drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """In all tests a page is drawn once."""

    def pages(lesson: Lesson, texts: Texts, fonts: Path) -> list[Page]:
        key = (lesson.preset.name, texts.language)
        if key not in _drawn:
            _drawn[key] = list(sheets.pages(lesson, texts, fonts))
        return _drawn[key]

    monkeypatch.setattr("game.app.commands.worksheet.pages", pages)
    monkeypatch.setattr("game.app.commands.worksheet.png", _png)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refused(capsys: Captured, *command: str) -> str:
    assert main(["worksheet", *command]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "problem." not in captured.err
    return captured.err


@pytest.mark.parametrize("there", [True, False])
def test_the_pages_are_written_and_named(there: bool, tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "pages"
    if there:
        folder.mkdir()
    assert main(["worksheet", str(folder), *SHORT]) == 0
    assert names(folder) == PAGES
    assert capsys.readouterr().out.splitlines() == [str(folder / name) for name in PAGES]


def test_a_page_is_a4_at_300_dots_an_inch(tmp_path: Path) -> None:
    assert main(["worksheet", str(tmp_path), *SHORT]) == 0
    content = (tmp_path / PAGES[0]).read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (2480, 3508)
    place = content.index(b"pHYs")
    across, down, unit = struct.unpack(">IIB", content[place + 4 : place + 13])
    assert (across, down, unit) == (11_811, 11_811, 1)  # a metre
    assert across * 0.0254 == pytest.approx(300, abs=0.01)


@pytest.mark.parametrize("language", ["de", "fr"])
def test_in_another_language_the_name_says_so(language: str, tmp_path: Path) -> None:
    assert main(["worksheet", str(tmp_path), *SHORT, "--lang", language]) == 0
    assert names(tmp_path) == [name.replace("-en-", f"-{language}-") for name in PAGES]


def test_the_lessons_are_listed_where_none_or_an_unknown_one_is_named(
    tmp_path: Path, capsys: Captured
) -> None:
    for asked in ([], ["--lesson", "nonsense"], ["--lesson", ""], ["--lesson", "sandbox"]):
        told = refused(capsys, str(tmp_path), *asked)
        for lesson in ("and", "stuck", "apart", "lab-and", "lab-twins", "sinking-row"):
            assert lesson in told
    assert names(tmp_path) == []


def test_a_folder_that_is_a_file_is_named(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "file").write_text("precious")
    for path in (tmp_path / "file", tmp_path / "file" / "below", tmp_path / "none" / "below"):
        assert str(path) in refused(capsys, str(path), *SHORT)
    assert names(tmp_path) == ["file"]
    assert (tmp_path / "file").read_text() == "precious"


@pytest.mark.parametrize("there", [True, False])
def test_a_full_disk_leaves_nothing_half_written(
    there: bool, tmp_path: Path, capsys: Captured
) -> None:
    folder = tmp_path / "pages"
    if there:
        folder.mkdir()
        (folder / PAGES[1]).write_text("precious")
    with files_of_at_most(60_000):
        refused(capsys, str(folder), *SHORT)
    assert names(tmp_path) == ["pages"] * there
    assert not there or names(folder) == [PAGES[1]]
    assert not there or (folder / PAGES[1]).read_text() == "precious"


def test_a_page_that_cannot_be_written_keeps_all_others_away(
    tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / PAGES[1]).mkdir()
    assert PAGES[1] in refused(capsys, str(tmp_path), *SHORT)
    assert names(tmp_path) == [PAGES[1]]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_into_is_named(tmp_path: Path, capsys: Captured) -> None:
    tmp_path.chmod(0o500)
    try:
        assert str(tmp_path) in refused(capsys, str(tmp_path), *SHORT)
        assert str(tmp_path) in refused(capsys, str(tmp_path / "new"), *SHORT)
    finally:
        tmp_path.chmod(0o700)


def test_pages_of_before_are_replaced_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / PAGES[0]).write_text("old")
    (tmp_path / "notes.txt").write_text("precious")
    assert main(["worksheet", str(tmp_path), *SHORT]) == 0
    assert names(tmp_path) == [*PAGES, "notes.txt"]
    assert (tmp_path / "notes.txt").read_text() == "precious"
    assert (tmp_path / PAGES[0]).stat().st_size > 10_000


@pytest.mark.parametrize("word", ["\udcff", "\x1b[2J", "a" * 300, "a/" * 3000, "{}", "%s", " "])
def test_odd_names_of_folders(
    word: str, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code = main(["worksheet", word, *SHORT])
    captured = capsys.readouterr()
    assert code in (0, 2)
    assert len(captured.err.splitlines()) == (code == 2)
    assert "\x1b" not in captured.err + captured.out
    assert code == 2 or names(tmp_path / word) == PAGES
