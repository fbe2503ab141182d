"""The room behind the answer: the square of all inputs, made of the hidden neurons' halves."""
