"""The open card: the numbers that multiply into one row's gradient."""
