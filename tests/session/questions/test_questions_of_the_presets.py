"""Questions for a class at the lab's presets: promises, sentences, languages."""

import pytest

from game.session.presets import load_presets
from game.session.questions import wording
from game.session.questions.course_ahead import ahead, broken_promises, sample_answers
from game.session.questions.reply import reply_to
from game.session.questions.truth import truth_of
from game.session.tape.start import own_start
from tests.session.questions.stage import placeholders
from tests.session.scenario import ROOT

PRESETS = load_presets(ROOT / "assets" / "presets")
ASKING = {name: preset for name, preset in PRESETS.items() if preset.questions}
EACH = [(name, number) for name, p in ASKING.items() for number in range(len(p.questions))]


@pytest.fixture(scope="module")
def course():
    return {
        name: ahead(own_start(p), p.dataset, p.settings.hyperparameters, p.questions)
        for name, p in ASKING.items()
    }


def test_these_presets_ask():
    assert {name: [q.id for q in preset.questions] for name, preset in ASKING.items()} == {
        "and": ["row"],
        "xor": ["loss"],
        "vanishing-gradient": ["loss"],
        "dying-relu": ["word", "pull"],
        "vanishing-layers": ["loss"],
        "overshoot": ["loss"],
        "twins": ["line", "word"],
        "twins-apart": ["loss"],
        "sinking-row": ["word"],
    }
    silent = {"sandbox", "and-no-hidden", "xor-no-hidden"}
    assert set(PRESETS) - set(ASKING) == silent, "every lesson of the hidden layer asks"


@pytest.mark.parametrize("name", list(ASKING))
def test_its_promises_are_kept(course, name):
    preset = ASKING[name]
    threshold = preset.settings.lock_threshold
    assert list(broken_promises(preset.questions, course[name], threshold)) == []


@pytest.mark.parametrize(("name", "number"), EACH)
def test_every_sentence_is_said_in_every_language(course, name, number):
    preset = ASKING[name]
    question = preset.questions[number]
    truth = truth_of(question, course[name], preset.settings.lock_threshold)
    said = set()
    for answer in sample_answers(question, truth):
        reply = reply_to(question, answer, truth, preset.dataset.sample_names)
        said |= {reply.verdict, reply.why}
        for texts in question.texts.values():
            texts[reply.verdict].format(**reply.values)
            texts[reply.why].format(**reply.values)
    assert tuple(question.texts) == ("en", "de", "fr")
    for texts in question.texts.values():
        assert set(texts) - {wording.QUESTION, wording.HINT, *wording.WORDS} == said
        for key, text in texts.items():
            assert placeholders(text) == placeholders(question.texts["en"][key])


def test_the_heads_of_the_files_tell_these_numbers(course):
    def truth(name, number=0):
        preset = ASKING[name]
        question = preset.questions[number]
        return truth_of(question, course[name], preset.settings.lock_threshold)

    assert truth("and").reach[:3] == pytest.approx((0.146, 0.056, 0.093), abs=5e-4)
    assert truth("and").errors[:3] == pytest.approx((0.62, 0.94, 0.88), abs=5e-3)
    losses = truth("vanishing-gradient").losses
    assert (losses[0], losses[-1]) == pytest.approx((0.374242, 0.374133), abs=5e-7)
    losses = truth("xor").losses
    assert (losses[0], losses[-1]) == pytest.approx((0.124, 0.055), abs=5e-4)
    assert truth("xor").solved == 349
    assert truth("dying-relu").silent == 4
    assert truth("dying-relu", 1).before == pytest.approx(2.417, abs=5e-4)
    assert (truth("sinking-row").holds, truth("twins", 1).holds) == (False, False)
    losses = truth("vanishing-layers").losses
    assert (losses[0], losses[-1]) == pytest.approx((0.37470, 0.37447), abs=5e-6)
    losses = truth("twins-apart").losses
    assert (losses[0], losses[-1]) == pytest.approx((0.692, 0.204), abs=5e-4)
    losses = truth("overshoot").losses
    assert (losses[0], losses[-1]) == pytest.approx((0.058, 0.142), abs=6e-4)
