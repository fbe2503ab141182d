"""The drawing kit: shapes, text, formulas, icons and sprites on pixels. It knows no session."""
