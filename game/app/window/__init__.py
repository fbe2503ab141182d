"""The window: display, loop and pacing, and what keyboard, pointer and gamepad report."""
