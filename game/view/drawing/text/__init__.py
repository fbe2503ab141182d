"""Text and formulas: typefaces, fitting into room, and a log of what was written where."""
