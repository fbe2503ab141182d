"""What is touched tells about itself: a bubble with the numbers of this moment, for a while."""
