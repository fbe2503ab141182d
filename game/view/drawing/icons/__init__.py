"""Icons, drawn and never typed."""
