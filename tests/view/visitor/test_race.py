"""What is said and shown of a race: true sentences, numbers of the engine, arrows one can hit."""

import itertools
from dataclasses import replace

import pytest

from game.app import paths
from game.session.questions.turn import Star
from game.session.race.race import Race, Stage
from game.session.snapshot import Snapshot
from game.view.drawing.box import Box
from game.view.drawing.text.typeface import Typeface
from game.view.drawing.theme import DARK
from game.view.large.sentence import plain
from game.view.network.places.geometry import network_geometry, place_of
from game.view.numbers.digits import fixed
from game.view.pages import layout_of
from game.view.scene.features import Features
from game.view.scene.texts import load_texts
from game.view.screen import Screen
from game.view.visitor.captions.panel import CaptionPanel
from game.view.visitor.race.graph import axis_of
from game.view.visitor.race.losses import apart, shown_losses
from game.view.visitor.race.places import ground_of, pull_places
from game.view.visitor.race.pulling import PullBy, notched
from game.view.visitor.race.score import ScorePanel
from game.view.visitor.race.sentences import goes_on, moves_left, race_spoken, stars
from tests.session.race.races import BY_NAME, RACE
from tests.view.stage import words
from tests.view.visitor.races import AWAY, NEAR, Raced
from tests.view.visitor.stage import PAGES, PROJECTOR, VISITOR, scene

TEXTS = {code: load_texts(paths.TEXTS, code) for code in ("en", "de", "fr")}
ENGLISH = TEXTS["en"]
STATES = {
    "first": Raced(0),
    "pulled": Raced(2, "placed"),
    "limit": Raced(5, "placed"),
    "machine": Raced(2, "run"),
    "after": Raced(4),
    "won": Raced(6),
    "near": Raced(moves=NEAR),
    "away": Raced(moves=AWAY),
}
SIZES = ((1920, 1080), (1280, 720), (1024, 768), (1080, 1920), (2560, 1080), (1440, 900))


def race_in(state: str) -> Race:
    race = STATES[state].snapshot().race
    assert race is not None
    return race


def said(state: str, language: str = "en") -> tuple[str, str]:
    spoken = race_spoken(STATES[state].snapshot(), TEXTS[language], DARK)
    assert spoken is not None
    return plain(spoken.caption), plain(spoken.line)


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("state", STATES)
def test_every_sentence_is_whole_and_fits_its_line(state: str, language: str) -> None:
    typeface = Typeface(1.0, paths.FONTS)
    caption, line = said(state, language)
    assert "{" not in caption + line
    assert typeface.width(caption, 62.0, "display") <= 1750.0, caption
    assert typeface.width(line, 40.0, "medium") <= 1840.0, line


def test_what_is_said_of_the_drawn_race() -> None:
    assert said("first") == (
        "Pull a line up or down. Make the loss small!",
        "After each of your moves, the machine trains for 10 epochs.",
    )
    assert said("pulled")[1] == "The loss goes from 0.716 to 0.644. Touch “Done”."
    assert said("limit")[1] == "As far as one move goes: 0.644 to 0.576. Touch “Done”."
    assert said("machine")[0] == "Now the machine trains for 10 epochs."
    assert said("after")[1] == "You: 0.644 to 0.680. The machine: 0.647 to 0.632."
    assert said("won") == (
        "You win! 0.576 against 0.604.",
        "You took big leaps with 3 lines. It took 60 small steps with all of them.",
    )
    assert plain(goes_on(race_in("won"), ENGLISH, DARK)) == (
        "And it goes on: at epoch 151 it has all rows right. You have 2 of 4."
    )


@pytest.mark.parametrize("state", ["near", "away"])
def test_who_does_not_win_is_not_told_so(state: str) -> None:
    race = race_in(state)
    assert not race.is_won
    shown = shown_losses(race)
    assert said(state) == (
        f"{shown.yours} against {shown.machine}. It never guesses.",
        "It feels the pull on every line before each step.",
    )
    assert shown.machine == "0.604"


@pytest.mark.parametrize(("state", "count"), [("won", 3), ("near", 2), ("away", 0)])
def test_stars_in_the_header(state: str, count: int) -> None:
    assert stars(race_in(state)) == (Star.EARNED,) * count + (Star.MISSED,) * (3 - count)


def test_leaps_are_called_big_only_where_they_are() -> None:
    snapshot = STATES["won"].snapshot()
    race = race_in("won")
    small = race.pulls[0]._replace(now=race.pulls[0].before + 0.05)
    assert race.largest_step > 0.05
    shown = replace(snapshot, race=race._replace(pulls=(small, *race.pulls[1:])))
    assert line_of(shown) == "You moved 3 lines. It took 60 steps with all of them."
    one = replace(snapshot, race=race._replace(pulls=race.pulls[:1] * 6))
    assert line_of(one).startswith("You took big leaps with one line.")


def line_of(snapshot: Snapshot) -> str:
    spoken = race_spoken(snapshot, ENGLISH, DARK)
    assert spoken is not None
    return plain(spoken.line)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"solved": None}, ""),
        ({"solved": 60}, ""),  # it has them right already
        ({"stage": Stage.MOVE}, ""),
        ({"right": 4}, "And it goes on: at epoch 151 it has all rows right, as you have now."),
    ],
)
def test_how_it_goes_on_is_said_only_where_it_is_so(changes: dict[str, object], told: str) -> None:
    race = race_in("won")._replace(**changes)  # type: ignore[arg-type]
    assert plain(goes_on(race, ENGLISH, DARK)) == told


def test_the_last_move_is_called_so() -> None:
    assert moves_left(race_in("first"), ENGLISH) == "6 moves left"
    assert moves_left(race_in("limit"), ENGLISH) == "Last move"


def test_losses_side_by_side_look_equal_only_if_they_are() -> None:
    assert apart(0.6041, 0.6043) == ("0.6041", "0.6043")
    assert apart(0.604, 0.604) == ("0.604", "0.604")
    assert apart(0.5763, 0.6041) == ("0.576", "0.604")


def test_the_numbers_of_the_picture_are_those_of_the_engine() -> None:
    for state in ("pulled", "after", "won"):
        snapshot = STATES[state].snapshot()
        loss = float(snapshot.trace.loss)
        assert shown_losses(race_in(state)).yours == fixed(loss, 3)
        assert race_in(state).machine[-1] == snapshot.history.loss_at(snapshot.epoch)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("size", SIZES)
def test_every_arrow_can_be_hit_and_lies_over_nothing(page: str, size: tuple[int, int]) -> None:
    layout = layout_of(STATES["first"].snapshot(), PAGES[page], size)
    rules = RACE.race
    assert rules is not None
    geometry = network_geometry(*place_of(layout))
    placed = pull_places(layout, ground_of(geometry), rules.lines)
    width, height = geometry.label
    numbers = [
        Box(x - width / 2, y - height / 2, width, height) for x, y in geometry.pills.values()
    ]
    arrows = [box for places in placed.values() for box in (places.up, places.down)]
    for box in arrows:
        assert min(box.w, box.h) >= 56.0
        assert box.x >= 0.0
        assert box.right <= layout.width
        assert layout.headline.bottom <= box.y
        assert box.bottom <= layout.transport.y
        assert not any(box.overlaps(number) for number in numbers)
        for disc in geometry.neurons.values():
            across = max(box.x - disc.x, disc.x - box.right, 0.0)
            down = max(box.y - disc.y, disc.y - box.bottom, 0.0)
            assert across**2 + down**2 >= disc.r**2
    assert not any(a.overlaps(b) for a, b in itertools.combinations(arrows, 2))


@pytest.mark.parametrize(
    ("value", "up", "goal"),
    [
        (0.609, 1, 0.8),
        (0.609, -1, 0.4),
        (0.55, -1, 0.4),
        (-1.2, 1, -1.0),
        (-1.2, -1, -1.4),
        (-1.39, 1, -1.2),
        (0.0, -1, -0.2),
    ],
)
def test_a_notch_leads_to_the_next_round_number(value: float, up: int, goal: float) -> None:
    assert notched(value, up) == pytest.approx(goal)


def test_a_drag_comes_to_round_numbers_and_back_to_where_it_was() -> None:
    line = BY_NAME["x2-h2"]
    drag = PullBy(line, -1.2, 0.609, 2.0, 1.0)
    assert drag(17.0).value == pytest.approx(-1.0)
    assert drag(153.8).value == 0.609
    assert drag(-1e6).line == line


@pytest.mark.parametrize("state", STATES)
def test_everything_has_room_on_the_axis(state: str) -> None:
    race = race_in(state)
    axis = axis_of(race, Box(0.0, 0.0, 600.0, 100.0))
    assert 2 <= len(axis.levels) <= 4
    for loss in (*race.yours, *race.machine, race.loss):
        assert 0.0 - 1e-6 <= axis.y(loss) <= 100.0 + 1e-6
    assert axis.x(0) == 0.0
    assert axis.x(race.rules.moves) == 600.0


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("state", ["first", "pulled", "machine"])
def test_on_a_projector_both_numbers_have_their_word_and_the_eye_is_as_wide_as_others(
    state: str, language: str
) -> None:
    texts = TEXTS[language].to_class
    shown = scene(STATES[state].snapshot(), (960, 540), PROJECTOR, texts=texts)
    said = words(ScorePanel(), shown)
    assert {texts("visitor.race.you"), texts("visitor.race.machine")} <= set(said)
    eye, home = shown.control("just-watch"), shown.control("start-over")
    assert eye is not None
    assert home is not None
    assert eye.target.w == home.target.w


def test_a_class_is_addressed_as_a_class() -> None:
    for code, (one, many) in {"de": ("Zieh ", "Zieht "), "fr": ("Tire ", "Tirez ")}.items():
        languages = Features(languages=TEXTS)
        screen = Screen(paths.FONTS, ENGLISH, {}, features=languages)
        for interface, start in ((VISITOR, one), (PROJECTOR, many)):
            given = replace(interface, language=code)
            shown = screen.scene(STATES["first"].snapshot(), given, (640, 360))
            assert words(CaptionPanel(), shown)[0].startswith(start)
