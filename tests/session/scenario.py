"""Stories about a session: what a visitor does, and what must be true then.

    Scenario("and").play(ticks=60).expect_epoch(5).step_back().expect_epoch(4)

Doing and expecting both give the scenario back, so that a story reads from left to right.
Everything that a visitor does goes through ``Session.apply``; ``wait`` and ``play`` let ticks of
1/60 s pass.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game.engine.arrays import Array
from game.engine.dataset import DATASETS
from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.session import commands
from game.session.fingerprint import fingerprint
from game.session.outcome import State
from game.session.presentation import Mode, Phase
from game.session.presets import Preset, load_presets
from game.session.session import Session
from game.session.settings import Settings
from game.session.snapshot import Snapshot
from game.session.tape.recording import Recording

ROOT = Path(__file__).parents[2]
PRESETS = load_presets(ROOT / "assets" / "presets")
NEURONS = {NETWORK.neuron_name(neuron): neuron for neuron in NETWORK.neurons}
PARAMETER_NAMES = [NETWORK.column_name(parameter) for parameter in NETWORK.parameters]
# The longest telling of an epoch, at animation speed 0.01, takes 4,800 ticks.
FOR_EVER = 10_000
SEED_OF_SEEDS = 2024


def described(
    scenario: str = "xor",
    *,
    seed: int = 1,
    start: Mapping[str, float] | float | None = None,
    sample: int | None = None,
    **settings: float | str,
) -> Preset:
    """A preset of the test's own; ``start`` may be one number for all nine parameters."""
    if isinstance(start, int | float):
        start = dict.fromkeys(PARAMETER_NAMES, float(start))
    return Preset(
        name="described",
        order=0,
        dataset=DATASETS[scenario],
        settings=replace(Settings(), **settings),
        seed=seed,
        start=start,
        sample=sample,
    )


class Scenario:
    """A session and its story. Ticks pass only where the story says so."""

    def __init__(self, preset: str | Preset = "and", seed_of_seeds: int = SEED_OF_SEEDS) -> None:
        chosen = PRESETS[preset] if isinstance(preset, str) else preset
        self.session = Session(PRESETS, chosen, np.random.default_rng(seed_of_seeds))

    # ------------------------------------------------------------ what a visitor does

    def do(self, *several: commands.Command) -> "Scenario":
        for command in several:
            self.session.apply(command)
        return self

    def wait(self, ticks: int) -> "Scenario":
        for _ in range(ticks):
            self.session.tick()
        return self

    def play(self, ticks: int) -> "Scenario":
        """Play for so many ticks, and pause again."""
        return self.start_playing().wait(ticks).pause()

    def start_playing(self) -> "Scenario":
        assert not self.now.playing
        return self.do(commands.TogglePlay())

    def pause(self) -> "Scenario":
        return self.do(commands.Pause())

    def toggle_play(self) -> "Scenario":
        return self.do(commands.TogglePlay())

    def step(self, times: int = 1) -> "Scenario":
        """Step, and watch each epoch to its end."""
        for _ in range(times):
            self.begin_step()
            for _ in range(FOR_EVER):
                if self.now.moment.mode is not Mode.STAGED:
                    break
                self.session.tick()
        return self

    def begin_step(self) -> "Scenario":
        return self.do(commands.StepEpoch())

    def step_back(self, times: int = 1) -> "Scenario":
        return self.do(*[commands.StepBack()] * times)

    def seek(self, epoch: int, progress: float = 0.0) -> "Scenario":
        return self.do(commands.Seek(epoch, progress))

    def train_to(self, epoch: int) -> "Scenario":
        return self.do(commands.TrainTo(epoch))

    def restart(self) -> "Scenario":
        return self.do(commands.Restart())

    def new_weights(self) -> "Scenario":
        return self.do(commands.NewWeights())

    def select(self, preset: str) -> "Scenario":
        return self.do(commands.SelectPreset(preset))

    def change(self, **settings: float | str) -> "Scenario":
        return self.do(*(commands.ChangeSetting(name, v) for name, v in settings.items()))

    def show_row(self, name: str | None) -> "Scenario":
        """A row by its name; None for all rows."""
        names = self.now.dataset.sample_names
        return self.do(commands.SelectSample(None if name is None else names.index(name)))

    def show_next_row(self) -> "Scenario":
        return self.do(commands.SelectNextSample())

    def pin(self, name: str) -> "Scenario":
        return self.do(commands.SelectConnection(NETWORK.by_name[name]))

    def pin_neuron(self, name: str) -> "Scenario":
        names = {NETWORK.neuron_name(neuron): neuron for neuron in NETWORK.neurons}
        return self.do(commands.SelectNeuron(names[name]))

    def unpin(self) -> "Scenario":
        return self.do(commands.SelectConnection(None))

    # ------------------------------------------------------------ what can be seen

    @property
    def now(self) -> Snapshot:
        return self.session.snapshot()

    @property
    def recording(self) -> Recording:
        return self.session.recording

    @property
    def weights(self) -> Array:
        """All nine parameters at the playhead."""
        return self.now.trace.parameters.vector

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.session)

    def weights_at(self, epoch: int) -> Array:
        return self.recording.vector_at(epoch)

    # ------------------------------------------------------------ what must be true

    def expect_epoch(self, epoch: int, of: int | None = None) -> "Scenario":
        """The playhead's epoch, and the last recorded one."""
        assert self.now.epoch == epoch
        if of is not None:
            assert self.now.last_epoch == of
        return self

    def expect_playing(self, playing: bool = True) -> "Scenario":
        assert self.now.playing is playing
        return self

    def expect_paused(self) -> "Scenario":
        return self.expect_playing(False)

    def expect_moment(
        self, mode: Mode, phase: Phase | None = None, progress: float | None = None
    ) -> "Scenario":
        moment = self.now.moment
        assert moment.mode is mode
        if phase is not None:
            assert moment.phase is phase
        if progress is not None:
            assert moment.progress == pytest.approx(progress)
        return self

    def expect_state(
        self, state: State, since: int | None = None, neurons: set[str] | None = None
    ) -> "Scenario":
        outcome = self.now.outcome
        assert outcome.state is state
        assert outcome.since == since
        if neurons is not None:
            assert set(outcome.neurons) == {NEURONS[name] for name in neurons}
        return self

    def expect_right(self, count: int) -> "Scenario":
        assert self.now.trace.right_count == count
        return self

    def expect_locked(self, *names: str) -> "Scenario":
        assert self.now.locked == {NEURONS[name] for name in names}
        return self

    def expect_dead(self, *names: str) -> "Scenario":
        assert self.now.dead == {NEURONS[name] for name in names}
        return self

    def expect_notice(self, key: str | None) -> "Scenario":
        notice = self.now.notice
        assert (None if notice is None else notice.key) == key
        return self

    def expect_settings(self, **settings: float | str) -> "Scenario":
        for name, value in settings.items():
            assert getattr(self.now.settings, name) == value
        return self

    def expect_row(self, name: str | None) -> "Scenario":
        sample = self.now.sample
        shown = None if sample is None else self.now.dataset.sample_names[sample]
        assert shown == name
        return self

    def expect_pinned(self, name: str | None) -> "Scenario":
        assert self.now.pinned == (None if name is None else NETWORK.by_name[name])
        return self

    def expect_weights(self, wanted: Array) -> "Scenario":
        """To the last bit."""
        assert self.weights.tobytes() == wanted.tobytes()
        return self

    def expect_seed(self, seed: int | None) -> "Scenario":
        assert self.now.seed == seed
        return self
