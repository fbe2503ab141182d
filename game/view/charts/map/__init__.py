"""The tab "Map": what the network says to every input, and what the hidden layer makes of it."""
