"""Buttons, choices, sliders and small notes that any page may use."""
