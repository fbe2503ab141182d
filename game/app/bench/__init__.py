"""``bench``: the program's speed, measured against floors of the same run."""
