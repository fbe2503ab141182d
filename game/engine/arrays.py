"""Array type and the read-only rule shared by the engine's values."""

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def read_only(array: Array) -> Array:
    """The same array, closed for writing: a value that is handed out stays what it was."""
    array.setflags(write=False)
    return array


def constant(value: float) -> Array:
    """A number as an array without axes: numpy takes it as it is, and a float only after
    converting it at every call.
    """
    return read_only(np.array(value))


def with_network_axis(array: Array, like: Array, own_axes: int) -> Array:
    """``array`` with an axis of length 1 for each trailing axis that ``like`` has beyond
    ``own_axes``.
    """
    extra = like.ndim - own_axes
    return array.reshape(array.shape + (1,) * extra) if extra else array
