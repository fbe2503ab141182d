"""The script in PyTorch, with marks where a run's own numbers go."""

from typing import Final

TORCH: Final = '''\
"""A run of Glass Box, trained anew: <name>, <epochs> epochs. PyTorch finds the gradients."""
import torch
from torch.nn.functional import binary_cross_entropy_with_logits

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)  # so few numbers are not worth sharing out

# The truth table, one column for each row of it: <rows>.
inputs = torch.tensor(<inputs>)
targets = torch.tensor(<targets>)

# The start. A line of w for each neuron: its weights, from left to right of x1, x2 (or h1, h2).<on>
# The start: the weights of x1 and x2, and the bias.<off>
w_hidden = torch.tensor(<hidden weights>, requires_grad=True)<on>
b_hidden = torch.tensor(<hidden biases>, requires_grad=True)<on>
w_output = torch.tensor(<output weights>, requires_grad=True)
b_output = torch.tensor(<output biases>, requires_grad=True)
parameters = [w_hidden, b_hidden, w_output, b_output]<on>
parameters = [w_output, b_output]<off>

# From which epoch on: learning rate, activation of h1 and h2, activation of o1, loss.<on>
# From which epoch on: learning rate, activation of o1, loss.<off>
rules = {
<rules>
}
epochs = <epochs><set by hand>
activations = {"sigmoid": torch.sigmoid, "relu": torch.relu}

for epoch in range(epochs + 1):
    if epoch in rules:
        rate, hidden, output, loss = rules[epoch]<by hand, torch><on>
        rate, output, loss = rules[epoch]<by hand, torch><off>

    # Forward: from the inputs to the answers of o1, and how wrong they are.
    a_hidden = activations[hidden](w_hidden @ inputs + b_hidden)<on>
    z_output = w_output @ a_hidden + b_output<on>
    z_output = w_output @ inputs + b_output<off>
    if loss == "cross-entropy":  # the sigmoid is inside, so that nothing overflows
        mean_loss = binary_cross_entropy_with_logits(z_output, targets)
    else:
        mean_loss = ((activations[output](z_output) - targets) ** 2 / 2).mean()
    if epoch == epochs:
        break

    # Backward: PyTorch does what the chain rule says.
    gradients = torch.autograd.grad(mean_loss, parameters)

    # Update: each number against its gradient.
    with torch.no_grad():
        for parameter, gradient in zip(parameters, gradients):
            parameter -= rate * gradient

print(f"loss after {epochs} epochs: {mean_loss.item()}")
'''
