"""A race as it is drawn: the lines that can be pulled, both curves, and the end."""
