"""How files come to the disk: whole or not at all, and logs that only grow."""
