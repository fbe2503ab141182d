"""A race in the program as it runs: with each input alone, always to be left, and nothing is lost
or stuck on the way.
"""

from collections.abc import Callable

import numpy as np
import pygame
import pytest
from pygame.event import Event

from game.app.soak.random_events import Fuzzer
from game.app.soak.simulated_visitors import Crowd
from game.exhibit.presence.presence import Stage as Presence
from game.exhibit.sound.ear import Ear
from game.exhibit.sound.heard import Sound
from game.session import commands as c
from game.session.race.race import Race, Stage
from game.view.interaction import PointerCancelled
from game.view.scene.actions import SelectLanguage
from game.view.scene.control import Kind
from tests.app.museum import Museum, finger, place_of
from tests.session.race.races import DRAWN, ended, started

UP, DOWN = "pull.x2-h2.up", "pull.x2-h2.down"


def invited(profile: str = "kiosk", **values: object) -> Museum:
    """A museum in front of the race's start."""
    museum = Museum(profile, stories__boot="race", view__start="visitor", **values)
    museum.wake()
    assert race_of(museum).stage is Stage.START
    return museum


def racing(profile: str = "kiosk") -> Museum:
    museum = invited(profile)
    museum.touch("play")
    assert race_of(museum).stage is Stage.MOVE
    return museum


def race_of(museum: Museum) -> Race:
    race = museum.run.race
    assert race is not None
    return race


def drag(museum: Museum, name: str, up: float) -> None:
    """A finger takes a control and draws it up, by shares of the window's height."""
    x, y = place_of(museum, name)
    museum.send(finger(pygame.FINGERDOWN, (x, y)))
    for step in range(1, 5):
        museum.send(finger(pygame.FINGERMOTION, (x, y - up * step / 4)))
    museum.send(finger(pygame.FINGERUP, (x, y - up)))


def pulled(museum: Museum) -> float:
    """By how much a line is pulled; 0 where none is."""
    pull = race_of(museum).pull
    return 0.0 if pull is None else pull.now - pull.before


def to_the_end(museum: Museum) -> None:
    while race_of(museum).stage is not Stage.END:
        museum.touch(DOWN if len(race_of(museum).pulls) % 2 else UP)
        museum.touch("make-move")
        museum.wait(1.6)


def test_the_start_invites_to_it_and_its_card_leads_there() -> None:
    museum = Museum("kiosk", view__start="visitor")
    museum.wake()
    museum.touch("story.race")
    assert race_of(museum).stage is Stage.START
    assert [each.label for each in museum.scene.controls if each.kind is Kind.PRIMARY] == [
        "Race it"
    ]


@pytest.mark.parametrize("by", ["touch", "click"])
def test_by_pointing_alone_to_the_end_and_once_more(by: str) -> None:
    museum = invited()
    point = getattr(museum, by)
    point("play")
    for move in range(6):
        point(DOWN)
        assert pulled(museum) < 0.0
        point("make-move")
        assert race_of(museum).stage is Stage.MACHINE
        museum.wait(1.6)
        assert len(race_of(museum).pulls) == move + 1
    assert race_of(museum).stage is Stage.END
    assert museum.run.finished == {"story-race"}
    point("once-more")
    assert (race_of(museum).stage, race_of(museum).pulls) == (Stage.MOVE, ())


@pytest.mark.parametrize("name", ["pull.x2-h2", UP, DOWN])
def test_a_number_is_dragged_and_the_loss_is_live(name: str) -> None:
    museum = racing()
    before = race_of(museum).loss
    drag(museum, name, 0.1)
    assert pulled(museum) == pytest.approx(1.25, abs=0.05)
    assert race_of(museum).loss != before
    drag(museum, name, -0.4)
    assert pulled(museum) == pytest.approx(-2.0), "no further than a move may go"
    drag(museum, name, 0.1571)
    assert pulled(museum) == 0.0, "back to where it was is no pull"


def test_a_tap_on_the_number_shows_what_can_be_pulled() -> None:
    museum = racing()
    museum.touch("pull.x2-h2")
    assert pulled(museum) == 0.0
    assert museum.interface.nudged


def test_by_the_keyboard_alone() -> None:
    museum = invited()
    museum.press(pygame.K_RETURN)
    assert race_of(museum).stage is Stage.MOVE
    museum.press(pygame.K_RIGHT)  # to the first arrow
    museum.press(pygame.K_RIGHT, pygame.K_RIGHT)  # to the second line
    museum.press(pygame.K_DOWN, pygame.K_DOWN, pygame.K_UP)
    pull = race_of(museum).pull
    assert pull is not None
    assert pull.line == museum.run.topology.by_name["x2-h2"]
    assert pull.now < pull.before
    museum.press(pygame.K_RETURN)
    assert race_of(museum).stage is Stage.MACHINE
    museum.wait(1.6)
    museum.press(pygame.K_ESCAPE)
    assert museum.run.race is None
    assert museum.run.playing


def test_by_three_big_buttons_alone() -> None:
    """Step goes to the next arrow and after the last one to Done, Play pulls and moves."""
    museum = invited()
    museum.press(pygame.K_SPACE)
    museum.press(pygame.K_SPACE)  # the first arrow
    for move in range(6):
        museum.press(pygame.K_SPACE)
        assert pulled(museum) > 0.0
        for _ in range(6):
            museum.press(pygame.K_RIGHT)
        assert museum.interface.focused == "make-move"
        museum.press(pygame.K_SPACE)
        assert len(race_of(museum).pulls) == move + 1
        museum.wait(1.6)
        museum.press(pygame.K_RIGHT)
    museum.press(pygame.K_SPACE)
    assert race_of(museum).stage is Stage.MOVE, "once more"


def test_step_alone_begins_it() -> None:
    museum = invited()
    museum.press(pygame.K_RIGHT)
    assert race_of(museum).stage is Stage.MOVE


def test_by_a_gamepad_alone() -> None:
    museum = invited()

    def push(button: int) -> None:
        museum.send(Event(pygame.JOYBUTTONDOWN, instance_id=0, button=button))
        museum.send(Event(pygame.JOYBUTTONUP, instance_id=0, button=button))

    def hat(x: int, y: int) -> None:
        museum.send(Event(pygame.JOYHATMOTION, instance_id=0, hat=0, value=(x, y)))
        museum.send(Event(pygame.JOYHATMOTION, instance_id=0, hat=0, value=(0, 0)))

    push(0)
    assert race_of(museum).stage is Stage.MOVE
    hat(1, 0)
    hat(0, 1)
    assert pulled(museum) > 0.0
    for _ in range(6):
        hat(1, 0)
    push(0)
    assert race_of(museum).stage is Stage.MACHINE


def test_escape_puts_the_line_back_and_then_leaves() -> None:
    museum = racing()
    museum.touch(UP)
    museum.press(pygame.K_ESCAPE)
    assert pulled(museum) == 0.0
    assert race_of(museum).stage is Stage.MOVE
    museum.press(pygame.K_ESCAPE)
    assert museum.run.race is None


def test_just_watch_leaves_in_one_touch() -> None:
    museum = racing()
    museum.touch(UP)
    museum.touch("just-watch")
    assert museum.run.race is None
    assert museum.run.playing


PLACES: dict[str, Callable[[Museum], None]] = {
    "move": lambda museum: None,
    "pull": lambda museum: museum.touch(UP),
    "machine": lambda museum: (museum.touch(UP), museum.touch("make-move"))[0],
    "end": to_the_end,
}


@pytest.mark.parametrize("place", PLACES)
def test_home_is_one_action_away_and_one_pill_is_bright(place: str) -> None:
    museum = racing()
    PLACES[place](museum)
    bright = [each.id for each in museum.scene.controls if each.kind is Kind.PRIMARY]
    assert bright == {"pull": ["make-move"], "end": ["once-more"]}.get(place, [])
    museum.program.application.carry_out(SelectLanguage("de"))
    before = race_of(museum)
    museum.send()
    assert museum.scene.texts.language == "de"
    assert race_of(museum).yours == before.yours
    museum.size = (512, 384)
    museum.send()
    museum.touch("start-over")
    assert race_of(museum).stage is Stage.START
    assert museum.run.last_epoch == 0
    assert museum.scene.texts.language == "en"


def test_a_second_finger_pulls_nothing() -> None:
    museum = racing()
    first, second = place_of(museum, "pull.x2-h2"), place_of(museum, "pull.h2-o1")
    museum.send(finger(pygame.FINGERDOWN, first, 0))
    museum.send(finger(pygame.FINGERDOWN, second, 1))
    museum.send(finger(pygame.FINGERMOTION, (second[0], second[1] - 0.1), 1))
    assert pulled(museum) == 0.0
    museum.send(finger(pygame.FINGERMOTION, (first[0], first[1] - 0.1), 0))
    museum.send(finger(pygame.FINGERUP, second, 1))
    museum.send(finger(pygame.FINGERUP, (first[0], first[1] - 0.1), 0))
    pull = race_of(museum).pull
    assert pull is not None
    assert pull.line == museum.run.topology.by_name["x2-h2"]


def test_a_line_that_is_held_while_the_race_goes_away_holds_nothing() -> None:
    museum = racing()
    x, y = place_of(museum, "pull.x2-h2")
    museum.send(finger(pygame.FINGERDOWN, (x, y)))
    museum.send(finger(pygame.FINGERMOTION, (x, y - 0.1)))
    museum.press(pygame.K_F5)
    museum.send(finger(pygame.FINGERMOTION, (x, y - 0.2)))
    museum.send(finger(pygame.FINGERUP, (x, y - 0.2)))
    assert race_of(museum).stage is Stage.START
    museum.program.application.react(PointerCancelled(), museum.size)
    museum.touch("play")
    assert pulled(museum) == 0.0


def test_the_lab_knows_no_race() -> None:
    museum = racing()
    museum.touch(UP)
    museum.press(pygame.K_v)
    assert museum.run.race is None
    assert museum.run.trace.parameters.vector == pytest.approx(
        museum.program.application.session.recording.vector_at(0)
    )
    museum.press(pygame.K_v)
    assert not museum.run.races


def test_no_clock_runs_but_who_has_gone_is_asked_for() -> None:
    museum = racing()
    museum.wait(77)
    assert museum.stage is Presence.COUNTDOWN
    assert race_of(museum).stage is Stage.MOVE
    led = racing("projector")
    led.wait(100)
    assert race_of(led).stage is Stage.MOVE


def test_a_soft_tone_rises_or_falls_at_the_end() -> None:
    lost = tuple(c.PullLine(DRAWN[0].line, 0.2 * (number % 2)) for number in range(6))
    for pulls, sound in ((DRAWN, Sound.FORESEEN), (lost, Sound.UNFORESEEN)):
        before, ear = started(), Ear()
        before.apply(c.BeginRace())
        ear.listen(before.snapshot())
        assert [each.sound for each in ear.listen(ended(*pulls).snapshot())] == [sound]


@pytest.mark.parametrize("seed", range(3))
def test_nothing_that_is_done_breaks_it(seed: int) -> None:
    """Random events, and between them somebody who races on."""
    rng = np.random.default_rng(seed)
    museum = racing()
    fuzzer = Fuzzer(rng, museum.size)
    for _ in range(25):
        museum.send(*fuzzer.events(12))
        names = [each.id for each in museum.scene.controls if each.kind is Kind.NOTCH]
        if names and museum.interface.pressed is None:
            museum.touch(names[int(rng.integers(len(names)))])
        race = museum.run.race
        if race is not None and museum.run.races:
            assert float(museum.run.trace.loss) == race.loss
            assert len(race.yours) == len(race.pulls) + 1
            assert len(race.machine) == museum.run.last_epoch + 1
    museum.press(pygame.K_F5)
    museum.press(pygame.K_F5)
    assert race_of(museum).stage is Stage.START


def test_simulated_visitors_race() -> None:
    museum, seen = racing(), 0
    crowd = Crowd(np.random.default_rng(3), museum.size, monkeys=False)
    for _ in range(60 * 60):
        museum.send(*crowd.act(museum.scene, 1))
        race = museum.run.race
        seen = max(seen, 0 if race is None else len(race.pulls))
        if seen >= 2:
            return
    raise AssertionError(f"in a minute nobody made more than {seen} moves")
