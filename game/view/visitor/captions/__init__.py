"""What the visitor view says, in two lines, from the engine's own numbers."""
