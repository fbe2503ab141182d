"""What is written beside nodes and lines: weights, slopes, padlocks, the target."""
