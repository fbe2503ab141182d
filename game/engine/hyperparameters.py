"""What an update depends on besides the parameters and the data."""

from game.engine.activation import Activation
from game.engine.loss import Loss
from game.engine.value_type import value_type


@value_type
class Hyperparameters:
    """The rule of training in force for an epoch.

    ``learning_rate`` scales each update; ``activation`` is that of the hidden neurons.
    """

    learning_rate: float
    activation: Activation
    output_activation: Activation
    loss: Loss

    def __post_init__(self) -> None:
        if not self.loss.accepts(self.output_activation):
            message = f"{self.loss.name} is not defined for {self.output_activation.name} outputs"
            raise ValueError(message)
