"""Every problem and notice of the session has its sentence, and the words which that needs."""

import ast
import tomllib
from collections.abc import Iterator
from string import Formatter

import pytest

from tests.session.scenario import ROOT

TEXTS = tomllib.loads((ROOT / "assets" / "texts" / "en.toml").read_text(encoding="utf-8"))


def raised(kind: str) -> Iterator[tuple[str, set[str]]]:
    """Key and given words of every ``ProblemError(...)`` or ``Notice(...)`` in the session."""
    for path in sorted((ROOT / "game" / "session").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(ast.Name(name), [ast.Constant(str(key)), *_]) if name == kind:
                    yield key, {keyword.arg for keyword in node.keywords if keyword.arg}


def wanted_words(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize(("key", "words"), list(raised("ProblemError")))
def test_a_problem_can_be_told(key, words):
    assert wanted_words(TEXTS["problem"][key]) <= words


@pytest.mark.parametrize("key", sorted({key for key, _ in raised("Notice")}))
def test_a_notice_can_be_told(key):
    assert wanted_words(TEXTS["notice"][key]) == set()
