"""One visitor's run: a start, its tape and playhead, settings, commands. No pygame, no wall clock.

Time passes in ticks of 1/60 s, so the same commands at the same ticks always give the same state.
Questions and a race are flows of their own beside the run; a replay is its commands, a script its
numbers, both for taking home.
"""
