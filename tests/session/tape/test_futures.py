"""Futures: nothing that happens to one of them changes another, to the bit."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.session.tape.futures import DROPPED_TICKS, MOST_FUTURES, SHORTEST, Future, Futures
from game.session.tape.recording import Recording
from tests.session.tape.test_recording import (
    RULES,
    PlainRun,
    a_recording,
    assert_every_epoch_comes_back,
    some_epochs,
)

COMMANDS = st.one_of(
    st.tuples(st.just("train"), st.integers(1, 60)),
    st.tuples(st.just("part"), st.floats(0, 1), st.sampled_from(RULES)),
    st.tuples(st.just("back"), st.integers(0, MOST_FUTURES - 1)),
    st.tuples(st.just("dropped")),
)


def three() -> Futures:
    """A to 40; B from 20, to 50; C from 30 of B, to 35."""
    futures = Futures(a_recording())
    futures.active.recording.train(40)
    futures.part(20, RULES[1])
    futures.active.recording.train(30)
    futures.part(30, RULES[2])
    futures.active.recording.train(5)
    return futures


def letters(futures: Futures) -> str:
    return "".join(future.letter for future in futures.kept)


def state(recording: Recording) -> tuple[object, ...]:
    return (
        recording.version,
        recording.last_epoch,
        recording.vectors.tobytes(),
        recording.losses.tobytes(),
        recording.mean_slopes.tobytes(),
        recording.solved_since(recording.last_epoch),
        recording.flat_since(recording.last_epoch, 0.01),
        recording.largest_rise(recording.last_epoch, 50),
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(COMMANDS, max_size=14))
def test_whatever_is_done_every_future_is_the_run_it_would_be_alone(done):
    futures, runs = Futures(a_recording(capacity=16)), {0: PlainRun()}
    for what, *how in done:
        active = futures.active
        others = {f.number: state(f.recording) for f in futures.kept if f is not active}
        if what == "train":
            active.recording.train(how[0])
            runs[active.number].train(how[0])
        elif what == "part":
            epoch = round(how[0] * active.recording.last_epoch)
            if active.recording.rule_at(epoch) == how[1]:
                continue  # as in a session: nothing is changed
            alone = PlainRun()
            alone.rules, alone.vectors = (
                dict(runs[active.number].rules),
                [*runs[active.number].vectors],
            )
            alone.branch(epoch, how[1])
            futures.part(epoch, how[1])
            if futures.active.number not in runs or futures.active is active:
                runs[futures.active.number] = alone
            assert futures.active.recording.vector_at(epoch).tobytes() == (
                alone.vectors[epoch].tobytes()
            )
            assert futures.active.recording.rule_at(epoch) == how[1]
        elif what == "back":
            futures.bring_back(how[0])
        else:
            futures.bring_back_dropped()
        for future in futures.kept:
            if future is not futures.active and future.number in others:
                assert state(future.recording) == others[future.number]
        check(futures, runs)


def check(futures: Futures, runs: dict[int, PlainRun]) -> None:
    kept = futures.kept
    assert 1 <= len(kept) <= MOST_FUTURES
    assert futures.active in kept
    assert len({future.slot for future in kept}) == len(kept)
    assert len({future.recording.version for future in kept}) == len(kept)
    for future in kept:
        recording, run = future.recording, runs[future.number]
        assert future.is_own or future is futures.active
        assert_every_epoch_comes_back(recording, run, some_epochs(recording.last_epoch, 6))
        for other in kept:
            check_parting(future, other, runs)


def check_parting(one: Future, two: Future, runs: dict[int, PlainRun]) -> None:
    """They are one course up to where they part, and no further."""
    parted = one.parts_from(two)
    assert (parted is None) is (one is two)
    if parted is None:
        return
    first, second = runs[one.number], runs[two.number]
    assert first.vectors[parted].tobytes() == second.vectors[parted].tobytes()
    if parted:
        assert first.rule_at(parted - 1) == second.rule_at(parted - 1)
    assert first.rule_at(parted) != second.rule_at(parted)


def test_a_future_leaves_the_one_it_came_from_as_it_was():
    futures = Futures(a_recording())
    futures.active.recording.train(40)
    first, before = futures.active.recording, state(futures.active.recording)
    futures.part(20, RULES[1])
    assert (futures.active.letter, futures.active.recording.last_epoch) == ("B", 20)
    futures.active.recording.train(500)
    assert state(first) == before
    assert futures.bring_back(0)
    assert futures.active.recording is first


def test_who_leaves_returns_and_leaves_again_comes_to_the_same():
    once, twice = Futures(a_recording()), Futures(a_recording())
    for futures in (once, twice):
        futures.active.recording.train(40)
        futures.part(20, RULES[1])
        futures.active.recording.train(17)
    twice.bring_back(0)
    twice.part(20, RULES[1])
    assert letters(twice) == "AB"
    assert state(twice.active.recording) == state(once.active.recording)


def test_to_change_back_leads_back():
    futures = Futures(a_recording())
    futures.active.recording.train(40)
    futures.part(20, RULES[1])
    futures.part(20, RULES[2])
    assert letters(futures) == "AB", "nothing came of the second one"
    futures.part(20, RULES[0])
    assert letters(futures) == "A"
    assert futures.active.recording.last_epoch == 40


def test_what_nobody_saw_is_not_kept():
    futures = Futures(a_recording())
    futures.active.recording.train(40)
    futures.part(40 - SHORTEST + 1, RULES[1])
    assert letters(futures) == "A"
    assert futures.active.recording.last_epoch == 40 - SHORTEST + 1


def test_a_beginning_is_moved_without_a_trace():
    futures = Futures(a_recording())
    futures.active.recording.train(40)
    futures.part(20, RULES[1])
    for epoch in (19, 10):
        futures.part(epoch, RULES[2])
        assert letters(futures) == "AB"
        assert futures.active.parting is not None
        assert futures.active.parting.epoch == epoch
        assert futures.active.parting.before == RULES[0]
        futures.part(epoch, RULES[3])


def test_where_futures_part():
    futures = three()
    first, second, third = futures.kept
    assert first.parts_from(second) == 20
    assert second.parts_from(third) == 30
    assert first.parts_from(third) == 20
    assert [f.parting and f.parting.before for f in futures.kept] == [None, RULES[0], RULES[1]]
    assert futures.beside is second
    futures.bring_back(0)
    assert futures.beside is third


def test_a_fourth_takes_the_place_of_the_one_that_was_active_longest_ago():
    futures = three()
    first = futures.kept[0]
    futures.part(10, RULES[3])
    assert futures.dropped is first
    assert (letters(futures), futures.active.letter) == ("ABC", "A")
    futures.active.recording.train(9)
    assert futures.bring_back_dropped()
    assert futures.active is first
    assert futures.dropped is not None, "now another one has to make room"
    for tick in range(DROPPED_TICKS):
        assert futures.dropped is not None, tick
        assert futures.tick() is (tick == DROPPED_TICKS - 1)
    assert futures.dropped is None
    assert not futures.bring_back_dropped()


def test_what_made_room_for_nothing_is_there_again():
    futures = three()
    before = [(future.letter, future) for future in futures.kept]
    left = futures.active
    futures.part(10, RULES[3])
    futures.part(5, RULES[3])
    futures.bring_back(left.slot)
    assert [(future.letter, future) for future in futures.kept] == before
    assert futures.dropped is None


def test_there_is_no_future_without_a_letter():
    futures = three()
    assert not futures.bring_back(7)
    assert not futures.bring_back(futures.active.slot)


@pytest.fixture(scope="module")
def long() -> Futures:
    """Three futures of 100,000 epochs each."""
    futures = Futures(Recording(np.array(a_recording().vectors[0]), *a_long_run()))
    futures.active.recording.train(100_000)
    for epoch, rule in ((50_000, RULES[1]), (30_001, RULES[2])):
        futures.part(epoch, rule)
        futures.active.recording.train(100_000 - epoch)
    return futures


def a_long_run():
    plain = a_recording()
    return plain.dataset, plain.rule_at(0), plain.topology


def test_three_long_futures_take_less_than_60_megabytes(long):
    stores = [
        store
        for future in long.kept
        for own in (future.recording, future.recording._swings)
        for store in vars(own).values()
        if isinstance(store, np.ndarray)
    ]
    assert sum(store.nbytes for store in stores) < 60e6
