"""Neurons and labels with the numbers that are written in them."""
