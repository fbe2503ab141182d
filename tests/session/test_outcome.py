"""How the run stands, in one word."""

import numpy as np
import pytest

from game.session.outcome import (
    SLOW_EPOCHS,
    SLOW_FALL,
    STUCK_EPOCHS,
    STUCK_FALL,
    State,
)
from tests.session.scenario import NEURONS, PARAMETER_NAMES, Scenario, described
from tests.session.test_stories import STORIES

# Both hidden neurons and the output pass everything on: a ReLU network whose sums explode.
HUGE = 200.0


def exploding(**settings: float | str) -> Scenario:
    rule = {"learning_rate": 1.0, "activation": "relu", "output_activation": "relu"}
    return Scenario(described("and", start=HUGE, pace=60.0, **(rule | settings)))


# ---------------------------------------------------------------- ready, learning


def test_ready_before_anything_is_trained():
    Scenario("xor").expect_state(State.READY).restart().expect_state(State.READY)
    Scenario("xor").train_to(10).restart().expect_state(State.READY)


def test_ready_names_what_is_locked_from_the_start():
    Scenario("vanishing-gradient").expect_state(State.READY, neurons={"o1"})


def test_learning_while_the_loss_falls():
    Scenario("and").train_to(20).expect_state(State.LEARNING)


def test_looking_back_at_the_beginning_is_not_being_ready():
    Scenario("xor").train_to(50).seek(0).expect_state(State.LEARNING)


# ---------------------------------------------------------------- solved


def test_solved_when_all_four_rows_are_on_the_right_side():
    story = Scenario("and")
    story.train_to(51).expect_right(3).expect_state(State.LEARNING)
    story.train_to(52).expect_right(4).expect_state(State.SOLVED, since=52)
    story.train_to(500).expect_state(State.SOLVED, since=52)
    story.seek(60).expect_state(State.SOLVED, since=52)
    story.seek(51).expect_state(State.LEARNING)


def brute_force_since(story: Scenario, epoch: int) -> int | None:
    """Walk back from the playhead as long as all rows are right."""
    recording = story.recording
    if not recording.trace_at(epoch).right.all():
        return None
    while epoch > 0 and recording.trace_at(epoch - 1).right.all():
        epoch -= 1
    return epoch


def test_solved_since_means_the_unbroken_stretch_that_holds_at_the_playhead():
    # With bold steps a ReLU network comes right, goes wrong again and comes right.
    story = Scenario("sandbox").change(activation="relu", learning_rate=1.0).train_to(200)
    right = [story.recording.trace_at(epoch).right.all() for epoch in range(201)]
    first = right.index(True)
    assert not all(right[first:]), "it is right only in passing at first"
    for epoch in range(first, 201):
        story.seek(epoch)
        since = brute_force_since(story, epoch)
        if since is None:
            assert story.now.outcome.state is not State.SOLVED
        else:
            story.expect_state(State.SOLVED, since=since)


def test_solved_from_the_very_start():
    answers_and = dict.fromkeys(PARAMETER_NAMES, 0.0) | {
        "w.x1-h1": 10.0,
        "w.x2-h1": 10.0,
        "b.h1": -15.0,
        "w.h1-o1": 10.0,
        "b.o1": -5.0,
    }
    story = Scenario(described("and", start=answers_and))
    story.expect_right(4).expect_state(State.SOLVED, since=0)
    story.train_to(50).expect_state(State.SOLVED, since=0)


def test_an_undecided_network_is_right_nowhere():
    story = Scenario("xor").change(weight_init=0.0).expect_right(0)
    assert story.now.trace.forward.activations[-1].tolist() == [[0.5] * 4]


def test_a_change_of_activation_asks_the_question_anew():
    story = Scenario("xor").train_to(400).expect_state(State.SOLVED, since=349)
    story.change(activation="relu").expect_right(3)
    assert story.now.outcome.state is not State.SOLVED
    story.change(activation="sigmoid").expect_state(State.SOLVED, since=349)


# ---------------------------------------------------------------- slow, stuck


def falls(story: Scenario, epoch: int, epochs: int) -> float:
    """By which share the loss fell over so many epochs."""
    before, now = (story.now.history.loss_at(e) for e in (epoch - epochs, epoch))
    return (before - now) / before


def test_slow_then_stuck_on_a_network_that_whispers():
    # At learning rate 0.5 everything takes twice as long.
    slow, stuck = 2 * SLOW_EPOCHS, 2 * STUCK_EPOCHS
    story = Scenario("vanishing-gradient").train_to(stuck + 50)
    assert falls(story, slow, slow) < SLOW_FALL
    for epoch in (1, 50, stuck - 1):
        story.seek(epoch).expect_state(State.SLOW, neurons={"o1"})
    story.seek(stuck).expect_state(State.STUCK, neurons={"o1"})
    assert falls(story, stuck, stuck) < STUCK_FALL


def test_the_defaults_are_slow_but_never_called_stuck():
    # The sandbox solves XOR at last: what it does on the way is no standstill.
    story = Scenario("sandbox").train_to(12_000)
    words = {story.seek(epoch).now.outcome.state for epoch in range(0, 12_001, 250)}
    assert State.STUCK not in words


def test_a_plateau_is_slow_and_then_learning_again():
    story = Scenario("xor").train_to(340)
    story.seek(60).expect_state(State.SLOW)
    assert falls(story, 140, SLOW_EPOCHS) < 2 * SLOW_FALL
    story.seek(340).expect_state(State.LEARNING)
    assert falls(story, 340, SLOW_EPOCHS) > SLOW_FALL
    words = {story.seek(epoch).now.outcome.state for epoch in range(0, 341, 5)}
    assert words == {State.LEARNING, State.SLOW}, "a preset that will solve is never called stuck"


def flat_epochs(losses, epoch: int) -> int:
    """For how many epochs the loss has been within STUCK_FALL of what it is; by walking back."""
    first = epoch
    while first > 0 and abs(losses[first - 1] - losses[epoch]) < STUCK_FALL * max(
        losses[first - 1], losses[epoch]
    ):
        first -= 1
    return epoch - first


def test_stuck_means_flat_all_along_not_only_at_both_ends():
    # With a ReLU output the loss jumps up and down: its two ends may be alike by chance.
    by_chance = 0
    for seed in (97, *range(100, 140)):
        bold = described("xor", seed=seed, output_activation="relu", learning_rate=1.0)
        story = Scenario(bold).train_to(700)
        losses = story.recording.losses.tolist()
        for epoch in range(STUCK_EPOCHS, len(losses)):
            before, now = losses[epoch - STUCK_EPOCHS], losses[epoch]
            if not 0 <= before - now < STUCK_FALL * before:
                continue
            outcome = story.seek(epoch).now.outcome
            flat = flat_epochs(losses, epoch)
            by_chance += flat < STUCK_EPOCHS
            if outcome.state is State.STUCK:
                assert outcome.flat == flat >= STUCK_EPOCHS
            else:
                assert flat < STUCK_EPOCHS or outcome.state in (State.SOLVED, State.DEAD)
    assert by_chance >= 3, "it does happen"
    story = Scenario(described("xor", seed=97, output_activation="relu", learning_rate=1.0))
    assert story.train_to(380).now.outcome.state is not State.STUCK


def test_the_epochs_without_change_count_up():
    story = Scenario(STORIES["stuck"]).train_to(4200)
    counted = [story.seek(e).now.outcome.flat for e in (2185, 2500, 3028, 3500, 4107)]
    assert counted == sorted(set(counted))
    assert counted[0] == round(STUCK_EPOCHS / 0.9)
    assert counted[-1] > 2.5 * counted[0]
    still = Scenario("xor").change(weight_init=0.0).train_to(900)
    assert [still.seek(e).now.outcome.flat for e in (300, 301, 899)] == [300, 301, 899]


def test_symmetry_is_a_trap_for_ever():
    # All weights 0: both hidden neurons are told the same, and XOR needs them to differ.
    story = Scenario("xor").change(weight_init=0.0).train_to(STUCK_EPOCHS)
    story.expect_state(State.STUCK)


def test_a_changed_rule_gets_time_to_show_what_it_can():
    story = Scenario("vanishing-gradient").train_to(2 * STUCK_EPOCHS).expect_state(State.STUCK)
    story.change(learning_rate=0.6).expect_state(State.SLOW)
    story.train_to(2 * STUCK_EPOCHS + 2 * SLOW_EPOCHS).expect_state(State.SLOW)


def test_the_word_depends_on_the_past_only():
    straight = Scenario("xor").train_to(200)
    further = Scenario("xor").train_to(900).seek(200)
    assert straight.now.outcome == further.now.outcome


# ---------------------------------------------------------------- dead


def test_a_dead_relu_is_named():
    story = Scenario("dying-relu")
    story.train_to(32).expect_dead()
    story.train_to(33).expect_dead("h1").expect_state(State.LEARNING)
    assert story.now.outcome.silent == (NEURONS["h1"],)
    story.train_to(1000).expect_state(State.DEAD, neurons={"h1"})


def test_what_is_dead_does_not_hide_that_the_rest_learns():
    # The loss falls on for hundreds of epochs after h1 has died, to the level of one hidden neuron.
    story = Scenario("dying-relu").train_to(600)
    for epoch in range(33, 601, 7):
        story.seek(epoch).expect_dead("h1")
        flat = flat_epochs(story.recording.losses, epoch) >= STUCK_EPOCHS
        assert (story.now.outcome.state is State.DEAD) is flat
    assert story.now.outcome.flat >= STUCK_EPOCHS


def test_dead_early_and_solved_all_the_same():
    # Of AND runs in which a hidden neuron is dead at epoch 10, many are solved by the other one.
    dead, solved = 0, 0
    for seed in range(60):
        story = Scenario(described("and", seed=seed, activation="relu", learning_rate=1.0))
        story.train_to(10)
        if not story.now.dead or story.now.trace.right_count == 4:
            continue
        dead += 1
        assert story.now.outcome.state in (State.LEARNING, State.SLOW)
        assert set(story.now.outcome.silent) == set(story.now.dead)
        solved += story.train_to(600).now.outcome.state is State.SOLVED
    assert dead >= 10
    assert solved >= dead / 4


def test_dead_from_the_start():
    # The output's bias learns on, towards the mean; then nothing moves any more.
    story = Scenario(described("xor", start=-1.0, activation="relu", learning_rate=1.0))
    story.expect_dead("h1", "h2").expect_state(State.READY)
    story.train_to(1)
    assert story.now.outcome.state is not State.DEAD
    assert story.now.outcome.silent == (NEURONS["h1"], NEURONS["h2"])
    story.train_to(1000).expect_state(State.DEAD, neurons={"h1", "h2"})


def test_dead_at_once_where_nothing_can_move():
    # A ReLU output that is silent on every row passes nothing back.
    story = Scenario(described("xor", start=-1.0, output_activation="relu")).train_to(1)
    story.expect_state(State.DEAD, neurons={"o1"})


def test_sigmoid_brings_the_dead_back():
    story = Scenario("dying-relu").train_to(1000).expect_state(State.DEAD)
    story.change(activation="sigmoid").expect_dead().expect_state(State.LEARNING)


# ---------------------------------------------------------------- overshooting


def test_bold_steps_overshoot_and_smaller_ones_calm_down():
    bold = described("xor", seed=4, activation="relu", output_activation="relu", learning_rate=1.0)
    story = Scenario(bold).train_to(150).expect_state(State.OVERSHOOTING)
    story.change(learning_rate=0.3).expect_state(State.LEARNING)
    story.train_to(450)
    words = {story.seek(epoch).now.outcome.state for epoch in range(150, 451)}
    assert words == {State.LEARNING, State.SOLVED}


@pytest.mark.parametrize("loss", ["mse", "cross-entropy"])
def test_with_a_sigmoid_output_no_step_overshoots(loss):
    for seed in range(12):
        bold = described("xor", seed=seed, loss=loss, learning_rate=1.0, weight_init=3.0)
        story = Scenario(bold).train_to(400)
        words = {story.seek(epoch).now.outcome.state for epoch in range(0, 401, 10)}
        assert State.OVERSHOOTING not in words


def test_a_dead_neuron_that_nobody_needs_does_not_spoil_the_word():
    # h1 is dead, h2 answers alone.
    start = dict.fromkeys(PARAMETER_NAMES, 0.0) | {
        "b.h1": -1.0,
        "w.x1-h2": 1.0,
        "w.x2-h2": 1.0,
        "b.h2": -1.0,
        "w.h2-o1": 10.0,
        "b.o1": -5.0,
    }
    story = Scenario(described("and", start=start, activation="relu"))
    story.expect_dead("h1").expect_state(State.SOLVED, since=0)


# ---------------------------------------------------------------- diverged


def finite(story: Scenario) -> bool:
    trace = story.now.trace
    numbers = [
        *trace.forward.pre_activations,
        *trace.forward.activations,
        *trace.backward.deltas,
        *trace.backward.backprop_sums,
        trace.backward.gradients.vector,
        trace.sample_losses,
        story.weights,
    ]
    return all(np.isfinite(array).all() for array in numbers)


def test_an_exploding_run_pauses_by_itself_and_says_so():
    story = exploding().start_playing().wait(30)
    story.expect_paused().expect_state(State.DIVERGED).expect_notice("diverged")
    story.expect_epoch(story.now.last_epoch)
    assert finite(story)
    assert np.abs(story.weights).max() <= 1e6


def test_a_diverged_run_cannot_be_played_or_stepped_on():
    story = exploding().start_playing().wait(30)
    last = story.now.last_epoch
    story.toggle_play().expect_paused().expect_notice("diverged").wait(30)
    story.step().expect_notice("diverged").expect_epoch(last, of=last)
    story.train_to(500).expect_notice("diverged").expect_epoch(last, of=last)
    story.seek(last, progress=0.5).expect_epoch(last, of=last)
    assert finite(story)


def test_a_bold_switch_blows_up_in_the_middle_of_a_run_and_can_be_taken_back():
    # A sigmoid output hides how large the sums are; a ReLU output does not.
    story = exploding(output_activation="sigmoid").train_to(20)
    past = [story.weights_at(epoch).tobytes() for epoch in range(21)]

    story.change(output_activation="relu").start_playing().wait(10)
    story.expect_epoch(20, of=20).expect_paused().expect_state(State.DIVERGED)

    story.step_back().expect_epoch(19, of=20).expect_settings(output_activation="sigmoid")
    assert story.now.outcome.state is not State.DIVERGED
    story.seek(20).change(output_activation="sigmoid").train_to(60).expect_epoch(60, of=60)
    assert [story.weights_at(epoch).tobytes() for epoch in range(20)] == past[:20]
    assert finite(story)


def test_every_command_still_works_after_a_divergence():
    story = exploding().start_playing().wait(30)
    story.show_next_row().pin("h1-o1").change(lock_threshold=0.3, animation_speed=1.0, pace=3.0)
    story.expect_state(State.DIVERGED)
    story.restart().expect_epoch(0, of=0).expect_state(State.READY)
    assert finite(story)


def test_a_smaller_rate_saves_the_run():
    story = exploding().start_playing().wait(30).expect_state(State.DIVERGED)
    story.step_back().change(learning_rate=0.01)
    assert story.now.outcome.state is not State.DIVERGED
    story.start_playing().wait(30).expect_playing().expect_notice(None)
    assert story.now.epoch > 5
    assert finite(story)


def test_new_weights_leave_the_divergence_behind():
    story = exploding().start_playing().wait(30).expect_state(State.DIVERGED)
    story.new_weights().start_playing().wait(30).expect_playing()
    assert story.now.outcome.state is not State.DIVERGED


@pytest.mark.parametrize("scenario", ["and", "xor"])
def test_no_control_leads_to_nan(scenario):
    # The boldest steps on the largest weights, ReLU everywhere.
    for seed in range(1, 25):
        preset = described(
            scenario,
            seed=seed,
            activation="relu",
            output_activation="relu",
            learning_rate=1.0,
            weight_init=8.0,
            bias_init=4.0,
        )
        story = Scenario(preset).train_to(200)
        assert finite(story)
        assert np.isfinite(story.recording.losses).all()
