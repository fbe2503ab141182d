"""The chain-rule card: its faces, its key, and that everything on it has room."""

from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.app import paths
from game.engine.chain_rule import explain
from game.engine.dataset import AND, XOR
from game.engine.topology import NETWORK_2_2_1
from game.session.commands import (
    ChangeSetting,
    Pause,
    Seek,
    SelectConnection,
    SelectSample,
    TogglePlay,
    TrainTo,
)
from game.session.presentation import Mode
from game.session.snapshot import Snapshot
from game.view.chain_rule.boxes import is_open, sections
from game.view.chain_rule.card import CardPanel
from game.view.chain_rule.explanation import Explainer
from game.view.chain_rule.wording import word
from game.view.drawing import theme
from game.view.drawing.canvas import Canvas
from game.view.lab.layout import arrange_lab
from game.view.numbers.network_numbers import answer_text
from game.view.numbers.readout import row_name
from game.view.scene.interface import Interface
from game.view.scene.texts import load_texts
from tests.view.chain_rule.arithmetic import RULES, trace_of
from tests.view.stage import (
    FOLDS,
    PRESETS,
    SIZES,
    change_outside,
    complaints,
    device,
    kit,
    picture,
    pixels,
    scene,
    words,
    written,
)
from tests.view.stories import STORIES, Story, pin

PINNED = Story("xor", (TrainTo(300), pin("h1-o1")))


def texts_of(snapshot: Snapshot, size: tuple[int, int] = FOLDS[0]) -> list[str]:
    return words(CardPanel(), scene(snapshot, size))


@pytest.mark.parametrize("size", FOLDS)
@pytest.mark.parametrize("name", ["start", "pinned-output", "pinned-hidden", "cancelled", "dead"])
def test_the_same_state_gives_the_same_pixels_inside_the_box(
    name: str, size: tuple[int, int]
) -> None:
    shown = scene(STORIES[name].snapshot(), size)
    panel = CardPanel()
    box = panel.box_of(shown)
    assert box is not None
    first = picture(panel, shown)
    assert pixels(first) == pixels(picture(CardPanel(), shown))
    assert change_outside(first, device(box, shown.layout.scale)) == 0


def test_an_equal_key_means_equal_pixels() -> None:
    panel = CardPanel()
    one = scene(Story("xor", (TrainTo(300), pin("x1-h2"), Seek(300, 0.2))).snapshot())
    two = scene(Story("xor", (TrainTo(300), pin("x1-h2"), Seek(300, 0.8))).snapshot())
    assert one.snapshot.moment != two.snapshot.moment
    assert panel.key(one) == CardPanel().key(two)
    assert pixels(picture(panel, one)) == pixels(picture(panel, two))


def test_the_key_knows_epoch_connection_row_and_button() -> None:
    panel = CardPanel()
    stories = [
        PINNED,
        Story("xor", (TrainTo(301), pin("h1-o1"))),
        Story("xor", (TrainTo(300), pin("b.o1"))),
        Story("xor", (TrainTo(300),)),
    ]
    keys = [panel.key(scene(story.snapshot())) for story in stories]
    row = replace(PINNED.snapshot(), pinned_sample=3)
    keys.append(panel.key(scene(row)))
    close = next(c for c in scene(PINNED.snapshot()).controls_of("card"))
    hovering = Interface(hovered=close.id)
    keys.append(panel.key(scene(PINNED.snapshot(), interface=hovering)))
    assert len(set(keys)) == len(keys)


def test_nothing_pinned_invites() -> None:
    texts = texts_of(STORIES["start"].snapshot())
    assert "Tap a connection or a neuron to see its numbers" in texts
    assert any(string.startswith("∂L/∂w") for string in texts)


def test_an_output_connection_names_the_raw_error() -> None:
    texts = texts_of(PINNED.snapshot())
    assert "Raw Error (a − y)" in texts
    assert "Backprop Sum (Σwδ)" not in texts


def test_a_hidden_connection_names_the_backprop_sum_and_its_terms() -> None:
    snapshot = STORIES["pinned-hidden"].snapshot()
    texts = texts_of(snapshot)
    assert "Backprop Sum (Σwδ)" in texts
    assert any("×" in string and "(" in string for string in texts)


def test_cross_entropy_cancels_the_slope() -> None:
    story = STORIES["cancelled"]
    texts = texts_of(story.snapshot())
    assert {"cancelled by", "cross-entropy"} <= set(texts)


def test_a_dead_relu_says_why_its_slope_is_zero() -> None:
    texts = texts_of(STORIES["dead-pinned"].snapshot())
    assert "slope 0, as z ≤ 0" in texts


def test_a_bias_is_fed_by_the_constant_one() -> None:
    texts = texts_of(STORIES["pinned-bias"].snapshot())
    assert "bias: constant 1" in texts
    assert "new b" in texts


def test_digits_grow_only_while_the_numbers_stand_still() -> None:
    running = Story("xor", (pin("h1-o1"), TogglePlay()), ticks=300).snapshot()
    assert running.playing
    assert running.moment.mode is Mode.STREAM
    pinned = running.pinned
    assert pinned is not None
    for snapshot, settled in ((running, False), (replace(running, playing=False), True)):
        rule = explain(snapshot.trace, pinned, snapshot.pinned_sample, NETWORK_2_2_1)
        assert Explainer().explain(snapshot, pinned).wording == word(rule, settled)


def test_the_close_button_shows_pointer_and_focus() -> None:
    snapshot = PINNED.snapshot()
    close = next(c for c in scene(snapshot).controls_of("card"))
    looks = [
        Interface(),
        Interface(hovered=close.id),
        Interface(hovered=close.id, pressed=close.id),
        Interface(focused=close.id, focus_visible=True),
    ]
    pictures = {pixels(picture(CardPanel(), scene(snapshot, interface=i))) for i in looks}
    assert len(pictures) == len(looks)
    unseen = Interface(focused=close.id)
    assert pixels(picture(CardPanel(), scene(snapshot, interface=unseen))) in pictures


def extreme_snapshots() -> list[Snapshot]:
    """The card's hardest cases: saturated, diverged, tiny and huge numbers."""
    random = np.random.default_rng(4)
    base = PINNED.snapshot()
    snapshots = []
    for place, reach in enumerate((0.01, 1.0, 6.0, 30.0, 1e3, 1e6) * 6):
        vector = random.normal(size=9) * reach
        trace = trace_of(vector, (AND, XOR)[place % 2], RULES[place % len(RULES)], 0.123456789)
        parameter = NETWORK_2_2_1.parameters[int(random.integers(9))]
        snapshots.append(
            replace(base, trace=trace, pinned=parameter, pinned_sample=int(random.integers(4)))
        )
    return snapshots


# Large text is that much larger: a number that goes below the floor is read all the same.
LARGE_FLOOR = 0.8


@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("size", SIZES)
def test_everything_on_the_card_has_room(size: tuple[int, int], large: bool, language: str) -> None:
    stories = [STORIES[name].snapshot() for name in ("start", "all-rows", "diverged-pinned")]
    interface, texts = Interface(large_text=large), load_texts(paths.TEXTS, language)
    smallest = theme.TYPE_FLOOR * (LARGE_FLOOR if large else 1.0)
    # Each fold sees all of them, in one language.
    some = slice(None, None, 1 if language == "en" and size in FOLDS else 3)
    for snapshot in (*extreme_snapshots()[some], *stories):
        shown = replace(scene(snapshot, size, interface), texts=texts)
        log = written(CardPanel(), shown)
        box = CardPanel().box_of(shown)
        assert box is not None
        rect = device(box.inset(theme.STEP), shown.layout.scale)
        assert not complaints(log, rect, smallest)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("settings_open", [False, True])
@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_the_sections_share_the_card(
    size: tuple[int, int], settings_open: bool, large: bool
) -> None:
    layout = arrange_lab(
        *size, pinned=True, settings_open=settings_open, started=True, large_text=large
    )
    if layout.card is None:
        return
    assert is_open(layout)
    parts = sections(layout.card)
    boxes = (parts.header, parts.gradient, parts.delta, parts.rows, parts.update)
    assert all(layout.card.inset(-1e-9).covers(box) for box in boxes)
    assert min(parts.gradient.h, parts.delta.h, parts.rows.h, parts.update.h) > 100
    rounded = [box.inset(1e-9) for box in boxes]
    assert not any(a.overlaps(b) for i, a in enumerate(rounded) for b in rounded[i + 1 :])


@pytest.mark.parametrize("size", SIZES)
def test_a_layout_without_a_pin_is_not_open(size: tuple[int, int]) -> None:
    for started in (False, True):
        layout = arrange_lab(*size, pinned=False, settings_open=False, started=started)
        assert not is_open(layout)


def test_letting_go_brings_the_invitation_back() -> None:
    let_go = Story("xor", (TrainTo(300), pin("h1-o1"), Pause(), SelectConnection(None)))
    assert "Tap a connection or a neuron to see its numbers" in texts_of(let_go.snapshot())


def test_the_glass_of_an_open_card_has_a_bright_edge() -> None:
    panel, edges = CardPanel(), []
    for snapshot in (PINNED.snapshot(), STORIES["start"].snapshot()):
        shown = scene(snapshot)
        surface = pygame.Surface(FOLDS[0])
        panel.frame(Canvas(surface, kit(1.0)), shown.layout)
        card = shown.layout.card
        assert card is not None
        edges.append(surface.get_at((round(card.x), round(card.y + card.h / 2)))[:3])
    assert edges[0][2] > 200 > edges[1][2], "a bright blue edge, and a quiet one"


def test_each_row_and_the_mean_wear_an_arrow_and_the_capsule_counts_them() -> None:
    sinking = Story("sinking-row", (TrainTo(20), Seek(0), pin("h1-o1"))).snapshot()
    texts = texts_of(sinking)
    assert "3 rows down, row 1 1 up" in texts
    # Row 1 1 gets worse: that comes first; of another row it is said what the arrows are.
    assert "arrow: where it pulls w" not in texts
    better = Story("sinking-row", (TrainTo(20), Seek(0), SelectSample(0), pin("h1-o1")))
    assert "arrow: where it pulls w" in texts_of(better.snapshot())
    parameter = NETWORK_2_2_1.by_name["h1-o1"]
    explained = Explainer().explain(sinking, parameter)
    assert [pull > 0 for pull in explained.pulls] == [False, False, False, True]
    assert sum(explained.pulls) == pytest.approx(-sinking.trace.gradient(parameter), abs=1e-15)


def test_where_all_pull_one_way_nobody_is_counted() -> None:
    start = dict.fromkeys([NETWORK_2_2_1.column_name(p) for p in NETWORK_2_2_1.parameters], 0.0)
    high = replace(PRESETS["and"], start=start | {"b.o1": 5.0, "w.h1-o1": 1.0, "b.h1": 1.0})
    texts = texts_of(Story(high, (ChangeSetting("learning_rate", 0.1), pin("x1-h1"))).snapshot())
    assert "2 down, 0 up" not in texts
    assert not any("rows down" in text or "rows up" in text for text in texts)


@pytest.mark.parametrize("name", ["sinking-row", "xor"])
def test_that_the_row_gets_worse_is_said_only_where_the_next_epoch_makes_it_worse(
    name: str,
) -> None:
    told = set()
    for epoch in (0, 1, 30, 150):
        for row in (0, 3):
            chosen = (TrainTo(epoch + 1), SelectSample(row), pin("h1-o1"))
            after, now = (Story(name, (*chosen, Seek(at))).snapshot() for at in (epoch + 1, epoch))
            goal = float(now.dataset.targets[0, row])
            output = now.topology.neurons[-1]
            answers = [each.trace.activation(output, row) for each in (now, after)]
            shown = [answer_text(answer, bounded=True) for answer in answers]
            worse = abs(answers[1] - goal) > abs(answers[0] - goal) and shown[0] != shown[1]
            said = f"row {row_name(now.dataset.sample_names[row])} gets worse: {' → '.join(shown)}"
            assert (said in texts_of(now)) is worse, (epoch, row)
            assert worse or not any("gets worse" in words_ for words_ in texts_of(now))
            told.add(worse)
    assert False in told
    assert (True in told) is (name == "sinking-row")


def test_of_all_rows_no_row_is_said_to_get_worse() -> None:
    base = (TrainTo(2), pin("h1-o1"), Seek(1))
    shown = Story("sinking-row", (*base, SelectSample(None))).snapshot()
    assert not any("gets worse" in words_ for words_ in texts_of(shown))
