"""The mathematics: numpy only, pure functions; no clock, no screen, no global state.

Array shapes, used throughout: weights ``(target, source, ...)``, biases ``(target, ...)``,
everything a neuron holds ``(unit, sample, ...)``. The trailing ``...`` is empty for one network and
``(networks,)`` for many trained side by side; one forward pass and one backward pass serve both.
"""
