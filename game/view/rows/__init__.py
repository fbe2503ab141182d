"""The row selector, which is the loss calculation at the same time."""
