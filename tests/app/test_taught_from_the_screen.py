"""README's table "Taught from the screen", touched: what it prints in bold is there to be read, and
its numbers are the engine's.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pygame
import pytest

from game.engine.gradient_check.check import Cause, check_gradient
from game.engine.topology import NeuronId
from game.engine.trace import EpochTrace
from game.session.commands import SelectPreset
from game.session.outcome import State
from game.session.snapshot import Snapshot
from game.view.drawing.text.text_log import TextBox
from game.view.numbers.agreement import side_by_side
from game.view.square.structure import is_made_of_two_cuts
from tests.app.museum import Museum

README = Path(__file__).resolve().parents[2] / "README.md"
SIZE = (1920, 1080)
MOST_TOUCHES = 3
PATIENCE = 60  # seconds
BETWEEN_LOOKS = 2  # seconds, while something goes on
H1, H2, O1 = NeuronId(1, 0), NeuronId(1, 1), NeuronId(2, 0)

PRESETS = {
    "AND": "and",
    "XOR": "xor",
    "Vanishing gradient": "vanishing-gradient",
    "Dying ReLU": "dying-relu",
    "Sinking row": "sinking-row",
    "Overshoot": "overshoot",
    "XOR, no hidden layer": "xor-no-hidden",
}
VISITORS = "visitor view"
TOUCHED = {
    "h1": "neuron.h1",
    "o1": "neuron.o1",
    "row 0 0": "row.00",
    "row 1 1": "row.11",
    "the line from h1 to o1": "connection.h1-o1",
    "the line from x1 to h1": "connection.x1-h1",
    "the bias of h1": "bias.h1",
    "the line from the bias to o1": "connection.b.o1",
    "Step": "step",
    "Play": "play",
    "Settings": "settings",
    "Cross-entropy": "setting.loss.cross-entropy",
    "Map": "tab.map",
    "Hidden layer on": "map.hidden-on",
    "Check": "check",
    "Stuck": "story.stuck",
    "XOR": "story.xor",
}


class Item(NamedTuple):
    """A row of the table: what is taught, the state it begins in, what is touched, what is seen."""

    what: str
    begin: str
    touches: tuple[str, ...]
    seen: str


def table() -> list[Item]:
    chapter = README.read_text(encoding="utf-8").partition("## Taught from the screen\n")[2]
    lines = re.findall(r"^\| (.+) \|$", chapter.partition("\n## ")[0], re.MULTILINE)
    cells = [line.split(" | ") for line in lines if not line.startswith("teach")]
    return [Item(what, begin, tuple(t.split(", ")), seen) for what, begin, t, seen in cells]


ITEMS = {item.what: item for item in table()}


class Lesson:
    """The screen of an item, everything that was to be read on it, and the run at its start."""

    def __init__(self, item: Item) -> None:
        self.item, self.log = item, list[TextBox]()
        view = "visitor" if item.begin == VISITORS else "lab"
        self.museum = Museum("classroom", SIZE, log=self.log, view__start=view)
        if item.begin != VISITORS:
            self.museum.program.application.session.apply(SelectPreset(PRESETS[item.begin]))
        self.museum.wait(0.5)
        self.surface = pygame.Surface(SIZE)
        self.screens: list[str] = []
        self.begun = self.run

    @property
    def run(self) -> Snapshot:
        return self.museum.run

    def look(self) -> str:
        """What is written on the screen now."""
        self.log.clear()
        scene = self.museum.scene
        self.museum.program.screen.draw(self.surface, scene.snapshot, scene.interface)
        # Sentences are written in runs, between which their spaces are.
        words = " ".join(" ".join(box.string for box in self.log).split())
        self.screens.append(re.sub(r" ([.:])", r"\1", f" {words} "))
        return self.screens[-1]

    def touch(self, done: Callable[[Snapshot], bool] | None) -> str:
        """All touches, each after what the one before set going is over; gives the last screen."""
        assert 1 <= len(self.item.touches) <= MOST_TOUCHES
        for name in self.item.touches:
            self.museum.click(TOUCHED[name])
            self.museum.wait(0.5)
            self.look()
            self.until(lambda _: self.museum.interface.opening is None)
            if name in ("Step", "Play"):
                self.until(done or (lambda run: not run.moves))
        return self.look()

    def until(self, there: Callable[[Snapshot], bool]) -> None:
        for _ in range(PATIENCE // BETWEEN_LOOKS):
            if there(self.run):
                return
            self.museum.wait(BETWEEN_LOOKS)
            self.look()
        pytest.fail("a class waits in vain")


def on(screen: str, words: str) -> bool:
    """Whether it is written there: as whole numbers and words, not as a part of others."""
    return bool(re.search(rf"(?<![\w.−+]){re.escape(words)}(?!\w|\.\d)", screen))


def written(value: float, decimals: int = 4) -> str:
    return f"{value:.{decimals}f}".replace("-", "−")


def row(run: Snapshot, name: str) -> int:
    return run.dataset.sample_names.index(name)


def shown(run: Snapshot) -> int:
    """The row that is spelled out."""
    return run.pinned_sample


def weighted_sum(begun: Snapshot, now: Snapshot) -> list[str]:
    weights, sample = now.trace.parameters.weights[0][0], shown(now)
    z = float(weights @ now.dataset.inputs[:, sample] + now.trace.parameters.biases[0][0])
    return [written(weights[0]), written(weights[1]), written(z), written(1 / (1 + np.exp(-z)))]


def answer_and_slope(trace: EpochTrace, neuron: NeuronId, sample: int) -> tuple[float, float]:
    a = trace.activation(neuron, sample)
    return a, a * (1 - a)


def slopes(begun: Snapshot, now: Snapshot) -> list[str]:
    found = [answer_and_slope(now.trace, H1, row(now, name))[1] for name in ("00", "11")]
    return [written(slope) for slope in found]


def hardly_learns(begun: Snapshot, now: Snapshot) -> list[str]:
    a, slope = answer_and_slope(now.trace, O1, shown(now))
    mean = np.mean([answer_and_slope(now.trace, O1, sample)[1] for sample in range(4)])
    return [f"+{written(a - 0.0)}", written(slope), written(float(mean), 5)]


def error_times_slope(begun: Snapshot, now: Snapshot) -> list[str]:
    a, slope = answer_and_slope(now.trace, O1, shown(now))
    return [written(a * slope), written(a), written(slope)]


def backprop_sum(begun: Snapshot, now: Snapshot) -> list[str]:
    sample, weight = shown(now), float(now.trace.parameters.weights[1][0, 0])
    answer, slope = answer_and_slope(now.trace, O1, sample)
    delta = answer * slope
    own = answer_and_slope(now.trace, H1, sample)[1]
    factors = f"{written(weight)} × {written(delta)}"
    return [factors, written(weight * delta), written(own, 5), written(weight * delta * own)]


def sinks(begun: Snapshot, now: Snapshot) -> list[str]:
    sinking = row(now, "11")
    before, after = (run.trace.activation(O1, sinking) for run in (begun, now))
    deltas = begun.trace.backward.deltas[1][0]
    assert after < before
    assert now.trace.loss < begun.trace.loss
    assert [sample for sample in range(4) if deltas[sample] < 0] == [sinking]
    losses = (written(run.trace.loss) for run in (begun, now))
    return [written(before, 2), written(after, 2), *losses]


def sinks_for_visitors(begun: Snapshot, now: Snapshot) -> list[str]:
    assert now.dataset.targets[0, row(now, "01")] == 1
    assert now.epoch == 1
    return [f"{written(now.trace.activation(O1, row(now, '01')), 2)} next"]


def bias_alone(begun: Snapshot, now: Snapshot) -> list[str]:
    bias = float(now.trace.parameters.biases[0][0])
    assert not now.dataset.inputs[:, shown(now)].any()
    return [written(bias), written(1 / (1 + np.exp(-bias)))]


def dead(begun: Snapshot, now: Snapshot) -> list[str]:
    assert not begun.dead
    assert H1 in now.dead
    assert all(now.trace.pre_activation(H1, sample) <= 0 for sample in range(4))
    return []


def cancelled(begun: Snapshot, now: Snapshot) -> list[str]:
    answer = now.trace.activation(O1, shown(now))
    assert now.trace.backward.deltas[1][0, shown(now)] == pytest.approx(answer)
    return [written(answer)]


def right_chain_rule(begun: Snapshot, now: Snapshot) -> list[str]:
    tests = check_gradient(now.trace, now.topology).tests
    assert len(tests) == 9
    pairs = [side_by_side(test.gradient, test.nudged) for test in tests]
    assert all(test.agrees for test in tests)
    return sorted({str(pair.digits) for pair in pairs})


def kink_of_relu(begun: Snapshot, now: Snapshot) -> list[str]:
    apart = [test for test in check_gradient(now.trace, now.topology).tests if not test.agrees]
    assert [test.cause for test in apart] == [Cause.KINK] * 2
    assert apart[0].kink == (H1, row(now, "00"), 0.0)
    return []


def two_cuts(begun: Snapshot, now: Snapshot) -> list[str]:
    assert not begun.trace.right.all()
    assert is_made_of_two_cuts(now.trace)
    return []


def hidden_layer(begun: Snapshot, now: Snapshot) -> list[str]:
    assert not begun.topology.has_hidden
    assert now.topology.has_hidden
    assert now.seed == begun.seed
    return []


def crosswise(begun: Snapshot, now: Snapshot) -> list[str]:
    targets = dict(zip(now.dataset.sample_names, now.dataset.targets[0], strict=True))
    assert targets["00"] == targets["11"] != targets["01"] == targets["10"]
    return []


def solved(run: Snapshot) -> bool:
    return run.outcome.state is State.SOLVED


Claim = Callable[[Snapshot, Snapshot], list[str]]
TAUGHT: dict[str, tuple[Claim, Callable[[Snapshot], bool] | None]] = {
    "weighted sum and activation": (weighted_sum, None),
    "what the slope is": (slopes, None),
    "why 0.99 hardly learns": (hardly_learns, None),
    "delta = error × slope": (error_times_slope, None),
    "the backprop sum": (backprop_sum, None),
    "why row 1 1 of AND first gets worse": (sinks, None),
    "the same in a visitors' story": (sinks_for_visitors, lambda run: run.epoch > 0),
    "what a bias does": (bias_alone, None),
    "dying ReLU": (dead, lambda run: bool(run.dead)),
    "cross-entropy cancels the slope": (cancelled, None),
    "that the chain rule is right": (right_chain_rule, None),
    "why ReLU has no slope at its kink": (kink_of_relu, None),
    "what a hidden layer is for": (hidden_layer, solved),
    "why XOR needs two cuts": (two_cuts, solved),
    "the same for visitors": (crosswise, None),
}


def test_the_table_has_the_lesson_in_its_order() -> None:
    assert [item.what for item in table()] == list(TAUGHT)


@pytest.mark.parametrize("what", TAUGHT)
def test_it_is_taught_in_three_touches(what: str) -> None:
    item, (claim, done) = ITEMS[what], TAUGHT[what]
    lesson = Lesson(item)
    lesson.touch(done)
    bold = re.findall(r"\*\*(.+?)\*\*", item.seen)
    assert bold
    for words in bold:
        assert any(on(screen, words) for screen in lesson.screens), f"{words}: {lesson.screens}"
    for number in claim(lesson.begun, lesson.run):
        assert any(on(words, number) for words in bold), f"{number} is not among {bold}"
