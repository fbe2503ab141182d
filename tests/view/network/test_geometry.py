"""Where the network is: inside its drawing, nothing on anything else, every curve in its place."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.view.drawing.box import Box
from game.view.network.places.discs import H1, H2, O1, X1, X2, Circle
from game.view.network.places.geometry import GeometryCache, NetworkGeometry, network_geometry
from tests.view.network.stage import NETWORK, drawings

# A label as wide as three digits and a sign make it.
LABEL = (92.0, 36.0)
GLOW = 8.0


def boxes(geometry: NetworkGeometry) -> dict[str, Box]:
    width, height = LABEL
    return {
        NETWORK.parameter_name(name): Box(x - width / 2, y - height / 2, width, height)
        for name, (x, y) in geometry.pills.items()
    }


def gap(box: Box, disc: Circle) -> float:
    """Room between a box and a disc; negative where they overlap."""
    across = max(box.x - disc.x, 0.0, disc.x - box.right)
    down = max(box.y - disc.y, 0.0, disc.y - box.bottom)
    return float(np.hypot(across, down)) - disc.r


@pytest.mark.parametrize("name", drawings())
def test_everything_lies_inside_the_drawing(name: str) -> None:
    drawing = drawings()[name]
    geometry = network_geometry(drawing)
    for disc in (*geometry.neurons.values(), *geometry.biases.values()):
        assert drawing.covers(Box(disc.x - disc.r, disc.y - disc.r, 2 * disc.r, 2 * disc.r), -2.0)
    for box in boxes(geometry).values():
        assert drawing.covers(box)
    for path in (*geometry.paths.values(), *geometry.arcs.values()):
        assert all(drawing.contains(float(x), float(y)) for x, y in path.points)
    x, y = geometry.target
    width = geometry.target_width
    assert drawing.covers(Box(x - width / 2, y - 75, width, 150))
    assert width >= 90.0


@pytest.mark.parametrize("name", drawings())
def test_nodes_and_labels_keep_off_each_other(name: str) -> None:
    geometry = network_geometry(drawings()[name])
    discs = [*geometry.neurons.values(), *geometry.biases.values()]
    for one, other in itertools.combinations(discs, 2):
        assert np.hypot(one.x - other.x, one.y - other.y) > one.r + other.r + GLOW
    labels = boxes(geometry)
    for one, other in itertools.combinations(labels, 2):
        assert not labels[one].overlaps(labels[other]), f"{one} {other}"
    for label, box in labels.items():
        assert all(gap(box, disc) > 0.0 for disc in discs), label
    for neuron in (H1, H2, O1):
        badge = geometry.badges[neuron]
        assert all(gap(box, badge) > 0.0 for box in labels.values()), neuron
        others = [disc for name, disc in geometry.neurons.items() if name != neuron]
        for disc in others:
            assert np.hypot(badge.x - disc.x, badge.y - disc.y) > badge.r + disc.r
    x, y = geometry.target
    target = Box(x - geometry.target_width / 2, y - 75, geometry.target_width, 150)
    assert gap(target, geometry.neurons[O1]) > 0.0
    assert not any(box.overlaps(target) for box in labels.values())


@pytest.mark.parametrize("name", drawings())
def test_arcs_run_backward_outside_of_everything(name: str) -> None:
    geometry = network_geometry(drawings()[name])
    ends = {"h1-o1": (O1, H1), "h2-o1": (O1, H2), "x1-h1": (H1, X1), "x2-h2": (H2, X2)}
    assert {NETWORK.parameter_name(arc) for arc in geometry.arcs} == set(ends)
    for parameter, path in geometry.arcs.items():
        begin, end = (
            geometry.neurons[neuron] for neuron in ends[NETWORK.parameter_name(parameter)]
        )
        (x0, y0), (x1, y1) = path.at(0.0), path.at(1.0)
        assert np.hypot(x0 - begin.x, y0 - begin.y) == pytest.approx(begin.r + 6.0)
        assert np.hypot(x1 - end.x, y1 - end.y) == pytest.approx(end.r + 9.0)
        for node in geometry.biases.values():
            assert path.distance_to(node.x, node.y) > node.r + 8.0
        for disc in geometry.neurons.values():
            assert path.distance_to(disc.x, disc.y) > disc.r


def test_connections_run_from_rim_to_rim() -> None:
    geometry = network_geometry(drawings()["1920x1080 plain"])
    for parameter, path in geometry.paths.items():
        source = (
            geometry.biases[parameter]
            if parameter.source_neuron is None
            else geometry.neurons[parameter.source_neuron]
        )
        target = geometry.neurons[parameter.target_neuron]
        (x0, y0), (x1, y1) = path.at(0.0), path.at(1.0)
        assert np.hypot(x0 - source.x, y0 - source.y) == pytest.approx(source.r, abs=0.5)
        assert np.hypot(x1 - target.x, y1 - target.y) == pytest.approx(target.r, abs=0.5)
        assert x1 > x0 or parameter.target_neuron == O1


@given(
    width=st.floats(-50.0, 6000.0, allow_nan=False),
    height=st.floats(-50.0, 4000.0, allow_nan=False),
)
def test_any_drawing_has_a_geometry(width: float, height: float) -> None:
    geometry = network_geometry(Box(10.0, 20.0, width, height))
    assert len(geometry.paths) == 9
    assert len(geometry.arcs) == 4
    assert all(np.isfinite(path.points).all() for path in geometry.paths.values())
    assert all(disc.r > 0.0 for disc in geometry.neurons.values())


def test_a_cache_gives_the_same_geometry_back() -> None:
    cache = GeometryCache()
    drawing = drawings()["1280x720 plain"]
    assert cache.of(drawing) is cache.of(drawing)
