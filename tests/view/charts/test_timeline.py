"""The timeline: its playhead stands where the control says, its bubble reads the epoch."""

from dataclasses import replace

import pygame
import pytest

from game.session import commands as c
from game.view.charts.axes.plot import epoch_scale
from game.view.charts.timeline import TimelinePanel, pointed_epoch
from game.view.drawing.box import Box
from game.view.scene.control import Control
from game.view.scene.interface import Interface
from game.view.scene.scene import Scene
from game.view.widgets.sliders.timescale import epoch_at, fraction_of
from tests.view.charts.stage import trained
from tests.view.stage import FOLDS, picture, pixels, scene, words, written


def timeline(given: Scene) -> Control:
    control = given.control("timeline")
    assert control is not None
    return control


def at(given: Scene, share: float, **interface: object) -> Scene:
    """With the pointer in the well, so far along its track."""
    control = timeline(given)
    left, right = control.track
    pointer = (left + (right - left) * share, control.target.centery)
    return replace(given, interface=replace(given.interface, pointer=pointer, **interface))


@pytest.mark.parametrize("epoch", [0, 77, 300])
def test_the_playhead_stands_where_the_control_says(epoch: int) -> None:
    given = scene(trained(300, "xor", c.Seek(epoch)))
    control = timeline(given)
    left, right = control.track
    x = epoch_scale(control, 300).x(epoch)
    assert control.sliding is not None
    assert x == pytest.approx(left + (right - left) * control.sliding.fraction)
    assert x == pytest.approx(left + (right - left) * fraction_of(epoch, 300))


def test_the_playhead_is_white_from_end_to_end_of_the_well() -> None:
    given = scene(trained(300, "xor", c.Seek(120)))
    control = timeline(given)
    surface = picture(TimelinePanel(), given)
    x = round(epoch_scale(control, 300).x(120))
    for y in (control.target.y + 12, control.target.centery, control.target.bottom - 6):
        assert min(surface.get_at((x, round(y)))[:3]) > 200


@pytest.mark.parametrize("size", FOLDS)
def test_before_the_start_it_says_what_to_do(size: tuple[int, int]) -> None:
    assert words(TimelinePanel(), scene(trained(0), size)) == ["Press play and watch it learn"]
    assert words(TimelinePanel(), scene(trained(5), size)) == []


def test_the_bubble_reads_the_epoch_that_a_click_would_go_to() -> None:
    plain = scene(trained(300))
    for share in (0.0, 0.3, 0.97, 1.0):
        given = at(plain, share)
        assert pointed_epoch(given, timeline(given)) == epoch_at(share, 300)
        assert words(TimelinePanel(), given) == [f"epoch {epoch_at(share, 300)}"]


def test_the_bubble_stays_in_the_well() -> None:
    plain = scene(trained(300))
    for share in (0.0, 0.02, 0.5, 0.99, 1.0):
        given = at(plain, share)
        (text,) = written(TimelinePanel(), given)
        assert pygame.Rect(*map(round, timeline(given).target)).contains(text.rect)


def test_a_drag_is_read_beyond_the_well_and_another_drag_is_not_read() -> None:
    plain = scene(trained(300))
    control = timeline(plain)
    below = (control.target.right + 50, control.target.bottom + 80)
    held = replace(plain, interface=Interface(pointer=below, pressed="timeline"))
    assert pointed_epoch(held, control) == 300
    assert pointed_epoch(at(plain, 0.5, pressed="pace"), control) is None
    assert pointed_epoch(at(plain, 0.5, help_open=True), control) is None
    assert pointed_epoch(plain, control) is None


def test_the_future_of_the_recording_is_dimmer() -> None:
    past = scene(trained(300, "xor", c.Seek(100)))
    now = scene(trained(300))
    control = timeline(now)
    x = round(epoch_scale(control, 300).x(200))
    area = pygame.Rect(x, round(control.target.y), 1, round(control.target.h))
    brightness = [
        pygame.surfarray.array3d(picture(TimelinePanel(), given).subsurface(area)).sum()
        for given in (past, now)
    ]
    assert brightness[0] < brightness[1]


def test_focus_and_pointer_change_the_key_and_the_picture() -> None:
    panel = TimelinePanel()
    plain = scene(trained(300))
    focused = replace(plain, interface=Interface(focused="timeline", focus_visible=True))
    keys = [panel.key(given) for given in (plain, focused, at(plain, 0.4))]
    assert len(set(keys)) == 3
    shots = [pixels(picture(panel, given)) for given in (plain, focused, at(plain, 0.4))]
    assert len(set(shots)) == 3
    hidden = replace(plain, interface=Interface(focused="timeline", focus_visible=False))
    assert panel.key(hidden) == panel.key(plain)


@pytest.mark.parametrize("size", FOLDS)
def test_the_box_holds_the_well_and_the_knob(size: tuple[int, int]) -> None:
    given = scene(trained(10), size)
    box, well = TimelinePanel().box_of(given), timeline(given).target
    assert box is not None
    assert box.covers(Box(well.x, well.y - 12, well.w, well.h + 16))


def test_without_a_timeline_there_is_no_panel() -> None:
    given = replace(scene(trained(10)), table=lambda: ())
    assert TimelinePanel().box_of(given) is None
    assert TimelinePanel().key(given) is None
    picture(TimelinePanel(), given)
