"""The truth tables the network learns from."""

import numpy as np

from game.engine.arrays import Array, read_only
from game.engine.value_type import fixed_type


@fixed_type
class Dataset:
    """``inputs`` (input, sample), ``targets`` (output, sample), and the samples' names."""

    name: str
    inputs: Array
    targets: Array
    sample_names: tuple[str, ...]

    def __post_init__(self) -> None:
        read_only(self.inputs)
        read_only(self.targets)

    @property
    def sample_count(self) -> int:
        """How many rows one epoch passes over."""
        return len(self.sample_names)


def _truth_table(name: str, answers: tuple[int, int, int, int]) -> Dataset:
    inputs = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]])
    return Dataset(name, inputs, np.array([answers], dtype=np.float64), ("00", "01", "10", "11"))


AND = _truth_table("and", (0, 0, 0, 1))
XOR = _truth_table("xor", (0, 1, 1, 0))
DATASETS = {dataset.name: dataset for dataset in (AND, XOR)}
