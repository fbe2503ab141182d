"""Shapes as pixels: distance fields, glass, sprites, curves, lines and the light below them."""
