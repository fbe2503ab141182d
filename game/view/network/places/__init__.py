"""Where everything of the network is: discs, curves, labels, and where it is touched."""
