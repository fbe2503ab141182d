"""Adjust: how the four rows pull the line that moves most, in the goal's place."""
