"""The dock at the foot of the visitor view: its buttons, and stories or loss between them."""
