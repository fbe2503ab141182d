"""The stations of an epoch, and the walk through them: both ways, and what ends it."""

import pytest

from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.engine.topology import NeuronId, Topology
from game.session import commands as c
from game.session.fingerprint import fingerprint
from game.session.presentation import Mode, Phase
from game.session.terms.stations import Kind, Station, progress_of, stations_of, term_after
from tests.session.scenario import Scenario, described

LAST = 19
H1, O1 = NeuronId(1, 0), NeuronId(2, 0)


def test_nineteen_of_them_in_the_order_of_the_network() -> None:
    stations = stations_of(NETWORK)
    names = [each.neuron and NETWORK.neuron_name(each.neuron) for each in stations]
    short = [
        f"{each.kind.value} {name or ''}".strip()
        for each, name in zip(stations, names, strict=True)
    ]
    assert short == [
        "input",
        *("sum h1", "activation h1", "sum h2", "activation h2", "sum o1", "activation o1"),
        *("loss", "slope o1", "delta o1"),
        *("backprop h1", "slope h1", "delta h1", "backprop h2", "slope h2", "delta h2"),
        *("gradient", "mean", "update"),
    ]


def test_a_network_without_a_hidden_layer_has_fewer() -> None:
    kinds = [station.kind for station in stations_of(Topology((2, 1)))]
    assert len(kinds) == 9
    assert Kind.BACKPROP not in kinds


@pytest.mark.parametrize("sizes", [(2, 2, 1), (2, 1), (2, 3, 1), (2, 2, 2, 1)])
def test_each_has_its_moment_in_its_own_phase(sizes: tuple[int, ...]) -> None:
    stations = stations_of(Topology(sizes))
    moments = [progress_of(stations, term) for term in range(1, len(stations) + 1)]
    assert moments == sorted(set(moments))
    assert 0.0 < moments[0] < moments[-1] < 1.0
    assert [term_after(stations, moment) for moment in moments] == list(range(2, len(stations) + 2))
    assert [station.phase for station in stations] == sorted(s.phase for s in stations)


def walked(*several: c.Command) -> Scenario:
    return Scenario("xor").do(c.TrainTo(30), *several)


def where(story: Scenario) -> tuple[int, int | None]:
    inside = story.now.inside
    return story.now.epoch, None if inside is None else inside.term


def test_on_and_back_through_three_epochs() -> None:
    story = walked()
    on = [where(story.do(c.StepTerm(1))) for _ in range(2 * LAST + 1)]
    assert on == [(30 + n // LAST, n % LAST + 1) for n in range(2 * LAST + 1)]
    assert story.now.last_epoch == 33, "what is walked through is recorded"
    back = [where(story.do(c.StepTerm(-1))) for _ in range(2 * LAST)]
    assert back == on[-2::-1]


def test_from_rest_back_is_the_end_of_the_epoch_before() -> None:
    assert where(walked(c.StepTerm(-1))) == (29, LAST)
    assert where(Scenario("xor").do(c.StepTerm(-1))) == (0, None), "there is none before the first"


def test_at_a_station_the_moment_is_its_phase_and_its_row() -> None:
    story = walked(c.SelectSample(1))
    for term, station in enumerate(stations_of(NETWORK), 1):
        story.do(c.GoToTerm(term))
        moment = story.now.moment
        assert (moment.mode, moment.phase, moment.sample) == (Mode.STAGED, station.phase, 1)
        assert not story.now.moves


def test_of_all_rows_the_last_single_one_is_told() -> None:
    story = walked(c.SelectSample(2), c.SelectSample(None), c.GoToTerm(11))
    assert story.now.moment.sample == 2
    assert story.now.inside is not None
    assert story.now.inside.row == 2


def test_space_tells_on_from_there_holds_and_tells_on() -> None:
    story = walked(c.GoToTerm(11)).toggle_play()
    assert where(story) == (30, None)
    assert story.now.moves
    assert story.now.moment.phase is Phase.BACKWARD
    story.wait(5).toggle_play()
    held = story.now.moment
    assert not story.wait(9).now.moves
    assert story.now.moment == held
    assert where(story.do(c.StepTerm(1)))[1] in range(12, LAST + 1)
    story.toggle_play().wait(300)
    assert (story.now.epoch, story.now.moment.mode) == (31, Mode.REST)


def test_leaving_comes_to_rest_where_one_was() -> None:
    story = walked(c.GoToTerm(11), c.LeaveTerms())
    assert (story.now.epoch, story.now.moment.mode) == (30, Mode.REST)


@pytest.mark.parametrize(
    "command",
    [
        *(c.TogglePlay(), c.StepEpoch(), c.StepBack(), c.Seek(3), c.TrainTo(40), c.Restart()),
        *(c.NewWeights(), c.StartOver(), c.SelectPreset("and"), c.LeaveTerms()),
        *(c.ChangeSetting("learning_rate", 0.3), c.ChangeSetting("loss", "cross-entropy")),
        *(c.ChangeSetting("weight_init", 2.0), c.TellAgain(Phase.LOSS), c.RunRow(1)),
        c.TakeInHand(NETWORK.parameters[0], 1.0),
    ],
    ids=lambda command: type(command).__name__,
)
def test_what_moves_run_or_playhead_ends_the_walk(command: c.Command) -> None:
    assert walked(c.GoToTerm(11), command).now.inside is None


@pytest.mark.parametrize(
    "command",
    [
        *(c.Pause(), c.SelectSample(1), c.SelectSample(None), c.SelectNextSample()),
        *(c.SelectConnection(NETWORK.parameters[0]), c.SelectNeuron(H1)),
        *(c.ChangeSetting("lock_threshold", 0.5), c.ChangeSetting("pace", 3.0)),
        *(c.GoToTerm(0), c.GoToTerm(LAST + 1), c.StepTerm(0)),
    ],
    ids=lambda command: type(command).__name__,
)
def test_what_is_only_shown_leaves_it_where_it_is(command: c.Command) -> None:
    assert where(walked(c.GoToTerm(11), command)) == (30, 11)


def test_it_changes_no_number_and_is_the_same_every_time() -> None:
    plain = Scenario("xor").do(c.TrainTo(30), c.StepEpoch(), c.TrainTo(60))
    story = walked(*[c.StepTerm(1)] * 25, *[c.StepTerm(-1)] * 9, c.LeaveTerms(), c.TrainTo(60))
    one, other = story.session.recording, plain.session.recording
    assert one.vector_at(60).tobytes() == other.vector_at(60).tobytes()
    several = (c.TrainTo(5), *[c.StepTerm(1)] * 12, c.SelectNextSample())
    first, second = (Scenario("xor").do(*several).session for _ in range(2))
    assert fingerprint(first) == fingerprint(second)


def test_an_input_of_ones_own_is_shown_instead_and_then_the_walk_again() -> None:
    story = walked(c.GoToTerm(11), c.ProbeInput((0.3, 0.3)))
    assert story.now.inside is None
    assert where(story.do(c.ProbeInput(None))) == (30, 11)
    assert where(story.do(c.ProbeInput((0.3, 0.3)), c.StepTerm(1))) == (30, 12)


def test_with_a_weight_in_hand_the_walk_on_goes_its_way() -> None:
    story = walked(c.TakeInHand(NETWORK.parameters[0], 2.5), c.StepTerm(1))
    assert story.now.hand is None
    assert story.now.trace.parameters.value(NETWORK.parameters[0]) == 2.5
    back = walked(c.TakeInHand(NETWORK.parameters[0], 2.5), c.StepTerm(-1))
    assert back.now.hand is None
    assert where(back) == (29, LAST)
    assert not back.now.futures


def test_nobody_walks_beyond_a_run_that_ends() -> None:
    explosive = described(
        "and", start=200.0, activation="relu", output_activation="relu", learning_rate=1.0
    )
    story = Scenario(explosive).do(c.TrainTo(50))
    last = story.now.epoch
    story.do(c.StepTerm(1))
    assert story.now.inside is None
    assert story.now.epoch == last
    assert story.now.notice is not None
    assert story.now.notice.key == "diverged"


def test_stations_are_told_by_kind_and_neuron() -> None:
    stations = stations_of(NETWORK)
    assert stations.index(Station(Kind.BACKPROP, H1)) + 1 == 11
    assert stations.index(Station(Kind.DELTA, O1)) + 1 == 10
