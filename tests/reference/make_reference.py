"""Makes the reference trajectories in this folder with PyTorch, which knows nothing of our engine.

    python3 -m venv torch-venv
    torch-venv/bin/python -m pip install torch==2.13.0
    torch-venv/bin/python tests/reference/make_reference.py

Each JSON file holds one run of full-batch gradient descent on the mean loss, in float64: how it
was made, the explicit start, and the parameters and the loss at a few epochs. ``epochs["10"]``
holds the parameters after ten updates and the loss they give. Python's ``repr`` keeps every digit.

PyTorch is no dependency of the program or of its tests: only the stored numbers are. Nothing here
imports the engine, so both can only agree by being right; the activations, the losses, their
derivatives and the update are PyTorch's own (`torch.sigmoid`, `torch.relu`,
`binary_cross_entropy_with_logits`, autograd, `torch.optim.SGD`).
"""

import json
import random
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

FOLDER = Path(__file__).parent
EPOCHS = (0, 1, 2, 5, 10, 50, 200, 1000)
INPUTS = torch.tensor([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=torch.float64)
TARGETS = {
    "and": torch.tensor([[0], [0], [0], [1]], dtype=torch.float64),
    "xor": torch.tensor([[0], [1], [1], [0]], dtype=torch.float64),
}
ACTIVATIONS = {"sigmoid": torch.sigmoid, "relu": torch.relu}


@dataclass(frozen=True)
class Run:
    """One run to record; weights and biases start in [-spread, +spread], to three decimals."""

    name: str
    scenario: str
    activation: str
    output_activation: str
    loss: str
    learning_rate: float
    seed: int
    spread: float = 2.0
    layer_sizes: tuple[int, ...] = (2, 2, 1)


RUNS = (
    Run("and-sigmoid-mse", "and", "sigmoid", "sigmoid", "mse", 0.5, seed=1),
    Run("xor-sigmoid-mse", "xor", "sigmoid", "sigmoid", "mse", 1.0, seed=2),
    Run("and-sigmoid-cross-entropy", "and", "sigmoid", "sigmoid", "cross-entropy", 0.1, seed=3),
    Run("xor-sigmoid-cross-entropy", "xor", "sigmoid", "sigmoid", "cross-entropy", 1.0, seed=4),
    Run("and-relu-mse", "and", "relu", "sigmoid", "mse", 0.5, seed=20),
    Run("xor-relu-mse", "xor", "relu", "sigmoid", "mse", 1.0, seed=6),
    Run("xor-relu-cross-entropy", "xor", "relu", "sigmoid", "cross-entropy", 0.2, seed=25),
    Run("and-sigmoid-to-relu-mse", "and", "sigmoid", "relu", "mse", 0.2, seed=8),
    Run("xor-relu-to-relu-mse", "xor", "relu", "relu", "mse", 0.1, seed=34),
    Run("xor-saturated-mse", "xor", "sigmoid", "sigmoid", "mse", 1.0, seed=10, spread=8.0),
    Run(
        "xor-deep-cross-entropy",
        "xor",
        "sigmoid",
        "sigmoid",
        "cross-entropy",
        0.5,
        seed=11,
        layer_sizes=(2, 3, 2, 1),
    ),
)


def start_of(run: Run) -> tuple[list[Tensor], list[Tensor]]:
    """Weights (target, source) and biases (target,) of every layer."""
    rng = random.Random(run.seed)

    def number() -> float:
        return round(rng.uniform(-run.spread, run.spread), 3)

    weights, biases = [], []
    for sources, targets in zip(run.layer_sizes, run.layer_sizes[1:], strict=False):
        rows = [[number() for _ in range(sources)] for _ in range(targets)]
        weights.append(torch.tensor(rows, dtype=torch.float64, requires_grad=True))
        row = [number() for _ in range(targets)]
        biases.append(torch.tensor(row, dtype=torch.float64, requires_grad=True))
    return weights, biases


def mean_loss(run: Run, weights: list[Tensor], biases: list[Tensor]) -> Tensor:
    """The loss of the four rows, averaged."""
    values = INPUTS
    for layer, (weight, bias) in enumerate(zip(weights, biases, strict=True)):
        sums = torch.nn.functional.linear(values, weight, bias)
        is_output = layer == len(weights) - 1
        values = ACTIVATIONS[run.output_activation if is_output else run.activation](sums)
    targets = TARGETS[run.scenario]
    if run.loss == "cross-entropy":
        return torch.nn.functional.binary_cross_entropy_with_logits(sums, targets)
    return torch.nn.functional.mse_loss(values, targets) / 2


def neuron_name(run: Run, layer: int, unit: int) -> str:
    """x1, h1 (h2.1 with several hidden layers), o1."""
    last = len(run.layer_sizes) - 1
    if layer == 0:
        return f"x{unit + 1}"
    if layer == last:
        return f"o{unit + 1}"
    return f"h{layer}.{unit + 1}" if last > 2 else f"h{unit + 1}"


def named(run: Run, weights: list[Tensor], biases: list[Tensor]) -> dict[str, float]:
    """The parameters by the names that files use: w.x1-h1, b.h1."""
    numbers = {}
    for layer, (weight, bias) in enumerate(zip(weights, biases, strict=True)):
        for target, row in enumerate(weight.tolist()):
            name = neuron_name(run, layer + 1, target)
            for source, value in enumerate(row):
                numbers[f"w.{neuron_name(run, layer, source)}-{name}"] = value
            numbers[f"b.{name}"] = bias.tolist()[target]
    return numbers


def record(run: Run) -> dict[str, object]:
    """Train, and keep what the tests compare."""
    weights, biases = start_of(run)
    start = named(run, weights, biases)
    descent = torch.optim.SGD([*weights, *biases], lr=run.learning_rate)
    epochs = {}
    for epoch in range(EPOCHS[-1] + 1):
        descent.zero_grad()
        loss = mean_loss(run, weights, biases)
        if epoch in EPOCHS:
            parameters = named(run, weights, biases)
            epochs[str(epoch)] = {"loss": loss.item(), "parameters": parameters}
        loss.backward()
        descent.step()
    return {
        "made_with": f"PyTorch {torch.__version__.split('+')[0]}, float64",
        "scenario": run.scenario,
        "layer_sizes": run.layer_sizes,
        "activation": run.activation,
        "output_activation": run.output_activation,
        "loss": run.loss,
        "learning_rate": run.learning_rate,
        "start": start,
        "epochs": epochs,
    }


if __name__ == "__main__":
    for run in RUNS:
        text = json.dumps(record(run), indent=1)
        (FOLDER / f"{run.name}.json").write_text(text + "\n", encoding="utf-8")
