"""The visitor's stories play out on cue: what the heads of their files say, measured.

The epoch numbers are facts of the files as they are. They are far from any edge: perturbing all
nine starting numbers by 1e-9 changes none of them.
"""

from dataclasses import replace

import numpy as np
import pytest

from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.exhibit.configuration.keys import Stories
from game.session.commands import ChangeSetting
from game.session.guide import TELLING_SPEEDS
from game.session.outcome import State
from game.session.presentation import Phase
from game.session.presets import load_presets
from game.session.settings import START_SETTINGS, TELLING_PACE, TRAINING_SETTINGS
from tests.session.scenario import ROOT, Scenario

ALL = load_presets(ROOT / "assets" / "stories")
EPOCHS = {"and": 1000, "xor": 1000, "locked": 1000, "stuck": 8000, "race": 300}
# Those that are told of here; the others are told by their questions.
STORIES = {name: ALL[name] for name in EPOCHS}
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


def test_the_stories_are_in_the_order_of_their_cards():
    assert list(ALL)[:5] == ["and", "xor", "race", "stuck", "locked"]
    assert [story.order for story in ALL.values()] == list(range(1, len(ALL) + 1))
    assert Stories().offered == tuple(ALL), "all of them are offered"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_every_card_has_its_words(name, language):
    text = ALL[name].texts[language]
    assert 0 < len(text.title) <= 9
    assert 0 < len(text.short) <= 24
    assert all(len(word) <= 14 for word in text.short.split()), "a card has room for two lines"
    assert text.story.endswith((".", "?"))
    assert text.story.count(".") == 1


@pytest.mark.parametrize("name", ALL)
def test_every_story_begins_at_the_pace_of_telling(name):
    settings = ALL[name].settings
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


@pytest.mark.parametrize("name", ["and", "xor", "race"])
def test_what_is_solved_stays_solved(course, name):
    course = course[name]
    assert (course.right_counts[course.solved :] == 4).all()
    course.story.expect_state(State.SOLVED, since=course.solved)


class TestRace:
    def test_its_numbers(self, course):
        course = course["race"]
        assert course.outputs[:, 0].round(3).tolist() == [0.512, 0.248, 0.804, 0.567]
        losses = course.losses[:61:10].round(3).tolist()
        assert losses == [0.792, 0.696, 0.664, 0.647, 0.632, 0.618, 0.604]
        assert course.solved == 151


class TestAnd:
    def test_only_row_11_is_wrong_and_it_is_the_one_that_is_shown(self, course):
        right = course["and"].right
        assert right[:3].all()
        assert np.flatnonzero(~right[3]).tolist() == list(range(34))
        assert STORIES["and"].dataset.sample_names[STORIES["and"].sample] == "11"

    def test_its_numbers(self, course):
        course = course["and"]
        assert course.outputs[:, 0] == pytest.approx([0.131, 0.126, 0.102, 0.094], abs=5e-4)
        assert course.outputs[3, [1, 2, 3, 4, 5, 10, 20]] == pytest.approx(
            [0.11, 0.14, 0.16, 0.19, 0.22, 0.34, 0.44], abs=5e-3
        )
        assert course.outputs[:3].max(axis=1) == pytest.approx([0.206, 0.315, 0.247], abs=5e-4)
        assert course.losses[[0, 20, 50, 100, 1000]] == pytest.approx(
            [0.687, 0.419, 0.302, 0.180, 0.009], abs=5e-4
        )
        assert np.flatnonzero((course.errors < 0.3).all(axis=0))[0] == 91
        assert course.marks == [(137, "o1", True), (458, "h1", True)]

    def test_the_row_that_is_shown_gets_better_in_every_epoch(self, course):
        assert (np.diff(course["and"].outputs[3]) > 0).all()

    def test_one_line_turns_from_minus_to_plus(self, course):
        turned = {
            NETWORK.parameter_name(line): course["and"].sign_changes(NETWORK.parameter_name(line))
            for line in NETWORK.connections
        }
        assert {name: epochs for name, epochs in turned.items() if epochs} == {"h2-o1": [23]}
        assert course["and"].vectors[0, NETWORK.parameters.index(NETWORK.by_name["h2-o1"])] < 0


class TestXor:
    def test_its_numbers(self, course):
        course = course["xor"]
        assert course.outputs[:, 0] == pytest.approx([0.094, 0.018, 0.391, 0.109], abs=5e-4)
        assert course.right_counts[:3].tolist() == [2, 2, 3]
        assert course.solved == 118
        assert not course.right[1, :118].any()
        assert course.right[[0, 3]].all()
        assert course.outputs[[0, 3]].max(axis=1) == pytest.approx([0.493, 0.476], abs=5e-4)
        assert course.outputs[1, [1, 2, 3, 4, 5, 10, 100]] == pytest.approx(
            [0.03, 0.06, 0.09, 0.13, 0.16, 0.28, 0.45], abs=5e-3
        )
        assert course.losses[[0, 50, 100, 118, 200, 1000]] == pytest.approx(
            [1.295, 0.621, 0.519, 0.457, 0.178, 0.013], abs=6e-4
        )
        assert np.flatnonzero((course.errors < 0.3).all(axis=0))[0] == 166
        assert course.marks[:2] == [(72, "h1", True), (187, "h2", True)]

    def test_the_row_that_is_shown_gets_better_in_every_epoch(self, course):
        assert (np.diff(course["xor"].outputs[1]) > 0).all()
        assert STORIES["xor"].dataset.sample_names[STORIES["xor"].sample] == "01"

    def test_one_line_turns_from_minus_to_plus(self, course):
        turned = {
            NETWORK.parameter_name(line): course["xor"].sign_changes(NETWORK.parameter_name(line))
            for line in NETWORK.connections
        }
        assert {name: epochs for name, epochs in turned.items() if epochs} == {"h2-o1": [48]}

    def test_h1_hears_less_and_less_of_its_row(self, course):
        slopes = course["xor"].hidden_slopes[0, 1]
        assert slopes[[0, 100]] == pytest.approx([0.068, 0.003], abs=5e-4)


class TestLocked:
    def test_a_neuron_sleeps_from_the_start(self, course):
        course = course["locked"]
        assert course.marks[:2] == [(0, "h1", True), (70, "h2", True)]
        assert course.slopes[[0, 50, 100, 300], 0] == pytest.approx(
            [0.071, 0.011, 0.006, 0.002], abs=5e-4
        )
        assert course.slopes[0, 1] == pytest.approx(0.173, abs=5e-4)
        assert (course.slopes[:, 0] < 0.1).all()

    def test_on_its_row_it_hears_a_whisper(self, course):
        slopes = course["locked"].hidden_slopes[0, 1]
        assert slopes[[0, 10, 50]] == pytest.approx([0.018, 0.005, 0.001], abs=5e-4)

    def test_its_numbers(self, course):
        course = course["locked"]
        assert course.outputs[:, 0] == pytest.approx([0.702, 0.058, 0.432, 0.159], abs=5e-4)
        changes = np.flatnonzero(np.diff(course.right_counts)) + 1
        assert changes.tolist() == [2, 36]
        assert course.right_counts[[0, 2, 36]].tolist() == [1, 2, 3]
        assert not course.right[1].any()
        assert course.outputs[1].max() == pytest.approx(0.36, abs=5e-3)
        assert course.losses[[0, 10, 50, 100, 1000]] == pytest.approx(
            [1.268, 0.802, 0.632, 0.580, 0.486], abs=5e-4
        )

    def test_it_is_never_solved(self):
        story = Scenario(STORIES["locked"])
        for epoch, state in [(470, State.LEARNING), (471, State.SLOW), (1847, State.STUCK)]:
            story.train_to(epoch).expect_state(state)
        story.train_to(20_000).expect_state(State.STUCK)
        assert story.now.history.first_solved is None

    @pytest.mark.parametrize(("neuron", "solved"), [("h1", 26), ("h2", None)])
    def test_awake_it_would_be_solved(self, neuron, solved):
        """Halving what goes into the sleeper wakes it; the other one's changes nothing."""
        head = Scenario(STORIES["locked"]).recording.vector_at(0)
        start = {NETWORK.column_name(p): v for p, v in zip(NETWORK.parameters, head, strict=True)}
        halved = {name: v / 2 if name.endswith(f"-{neuron}") else v for name, v in start.items()}
        story = Scenario(replace(STORIES["locked"], start=halved)).train_to(3000)
        assert story.now.history.first_solved == solved
        assert (story.recording.mean_slopes[0, 0] > 0.1) == (neuron == "h1")

    def test_half_the_weight_init_solves_it_in_the_lab(self):
        story = Scenario(STORIES["locked"]).do(ChangeSetting("weight_init", 2.5)).train_to(400)
        story.expect_state(State.SOLVED, since=144)


class TestStuck:
    def test_it_is_the_same_puzzle_with_the_same_rules(self):
        xor, stuck = STORIES["xor"], STORIES["stuck"]
        assert stuck.dataset is xor.dataset
        for name in TRAINING_SETTINGS | START_SETTINGS:
            assert getattr(stuck.settings, name) == getattr(xor.settings, name)
        assert stuck.seed != xor.seed

    def test_its_numbers(self, course):
        course = course["stuck"]
        assert course.outputs[:, 0] == pytest.approx([0.671, 0.456, 0.808, 0.598], abs=5e-4)
        assert course.outputs[[1, 3], 500] == pytest.approx([0.490, 0.507], abs=5e-4)
        assert course.outputs[[1, 3], 2185] == pytest.approx([0.498, 0.501], abs=8e-4)
        changes = np.flatnonzero(np.diff(course.right_counts)) + 1
        assert changes.tolist() == [4, 16, 170]
        assert course.right_counts[[0, 4, 16, 170]].tolist() == [1, 2, 3, 2]
        assert not course.right[[1, 3], 170:].any()
        assert course.losses[[0, 100, 500, 1000, 2185, 8000]] == pytest.approx(
            [0.755, 0.560, 0.368, 0.355, 0.350, 0.347], abs=6e-4
        )
        assert course.marks == [(115, "h1", True), (124, "h2", True)]

    def test_the_row_that_is_shown_first_gets_worse(self, course):
        answers = course["stuck"].outputs[1]
        assert STORIES["stuck"].dataset.sample_names[STORIES["stuck"].sample] == "01"
        assert (np.diff(answers[:9]) < 0).all()
        assert answers[[0, 1, 2, 3, 4]] == pytest.approx([0.46, 0.42, 0.39, 0.38, 0.37], abs=5e-3)
        assert answers.argmin() == 8

    def test_it_is_slow_and_then_stuck(self):
        story = Scenario(STORIES["stuck"])
        for epoch, state in [
            (632, State.LEARNING),
            (633, State.SLOW),
            (2184, State.SLOW),
            (2185, State.STUCK),
        ]:
            story.train_to(epoch).expect_state(state)

    def test_it_never_gets_out(self):
        story = Scenario(STORIES["stuck"]).train_to(30_000).expect_state(State.STUCK)
        assert story.now.history.first_solved is None
