"""What an exhibit sounds like: synthesised, gentle, never required.

The ear decides from what is shown what is heard; the player plays it where there is a device.
"""
