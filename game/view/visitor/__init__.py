"""The visitor view: a big network, the truth table, Play and Step, and captions in plain words."""
