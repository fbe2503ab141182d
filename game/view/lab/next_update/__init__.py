"""What the next update does, in the lab, while the learning rate is held."""
