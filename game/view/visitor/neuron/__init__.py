"""A neuron's card in the visitor view: what it adds up, and the curve that answers."""
