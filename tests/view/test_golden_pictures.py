"""Whole pictures beside stored ones: presets, sizes and phases.

Stored at half size. A picture passes if its mean difference is at most MEAN_TOLERANCE of 255
and at most SHARE_TOLERANCE of its pixels differ by more than PIXEL_TOLERANCE: room for the last
bit of an exponential or a font's hinting on another machine, none for a changed picture. After a
wanted change look at the new pictures, then store them:

    GLASS_BOX_STORE_PICTURES=1 .venv/bin/python -m pytest tests/view/test_golden_pictures.py
"""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.app import paths
from game.engine.topology import NETWORK_2_1, NETWORK_2_2_1
from game.session import commands as c
from game.view.lab.quantities import ERROR
from game.view.scene.actions import Tab
from game.view.scene.features import Features
from game.view.scene.interface import (
    RATE,
    Attract,
    Bubble,
    Countdown,
    Interface,
    PinPad,
    Ripple,
    Shelf,
)
from game.view.scene.page import View
from game.view.scene.texts import load_texts
from game.view.screen import Screen
from tests.view.stage import ENGLISH, PRESETS
from tests.view.stories import NEURONS, STORIES, Story, pin
from tests.view.visitor.races import RACES
from tests.view.visitor.stage import STORIES as VISITOR_STORIES
from tests.view.visitor.turns import TURNS

FOLDER = Path(__file__).parent / "golden"
STORE = "GLASS_BOX_STORE_PICTURES" in os.environ
MEAN_TOLERANCE = 0.4
PIXEL_TOLERANCE = 32
SHARE_TOLERANCE = 0.002

VISITOR = Interface(view=View.VISITOR)
XOR, STUCK = VISITOR_STORIES["xor"], VISITOR_STORIES["stuck"]
BACKWARD = (c.TrainTo(100), c.Seek(100, 0.7))
H1 = c.SelectNeuron(NETWORK_2_2_1.neurons[0])
BELIEF = c.SelectNeuron(NETWORK_2_2_1.neurons[-1])
FAST = (c.TrainTo(60), c.ChangeSetting("pace", 20.0), c.TogglePlay())
# The lab, inside an epoch.
INSIDE = {
    "inside-backprop": Story(
        "xor", (c.TrainTo(300), c.SelectSample(2), pin("x1-h1"), c.GoToTerm(11))
    ),
    "inside-sum": Story("xor", (c.TrainTo(300), c.SelectSample(2), c.GoToTerm(2))),
    "inside-cancelled": Story(
        "xor",
        (c.TrainTo(30), c.ChangeSetting("loss", "cross-entropy"), pin("h1-o1"), c.GoToTerm(9)),
        interface=Interface(language="de"),
    ),
}
# The pages in large type, in every face of the exhibit.
EXHIBIT = {
    "visitor-start": Story(XOR, interface=VISITOR),
    "visitor-backward": Story(XOR, BACKWARD, interface=VISITOR),
    "visitor-card": Story(XOR, (c.TrainTo(100), pin("x2-h1")), interface=VISITOR),
    "visitor-solved": Story(XOR, (c.TrainTo(200),), interface=VISITOR),
    "visitor-stuck": Story(STUCK, (c.TrainTo(2400),), interface=VISITOR),
    "visitor-win": Story(XOR, (c.TrainTo(118), c.CelebrateWin()), ticks=60, interface=VISITOR),
    "visitor-won": Story(
        XOR, (c.TrainTo(118), c.CelebrateWin(), c.FinishStory()), ticks=200, interface=VISITOR
    ),
    "visitor-ticks": Story(
        VISITOR_STORIES["and"],
        (c.FinishStory(),),
        interface=VISITOR,
    ),
    # On its way to the next page, and at the end of the shelf.
    "stories-glide": Story(
        XOR, interface=replace(VISITOR, stories=Shelf(1.4, 4, XOR.name), language="de")
    ),
    "stories-last": Story(
        VISITOR_STORIES["apart"], (c.FinishStory(),), interface=replace(VISITOR, language="fr")
    ),
    "visitor-tries": Story(
        STUCK, (c.TrainTo(2300), c.NewStart(), c.TrainTo(4000)), interface=VISITOR
    ),
    "projector-won": Story(
        XOR,
        (c.TrainTo(118), c.CelebrateWin(), c.FinishStory()),
        ticks=200,
        interface=replace(VISITOR, large_text=True),
    ),
    "visitor-bubble": Story(
        XOR,
        (c.TrainTo(20), c.Seek(10, 0.8)),
        interface=replace(VISITOR, bubble=Bubble("tell.error", 300)),
    ),
    "visitor-ripple": Story(
        XOR,
        (c.TrainTo(20), c.Seek(10)),
        interface=replace(VISITOR, ripple=Ripple(1200.0, 560.0, 9)),
    ),
    "visitor-pulls": Story(XOR, (c.TrainTo(3), c.Seek(0, 0.95)), interface=VISITOR),
    "visitor-sinks": Story(STUCK, (c.TrainTo(3), c.Seek(0, 0.95)), interface=VISITOR),
    "visitor-push": Story(
        XOR, (c.TrainTo(400), c.SelectSample(0), c.Seek(400, 0.25)), interface=VISITOR
    ),
    "visitor-neuron": Story(XOR, (c.TrainTo(20), H1), interface=VISITOR),
    "visitor-neuron-locked": Story(
        VISITOR_STORIES["locked"], (c.TrainTo(50), H1), interface=VISITOR
    ),
    "visitor-neuron-contrast": Story(
        XOR, (c.TrainTo(20), H1), interface=replace(VISITOR, high_contrast=True)
    ),
    "projector-neuron": Story(
        XOR, (c.TrainTo(20), H1), interface=replace(VISITOR, large_text=True)
    ),
    "belief-solved": Story(XOR, (c.TrainTo(204), BELIEF), interface=VISITOR),
    "opening-one": Story(XOR, interface=replace(VISITOR, opening=200)),
    "opening-two": Story(XOR, interface=replace(VISITOR, opening=330)),
    "faces": Story(XOR, FAST, ticks=45, interface=VISITOR),
    "belief-stuck": Story(STUCK, (c.TrainTo(2400), BELIEF), interface=VISITOR),
    "belief-locked": Story(XOR, (c.TrainTo(100), BELIEF), interface=VISITOR),
    "belief-contrast": Story(
        XOR, (c.TrainTo(60), BELIEF), interface=replace(VISITOR, high_contrast=True)
    ),
    "belief-projector": Story(
        XOR, (c.TrainTo(204), BELIEF), interface=replace(VISITOR, large_text=True)
    ),
    "visitor-german": Story(XOR, BACKWARD, interface=replace(VISITOR, language="de")),
    "contrast": Story(XOR, BACKWARD, interface=replace(VISITOR, high_contrast=True)),
    "projector": Story(XOR, BACKWARD, interface=replace(VISITOR, large_text=True)),
    "menu": Story(XOR, (c.TrainTo(100),), interface=replace(VISITOR, menu_open=True)),
    "pin": Story(XOR, (c.TrainTo(100),), interface=replace(VISITOR, pin_pad=PinPad(2, "pin.ask"))),
    "countdown": Story(XOR, BACKWARD, interface=replace(VISITOR, countdown=Countdown(14, 0.7))),
    "attract": Story(
        XOR, (c.TrainTo(151),), interface=Interface(attract=Attract(0, "attract.show.mistakes"))
    ),
    "card-pulls": Story("sinking-row", (c.TrainTo(20), c.Seek(0), pin("h1-o1"))),
    "lab-in-a-kiosk": Story("xor", (c.TrainTo(300),)),
    "hold-rate": Story(
        "xor",
        (c.TrainTo(300), c.ChangeSetting("learning_rate", 0.5)),
        interface=Interface(pressed=RATE),
    ),
}
LARGE, CONTRAST = Interface(large_text=True), Interface(high_contrast=True)
NEURON_CARDS = {
    "neuron-peek": Story("xor", (c.TrainTo(120),), interface=Interface(hovered="neuron.h2")),
    "neuron-large": replace(NEURONS["neuron-output"], interface=LARGE),
    "neuron-contrast": replace(NEURONS["neuron-locked"], interface=CONTRAST),
}
NO_HIDDEN = {
    "no-hidden": Story(
        "xor-no-hidden",
        (c.TrainTo(40), c.Seek(40, 0.62)),
        interface=Interface(tab=Tab.MAP, settings_open=True),
    ),
    "no-hidden-line": Story(
        "and-no-hidden", (c.TrainTo(12), c.SelectConnection(NETWORK_2_1.by_name["x1-o1"]))
    ),
}
PARTED = (c.TrainTo(300), c.Seek(120), c.ChangeSetting("loss", "cross-entropy"), c.TrainTo(250))
THIRD = (c.BringBack(0), c.Seek(100), c.ChangeSetting("learning_rate", 1.0), c.TrainTo(300))
FUTURES = {
    "futures": Story("vanishing-gradient", (*PARTED, c.Seek(200))),
    "futures-card": Story("vanishing-gradient", (*PARTED, c.Seek(130), pin("h2-o1"))),
    "futures-three": Story(
        "vanishing-gradient",
        (*PARTED, *THIRD, c.BringBack(0), c.Seek(60)),
        interface=Interface(all_futures=True),
    ),
    "futures-contrast": Story("vanishing-gradient", (*PARTED, *THIRD), interface=CONTRAST),
}
CHECK = Interface(check_open=True)
CHECKED = {
    "check-card": Story("xor", (c.TrainTo(300), pin("h1-o1"))),
    "check": Story("xor", (c.TrainTo(300), pin("h1-o1")), interface=CHECK),
    "check-kink": Story("overshoot", (pin("b.h1"),), interface=CHECK),
}
# What is told of things and of what happens to a row.
TOLD = {
    "told-error": Story("xor", (c.TrainTo(300),), interface=Interface(bubble=Bubble(ERROR, 9))),
    "gets-worse": Story("sinking-row", (c.TrainTo(1), pin("h1-o1"))),
    "pass-mark-projector": Story(
        XOR, (c.TrainTo(1), c.Seek(0, 0.48)), interface=replace(VISITOR, large_text=True)
    ),
}
ALL_STORIES = (
    TOLD | CHECKED | INSIDE | STORIES | EXHIBIT | NEURON_CARDS | NO_HIDDEN | FUTURES | TURNS | RACES
)

PICTURES = [
    ("start", (1920, 1080)),
    ("stream", (1920, 1080)),
    ("pinned-output", (1920, 1080)),
    ("pinned-hidden", (1280, 720)),
    ("forward", (1280, 720)),
    ("backward", (1024, 768)),
    ("update", (1366, 768)),
    ("all-rows", (1024, 768)),
    ("all-rows-staged", (1440, 900)),
    ("locked", (1920, 1080)),
    ("cancelled", (1920, 1080)),
    ("cancelled", (1280, 720)),
    ("dead", (1920, 1080)),
    ("past", (2560, 1080)),
    ("ghost", (1920, 1200)),
    ("diverged", (1280, 1024)),
    ("settings", (1024, 768)),
    ("settings", (1080, 1920)),
    ("help", (1280, 720)),
    ("deltas", (3840, 2160)),
    ("map", (1920, 1080)),
    ("map", (1280, 720)),
    ("map", (1024, 768)),
    ("map-probe", (1920, 1080)),
    ("map-dead", (1080, 1920)),
    ("map-pinned", (1920, 1080)),
    ("neuron-hidden", (1920, 1080)),
    ("neuron-hidden", (1024, 768)),
    ("neuron-output", (1920, 1080)),
    ("neuron-output", (1280, 720)),
    ("neuron-locked", (1920, 1080)),
    ("neuron-locked", (1080, 1920)),
    ("neuron-cancelled", (1920, 1080)),
    ("neuron-dead", (1920, 1080)),
    ("neuron-relu", (1280, 720)),
    ("neuron-unknown", (1920, 1080)),
    ("neuron-peek", (1280, 720)),
    ("neuron-large", (1920, 1080)),
    ("neuron-contrast", (1280, 720)),
    ("no-hidden", (1920, 1080)),
    ("no-hidden-line", (1024, 768)),
    ("futures", (1920, 1080)),
    ("futures-card", (1920, 1080)),
    ("futures-three", (1024, 768)),
    ("futures-contrast", (1280, 720)),
    ("told-error", (1280, 720)),
    ("gets-worse", (1280, 720)),
    ("pass-mark-projector", (1280, 720)),
    ("check-card", (1280, 720)),
    ("check", (1920, 1080)),
    ("check-kink", (1024, 768)),
    ("inside-backprop", (1920, 1080)),
    ("inside-sum", (1024, 768)),
    ("inside-cancelled", (1280, 720)),
    ("by-hand", (1920, 1080)),
    ("by-hand", (1280, 720)),
    ("by-hand-bias", (1024, 768)),
    ("visitor-start", (1920, 1080)),
    ("visitor-start", (1024, 768)),
    ("visitor-backward", (1920, 1080)),
    ("visitor-backward", (1024, 768)),
    ("visitor-card", (1280, 720)),
    ("visitor-card", (2560, 1080)),
    ("visitor-card", (1080, 1920)),
    ("visitor-solved", (1280, 720)),
    ("visitor-stuck", (1024, 768)),
    ("visitor-win", (1920, 1080)),
    ("visitor-won", (1024, 768)),
    ("visitor-ticks", (1920, 1080)),
    ("stories-glide", (1280, 720)),
    ("stories-last", (1080, 1920)),
    ("turn-word-apart", (1280, 720)),
    ("turn-line-twins", (1024, 768)),
    ("visitor-tries", (1280, 720)),
    ("projector-won", (1280, 720)),
    ("visitor-bubble", (1920, 1080)),
    ("visitor-ripple", (1280, 720)),
    ("visitor-pulls", (1920, 1080)),
    ("visitor-sinks", (1024, 768)),
    ("card-pulls", (1920, 1080)),
    ("visitor-german", (1280, 720)),
    ("opening-one", (1920, 1080)),
    ("opening-two", (1024, 768)),
    ("faces", (1920, 1080)),
    ("faces", (1024, 768)),
    ("visitor-push", (1920, 1080)),
    ("visitor-neuron", (1920, 1080)),
    ("visitor-neuron", (1024, 768)),
    ("visitor-neuron", (1080, 1920)),
    ("visitor-neuron-locked", (1280, 720)),
    ("visitor-neuron-contrast", (1280, 720)),
    ("projector-neuron", (1920, 1080)),
    ("belief-solved", (1920, 1080)),
    ("belief-solved", (1080, 1920)),
    ("belief-stuck", (1280, 720)),
    ("belief-locked", (1024, 768)),
    ("belief-contrast", (1280, 720)),
    ("belief-projector", (1024, 768)),
    ("turn-loss-ask", (1920, 1080)),
    ("turn-loss-run", (1024, 768)),
    ("turn-loss-reveal", (1920, 1080)),
    ("turn-line-ask", (1280, 720)),
    ("turn-line-placed", (1920, 1080)),
    ("turn-line-reveal", (1920, 1080)),
    ("turn-line-right", (1280, 720)),
    ("turn-pill-ask", (1920, 1080)),
    ("turn-pill-placed", (1024, 768)),
    ("turn-pill-reveal", (1920, 1080)),
    ("turn-row-ask", (1280, 720)),
    ("turn-row-reveal", (1920, 1080)),
    ("turn-row-projector", (1920, 1080)),
    ("turn-word-ask", (1080, 1920)),
    ("turn-word-reveal", (1024, 768)),
    ("turn-votes-ask", (1920, 1080)),
    ("turn-votes-reveal", (1280, 720)),
    ("turn-votes-lines", (1024, 768)),
    ("turn-votes-rows", (1024, 768)),
    ("turn-end", (1920, 1080)),
    ("turn-end-all", (1080, 1920)),
    ("race-move", (1920, 1080)),
    ("race-pull", (1280, 720)),
    ("race-machine", (1024, 768)),
    ("race-projector", (1280, 720)),
    ("race-won", (1920, 1080)),
    ("race-lost", (1024, 768)),
    ("contrast", (1280, 720)),
    ("projector", (1920, 1080)),
    ("projector", (1024, 768)),
    ("menu", (1280, 720)),
    ("pin", (1024, 768)),
    ("countdown", (1280, 720)),
    ("attract", (1920, 1080)),
    ("attract", (1024, 768)),
    ("lab-in-a-kiosk", (1280, 720)),
    ("hold-rate", (1280, 720)),
]
FEATURES = Features(
    kiosk=True,
    sound=True,
    languages={code: load_texts(paths.TEXTS, code) for code in ("en", "de", "fr")},
    stories=VISITOR_STORIES,
)


def _draw(name: str, size: tuple[int, int]) -> pygame.Surface:
    story = ALL_STORIES[name]
    surface = pygame.Surface(size)
    features = FEATURES if name in EXHIBIT | TURNS | RACES else None
    screen = Screen(paths.FONTS, ENGLISH, PRESETS, features=features)
    screen.draw(surface, story.snapshot(), story.interface)
    return pygame.transform.smoothscale(surface, (size[0] // 2, size[1] // 2))


def _apart(first: pygame.Surface, second: pygame.Surface) -> tuple[float, float]:
    """The mean difference of two pictures, and the share of pixels that differ."""
    a, b = pygame.surfarray.array3d(first), pygame.surfarray.array3d(second)
    # Whole numbers of 0 to 255 stay so.
    difference = np.maximum(a, b) - np.minimum(a, b)
    red, green, blue = np.moveaxis(difference > PIXEL_TOLERANCE, 2, 0)
    return float(difference.mean()), float((red | green | blue).mean())


@pytest.mark.parametrize(("name", "size"), PICTURES)
def test_the_picture_is_the_stored_one(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    drawn = _draw(name, size)
    file = FOLDER / f"{name}-{size[0]}x{size[1]}.png"
    if STORE:
        FOLDER.mkdir(exist_ok=True)
        pygame.image.save(drawn, file)
        return
    stored = pygame.image.load(file)
    assert stored.get_size() == drawn.get_size()
    mean, share = _apart(stored, drawn)
    if mean > MEAN_TOLERANCE or share > SHARE_TOLERANCE:
        seen = tmp_path / file.name
        pygame.image.save(drawn, seen)
        pytest.fail(f"{file.name}: mean {mean:.2f}, {share:.2%} of pixels differ; see {seen}")


def test_the_comparison_notices_a_changed_number() -> None:
    mean, share = _apart(_draw("forward", (1280, 720)), _draw("update", (1280, 720)))
    assert mean > MEAN_TOLERANCE or share > SHARE_TOLERANCE
