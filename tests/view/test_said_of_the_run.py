"""What is said of the run, over thousands of random states: it is said where its condition holds,
and only there.

The conditions are worked out anew, epoch by epoch, from the losses and slopes of the run.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import pytest

from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session import commands as c
from game.session.outcome import State
from game.session.snapshot import Snapshot
from game.view.lab.headline import headline_of
from game.view.large.parts_of_speech import SECTION
from game.view.visitor.captions.narration import narrate
from game.view.visitor.captions.run_stage import is_over
from tests.session.scenario import PRESETS, Scenario, described
from tests.session.test_stories import STORIES
from tests.view.stage import ENGLISH

RUNS = 132
STATES_PER_RUN = 46
LONGEST = 900


@dataclass(frozen=True)
class Facts:
    """A state, and what its losses and slopes say."""

    now: Snapshot
    losses: np.ndarray
    slopes: np.ndarray
    diverged: bool

    @property
    def wrong(self) -> bool:
        answers = self.now.trace.forward.activations[-1][0]
        targets = self.now.dataset.targets[0]
        return any(a == 0.5 or (a > 0.5) != (y == 1) for a, y in zip(answers, targets, strict=True))

    @cached_property
    def changed(self) -> int:
        return max(rule.epoch for rule in self.now.history.rules if rule.epoch <= self.now.epoch)

    @cached_property
    def flat(self) -> int:
        epoch, here = self.now.epoch, self.losses[self.now.epoch]
        while epoch > self.changed:
            before = self.losses[epoch - 1]
            if abs(before - here) >= 0.002 * max(before, here):
                break
            epoch -= 1
        return self.now.epoch - epoch

    @cached_property
    def is_flat(self) -> bool:
        return self.flat >= round(300 / self.now.trace.rule.learning_rate)

    @property
    def overshot(self) -> bool:
        first = max(self.changed, self.now.epoch - 30)
        recent = self.losses[first : self.now.epoch + 1]
        return any(after > 1.01 * before for before, after in pairwise(recent))

    @property
    def dead(self) -> list[str]:
        rule = self.now.trace.rule
        relu = [rule.activation.name == "relu"] * 2 + [rule.output_activation.name == "relu"]
        slopes = self.slopes[self.now.epoch]
        return [n for n, r, s in zip(("h1", "h2", "o1"), relu, slopes, strict=True) if r and s == 0]

    @property
    def locked(self) -> list[str]:
        slopes = self.slopes[self.now.epoch]
        threshold = self.now.settings.lock_threshold
        names = [n for n, s in zip(("h1", "h2", "o1"), slopes, strict=True) if s < threshold]
        return [name for name in names if name not in self.dead]

    @property
    def moves(self) -> bool:
        """Whether the next update changes any parameter's gradient away from 0."""
        return bool(np.any(self.now.trace.backward.gradients.vector))

    @property
    def slow(self) -> bool:
        gradient = self.now.trace.backward.gradients.vector
        return 100 * float(np.sum(gradient**2)) < 0.01 * self.losses[self.now.epoch]


def expected(f: Facts) -> State:
    """The one state whose condition holds."""
    ended = f.diverged and f.now.epoch == f.now.last_epoch
    still = f.is_flat or (bool(f.dead) and not f.moves)
    begun = f.now.last_epoch > 0
    open_ = f.wrong and begun and not ended
    conditions = {
        State.DIVERGED: ended,
        State.SOLVED: not f.wrong and not ended,
        State.READY: f.wrong and not begun and not ended,
        State.OVERSHOOTING: open_ and f.overshot,
        State.DEAD: open_ and not f.overshot and still and bool(f.dead),
        State.STUCK: open_ and not f.overshot and still and not f.dead,
        State.SLOW: open_ and not f.overshot and not still and f.slow,
        State.LEARNING: open_ and not f.overshot and not still and not f.slow,
    }
    (state,) = (state for state, holds in conditions.items() if holds)
    return state


def random_run(rng: np.random.Generator) -> Scenario:
    """A run with random rules and start, a change of rule on the way in half of them."""
    output = str(rng.choice(["sigmoid", "sigmoid", "relu"]))
    loss = "mse" if output == "relu" else str(rng.choice(["mse", "cross-entropy"]))
    start = None
    if rng.random() < 0.06:
        start = float(rng.choice([100.0, 200.0, -1.0, 0.0]))
    preset = described(
        str(rng.choice(["and", "xor"])),
        seed=int(rng.integers(1, 10_000)),
        start=start,
        activation=str(rng.choice(["sigmoid", "relu"])),
        output_activation=output,
        loss=loss,
        learning_rate=float(rng.choice([0.1, 0.5, 1.0, 1.0, 1.0])),
        weight_init=float(rng.choice([0.0, 0.5, 1.0, 3.0, 6.0])),
        bias_init=float(rng.choice([-1.0, 0.0, 0.0, 0.0, 1.0])),
    )
    story = Scenario(preset)
    last = 0 if rng.random() < 0.05 else int(rng.integers(2, LONGEST))
    if last and rng.random() < 0.5:
        story.train_to(int(rng.integers(0, last)))
        story.change(learning_rate=float(rng.choice([0.3, 1.0])))
    return story.train_to(last)


def states() -> Iterator[Facts]:
    rng = np.random.default_rng(14)
    runs = [random_run(rng) for _ in range(RUNS)]
    bold = described("xor", seed=4, activation="relu", output_activation="relu", learning_rate=1.0)
    runs += [Scenario(bold).train_to(400), Scenario(STORIES["stuck"]).train_to(3000)]
    runs += [Scenario("dying-relu").train_to(1500), Scenario("vanishing-gradient").train_to(1200)]
    everywhere = {"activation": "relu", "output_activation": "relu", "learning_rate": 1.0}
    runs += [
        Scenario(described("and", start=start, **everywhere)).train_to(60)
        for start in (100.0, 150.0, 200.0, 300.0, 400.0, 500.0)
    ]
    for story in runs:
        recording = story.recording
        losses, slopes = recording.losses, recording.mean_slopes
        last = recording.last_epoch
        for epoch in {last, *rng.integers(0, last + 1, STATES_PER_RUN - 1).tolist()}:
            now = story.seek(epoch).now
            yield Facts(now, losses, slopes, recording.diverged)


@pytest.fixture(scope="module")
def met() -> list[Facts]:
    return list(states())


def names(neurons: tuple[object, ...]) -> list[str]:
    return [NETWORK.neuron_name(neuron) for neuron in neurons]


def test_each_state_is_said_where_its_condition_holds_and_nowhere_else(met: list[Facts]) -> None:
    seen = Counter(expected(facts) for facts in met)
    for facts in met:
        outcome = facts.now.outcome
        where = (facts.now.preset.settings, facts.now.seed, facts.now.epoch)
        assert outcome.state is expected(facts), where
        assert names(outcome.neurons) == blamed(facts), where
        silent = outcome.state in (State.READY, State.OVERSHOOTING, State.SLOW, State.LEARNING)
        assert names(outcome.silent) == (facts.dead if silent else []), where
        if outcome.state in (State.STUCK, State.DEAD):
            assert outcome.flat == facts.flat, where
    assert len(met) > 5000, seen
    assert set(seen) == set(State), seen
    assert min(seen.values()) >= 5, seen


def blamed(facts: Facts) -> list[str]:
    state = facts.now.outcome.state
    if state in (State.SOLVED, State.DIVERGED):
        return []
    return facts.dead if state is State.DEAD else facts.locked


def story_key(f: Facts) -> str:
    """The lab's sentence, as the conditions want it."""
    state = expected(f)
    key, named = f"network.story.{state.value}", []
    if state in (State.LEARNING, State.SLOW) and f.dead:
        key, named = key + "-silent", f.dead
    elif state in (State.LEARNING, State.SLOW, State.STUCK) and f.locked:
        key, named = key + "-locked", f.locked
    elif state is State.DEAD:
        named = f.dead
    return key + ("-many" if len(named) > 1 else "")


def test_the_lab_says_the_sentence_that_belongs_there(met: list[Facts]) -> None:
    said = Counter()
    for facts in met:
        if expected(facts) is State.READY:
            continue
        key = story_key(facts)
        story = headline_of(facts.now, ENGLISH).story
        head, _, _ = ENGLISH.entries[key].partition("{")
        tail = ENGLISH.entries[key].rpartition("}")[2]
        assert story.startswith(head), (key, story)
        assert story.endswith(tail), (key, story)
        for name in facts.dead if "silent" in key or "dead" in key else []:
            assert name in story
        said[key] += 1
    keys = {k for k in ENGLISH.entries if k.startswith("network.story.")}
    assert said.keys() == keys - {"network.story.own"}


# Of the run's own captions, which stand while nothing is told phase by phase.
RUN_CAPTIONS = {
    State.DIVERGED: {("diverged", "diverged-line")},
    State.SOLVED: {
        *(
            (f"solved{form}", line)
            for form in ("", "-one")
            for line in ("solved-line", "learned-one", "learned-two-beyond", "learned-two-between")
        ),
        ("solved-asleep-one", "learning-asleep"),
        ("solved-asleep", "learning-asleep"),
        ("solved-at-once", "solved-line"),
        # Right on all rows between two bounces is no win yet.
        ("overshooting", "overshooting-line"),
    },
    State.READY: {("start", None)},
    State.OVERSHOOTING: {("overshooting", "overshooting-line")},
    State.STUCK: {("stuck", "stuck-line"), ("stuck-asleep", "stuck-line")},
    State.DEAD: {("dead", "dead-line")},
}


def test_visitors_are_told_the_same(met: list[Facts]) -> None:
    said = Counter()
    for facts in met:
        narration = narrate(facts.now)
        state = expected(facts)
        key = narration.key.removeprefix(SECTION)
        line = (narration.line_key or "").removeprefix(SECTION)
        said[key] += 1
        if key in ("locked", "locked-whisper"):  # news, which comes before how the run stands
            assert facts.locked
            continue
        if state in (State.LEARNING, State.SLOW):
            assert key == "learning"
            assert (line == "learning-silent") is bool(facts.dead), (line, facts.dead)
        elif state is State.READY:
            assert key == "start"
        else:
            assert (key, line) in RUN_CAPTIONS[state]
        bounces = key == "overshooting"
        over = state in (State.SOLVED, State.STUCK, State.DEAD, State.DIVERGED) and not bounces
        assert is_over(facts.now) is (over and facts.now.started), (state, facts.now.epoch)
    assert {"learning", "start", *(state.value for state in RUN_CAPTIONS)} - {
        "ready"
    } <= said.keys()


@pytest.mark.parametrize("name", PRESETS)
def test_a_change_of_the_rate_begins_the_count_anew(name: str) -> None:
    story = Scenario(name).train_to(400).do(c.ChangeSetting("learning_rate", 0.25))
    story.train_to(430)
    assert story.now.outcome.flat <= 30
