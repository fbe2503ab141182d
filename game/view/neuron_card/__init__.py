"""What a neuron's card says and shows, in the lab and for visitors: the figures, and the curve."""
