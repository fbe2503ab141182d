"""However many presets there are, whatever their names: each can be read and reached."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise

import numpy as np
import pytest

from game.app import paths
from game.session.commands import SelectPreset
from game.session.presets import Preset, PresetText
from game.session.session import Session
from game.view.control_table import ControlTable
from game.view.drawing import theme
from game.view.interaction import Interaction
from game.view.lab.preset_row import (
    LEAST_SQUEEZE,
    NEXT,
    PREVIOUS,
    SEGMENT_FACE,
    is_of_presets,
    segment_id,
)
from game.view.lab.top_bar import presets_box
from game.view.scene.bindings import PRESET_KEYS
from game.view.scene.control import Control, Kind
from game.view.scene.inputs import KeyPressed
from game.view.scene.interface import Interface
from game.view.scene.scene import Scene
from game.view.scene.texts import load_texts
from tests.view.stage import DARK, ENGLISH, PRESETS, SIZES, arranged, kit

Size = tuple[int, int]

KEYED = dict(islice(PRESETS.items(), len(PRESET_KEYS)))

PLAIN = ["first", "second try", "wide start", "learning rate sweep", "a", "xor relu", "steep"]
ALIKE = [f"my experiment number {number}" for number in range(40)]
LONG = ["x" * 80, "short", "Weights drawn between minus eight and plus eight, biases zero"]
NAMES = {"eight": PLAIN[:3], "dozen": PLAIN, "alike": ALIKE[:16], "long": LONG}
SMALL = ((1280, 720), (1024, 768), (800, 600), (640, 480))


def with_own(names: Sequence[str]) -> dict[str, Preset]:
    """The presets that ship, and some of somebody's own."""
    text = {name: PresetText(title=name, short=name, story="") for name in names}
    own = {name: replace(PRESETS["xor"], name=name, texts={"en": text[name]}) for name in names}
    return dict(PRESETS) | own


class Desk:
    """The lab with these presets, and hands to use its top bar with."""

    def __init__(self, presets: dict[str, Preset], first: Preset, size: Size) -> None:
        self.session = Session(presets, first, np.random.default_rng(1))
        self.presets = presets
        self.size = size
        self.interface = Interface()
        # It keeps the wires, which take most of the time.
        self.table = ControlTable(ENGLISH, presets)

    @property
    def scene(self) -> Scene:
        seen = self.session.snapshot()
        layout = arranged(seen, self.size, self.interface)
        measure = kit(layout.scale).typeface.width
        controls = self.table.controls(seen, self.interface, layout, measure)
        return Scene(seen, self.interface, layout, ENGLISH, DARK, lambda: controls)

    @property
    def row(self) -> list[Control]:
        return [control for control in self.scene.controls if is_of_presets(control)]

    @property
    def shown(self) -> list[str]:
        return [control.label for control in self.row if control.kind is Kind.SEGMENT]

    @property
    def chosen(self) -> str:
        return self.session.snapshot().preset.name

    def press(self, identity: str) -> None:
        control = self.scene.control(identity)
        assert control is not None
        assert isinstance(control.action, SelectPreset)
        self.session.apply(control.action)

    def key(self, name: str) -> None:
        reaction = Interaction().react(KeyPressed(name), self.scene)
        self.interface = reaction.interface
        for action in reaction.actions:
            assert isinstance(action, SelectPreset)
            self.session.apply(action)


@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("size", [*SIZES, *SMALL, (320, 240), (480, 800), (320, 1000)])
def test_those_that_have_keys_never_fold(size: Size, language: str) -> None:
    texts = load_texts(paths.TEXTS, language)
    seen = Session(KEYED, KEYED["xor"], np.random.default_rng(1)).snapshot()
    layout = arranged(seen, size, Interface())
    measure = kit(layout.scale).typeface.width
    controls = ControlTable(texts, KEYED).controls(seen, Interface(), layout, measure)
    row = [control for control in controls if is_of_presets(control)]
    assert [control.action for control in row] == [SelectPreset(name) for name in KEYED]


def test_short_names_only_where_there_is_no_room() -> None:
    def shown(size: Size) -> list[str]:
        return Desk(KEYED, KEYED["xor"], size).shown

    assert "Vanishing gradient" in shown((1920, 1080))
    assert "Vanishing" in shown((1280, 720))


@pytest.mark.parametrize("size", [*SIZES, *SMALL])
@pytest.mark.parametrize("names", NAMES)
def test_every_name_that_is_shown_can_be_read_and_every_target_hit(names: str, size: Size) -> None:
    presets = with_own(NAMES[names])
    for preset in presets.values():
        desk = Desk(presets, preset, size)
        scene = desk.scene
        row = [control for control in scene.controls if is_of_presets(control)]
        room = presets_box(scene.layout)
        measure = kit(scene.layout.scale).typeface.width
        segments = [control for control in row if control.kind is Kind.SEGMENT]
        for control in segments:
            whole = measure(control.label, theme.TYPE_BODY, SEGMENT_FACE)
            assert control.target.w >= LEAST_SQUEEZE * whole or len(segments) == 1
        for control in row:
            assert control.target.w >= LEAST_SQUEEZE * theme.HIT_MINIMUM
            assert control.target.x >= room.x - 1e-6
            assert control.target.right <= room.right + 1e-6
        for left, right in pairwise(row):
            assert left.target.right <= right.target.x + 1e-6
        assert [control.selected for control in segments].count(True) == 1
        others = {control.id for control in scene.controls if not is_of_presets(control)}
        assert not others & {control.id for control in row}


@pytest.mark.parametrize("size", SMALL)
@pytest.mark.parametrize("names", NAMES)
@pytest.mark.parametrize("button", [NEXT, PREVIOUS])
def test_the_buttons_lead_through_all_and_back(names: str, size: Size, button: str) -> None:
    presets = with_own(NAMES[names])
    desk = Desk(presets, PRESETS["xor"], size)
    order = list(presets) if button == NEXT else list(presets)[::-1]
    start = order.index("xor")
    for name in [*order[start + 1 :], *order[: start + 1]]:
        place = desk.scene.control(button)
        desk.press(button)
        assert desk.chosen == name
        assert presets[name].texts["en"].short in desk.shown or name in desk.shown
        after = desk.scene.control(button)
        assert place is not None
        assert after is not None
        assert after.target == place.target, "it stays under the finger"


@pytest.mark.parametrize("size", SMALL)
def test_a_run_of_ones_own_stands_before_the_first(size: Size) -> None:
    presets = with_own(ALIKE)
    own = replace(PRESETS["xor"], name="described")
    for button, name in ((NEXT, next(iter(presets))), (PREVIOUS, ALIKE[-1])):
        desk = Desk(presets, own, size)
        assert not any(control.selected for control in desk.row)
        desk.press(button)
        assert desk.chosen == name


@pytest.mark.parametrize("size", SMALL)
def test_the_digits_choose_the_same_presets_folded_or_not(size: Size) -> None:
    presets = with_own(ALIKE)
    desk = Desk(presets, presets[ALIKE[30]], size)
    assert not set(desk.shown) & {text.texts["en"].short for text in PRESETS.values()}
    for digit, name in enumerate(KEYED, start=1):
        desk.key(str(digit))
        assert desk.chosen == name


@pytest.mark.parametrize("size", SMALL)
def test_tab_and_enter_reach_what_is_not_shown(size: Size) -> None:
    presets = with_own(PLAIN)
    desk = Desk(presets, PRESETS["xor"], size)
    visited = set()
    for _ in range(60):
        desk.interface = replace(desk.interface, focused=NEXT, focus_visible=True)
        desk.key("enter")
        visited.add(desk.chosen)
    assert visited == set(presets)
    desk.interface = Interface()
    focusable = []
    for _ in range(len(desk.row) + 2):
        desk.key("tab")
        focusable.append(desk.interface.focused)
    assert {PREVIOUS, NEXT} & set(focusable)


@pytest.mark.parametrize("size", SMALL)
def test_arrows_home_and_end_reach_what_is_not_shown(size: Size) -> None:
    presets = with_own(ALIKE)
    names = list(presets)
    desk = Desk(presets, PRESETS["xor"], size)
    desk.interface = Interface(focused=segment_id("xor"), focus_visible=True)
    for key, order in (("right", names), ("left", names[::-1])):
        start = order.index(desk.chosen)
        for name in [*order[start + 1 :], *order[: start + 1]]:
            desk.key(key)
            assert (desk.chosen, desk.interface.focused) == (name, segment_id(name))
            focused = desk.scene.control(segment_id(name))
            assert focused is not None
            assert focused.selected
    for key, name in (("end", names[-1]), ("home", names[0])):
        desk.key(key)
        assert desk.chosen == name
