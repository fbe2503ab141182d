"""Questions that cannot be asked: each is named with its line, left out, and the story plays on."""

import pytest

from game.app.files import faulty_files as own_files
from game.app.files.faulty_files import faulty_questions
from game.session.presets import load_preset, read_presets
from game.session.questions.lesson import lesson_of
from game.session.questions.promises import broken_promises_in
from tests.session.scenario import PARAMETER_NAMES, ROOT

AND = (ROOT / "assets" / "stories" / "and.toml").read_text(encoding="utf-8")
XOR = (ROOT / "assets" / "stories" / "xor.toml").read_text(encoding="utf-8")
LOCKED = (ROOT / "assets" / "stories" / "locked.toml").read_text(encoding="utf-8")


@pytest.fixture
def story_file(tmp_path):
    def write(content: str):
        path = tmp_path / "mine.toml"
        path.write_text(content, encoding="utf-8")
        return path

    return write


def line_of(text: str, part: str, from_: int = 0) -> int:
    return text.count("\n", 0, text.index(part, from_)) + 1


def left_out(path):
    """Of the one fault: its line, its key, its values."""
    found = read_presets(path.parent)
    assert list(found.presets) == ["mine"], "the story itself is there"
    (fault,) = found.faults
    assert fault.key == "question-left-out"
    assert fault.values["path"] == path
    inner = fault.values["reason"]
    assert inner.key == "in-line"
    reason = inner.values["reason"]
    return inner.values["line"], reason.key, reason.values


BROKEN = {
    "kind": ('kind = "pill"', 'kind = "pills"', "unknown-choice", "kind"),
    "no kind": ('kind = "pill"\n', "", "missing-name", "kind"),
    "kind list": ('kind = "pill"', 'kind = ["pill"]', "unknown-choice", "kind"),
    "key": ("asked = 20", 'asked = 20\nwhen = "now"', "unknown-name", "when"),
    "behind": ("asked = 20", "asked = 19", "asked-too-early", None),
    "asked 0": ("asked = 20", "asked = 0", "out-of-range", "asked"),
    "asked half": ("asked = 20", "asked = 20.5", "not-a-whole-number", "asked"),
    "asked true": ("asked = 20", "asked = true", "not-a-whole-number", "asked"),
    "no asked": ("asked = 20\n", "", "missing-name", "asked"),
    "target before": ("target = 30", "target = 20", "out-of-range", "target"),
    "target far": ("target = 30", "target = 9000", "out-of-range", "target"),
    "no line": ('on = "h1-o1"', 'on = "h3-o1"', "unknown-choice", "on"),
    "neuron": ('on = "h1-o1"', 'on = "h1"', "unknown-choice", "on"),
    "not on": ('on = "h1-o1"\n', "", "missing-name", "on"),
    "rows": ("asked = 20", 'asked = 20\nrows = ["12"]', "unknown-choice", "rows"),
    "rows none": ("asked = 20", "asked = 20\nrows = []", "not-a-list", "rows"),
    "rows nested": ("asked = 20", "asked = 20\nrows = [[1]]", "unknown-choice", "rows"),
    "rows twice": ("asked = 20", 'asked = 20\nrows = ["01", "01"]', "named-twice", "rows"),
    "surprise": ('["one-against-three", ', '["three-against-one", ', "unknown-choice", "surprise"),
    "no surprise": (
        'surprise = ["one-against-three", "goes-up"]\n',
        "",
        "missing-name",
        "surprise",
    ),
    "surprise word": (
        'surprise = ["one-against-three", "goes-up"]',
        'surprise = "goes-up"',
        "not-a-list",
        "surprise",
    ),
    "because": ('because = "guess: the majority', 'because = ""\n#', "not-sayable", "because"),
    "id": ('id = "pull"', 'id = "Pull!"', "not-an-id", "id"),
    "id twice": ('id = "pull"', 'id = "loss"', "named-twice", "loss"),
    "no id": ('id = "pull"\n', "", "missing-name", "id"),
}


@pytest.mark.parametrize(("good", "bad", "key", "name"), BROKEN.values(), ids=list(BROKEN))
def test_a_wrong_entry_costs_its_question_alone(story_file, good, bad, key, name):
    at = AND.index('id = "pull"')
    head, tail = AND[: at - 20], AND[at - 20 :]
    assert good in tail
    text = head + tail.replace(good, bad, 1)
    path = story_file(text)
    line, found, values = left_out(path)
    assert found == key
    assert name is None or values["name"] == name
    begin = line_of(text, "[[question]]", len(head))
    assert begin <= line < begin + 12
    asked = [question.id for question in load_preset(path).questions]
    assert asked == ["loss", "line"]


@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("name", ["question", "right", "other", "why", "hint"])
def test_a_sentence_that_one_language_lacks_is_named(story_file, language, name):
    at = XOR.index(f"[question.text.{language}]", XOR.index('id = "pull"'))
    begin = XOR.index(f"\n{name} = ", at) + 1
    text = XOR[:begin] + XOR[XOR.index("\n", begin) + 1 :]
    line, key, values = left_out(story_file(text))
    assert (key, values["name"], values["language"]) == ("missing-sentence", name, language)
    assert line == line_of(text, f"[question.text.{language}]", at - 300)


@pytest.mark.parametrize("name", ["first", "second"])
def test_a_word_that_is_missing_is_named(story_file, name):
    begin = LOCKED.index(f"\n{name} = ") + 1
    text = LOCKED[:begin] + LOCKED[LOCKED.index("\n", begin) + 1 :]
    assert left_out(story_file(text))[1:2] == ("missing-sentence",)


def test_a_language_that_is_missing_is_named(story_file):
    at = AND.rindex("[question.text.fr]")
    line, key, values = left_out(story_file(AND[:at]))
    assert (key, values["language"]) == ("missing-language", "fr")
    assert line == line_of(AND, "[question.text.en]", AND.rindex("[[question]]"))


SENTENCES = {
    "blank": ('why = "', 'why = " "\n#', "not-sayable"),
    "endless": ('why = "', 'why = "' + "long " * 50, "not-sayable"),
    "number": ('why = "', "why = 3\n#", "not-sayable"),
    "brace": ('why = "', 'why = "{ ', "not-filled"),
    "form": ('why = "', 'why = "{before:.2f} ', "not-filled"),
    "index": ('why = "', 'why = "{0} ', "not-filled"),
    "attribute": ('why = "', 'why = "{row.upper} ', "not-filled"),
    "placeholder": ('why = "', 'why = "{drawn} ', "unknown-placeholder"),
    "in the question": ('question = "', 'question = "{before} ', "unknown-placeholder"),
    "name": ('why = "', 'because = "', "missing-sentence"),
    "unknown name": ('why = "', 'why-sideways = "x"\nwhy = "', "unknown-name"),
}


@pytest.mark.parametrize(("good", "bad", "key"), SENTENCES.values(), ids=list(SENTENCES))
def test_a_sentence_that_cannot_be_said_is_named(story_file, good, bad, key):
    at = AND.index(good, AND.index("[question.text.en]", AND.index('id = "pull"')))
    text = AND[:at] + bad + AND[at + len(good) :]
    line, found, _ = left_out(story_file(text))
    assert found == key or (found, key) == ("missing-sentence", "unknown-name")
    assert abs(line - line_of(text, bad.split("\n")[0], at)) <= 14


def test_several_faults_are_all_told_in_one_go(story_file):
    text = AND.replace('kind = "pill"', 'kind = "?"').replace('kind = "line"', 'kind = "!"')
    found = read_presets(story_file(text).parent)
    lines = [fault.values["reason"].values["line"] for fault in found.faults]
    assert lines == [line_of(text, 'kind = "?"'), line_of(text, 'kind = "!"')]


@pytest.mark.parametrize("tables", ['question = "?"\n', "question = [1, 2]\n", "question = {}\n"])
def test_questions_that_are_no_tables_are_left_out(story_file, tables):
    text = tables + XOR[: XOR.index("[[question]]")]
    found = read_presets(story_file(text).parent)
    assert found.presets["mine"].questions == ()
    assert {f.values["reason"].values["reason"].key for f in found.faults} == {"not-tables"}


def test_what_was_learned_must_be_said_in_each_language(story_file):
    at = AND.index("learned = ", AND.index("[text.de]"))
    line, key, values = left_out(story_file(AND[:at] + AND[AND.index("\n", at) + 1 :]))
    assert (key, values["name"], values["language"]) == ("missing-sentence", "learned", "de")
    assert line == line_of(AND, "[text.de]")


# ---------------------------------------------------------------- what only the run shows


def test_a_surprise_that_is_not_there_is_named_with_its_line(story_file):
    text = AND.replace('"one-against-three", "goes-up"', '"opposite-pulls"')
    path = story_file(text)
    assert read_presets(path.parent).faults == ()
    (fault,) = broken_promises_in(path)
    inner = fault.values["reason"]
    assert (fault.key, inner.values["line"]) == (
        "question-left-out",
        line_of(text, '"opposite-pulls"'),
    )
    assert inner.values["reason"].values["name"] == "opposite-pulls"


ASKED = {
    # Of each kind: whose file, what it promises, and what its run does not keep.
    "line": ("twins", '["in-pairs"]', '["thinnest"]'),
    "row": ("sure", '"least-wrong-is-first"', '"most-wrong-is-hardly-heard"'),
    "pill": ("unheard", '["hardly-pulled", "stays"]', '["nothing-pulls"]'),
    "loss": ("heard", '["leaves-the-level"]', '["solves"]'),
    "apart": ("twins", '["does-not-happen"]', '["happens"]'),
    "sounds": ("silent", '["does-not-happen"]', '["happens"]'),
}


@pytest.mark.parametrize(("name", "kept", "broken"), ASKED.values(), ids=list(ASKED))
def test_a_surprise_of_every_kind_that_is_not_there_is_named_and_the_others_are_asked(
    story_file, name, kept, broken
):
    text = (ROOT / "assets" / "stories" / f"{name}.toml").read_text(encoding="utf-8")
    assert text.count(kept) == 1
    path = story_file(text.replace(kept, broken))
    (fault,) = broken_promises_in(path)
    inner = fault.values["reason"]
    assert inner.values["reason"].key == "no-surprise"
    assert inner.values["line"] == line_of(text, kept)
    whole = load_preset(ROOT / "assets" / "stories" / f"{name}.toml")
    assert len(lesson_of(load_preset(path)).asked) == len(whole.questions) - 1


CONDITIONS = {
    "unknown": ('condition = "apart"', 'condition = "parted"', "unknown-choice"),
    "a neuron": ('condition = "apart"', 'condition = "apart"\non = "h1"', "unknown-name"),
    "no row": ('condition = "apart"', 'condition = "nearer"', "not-one-row"),
    "two rows": (
        'condition = "apart"',
        'condition = "nearer"\nrows = ["00", "11"]',
        "not-one-row",
    ),
    "no neuron": ('condition = "apart"', 'condition = "sounds"', "missing-name"),
}


@pytest.mark.parametrize(("good", "bad", "key"), CONDITIONS.values(), ids=list(CONDITIONS))
def test_a_word_about_nothing_is_named(story_file, good, bad, key):
    text = (ROOT / "assets" / "stories" / "apart.toml").read_text(encoding="utf-8")
    path = story_file(text.replace(good, bad))
    line, found, _ = left_out(path)
    assert found == key
    assert abs(line - line_of(text, good)) <= 5
    assert [question.id for question in load_preset(path).questions] == ["loss"]


def test_a_word_may_ask_whether_a_row_comes_nearer(story_file):
    text = (ROOT / "assets" / "presets" / "sinking-row.toml").read_text(encoding="utf-8")
    (asked,) = lesson_of(load_preset(story_file(text))).asked
    assert (asked.truth.holds, asked.answer.first) == (False, False)
    other = text.replace("target = 9", "target = 60").replace("does-not-happen", "happens")
    (asked,) = lesson_of(load_preset(story_file(other))).asked
    assert asked.truth.holds, "at epoch 60 it is nearer than at 1"


def test_a_value_that_the_run_does_not_have_is_named(story_file):
    text = AND.replace("The smaller the mistakes", "After {solved} the mistakes", 1)
    (fault,) = broken_promises_in(story_file(text))
    assert fault.values["reason"].values["reason"].key == "no-value"


def test_a_run_that_ends_before_the_target_is_named(story_file):
    text = AND.replace('output-activation = "sigmoid"', 'output-activation = "relu"')
    text = text.replace('activation = "sigmoid"', 'activation = "relu"', 1)
    text = text.replace('loss = "cross-entropy"', 'loss = "mse"')
    text = text.replace("learning-rate = 0.6", "learning-rate = 1.0")
    start = "".join(f'"{name}" = 200\n' for name in PARAMETER_NAMES)
    text = text.replace("[text.en]", f"[start]\n{start}\n[text.en]", 1)
    keys = {f.values["reason"].values["reason"].key for f in broken_promises_in(story_file(text))}
    assert "target-not-reached" in keys


def test_all_that_is_shipped_keeps_its_promises():
    assert faulty_questions() == []


def test_the_check_reads_the_stories_that_are_there(story_file, monkeypatch):
    text = AND.replace('"one-against-three", "goes-up"', '"goes-down"')
    monkeypatch.setattr(own_files.paths, "STORIES", story_file(text).parent)
    (fault,) = faulty_questions()
    assert fault.values["reason"].values["reason"].key == "no-surprise"
