"""The tabs of the graphs panel."""

from dataclasses import replace

import pytest

from game.view.charts.graphs import GraphsPanel, graph_panels
from game.view.scene.actions import Tab
from game.view.scene.interface import Interface
from tests.view.charts.stage import trained
from tests.view.charts.test_chart import PIN
from tests.view.stage import FOLDS, picture, pixels, scene, words, written


def test_all_panels_have_names_of_their_own() -> None:
    names = [panel.name for panel in graph_panels()]
    assert names == ["graphs", "chart.loss", "chart.activations", "chart.deltas", "chart.weights"]


@pytest.mark.parametrize("size", FOLDS)
def test_every_tab_is_written_in_type_of_one_size(size: tuple[int, int]) -> None:
    given = scene(trained(10), size, Interface(tab=Tab.WEIGHTS))
    log = written(GraphsPanel(), given)
    assert [text.string for text in log] == [tab.label for tab in given.controls_of("graphs")]
    assert len({text.size for text in log}) == 1
    for text, tab in zip(log, given.controls_of("graphs"), strict=True):
        scale = given.layout.scale
        assert tab.target.x * scale <= text.rect.left
        assert text.rect.right <= tab.target.right * scale


def test_chosen_hovered_pressed_and_focused_tabs_look_different() -> None:
    panel = GraphsPanel()
    plain = scene(trained(10), interface=Interface(tab=Tab.LOSS))
    looks = [
        plain,
        scene(trained(10), interface=Interface(tab=Tab.DELTAS)),
        replace(plain, interface=Interface(hovered="tab.deltas")),
        replace(plain, interface=Interface(focused="tab.deltas", focus_visible=True)),
    ]
    assert len({panel.key(look) for look in looks}) == len(looks)
    assert len({pixels(picture(panel, look)) for look in looks}) == len(looks)
    unseen = replace(plain, interface=Interface(focused="tab.deltas", hovered="play"))
    assert panel.key(unseen) == panel.key(plain)


def test_a_strip_has_no_tabs_but_the_loss() -> None:
    seen = trained(120, "xor", PIN)
    given = scene(seen, interface=Interface(settings_open=True, tab=Tab.WEIGHTS))
    boxes = [panel.box_of(given) for panel in graph_panels()]
    assert boxes[0] is None
    assert boxes[1] is not None
    assert boxes[2:] == [None, None, None]
    texts = words(graph_panels()[1], given)
    assert "Loss" in texts
    assert f"{float(seen.trace.loss):.4f}" in texts
    assert words(GraphsPanel(), given) == []


def test_where_there_are_no_graphs_nothing_is_drawn() -> None:
    given = scene(trained(10), (1280, 720), Interface(settings_open=True))
    assert given.layout.graphs is None
    for panel in graph_panels():
        assert panel.box_of(given) is None
        panel.key(given)
        assert words(panel, given) == []
