"""The count: each event once, however often one looks, and nothing of a visit but that."""

from dataclasses import fields

import pytest

from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session import commands as c
from game.session.questions.answer import Line
from game.session.questions.count import COLUMNS, Count, Tally
from game.session.questions.turn import State
from tests.session.questions.stage import Visit


class Counted(Visit):
    """A visit that is looked at all the time."""

    def __init__(self, story: str = "xor", count: Count | None = None) -> None:
        self.count = count or Count()
        super().__init__(story, clocks=False)

    def look(self) -> None:
        now = self.session.snapshot()
        self.count.look(now.preset.name, now.run[0], now.turn)
        self.count.look(now.preset.name, now.run[0], now.turn)

    def do(self, *commands: c.Command) -> "Counted":
        for command in commands:
            super().do(command)
            self.look()
        return self

    def wait(self, ticks: int) -> "Counted":
        for _ in range(ticks):
            super().wait(1)
            self.look()
        return self

    def until(self, state: State, guided: bool = False) -> "Counted":
        super().until(state, guided)
        self.look()
        return self

    @property
    def tallies(self) -> dict[str, Tally]:
        return {question: tally for _, question, tally in self.count.rows()}


def test_a_whole_visit_is_counted():
    visit = Counted()
    for number, right in enumerate((False, True, False)):
        visit.at(number).reply(right).do(c.GoOn())
    visit.do(c.OnceMore()).reply(right=True).do(c.GoOn())
    visit.do(c.OnceMore()).reply(right=False).do(c.GoOn())
    assert visit.tallies == {
        "loss": Tally(asked=1, answered=1, again=1, again_right=1),
        "line": Tally(asked=1, answered=1, right=1),
        "pull": Tally(asked=1, answered=1, again=1),
    }


def test_who_only_watches_is_asked_and_has_not_answered():
    visit = Counted().at(0).do(c.JustWatch())
    assert visit.tallies == {"loss": Tally(asked=1)}


def test_an_answer_that_is_changed_is_one_answer():
    visit = Counted().at(1)
    for line in NETWORK.connections:
        visit.do(c.PlaceAnswer(Line(line))).wait(2)
    assert visit.tallies == {"line": Tally(asked=1)}
    visit.reply(right=True).wait(50)
    assert visit.tallies == {"line": Tally(asked=1, answered=1, right=1)}


@pytest.mark.parametrize("command", [c.Restart(), c.StartOver(), c.SelectPreset("xor")], ids=str)
def test_the_next_visitor_is_counted_too(command):
    visit = Counted().at(0).reply().do(command)
    visit.at(0).reply(right=False)
    assert visit.tallies == {"loss": Tally(asked=2, answered=2, right=1)}


def test_stories_are_kept_apart_and_rows_make_a_count_again():
    visit = Counted().at(0).reply().do(c.SelectPreset("and"))
    visit.story = "and"
    visit.at(0).reply()
    rows = visit.count.rows()
    assert [row[:2] for row in rows] == [("xor", "loss"), ("and", "loss")]
    later = Counted("and", Count(rows)).at(0).reply()
    assert {row[0]: row[2] for row in later.count.rows()} == {
        "xor": Tally(asked=1, answered=1, right=1),
        "and": Tally(asked=2, answered=2, right=2),
    }


def test_the_columns_are_story_question_and_counts_alone():
    assert ("story", "question", *(field.name for field in fields(Tally))) == COLUMNS
