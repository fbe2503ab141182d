"""The gradient check: a line in the card, and a sheet with every parameter."""
