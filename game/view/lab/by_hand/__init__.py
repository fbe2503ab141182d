"""A weight in hand, in the lab: the card with its valley, and what takes it there."""
