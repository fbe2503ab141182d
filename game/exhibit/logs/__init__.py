"""Logs and the crash file, and the folder they go to."""
