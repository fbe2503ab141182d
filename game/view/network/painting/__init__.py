"""Tubes, arcs and glass beads: fields computed once, recoloured as what they show changes."""
