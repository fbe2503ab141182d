"""Pictures and tables as files, and saving them from inside the window."""
