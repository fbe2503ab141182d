"""Sliders: what they do, how they look, and the epochs along a timeline."""
