"""The panels of the visitor view at every size: large type, whole words, nothing over anything."""

import itertools
from dataclasses import replace

import pytest

from game.session.commands import TrainTo
from game.view.drawing.box import Box
from game.view.large.lettering import FLOOR, LARGER
from game.view.scene.control import Control, Kind
from game.view.scene.features import Features
from game.view.scene.interface import Interface, Toast
from game.view.scene.scene import Scene
from game.view.scene.texts import Texts
from game.view.visitor.hint import HintCard
from game.view.visitor.neuron.controls import DOT
from game.view.widgets.notes.toast import ToastCard
from game.view.widgets.notes.tooltip import Tooltip
from tests.view.stage import (
    ENGLISH,
    FOLDS,
    SIZES,
    change_outside,
    complaints,
    device,
    kit,
    picture,
    pixels,
    session,
    words,
    written,
)
from tests.view.visitor.stage import (
    FEATURES,
    MOMENTS,
    PAGES,
    PROJECTOR,
    STORIES,
    panels,
    scene,
)
from tests.view.widgets.stage import BREATH, changed

SMALLEST = {"visitor": FLOOR, "projector": FLOOR * LARGER}
LEAST_TARGET, LEAST_GAP = 64.0, 8.0


def label(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


# The layout follows the window's proportions alone: each of them once, and the smallest window.
WINDOWS = (*FOLDS, (2560, 1080), (1440, 900), (1280, 1024), (1080, 1920))
PLACES = [
    *(pytest.param(size, "visitor", id=f"visitor-{label(size)}") for size in WINDOWS),
    *(
        pytest.param(size, "projector", id=f"projector-{label(size)}")
        for size in (*FOLDS, (1080, 1920))
    ),
]


def faults(given: Scene, smallest: float) -> list[str]:
    """What is wrong with any text of the panels."""
    found = []
    for panel in panels(given):
        box = panel.box_of(given)
        assert box is not None
        room = device(box, given.layout.scale)
        found += [
            f"{panel.name}: {fault}" for fault in complaints(written(panel, given), room, smallest)
        ]
    return found


@pytest.mark.parametrize(("size", "page"), PLACES)
def test_every_text_is_whole_large_and_alone(size: tuple[int, int], page: str) -> None:
    for name, moment in MOMENTS.items():
        given = scene(moment.snapshot(), size, PAGES[page])
        assert not faults(given, SMALLEST[page]), name


@pytest.mark.parametrize("size", SIZES, ids=label)
@pytest.mark.parametrize("page", PAGES)
def test_panels_lie_in_the_window_and_apart(size: tuple[int, int], page: str) -> None:
    for moment in MOMENTS.values():
        given = scene(moment.snapshot(), size, PAGES[page])
        boxes = [panel.box_of(given) for panel in panels(given)]
        # A chosen neuron has the network's place, or a sheet.
        network = given.layout.drawing if given.layout.shows_network else None
        assert all(box is not None and given.layout.window.covers(box, 1e-6) for box in boxes)
        rects = [device(box, given.layout.scale) for box in (*boxes, network) if box]
        for a, b in itertools.combinations(rects, 2):
            assert not a.colliderect(b), (a, b)


def apart(a: Box, b: Box) -> float:
    """The gap between two boxes."""
    aside = max(b.x - a.right, a.x - b.right)
    above = max(b.y - a.bottom, a.y - b.bottom)
    return max(aside, above)


def boxed(given: Scene) -> list[Control]:
    """What is hit in its box: not the network's lines and discs."""
    network = (Kind.CONNECTION, Kind.NEURON, Kind.INPUT)
    return [control for control in given.controls if control.kind not in network]


def touches_alike(a: Control, b: Control) -> bool:
    """Whether it does not matter which of the two is hit: the dots of a curve may be anywhere."""
    return a.id.startswith(DOT) and b.id.startswith(DOT)


@pytest.mark.parametrize("size", SIZES, ids=label)
@pytest.mark.parametrize("page", PAGES)
def test_targets_are_large_and_apart(size: tuple[int, int], page: str) -> None:
    for moment in MOMENTS.values():
        given = scene(moment.snapshot(), size, PAGES[page])
        for control in boxed(given):
            assert min(control.target.w, control.target.h) >= LEAST_TARGET, control.id
            assert given.layout.window.covers(control.target), control.id
        for a, b in itertools.combinations(boxed(given), 2):
            if touches_alike(a, b):
                continue
            if TIMELINE not in (a.id, b.id):
                assert apart(a.target, b.target) >= LEAST_GAP, (a.id, b.id)
            else:
                assert apart(a.target, b.target) > 0.0, (a.id, b.id)


TIMELINE = "timeline"


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)], ids=label)
@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_drawn_outside_of_a_panel(size: tuple[int, int], page: str) -> None:
    for name in ("start", "pinned", "solved"):
        given = scene(MOMENTS[name].snapshot(), size, PAGES[page])
        for panel in panels(given):
            box = panel.box_of(given)
            assert box is not None
            frame = device(box, given.layout.scale)
            for control in (None, *(c for c in boxed(given) if box.covers(c.target))):
                one = None if control is None else control.id
                for pressed in (None, one):
                    focused = changed(
                        given, focused=one, focus_visible=True, hovered=one, pressed=pressed
                    )
                    assert change_outside(picture(panel, focused), frame) <= BREATH, (
                        panel.name,
                        one,
                    )


@pytest.mark.parametrize("page", PAGES)
def test_equal_keys_give_equal_pixels(page: str) -> None:
    for moment in MOMENTS.values():
        first, again = (scene(moment.snapshot(), interface=PAGES[page]) for _ in range(2))
        for panel, other in zip(panels(first), panels(again), strict=True):
            assert panel.key(first) == other.key(again)
            assert pixels(picture(panel, first)) == pixels(picture(other, again))


@pytest.mark.parametrize("name", ["start", "pinned", "solved"])
def test_every_state_of_a_control_is_in_a_key_and_can_be_seen(name: str) -> None:
    given = scene(MOMENTS[name].snapshot())
    # What tells about itself, and the inputs, wear the ring as an overlay.
    for control in (c for c in boxed(given) if c.kind not in (Kind.TELL, Kind.INPUT)):
        owners = [
            p for p in panels(given) if (box := p.box_of(given)) and box.covers(control.target)
        ]
        assert len(owners) == 1, control.id
        panel = owners[0]
        plain = pixels(picture(panel, given))
        states: list[dict[str, object]] = [{"focused": control.id, "focus_visible": True}]
        states.append({"hovered": control.id, "pressed": control.id})
        for state in states:
            other = changed(given, **state)
            assert panel.key(other) != panel.key(given), (control.id, state)
            assert pixels(picture(panel, other)) != plain, (control.id, state)


def test_what_is_shown_is_in_the_keys() -> None:
    """Two moments whose pictures of a panel differ have different keys."""
    for page in PAGES.values():
        scenes = [scene(moment.snapshot(), interface=page) for moment in MOMENTS.values()]
        for place, a in enumerate(scenes):
            for panel in panels(a):
                alike = [
                    b
                    for b in scenes[place + 1 :]
                    if panel.box_of(a) == panel.box_of(b) and panel.key(a) == panel.key(b)
                ]
                # What is alike further on is compared with that one in its turn.
                for b in alike[:1]:
                    assert pixels(picture(panel, a)) == pixels(picture(panel, b)), panel.name


# ------------------------------------------------------------------ one next action, folds


@pytest.mark.parametrize(
    ("name", "primary"),
    [("start", "play"), ("staged", "play"), ("solved", "next-story"), ("stuck", "new-start")],
)
def test_one_filled_pill_is_the_next_thing_to_press(name: str, primary: str) -> None:
    for page in PAGES.values():
        assert filled(scene(MOMENTS[name].snapshot(), interface=page)) == [primary]


def test_without_stories_a_win_leads_home() -> None:
    given = scene(MOMENTS["solved"].snapshot(), features=Features())
    assert filled(given) == ["start-over"]


def test_after_a_neuron_died_the_next_thing_is_another_start() -> None:
    given = scene(session("dying-relu", TrainTo(600)).snapshot())
    assert given.snapshot.dead
    assert filled(given) == ["new-start"]


def test_while_the_rest_learns_on_nothing_is_over() -> None:
    for epoch in (33, 100, 300):
        given = scene(session("dying-relu", TrainTo(epoch)).snapshot())
        assert given.snapshot.dead
        assert filled(given) == ["play"]


def filled(given: Scene) -> list[str]:
    return [control.id for control in given.controls if control.kind is Kind.PRIMARY]


def test_at_the_start_there_are_stories_and_afterwards_the_timeline() -> None:
    ids = {c.id for c in scene(MOMENTS["start"].snapshot()).controls}
    assert {f"story.{name}" for name in list(STORIES)[:4]} <= ids
    assert not {"step", TIMELINE} & ids
    chosen = [
        c.id
        for c in scene(MOMENTS["start"].snapshot()).controls
        if c.group == "story" and c.selected
    ]
    assert chosen == ["story.xor"]
    ids = {c.id for c in scene(MOMENTS["first"].snapshot()).controls}
    assert {"step", TIMELINE} <= ids
    assert not any(name.startswith("story.") for name in ids)


def test_the_way_home_is_always_there() -> None:
    for moment, page in itertools.product(MOMENTS.values(), PAGES.values()):
        for size in SIZES:
            assert scene(moment.snapshot(), size, page).control("start-over") is not None


@pytest.mark.parametrize("page", PAGES)
def test_without_the_lab_the_others_fill_its_place(page: str) -> None:
    seen = MOMENTS["staged"].snapshot()
    usual = scene(seen, interface=PAGES[page])
    closed = scene(seen, interface=PAGES[page], features=replace(FEATURES, lab=False))
    lab, menu = usual.control("view"), closed.control("menu")
    assert lab is not None
    assert menu is not None
    assert closed.control("view") is None
    targets = [c.target for c in closed.controls if c.panel == "dock-end"]
    assert any(target.x <= lab.target.x and target.right > lab.target.x for target in targets)


def test_without_stories_the_start_is_whole() -> None:
    given = scene(MOMENTS["start"].snapshot(), features=Features())
    assert not faults(given, FLOOR)
    assert not any(c.group == "story" for c in given.controls)


def test_a_narrow_window_gives_the_rows_place_to_the_open_card() -> None:
    narrow = scene(MOMENTS["pinned"].snapshot(), (1024, 768))
    assert not any(c.group == "row" for c in narrow.controls)
    assert any(c.group == "row" for c in scene(MOMENTS["pinned"].snapshot()).controls)


# ------------------------------------------------------------------ hint, notes, long words


def test_what_a_brighter_ring_means_is_told_while_the_rings_light_up() -> None:
    for name, told in (("start", True), ("guess", True), ("staged", False), ("solved", False)):
        seen = MOMENTS[name].snapshot()
        said = words(HintCard(kit(1.0).typeface.width), scene(seen))
        assert (ENGLISH("visitor.legend") in said) == told, name
        assert (ENGLISH("visitor.hint") in said) != told, name


def test_the_hint_is_there_until_a_line_is_touched() -> None:
    def box(name: str, interface: Interface = PAGES["visitor"]) -> Box | None:
        given = scene(MOMENTS[name].snapshot(), interface=interface)
        return HintCard(kit(given.layout.scale).typeface.width).box(given)

    assert box("staged") is not None
    assert box("pinned") is None
    assert box("staged", PROJECTOR) is None


@pytest.mark.parametrize("size", FOLDS, ids=label)
@pytest.mark.parametrize("page", PAGES)
def test_a_note_is_as_large_as_its_page_and_tooltips_stay_away(
    size: tuple[int, int], page: str
) -> None:
    words = ENGLISH("notice.diverged")
    interface = replace(PAGES[page], toast=Toast(words, 60, True), hovered="step", hovered_for=24)
    given = scene(MOMENTS["staged"].snapshot(), size, interface)
    measure = kit(given.layout.scale).typeface.width
    toast = ToastCard(measure)
    box = toast.box(given)
    assert box is not None
    assert given.layout.window.covers(box)
    assert not complaints(written(toast, given), device(box, given.layout.scale), SMALLEST[page])
    assert box.bottom < given.layout.transport.y
    assert Tooltip(measure).box(given) is None


def lengthened(share: float) -> Texts:
    """English with longer words, as another language would have."""

    def longer(key: str, entry: str) -> str:
        if not key.startswith("visitor.") or key.startswith("visitor.caption."):
            return entry
        return entry + "e" * round(len(entry) * share) if "{" not in entry else entry

    return Texts("xx", {key: longer(key, entry) for key, entry in ENGLISH.entries.items()})


@pytest.mark.parametrize("size", FOLDS, ids=label)
@pytest.mark.parametrize("page", PAGES)
def test_longer_words_fit_as_well(size: tuple[int, int], page: str) -> None:
    for name in ("start", "staged", "five", "solved"):
        given = scene(MOMENTS[name].snapshot(), size, PAGES[page], texts=lengthened(0.3))
        assert not faults(given, SMALLEST[page]), name
