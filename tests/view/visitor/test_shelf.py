"""The shelf of the story cards: what is seen of it, and how each input scrolls it."""

from dataclasses import replace

import numpy as np
import pytest

from game.session.commands import SelectPreset
from game.session.session import Session
from game.view.interaction import (
    Interaction,
    KeyPressed,
    PointerCancelled,
    PointerMoved,
    PointerPressed,
    PointerReleased,
    WheelTurned,
    reduce,
    settle,
)
from game.view.interaction.changes import tick
from game.view.scene.actions import InterfaceAction
from game.view.scene.control import Control
from game.view.scene.interface import Interface
from game.view.scene.scene import Scene
from game.view.visitor.dock.stories import BACK, ON, STORY_ID, StoriesPanel
from tests.view.visitor.stage import ALL, PROJECTOR, STORIES, VISITOR, scene

NAMES = list(STORIES)
SIZES = [(1920, 1080), (1280, 720), (1024, 768), (1080, 1920), (3840, 2160), (2560, 1080)]


class Hand:
    """Somebody at the story cards, before the first epoch."""

    def __init__(
        self, interface: Interface = VISITOR, size: tuple[int, int] = (1920, 1080)
    ) -> None:
        self.session = Session(ALL, ALL["story-xor"], np.random.default_rng(1))
        self.interface, self.size = interface, size
        self._interaction = Interaction()

    @property
    def scene(self) -> Scene:
        return scene(self.session.snapshot(), self.size, interface=self.interface)

    @property
    def cards(self) -> list[Control]:
        return [c for c in self.scene.controls if c.id.startswith(STORY_ID)]

    @property
    def seen(self) -> list[str]:
        return [card.id.removeprefix(STORY_ID) for card in self.cards]

    @property
    def chosen(self) -> str:
        return self.session.snapshot().preset.name.removeprefix("story-")

    def send(self, *events: object) -> "Hand":
        for event in events:
            reaction = self._interaction.react(event, self.scene)  # type: ignore[arg-type]
            self.interface = reaction.interface
            for action in reaction.actions:
                if isinstance(action, InterfaceAction):
                    self.interface = reduce(self.interface, action)
                else:
                    self.session.apply(action)
            self.interface = settle(self.interface, self.scene.controls)
        return self

    def wait(self, ticks: int = 60) -> "Hand":
        for _ in range(ticks):
            self.interface = tick(self.interface)
        return self

    def place(self, name: str) -> tuple[float, float]:
        control = self.scene.control(name)
        assert control is not None, name
        return control.target.centerx, control.target.centery

    def tap(self, name: str) -> "Hand":
        x, y = self.place(name)
        return self.send(PointerPressed(x, y, touch=True), PointerReleased(x, y, touch=True))

    def drag(self, name: str, way: float, steps: int = 12) -> "Hand":
        x, y = self.place(name)
        self.send(PointerPressed(x, y, touch=True))
        for step in range(1, steps + 1):
            self.send(PointerMoved(x + way * step / steps, y, touch=True))
        return self

    def let_go(self, name: str, way: float) -> "Hand":
        x, y = self.scene.layout.width / 2 + way, self.scene.layout.height - 60.0
        return self.send(PointerReleased(x, y, touch=True))

    def all_by(self, button: str) -> set[str]:
        """What is seen while the button is used until it has led round."""
        found = set(self.seen)
        for _ in NAMES:
            found |= set(self.tap(button).wait().seen)
        return found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page", [VISITOR, PROJECTOR], ids=["visitor", "projector"])
def test_all_stories_come_by_and_every_card_is_large_enough(page, size) -> None:
    hand = Hand(page, size)
    boxes = hand.scene.layout.large
    assert boxes is not None
    assert boxes.story is not None
    controls = [*hand.cards, *(c for c in hand.scene.controls if c.id in (BACK, ON))]
    for control in controls:
        assert boxes.story.covers(control.target, slack=0.5)
        assert control.target.w >= (56.0 if control.id in (BACK, ON) else 200.0)
        assert control.target.h >= 56.0
    for one in controls:
        assert not any(one.target.overlaps(c.target) for c in controls if c is not one)
    assert len(hand.seen) >= 2
    assert hand.seen == NAMES[: len(hand.seen)]
    assert hand.all_by(ON) == set(NAMES)
    assert hand.all_by(BACK) == set(NAMES)


def test_the_four_are_seen_first_and_a_few_stories_need_no_shelf() -> None:
    assert Hand().seen == ["and", "xor", "race", "stuck"]
    assert Hand(size=(1024, 768)).seen == ["and", "xor", "race", "stuck"]


def test_a_page_on_and_back_and_round_at_the_ends() -> None:
    hand = Hand()
    assert hand.tap(ON).seen == ["locked", "sure", "unheard", "heard"]
    assert hand.wait().tap(ON).seen == NAMES[-4:]
    assert hand.wait().tap(ON).seen == NAMES[:4]
    assert hand.wait().tap(BACK).seen == NAMES[-4:]
    assert hand.chosen == "xor", "who only looks chooses nothing"


def test_it_glides_to_where_it_is_sent_and_cuts_where_nothing_is_to_move() -> None:
    hand = Hand().tap(ON)
    ats = [hand.wait(1).interface.stories.at for _ in range(40)]
    assert ats == sorted(ats)
    assert 0.0 < ats[0] < 4.0 == ats[-1]
    calm = Hand(replace(VISITOR, reduced_motion=True)).tap(ON).wait(1)
    assert calm.interface.stories.at == 4.0


@pytest.mark.parametrize(("steps", "seen"), [(-1, NAMES[1:5]), (-3, NAMES[3:7]), (2, NAMES[:4])])
def test_the_wheel_scrolls_by_columns(steps: int, seen: list[str]) -> None:
    hand = Hand()
    assert hand.send(WheelTurned(*hand.place("story.and"), steps)).seen == seen


def test_a_drag_carries_the_cards_along_and_chooses_none() -> None:
    hand = Hand().drag("story.stuck", -470.0, steps=40)
    at = hand.interface.stories.at
    assert at == pytest.approx(470.0 / hand.cards[0].scrolling.pitch)
    hand.let_go("story.stuck", -470.0).wait()
    assert hand.interface.stories.at == 2.0
    assert hand.seen == NAMES[2:6]
    assert hand.chosen == "xor"


def test_a_flick_goes_farther_than_the_finger_and_a_short_one_turns_by_one() -> None:
    far = Hand().drag("story.stuck", -240.0, steps=4).let_go("story.stuck", -240.0).wait()
    assert far.interface.stories.at >= 2.0
    short = Hand().drag("story.stuck", -60.0, steps=60).let_go("story.stuck", -60.0).wait()
    assert short.interface.stories.at == 1.0


def test_a_press_that_trembles_is_a_press() -> None:
    hand = Hand()
    x, y = hand.place("story.race")
    hand.send(PointerPressed(x, y), PointerMoved(x + 9.0, y - 4.0), PointerReleased(x + 9.0, y))
    assert hand.chosen == "race"


def test_beyond_its_ends_it_gives_a_little_and_comes_back() -> None:
    hand = Hand().drag("story.and", 900.0)
    assert -0.5 < hand.interface.stories.at < 0.0
    hand.let_go("story.and", 900.0).wait()
    assert (hand.interface.stories.at, hand.seen) == (0.0, NAMES[:4])


def test_a_drag_that_never_ends_comes_to_rest() -> None:
    hand = Hand().drag("story.stuck", -300.0).send(PointerCancelled()).wait()
    assert hand.interface.stories.at in (1.0, 2.0)
    assert hand.interface.stories.to is not None


def test_arrows_choose_all_stories_and_the_chosen_one_is_always_seen() -> None:
    hand = Hand()
    hand.interface = replace(hand.interface, focused="story.xor", focus_visible=True)
    visited = []
    for _ in NAMES:
        hand.send(KeyPressed("right")).wait()
        visited.append(hand.chosen)
        assert hand.chosen in hand.seen
        assert hand.interface.focused == f"story.{hand.chosen}"
    assert visited == [*NAMES[2:], *NAMES[:2]]
    assert hand.send(KeyPressed("end")).chosen == NAMES[-1]
    assert NAMES[-1] in hand.seen


def test_what_is_chosen_elsewhere_is_brought_into_view() -> None:
    hand = Hand().tap(ON).wait()
    hand.session.apply(SelectPreset("story-apart"))
    assert "apart" in hand.seen
    hand.session.apply(SelectPreset("story-and"))
    assert "and" in hand.seen


def test_digits_choose_the_first_stories_whatever_is_seen() -> None:
    assert Hand().tap(ON).send(KeyPressed("5")).chosen == "locked"


def test_on_its_way_cards_are_drawn_where_they_are() -> None:
    panel, hand = StoriesPanel(), Hand().tap(ON)
    keys = {panel.key(hand.wait(1).scene) for _ in range(8)}
    assert len(keys) == 8, "every step of the way is another picture"
    assert panel.box_of(hand.scene) == panel.box_of(Hand().scene)
