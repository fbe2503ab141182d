"""The visitor view by keyboard alone: where Tab halts, what arrows choose, what is used."""

from dataclasses import replace

from game.session.commands import SelectPreset, SelectSample, TogglePlay
from game.view.interaction import Interaction, KeyPressed, PointerPressed, PointerReleased
from game.view.interaction.focus import stops
from game.view.scene.actions import Action, GoHome
from game.view.scene.scene import Scene
from tests.view.visitor.stage import MOMENTS, VISITOR, scene


def halts(name: str) -> list[str]:
    return [control.id for control in stops(scene(MOMENTS[name].snapshot()).controls, None)]


def focused(name: str, control: str) -> Scene:
    interface = replace(VISITOR, focused=control, focus_visible=True)
    return scene(MOMENTS[name].snapshot(), interface=interface)


def key(given: Scene, name: str) -> tuple[Action, ...]:
    return Interaction().react(KeyPressed(name), given).actions


def test_tab_goes_over_rows_lines_and_the_dock() -> None:
    assert halts("start") == [
        *("row.01", "neuron.x1", "connection.x1-h1", "play", "story.xor"),
        *("stories-back", "stories-on", "start-over", "view", "menu", "tell.goal"),
    ]
    assert halts("pinned") == [
        *("row.01", "neuron.x1", "connection.x2-h1", "card-close", "play", "step", "timeline"),
        *("start-over", "view", "menu"),
        *(f"phase.{phase}" for phase in ("forward", "loss", "backward", "update")),
        *("tell.puzzle", "tell.loss", "tell.epoch"),
    ]


def test_arrows_choose_a_story_or_a_row() -> None:
    assert key(focused("start", "story.xor"), "right") == (SelectPreset("story-race"),)
    assert key(focused("start", "story.xor"), "left") == (SelectPreset("story-and"),)
    assert key(focused("start", "row.01"), "down") == (SelectSample(2),)


def test_enter_presses_what_is_in_focus_and_space_plays() -> None:
    assert key(focused("solved", "start-over"), "enter") == (GoHome(),)
    assert key(scene(MOMENTS["start"].snapshot()), "space") == (TogglePlay(),)


def test_a_finger_needs_no_hover() -> None:
    given, hand = scene(MOMENTS["start"].snapshot()), Interaction()
    play = given.control("play")
    assert play is not None
    x, y = play.target.centerx, play.target.centery
    pressed = hand.react(PointerPressed(x, y, touch=True), given)
    assert pressed.interface.pressed == "play"
    given = replace(given, interface=pressed.interface)
    released = hand.react(PointerReleased(x, y, touch=True), given)
    assert released.actions == (TogglePlay(),)
    assert released.interface.hovered is None
