"""The script in numpy, with marks where a run's own numbers go."""

from typing import Final

NUMPY: Final = '''\
"""A run of Glass Box, trained anew: <name>, <epochs> epochs. It needs nothing but numpy."""
import numpy as np

# The truth table, one column for each row of it: <rows>.
inputs = np.array(<inputs>)
targets = np.array(<targets>)

# The start. A line of w for each neuron: its weights, from left to right of x1, x2 (or h1, h2).<on>
# The start: the weights of x1 and x2, and the bias.<off>
w_hidden = np.array(<hidden weights>)<on>
b_hidden = np.array(<hidden biases>)<on>
w_output = np.array(<output weights>)
b_output = np.array(<output biases>)

# From which epoch on: learning rate, activation of h1 and h2, activation of o1, loss.<on>
# From which epoch on: learning rate, activation of o1, loss.<off>
rules = {
<rules>
}
epochs = <epochs><set by hand>


def activation_and_slope(z, kind):
    if kind == "relu":
        return np.maximum(z, 0.0), np.where(z > 0.0, 1.0, 0.0)
    a = 1.0 / (1.0 + np.exp(np.minimum(-z, 709.0)))
    return a, (1.0 - a) * a


for epoch in range(epochs + 1):
    if epoch in rules:
        rate, hidden, output, loss = rules[epoch]<by hand><on>
        rate, output, loss = rules[epoch]<by hand><off>

    # Forward: from the inputs to the answers of o1.
    z_hidden = w_hidden.dot(inputs) + b_hidden<on>
    a_hidden, slope_hidden = activation_and_slope(z_hidden, hidden)<on>
    z_output = w_output.dot(a_hidden) + b_output<on>
    z_output = w_output.dot(inputs) + b_output<off>
    a_output, slope_output = activation_and_slope(z_output, output)
    if epoch == epochs:
        break

    # Backward: the deltas. With cross-entropy the slope of the output cancels.
    error = a_output - targets
    delta_output = error if loss == "cross-entropy" else error * slope_output
    delta_hidden = w_output.T.dot(delta_output) * slope_hidden<on>

    # Update: each weight against the mean of the rows' gradients.
    w_output = w_output - rate * (delta_output.dot(a_hidden.T) / 4)<on>
    w_output = w_output - rate * (delta_output.dot(inputs.T) / 4)<off>
    b_output = b_output - rate * (delta_output.sum(axis=1, keepdims=True) / 4)
    w_hidden = w_hidden - rate * (delta_hidden.dot(inputs.T) / 4)<on>
    b_hidden = b_hidden - rate * (delta_hidden.sum(axis=1, keepdims=True) / 4)<on>

if loss == "mse":
    losses = (a_output - targets) ** 2 / 2
else:  # -ln of what o1 gives to the target, written so that nothing overflows
    losses = targets * np.logaddexp(0, -z_output) + (1 - targets) * np.logaddexp(0, z_output)
print(f"loss after {epochs} epochs: {losses.sum() / 4}")
'''
