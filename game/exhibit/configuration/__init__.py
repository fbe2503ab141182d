"""The exhibit's configuration: its keys, its file, what is wrong in it."""
