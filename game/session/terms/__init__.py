"""One epoch taken apart: the stations of its walk, where one stands, and the number made there."""
