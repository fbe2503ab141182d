"""Widths that follow words."""

from collections.abc import Sequence


def shared_out(words: Sequence[float], room: float) -> list[float]:
    """Widths that fill the room: to every word its own and an equal share of what is spare.

    Where there is nothing spare, every word gives up the same part of its width.
    """
    total = sum(words)
    spare = room - total
    if spare < 0:
        return [room * word / total for word in words]
    return [word + spare / len(words) for word in words]
