"""The twelve questions: every truth by a way of its own, every promise, every sentence."""

import math

import numpy as np
import pytest

from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session.questions import wording
from game.session.questions.answer import Slot
from game.session.questions.course_ahead import broken_promises
from game.session.questions.question import Kind
from game.session.questions.reply import reply_to
from game.session.questions.surprise import missing_surprises
from tests.session.questions.stage import (
    ASKING,
    EACH,
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
    """Weights, biases and what follows, in plain numpy: (w, b, hidden, output, delta_o, delta_h).

    All four rows at once; cross-entropy with a sigmoid output, as the stories have it.
    """
    preset = ASKING[story]
    rng = np.random.default_rng(preset.seed)
    v, b0 = preset.settings.weight_init, preset.settings.bias_init
    w1, w2 = rng.uniform(-v, v, (2, 2)), rng.uniform(-v, v, (1, 2))
    b1, b2 = np.full(2, b0), np.full(1, b0)
    x, y = preset.dataset.inputs, preset.dataset.targets[0]
    rate = preset.settings.learning_rate

    def passes():
        h = 1 / (1 + np.exp(-(w1 @ x + b1[:, None])))
        o = 1 / (1 + np.exp(-(w2[0] @ h + b2[0])))
        d_o = o - y
        return h, o, d_o, w2[0][:, None] * d_o * h * (1 - h)

    for _ in range(epoch):
        h, _, d_o, d_h = passes()
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
    weights, h, o, d_o, d_h, y = last
    rate = ASKING[story].settings.learning_rate
    match question.kind:
        case Kind.LINE:
            moved = {line: weights[line] - first[0][line] for line in weights}
            assert {NETWORK.parameter_name(c): m for c, m in found.moved.items()} == (
                pytest.approx(moved, rel=1e-6, abs=1e-9)
            )
        case Kind.ROW:
            unit = question.neuron.unit
            assert found.reach == pytest.approx(np.abs(d_h[unit]), rel=1e-9)
            assert found.errors == pytest.approx(np.abs(d_o), rel=1e-9)
        case Kind.PILL:
            line = NETWORK.parameter_name(question.connection)
            assert (found.before, found.after) == pytest.approx((first[0][line], weights[line]))
            source, target = question.connection.source, question.connection.target
            x = ASKING[story].dataset.inputs
            products = d_o * h[source] if question.connection.layer else d_h[target] * x[source]
            assert found.pulls == pytest.approx(-rate * products / 4, abs=1e-12)
        case Kind.LOSS:
            loss = -np.mean(y * np.log(o) + (1 - y) * np.log(1 - o))
            assert found.losses[-1] == pytest.approx(loss, rel=1e-9)
            assert (found.epochs[0], found.epochs[-1]) == (question.asked, question.target)
        case Kind.WORD:
            right = int(((o > 0.5) == (y == 1)).sum())
            assert (found.right, found.rows) == (right, 4)
            if question.neuron is not None:
                slope = (h * (1 - h))[question.neuron.unit].mean()
                assert found.holds == (slope >= ASKING[story].settings.lock_threshold)
            else:
                assert found.holds == (right == 4)


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


def test_each_story_asks_three_and_the_first_is_a_drawing():
    assert set(ASKING) == set(STORIES)
    for preset in ASKING.values():
        assert len(preset.questions) == 3
        assert preset.questions[0].kind is Kind.LOSS


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
