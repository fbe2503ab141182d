"""What the parts look like in a palette."""
