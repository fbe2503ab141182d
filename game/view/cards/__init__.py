"""What lies over a page and waits for an answer: help, menu, countdown, PIN pad."""
