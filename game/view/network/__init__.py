"""The picture of the network: where everything is, tubes, packets, neurons, words about it."""
