"""What one picture depends on: snapshot, interface, layout, controls and texts, all as values."""
