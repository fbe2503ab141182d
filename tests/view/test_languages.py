"""Every page in every language, and in made ones: whole, in its place, and really translated."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import pygame
import pytest

from game.app import paths
from game.session.snapshot import Snapshot
from game.view.attract.caption import AttractCaption, AttractLine
from game.view.drawing.text.text_log import TextBox
from game.view.large.parts_of_speech import SECTION, Narration, Part
from game.view.scene.features import Features
from game.view.scene.interface import Interface
from game.view.scene.page import Page
from game.view.scene.texts import Texts, languages
from game.view.screen import Screen
from game.view.visitor.captions.panel import CaptionPanel, LinePanel
from tests.view.attract.test_attract import saying
from tests.view.cards.stage import COUNTDOWN, MENU, PIN, PROJECTOR, SHOW, VISITOR, over
from tests.view.catalogues import MADE, all_texts, told_in_all
from tests.view.made_once import afresh
from tests.view.stage import PRESETS, complaints, device, pixels, written
from tests.view.stories import NEURONS
from tests.view.stories import STORIES as LAB
from tests.view.visitor.stage import MOMENTS, scene
from tests.view.visitor.stage import STORIES as VISITOR_STORIES

SIZES = [(1920, 1080), (1280, 720), (1024, 768)]
TRANSLATED = [language for language in languages(paths.TEXTS) if language != "en"]
ALL = [*TRANSLATED, *MADE]
# Nobody reads these: where there is no room, their words may be cut or written small.
UNREAD = {"double", "long", "x"}

LAB_PAGES = (
    *("start", "map", "map-probe", "pinned-hidden", "all-rows", "cancelled", "dead", "ghost"),
    *NEURONS,
)
VISITOR_PAGES = (
    *("start", "belief", "first-compare", "first-back", "guess"),
    *("neuron", "neuron-locked", "neuron-waits"),
    *("staged", "five", "solved", "stuck"),
)
PROJECTOR_PAGES = ("start", "belief", "neuron", "guess", "staged", "five", "solved")

SMALLEST_LAB_PIXELS = 13.4
SMALLEST = {False: 39.0, True: 54.0}
INK = 0.9
# What needs no translation: languages, the logarithm, the biases of h and o.
NAMES = {"English", "Deutsch", "Français", "ln", "max", "bh", "bo"}
WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ž]{2,}")


def label(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


# Values as long as they get.
VALUES = {
    "neuron": Part("h2"),
    "input": Part("x2"),
    "epoch": Part("12 345"),
    "epochs": Part("1000"),
    "count": Part(f"{SECTION}count-4", is_key=True),
    "smallest": Part(f"{SECTION}smallest", is_key=True),
    "zero": Part("0"),
    "other": Part("h2"),
    **dict.fromkeys(("row", "one", "two"), Part("0 1")),
    **dict.fromkeys(("right", "rows", "goal"), Part("4")),
    **dict.fromkeys(("old", "new", "answer", "error", "loss", "first"), Part("−0.0004")),
    **dict.fromkeys(("arrives", "leaves", "slope", "gradient"), Part("−0.0004")),
}
# Captions that stand in the second line, by how their keys end.
LINE = re.compile(r"-(line|line-all|line-weight|line-bias|given|random|fell|asleep|still)$")


def captions(texts: Texts) -> list[str]:
    """The keys of all sentences of the visitor view."""
    words = re.compile(r"(smallest|zero|count-\d)$")
    return [key for key in texts.entries if key.startswith(SECTION) and not words.search(key)]


@dataclass(frozen=True)
class Picture:
    """What is drawn, and the card that lies over it, if one does."""

    snapshot: Snapshot
    interface: Interface
    card: str | None = None


def told(snapshot: Snapshot) -> Snapshot:
    """The snapshot of a run whose preset is told in the made languages as well."""
    preset = told_in_all({snapshot.preset.name: snapshot.preset})[snapshot.preset.name]
    return replace(snapshot, preset=preset)


@cache
def pictures() -> Mapping[str, Picture]:
    lab = {f"lab {name}": Picture(LAB[name].snapshot(), LAB[name].interface) for name in LAB_PAGES}
    moment = MOMENTS["staged"].snapshot()
    simple = {
        f"visitor {name}": Picture(MOMENTS[name].snapshot(), VISITOR) for name in VISITOR_PAGES
    }
    simple |= {
        f"projector {name}": Picture(MOMENTS[name].snapshot(), PROJECTOR)
        for name in PROJECTOR_PAGES
    }
    cards = {
        "help": Picture(LAB["help"].snapshot(), LAB["help"].interface, "help"),
        "lab menu": Picture(LAB["start"].snapshot(), over(Interface(), MENU), "menu"),
        "menu": Picture(moment, MENU, "menu"),
        "pin": Picture(moment, PIN, "pin"),
        "countdown": Picture(moment, COUNTDOWN, "countdown"),
        "attract": Picture(moment, SHOW),
    }
    found = lab | simple | cards
    return {name: replace(one, snapshot=told(one.snapshot)) for name, one in found.items()}


class Stage:
    """A window of one size, which speaks all languages."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.log: list[TextBox] = []
        self.surface = pygame.Surface(size)
        self.screen = new_screen(self.log)

    def draw(self, picture: Picture, language: str) -> float:
        """Draw it; gives the scale."""
        self.log.clear()
        interface = replace(picture.interface, language=language)
        return self.screen.draw(self.surface, picture.snapshot, interface).layout.scale


def new_screen(log: list[TextBox] | None = None) -> Screen:
    texts = {language: all_texts(language) for language in ("en", *ALL)}
    stories = told_in_all(VISITOR_STORIES)
    features = Features(kiosk=True, sound=True, languages=texts, stories=stories)
    return Screen(paths.FONTS, texts["en"], told_in_all(PRESETS), log=log, features=features)


@cache
def stage(size: tuple[int, int]) -> Stage:
    return Stage(size)


def smallest(picture: Picture, scale: float) -> float:
    """The least size of type on a page, in its units."""
    if picture.interface.page is Page.LAB:
        return SMALLEST_LAB_PIXELS / scale
    return SMALLEST[picture.interface.large_text and picture.card is None]


def faults(boxes: list[TextBox], window: pygame.Rect, scale: float, least: float) -> list[str]:
    found = []
    for box in boxes:
        if not window.contains(box.rect):
            found.append(f"leaves the window: {box.string}")
        if box.owner is None:
            found.append(f"belongs to nobody: {box.string}")
            continue
        if not device(box.owner.rect, scale).inflate(2, 2).contains(box.rect):
            found.append(f"leaves {box.owner.name}: {box.string}")
        if box.size < least and len(box.string) > 2 and box.owner.name != "network":
            found.append(f"small: {box.string} {box.size}")
    return [*found, *overlaps(boxes)]


def overlaps(boxes: list[TextBox]) -> list[str]:
    found = []
    by_place = sorted(boxes, key=lambda box: box.rect.left)
    for place, box in enumerate(by_place):
        ink = box.rect.scale_by(1.0, INK)
        for other in by_place[place + 1 :]:
            if other.rect.left >= ink.right:
                break
            common = ink.clip(other.rect.scale_by(1.0, INK))
            if common.w > 1 and common.h > 1:
                found.append(f"overlap: {box.string} and {other.string}")
    return found


@pytest.mark.parametrize("size", SIZES, ids=label)
@pytest.mark.parametrize("language", [language for language in ALL if language != "x"])
def test_every_text_is_in_its_place_on_every_page(language: str, size: tuple[int, int]) -> None:
    on = stage(size)
    found = []
    drawn = list(pictures().items())
    if language in MADE:
        # A made language is seen on each page at one of the sizes, another one at another.
        drawn = drawn[(SIZES.index(size) + [*MADE].index(language)) % len(SIZES) :: len(SIZES)]
    for name, picture in drawn:
        scale = on.draw(picture, language)
        boxes = on.log
        if picture.card is not None:
            boxes = [box for box in boxes if box.owner and box.owner.name == picture.card]
        assert boxes, name
        least = 0.0 if language in UNREAD else smallest(picture, scale)
        wrong = faults(boxes, on.surface.get_rect(), scale, least)
        if language not in UNREAD:
            wrong += [f"cut: {box.string}" for box in boxes if box.string.endswith("…")]
        found += [f"{name}: {fault}" for fault in wrong]
    assert not found, "\n".join(found)


def test_every_word_is_from_the_catalogue() -> None:
    on = stage(SIZES[0])
    found = set()
    for name, picture in pictures().items():
        on.draw(picture, "x")
        for box in on.log:
            words = set(WORD.findall(box.string)) - NAMES
            if any(word.strip("X") for word in words):
                found.add(f"{name}: {box.string}")
    assert not found, "\n".join(sorted(found))


@pytest.mark.parametrize("size", SIZES, ids=label)
@pytest.mark.parametrize("language", TRANSLATED)
def test_every_caption_fits_in_type_that_is_read_from_afar(
    language: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts, moment, found = all_texts(language), MOMENTS["staged"].snapshot(), []
    for page in (VISITOR, PROJECTOR):
        given = scene(moment, size, page, texts=texts)
        for key in captions(texts):
            panel = LinePanel() if LINE.search(key) else CaptionPanel()
            box = panel.box_of(given)
            if box is None or (page is PROJECTOR and isinstance(panel, LinePanel)):
                continue  # there the second line is folded away
            said = Narration(key, VALUES, key, VALUES)
            monkeypatch.setattr(
                "game.view.visitor.captions.panel.narrate", lambda _, said=said: said
            )
            log = written(panel, given)
            room = device(box, given.layout.scale).inflate(2, 2)
            found += complaints(log, room, SMALLEST[page is PROJECTOR])
            found += [] if log else [f"left out: {key}"]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", SIZES, ids=label)
@pytest.mark.parametrize("language", TRANSLATED)
def test_everything_that_the_show_says_fits(language: str, size: tuple[int, int]) -> None:
    texts, moment, found = all_texts(language), MOMENTS["staged"].snapshot(), []
    for key in sorted(key for key in texts.entries if key.startswith("attract.show.")):
        has_numbers = "{" in texts.entries[key]
        panel = AttractLine() if has_numbers else AttractCaption()
        given = scene(moment, size, saying(key, line=has_numbers), texts=texts)
        box = panel.box_of(given)
        assert box is not None
        room = device(box, given.layout.scale).inflate(2, 2)
        found += complaints(written(panel, given), room, SMALLEST[False])
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["de", "fr"])
@pytest.mark.parametrize("name", ["lab all-rows", "visitor five", "attract"])
def test_numbers_have_the_languages_decimal_mark(language: str, name: str) -> None:
    picture, size = pictures()[name], SIZES[1]
    drawn = []
    for mark in (",", "."):
        entries = {**all_texts(language).entries, "number.decimal": mark}
        surface = pygame.Surface(size)
        screen = Screen(paths.FONTS, Texts(language, entries), PRESETS)
        screen.draw(surface, picture.snapshot, picture.interface)
        drawn.append(pixels(surface))
    texts, again = all_texts(language), pygame.Surface(size)
    Screen(paths.FONTS, texts, PRESETS).draw(again, picture.snapshot, picture.interface)
    assert texts.decimal == ","
    assert pixels(again) == drawn[0] != drawn[1]


@pytest.mark.parametrize("name", ["lab all-rows", "visitor five", "attract", "menu"])
def test_a_language_that_is_chosen_looks_as_if_it_had_always_been_there(name: str) -> None:
    picture, size = pictures()[name], SIZES[1]
    kept, shown, expected = new_screen(), pygame.Surface(size), pygame.Surface(size)
    told = []
    for language in (*TRANSLATED, "en"):
        interface = replace(picture.interface, language=language)
        for _ in range(6):
            given = kept.scene(picture.snapshot, interface, size)
            kept.render(shown, given, lambda: True)
        told.append((interface, pixels(shown)))
    afresh()
    for interface, seen in told:
        new_screen().draw(expected, picture.snapshot, interface)
        assert seen == pixels(expected), interface.language
