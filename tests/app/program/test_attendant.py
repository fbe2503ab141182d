"""Who comes and goes: stories of visitors, and of staff."""

import pygame
import pytest
from pygame.event import Event

from game.exhibit.presence.presence import Stage
from game.exhibit.staff_exit import WRONG_PINS
from game.session.commands import NewWeights
from game.session.fingerprint import fingerprint
from game.session.presentation import TICKS_PER_SECOND
from game.view.scene.page import Page, View
from tests.app.museum import Museum, finger, settled

CORNERS = ((0.01, 0.01), (0.99, 0.01), (0.99, 0.99), (0.01, 0.99))


def test_the_show_begins_by_itself_and_really_trains() -> None:
    museum = Museum()
    assert museum.stage is Stage.ATTRACT
    assert museum.scene.page is Page.ATTRACT
    before = museum.scene.snapshot.trace.loss
    museum.wait(20)
    assert museum.scene.snapshot.trace.loss != before
    assert not museum.run.started, "the visitor's run is untouched"


def test_the_first_touch_leads_to_a_usable_screen_at_once() -> None:
    museum = Museum()
    museum.wait(3)
    museum.touch_at(0.5, 0.03)
    assert museum.stage is Stage.VISITOR
    assert museum.scene.page is Page.VISITOR
    assert not museum.run.playing, "a touch beside everything does nothing else"
    museum.touch("play")
    assert museum.run.playing


def test_a_first_touch_on_a_control_uses_it() -> None:
    museum = Museum()
    other = Museum()
    other.wake()
    scene = other.scene
    play = scene.control("play")
    assert play is not None
    x, y = play.target.centerx / scene.layout.width, play.target.centery / scene.layout.height
    museum.touch_at(x, y)
    assert museum.run.playing, "the first touch is not lost"


def test_a_first_key_means_what_it_always_means() -> None:
    museum = Museum()
    museum.press(pygame.K_SPACE)
    assert museum.stage is Stage.VISITOR
    assert museum.run.playing


def test_who_is_gone_is_asked_and_then_everything_is_as_at_first() -> None:
    museum = Museum()
    boot = fingerprint(museum.program.application.session)
    museum.wake()
    museum.touch("play")
    museum.wait(30)
    museum.touch("just-watch")
    museum.touch("play")
    museum.touch("menu")
    museum.wait(74)
    assert museum.stage is Stage.VISITOR
    while museum.stage is Stage.VISITOR:
        museum.wait(1 / TICKS_PER_SECOND)
    assert museum.interface.countdown is not None
    seconds = [museum.interface.countdown.seconds]
    while museum.stage is Stage.COUNTDOWN:
        museum.wait(1 / TICKS_PER_SECOND)
        if museum.interface.countdown is not None:
            seconds.append(museum.interface.countdown.seconds)
    assert seconds == sorted(seconds, reverse=True)
    assert set(seconds) == set(range(1, 21))
    assert museum.stage is Stage.ATTRACT
    assert fingerprint(museum.program.application.session) == boot
    assert settled(museum.interface) == museum.program.application.home


@pytest.mark.parametrize("how", ["touch", "mouse", "key"])
def test_any_input_keeps_everything_and_does_nothing_else(how: str) -> None:
    museum = Museum()
    museum.wake()
    museum.touch("play")
    museum.wait(5)
    museum.touch("play")
    before, interface = fingerprint(museum.program.application.session), settled(museum.interface)
    museum.wait(80)
    assert museum.stage is Stage.COUNTDOWN
    x, y = 0.1, 0.9  # where Play is
    at = (round(x * museum.size[0]), round(y * museum.size[1]))
    if how == "touch":
        museum.touch_at(x, y)
    elif how == "mouse":
        museum.send(Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1, touch=False))
        museum.send(Event(pygame.MOUSEBUTTONUP, pos=at, button=1, touch=False))
    else:
        museum.press(pygame.K_SPACE)
    assert museum.stage is Stage.VISITOR
    assert museum.interface.countdown is None
    assert fingerprint(museum.program.application.session) == before
    assert settled(museum.interface) == interface


def test_watching_a_running_training_counts_as_presence_for_a_while() -> None:
    museum = Museum(stories__boot="stuck")
    museum.wake()
    museum.touch("play")
    museum.wait(178)
    assert museum.stage is Stage.VISITOR
    museum.wait(4)
    assert museum.stage is Stage.COUNTDOWN
    # Behind the countdown nothing moves on.
    before = museum.run.epoch
    museum.wait(5)
    assert museum.run.epoch == before


def test_a_class_is_never_asked() -> None:
    museum = Museum("classroom")
    assert museum.stage is Stage.VISITOR
    museum.wait(400)
    assert museum.stage is Stage.VISITOR


def test_visitors_cannot_leave() -> None:
    museum = Museum()
    museum.wake()
    museum.press(pygame.K_q, mod=pygame.KMOD_LCTRL)
    museum.press(pygame.K_ESCAPE, pygame.K_F11)
    museum.press(pygame.K_F4, mod=pygame.KMOD_LALT)
    museum.send(Event(pygame.QUIT), Event(pygame.WINDOWCLOSE))
    assert museum.program.running
    assert not museum.program.left_by_staff


def test_a_window_of_ones_own_is_closed_as_always() -> None:
    museum = Museum("classroom")
    museum.send(Event(pygame.QUIT))
    assert not museum.program.running
    museum = Museum("classroom")
    museum.press(pygame.K_q, mod=pygame.KMOD_LCTRL)
    assert not museum.program.running


def corners(museum: Museum, hold: float) -> None:
    for place in CORNERS[:-1]:
        museum.touch_at(*place)
    museum.send(finger(pygame.FINGERDOWN, CORNERS[-1]))
    museum.wait(hold)
    museum.send(finger(pygame.FINGERUP, CORNERS[-1]))


@pytest.mark.parametrize("start", ["attract", "visitor", "lab"])
def test_staff_leave_by_four_corners_and_a_pin(start: str) -> None:
    museum = Museum(staff__pin="4711")
    if start != "attract":
        museum.wake()
    if start == "lab":
        museum.touch("view")
    if start == "attract":
        # The first touch wakes the screen.
        museum.touch_at(0.5, 0.03)
    corners(museum, 2.1)
    assert museum.interface.pin_pad is not None
    museum.press(*(ord(digit) for digit in "4712"))
    assert museum.interface.pin_pad is not None
    assert museum.program.running
    for digit in "4711":
        museum.touch(f"pin.{digit}")
    assert not museum.program.running
    assert museum.program.left_by_staff


def test_a_locked_pad_stays_takes_nothing_and_then_takes_the_pin() -> None:
    museum = Museum(staff__pin="4711")
    museum.wake()
    corners(museum, 2.1)
    for _ in range(WRONG_PINS):
        museum.press(*(ord(digit) for digit in "4712"))
    for digit in "4711":
        museum.touch(f"pin.{digit}")
        museum.press(ord(digit))
    pad = museum.interface.pin_pad
    assert pad is not None
    assert (pad.entered, pad.message) == (0, "pin.locked")
    assert museum.interface.toast is None
    seconds = pad.seconds
    museum.wait(seconds - 1)
    pad = museum.interface.pin_pad
    assert pad is not None
    assert pad.seconds == 1, "what is left of the lock is told"
    museum.wait(2)
    for digit in "4711":
        museum.touch(f"pin.{digit}")
    assert museum.program.left_by_staff


def test_a_locked_pad_can_be_put_away_and_goes_home_with_everything() -> None:
    museum = Museum(staff__pin="4711")
    for leave in (lambda: museum.touch("pin.close"), lambda: museum.wait(100)):
        museum.wake()
        corners(museum, 2.1)
        for _ in range(WRONG_PINS):
            museum.press(*(ord(digit) for digit in "4712"))
        assert museum.interface.pin_pad is not None
        leave()
        assert museum.interface.pin_pad is None
        museum.wait(100)


def test_without_a_pin_the_pad_says_so_and_takes_nothing() -> None:
    museum = Museum(staff__pin=None)
    museum.wake()
    corners(museum, 2.1)
    pad = museum.interface.pin_pad
    assert pad is not None
    assert (pad.message, pad.length) == ("pin.none", 0)
    for digits in ("2580", "4711", "0000"):
        for digit in digits:
            museum.touch(f"pin.{digit}")
            museum.press(ord(digit))
    pad = museum.interface.pin_pad
    assert pad is not None
    assert pad.entered == 0
    assert museum.program.running
    museum.touch("pin.close")
    assert museum.interface.pin_pad is None
    assert not museum.program.left_by_staff


def test_a_short_hold_opens_nothing() -> None:
    museum = Museum()
    museum.wake()
    corners(museum, 1.5)
    assert museum.interface.pin_pad is None


def test_the_lab_is_one_touch_away_and_back() -> None:
    museum = Museum()
    museum.wake()
    museum.touch("view")
    assert museum.interface.view is View.LAB
    assert museum.scene.page is Page.LAB
    museum.touch("view")
    assert museum.scene.page is Page.VISITOR


def test_the_lab_can_be_kept_from_visitors() -> None:
    museum = Museum(view__lab=False)
    museum.wake()
    assert museum.control("view") is None
    museum.press(pygame.K_v)
    assert museum.scene.page is Page.VISITOR


def test_start_over_is_total_and_always_there() -> None:
    museum = Museum()
    boot = fingerprint(museum.program.application.session)
    for in_lab in (False, True):
        museum.wake()
        if in_lab:
            museum.touch("view")
        museum.program.application.carry_out(NewWeights())
        museum.touch("play")
        museum.wait(3)
        museum.touch("start-over")
        assert fingerprint(museum.program.application.session) == boot
        assert settled(museum.interface) == museum.program.application.home


def test_a_kiosk_writes_no_files_for_visitors(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[object] = []
    monkeypatch.setattr(
        "game.app.program.application.save", lambda *given: saved.append(given) or iter([])
    )
    museum = Museum()
    museum.wake()
    museum.touch("view")
    museum.press(pygame.K_p)
    museum.program.after_frame(pygame.Surface(museum.size))
    assert saved == []
    assert museum.control("save") is None


def test_inputs_can_be_switched_off() -> None:
    museum = Museum(inputs__keyboard=False)
    museum.press(pygame.K_SPACE)
    assert museum.stage is Stage.ATTRACT
    museum = Museum(inputs__touch=False)
    museum.touch_at(0.5, 0.5)
    assert museum.stage is Stage.ATTRACT


def test_what_is_shown_goes_on_while_nobody_points_at_anything() -> None:
    museum = Museum()
    museum.wake()
    museum.touch("play")
    museum.wait(1)
    assert museum.interface.pointer is None
    seen = []
    for _ in range(30):
        museum.send()
        assert museum.scene.snapshot is museum.run
        seen.append(museum.scene.snapshot)
    assert len(set(map(id, seen))) == 30, "each tick tells something new"


@pytest.mark.parametrize("profile", ["kiosk", "classroom"])
def test_the_pixels_move_while_nobody_points_at_anything(profile: str) -> None:
    museum = Museum(profile)
    museum.wake()
    museum.touch("play")
    museum.wait(1)
    surface = pygame.Surface(museum.size)
    changed = 0
    for _ in range(60):
        museum.send()
        changed += bool(museum.program.screen.render(surface, museum.scene, lambda: False))
    assert changed > 40


def test_every_show_makes_the_coming_screens_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    museum = Museum()
    screen, window = museum.program.screen, pygame.Surface(museum.size)
    made: list[Page] = []
    monkeypatch.setattr(screen, "make_ready", lambda scene: made.append(scene.page))

    def show() -> None:
        for _ in range(10):
            museum.send()
            museum.program.after_frame(window)

    show()
    assert set(made) == {Page.VISITOR, Page.LAB}
    assert len(made) == 2, "once"
    museum.wake()
    show()
    assert len(made) == 2, "nothing is made ahead while somebody is there"
    while museum.stage is not Stage.ATTRACT:
        museum.wait(1)
    show()
    assert len(made) == 4, "the visitor may have changed colours or language"
