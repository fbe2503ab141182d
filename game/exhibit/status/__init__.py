"""The status file: how the exhibit is, and the measurements it tells."""
