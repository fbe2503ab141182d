"""The program: command line, window, loop, files."""
