"""Honest numbers: how they are written down, and calculations that the written digits bear out."""
