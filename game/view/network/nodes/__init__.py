"""Inputs and neurons: discs, rings, the numbers in them, and the goal beside the answer."""
