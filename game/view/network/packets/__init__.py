"""What moves: where the packets are, and how they look."""
