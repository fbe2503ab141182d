"""Futures of a run beside each other: names, lines, letters, and the list in the loss tab."""
