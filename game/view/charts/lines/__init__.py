"""The lines of a chart, and what is marked on them."""
