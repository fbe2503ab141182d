"""Futures beside each other: what is said of them holds, and a touch brings one back."""

from dataclasses import replace

import numpy as np
import pytest

from game.app import paths
from game.engine.topology import NETWORK_2_2_1
from game.session import commands as c
from game.session.snapshot import Snapshot
from game.view.charts.axes.plot import epoch_scale
from game.view.charts.futures.controls import way_face
from game.view.charts.futures.names import name_of, sentences
from game.view.charts.futures.panel import FuturesPanel, ruler, standing_of
from game.view.charts.futures.places import (
    Form,
    chart_area,
    letters,
    list_place,
    shown_futures,
)
from game.view.charts.timeline import TimelinePanel
from game.view.drawing import theme
from game.view.scene.control import Kind
from game.view.scene.inputs import KeyPressed, PointerMoved
from game.view.scene.interface import Interface
from game.view.scene.texts import load_texts
from game.view.widgets.sliders.timescale import horizon
from tests.view.charts.stage import trained
from tests.view.interaction.desk import Desk
from tests.view.stage import (
    COMPACT,
    ENGLISH,
    FOLDS,
    SIZES,
    STACK,
    WIDE,
    device,
    scene,
    words,
    written,
)

CE = c.ChangeSetting("loss", "cross-entropy")
TWO = (c.TrainTo(300), c.Seek(120), CE, c.TrainTo(250))
THIRD = (c.Seek(120), c.ChangeSetting("loss", "mse"), c.Seek(100))
THIRD = (*THIRD, c.ChangeSetting("learning_rate", 1.0), c.TrainTo(280))


def vanishing(*more: c.Command) -> Snapshot:
    return trained(0, "vanishing-gradient", *TWO, *more)


def said(snapshot: Snapshot) -> tuple[str, tuple[str, ...]]:
    return sentences(snapshot, shown_futures(snapshot, Interface()), ENGLISH)


def names(snapshot: Snapshot) -> list[str]:
    return [name_of(each, snapshot.futures, ENGLISH)[0] for each in snapshot.futures]


def test_they_are_called_by_what_was_changed() -> None:
    assert names(vanishing()) == ["Squared error", "Cross-entropy from 120"]
    assert names(vanishing(*THIRD))[2] == "η 1.00 from 100"
    both = (c.Seek(120), c.ChangeSetting("learning_rate", 0.1), c.TrainTo(150))
    assert names(vanishing(*both))[2] == "2 changes from 120"
    rate = trained(80, "xor", c.Seek(20), c.ChangeSetting("learning_rate", 0.3))
    assert names(rate) == ["η 1.00", "η 0.30 from 20"]


def test_where_losses_differ_one_ruler_measures_all_and_it_is_said() -> None:
    seen = vanishing(c.Seek(200))
    assert ruler(seen, ENGLISH) == "one ruler for all: ½ squared error"
    shown = [standing_of(each, seen, 200) for each in seen.futures]
    assert [each.right for each in shown] == [1, 4]
    for each, future in zip(shown, seen.futures, strict=True):
        answers = future.history.trace_at(200).forward.activations[-1][0]
        error = 0.5 * ((answers - seen.dataset.targets[0]) ** 2).mean()
        assert float(each.loss) == pytest.approx(float(error), abs=5e-5)
    rate = trained(80, "xor", c.Seek(20), c.ChangeSetting("learning_rate", 0.3))
    assert ruler(rate, ENGLISH) == "½ squared error"


def test_beyond_its_end_a_future_has_no_number() -> None:
    seen = vanishing(c.BringBack(0), c.Seek(280))
    assert standing_of(seen.futures[1], seen, 280).ends == 250
    assert "ends at 250" in words(FuturesPanel(), scene(seen))


def test_what_is_said_of_two() -> None:
    assert said(vanishing(c.Seek(200))) == (
        "Same weights at epoch 120, two losses.",
        ("B is right on all 4 rows from 180 on.", "A, at 300: 1 of 4 right."),
    )
    assert said(vanishing(c.Seek(60)))[0] == "Back at epoch 60: both futures lie ahead."
    assert said(vanishing(*THIRD))[0] == "Same weights at epoch 100, two learning rates."
    begun = trained(0, "vanishing-gradient", c.TrainTo(300), c.Seek(120), CE)
    assert said(begun)[0] == "Same weights at epoch 120, two losses."
    assert "Back at" not in said(trained(0, "vanishing-gradient", *TWO[:3], c.Seek(60)))[0]


def test_two_stand_beside_each_other_and_the_third_on_demand() -> None:
    seen = vanishing(*THIRD)
    assert [each.letter for each in shown_futures(seen, Interface())] == ["A", "C"]
    everything = shown_futures(seen, Interface(all_futures=True))
    assert [each.letter for each in everything] == ["A", "B", "C"]


@pytest.mark.parametrize("size", FOLDS)
def test_they_come_back_by_a_click_a_letter_and_a_key(size: tuple[int, int]) -> None:
    desk = Desk(size, "vanishing-gradient")
    started = {each.id for each in desk.controls}
    assert not [name for name in started if name.startswith(("futures", "pin", "another"))]
    for command in (*TWO, c.Seek(200)):
        desk.session.apply(command)

    def active() -> str:
        return next(each.letter for each in desk.session.snapshot().futures if each.active)

    for use in (
        lambda: desk.click_on("futures.A"),
        lambda: desk.click_on("futures.well.B"),
        lambda: desk.keys("f"),
        lambda: desk.send(KeyPressed("f", shift=True)),
    ):
        before = active()
        use()
        assert active() != before
        assert desk.session.epoch == 200
    desk.focus("futures.A")
    desk.keys("down")
    assert active() == "B" or desk.interface.focused == "futures.B"


def test_the_third_is_asked_for_by_a_button() -> None:
    desk = Desk(preset="vanishing-gradient")
    for command in (*TWO, *THIRD):
        desk.session.apply(command)
    assert desk.scene.control("futures.B") is None
    desk.click_on("futures.more")
    assert desk.scene.control("futures.B") is not None
    desk.click_on("futures.more")
    assert desk.scene.control("futures.B") is None


def test_in_the_past_the_way_to_another_future_is_in_view() -> None:
    desk = Desk(preset="vanishing-gradient")
    desk.session.apply(c.TrainTo(300))
    assert desk.scene.control("another-way") is None
    for epoch in (0, 20, 150, 298):
        desk.session.apply(c.Seek(epoch))
        way, well = desk.control("another-way"), desk.control("timeline")
        assert well.target.covers(way_face(way.target), 1.0)
    desk.click_on("another-way")
    assert desk.interface.settings_open
    assert desk.scene.control("another-way") is None


@pytest.mark.parametrize("size", FOLDS)
@pytest.mark.parametrize("epoch", [0, 30, 150, 298])
def test_what_stands_in_the_well_is_easy_to_hit_and_leaves_the_others_room(
    size: tuple[int, int], epoch: int
) -> None:
    desk = Desk(size, "vanishing-gradient")
    for command in (*TWO, *THIRD, c.Seek(epoch)):
        desk.session.apply(command)
    desk.click_on("futures.more")
    hits = [each for each in desk.controls if each.panel in ("futures.well", "another-way")]
    assert len(hits) >= 2
    bar, head = desk.layout.transport, desk.control("timeline")
    pins = [each for each in desk.controls if each.kind is Kind.PIN]
    for number, each in enumerate(hits):
        assert each.target.h >= theme.HIT_MINIMUM
        assert each.target.bottom <= bar.bottom
        assert not any(each.target.overlaps(other.target) for other in (*hits[:number], *pins))
        x = epoch_scale(head, horizon(desk.session.snapshot())).x(desk.session.epoch)
        assert not each.target.x < x < each.target.right, "that is the playhead's"


@pytest.mark.parametrize("size", [WIDE, COMPACT])
def test_the_epoch_under_the_pointer_is_not_written_over_the_way_to_another_future(
    size: tuple[int, int],
) -> None:
    desk = Desk(size)
    desk.session.apply(c.TrainTo(300))
    read = 0
    for epoch in (0, 100, 200, 290):
        desk.session.apply(c.Seek(epoch))
        well, way = desk.control("timeline"), way_face(desk.control("another-way").target)
        for share in np.linspace(0.03, 0.97, 24):
            desk.send(PointerMoved(well.target.x + share * well.target.w, well.target.y + 14))
            given = desk.scene
            epochs = [t for t in written(TimelinePanel(), given) if t.string.startswith("epoch")]
            read += len(epochs)
            area = device(way, given.layout.scale)
            assert not any(text.rect.colliderect(area) for text in epochs)
    assert read > 60, "elsewhere it is written"


def test_nor_over_the_letters_of_the_futures() -> None:
    desk = Desk(WIDE, "vanishing-gradient")
    for command in (*TWO, c.Seek(280)):
        desk.session.apply(command)
    well = desk.control("timeline")
    read = 0
    for share in np.linspace(0.03, 0.97, 48):
        desk.send(PointerMoved(well.target.x + share * well.target.w, well.target.y + 30))
        texts = written(TimelinePanel(), desk.scene)
        letters_at = [t for t in texts if t.string in ("A", "B")]
        epochs = [t for t in texts if t.string.startswith("epoch")]
        read += len(epochs)
        assert len(letters_at) == 2
        for text in epochs:
            assert not any(text.rect.colliderect(letter.rect) for letter in letters_at)
    assert read > 30, "elsewhere it is written"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("card", [False, True])
@pytest.mark.parametrize("everything", [False, True])
def test_list_and_chart_share_the_panel(
    size: tuple[int, int], card: bool, everything: bool
) -> None:
    pinned = (c.SelectNeuron(trained(0).topology.neurons[0]),) if card else ()
    seen = vanishing(*THIRD, *pinned)
    given = scene(seen, size, interface=Interface(all_futures=everything))
    place = list_place(given.layout, seen, given.interface)
    area = chart_area(given.layout, seen, given.interface)
    if place is None or area is None:
        return
    graphs = given.layout.graphs
    assert graphs is not None
    assert graphs.covers(place.box, 1.0)
    assert all(place.box.covers(row, 1.0) for row in place.rows)
    assert all(not a.overlaps(b) for a in place.rows for b in place.rows if a is not b)
    assert not any(row.overlaps(place.more) for row in place.rows) or place.form.value == "pills"
    assert area.w >= 300
    assert len(words(FuturesPanel(), given)) >= len(place.rows)


def test_letters_stand_apart() -> None:
    seen = vanishing(*THIRD)
    places = letters(seen.futures, [300.0, 295.0, 290.0], 25.0)
    assert sorted(places) == [250.0, 275.0, 300.0]


def test_the_rows_show_names_numbers_and_letters() -> None:
    for size in (WIDE, COMPACT, STACK):
        told = words(FuturesPanel(), scene(vanishing(c.Seek(200)), size))
        assert {"A", "B", "0.3741", "0.0382", "epoch 200"} <= set(told)
        assert "Cross-entropy from 120" in told


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_beside_an_open_card_two_pills_have_their_names(language: str) -> None:
    seen = vanishing(c.SelectConnection(trained(0).topology.connections[0]))
    texts = load_texts(paths.TEXTS, language)
    given = replace(scene(seen), texts=texts)
    place = list_place(given.layout, seen, given.interface)
    assert place is not None
    assert place.form is Form.PILLS
    told = words(FuturesPanel(), given)
    for loss in ("mse", "cross-entropy"):
        assert texts(f"controls.loss.{loss}.label") in told


def test_between_the_ruler_of_pills_and_the_button_of_the_third_is_room() -> None:
    seen = vanishing(*THIRD, c.SelectConnection(trained(0).topology.connections[0]))
    given = scene(seen)
    place = list_place(given.layout, seen, given.interface)
    assert place is not None
    assert place.form is Form.PILLS
    (ruler_text,) = (t for t in written(FuturesPanel(), given) if "½" in t.string)
    # On a window of this size a unit is a pixel.
    assert given.layout.scale == 1.0
    assert ruler_text.rect.right + 8 <= place.more.x
    assert ruler_text.rect.left >= place.rows[-1].right + 8


def test_what_is_said_of_a_weight_set_by_hand() -> None:
    by_name = NETWORK_2_2_1.by_name
    hand = (c.TrainTo(200), c.Seek(120), c.TakeInHand(by_name["h1-o1"], -1.8), c.TrainTo(160))
    seen = trained(0, "xor", *hand)
    assert names(seen)[1] == "h1→o1 by hand from 120"
    assert said(seen)[0] == "They part at epoch 120: h1→o1 by hand."
    ahead = trained(0, "xor", *hand, c.Seek(60))
    assert said(ahead)[1] == ("Up to 119 they share their past. A tap brings one back.",)
    bias = (c.TrainTo(90), c.Seek(0), c.TakeInHand(by_name["b.o1"], 2.0), c.TrainTo(60))
    assert names(trained(0, "xor", *bias))[1] == "b→o1 by hand from 0"
    third = (c.BringBack(0), c.Seek(120), c.ChangeSetting("learning_rate", 0.1), c.TrainTo(150))
    assert "by hand" not in said(trained(0, "xor", *hand, *third, c.BringBack(0)))[0]
