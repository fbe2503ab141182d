"""The questions of the stories: every truth by a way of its own, every promise, every sentence."""

import math

import numpy as np
import pytest

from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session.questions import wording
from game.session.questions.answer import Slot
from game.session.questions.course_ahead import broken_promises
from game.session.questions.question import Condition, Kind
from game.session.questions.reply import reply_to
from game.session.questions.surprise import missing_surprises
from tests.session.questions.stage import (
    ASKING,
    EACH,
    FOUR,
    STORIES,
    answers,
    course,
    placeholders,
    question_of,
    truth,
)

LANGUAGES = ("en", "de", "fr")
BY_NAME = NETWORK.by_name


def textbook(story: str, epoch: int):
    """Weights and what follows, in plain numpy: (w, hidden, its slopes, output, delta_o, delta_h,
    loss of the rows). All four rows at once.
    """
    preset = ASKING[story]
    relu = preset.settings.activation == "relu"
    answers_relu = preset.settings.output_activation == "relu"
    squared = preset.settings.loss == "mse"
    rng = np.random.default_rng(preset.seed)
    v, b0 = preset.settings.weight_init, preset.settings.bias_init
    w1, w2 = rng.uniform(-v, v, (2, 2)), rng.uniform(-v, v, (1, 2))
    b1, b2 = np.full(2, b0), np.full(1, b0)
    if preset.start is not None:
        given = preset.start
        w1 = np.array([[given[f"w.x{s}-h{t}"] for s in (1, 2)] for t in (1, 2)])
        w2 = np.array([[given["w.h1-o1"], given["w.h2-o1"]]])
        b1, b2 = np.array([given["b.h1"], given["b.h2"]]), np.array([given["b.o1"]])
    x, y = preset.dataset.inputs, preset.dataset.targets[0]
    rate = preset.settings.learning_rate

    def fired(z, kinked):
        a = np.where(z > 0, z, 0.0) if kinked else 1 / (1 + np.exp(-z))
        return a, (z > 0).astype(float) if kinked else a * (1 - a)

    def passes():
        h, slopes = fired(w1 @ x + b1[:, None], relu)
        o, listens = fired(w2[0] @ h + b2[0], answers_relu)
        d_o = (o - y) * (listens if squared else 1)
        with np.errstate(divide="ignore", invalid="ignore"):
            cross = -(y * np.log(o) + (1 - y) * np.log(1 - o))
        return (
            h,
            slopes,
            o,
            d_o,
            w2[0][:, None] * d_o * slopes,
            (o - y) ** 2 / 2 if squared else cross,
        )

    for _ in range(epoch):
        h, _, _, d_o, d_h, _ = passes()
        w1, b1 = w1 - rate * d_h @ x.T / 4, b1 - rate * d_h.mean(axis=1)
        w2, b2 = w2 - rate * (h @ d_o / 4)[None], b2 - rate * d_o.mean()
    weights = {"x1-h1": w1[0, 0], "x1-h2": w1[1, 0], "x2-h1": w1[0, 1], "x2-h2": w1[1, 1]}
    weights |= {"h1-o1": w2[0, 0], "h2-o1": w2[0, 1]}
    return weights, *passes(), y


@pytest.mark.parametrize(("story", "name"), EACH)
def test_its_promises_are_kept(story, name):
    question = question_of(story, name)
    assert question.surprises
    assert missing_surprises(question, truth(story, question)) == ()


def test_no_story_promises_what_its_run_does_not_keep():
    for story, preset in ASKING.items():
        threshold = preset.settings.lock_threshold
        assert list(broken_promises(preset.questions, course(story), threshold)) == []


@pytest.mark.parametrize(("story", "name"), EACH)
def test_the_truth_is_that_of_a_second_implementation(story, name):
    question = question_of(story, name)
    found = truth(story, question)
    first, last = textbook(story, question.asked), textbook(story, question.target)
    weights, h, slopes, o, d_o, d_h, losses, y = last
    rate = ASKING[story].settings.learning_rate
    match question.kind:
        case Kind.LINE:
            moved = {line: weights[line] - first[0][line] for line in weights}
            assert {NETWORK.parameter_name(c): m for c, m in found.moved.items()} == (
                pytest.approx(moved, rel=1e-6, abs=1e-9)
            )
        case Kind.ROW:
            deltas = d_h[question.neuron.unit] if question.neuron.layer == 1 else d_o
            assert found.reach == pytest.approx(np.abs(deltas), rel=1e-9)
            assert found.errors == pytest.approx(np.abs(o - y), rel=1e-9)
        case Kind.PILL:
            line = NETWORK.parameter_name(question.connection)
            assert (found.before, found.after) == pytest.approx((first[0][line], weights[line]))
            source, target = question.connection.source, question.connection.target
            x = ASKING[story].dataset.inputs
            products = d_o * h[source] if question.connection.layer else d_h[target] * x[source]
            assert found.pulls == pytest.approx(-rate * products / 4, abs=1e-12)
        case Kind.LOSS:
            assert found.losses[-1] == pytest.approx(np.mean(losses), rel=1e-9)
            assert (found.epochs[0], found.epochs[-1]) == (question.asked, question.target)
        case Kind.WORD:
            right = int(((o > 0.5) == (y == 1)).sum())
            assert (found.right, found.rows) == (right, 4)
            threshold = ASKING[story].settings.lock_threshold
            mine = slopes[0 if question.neuron is None else question.neuron.unit]
            holds = {
                Condition.AWAKE: mine.mean() >= threshold,
                Condition.SOUNDS: mine.any(),
                Condition.SOLVED: right == 4,
                Condition.APART: np.abs(h[0] - h[1]).max() >= 0.05,
            }
            assert found.holds == holds[question.condition]


def test_the_heads_of_the_files_tell_these_numbers():
    def numbers(story, name):
        return truth(story, question_of(story, name))

    near = {"abs": 6e-3}
    loss = numbers("and", "loss").losses
    assert (loss[0], loss[-1]) == pytest.approx((0.617, 0.419), abs=5e-4)
    pull = numbers("and", "pull")
    assert (pull.before, pull.after) == pytest.approx((2.43, 2.64), **near)
    assert pull.first_pulls == pytest.approx((-0.004, -0.021, -0.011, 0.057), abs=6e-4)
    moved = {NETWORK.parameter_name(c): m for c, m in numbers("and", "line").moved.items()}
    assert (moved["h1-o1"], moved["h2-o1"]) == pytest.approx((0.66, 0.65), **near)
    assert max(abs(moved[line]) for line in list(moved)[:4]) == pytest.approx(0.48, **near)
    loss = numbers("xor", "loss").losses
    assert (loss[0], loss[-1]) == pytest.approx((0.986, 0.671), abs=5e-4)
    line = numbers("xor", "line")
    assert line.before[BY_NAME["h2-o1"]] == pytest.approx(0.73, **near)
    assert line.before[BY_NAME["x2-h1"]] == pytest.approx(3.61, **near)
    moved = [line.moved[BY_NAME[name]] for name in ("h2-o1", "x2-h1", "h1-o1")]
    assert np.abs(moved) == pytest.approx((0.027, 0.012, 0.021), abs=6e-4)
    pull = numbers("xor", "pull")
    assert (pull.earlier, pull.before, pull.after) == pytest.approx((1.39, 1.36, 1.70), **near)
    row = numbers("locked", "row")
    assert row.reach == pytest.approx((0.079, 0.003, 0.001, 0.000), abs=6e-4)
    assert row.errors[:2] == pytest.approx((0.48, 0.64), **near)
    pull = numbers("stuck", "pull")
    assert (pull.before, pull.after) == pytest.approx((3.95, 3.97), **near)
    loss = numbers("stuck", "loss").losses
    assert (loss[0], loss[-1]) == pytest.approx((0.626, 0.368), abs=5e-4)


def test_each_of_the_four_asks_three_and_the_first_is_a_drawing():
    races = {name for name, story in STORIES.items() if story.race is not None}
    assert set(ASKING) == set(STORIES) - races
    for preset in (ASKING[story] for story in FOUR):
        assert len(preset.questions) == 3
        assert preset.questions[0].kind is Kind.LOSS


def test_the_others_ask_two_or_three_and_the_first_is_no_pill():
    for preset in ASKING.values():
        assert len(preset.questions) in (2, 3)
        assert preset.questions[0].kind is not Kind.PILL


def test_the_heads_of_the_other_files_tell_these_numbers():
    def numbers(story, name):
        return truth(story, question_of(story, name))

    ends = {
        "sure": (0.109, 0.041),
        "unheard": (0.374242, 0.374133),
        "heard": (4.889, 0.612),
        "silent": (0.241, 0.130),
        "too-far": (0.068, 0.142),
        "twins": (1.029, 0.693),
        "apart": (0.688, 0.204),
    }
    for story, (first, last) in ends.items():
        losses = numbers(story, "loss").losses
        assert (losses[0], losses[-1]) == pytest.approx((first, last), abs=6e-4), story
    assert numbers("sure", "loss").solved == 52
    assert numbers("apart", "loss").solved == 61
    row = numbers("sure", "row")
    assert row.errors[:3] == pytest.approx((0.62, 0.94, 0.88), abs=5e-3)
    assert row.reach[:3] == pytest.approx((0.146, 0.056, 0.093), abs=5e-4)
    pulls = {
        "unheard": (2.47, 2.47),
        "heard": (1.84, 2.56),
        "silent": (2.417, 2.417),
        "too-far": (0.99, 0.78),
    }
    for story, (before, after) in pulls.items():
        found = numbers(story, "pull")
        assert (found.before, found.after) == pytest.approx((before, after), abs=6e-3), story
    assert max(map(abs, numbers("unheard", "pull").pulls)) < 0.00025
    assert numbers("too-far", "pull").earlier == pytest.approx(0.80, abs=6e-3)
    heard = numbers("heard", "pull")
    assert heard.earlier == 2.5
    for pulls in (heard.first_pulls, heard.pulls):
        assert max(pulls[:3]) < 0.0 < sum(pulls), "three down, one up, and it is stronger"
    moved = {NETWORK.parameter_name(c): abs(m) for c, m in numbers("twins", "line").moved.items()}
    assert moved["h1-o1"] == moved["h2-o1"] == pytest.approx(2.47, abs=6e-3)
    assert sorted(moved.values())[3] == pytest.approx(1.52, abs=6e-3)
    assert [numbers(s, "word").right for s in ("unheard", "too-far")] == [1, 2]
    assert [numbers(s, "word").holds for s in ("twins", "apart", "silent")] == [False, True, False]


def test_the_first_pill_of_each_story_is_a_positive_number():
    for story, preset in ASKING.items():
        pills = [question for question in preset.questions if question.kind is Kind.PILL]
        for question in pills[:1]:
            assert truth(story, question).before > 0.5


def test_all_slots_are_kept_apart_by_more_than_luck():
    for story, preset in ASKING.items():
        for question in preset.questions:
            if question.kind is Kind.PILL:
                found = truth(story, question)
                moved = abs(found.after - found.before)
                assert (moved < 0.03) if found.slot is Slot.STAY else (moved > 0.1)


@pytest.mark.parametrize(("story", "name"), EACH)
def test_every_sentence_is_said_to_some_answer(story, name):
    question = question_of(story, name)
    asked = {wording.QUESTION, wording.HINT, *wording.WORDS}
    said = set()
    for answer in answers(story, question):
        reply = reply_to(
            question, answer, truth(story, question), ASKING[story].dataset.sample_names
        )
        said |= {reply.verdict, reply.why}
    for language, texts in question.texts.items():
        assert set(texts) - asked == said, language


@pytest.mark.parametrize(("story", "name"), EACH)
def test_every_sentence_can_be_filled_and_its_numbers_are_the_engines(story, name):
    question = question_of(story, name)
    found = truth(story, question)
    for answer in answers(story, question):
        reply = reply_to(question, answer, found, ASKING[story].dataset.sample_names)
        for value in reply.values.values():
            assert not isinstance(value, float) or math.isfinite(value)
        for texts in question.texts.values():
            assert "{" not in texts["question"].format(**question.values)
            for sentence in (reply.verdict, reply.why):
                texts[sentence].format(**reply.values)


@pytest.mark.parametrize(("story", "name"), EACH)
def test_the_languages_say_the_same_numbers(story, name):
    question = question_of(story, name)
    assert tuple(question.texts) == LANGUAGES
    english = question.texts["en"]
    for texts in question.texts.values():
        for key, text in texts.items():
            assert placeholders(text) == placeholders(english[key]), (key, text)


@pytest.mark.parametrize("story", list(ASKING))
def test_each_story_says_what_was_learned_in_one_sentence(story):
    for language in LANGUAGES:
        learned = ASKING[story].texts[language].learned
        assert learned.endswith(".")
        assert learned.count(".") == 1


@pytest.mark.parametrize(("story", "name"), EACH)
def test_no_reply_says_that_the_visitor_is_wrong(story, name):
    blame = ("wrong!", "false", "falsch", "faux", "erreur de ta part", "leider", "sorry")
    for texts in question_of(story, name).texts.values():
        for key, text in texts.items():
            if key not in ("question", "hint", "why"):
                assert not any(word in text.lower() for word in blame), text


@pytest.mark.parametrize(("story", "name"), EACH)
def test_french_has_its_spaces_and_nobody_shouts(story, name):
    for key, text in question_of(story, name).texts["fr"].items():
        assert "'" not in text, key
        for mark in "?!:;":
            at = text.find(mark)
            assert at < 0 or text[at - 1] == "\u202f", text
