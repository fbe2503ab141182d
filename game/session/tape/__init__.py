"""The tape of a run and the playhead on it: recording, courses and marks read off it, its table."""
