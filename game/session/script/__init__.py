"""A run to take home: a script that trains it anew, in numpy or PyTorch, without this program."""
