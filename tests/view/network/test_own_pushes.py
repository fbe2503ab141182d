"""Own pushes on the pages in large type: when they are told, how they are drawn, where they are."""

import numpy as np
import pygame
import pytest

from game.session import commands as c
from game.session.presentation import Mode, Phase
from game.view.drawing.kit import DrawingKit
from game.view.drawing.styles.styles import sign_color
from game.view.drawing.theme import DARK
from game.view.network.labels.own_push_arrows import ArrowLook, OwnPushArrows
from game.view.network.places.geometry import network_geometry, place_of
from game.view.network.places.label_places import Label, clearance
from game.view.network.reading.large_reading import Discretion, read_large
from game.view.network.reading.own_pushes import LEAST, nothing_arrives, own_pushes
from game.view.network.reading.reading import read
from game.view.network.sprites import NetworkSprites
from game.view.numbers import visitor_numbers
from tests.view.network.stage import NETWORK, at
from tests.view.stage import SIZES, kit
from tests.view.visitor.stage import PROJECTOR, VISITOR, Moment, scene

ZERO_ROW, OTHER_ROW = c.SelectSample(0), c.SelectSample(1)


def moment(row: c.SelectSample = ZERO_ROW, progress: float = 0.2):  # type: ignore[no-untyped-def]
    return Moment(commands=(c.TrainTo(400), row, c.Seek(400, progress))).snapshot()


def written(seen, home=VISITOR, size=(1920, 1080)):  # type: ignore[no-untyped-def]
    given = scene(seen, size, home)
    drawing: DrawingKit = kit(given.layout.scale)
    return [text.string for text in NetworkSprites(drawing).text_log(given)]


def biases(seen) -> list[float]:  # type: ignore[no-untyped-def]
    return [seen.trace.parameters.value(bias) for bias in NETWORK.biases]


def test_the_numbers_are_told_only_while_a_row_of_zeros_runs_forward() -> None:
    strings = [visitor_numbers.weight(bias) for bias in biases(moment())]
    assert set(strings) <= set(written(moment()))
    for other in (moment(OTHER_ROW), moment(progress=0.45), moment(progress=0.7)):
        assert not nothing_arrives(other)
        assert not set(strings) & set(written(other))
    rest = Moment(commands=(c.TrainTo(400), ZERO_ROW)).snapshot()
    assert not nothing_arrives(rest)


def test_all_rows_at_once_tell_no_own_push() -> None:
    every = Moment(commands=(c.TrainTo(20), c.SelectSample(None))).snapshot()
    assert not nothing_arrives(every)
    assert not nothing_arrives(at(every, Mode.STREAM))
    assert nothing_arrives(at(moment(), Mode.STAGED, Phase.FORWARD, 0.1))


def test_every_own_push_is_there_unless_it_is_nothing() -> None:
    seen = moment(OTHER_ROW)
    pushes = read_large(seen, Discretion()).pushes
    assert [push is not None for push in pushes] == [abs(b) >= LEAST for b in biases(seen)]
    assert not any(push.told for push in pushes if push is not None)
    assert read_large(seen, Discretion(hints=False)).pushes == (None, None, None)
    reading = read(seen)
    still = tuple(weight._replace(printed=0.0, drawn=0.0) for weight in reading.weights)
    assert own_pushes(seen, reading._replace(weights=still)) == (None, None, None)


def look(value: float, quiet: bool = False) -> np.ndarray:
    arrows = OwnPushArrows(kit(1.0))
    wide = 5.0 + abs(value)
    made = arrows.sprite(ArrowLook(40, -30, wide, sign_color(value, DARK), value < 0, quiet))
    return pygame.surfarray.array3d(made).astype(int)


def test_an_arrow_is_wider_the_more_it_pushes_and_dashed_if_it_holds_down() -> None:
    areas = [int((look(value).sum(axis=2) > 100).sum()) for value in (0.5, 2.0, 6.0)]
    assert areas == sorted(areas)
    assert areas[0] < areas[-1]
    lifts, holds = look(3.0), look(-3.0)
    assert lifts[..., 2].sum() > lifts[..., 0].sum()
    assert holds[..., 0].sum() > holds[..., 2].sum()
    bright = [int((pixels.min(axis=2) > 120).sum()) for pixels in (lifts, holds)]
    assert bright[0] == 0
    assert bright[1] > 20, "light dashes along the shaft"
    assert look(3.0, quiet=True).sum() < 0.7 * lifts.sum()


@pytest.mark.parametrize("home", [VISITOR, PROJECTOR], ids=["visitor", "projector"])
@pytest.mark.parametrize("size", SIZES)
def test_its_number_hides_no_other_and_its_arrow_no_small_curve(size, home) -> None:  # type: ignore[no-untyped-def]
    geometry = network_geometry(*place_of(scene(moment(), size, home).layout))
    label = Label(*geometry.label)
    taken = [label.at(place) for place in geometry.pills.values()]
    discs = [*geometry.neurons.values(), *geometry.curves.values()]
    for push in geometry.pushes.values():
        if push.label is not None:
            box = label.at(push.label)
            assert clearance(box, discs, taken) >= 0.0
            taken.append(box)
    assert geometry.pushes.keys() == set(NETWORK.neurons)


def test_visitors_read_all_three_numbers_at_full_size() -> None:
    geometry = network_geometry(*place_of(scene(moment()).layout))
    assert all(push.label is not None for push in geometry.pushes.values())
