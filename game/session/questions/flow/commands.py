"""Which command does what to the questions of a run."""

from typing import assert_never

from game.session import commands as c
from game.session.questions.flow.flow import Flow
from game.session.questions.votes import Votes

Answering = (
    c.ChooseVotes
    | c.TypeHands
    | c.EraseHands
    | c.AddHands
    | c.PlaceAnswer
    | c.JustWatch
    | c.ShowMe
    | c.GoOn
    | c.OnceMore
)


def pass_on(command: Answering, flow: Flow) -> None:
    """What comes where it does not fit changes nothing."""
    match command:
        case c.ChooseVotes(place):
            flow.count(lambda votes: votes.choose(place))
        case c.TypeHands(digit):
            flow.count(lambda votes: votes.type(digit))
        case c.EraseHands():
            flow.count(Votes.erase)
        case c.AddHands(place, by):
            flow.count(lambda votes: votes.add(place, by))
        case c.PlaceAnswer(answer):
            flow.place(answer)
        case c.JustWatch():
            flow.just_watch()
        case c.ShowMe():
            flow.show()
        case c.GoOn():
            flow.go_on()
        case c.OnceMore():
            flow.once_more()
        case _:
            assert_never(command)
