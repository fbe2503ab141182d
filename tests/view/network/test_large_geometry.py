"""Where the network is on the pages in large type: inside, off each other, in good proportion."""

import itertools

import numpy as np
import pytest

from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.large.layout import RunState, arrange_large
from game.view.network.places.discs import H1, H2, O1, X1, Circle
from game.view.network.places.geometry import NetworkGeometry, network_geometry, place_of
from game.view.network.places.label_places import Label, clearance, free_place
from game.view.network.places.large_places import LABEL_HEIGHT, LABEL_WIDTH, SIGNAL_WIDTH
from game.view.network.places.large_proportions import FULL_SCALE, HIDDEN_RADIUS, PROPORTIONS
from game.view.network.places.wires import HIT_LARGE, wires
from game.view.pages import boxes_of
from game.view.scene.page import Page
from tests.view.network.stage import NETWORK
from tests.view.stage import SIZES

LANDSCAPE = [size for size in SIZES if size[0] > size[1]]
CASES = {
    f"{page.value} {width}x{height}{' card' if card else ''}": (page, (width, height), card)
    for page in PROPORTIONS
    for width, height in SIZES
    for card in ((False, True) if page is not Page.ATTRACT else (False,))
}
# With a card beside it in 4:3 a projector's drawing is cramped: labels may touch the discs there.
CRAMPED = {
    name
    for name, (page, (width, height), card) in CASES.items()
    if page is Page.PROJECTOR and card and width < 1.7 * height
}


def geometry(name: str) -> NetworkGeometry:
    page, size, card = CASES[name]
    layout = arrange_large(*size, page, RunState(pinned=card, started=True), boxes_of(page))
    return network_geometry(*place_of(layout))


def around(disc: Circle, beyond: float = 0.0) -> Box:
    reach = disc.r + beyond
    return Box(disc.x - reach, disc.y - reach, 2 * reach, 2 * reach)


def labels(seen: NetworkGeometry) -> dict[str, Box]:
    label = Label(seen.pill_type * LABEL_WIDTH, seen.pill_type * LABEL_HEIGHT)
    return {NETWORK.parameter_name(p): label.at(place) for p, place in seen.pills.items()}


def signals(seen: NetworkGeometry) -> dict[str, Box]:
    label = Label(seen.pill_type * SIGNAL_WIDTH, seen.pill_type * LABEL_HEIGHT)
    return {NETWORK.parameter_name(p): label.at(place) for p, place in seen.signals.items()}


@pytest.mark.parametrize("name", CASES)
def test_everything_lies_inside_the_drawing(name: str) -> None:
    seen = geometry(name)
    drawing = seen.drawing
    discs = [*seen.neurons.values(), *([seen.goal] if seen.goal else [])]
    assert all(drawing.covers(around(disc)) for disc in discs)
    halo = 12.0 * seen.neurons[H1].r / HIDDEN_RADIUS
    assert all(drawing.covers(around(seen.neurons[n], halo)) for n in (H1, H2))
    for label, box in (*labels(seen).items(), *signals(seen).items()):
        assert drawing.covers(box, 0.01), label
    for path in (*seen.paths.values(), *seen.arcs.values()):
        assert all(drawing.contains(float(x), float(y)) for x, y in path.points)


@pytest.mark.parametrize("name", CASES)
def test_there_are_no_biases_and_no_goal_beside_a_card(name: str) -> None:
    seen = geometry(name)
    assert not seen.biases
    assert set(seen.paths) == set(seen.pills) == set(NETWORK.connections)
    card = CASES[name][2]
    assert (seen.goal is None) == card
    assert bool(seen.arcs) != card


@pytest.mark.parametrize("name", [name for name in CASES if name not in CRAMPED])
def test_discs_and_labels_keep_off_each_other(name: str) -> None:
    seen = geometry(name)
    discs = [*seen.neurons.values(), *([seen.goal] if seen.goal else [])]
    for one, other in itertools.combinations(discs, 2):
        assert np.hypot(one.x - other.x, one.y - other.y) > one.r + other.r + 16.0
    written = labels(seen) | {f"back {label}": box for label, box in signals(seen).items()}
    for label, box in written.items():
        assert clearance(box, discs, ()) > -1.0, label
    for one_label, other_label in itertools.combinations(written, 2):
        assert not written[one_label].overlaps(written[other_label]), (one_label, other_label)


@pytest.mark.parametrize("name", CASES)
def test_arcs_run_backward_and_never_on_the_connections(name: str) -> None:
    seen = geometry(name)
    for path in seen.arcs.values():
        assert path.points[0][0] > path.points[-1][0]
        # Near its ends an arc meets the neurons, as the connections do.
        middle = path.points_at(np.linspace(0.2, 0.8, 25))
        for connection in seen.paths.values():
            gaps = np.hypot(*(middle[:, None] - connection.points[None]).transpose(2, 0, 1))
            assert gaps.min() > 16.0


@pytest.mark.parametrize("name", CASES)
def test_notes_stand_between_the_hidden_neurons(name: str) -> None:
    seen = geometry(name)
    half = seen.pill_type * LABEL_HEIGHT / 2
    upper, lower = seen.notes[H1][1], seen.notes[H2][1]
    assert upper - half > seen.neurons[H1].y + seen.neurons[H1].r
    assert lower + half < seen.neurons[H2].y - seen.neurons[H2].r
    if PROPORTIONS[CASES[name][0]].all_slopes:
        assert lower - upper >= 2 * half


def test_on_a_full_screen_everything_has_the_size_that_was_designed() -> None:
    seen = geometry("visitor 1920x1080")
    assert seen.neurons[H1].r == pytest.approx(HIDDEN_RADIUS * FULL_SCALE, abs=1.0)
    assert seen.pill_type == pytest.approx(40.0, abs=0.5)
    assert seen.unit == pytest.approx(1.0, abs=0.02)
    larger = geometry("projector 1920x1080")
    assert larger.neurons[H1].r > 1.25 * seen.neurons[H1].r
    assert larger.pill_type >= 1.4 * 40.0


def test_a_very_wide_drawing_is_not_stretched_without_end() -> None:
    wide = network_geometry(Box(0.0, 0.0, 2100.0, 592.0), Page.VISITOR)
    wider = network_geometry(Box(0.0, 0.0, 3100.0, 592.0), Page.VISITOR)
    spans = [seen.neurons[O1].x - seen.neurons[X1].x for seen in (wide, wider)]
    assert spans[0] == pytest.approx(spans[1])
    assert wider.goal is not None
    left = wider.neurons[X1].x - wider.neurons[X1].r
    right = 3100.0 - wider.goal.x - wider.goal.r
    assert left == pytest.approx(right)


@pytest.mark.parametrize("width", [532.0, 720.0, 1032.0, 1500.0, 2100.0])
@pytest.mark.parametrize("page", PROPORTIONS)
def test_every_width_works(page: Page, width: float) -> None:
    for card in (False, True):
        seen = network_geometry(Box(10.0, 20.0, width, 592.0), page, card)
        assert all(seen.drawing.covers(around(disc)) for disc in seen.neurons.values())
    tiny = network_geometry(Box(0.0, 0.0, 0.0, 0.0), page)
    assert tiny.neurons[O1].r > 0.0


def test_labels_are_large_targets_and_connections_are_hit_widely() -> None:
    drawing = Box(376.0, 246.0, 1512.0, 592.0)
    touched, lab = wires(drawing, Page.VISITOR), wires(drawing)
    assert all(box.h >= HIT_LARGE for box in touched.labels.values())
    assert not any(parameter.is_bias for parameter in touched.paths)
    straight = NETWORK.by_name["x1-h1"]
    for network, reach in ((touched, HIT_LARGE / 2), (lab, theme.HIT_CONNECTION / 2)):
        path = network.paths[straight]
        x, y = path.at(0.25)
        assert path.distance_to(x, y - reach + 2.0) < theme.HIT_CONNECTION / 2
        assert path.distance_to(x, y - reach - 2.0) > theme.HIT_CONNECTION / 2


def test_a_label_moves_along_its_path_to_where_it_is_free() -> None:
    path = geometry("visitor 1920x1080").paths[NETWORK.by_name["x1-h1"]]
    label, room = Label(100.0, 50.0), Box(0.0, 0.0, 2000.0, 2000.0)
    wished = path.at(0.5)
    assert free_place(path, 0.5, label, room, (), ()) == pytest.approx(wished)
    taken = label.at(wished)
    moved = free_place(path, 0.5, label, room, (), (taken,))
    assert clearance(label.at(moved), (), (taken,)) > 0.0


@pytest.mark.parametrize("page", [Page.VISITOR, Page.ATTRACT])
def test_in_an_upright_window_the_network_takes_the_width_and_most_of_the_height(
    page: Page,
) -> None:
    network = geometry(f"{page.value} 1080x1920")
    discs = [*network.neurons.values()]
    assert network.goal is not None
    left = min(disc.x - disc.r for disc in discs)
    drawing = network.drawing
    assert left - drawing.x < 40.0
    assert drawing.right - network.goal.x - network.goal.r < 40.0
    top, bottom = min(d.y - d.r for d in discs), max(d.y + d.r for d in discs)
    assert (bottom - top) / drawing.h > 0.55
    assert 2 * network.neurons[O1].r / drawing.w > 0.18
