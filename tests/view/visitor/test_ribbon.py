"""The ribbon: what is drawn and what is dragged are one thing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.app import paths
from game.session import commands as c
from game.view.charts.axes.plot import epoch_scale
from game.view.drawing.box import Box
from game.view.scene.control import Control
from game.view.scene.page import Page
from game.view.scene.scene import Scene
from game.view.scene.texts import load_texts
from game.view.visitor.dock.ribbon import MARKER, RibbonPanel, markers, shown_markers
from game.view.visitor.dock.timeline import scrub_target, scrub_track, scrub_zone
from tests.view.stage import words, written
from tests.view.visitor.stage import MOMENTS, PAGES, Moment, scene

# Between a number and what stands beside it.
AIR = 10.0
STORY = Box(382.0, 868.0, 1012.0, 188.0)


def timeline(given: Scene) -> Control:
    control = given.control("timeline")
    assert control is not None
    return control


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_a_touch_on_the_knob_moves_nothing(page: str, size: tuple[int, int]) -> None:
    for name in ("past", "solved", "staged"):
        given = scene(MOMENTS[name].snapshot(), size, PAGES[page])
        control, seen = timeline(given), given.snapshot
        left, right = control.track
        x = epoch_scale(control, seen.last_epoch).x(seen.epoch)
        assert control.target.contains(x, control.target.centery)
        assert control.sliding is not None
        assert control.sliding.at((x - left) / (right - left)) == c.Seek(seen.epoch)
        assert control.sliding.fraction == pytest.approx((x - left) / (right - left))


@given(st.integers(0, 200_000))
def test_the_recording_grows_and_stays_inside_the_zone(last: int) -> None:
    for page in (Page.VISITOR, Page.PROJECTOR):
        zone = scrub_zone(STORY, page)
        left, right = scrub_track(zone, last)
        assert zone.x == left < right
        assert scrub_track(zone, last + 1)[1] >= right
        control = Control("timeline", kind_of(), scrub_target(STORY, page), "", track=(left, right))
        assert epoch_scale(control, last).x(last) <= zone.right


def kind_of():
    return timeline(scene(MOMENTS["past"].snapshot())).kind


def test_markers_tell_of_locks_and_of_the_solution() -> None:
    told = [(marker.epoch, marker.icon) for marker in markers(MOMENTS["solved"].snapshot())]
    assert told[0] == (118, "star")
    assert (72, "lock") in told
    assert (187, "lock") in told


def test_markers_stand_apart_and_the_star_comes_first() -> None:
    given = scene(MOMENTS["solved"].snapshot())
    epochs = epoch_scale(timeline(given), given.snapshot.last_epoch)
    shown = shown_markers(given.snapshot, epochs)
    assert shown[0].icon == "star"
    places = sorted(epochs.x(marker.epoch) for marker in shown)
    assert all(b - a >= 50.0 for a, b in pairwise(places))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_a_marker_at_the_start_stands_clear_of_the_numbers(
    page: str, size: tuple[int, int], language: str
) -> None:
    texts = load_texts(paths.TEXTS, language)
    for epoch in (50, 1_200, 12_000):
        seen = Moment("locked", (c.TrainTo(epoch),)).snapshot()
        given = scene(seen, size, PAGES[page], texts=texts)
        epochs = epoch_scale(timeline(given), seen.last_epoch)
        assert shown_markers(seen, epochs)[0].epoch == 0
        left = (epochs.x(0) - MARKER / 2) * given.layout.scale
        numbers = [t for t in written(RibbonPanel(), given) if t.string != texts("visitor.now")]
        assert numbers
        assert all(text.rect.right + AIR * given.layout.scale <= left for text in numbers)


def test_it_says_loss_and_epoch() -> None:
    said = words(RibbonPanel(), scene(MOMENTS["staged"].snapshot()))
    assert {"loss", "0.519", "epoch", "100", "now"} <= set(said)


def test_before_anything_is_learned_it_cannot_be_dragged() -> None:
    given = scene(Moment(commands=(c.TogglePlay(),)).snapshot())
    assert not timeline(given).enabled
    assert words(RibbonPanel(), given)
