"""Which controls there are at every size, and that each can be hit."""

import itertools
from dataclasses import replace

import pytest

from game.engine.topology import NETWORK_2_2_1
from game.session.commands import ChangeSetting, SelectConnection, TogglePlay, TrainTo
from game.session.settings import CHOICES, RANGES
from game.view.cards.help import help_box
from game.view.control_table import build_controls
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.interaction import reduce
from game.view.interaction.hits import BEHIND
from game.view.lab.preset_row import NEXT, PREVIOUS, is_of_presets
from game.view.lab.settings.controls import setting_captions
from game.view.lab.top_bar import stats_box, title_box
from game.view.scene.actions import ToggleHelp, ToggleSettings
from game.view.scene.control import Control, Kind
from game.view.scene.features import Features
from game.view.scene.interface import connection_control
from game.view.scene.layout import Fold
from tests.view.interaction.desk import Desk
from tests.view.stage import ENGLISH, FOLDS, PRESETS, SIZES, kit

PINNED = SelectConnection(NETWORK_2_2_1.by_name["h1-o1"])
STATES = list(itertools.product((False, True), repeat=4))
SLACK = 1e-6
# Between two controls; segments and tabs of a group touch each other.
LEAST_GAP = 8.0


def desk_in(
    size: tuple[int, int], pinned: bool, settings: bool, started: bool, help_open: bool = False
) -> Desk:
    desk = Desk(size)
    if pinned:
        desk.session.apply(PINNED)
    if started:
        desk.session.apply(TrainTo(30))
    if settings:
        desk.interface = reduce(desk.interface, ToggleSettings())
    if help_open:
        desk.interface = reduce(desk.interface, ToggleHelp())
    return desk


def _boxed(controls: tuple[Control, ...]) -> list[Control]:
    return [c for c in controls if c.kind not in BEHIND and c.panel != "help"]


def _distance(a: Box, b: Box) -> float:
    across = max(a.x - b.right, b.x - a.right, 0.0)
    down = max(a.y - b.bottom, b.y - a.bottom, 0.0)
    return max(across, down)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_targets_lie_inside_apart_and_are_large_enough(size: tuple[int, int]) -> None:
    for pinned, settings, started, help_open in STATES:
        desk = desk_in(size, pinned, settings, started, help_open)
        window = desk.layout.window
        controls = desk.controls
        for control in controls:
            assert window.covers(control.target, SLACK), control.id
            if control.kind is Kind.CONNECTION:
                continue
            assert control.target.w >= theme.HIT_MINIMUM - SLACK, control.id
            least = 64.0 if control.sliding else theme.HIT_MINIMUM
            assert control.target.h >= least - SLACK, control.id
        for a, b in itertools.combinations(_boxed(controls), 2):
            gap = _distance(a.target, b.target)
            if a.group is not None and a.group == b.group:
                assert not a.target.inset(SLACK).overlaps(b.target), (a.id, b.id)
            else:
                assert gap >= LEAST_GAP - SLACK, (a.id, b.id, gap)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_targets_lie_in_their_panels(size: tuple[int, int]) -> None:
    for pinned, settings, started, help_open in STATES:
        desk = desk_in(size, pinned, settings, started, help_open)
        layout = desk.layout
        panels = {
            "top": layout.top,
            "network": layout.drawing,
            "headline": layout.network,
            "rows": layout.rows,
            "card": layout.card,
            "graphs": layout.graphs,
            "transport": layout.transport,
            "settings": layout.drawer or layout.sheet,
            "help": help_box(layout),
            "stats": stats_box(layout),
            "legend": layout.network,
        }
        for control in desk.controls:
            panel = panels[control.panel]
            assert panel is not None, control.id
            # The rows stand on device pixels.
            assert panel.covers(control.target, 1.0 / desk.layout.scale), control.id


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_control_is_there(size: tuple[int, int]) -> None:
    for pinned, started in itertools.product((False, True), repeat=2):
        closed = {c.id for c in desk_in(size, pinned, False, started).controls}
        opened = {c.id for c in desk_in(size, pinned, True, started).controls}
        always = {"restart", "back", "play", "step", "new-weights", "timeline", "settings", "help"}
        always |= {"fullscreen", "setting.learning_rate"}
        always |= {f"row.{name}" for name in ("00", "01", "10", "11", "all")}
        always |= {connection_control(name) for name in NETWORK_2_2_1.by_name}
        assert always <= closed & opened
        # All presets, or the chosen one and a way to the others.
        presets = {f"preset.{name}" for name in PRESETS}
        assert presets <= closed or {"preset.xor", PREVIOUS, NEXT} <= closed
        assert presets & closed == presets & opened
        choices = {f"setting.{name}.{option}" for name in CHOICES for option in CHOICES[name]}
        assert choices <= opened
        assert {f"setting.{name}" for name in RANGES} <= opened
        assert "save" in opened
        layout = desk_in(size, pinned, False, started).layout
        assert ("card-close" in closed) == pinned
        assert ("tab.loss" in closed) == (layout.graphs is not None and layout.graphs.h >= 170)
        assert ("settings-close" in opened) == (layout.fold is not Fold.WIDE)
        assert "settings-close" not in closed


@pytest.mark.parametrize("size", FOLDS, ids=lambda size: f"{size[0]}x{size[1]}")
def test_ids_are_unique_and_words_are_written(size: tuple[int, int]) -> None:
    for pinned, settings, started, help_open in STATES:
        controls = desk_in(size, pinned, settings, started, help_open).controls
        assert len({control.id for control in controls}) == len(controls)
        for control in controls:
            if control.kind is Kind.FACT:
                assert not control.tip  # told only once it is asked: tests/view/lab/test_facts.py
                continue
            assert control.tip.endswith("."), control.id
            if control.group != "preset":  # a preset's story may take two short ones
                assert control.tip.count(". ") == 0, control.tip
            assert "controls." not in control.tip + control.label, control.id
            assert control.label or control.icon, control.id
            acts = (control.action, control.sliding, control.choosing)
            assert any(act is not None for act in acts), control.id


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_words_fit(size: tuple[int, int]) -> None:
    for settings, started in itertools.product((False, True), repeat=2):
        desk = desk_in(size, False, settings, started)
        measure = desk.measure
        for control in desk.controls:
            room = control.target.w
            if control.kind in (Kind.SEGMENT, Kind.TAB):
                assert measure(control.label, theme.TYPE_BODY, "semibold") + 20 <= room, control.id
            elif control.kind in (Kind.BUTTON, Kind.PRIMARY) and control.label:
                type_size = theme.TYPE_ROW if control.kind is Kind.PRIMARY else theme.TYPE_SMALL
                word = measure(control.label, type_size, "semibold")
                assert word + control.target.h + 8 <= room, control.id
            elif control.kind is Kind.SLIDER:
                assert control.sliding is not None
                words = measure(control.label, theme.TYPE_BODY, "medium")
                words += measure(control.sliding.value, theme.TYPE_VALUE, "semibold")
                assert words + 8 <= room, control.id


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_presets_stand_between_the_title_and_the_stats(size: tuple[int, int]) -> None:
    desk = Desk(size)
    row = [c.target for c in desk.controls if is_of_presets(c)]
    assert len(row) >= 3
    assert row[0].x >= title_box(desk.layout).right
    assert row[-1].right <= stats_box(desk.layout).x + SLACK


def test_captions_stand_above_their_segments() -> None:
    for size in SIZES:
        desk = desk_in(size, False, True, True)
        captions = setting_captions(desk.layout, desk.session.snapshot(), ENGLISH)
        assert {caption.setting for caption in captions} == set(CHOICES)
        for caption in captions:
            segments = [c.target for c in desk.controls if c.group == f"setting.{caption.setting}"]
            assert caption.box.x == pytest.approx(segments[0].x)
            assert caption.box.right == pytest.approx(segments[-1].right)
            assert caption.box.bottom <= segments[0].y + SLACK
            assert not any(caption.box.overlaps(c.target) for c in _boxed(desk.controls))


def test_the_selected_ones_are_what_the_session_says() -> None:
    desk = desk_in((1920, 1080), True, True, False)
    selected = {control.id for control in desk.controls if control.selected}
    assert selected == {
        "preset.xor",
        "row.10",
        "settings",
        "connection.h1-o1",
        "setting.hidden.on",
        "setting.activation.sigmoid",
        "setting.output_activation.sigmoid",
        "setting.loss.mse",
    }


def test_play_is_a_pill_with_its_word_until_the_first_press() -> None:
    desk = Desk()
    play = desk.control("play")
    assert (play.label, play.icon, play.kind) == ("Play", "play", Kind.PRIMARY)
    assert play.target.w == 176
    desk.session.apply(TogglePlay())
    play = desk.control("play")
    assert (play.label, play.icon) == ("", "pause")
    assert play.target.w == play.target.h == 84
    desk.frame(60)
    desk.session.apply(TogglePlay())
    play = desk.control("play")
    assert (play.label, play.icon, play.target.w) == ("", "play", 84)


def test_nothing_before_epoch_0_and_nothing_recorded() -> None:
    desk = Desk()
    assert not desk.control("back").enabled
    assert "epoch 0" in desk.control("back").tip
    assert not desk.control("timeline").enabled
    assert "Play" in desk.control("timeline").tip
    desk.keys("right")
    assert desk.control("back").enabled, "a step that is being told can be taken back"
    desk.session.apply(TrainTo(3))
    assert desk.control("back").enabled
    assert desk.control("timeline").enabled


def test_relu_output_is_unavailable_with_cross_entropy_and_says_why() -> None:
    desk = desk_in((1920, 1080), False, True, False)
    relu = desk.control("setting.output_activation.relu")
    assert relu.enabled
    desk.session.apply(ChangeSetting("output_activation", "relu"))
    assert desk.control("setting.loss.cross-entropy").enabled
    desk.session.apply(ChangeSetting("loss", "cross-entropy"))
    relu = desk.control("setting.output_activation.relu")
    assert not relu.enabled
    assert "Cross-entropy" in relu.tip
    assert desk.control("setting.output_activation.sigmoid").selected
    captions = setting_captions(desk.layout, desk.session.snapshot(), ENGLISH)
    assert [caption.note for caption in captions if caption.note] == ["sigmoid only"]


def test_the_same_state_gives_equal_controls() -> None:
    first, second = (desk_in((1280, 720), True, True, True) for _ in range(2))

    def without_paths(desk: Desk) -> list[Control]:
        return _boxed(desk.controls)

    assert without_paths(first) == without_paths(second)
    second.session.apply(TrainTo(31))
    assert without_paths(first) != without_paths(second)


def test_a_run_without_a_known_preset_selects_none() -> None:
    desk = Desk()
    snapshot = desk.session.snapshot()
    custom = replace(snapshot, preset=replace(snapshot.preset, name="my-run"))
    desk.session.snapshot = lambda: custom  # type: ignore[method-assign]
    assert not any(c.selected for c in desk.controls if c.group == "preset")
    desk.focus("preset.and")


def test_no_missing_glyph_in_labels_tips_and_values() -> None:
    face = kit(1.0).typeface
    for size in FOLDS:
        for control in desk_in(size, True, True, True).controls:
            value = control.sliding.value if control.sliding else ""
            for character in set(control.label + control.tip + value) - {" "}:
                assert face.has(character, "medium"), (control.id, character)
                assert face.has(character, "semibold"), (control.id, character)


def test_a_kiosk_has_a_way_home_and_nothing_that_leaves_the_program_or_writes_a_file() -> None:
    desk = desk_in((1920, 1080), False, True, True)
    usual = {control.id for control in desk.controls}
    controls = build_controls(
        desk.session.snapshot(),
        desk.interface,
        desk.layout,
        ENGLISH,
        desk.measure,
        PRESETS,
        features=Features(kiosk=True),
    )
    kiosk = {control.id for control in controls}
    assert usual - kiosk == {"fullscreen", "save"}
    assert kiosk - usual == {"start-over"}
    assert "view" in kiosk
