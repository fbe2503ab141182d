"""The running program, at a kiosk, in a class, on a laptop: inputs, ticks, who is there."""
