"""The pins on the timeline: where they stand, what a touch does, how they look."""
