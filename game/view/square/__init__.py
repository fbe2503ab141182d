"""The square: what the network believes about every input, and where its hidden neurons cut it."""
