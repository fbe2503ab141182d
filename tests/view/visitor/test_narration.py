"""Every caption of the visitor view is true of what is shown: stories walked, and fuzzed runs."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session import commands as c
from game.session.guide import guide
from game.session.presentation import Mode, Phase
from game.session.session import Session
from game.view.large.parts_of_speech import SECTION
from game.view.numbers import visitor_numbers
from game.view.scene.texts import TO_CLASS
from game.view.visitor.captions.narration import narrate
from game.view.visitor.captions.panel import CaptionPanel
from game.view.visitor.product_card.factors import factors
from tests.session.scenario import PARAMETER_NAMES, PRESETS, Scenario, described
from tests.session.starts import DOZES, SINKS, XOR
from tests.session.test_start_over import WANTS, WORLD
from tests.session.test_stories import STORIES
from tests.view.stage import ENGLISH, words
from tests.view.visitor.belief_claims import BELIEF
from tests.view.visitor.claims import CLAIMS, Facts, answers_next, check, on_fence, row_pulls
from tests.view.visitor.stage import PAGES, Moment
from tests.view.visitor.stage import scene as projected
from tests.view.visitor.states import random_states

DIVERGING = (
    c.ChangeSetting("activation", "relu"),
    c.ChangeSetting("output_activation", "relu"),
    c.ChangeSetting("learning_rate", 1.0),
    c.TrainTo(400),
)


def told(now):
    """The caption, once it is checked."""
    narration = narrate(now)
    check(narration, now)
    return narration


def said(now):
    narration = told(now)
    key, line = narration.key.removeprefix(SECTION), narration.line_key
    return key, None if line is None else line.removeprefix(SECTION)


def in_words(now):
    narration = told(now)
    return [
        ENGLISH(
            key, **{name: ENGLISH(p.text) if p.is_key else p.text for name, p in values.items()}
        )
        for key, values in (
            (narration.key, narration.values),
            (narration.line_key, narration.line_values),
        )
        if key is not None
    ]


def test_every_text_has_its_claim_and_every_claim_its_text():
    words = {"smallest", "zero", *(f"count-{number}" for number in range(1, 6))}
    words |= {f"{what}-{way}" for what in ("way", "winner") for way in ("up", "down")}
    texts = {k.removeprefix(SECTION) for k in ENGLISH.entries if k.startswith(SECTION)}
    # What is said to a class says the same.
    texts = {text.removesuffix(TO_CLASS) for text in texts}
    assert texts - words == CLAIMS.keys()


@pytest.mark.parametrize("name", STORIES)
def test_a_whole_guided_visit_is_told_truly(name):
    story = Scenario(STORIES[name]).do(c.TogglePlay())
    keys = []
    for tick in range(62 * 60):
        story.do(*guide(story.now)).wait(1)
        if tick % 7 == 0:
            keys.append(said(story.now)[0])
    order = list(dict.fromkeys(keys))
    assert order[0] == "guess"
    assert order[1] == "compare-wrong"
    assert order[3].startswith("adjust-")
    end = {"stuck": "stuck", "locked": "stuck-asleep"}.get(name, "solved")
    assert end in order
    if name == "locked":
        assert order.index("locked") < order.index(end)


@pytest.mark.parametrize("row", ["00", "01", "10", "11", None])
@pytest.mark.parametrize("name", [*STORIES, "vanishing-gradient", "dying-relu", "sandbox"])
def test_all_phases_of_all_rows_are_told_truly(name, row):
    preset = STORIES.get(name) or PRESETS[name]
    story = Scenario(preset).show_row(row)
    for epoch in (0, 1, 2, 7, 33, 60, 100, 151, 300, 900):
        story.train_to(epoch)
        for progress in np.linspace(0, 1, 17):
            told(story.seek(epoch, float(progress)).now)


def test_green_is_what_is_sent_back_and_not_the_error_that_is_compared():
    story = Scenario(STORIES["xor"]).show_row("01").train_to(2)
    seen = {"compare": set(), "back": set()}
    for progress in np.linspace(0, 1, 41):
        narration = told(story.seek(2, float(progress)).now)
        kind = narration.key.removeprefix(SECTION).split("-")[0]
        if kind in seen:
            seen[kind] |= {part.role for part in narration.line_values.values()}
    assert "output" in seen["compare"]
    assert "gradient" not in seen["compare"]
    assert "gradient" in seen["back"]


@pytest.mark.parametrize("pinned", list(NETWORK.by_name))
@pytest.mark.parametrize("name", ["xor", "stuck", "vanishing-gradient", "dying-relu"])
def test_every_open_card_is_told_truly(name, pinned):
    story = Scenario(STORIES.get(name) or PRESETS[name]).pin(pinned)
    for epoch in (0, 20, 100, 300):
        for row in ("00", "01", "10", "11"):
            now = story.train_to(epoch).show_row(row).now
            assert said(now)[0].startswith("product")
            product = np.prod(
                [f.value for f in factors(now.trace, now.pinned, now.sample, NETWORK)]
            )
            assert product == pytest.approx(
                now.trace.delta(now.pinned.target_neuron, now.sample)
                * (
                    1
                    if now.pinned.is_bias
                    else now.trace.activation(now.pinned.source_neuron, now.sample)
                ),
                abs=1e-15,
            )


@pytest.mark.parametrize("seed", range(8))
def test_whatever_a_visitor_does_is_told_truly(seed):
    rng = np.random.default_rng(seed)
    session = Session(WORLD, WORLD["story-xor"], rng)
    for _ in range(250):
        session.apply(WANTS[rng.integers(len(WANTS))](rng))
        for _ in range(int(rng.integers(0, 3))):
            session.tick()
        if session.snapshot().settings.hidden == "on":  # no visitors' page is without the layer
            told(session.snapshot())


# What must be said of a row's answer, and of an update: in each state exactly one of these holds.
ANSWERS = {
    "compare-perfect": lambda answer, goal: answer == goal,
    "compare-almost": lambda answer, goal: 0 < abs(answer - goal) < 0.1,
    "compare-right": lambda answer, goal: (
        abs(answer - goal) >= 0.1 and not on_fence(answer) and (answer > 0.5) == (goal > 0.5)
    ),
    "compare-fence": lambda answer, goal: on_fence(answer),
    "compare-wrong": lambda answer, goal: not on_fence(answer) and (answer > 0.5) != (goal > 0.5),
}
UPDATES = {
    "adjust-pulls": lambda step: step >= 1e-4,
    "adjust-tiny": lambda step: 0 < step < 1e-4,
    "adjust-none": lambda step: step == 0,
}


def must_be_said(now):
    """The one caption that is due while an answer is compared or lines are adjusted."""
    facts, moment = Facts(now), now.moment
    if now.card_open or moment.mode is not Mode.STAGED:
        return None
    if moment.phase is Phase.LOSS and moment.sample is not None:
        answer, goal = facts.row.a[-1][0], now.dataset.targets[0, moment.sample]
        (due,) = (key for key, holds in ANSWERS.items() if holds(answer, goal))
        return due
    if moment.phase is Phase.UPDATE:
        steps = {name: now.settings.learning_rate * g for name, g in facts.gradients.items()}
        (due,) = (key for key, holds in UPDATES.items() if holds(max(map(abs, steps.values()))))
        if due != "adjust-pulls":
            return due
        pulls = row_pulls(facts)
        ways = sorted((sum(pull > 0 for pull in pulls), sum(pull < 0 for pull in pulls)))
        fewer, more = ways
        return f"adjust-{more}-{fewer}" if fewer or more == 4 else f"adjust-{more}-alone"
    return None


def worse_must_be_said(now):
    """Whether the second line has to say that the row gets worse, by the numbers as written."""
    facts, moment = Facts(now), now.moment
    answer, goal = facts.row.a[-1][0], now.dataset.targets[0, moment.sample]
    after = answers_next(facts)
    bounded = now.settings.output_activation == "sigmoid"
    written = [visitor_numbers.answer(value, bounded) for value in (answer, after)]
    return written[0] != written[1] and abs(after - goal) > abs(answer - goal)


def hangs_on_the_last_bit(now):
    """Whether rounding decides what holds, so that two ways to compute it may disagree."""
    off = np.abs(now.trace.forward.activations[-1] - 0.5)
    gradients = np.abs(now.trace.backward.gradients.vector)
    return ((off > 0) & (off < 1e-12)).any() or ((gradients > 0) & (gradients < 1e-17)).any()


def test_in_thousands_of_states_each_caption_is_said_where_it_holds_and_nowhere_else():
    said_in, states = Counter(), 0
    for now in random_states(5000, seed=17):
        if hangs_on_the_last_bit(now):
            continue
        states += 1
        narration = told(now)
        said_in.update({narration.key, narration.line_key} - {None})
        due = must_be_said(now)
        assert due is None or narration.key == SECTION + due
        pulled = due is not None and due[len("adjust-")].isdigit()
        if pulled and now.moment.sample is not None:
            assert ("worse" in narration.line_key) == worse_must_be_said(now)
    sentences = {SECTION + key for key in CLAIMS}
    own_tests = ("adjust-2-alone", "solved-one", "solved-asleep-one", "stuck-asleep")
    own_tests += ("start-race", "start-race-line")
    rare = {SECTION + key for key in (*own_tests, "learned-two-beyond", "learned-two-between")}
    rare |= {SECTION + key for key in BELIEF}  # of the open square
    assert sentences - said_in.keys() <= rare, "each is needed somewhere"
    assert all(count < states for count in said_in.values()), "and none always"


def test_looking_twice_says_the_same():
    story = Scenario(STORIES["xor"]).train_to(100).seek(100, 0.7)
    assert narrate(story.now) == narrate(story.now)


class TestWords:
    def test_the_start(self):
        assert in_words(Scenario(STORIES["xor"]).now) == [
            "Three neurons. One puzzle.",
            "XOR: say 1 when exactly one input is 1. Its weights are random: 2 of 4 right.",
        ]
        given = Scenario(described("and", start=0.3)).now
        assert "weights are given" in in_words(given)[1]

    def test_the_four_phases_of_the_sketch(self):
        story = Scenario(XOR).train_to(100)
        assert in_words(story.seek(100, 0.2).now)[0] == (
            "Two inputs go in. The answer comes out: 0.41."
        )
        assert in_words(story.seek(100, 0.45).now) == [
            "It says 0.41. The goal is 1. Wrong side of 0.5.",
            "The difference is the error: −0.59.",
        ]
        assert in_words(story.seek(100, 0.7).now) == [
            "h1 hears only a whisper: its slope is 0.003.",
            "A signal of −1.89 arrives. Only −0.006 gets through.",
        ]
        assert in_words(story.seek(100, 0.95).now) == [
            "Two rows pull it up, two down. Up wins.",
            "h1 → o1 moves most: +3.20 → +3.22.",
        ]

    def test_a_row_that_sinks_is_told_of_and_one_that_rises_is_not(self):
        sinking = Scenario(SINKS).train_to(20)
        assert in_words(sinking.seek(0, 0.95).now) == [
            "Three rows pull it down, one up. Down wins.",
            "So row 1 1 first gets worse: 0.43 now, 0.38 next.",
        ]
        assert in_words(sinking.seek(3, 0.95).now)[1] == (
            "So row 1 1 gets worse: 0.34 now, 0.33 next."
        )
        assert "worse" not in said(sinking.seek(12, 0.95).now)[1], "it rises again"
        assert "worse" not in said(sinking.show_row("00").seek(0, 0.95).now)[1]
        stuck = Scenario(STORIES["stuck"]).train_to(20)
        assert "worse" in said(stuck.seek(0, 0.95).now)[1]
        for story in (STORIES["and"], STORIES["xor"]):
            rising = Scenario(story).train_to(200)
            for epoch in (0, 1, 2, 10, 60, 150):
                assert "worse" not in said(rising.seek(epoch, 0.95).now)[1]

    def test_rows_that_do_not_pull_are_told_of(self):
        """h1 speaks on 0 0 and 0 1 alone, whose goals are both 0."""
        start = dict.fromkeys(PARAMETER_NAMES, 0.0)
        start |= {"w.x1-h1": -2.0, "b.h1": 1.0, "w.h1-o1": 1.0}
        story = Scenario(described("and", start=start, activation="relu", learning_rate=1.0))
        assert in_words(story.train_to(1).seek(0, 0.95).now)[0] == (
            "Two rows pull it down, the others not at all."
        )

    def test_what_makes_a_row_pull_is_told_where_it_is_so(self):
        story = Scenario(STORIES["xor"]).train_to(5)
        assert in_words(story.seek(1, 0.95).now)[1] == (
            "A row pulls by its error times what h1 says."
        )
        squared = Scenario(STORIES["xor"]).change(loss="mse").train_to(5)
        assert said(squared.seek(1, 0.95).now)[1] != "adjust-rule"

    def test_the_open_card_of_the_sketch(self):
        story = Scenario(STORIES["xor"]).train_to(100).pin("x2-h1")
        assert in_words(story.now) == [
            "Four numbers multiply. One is close to 0 and holds them down.",
            "Learning averages all four rows, then moves the weight.",
        ]
        assert narrate(story.now).values["smallest"].role == "lock"
        assert (
            in_words(story.pin("x1-h1").now)[0] == "Four numbers multiply. One is 0, so all is 0."
        )
        assert in_words(story.pin("b.o1").now)[0] == "Here the error is all there is."

    def test_the_whisper_follows_the_row_and_never_the_padlock(self):
        """At epoch 151 h1 is locked, but on row 10 it is loud: slope 0.17."""
        story = Scenario(XOR).train_to(151).seek(151, 0.7)
        assert story.now.locked == {NETWORK.neurons[0]}
        assert said(story.show_row("01").now)[0] == "back-whisper"
        assert said(story.show_row("10").now)[0] != "back-whisper"

    def test_who_falls_asleep_is_news_for_a_while(self):
        story = Scenario(DOZES).do(c.TogglePlay())
        news = []
        while not news or said(story.now)[0] == "locked":
            story.do(*guide(story.now)).wait(1)
            if said(story.now)[0] == "locked":
                news.append(story.now.epoch)
        assert news[0] == 10
        assert 4 * 60 <= len(news) <= 10 * 60
        assert said(story.now) == ("learning", "learning-asleep")

    def test_solved_says_since_when(self):
        story = Scenario(STORIES["xor"]).train_to(230)
        assert in_words(story.train_to(180).now)[0] == ("All four right, after 118 epochs.")

    def test_who_slept_most_of_the_way_is_not_passed_over_at_the_end(self):
        story = Scenario(DOZES).train_to(230)
        assert in_words(story.train_to(400).now) == [
            "All four right after 161 epochs. h2 was locked most of the way.",
            "h2 is locked: its mean slope is 0.03.",
        ]

    def test_stuck_is_said_as_it_is(self):
        now = Scenario(STORIES["stuck"]).train_to(2400).now
        assert in_words(now) == [
            "Stuck: 2 of 4 right, and no progress.",
            "For 402 epochs the loss has hardly moved. A new start may help.",
        ]

    def test_one_epoch_is_one_epoch(self):
        """Weights that are all but solved: one step of learning is enough."""
        words = {
            "and": "All four right, after 1 epoch.",
            "xor": "All four right after 1 epoch. h1 was locked most of the way.",
        }
        for name, expected in words.items():
            story = STORIES[name]
            solved = Scenario(story)
            solved.train_to(solved.train_to(400).now.outcome.since - 1)
            names = map(solved.now.topology.column_name, solved.now.topology.parameters)
            start = dict(zip(names, solved.weights.tolist(), strict=True))
            nearly = Scenario(replace(story, start=start)).train_to(1)
            assert in_words(nearly.now)[0] == expected
            assert in_words(nearly.train_to(2).now)[0] == expected

    def test_what_was_learned_is_said_of_the_story_alone(self):
        for name, key, epoch in (("and", "one", 34), ("xor", "two-beyond", 118)):
            story = Scenario(STORIES[name]).train_to(epoch)
            assert said(story.now) == ("solved", f"learned-{key}")
            assert said(story.seek(epoch - 1).now)[0] != "solved"
            changed = Scenario(STORIES[name]).change(learning_rate=1.0).train_to(400)
            assert said(changed.now) == ("solved", "solved-line")
        assert said(Scenario(PRESETS["and"]).train_to(100).now)[1] == "learned-one"
        assert said(Scenario(STORIES["stuck"]).train_to(2300).now)[1] == "stuck-line"
        hidden = {"w.x1-h1": 4.0, "w.x2-h1": 4.0, "w.x1-h2": -4.0, "w.x2-h2": -4.0}
        start = hidden | {"b.h1": -2.0, "b.h2": 6.0, "w.h1-o1": 5.0, "w.h2-o1": 5.0, "b.o1": -9.5}
        band = described("xor", start=start, loss="cross-entropy", learning_rate=0.5)
        assert said(Scenario(band).train_to(60).now) == ("solved", "learned-two-between")

    def test_while_the_rows_answer_the_win_is_told(self):
        story = Scenario(STORIES["xor"]).train_to(118).do(c.CelebrateWin())
        for _ in range(4):
            assert said(story.now) == ("solved", "learned-two-beyond")
            story.wait(40)

    def test_who_slept_all_along_is_named_where_it_is_stuck(self):
        locked = Scenario(STORIES["locked"]).train_to(1900)
        assert in_words(locked.now)[0] == "Stuck: 3 of 4 right. h1 was locked all along."
        assert said(Scenario(STORIES["stuck"]).train_to(2300).now)[0] == "stuck"

    def test_different_losses_are_never_compared(self):
        story = Scenario("vanishing-gradient").train_to(100)
        assert said(story.now)[1] in ("learning-asleep", "learning-fell")
        for loss in ("cross-entropy", "mse"):
            story.change(loss=loss).train_to(story.now.epoch + 20)
            assert said(story.now)[1] != "learning-fell"
        story = Scenario(STORIES["xor"]).train_to(60).change(loss="mse")
        assert said(story.now) == ("learning", "learning-line")
        assert said(story.seek(59).now) == ("learning", "learning-fell")

    def test_dead_and_diverged_runs_have_their_words(self):
        dying = Scenario("dying-relu").train_to(600)
        assert said(dying.now) == ("dead", "dead-line")
        assert said(dying.seek(100).now) == ("learning", "learning-silent")
        bold = described(
            "xor", seed=4, activation="relu", output_activation="relu", learning_rate=1.0
        )
        assert said(Scenario(bold).train_to(100).now) == ("overshooting", "overshooting-line")
        huge = Scenario(described("xor", start=100.0)).do(*DIVERGING)
        assert said(huge.now) == ("diverged", "diverged-line")

    def test_a_stream_counts_the_rows_that_are_right(self):
        now = Scenario(STORIES["xor"]).train_to(50).now
        assert in_words(now) == ["Epoch 50: 3 of 4 right.", "The loss fell from 1.295 to 0.621."]


def test_a_projector_says_ring_pass_mark_and_small_curve_once_each():
    """In the first epoch, after the caption: it has no hint, no rows, and no second line."""
    told = {
        0.2: "The bigger an answer, the brighter its ring.",
        0.48: "Above one half counts as 1.",
        0.72: "says how well it listens.",
    }
    for epoch in (0, 1):
        for progress, words_ in told.items():
            moment = Moment("xor", (c.TrainTo(2), c.Seek(epoch, progress)))
            given = projected(moment.snapshot(), (1920, 1080), PAGES["projector"])
            said = " ".join(words(CaptionPanel(), given))
            assert (words_ in said) is (epoch == 0), said
