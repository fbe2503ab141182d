"""No number is cut off, nor leaves its place: any magnitude, page, size, language, kind of text."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np
import pygame
import pytest

from game.app import paths
from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session import commands as c
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.view.drawing.text.fitting import ELLIPSIS
from game.view.drawing.text.text_log import TextBox
from game.view.scene.actions import Tab
from game.view.scene.features import Features
from game.view.scene.interface import Interface, Typing
from game.view.scene.page import Page, View
from game.view.scene.texts import load_texts
from game.view.screen import Screen
from tests.view.stage import PRESETS, device
from tests.view.visitor.stage import STORIES

SIZES = ((1920, 1080), (1280, 720), (1024, 768), (2560, 1080))
LANGUAGES = ("en", "de", "fr")
NAMES = [NETWORK.column_name(parameter) for parameter in NETWORK.parameters]
# Powers of ten of the numbers that runs start from.
REACHES = (-7.0, -3.0, 0.0, 0.7, 1.6, 3.0, 5.5)
PAGES = {
    "lab": Interface(),
    "large lab": Interface(large_text=True),
    "visitor": Interface(view=View.VISITOR),
    "projector": Interface(view=View.VISITOR, large_text=True),
}
# A number that has to be smaller than what is read with ease is rare, and not tiny.
LEAST_PIXELS = 10.0
LARGE_LEAST = 0.75


@cache
def snapshots() -> tuple[Snapshot, ...]:
    return tuple(_snapshots(np.random.default_rng(1)))


def _snapshots(rng: np.random.Generator) -> Iterator[Snapshot]:
    yield _german_fault()
    for place, reach in enumerate(REACHES):
        numbers = np.clip(rng.normal(size=9) * 10.0**reach, -9e5, 9e5)
        start = {name: float(number) for name, number in zip(NAMES, numbers, strict=True)}
        session = Session(PRESETS, replace(PRESETS["xor"], start=start), rng)
        relu = "relu" if place % 2 else "sigmoid"
        session.apply(c.ChangeSetting("output_activation", relu))
        session.apply(c.ChangeSetting("activation", ("sigmoid", "relu")[place // 2 % 2]))
        session.apply(c.ChangeSetting("learning_rate", (1.0, 0.01)[place % 2]))
        if place % 3 == 0:
            session.apply(c.ChangeSetting("loss", "cross-entropy"))
        session.apply(c.TrainTo(int(rng.integers(0, 40))))
        session.apply(c.SelectSample([0, 1, 2, 3, None][place % 5]))
        if place % 2:
            session.apply(c.SelectConnection(NETWORK.parameters[int(rng.integers(9))]))
        else:
            session.apply(c.SelectNeuron(NETWORK.neurons[place // 2 % 3]))
        if place % 4 == 3:
            session.apply(c.Seek(session.snapshot().epoch, 0.9))
        yield session.snapshot()


def _german_fault() -> Snapshot:
    """In which 0,00071 was once read as 0,00…"""
    session = Session(PRESETS, PRESETS["xor"], np.random.default_rng(1))
    session.apply(c.TrainTo(5000))
    return session.snapshot()


@cache
def screen(size: tuple[int, int]) -> tuple[Screen, pygame.Surface, list[TextBox]]:
    texts = {language: load_texts(paths.TEXTS, language) for language in LANGUAGES}
    features = Features(kiosk=True, sound=True, languages=texts, stories=STORIES)
    log: list[TextBox] = []
    shown = Screen(paths.FONTS, texts["en"], PRESETS, log=log, features=features)
    return shown, pygame.Surface(size), log


def faults(size: tuple[int, int], snapshot: Snapshot, interface: Interface) -> Iterator[str]:
    shown, surface, log = screen(size)
    log.clear()
    scene = shown.draw(surface, snapshot, interface)
    scale = scene.layout.scale
    least = 0.0 if scene.page is Page.LAB else LARGE_LEAST * 39.0 * scale
    for box in log:
        if ELLIPSIS in box.string and any(letter.isdigit() for letter in box.string):
            yield f"cut: {box.string}"
        if box.string.endswith(ELLIPSIS):
            yield f"cut: {box.string}"
        if box.owner is not None and box.owner.name != "network":
            room = device(box.owner.rect, scale).inflate(4, 4)
            if not room.contains(box.rect):
                yield f"leaves {box.owner.name}: {box.string}"
        if len(box.string) > 2 and box.size * scale < max(LEAST_PIXELS, least):
            yield f"small: {box.string} {box.size * scale:.1f} pixels"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("page", PAGES)
def test_no_number_is_cut_off_whatever_its_magnitude(page: str, size: tuple[int, int]) -> None:
    found = []
    for place, snapshot in enumerate(snapshots()):
        language = "de" if place == 0 else LANGUAGES[place % 3]
        tab = list(Tab)[place % len(Tab)]
        interface = replace(PAGES[page], language=language, tab=tab)
        found += [f"{place} {language}: {fault}" for fault in faults(size, snapshot, interface)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", SIZES[:3], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("text", ["0,123456789", "-0.00000001", "1000000000", "…"])
def test_what_is_being_typed_is_whole(text: str, size: tuple[int, int]) -> None:
    typing = Typing("setting.learning_rate", text)
    interface = replace(PAGES["lab"], settings_open=True, typing=typing)
    shown, surface, log = screen(size)
    log.clear()
    shown.draw(surface, snapshots()[0], interface)
    assert text in [box.string for box in log]
