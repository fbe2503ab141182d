"""Where epochs and values lie in a chart, and the numbers along its edges."""
