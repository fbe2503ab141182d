"""The chain-rule card: one connection's gradient taken apart, with its numbers."""
