"""Windows of every size and depth show the picture, and nothing of them dies."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pygame.event import Event

from game.app.cli import main
from game.app.window.loop import RESIZE_QUIET_FRAMES, Loop
from game.app.window.picture import Picture, drawn_size
from game.engine.topology import NETWORK_2_2_1
from game.session.commands import (
    NewWeights,
    ProbeInput,
    SelectNeuron,
    SelectPreset,
    TogglePlay,
)
from game.view.scene.layout import LEAST_SIDE, MOST_SIDE
from tests.app.museum import Museum
from tests.view.made_once import afresh

SIZE = (640, 400)
ABSURD = [(1, 1), (30, 20), (1, 700), (700, 1), (10_000, 1), (1, 10_000), (319, 320), (9000, 330)]
# Red, green and blue of 16-bit screens and others, and by how much a colour of theirs may differ.
DEPTHS = {
    "565": (16, (0xF800, 0x7E0, 0x1F, 0), (8, 4, 8)),
    "bgr 565": (16, (0x1F, 0x7E0, 0xF800, 0), (8, 4, 8)),
    "555": (15, (0x7C00, 0x3E0, 0x1F, 0), (8, 8, 8)),
    "24": (24, (0xFF0000, 0xFF00, 0xFF, 0), (1, 1, 1)),
    "bgr 24": (24, (0xFF, 0xFF00, 0xFF0000, 0), (1, 1, 1)),
    "bgr 32": (32, (0xFF, 0xFF00, 0xFF0000, 0), (1, 1, 1)),
    "rgba": (32, (0xFF000000, 0xFF0000, 0xFF00, 0), (1, 1, 1)),
}


@pytest.fixture(autouse=True)
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    pygame.display.init()
    yield
    pygame.display.quit()


def on(monkeypatch: pytest.MonkeyPatch, window: pygame.Surface) -> None:
    """That surface is the window now."""
    monkeypatch.setattr(pygame.display, "get_surface", lambda: window)
    monkeypatch.setattr(pygame.display, "update", lambda *_: None)
    monkeypatch.setattr(pygame.display, "flip", lambda: None)


def pictures(
    window: pygame.Surface, profile: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[np.ndarray]:
    """What stands in a window after each of many frames of a visit, of which all is made for it."""
    afresh()
    on(monkeypatch, window)
    museum = Museum(profile, size=window.get_size())
    loop = Loop(museum.program, window, fullscreen=False)
    space = {"key": pygame.K_SPACE, "unicode": " ", "mod": 0}
    for frame in range(24):
        if frame in (8, 16):
            pygame.event.post(Event(pygame.KEYDOWN, **space))
            pygame.event.post(Event(pygame.KEYUP, **space))
        for _ in range(5):
            museum.program.tick()
        loop.frame()
        yield pygame.surfarray.array3d(window).astype(np.int16)


@pytest.fixture(scope="module")
def usual() -> dict[str, list[np.ndarray]]:
    """What a window of the usual depth shows, by profile: drawn once."""
    return {}


@pytest.mark.parametrize("profile", ["kiosk", "classroom"])
@pytest.mark.parametrize("depth", DEPTHS)
def test_every_depth_shows_the_same_picture(
    depth: str,
    profile: str,
    usual: dict[str, list[np.ndarray]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Within the steps of its colours; a sprite that were laid on it would leave dots."""
    bits, masks, steps = DEPTHS[depth]
    # Frames take no time: what is redrawn in each does not depend on the machine.
    monkeypatch.setattr("game.app.window.frame.FrameBudget.more", lambda _: True)
    monkeypatch.setattr("game.app.window.pacing.Stepper.ticks_due", lambda *_: 0)
    found = list(pictures(pygame.Surface(SIZE, 0, bits, masks), profile, monkeypatch))
    if profile not in usual:
        usual[profile] = list(pictures(pygame.Surface(SIZE, 0, 32), profile, monkeypatch))
    wanted = usual[profile]
    assert any(np.any(one != other) for one, other in pairwise(wanted))
    for one, other in zip(found, wanted, strict=True):
        assert np.all(np.abs(one - other) < np.array(steps)), np.argwhere(one != other)[:3]


def test_a_usual_window_is_drawn_on_itself() -> None:
    window = pygame.display.set_mode(SIZE)
    assert Picture(window).surface is window


def shown_at(sizes: list[tuple[int, int]], profile: str) -> pygame.Surface:
    """A window after it had all these sizes, with somebody at every corner of it."""
    window = pygame.display.set_mode(sizes[0], pygame.RESIZABLE)
    loop = Loop(Museum(profile, size=drawn_size(sizes[0])).program, window, fullscreen=False)
    for width, height in sizes:
        pygame.display.set_mode((width, height), pygame.RESIZABLE)
        for x, y in ((0, 0), (width - 1, height - 1), (-5, height + 5), (width // 2, height // 2)):
            for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
                pygame.event.post(Event(kind, pos=(x, y), button=1, touch=False))
            pygame.event.post(Event(pygame.MOUSEMOTION, pos=(x, y), rel=(0, 0), buttons=(0, 0, 0)))
            touch = {"touch_id": 1, "finger_id": 1, "x": x / width, "y": y / height}
            pygame.event.post(Event(pygame.FINGERDOWN, **touch))
            pygame.event.post(Event(pygame.FINGERUP, **touch))
        for _ in range(RESIZE_QUIET_FRAMES + 2):
            loop.frame()
    surface = pygame.display.get_surface()
    assert surface is not None
    assert surface.get_size() == sizes[-1]
    return surface


@pytest.mark.parametrize("profile", ["kiosk", "classroom"])
@pytest.mark.parametrize("size", ABSURD, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_window_of_any_size_lives(size: tuple[int, int], profile: str) -> None:
    surface = shown_at([SIZE, size], profile)
    assert np.any(pygame.surfarray.array3d(surface))


@settings(max_examples=12)
@given(
    st.lists(
        st.tuples(st.integers(1, 700), st.integers(1, 700)) | st.sampled_from(ABSURD[:4]),
        min_size=1,
        max_size=3,
    ),
    st.sampled_from(["kiosk", "classroom"]),
)
def test_windows_of_many_sizes(sizes: list[tuple[int, int]], profile: str) -> None:
    pygame.display.init()
    shown_at(sizes, profile)


@given(st.integers(1, 400), st.integers(1, 400), st.integers(-50, 500), st.integers(-50, 500))
def test_a_press_means_what_lies_under_it(width: int, height: int, x: int, y: int) -> None:
    picture = Picture(pygame.Surface((width, height)))
    (moved,) = picture.events([Event(pygame.MOUSEMOTION, pos=(x, y))])
    drawn = picture.surface.get_size()
    assert drawn == (max(width, LEAST_SIDE), max(height, LEAST_SIDE))
    for place, asked, side, shown in zip(moved.pos, (x, y), drawn, (width, height), strict=True):
        assert 0 <= place < side or (side == shown and place == asked)
        if 0 <= asked < shown:
            assert abs((place + 0.5) / side - (asked + 0.5) / shown) <= 0.5 / shown
    key = Event(pygame.KEYDOWN, key=1)
    assert list(picture.events([key])) == [key]


@pytest.mark.parametrize(
    "size",
    ["1x1", "30x20", "10000x1", "319x320", "320x8193", "0x0", "-1x5", "1e3x9", "x", "9" * 5000,
     f"{'9' * 5000}x320", "320x", "³x²", "٣x٣", "320x320x320", " 320x320", "320 x 320"],
)  # fmt: skip
def test_a_picture_of_an_absurd_size_is_refused_in_a_sentence(
    size: str, tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    out = f"{tmp_path}/o.png"
    code = main(["shot", out, f"--size={size}", "--epochs", "0"])
    said = capsys.readouterr().err
    assert (code, said.count("\n")) == (2, 1), said
    assert f"{LEAST_SIDE}" in said or f"{MOST_SIDE}" in said or "1920x1080" in said


def test_an_open_card_goes_on_in_any_window_while_its_network_is_replaced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    museum = Museum("classroom", size=SIZE)
    carry_out = museum.program.application.carry_out
    carry_out(SelectNeuron(NETWORK_2_2_1.neurons[0]))
    changes = (TogglePlay(), NewWeights(), SelectPreset("dying-relu"), ProbeInput((0.3, 0.8)))
    for size in (SIZE, (320, 200), *ABSURD, (1024, 768)):
        window = pygame.Surface(size)
        on(monkeypatch, window)
        loop = Loop(museum.program, window, fullscreen=False)
        for change in changes:
            carry_out(change)
            for _ in range(3):
                museum.program.tick()
                loop.frame()
    assert museum.run.pinned_neuron == NETWORK_2_2_1.neurons[0]
