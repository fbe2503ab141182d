"""The visitor's stories play out on cue: what the heads of their files say, measured.

The epoch numbers are facts of the files as they are. They are far from any edge: perturbing all
nine starting numbers by 1e-9 changes none of them.
"""

from dataclasses import replace

import numpy as np
import pytest

from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session.guide import TELLING_SPEEDS
from game.session.outcome import State
from game.session.presentation import Phase
from game.session.presets import load_presets
from game.session.settings import START_SETTINGS, TELLING_PACE, TRAINING_SETTINGS
from tests.session.scenario import ROOT, Scenario

STORIES = load_presets(ROOT / "assets" / "stories")
EPOCHS = {"and": 1000, "xor": 1000, "locked": 1000, "stuck": 8000}
LANGUAGES = ("en", "de", "fr")


class Course:
    """A story trained for some epochs: its numbers epoch by epoch."""

    def __init__(self, name: str, nudge: float = 0.0) -> None:
        self.story = Scenario(STORIES[name])
        if nudge:
            head = self.story.recording.vector_at(0)
            start = {
                NETWORK.column_name(p): v for p, v in zip(NETWORK.parameters, head, strict=True)
            }
            moved = {key: value + nudge * (-1) ** i for i, (key, value) in enumerate(start.items())}
            self.story = Scenario(replace(STORIES[name], start=moved))
        epochs = EPOCHS[name]
        self.story.train_to(epochs)
        recording = self.story.recording
        assert recording.stride == 1
        traces = recording.traces_at(np.arange(epochs + 1))
        self.outputs = np.concatenate([t.forward.activations[-1][0] for t in traces], axis=1)
        self.hidden_slopes = np.concatenate([t.forward.slopes[0] for t in traces], axis=2)
        self.losses = recording.losses
        self.slopes = recording.mean_slopes
        targets = self.story.now.dataset.targets[0][:, None]
        self.errors = np.abs(self.outputs - targets)
        self.right = (self.outputs > 0.5) == (targets == 1.0)
        self.vectors = recording.vectors

    @property
    def right_counts(self):
        return self.right.sum(axis=0)

    @property
    def solved(self):
        found = np.flatnonzero(self.right_counts == 4)
        return int(found[0]) if len(found) else None

    @property
    def marks(self):
        return [
            (mark.epoch, NETWORK.neuron_name(mark.neuron), mark.locked)
            for mark in self.story.now.marks
        ]

    def sign_changes(self, name):
        weights = self.vectors[:, NETWORK.parameters.index(NETWORK.by_name[name])]
        return (np.flatnonzero(np.diff(np.sign(weights))) + 1).tolist()


@pytest.fixture(scope="module")
def course():
    return {name: Course(name) for name in STORIES}


def test_there_are_four_stories_in_the_order_of_their_cards():
    assert list(STORIES) == ["and", "xor", "locked", "stuck"]
    assert [story.order for story in STORIES.values()] == [1, 2, 3, 4]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", STORIES)
def test_every_card_has_its_words(name, language):
    text = STORIES[name].texts[language]
    assert 0 < len(text.title) <= 9
    assert 0 < len(text.short) <= 24
    assert all(len(word) <= 14 for word in text.short.split()), "a card has room for two lines"
    assert text.story.endswith(".")
    assert text.story.count(".") == 1


@pytest.mark.parametrize("name", STORIES)
def test_every_story_begins_at_the_pace_of_telling(name):
    settings = STORIES[name].settings
    assert (settings.pace, settings.animation_speed) == (
        TELLING_PACE,
        TELLING_SPEEDS[Phase.FORWARD],
    )
    assert settings.lock_threshold == 0.1


@pytest.mark.parametrize("name", STORIES)
def test_the_cues_are_far_from_any_edge(course, name):
    for nudge in (1e-9, -1e-9):
        moved = Course(name, nudge)
        assert (moved.right_counts == course[name].right_counts).all()
        assert moved.marks == course[name].marks


@pytest.mark.parametrize("name", STORIES)
def test_the_loss_falls_in_every_epoch(course, name):
    assert (np.diff(course[name].losses) < 0).all()


@pytest.mark.parametrize("name", ["and", "xor", "locked"])
def test_what_is_solved_stays_solved(course, name):
    course = course[name]
    assert (course.right_counts[course.solved :] == 4).all()
    course.story.expect_state(State.SOLVED, since=course.solved)


class TestAnd:
    def test_only_row_11_is_wrong_and_it_is_the_one_that_is_shown(self, course):
        right = course["and"].right
        assert right[:3].all()
        assert np.flatnonzero(~right[3]).tolist() == list(range(59))
        assert STORIES["and"].dataset.sample_names[STORIES["and"].sample] == "11"

    def test_its_numbers(self, course):
        course = course["and"]
        assert course.outputs[:, 0] == pytest.approx([0.340, 0.384, 0.401, 0.429], abs=5e-4)
        assert course.losses[[0, 20, 50, 100, 1000]] == pytest.approx(
            [0.565, 0.459, 0.338, 0.162, 0.005], abs=5e-4
        )
        assert np.flatnonzero((course.errors < 0.3).all(axis=0))[0] == 101
        assert course.marks == [(113, "o1", True), (394, "h1", True)]

    def test_one_line_turns_from_minus_to_plus(self, course):
        turned = {
            NETWORK.parameter_name(line): course["and"].sign_changes(NETWORK.parameter_name(line))
            for line in NETWORK.connections
        }
        assert {name: epochs for name, epochs in turned.items() if epochs} == {"h2-o1": [20]}
        assert course["and"].vectors[0, NETWORK.parameters.index(NETWORK.by_name["h2-o1"])] < 0


class TestXor:
    def test_its_numbers(self, course):
        course = course["xor"]
        assert course.outputs[:, 0] == pytest.approx([0.512, 0.248, 0.804, 0.567], abs=5e-4)
        assert course.right_counts[0] == 1
        assert course.right_counts[:3].tolist() == [1, 2, 3]
        assert course.solved == 151
        assert not course.right[1, :151].any()
        assert course.losses[[0, 50, 100, 151, 200, 1000]] == pytest.approx(
            [0.792, 0.618, 0.541, 0.397, 0.227, 0.014], abs=5e-4
        )
        assert np.flatnonzero((course.errors < 0.3).all(axis=0))[0] == 204
        assert course.marks[:2] == [(82, "h1", True), (227, "h2", True)]
        assert course.sign_changes("x2-h2") == [26]
        assert course.sign_changes("x1-h2") == [77]

    def test_h1_hears_less_and_less_of_its_row(self, course):
        slopes = course["xor"].hidden_slopes[0, 1]
        assert slopes[[0, 100]] == pytest.approx([0.096, 0.003], abs=5e-4)


class TestLocked:
    def test_a_neuron_falls_asleep_in_front_of_the_visitor(self, course):
        course = course["locked"]
        assert course.marks[:2] == [(10, "h2", True), (237, "h1", True)]
        assert course.slopes[[0, 10, 50], 1] == pytest.approx([0.128, 0.098, 0.055], abs=5e-4)
        assert (course.slopes[10:, 1] < 0.1).all()

    def test_on_its_row_it_hears_a_whisper_while_the_other_listens(self, course):
        h1, h2 = course["locked"].hidden_slopes[:, 1]
        assert h2[[0, 10, 50]] == pytest.approx([0.0067, 0.0025, 0.0004], abs=5e-5)
        assert h1[[0, 10, 50]] == pytest.approx([0.249, 0.249, 0.244], abs=5e-4)

    def test_its_numbers(self, course):
        course = course["locked"]
        assert course.outputs[:, 0] == pytest.approx([0.684, 0.502, 0.823, 0.665], abs=5e-4)
        assert course.right_counts[0] == 2
        assert (course.right_counts[7:161] == 3).all()
        assert course.solved == 161
        assert not course.right[1, 1:161].any()
        assert course.losses[[0, 10, 50, 100, 1000]] == pytest.approx(
            [0.782, 0.643, 0.557, 0.501, 0.014], abs=5e-4
        )


class TestStuck:
    def test_it_is_the_same_puzzle_with_the_same_rules(self):
        xor, stuck = STORIES["xor"], STORIES["stuck"]
        assert stuck.dataset is xor.dataset
        for name in TRAINING_SETTINGS | START_SETTINGS:
            assert getattr(stuck.settings, name) == getattr(xor.settings, name)
        assert stuck.seed != xor.seed

    def test_its_numbers(self, course):
        course = course["stuck"]
        assert course.outputs[:, 0] == pytest.approx([0.259, 0.288, 0.401, 0.354], abs=5e-4)
        assert course.outputs[[1, 3], 500] == pytest.approx([0.496, 0.513], abs=5e-4)
        assert course.outputs[[1, 3], 2360] == pytest.approx([0.499, 0.502], abs=5e-4)
        assert course.right_counts[:6].tolist() == [2, 2, 2, 3, 3, 2]
        assert (course.right_counts[5:] == 2).all()
        assert not course.right[[1, 3], 5:].any()
        assert course.losses[[0, 100, 500, 1000, 2360, 8000]] == pytest.approx(
            [0.724, 0.531, 0.372, 0.357, 0.350, 0.348], abs=5e-4
        )
        assert course.marks == [(68, "h2", True), (245, "h1", True)]

    def test_it_is_slow_and_then_stuck(self):
        story = Scenario(STORIES["stuck"])
        for epoch, state in [
            (676, State.LEARNING),
            (677, State.SLOW),
            (2359, State.SLOW),
            (2360, State.STUCK),
        ]:
            story.train_to(epoch).expect_state(state)

    def test_it_never_gets_out(self):
        story = Scenario(STORIES["stuck"]).train_to(30_000).expect_state(State.STUCK)
        assert story.now.history.first_solved is None
