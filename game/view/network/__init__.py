"""The picture of the network: where everything is, the tubes, the packets, the neurons, the words about it."""
