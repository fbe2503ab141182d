"""Inside an epoch, term by term: its stations, and one sentence with its numbers."""
