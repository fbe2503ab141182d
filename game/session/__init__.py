"""One visitor's run: recording, playhead, settings, commands. No pygame, no wall clock.

Time passes in ticks of 1/60 s, so the same commands at the same ticks always give the same state.
"""
