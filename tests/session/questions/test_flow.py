"""Each transition of the flow, its times, and what the run may and may not be for it."""

import logging
from dataclasses import replace

import pytest

from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session import commands as c
from game.session.fingerprint import fingerprint
from game.session.presentation import TICKS_PER_SECOND, Mode, Phase
from game.session.questions.answer import Curve, Line, Row, Slot, Word
from game.session.questions.flow.flow import GROWING
from game.session.questions.turn import Star, State
from tests.session.questions.stage import ASKING, FOUR, LONG, Visit, an_answer

SECOND = TICKS_PER_SECOND
FIRST = {name: story.questions[0] for name, story in ASKING.items()}
STORY_NAMES = list(FOUR)


def asked(story: str = "xor", number: int = 0, clocks: bool = True) -> Visit:
    visit = Visit(story, clocks).at(number)
    assert visit.state is State.ASK
    return visit


def placed(right: bool = True, **more: object) -> Visit:
    visit = asked(**more)
    visit.do(c.PlaceAnswer(an_answer(visit.story, visit.turn.question, right)))
    assert visit.state is State.PLACED
    return visit


def revealed(right: bool = True, **more: object) -> Visit:
    return placed(right, **more).do(c.ShowMe()).until(State.REVEAL)


def ended(right: tuple[bool, bool, bool], story: str = "xor", clocks: bool = False) -> Visit:
    visit = Visit(story, clocks)
    for number, each in enumerate(right):
        visit.at(number).reply(each).do(c.GoOn())
    assert visit.state is State.END
    return visit


# ---------------------------------------------------------------- watching


@pytest.mark.parametrize("story", STORY_NAMES)
def test_who_plays_is_asked_all_three_at_their_epochs_at_the_head(story):
    visit = Visit(story, clocks=False).do(c.TogglePlay())
    for number, question in enumerate(ASKING[story].questions):
        visit.until(State.ASK, guided=True)
        now = visit.session.snapshot()
        assert (now.epoch, now.last_epoch) == (question.asked, question.asked)
        assert not now.moves
        assert now.moment.mode is not Mode.STAGED
        assert visit.turn.index == number
        visit.reply(right=True)
        assert (visit.epoch, visit.session.recording.last_epoch) == (
            question.target,
            question.target,
        )
        visit.do(c.GoOn())
    assert visit.state is State.END
    assert visit.turn.stars == (Star.EARNED,) * 3


def test_nothing_is_asked_before_one_epoch_has_been_told_whole():
    visit = Visit("xor").do(c.ChangeSetting("pace", 1000.0), c.TogglePlay()).wait(SECOND)
    assert visit.epoch > 900
    assert visit.turn.stars == (Star.SKIPPED,) * 3
    assert visit.state is State.WATCH


def test_steps_lead_to_a_question_as_play_does():
    visit = Visit("xor")
    for _ in range(2):
        visit.do(c.StepEpoch())
        while visit.session.moves:
            visit.wait(1)
    assert (visit.epoch, visit.state) == (2, State.ASK)


@pytest.mark.parametrize("pace", [0.12, 5.0])
def test_a_step_out_of_an_epoch_that_is_told_passes_no_question(pace):
    visit = Visit("xor").do(c.TogglePlay())
    while visit.epoch < 1 or not visit.session.moves:
        visit.wait(1)
    visit.wait(30).do(c.ChangeSetting("pace", pace))
    for _ in range(3):
        if visit.state is State.ASK:
            break
        visit.do(c.StepEpoch()).wait(1)
    assert (visit.epoch, visit.state) == (2, State.ASK)


def test_a_step_that_is_held_halfway_is_no_epoch_told_whole():
    visit = Visit("xor").do(c.StepEpoch()).wait(5).do(c.TogglePlay())
    visit.do(c.ChangeSetting("pace", 60.0)).wait(SECOND)
    assert visit.state is State.WATCH


@pytest.mark.parametrize(
    "command",
    [
        c.NewWeights(),
        c.ChangeSetting("learning_rate", 0.3),
        c.ChangeSetting("loss", "mse"),
        c.ChangeSetting("activation", "relu"),
        c.ChangeSetting("weight_init", 1.0),
    ],
    ids=str,
)
def test_a_run_that_is_not_the_storys_is_not_asked_about(command):
    visit = Visit("xor").do(command, c.TrainTo(2)).wait(LONG // 10)
    assert visit.session.snapshot().turn is None
    assert not visit.session.moves
    visit = asked().do(command)
    assert visit.session.snapshot().turn is None


def test_a_rule_that_was_another_for_a_while_is_not_the_storys():
    visit = Visit("xor").do(c.TrainTo(1), c.ChangeSetting("learning_rate", 0.3), c.TrainTo(2))
    visit.do(c.ChangeSetting("learning_rate", 0.9))
    assert visit.session.snapshot().as_preset
    assert visit.wait(5).session.snapshot().turn is None


@pytest.mark.parametrize("name", ["pace", "animation_speed", "lock_threshold"])
def test_what_is_only_shown_otherwise_is_asked_about(name):
    visit = Visit("xor").do(c.ChangeSetting(name, 1.0)).at(0)
    assert visit.state is State.ASK


def test_nothing_is_asked_in_the_past():
    visit = Visit("xor").do(c.TrainTo(30)).wait(1).do(c.Seek(1)).do(c.ChangeSetting("pace", 60.0))
    visit.do(c.TogglePlay()).wait(10)
    assert visit.epoch >= 10
    assert visit.state is State.WATCH
    assert visit.turn.stars == (Star.SKIPPED, Star.TO_COME, Star.TO_COME)


def test_what_was_trained_past_is_not_asked_any_more():
    visit = Visit("xor").do(c.TrainTo(300)).wait(1)
    assert visit.turn.stars == (Star.SKIPPED,) * 3


# ---------------------------------------------------------------- asking


def test_an_open_question_shows_nothing_of_its_truth():
    for visit in (asked(), placed()):
        turn = visit.turn
        assert turn.question is FIRST["xor"]
        assert turn.truth is turn.reply is None
        assert turn.stars == (Star.NOW, Star.TO_COME, Star.TO_COME)
        assert turn.height is not None
        assert visit.session.recording.last_epoch == 2, "nothing is trained ahead"


def test_just_watch_plays_on_where_it_played():
    visit = Visit("xor").do(c.TogglePlay()).until(State.ASK, guided=True).do(c.JustWatch())
    assert visit.state is State.WATCH
    assert visit.session.playing
    assert visit.turn.stars[0] is Star.SKIPPED
    stepped = asked().do(c.JustWatch())
    assert not stepped.session.playing


def test_an_open_question_goes_away_after_twenty_seconds():
    visit = asked()
    assert (visit.turn.ticks_left, visit.turn.ticks) == (20 * SECOND, 20 * SECOND)
    visit.wait(20 * SECOND - 1)
    assert (visit.state, visit.turn.ticks_left) == (State.ASK, 1)
    visit.wait(1)
    assert (visit.state, visit.turn.stars[0]) == (State.WATCH, Star.SKIPPED)


def test_a_placed_answer_is_shown_after_six_seconds_and_a_new_one_begins_them_again():
    visit = placed().wait(6 * SECOND - 1)
    assert visit.state is State.PLACED
    other = Curve((1.0, 0.2, 0.3))
    visit.do(c.PlaceAnswer(other)).wait(6 * SECOND - 1)
    assert (visit.state, visit.turn.answer) == (State.PLACED, other)
    assert visit.wait(1).state is State.RUN


def test_a_reveal_goes_on_after_fifteen_seconds():
    visit = revealed().wait(15 * SECOND - 1)
    assert visit.state is State.REVEAL
    assert visit.wait(1).state is State.WATCH
    assert visit.session.playing


def test_in_class_nothing_goes_away_by_itself():
    for visit in (asked(clocks=False), placed(clocks=False), revealed(clocks=False)):
        state = visit.wait(GROWING).state
        before = fingerprint(visit.session)
        assert visit.turn.ticks_left is visit.turn.ticks is None
        assert visit.wait(LONG).state is state
        assert fingerprint(visit.session) == before


def test_the_clocks_can_be_put_away_while_a_question_is_open():
    visit = asked().wait(100).do(c.AskQuestions(True, clocks=False)).wait(LONG)
    assert visit.state is State.ASK
    assert visit.do(c.AskQuestions(True)).wait(LONG).state is State.WATCH


def test_who_just_watches_twice_in_a_row_is_asked_no_more():
    visit = asked().do(c.JustWatch()).at(1).do(c.JustWatch())
    assert visit.turn.stars == (Star.SKIPPED,) * 3
    assert visit.at(2).state is State.WATCH


def test_an_answer_between_begins_the_count_again():
    visit = asked("and").do(c.JustWatch()).at(1).reply().do(c.GoOn())
    visit.until(State.ASK, guided=True).do(c.JustWatch())
    assert visit.turn.stars == (Star.SKIPPED, Star.EARNED, Star.SKIPPED)
    assert visit.state is State.WATCH


@pytest.mark.parametrize("answer", [Line(NETWORK.connections[0]), Row(0), Slot.UP, Word(True)])
def test_an_answer_of_another_kind_changes_nothing(answer):
    visit = asked()
    before = fingerprint(visit.session)
    assert fingerprint(visit.do(c.PlaceAnswer(answer)).session) == before


@pytest.mark.parametrize(
    "heights", [(), (1.0,), (1.0, float("nan")), (float("inf"), 1.0), (0.5,) * 2000]
)
def test_a_drawing_that_is_none_changes_nothing(heights):
    visit = asked().do(c.PlaceAnswer(Curve(heights)))
    assert visit.state is State.ASK


# ---------------------------------------------------------------- the run


@pytest.mark.parametrize(
    ("story", "number", "seconds"),
    [
        ("xor", 1, 4.0),
        ("and", 0, 3.0),
        ("and", 1, 3.0),
        ("xor", 2, 5.0),
        ("stuck", 0, 6.0),
        ("stuck", 2, 6.0),
    ],
)
def test_the_run_takes_its_time(story, number, seconds):
    visit = placed(story=story, number=number).do(c.ShowMe())
    ticks = 0
    while visit.state is State.RUN:
        visit.wait(1)
        ticks += 1
    assert ticks == pytest.approx(seconds * SECOND, abs=2)
    assert visit.state is State.REVEAL


def test_one_epoch_is_told_in_its_four_parts():
    visit = placed(story="xor", number=1).do(c.ShowMe())
    phases = []
    while visit.state is State.RUN:
        moment = visit.session.moment
        if moment.mode is Mode.STAGED:
            phases.append(moment.phase)
        visit.wait(1)
    assert list(dict.fromkeys(phases)) == list(Phase)


def test_the_run_changes_no_setting_and_no_number():
    visit = revealed(story="xor", number=2)
    plain = Visit("xor", asks=False).do(c.TrainTo(121))
    assert visit.session.settings == plain.session.settings
    ours, theirs = visit.session.recording, plain.session.recording
    assert ours.last_epoch == theirs.last_epoch == 121
    assert ours.vectors.tobytes() == theirs.vectors.tobytes()


def test_whoever_changes_the_tempo_during_the_run_does_not_disturb_it():
    visit = placed().do(c.ShowMe())
    for number in range(LONG):
        visit.do(c.ChangeSetting("pace", 1000.0 if number % 2 else 0.5)).wait(1)
        if visit.state is not State.RUN:
            break
    assert (visit.state, visit.epoch) == (State.REVEAL, 20)


@pytest.mark.parametrize(("story", "number"), [("xor", 0), ("xor", 1), ("stuck", 2)])
@pytest.mark.parametrize("command", [c.TogglePlay(), c.Pause(), c.StepEpoch()], ids=str)
def test_nothing_is_stuck_when_the_run_is_held(story, number, command):
    visit = placed(story=story, number=number).do(c.ShowMe())
    for _ in range(5):
        visit.wait(7).do(command)
    visit.until(State.REVEAL)
    assert visit.epoch == ASKING[story].questions[number].target


# ---------------------------------------------------------------- what is shown


@pytest.mark.parametrize("right", [True, False])
@pytest.mark.parametrize("story", STORY_NAMES)
@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_reveal_knows_answer_truth_and_reply(story, number, right):
    turn = revealed(right, story=story, number=number).turn
    assert turn.reply.right is right
    assert turn.stars[number] is (Star.EARNED if right else Star.MISSED)
    result = turn.results[number]
    assert (result.answer, result.truth, result.reply) == (turn.answer, turn.truth, turn.reply)


def test_an_answer_after_the_reveal_changes_nothing():
    for late in (revealed(False), placed().do(c.ShowMe()), ended((True, True, True))):
        before = fingerprint(late.session)
        late.do(c.PlaceAnswer(Curve((0.9, 0.7))), c.JustWatch(), c.ShowMe())
        assert fingerprint(late.session) == before


def test_go_on_after_the_last_leads_to_the_end_and_from_there_on():
    visit = ended((True, False, True))
    assert visit.turn.stars == (Star.EARNED, Star.MISSED, Star.EARNED)
    assert visit.turn.earned == 2
    assert not visit.session.moves
    assert visit.wait(LONG).state is State.END
    assert visit.do(c.GoOn()).state is State.WATCH
    assert visit.do(c.TogglePlay()).wait(LONG).state is State.WATCH, "the end comes once"


def test_the_end_comes_when_the_run_is_over_and_the_rest_was_skipped():
    visit = revealed(number=1).do(c.GoOn()).until(State.ASK, guided=True).do(c.JustWatch())
    assert visit.state is State.WATCH
    assert visit.do(c.TrainTo(117)).wait(5).state is State.WATCH
    assert visit.do(c.TrainTo(118)).wait(1).state is State.END, "solved"


def test_who_has_answered_nothing_sees_no_end():
    visit = asked().do(c.JustWatch()).at(1).do(c.JustWatch(), c.TrainTo(300)).wait(5)
    assert visit.state is State.WATCH


# ---------------------------------------------------------------- once more


def test_once_more_asks_what_was_missed_and_a_right_answer_earns_the_star():
    visit = ended((False, True, False))
    assert visit.turn.once_more == 0
    visit.do(c.OnceMore())
    assert (visit.state, visit.epoch, visit.turn.index, visit.turn.again) == (State.ASK, 2, 0, True)
    assert visit.turn.stars[0] is Star.NOW
    visit.reply(right=True)
    assert visit.turn.stars[0] is Star.EARNED
    assert visit.turn.results[0].once_more
    assert visit.epoch == 20
    visit.do(c.GoOn())
    assert (visit.state, visit.turn.once_more) == (State.END, 2)


def test_each_is_asked_once_more_only_once():
    visit = ended((False, False, False))
    for number in range(3):
        assert visit.do(c.OnceMore()).turn.index == number
        visit.reply(right=False).do(c.GoOn())
    assert visit.turn.once_more is None
    before = fingerprint(visit.session)
    assert fingerprint(visit.do(c.OnceMore()).session) == before


def test_once_more_trains_nothing_anew():
    visit = ended((True, False, True))
    recording, before = visit.session.recording, visit.session.recording.losses.tobytes()
    visit.do(c.OnceMore()).reply(right=True)
    assert visit.session.recording is recording
    assert recording.losses.tobytes() == before


@pytest.mark.parametrize("state", [State.ASK, State.PLACED])
def test_who_just_watches_once_more_is_at_the_end_again(state):
    visit = ended((False, True, True)).do(c.OnceMore())
    if state is State.PLACED:
        visit.do(c.PlaceAnswer(Curve((0.9, 0.7))))
    visit.do(c.JustWatch())
    assert (visit.state, visit.turn.stars[0], visit.turn.once_more) == (
        State.END,
        Star.MISSED,
        None,
    )


# ---------------------------------------------------------------- whoever goes elsewhere

AT = {
    State.WATCH: lambda: Visit("xor").do(c.TrainTo(1)).wait(1),
    State.ASK: asked,
    State.PLACED: placed,
    State.RUN: lambda: placed().do(c.ShowMe()).wait(60),
    State.REVEAL: revealed,
    State.END: lambda: ended((True, False, True)),
}


@pytest.mark.parametrize("state", AT)
@pytest.mark.parametrize(
    "command",
    [c.StartOver(), c.Restart(), c.NewWeights(), c.SelectPreset("and"), c.SelectPreset("xor")],
    ids=str,
)
def test_every_new_beginning_is_obeyed_in_every_state(state, command):
    visit = AT[state]().do(command)
    assert visit.epoch == 0
    turn = visit.session.snapshot().turn
    if turn is not None:
        assert turn.state is State.WATCH
        assert turn.stars == (Star.TO_COME,) * 3
        assert turn.results == (None,) * 3
        assert Visit.at(visit, 0).state is State.ASK


@pytest.mark.parametrize("state", AT)
def test_scrubbing_is_obeyed_in_every_state(state):
    visit = AT[state]().do(c.Seek(1))
    assert (visit.epoch, visit.state) == (1, State.WATCH)
    assert not visit.session.moves


@pytest.mark.parametrize("state", [State.ASK, State.PLACED])
def test_who_comes_back_to_the_head_is_asked_again(state):
    visit = AT[state]().do(c.Seek(0)).wait(3)
    assert visit.turn.stars[0] is Star.TO_COME
    assert visit.do(c.Seek(2)).wait(1).state is State.ASK
    assert visit.turn.answer is None


@pytest.mark.parametrize(
    ("state", "then"),
    [
        (State.ASK, State.WATCH),
        (State.PLACED, State.RUN),
        (State.RUN, State.RUN),
        (State.REVEAL, State.WATCH),
        (State.END, State.WATCH),
    ],
)
def test_play_does_what_the_bright_button_does(state, then):
    visit = AT[state]().do(c.TogglePlay())
    assert visit.state is then
    if state is not State.RUN:
        assert visit.session.playing


@pytest.mark.parametrize("state", AT)
def test_looking_at_rows_lines_and_neurons_disturbs_nothing(state):
    visit = AT[state]()
    visit.do(c.SelectSample(2), c.SelectNextSample(), c.SelectConnection(NETWORK.connections[2]))
    visit.do(c.SelectNeuron(NETWORK.neurons[0]), c.SelectNeuron(None))
    assert visit.state is state


@pytest.mark.parametrize("state", AT)
def test_who_switches_the_questions_off_and_on_keeps_the_stars(state):
    visit = AT[state]()
    earned = [s for s in visit.turn.stars if s is Star.EARNED]
    visit.do(c.AskQuestions(False))
    assert visit.session.snapshot().turn is None
    visit.do(c.AskQuestions(True))
    assert visit.state is State.WATCH
    assert [s for s in visit.turn.stars if s is Star.EARNED] == earned


def test_the_run_that_a_story_took_the_place_of_comes_back_with_its_stars():
    visit = revealed(number=2)
    stars = visit.turn.stars
    visit.do(c.SelectPreset("and"), c.UndoPreset())
    assert visit.turn.stars == stars


# ---------------------------------------------------------------- off


def test_without_being_asked_for_nothing_is_asked_and_nothing_is_otherwise():
    visits = [Visit(replace(ASKING["xor"], questions=q), asks=False) for q in (FIRST, ())]
    visits[0] = Visit("xor", asks=False)
    answers = (c.PlaceAnswer(Slot.UP), c.JustWatch(), c.ShowMe(), c.GoOn(), c.OnceMore())
    for visit in visits:
        visit.do(c.TogglePlay()).wait(20 * SECOND).do(*answers, c.TrainTo(100)).wait(10)
        visit.do(c.TogglePlay()).wait(200)
        assert visit.session.snapshot().turn is None
    assert fingerprint(visits[0].session) == fingerprint(visits[1].session)


def test_a_question_without_its_surprise_is_left_out_and_logged(caplog):
    story = ASKING["and"]
    wrong = replace(story.questions[1], surprises=("goes-down",))
    broken = replace(story, questions=(story.questions[0], wrong, story.questions[2]))
    with caplog.at_level(logging.ERROR, "game.session"):
        visit = Visit(broken)
    assert [question.id for question in visit.turn.questions] == ["loss", "line"]
    assert "pull" in caplog.text
    assert "goes-down" in caplog.text
    assert visit.do(c.TrainTo(2)).wait(1).state is State.ASK
    assert "pull" in caplog.text


def test_the_same_visit_gives_the_same_states():
    def told() -> list[object]:
        visit = Visit("locked").do(c.TogglePlay())
        seen = []
        for _ in range(4000):
            visit.wait(1)
            if visit.state is State.ASK:
                visit.do(c.PlaceAnswer(an_answer("locked", visit.turn.question, False)))
            seen.append((visit.state, visit.epoch, visit.turn.ticks_left))
        return seen

    assert told() == told()
