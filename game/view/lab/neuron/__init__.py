"""The lab's card of a neuron: what arrives is added up, and the curve answers."""
