"""The attract show: its caption, the invitation to touch, and the loss at its foot."""
