"""What would be said and lost otherwise: for any input, for any weight, at any learning rate."""
